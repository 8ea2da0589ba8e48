// SPDX-License-Identifier: Apache-2.0

import JSONRPC

/// The tools as clients list them.
extension Tools {
  var list: [JSONValue] {
    var tools: [JSONValue] = [
      Self.tool(
        "lint_text", "Check a text",
        "Checks the text of a post and returns a report with findings, each with its place, what to do and, where there is one, a fix. Give the path that the text is for, so that links and settings are those of that place.",
        ["text": Self.text, "path": Self.path, "format": Self.format], required: ["text"]),
      Self.tool(
        "lint_paths", "Check posts",
        "Checks posts and folders of the site. Returns the counts of all, and the findings of the posts with the most errors.",
        [
          "paths": Self.paths,
          "limit": [
            "type": "integer", "minimum": 1, "maximum": 1000,
            "description": "The most posts whose findings are returned (default: 50)",
          ],
        ]),
      Self.tool(
        "fix_text", "Fix a text",
        "Returns the text with its safe fixes applied, and what is left to report. Nothing is written.",
        ["text": Self.text, "path": Self.path, "format": Self.format, "all": Self.all],
        required: ["text"]),
      Self.tool(
        "explain_rule", "Explain a rule",
        "Returns the page of a rule: why it exists, with examples.",
        ["id": ["type": "string", "description": "The id of the rule, such as image-alt"]],
        required: ["id"]),
      Self.tool(
        "credits", "List image credits",
        "Lists every image of posts with its creator, source and licence.", ["paths": Self.paths]),
      Self.tool(
        "site_links", "List links",
        "Lists the links of posts and what they lead to on the site. The network is not used.",
        [
          "paths": Self.paths,
          "broken": ["type": "boolean", "description": "Whether only broken links are listed"],
        ]),
    ]
    if canWrite {
      tools.append(
        Self.tool(
          "fix_paths", "Fix posts",
          "Applies safe fixes to posts. Without 'apply', returns the changes as patches and writes nothing.",
          [
            "paths": Self.paths, "all": Self.all,
            "apply": ["type": "boolean", "description": "Whether the posts are changed"],
          ], required: ["paths"], isReadOnly: false))
    }
    return tools
  }

  private static let text: JSONValue = [
    "type": "string", "description": "The whole post, with its front matter",
  ]
  private static let path: JSONValue = [
    "type": "string", "description": "The path of the post, relative to the server's folder",
  ]
  private static let format: JSONValue = [
    "type": "string", "enum": ["markdown", "html"],
    "description": "The format, where no path tells it",
  ]
  private static let paths: JSONValue = [
    "type": "array", "items": ["type": "string"],
    "description": "Files and folders, relative to the server's folder (default: all of it)",
  ]
  private static let all: JSONValue = [
    "type": "boolean", "description": "Whether fixes that need review are applied too",
  ]

  private static func tool(
    _ name: String, _ title: String, _ description: String, _ properties: JSONValue,
    required: [String] = [], isReadOnly: Bool = true
  ) -> JSONValue {
    [
      "name": .string(name), "title": .string(title), "description": .string(description),
      "inputSchema": [
        "type": "object", "properties": properties, "required": JSONValue(required),
        "additionalProperties": false,
      ],
      "annotations": [
        "title": .string(title), "readOnlyHint": .bool(isReadOnly),
        "destructiveHint": .bool(!isReadOnly), "idempotentHint": true, "openWorldHint": false,
      ],
    ]
  }
}
