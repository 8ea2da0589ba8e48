// SPDX-License-Identifier: Apache-2.0

import Patterns

/// A path pattern of Vale's settings, in which `*` stands for anything.
struct ValeGlob: Sendable {
  private let pattern: Pattern?
  private let formats: [String: String]

  init(_ text: String, _ formats: [String: String]) {
    self.formats = formats
    var result = ""
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*": result += ".*"
      case "?": result += "."
      case "{":
        depth += 1
        result += "(?:"
      case "}" where depth > 0:
        depth -= 1
        result += ")"
      case "," where depth > 0: result += "|"
      case "[", "]": result.unicodeScalars.append(scalar)
      case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-", " ":
        result.unicodeScalars.append(scalar)
      default: result += scalar.value < 0x80 ? "\\\(scalar)" : String(scalar)
      }
    }
    pattern = try? Pattern("(?s)(?:\\A|/)\(result)\\z")
  }

  /// Whether it holds for the file at `path`, by its own extension or the one that it is read as.
  func covers(_ path: String) -> Bool {
    guard let pattern else { return false }
    if (try? pattern.matches(path)) == true { return true }
    guard let dot = path.lastIndex(of: "."),
      let other = formats[path[path.index(after: dot)...].lowercased()]
    else { return false }
    return (try? pattern.matches(path[...dot] + other)) == true
  }
}
