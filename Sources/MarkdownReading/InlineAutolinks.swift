// SPDX-License-Identifier: Apache-2.0

// GFM's addresses without brackets.

extension InlineParser {
  struct FoundAutolink {
    var start: Int
    var end: Int
    var kind: ExtendedAutolink
  }

  /// Reads an address whose `:`, `.` or `@` stands at `position`.
  mutating func extendedAutolink(_ byte: UInt8, _ position: Int) -> Int {
    if byte == Ascii.at {
      hasLateAutolinks = true
      return position + 1
    }
    guard mayBeAddress(byte, position) else { return position + 1 }
    // Inside brackets that may become a link the text must be read as usual; see the writing of
    // text.
    if !brackets.isEmpty {
      hasLateAutolinks = true
      return position + 1
    }
    guard let found = address(byte, position, from: textStart, before: text.end) else {
      return position + 1
    }
    return push(InlineItem(.extendedAutolink, found.start, found.end, found.kind.rawValue))
  }

  private mutating func mayBeAddress(_ byte: UInt8, _ position: Int) -> Bool {
    if byte == Ascii.colon {
      return text.byte(position + 1) == Ascii.slash && text.byte(position + 2) == Ascii.slash
    }
    return position - text.start >= 3 && text.bytes[position - 1] | 0x20 == 0x77
      && text.bytes[position - 2] | 0x20 == 0x77 && text.bytes[position - 3] | 0x20 == 0x77
  }

  /// The address around the `:`, `.` or `@` at `position`, inside `lower..<upper`.
  mutating func address(
    _ byte: UInt8, _ position: Int, from lower: Int, before upper: Int
  ) -> FoundAutolink? {
    switch byte {
    case Ascii.at: return email(position, from: lower, before: upper)
    case Ascii.colon:
      guard mayBeAddress(byte, position) else { return nil }
      var start = position
      while start > lower, position - start < 6, text.bytes[start - 1].isLetter { start -= 1 }
      let bytes = text.bytes
      if options.contains(.goldmark), start > text.start,
        !Self.opensForGoldmark(bytes[start - 1])
      {
        return nil
      }
      guard
        (position - start == 4 && bytes.hasFolded("http", at: start, before: position))
          || (position - start == 5 && bytes.hasFolded("https", at: start, before: position))
          || (position - start == 3 && bytes.hasFolded("ftp", at: start, before: position)),
        let domain = domainEnd(position + 3, before: upper), domain.end > position + 3,
        bytes[position + 3].isAlphanumeric || bytes[position + 3] >= 0x80
      else { return nil }
      return FoundAutolink(
        start: start, end: addressEnd(start, domain.end, before: upper), kind: .url)
    default:
      let start = position - 3
      guard start >= lower, mayBeAddress(byte, position) else { return nil }
      if start > text.start {
        let before = text.bytes[start - 1]
        guard
          before.isWhite || before == Ascii.star || before == Ascii.underscore
            || before == Ascii.tilde || before == Ascii.leftParenthesis
        else { return nil }
      }
      guard let domain = domainEnd(start, before: upper), domain.dots > 0 else { return nil }
      return FoundAutolink(
        start: start, end: addressEnd(start, domain.end, before: upper), kind: .www)
    }
  }

  /// Whether Goldmark looks for an address behind `byte`: white space, what opens something, a mark
  /// that became another one.
  private static func opensForGoldmark(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.star, Ascii.underscore, Ascii.tilde, Ascii.leftParenthesis, Ascii.quote,
      Ascii.apostrophe, Ascii.greater, Ascii.leftBracket:
      true
    default: byte.isWhite || byte >= 0x80
    }
  }

  /// The end of the domain at `start`, unless one of its last two parts holds `_`.
  private mutating func domainEnd(
    _ start: Int, before upper: Int
  ) -> (end: Int, dots: Int)? {
    if start < failedSearches.domain { return nil }
    var index = start
    var dots = 0
    var lastPart = start
    var partBefore = start
    var lastUnderscore = -1
    while index < upper {
      let byte = text.bytes[index]
      if byte == Ascii.dot {
        dots += 1
        partBefore = lastPart
        lastPart = index + 1
      } else if byte == Ascii.underscore {
        lastUnderscore = index
      } else if !byte.isAlphanumeric, byte != Ascii.minus, byte < 0x80 {
        break
      }
      index += 1
    }
    if lastUnderscore >= partBefore {
      // Every start in front of these parts would end and fail the same way.
      failedSearches.domain = partBefore
      return nil
    }
    return (index, dots)
  }

  /// The end of the address behind its domain, without the punctuation that belongs to the sentence.
  private func addressEnd(_ start: Int, _ domainEnd: Int, before upper: Int) -> Int {
    var end = domainEnd
    while end < upper, !text.bytes[end].isWhite, text.bytes[end] != Ascii.less { end += 1 }
    return trimmedEnd(start, end)
  }

  private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    let bytes = text.bytes
    var opening = 0
    var closing = 0
    for byte in bytes[start..<end] {
      if byte == Ascii.leftParenthesis { opening += 1 }
      if byte == Ascii.rightParenthesis { closing += 1 }
    }
    var end = end
    while end > start + 1 {
      switch bytes[end - 1] {
      case Ascii.rightParenthesis:
        if closing <= opening { return end }
        closing -= 1
        end -= 1
      case Ascii.question, Ascii.bang, Ascii.dot, 0x2C, Ascii.colon, Ascii.star, Ascii.underscore,
        Ascii.tilde, Ascii.apostrophe, Ascii.quote:
        end -= 1
      case Ascii.semicolon:
        // What looks like a character reference at the end is not part of the address.
        var name = end - 2
        while name > start, bytes[name].isAlphanumeric { name -= 1 }
        end = name < end - 2 && bytes[name] == Ascii.ampersand ? name : end - 1
      default: return end
      }
    }
    return end
  }

  private func email(_ position: Int, from lower: Int, before upper: Int) -> FoundAutolink? {
    let bytes = text.bytes
    var start = position
    while start > lower {
      let byte = bytes[start - 1]
      guard
        byte.isAlphanumeric || byte == Ascii.dot || byte == Ascii.plus || byte == Ascii.minus
          || byte == Ascii.underscore
      else { break }
      start -= 1
    }
    guard start < position else { return nil }
    var end = position + 1
    var dots = 0
    while end < upper {
      let byte = bytes[end]
      if byte == Ascii.dot, end + 1 < upper, bytes[end + 1].isAlphanumeric {
        dots += 1
      } else if !byte.isAlphanumeric, byte != Ascii.minus, byte != Ascii.underscore {
        break
      }
      end += 1
    }
    guard dots > 0, end > position + 2, bytes[end - 1].isAlphanumeric else { return nil }
    if end < upper, bytes[end] == Ascii.at { return nil }
    return FoundAutolink(start: start, end: end, kind: .email)
  }
}
