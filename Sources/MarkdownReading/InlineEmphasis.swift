// SPDX-License-Identifier: Apache-2.0

// Emphasis, strong emphasis and strikethrough: CommonMark's delimiter stack.

extension InlineParser {
  mutating func delimiterRun(_ mark: UInt8, _ position: Int) -> Int {
    var end = position + 1
    while text.byte(end) == mark { end += 1 }
    let length = end - position
    // A run of three or more tildes is text.
    if mark == Ascii.tilde, length > 2 || length == 1 && options.contains(.doubleTildes) {
      return push(InlineItem(.text, position, end))
    }

    var before = CodePointClass.before(text, position)
    var after = CodePointClass.after(text, end)
    if options.contains(.goldmark) {
      // Hugo replaces a shortcode with a word before Markdown is read.
      if text.byte(position - 1) == Ascii.rightBrace, text.byte(position - 2) == Ascii.rightBrace {
        before = .other
      }
      if text.byte(end) == Ascii.leftBrace, text.byte(end + 1) == Ascii.leftBrace { after = .other }
    }
    let isLeftFlanking = after != .space && (after != .punctuation || before != .other)
    let isRightFlanking = before != .space && (before != .punctuation || after != .other)
    var canOpen = isLeftFlanking
    var canClose = isRightFlanking
    if mark == Ascii.underscore {
      canOpen = isLeftFlanking && (!isRightFlanking || before == .punctuation)
      canClose = isRightFlanking && (!isLeftFlanking || after == .punctuation)
    }
    if mark != Ascii.tilde, options.contains(.kramdown) {
      (canOpen, canClose) = kramdownFlanks(mark, position, end)
    }
    guard canOpen || canClose else { return push(InlineItem(.text, position, end)) }
    push(InlineItem(.delimiters, position, end, delimiters.count))
    let number = delimiters.count
    delimiters.append(
      Delimiter(
        item: items.count - 1, mark: mark, canOpen: canOpen, canClose: canClose, length: length,
        count: length, previous: lastDelimiter))
    if lastDelimiter >= 0 { delimiters[lastDelimiter].next = number }
    lastDelimiter = number
    return end
  }

  /// What kramdown lets a run do: anything but be next to white space, and `_` not inside a word.
  private func kramdownFlanks(
    _ mark: UInt8, _ position: Int, _ end: Int
  ) -> (canOpen: Bool, canClose: Bool) {
    var canOpen = end < text.end && !text.bytes[end].isWhite
    var canClose = position > text.start && !text.bytes[position - 1].isWhite
    if mark == Ascii.underscore {
      if CodePointClass.before(text, position) == .other { canOpen = false }
      if CodePointClass.after(text, end) == .other { canClose = false }
    }
    return (canOpen, canClose)
  }

  /// Matches the runs above the one numbered `bottom` and takes them off the stack.
  mutating func matchDelimiters(above bottom: Int) {
    if lastDelimiter == bottom { return }
    // Below these no opener is left for a closer of that kind.
    for kind in openersBottom.indices { openersBottom[kind] = bottom }
    var closer = lastDelimiter
    while closer >= 0, delimiters[closer].previous != bottom {
      closer = delimiters[closer].previous
    }
    while closer >= 0 {
      guard delimiters[closer].canClose else {
        closer = delimiters[closer].next
        continue
      }
      let kind = Self.kind(delimiters[closer])
      var opener = delimiters[closer].previous
      var isFound = false
      while opener > openersBottom[kind], opener != bottom {
        if matches(opener, closer) {
          isFound = true
          break
        }
        opener = delimiters[opener].previous
      }
      if isFound {
        closer = match(opener, closer)
        continue
      }
      let next = delimiters[closer].next
      openersBottom[kind] = max(openersBottom[kind], delimiters[closer].previous)
      if !delimiters[closer].canOpen { remove(closer) }
      closer = next
    }
    // What is left above the bottom is text.
    lastDelimiter = bottom
    if bottom >= 0 { delimiters[bottom].next = -1 }
  }

  private static func kind(_ delimiter: Delimiter) -> Int {
    switch delimiter.mark {
    case Ascii.star: (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
    case Ascii.underscore: 6 + (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
    default: 12 + delimiter.length
    }
  }

  private func matches(_ opener: Int, _ closer: Int) -> Bool {
    let open = delimiters[opener]
    let close = delimiters[closer]
    guard open.canOpen, open.mark == close.mark else { return false }
    if open.mark == Ascii.tilde { return open.length == close.length }
    if options.contains(.kramdown) || !close.canOpen && !open.canClose { return true }
    return close.length % 3 == 0 || (open.length + close.length) % 3 != 0
  }

  /// Pairs the two; returns the run to examine next.
  private mutating func match(_ opener: Int, _ closer: Int) -> Int {
    let isDouble = delimiters[opener].count >= 2 && delimiters[closer].count >= 2
    let length = isDouble ? 2 : 1
    let number = matches.count
    matches.append(
      DelimiterMatch(
        mark: delimiters[opener].mark, length: length, earlierOpened: delimiters[opener].opened))
    delimiters[opener].opened = number
    if delimiters[closer].lastClosed >= 0 {
      matches[delimiters[closer].lastClosed].laterClosed = number
    } else {
      delimiters[closer].closed = number
    }
    delimiters[closer].lastClosed = number
    delimiters[opener].count -= length
    delimiters[closer].count -= length
    // The runs in between have no partners any more.
    delimiters[opener].next = closer
    delimiters[closer].previous = opener
    if delimiters[opener].count == 0 { remove(opener) }
    if delimiters[closer].count == 0 {
      let next = delimiters[closer].next
      remove(closer)
      return next
    }
    return closer
  }

  private mutating func remove(_ delimiter: Int) {
    let previous = delimiters[delimiter].previous
    let next = delimiters[delimiter].next
    if previous >= 0 { delimiters[previous].next = next }
    if next >= 0 { delimiters[next].previous = previous } else { lastDelimiter = previous }
  }
}

/// What a code point is to the flanking rules.
enum CodePointClass {
  case space, punctuation, other

  init(_ byte: UInt8) {
    self = byte.isWhite ? .space : byte.isPunctuation ? .punctuation : .other
  }

  init(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .other
    }
  }

  /// The class of the code point in front of `position`; the text's start counts as a space.
  static func before(_ text: borrowing LeafText, _ position: Int) -> CodePointClass {
    guard position > text.start else { return .space }
    let byte = text.bytes[position - 1]
    if byte < 0x80 { return CodePointClass(byte) }
    var start = position - 1
    while start > text.start, position - start < 4, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return decode(text, start, position)
  }

  /// The class of the code point at `position`; the text's end counts as a space.
  static func after(_ text: borrowing LeafText, _ position: Int) -> CodePointClass {
    guard position < text.end else { return .space }
    let byte = text.bytes[position]
    if byte < 0x80 { return CodePointClass(byte) }
    var end = position + 1
    while end < text.end, end - position < 4, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return decode(text, position, end)
  }

  private static func decode(
    _ text: borrowing LeafText, _ start: Int, _ end: Int
  ) -> CodePointClass {
    var value = UInt32(text.bytes[start])
    switch end - start {
    case 2: value &= 0x1F
    case 3: value &= 0x0F
    case 4: value &= 0x07
    default: return .other
    }
    var index = start + 1
    while index < end {
      value = value << 6 | UInt32(text.bytes[index] & 0x3F)
      index += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    return CodePointClass(scalar)
  }
}
