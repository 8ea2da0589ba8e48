// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a rule says: `%s` is what it is told of, one after the other, `%[2]s` the second.
struct ValeMessage: Sendable {
  let text: String
  let help: String

  /// The most code points of what was found that a message shows.
  private static let longestFound = 80

  /// The message about `values`, in the order in which Vale gives them.
  func about(_ values: String...) -> Message { about(values) }

  func about(_ values: [String]) -> Message {
    let shown = values.map(Self.shortened)
    var text = Self.fill(text, shown).trimming()
    while text.last == "." { text = text.dropLast() }
    return Message(String(text), help: help)
  }

  private static func shortened(_ text: String) -> String {
    var line = text
    if text.contains(where: \.isNewline) {
      line = text.split(whereSeparator: \.isNewline).map { $0.trimming() }.joined(separator: " ")
    }
    let start = line.unicodeScalars.prefix(longestFound + 1)
    guard start.count > longestFound else { return line }
    return String(String.UnicodeScalarView(start.dropLast())) + "…"
  }

  static func fill(_ template: String, _ values: [String]) -> String {
    var result = ""
    var next = 0
    var rest = template[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      if rest.hasPrefix("["), let close = rest.firstIndex(of: "]"),
        let number = Int(rest[rest.index(after: rest.startIndex)..<close]), number > 0
      {
        next = number - 1
        rest = rest[rest.index(after: close)...]
      }
      switch rest.first {
      case "s", "d", "v", "q":
        if next < values.count { result += values[next] } else { result += values.last ?? "" }
        next += 1
        rest = rest.dropFirst()
      case "%":
        result += "%"
        rest = rest.dropFirst()
      default:
        // A number with a precision, as in `%.2f`.
        let digits = rest.prefix { $0 == "." || $0.isNumber }
        if !digits.isEmpty, rest.dropFirst(digits.count).first == "f" {
          result += next < values.count ? values[next] : ""
          next += 1
          rest = rest.dropFirst(digits.count + 1)
        } else {
          result += "%"
        }
      }
    }
    return result + rest
  }

  /// `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`.
  static func list(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    if quoted.count < 3 { return quoted.joined(separator: " or ") }
    return quoted.dropLast().joined(separator: ", ") + ", or " + (quoted.last ?? "")
  }
}
