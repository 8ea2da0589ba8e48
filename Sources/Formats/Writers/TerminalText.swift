// SPDX-License-Identifier: Apache-2.0

/// Text from posts as it may be shown on a terminal: nothing in it acts, and its width is known.
package enum TerminalText {
  /// `text` with every character that acts on a terminal, or is not seen there, written as an
  /// escape such as `\u{1B}`.
  ///
  /// The log of a CI run is such a terminal: GitHub's takes what follows `::` at the start of a line, or `##[`
  /// anywhere, for a command. A line may be broken at any space, so no word begins with two colons.
  package static func escaped(_ text: String) -> String {
    if isHarmless(text) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var previous: (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if let escape = escape(of: scalar) {
        result += escape
      } else if scalar == ":", next == ":", previous.1.properties.isWhitespace {
        result += "\\u{3A}"
      } else if scalar == "[", previous == ("#", "#") {
        result += "\\u{5B}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = (previous.1, scalar)
    }
    return result
  }

  /// Whether nothing in `text` needs a second look: most texts are of that kind.
  private static func isHarmless(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      guard (0x20...0x7E).contains(byte) else { return false }
      // `::` and `#[`
      if byte == 0x3A, last == 0x3A { return false }
      if byte == 0x5B, last == 0x23 { return false }
      last = byte
    }
    return true
  }

  /// `text`, or its first `count` characters (code points) and a sign that there are more.
  static func shortened(_ text: String, to count: Int) -> String {
    // No character takes less than a byte.
    if text.utf8.count <= count { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }

  /// How a character that must not be shown raw is written; nothing for one that may be.
  static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    // C0, DEL and C1; soft hyphen; marks and overrides of direction; spaces without width; line and
    // paragraph
    // separators; invisible operators; byte order mark; interlinear annotation; tags.
    case ..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: nil
    }
  }

  /// The cells that `text` takes on a terminal.
  package static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
    var meter = CellMeter()
    return text.unicodeScalars.reduce(0) { $0 + meter.cells(of: $1) }
  }

  /// `text` in lines of at most `width` cells, broken at spaces; a longer word stands alone. On the
  /// first line `cells` are taken already.
  package static func wrapped(_ text: String, width: Int, behind cells: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = cells
    for word in text.split(separator: " ") {
      let cells = Self.width(of: String(word))
      if used > 0, used + 1 + cells > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += cells
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}

/// Counts terminal cells from one character to the next; emoji sequences need to know what came
/// before.
struct CellMeter {
  private var previous: Unicode.Scalar?
  private var previousCells = 0

  /// The cells that `scalar` adds.
  mutating func cells(of scalar: Unicode.Scalar) -> Int {
    let cells = measure(scalar)
    previous = scalar
    if cells > 0 { previousCells = cells }
    return cells
  }

  private func measure(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch value {
    case 0x200C, 0x200D, 0x1160...0x11FF: return 0
    case 0xFE0F:
      // The selector that asks for the coloured picture makes a narrow sign wide.
      return previous?.properties.isEmoji == true && previousCells == 1 ? 1 : 0
    case 0x1F3FB...0x1F3FF:
      return previous?.properties.isEmojiModifierBase == true ? 0 : 2
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if previous?.value == 0x200D, scalar.properties.isEmoji { return 0 }
    return Self.isWide(scalar) ? 2 : 1
  }

  /// East Asian Wide and Fullwidth (UAX 11), and what is shown as a picture unless told otherwise
  /// (UTS 51).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
      0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
      0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
