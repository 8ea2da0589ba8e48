// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a rule says: `%s` is one of its arguments, in order, `%[2]s` the second.
struct ValeMessage: Sendable {
  let text: String
  let help: String
  private let parts: [Part]

  private enum Part: Sendable {
    case text(String)
    /// The value of that number.
    case value(Int)
  }

  /// The most code points of what was found that a message shows.
  private static let longestFound = 80

  init(text: String, help: String) {
    self.text = text
    self.help = help
    parts = Self.parts(of: text)
  }

  /// The message about `values`, in the order in which Vale gives them.
  func about(_ values: String...) -> Message { about(values) }

  func about(_ values: [String]) -> Message {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .value(let number):
        result += Self.shortened(number < values.count ? values[number] : values.last ?? "")
      }
    }
    while let last = result.utf8.last, last == UInt8(ascii: ".") || last <= 0x20 {
      result.unicodeScalars.removeLast()
    }
    return Message(result, help: help)
  }

  private static func shortened(_ text: String) -> String {
    if text.utf8.count <= longestFound, !text.utf8.contains(0x0A) { return text }
    var line = text
    if text.contains(where: \.isNewline) {
      line = text.split(whereSeparator: \.isNewline).map { $0.trimming() }.joined(separator: " ")
    }
    let start = line.unicodeScalars.prefix(longestFound + 1)
    guard start.count > longestFound else { return line }
    return String(String.UnicodeScalarView(start.dropLast())) + "…"
  }

  private static func parts(of template: String) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var next = 0
    var rest = template[...]
    func value(_ number: Int) {
      if !literal.isEmpty { parts.append(.text(literal)) }
      literal = ""
      parts.append(.value(number))
    }
    while let percent = rest.firstIndex(of: "%") {
      literal += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      if rest.hasPrefix("["), let close = rest.firstIndex(of: "]"),
        let number = Int(rest[rest.index(after: rest.startIndex)..<close]), number > 0
      {
        next = number - 1
        rest = rest[rest.index(after: close)...]
      }
      // A number with a precision, as in `%.2f`.
      let digits = rest.prefix { $0 == "." || $0.isNumber }
      let sign = rest.dropFirst(digits.count).first
      if digits.isEmpty ? "sdvq".contains(sign ?? " ") : sign == "f" {
        value(next)
        next += 1
        rest = rest.dropFirst(digits.count + 1)
      } else {
        literal += "%"
        if rest.first == "%" { rest = rest.dropFirst() }
      }
    }
    literal += rest
    if !literal.isEmpty { parts.append(.text(literal)) }
    return parts
  }

  /// `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`.
  static func list(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    if quoted.count < 3 { return quoted.joined(separator: " or ") }
    return quoted.dropLast().joined(separator: ", ") + ", or " + (quoted.last ?? "")
  }
}
