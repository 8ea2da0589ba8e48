// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// An example on a rule's page: a post, and the places that the rule must flag in it.
package struct RuleExample: Hashable, Sendable {
  package var format: DocumentFormat
  /// The rule's options in the example, as YAML (`{require: linked}`); empty: the defaults.
  package var options: String
  /// The post without its marks.
  package var text: String
  /// What was between `⟦` and `⟧`, in order; none in an example of what is not flagged.
  package var flagged: [ByteRange]
  /// Whether the example is under `## Flagged`.
  package var isFlagged: Bool
  /// The line of the page, from 1, on which the example begins.
  package var line: Int

  /// The sections whose examples are tests.
  private static let sections = ["Flagged": true, "Not flagged": false]

  /// Sections of `page` with a name that is almost one of those whose examples are tests, by their lines from 1.
  package static func misnamedSections(
    on page: String
  ) -> [(line: Int, name: String, meant: String)] {
    var isInFence = false
    var found: [(line: Int, name: String, meant: String)] = []
    for (number, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") { isInFence.toggle() }
      guard !isInFence, line.hasPrefix("#") else { continue }
      let name = String(line.drop { $0 == "#" }.drop { $0 == " " })
      if line.hasPrefix("## "), sections[name] != nil { continue }
      let near = Suggestion.nearest(
        to: name.lowercased(), among: sections.keys.map { $0.lowercased() })
      if let meant = sections.keys.first(where: { $0.lowercased() == near }) {
        found.append((number + 1, String(line), "## " + meant))
      }
    }
    return found
  }

  /// The examples on `page`: the `html` and `markdown` fences under `## Flagged` and `## Not flagged`.
  package static func all(on page: String) -> [RuleExample] {
    var examples: [RuleExample] = []
    var isFlagged: Bool?
    var open: (format: DocumentFormat, options: String, lines: [Substring], line: Int)?
    for (number, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let example = open {
        if line == "```" {
          var made = RuleExample(
            format: example.format, options: example.options, text: "", flagged: [],
            isFlagged: isFlagged ?? false, line: example.line)
          made.setText(example.lines.joined(separator: "\n") + "\n")
          examples.append(made)
          open = nil
        } else {
          open?.lines.append(line)
        }
        continue
      }
      if line.hasPrefix("## ") {
        isFlagged = sections[String(line.dropFirst(3))]
      } else if line.hasPrefix("```"), isFlagged != nil {
        let words = line.dropFirst(3)
        let name = words.prefix { $0 != " " }
        guard let format = DocumentFormat(rawValue: String(name)) else { continue }
        let options = words.dropFirst(name.count).drop { $0 == " " }
        open = (format, String(options), [], number + 2)
      }
    }
    return examples
  }

  /// Removes the marks from `marked` and keeps what was between them.
  private mutating func setText(_ marked: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(bytes.count)
      case "⟧":
        if let start = starts.popLast() { flagged.append(ByteRange(start, bytes.count)) }
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    flagged.sort()
    text = String(decoding: bytes, as: UTF8.self)
  }
}
