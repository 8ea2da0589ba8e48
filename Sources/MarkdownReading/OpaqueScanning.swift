// SPDX-License-Identifier: Apache-2.0

/// Stretches that belong to a site generator and not to Markdown.
enum OpaqueScanner {
  /// What closes the tag that opens with the `{` at `index`, and how long the opening is.
  static func closer(
    _ text: borrowing LeafText, _ index: Int, _ options: MarkdownDialect.Options
  ) -> (closer: Closer, length: Int)? {
    let second = text.byte(index + 1)
    let third = text.byte(index + 2)
    if options.contains(.templates) {
      if second == Ascii.leftBrace {
        if third == Ascii.less { return (.angle, 3) }
        if third == Ascii.percent { return (.doublePercent, 3) }
        return (.doubleBrace, 2)
      }
      if second == Ascii.percent { return (.percent, 2) }
    }
    if options.contains(.attributeLists), second == Ascii.colon { return (.brace, 2) }
    return nil
  }

  enum Closer: Int {
    case angle, doublePercent, doubleBrace, percent, brace

    static let count = 5

    var spelling: StaticString {
      switch self {
      case .angle: ">}}"
      case .doublePercent: "%}}"
      case .doubleBrace: "}}"
      case .percent: "%}"
      case .brace: "}"
      }
    }
  }

  /// The end of a template tag that opens at `index` and closes on the same line, for destinations.
  static func templateOnLine(_ text: borrowing LeafText, _ index: Int) -> Int? {
    guard let (closer, length) = closer(text, index, .templates) else { return nil }
    var stop = index + length
    let spelling = closer.spelling
    while stop < text.end, !text.bytes[stop].isLineEnd {
      if text.bytes.has(spelling, at: stop, before: text.end) {
        return stop + spelling.utf8CodeUnitCount
      }
      // A tag inside a tag: this one was never closed, and the scan stays linear.
      if text.bytes[stop] == Ascii.leftBrace, text.byte(stop + 1) == text.byte(index + 1) {
        return nil
      }
      stop += 1
    }
    return nil
  }

  /// The end of a balanced `{…}` of MDX that opens at `index`; strings and comments hide braces.
  static func expression(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    var depth = 0
    var position = index
    while position < end {
      let byte = bytes[position]
      switch byte {
      case Ascii.leftBrace: depth += 1
      case Ascii.rightBrace:
        depth -= 1
        if depth == 0 { return position + 1 }
      case Ascii.quote, Ascii.apostrophe, Ascii.backtick:
        // An apostrophe in JSX text has no partner on its line and hides nothing.
        var stop = position + 1
        while stop < end, bytes[stop] != byte, byte == Ascii.backtick || !bytes[stop].isLineEnd {
          stop += bytes[stop] == Ascii.backslash ? 2 : 1
        }
        if stop < end, bytes[stop] == byte { position = stop }
      case Ascii.slash where position + 1 < end && bytes[position + 1] == Ascii.star:
        guard let stop = bytes.find("*/", from: position + 2, before: end) else { return nil }
        position = stop + 1
      default: break
      }
      position += 1
    }
    return nil
  }

  /// The end of a JSX tag that opens with the `<` at `index`.
  static func jsxTag(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    var position = index + 1
    guard position < end else { return nil }
    if bytes[position] == Ascii.slash { position += 1 }
    guard position < end, bytes[position].isLetter || bytes[position] == Ascii.greater else {
      return nil
    }
    while position < end {
      switch bytes[position] {
      case Ascii.greater: return position + 1
      case Ascii.less: return nil
      case Ascii.quote, Ascii.apostrophe:
        let quote = bytes[position]
        position += 1
        while position < end, bytes[position] != quote { position += 1 }
        if position >= end { return nil }
      case Ascii.leftBrace:
        guard let stop = expression(bytes, position, before: end) else { return nil }
        position = stop - 1
      default: break
      }
      position += 1
    }
    return nil
  }
}
