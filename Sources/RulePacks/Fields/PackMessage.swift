// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a rule of a pack says: `%s` stands for what was found, `%1` and `%2` for what the kind names, `%%` for a
/// per cent sign.
struct PackMessage: Sendable {
  var text: String
  var help: String

  /// The most code points of what was found that a message shows.
  private static let longestFound = 60

  /// The message about `found`, with what `%1` and `%2` stand for.
  func about(_ found: String, _ others: String...) -> Message {
    let shown = ([found] + others).map(Self.shortened)
    return Message(Self.fill(text, shown), help: Self.fill(help, shown))
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let start = line.unicodeScalars.prefix(longestFound + 1)
    guard start.count > longestFound else { return line }
    return String(String.UnicodeScalarView(start.dropLast())) + "…"
  }

  private static func fill(_ template: String, _ shown: [String]) -> String {
    var result = ""
    var isEscape = false
    for scalar in template.unicodeScalars {
      if isEscape {
        isEscape = false
        switch scalar {
        case "s": result += shown[0]
        case "1", "2":
          let number = scalar == "1" ? 1 : 2
          if number < shown.count { result += shown[number] }
        case "%": result += "%"
        default:
          result += "%"
          result.unicodeScalars.append(scalar)
        }
      } else if scalar == "%" {
        isEscape = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return isEscape ? result + "%" : result
  }
}
