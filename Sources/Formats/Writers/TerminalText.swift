// SPDX-License-Identifier: Apache-2.0

/// Text from posts as it may be shown on a terminal: nothing in it acts, and its width is known.
package enum TerminalText {
  /// `text` with every character that acts on a terminal, is not seen there, or begins a command in
  /// the log of a CI run (see ``TextGuard``), written as an escape such as `\u{1B}`.
  package static func escaped(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    append(text.unicodeScalars[...], to: &result)
    return result
  }

  /// `text`, which was escaped, as a link to `address`, one of Stet's own, for terminals that know OSC 8.
  package static func link(_ text: String, to address: String?) -> String {
    guard let address else { return text }
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// `text`, which may have many lines, with the same escapes in each; line feeds and tabs stay.
  package static func escapedLines(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    var isFirst = true
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    for line in lines {
      if !isFirst { result += "\n" }
      isFirst = false
      append(line, keepsTabs: true, to: &result)
    }
    return result
  }

  /// The HTML `text` with character references instead of the escapes: its readers see what
  /// they saw before.
  package static func referencedLines(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    var isFirst = true
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    for line in lines {
      if !isFirst { result += "\n" }
      isFirst = false
      append(line, keepsTabs: true, to: &result) {
        "&#x\(String($0.value, radix: 16, uppercase: true));"
      }
    }
    return result
  }

  private static func append(
    _ scalars: Substring.UnicodeScalarView, keepsTabs: Bool = false, to result: inout String,
    escape: (Unicode.Scalar) -> String = escape
  ) {
    var watch = TextGuard()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if watch.stops(scalar, next: next), !(keepsTabs && scalar == "\t") {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether `line`, the bytes of a line without its end, can be printed as it is; tabs may stay.
  /// With `isWhole` the line is printed from its start, where a command may begin.
  package static func isHarmless(_ line: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    var isPlain = true
    var last: UInt8 = 0x20
    for byte in line {
      guard (0x20...0x7E).contains(byte) || byte == 0x09, !isSuspicious(byte, last) else {
        isPlain = false
        break
      }
      last = byte
    }
    if isPlain { return true }
    guard let text = String(validating: line, as: UTF8.self) else { return false }
    var watch = TextGuard(beginsLines: false)
    var isAtStart = isWhole
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if watch.stops(scalar, next: next), scalar != "\t" { return false }
      if isAtStart, scalar == ":", next == ":" { return false }
      isAtStart = isAtStart && scalar.properties.isWhitespace
    }
    return true
  }

  /// Whether nothing in `text` needs a second look: most texts are of that kind.
  private static func isPlain(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      guard (0x20...0x7E).contains(byte), !isSuspicious(byte, last) else { return false }
      last = byte
    }
    return true
  }

  /// Whether `byte` after `last` may be a part of a command in a log: `::`, `##`,
  /// `section_start:`, `section_end:`, `travis_fold:`, `[[ATTACHMENT|`.
  static func isSuspicious(_ byte: UInt8, _ last: UInt8) -> Bool {
    switch byte {
    case 0x3A: last == 0x3A || last | 0x20 == 0x74 || last | 0x20 == 0x64
    case 0x23: last == 0x23
    case 0x7C: last | 0x20 == 0x74
    default: false
    }
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

  /// How a character that must not be shown raw is written.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": "\\t"
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// The cells that `text` takes on a terminal.
  package static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
    var meter = CellMeter()
    return text.unicodeScalars.reduce(0) { $0 + meter.cells(of: $1) }
  }

  /// `text` in lines of at most `width` cells, broken at spaces; a longer word is on its own line. On the
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
