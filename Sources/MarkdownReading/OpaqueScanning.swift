// SPDX-License-Identifier: Apache-2.0

/// Stretches that belong to a site generator and not to Markdown.
enum OpaqueScanner {
  /// What closes a tag.
  enum Closer: Int {
    case angle, doublePercent, doubleBrace, percent, brace

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

  /// What closes the tag that opens with the `{` at `index`, and how long the opening is.
  static func closer(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options
  ) -> (closer: Closer, length: Int)? {
    guard index + 1 < end else { return nil }
    let second = bytes[index + 1]
    if second == Ascii.leftBrace {
      let third = index + 2 < end ? bytes[index + 2] : 0
      if options.contains(.shortcodes) {
        if third == Ascii.less { return (.angle, 3) }
        if third == Ascii.percent { return (.doublePercent, 3) }
      }
      return options.contains(.liquid) ? (.doubleBrace, 2) : nil
    }
    if second == Ascii.percent { return options.contains(.liquid) ? (.percent, 2) : nil }
    let isMkDocs = options.contains(.admonitions) && bytes.byte(index - 1) == Ascii.rightParenthesis
    let isList = second == Ascii.colon || isMkDocs && second == Ascii.space
    if isList { return options.contains(.attributeLists) ? (.brace, 2) : nil }
    return nil
  }

  /// The end of the template tag that opens at `index`, when no other opens before it closes.
  static func template(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options,
    onLine: Bool = false
  ) -> Int? {
    guard
      let (closer, length) = closer(bytes, index, before: end, options.intersection(.templates))
    else { return nil }
    let spelling = closer.spelling
    var stop = index + length
    while stop < end {
      if bytes.has(spelling, at: stop, before: end) { return stop + spelling.utf8CodeUnitCount }
      if onLine, bytes[stop].isLineEnd { return nil }
      // A tag inside a tag: this one was never closed, and the scan stays linear.
      if bytes[stop] == Ascii.leftBrace, stop + 1 < end, bytes[stop + 1] == bytes[index + 1] {
        return nil
      }
      stop += 1
    }
    return nil
  }

  // MARK: - MDX

  /// The end of a balanced `{…}` of MDX that opens at `index`; strings and comments hide braces.
  static func expression(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    var depth = 0
    var position = index
    while position < end {
      switch bytes[position] {
      case Ascii.leftBrace: depth += 1
      case Ascii.rightBrace:
        depth -= 1
        if depth == 0 { return position + 1 }
      default: position = hidden(bytes, position, before: end)
      }
      position += 1
    }
    return nil
  }

  /// The end of the `import` or `export` at `index`: the first blank line outside of all brackets, or the end of the
  /// text.
  static func module(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    var depth = 0
    var position = index
    while position < end {
      switch bytes[position] {
      case Ascii.leftBrace, Ascii.leftBracket, Ascii.leftParenthesis: depth += 1
      case Ascii.rightBrace, Ascii.rightBracket, Ascii.rightParenthesis: depth -= 1
      case Ascii.newline, Ascii.carriageReturn:
        if depth <= 0, isBlankLine(bytes, behind: position, before: end) { return position }
      default: position = hidden(bytes, position, before: end)
      }
      position += 1
    }
    return depth <= 0 ? end : nil
  }

  /// Whether the line after the line end at `position` is empty.
  static func isBlankLine(_ bytes: [UInt8], behind position: Int, before end: Int) -> Bool {
    var index = position + 1
    if bytes[position] == Ascii.carriageReturn, index < end, bytes[index] == Ascii.newline {
      index += 1
    }
    while index < end, bytes[index].isBlank { index += 1 }
    return index >= end || bytes[index].isLineEnd
  }

  /// The last byte of the string or comment of JavaScript that begins at `position`; `position` itself where none does,
  /// or where it is never closed.
  private static func hidden(_ bytes: [UInt8], _ position: Int, before end: Int) -> Int {
    let byte = bytes[position]
    switch byte {
    case Ascii.quote, Ascii.apostrophe, Ascii.backtick:
      // An apostrophe in JSX text has no partner on its line and hides nothing.
      var stop = position + 1
      while stop < end, bytes[stop] != byte, byte == Ascii.backtick || !bytes[stop].isLineEnd {
        let isEscape = bytes[stop] == Ascii.backslash
        stop += isEscape && bytes[(stop + 1)..<end].starts(with: "\r\n".utf8) ? 3 : isEscape ? 2 : 1
      }
      return stop < end && bytes[stop] == byte ? stop : position
    case Ascii.slash where position + 1 < end && bytes[position + 1] == Ascii.star:
      return bytes.find("*/", from: position + 2, before: end).map { $0 + 1 } ?? end
    case Ascii.slash where position + 1 < end && bytes[position + 1] == Ascii.slash:
      // An address in JSX text is not a comment.
      guard position == 0 || bytes[position - 1].isWhite else { return position }
      var stop = position + 2
      while stop < end, !bytes[stop].isLineEnd { stop += 1 }
      return stop - 1
    default: return position
    }
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
