// SPDX-License-Identifier: Apache-2.0

/// The runs of letters, digits, marks and underscores in a text: what is between the boundaries that `\b` finds.
enum WordRuns {
  /// Calls `body` with each run, and whether all of it is ASCII.
  static func scan(_ text: [UInt8], _ body: (_ range: Range<Int>, _ isASCII: Bool) -> Void) {
    let span = text.span
    let count = span.count
    var index = 0
    while index < count {
      var width = isWord(span, index)
      guard width > 0 else {
        index += 1
        while index < count, span[index] & 0xC0 == 0x80 { index += 1 }
        continue
      }
      let start = index
      var isASCII = true
      while width > 0 {
        if width > 1 { isASCII = false }
        index += width
        width = index < count ? isWord(span, index) : 0
      }
      body(start..<index, isASCII)
    }
  }

  /// Whether a word ends or begins between the bytes before and at `offset`.
  static func isBoundary(_ text: [UInt8], _ offset: Int) -> Bool {
    let span = text.span
    var before = false
    if offset > 0 {
      var start = offset - 1
      while start > 0, span[start] & 0xC0 == 0x80 { start -= 1 }
      before = isWord(span, start) > 0
    }
    return before != (offset < span.count && isWord(span, offset) > 0)
  }

  /// The bytes of the code point at `index` when it is part of a word; 0 when it is not.
  private static func isWord(_ text: Span<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 {
      let isASCIIWord =
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || byte == UInt8(ascii: "_")
      return isASCIIWord ? 1 : 0
    }
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard index + width <= text.count, byte >= 0xC2 else { return 0 }
    var value = UInt32(byte) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for offset in 1..<width { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    // Most of what is not ASCII is a dash, a quotation mark or a letter of Europe.
    if (0x2010...0x2027).contains(value) { return 0 }
    if (0xC0...0x24F).contains(value) { return value == 0xD7 || value == 0xF7 ? 0 : width }
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .decimalNumber, .connectorPunctuation:
      return width
    default: return 0
    }
  }
}
