// SPDX-License-Identifier: Apache-2.0

// GFM's addresses without brackets.

extension InlineParser {
  struct FoundAutolink {
    var start: Int
    var end: Int
    var kind: ExtendedAutolink
  }

  /// Reads an address whose `:`, `.` or `@` is at `position`.
  mutating func extendedAutolink(_ byte: UInt8, _ position: Int) -> Int {
    guard byte == Ascii.at || mayBeAddress(byte, position) else { return position + 1 }
    // In brackets the text is read as usual first. To Goldmark it holds no address, link or not.
    if options.contains(.goldmark), !brackets.isEmpty { unlinked.insert(position) }
    if byte == Ascii.at || !brackets.isEmpty {
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
      if options.contains(.goldmark), !opens(start, from: lower) { return nil }
      guard
        (position - start == 4 && bytes.hasFolded("http", at: start, before: position))
          || (position - start == 5 && bytes.hasFolded("https", at: start, before: position))
          || (position - start == 3 && bytes.hasFolded("ftp", at: start, before: position)),
        let domain = domainEnd(position + 3, before: upper), domain.end > position + 3,
        bytes[position + 3].isAlphanumeric || bytes[position + 3] >= 0x80,
        !options.contains(.goldmark)
          || (position + 4..<domain.end).contains(where: {
            bytes[$0 - 1] == Ascii.dot && (0x61...0x7A).contains(bytes[$0])
          })
      else { return nil }
      return FoundAutolink(
        start: start, end: addressEnd(start, domain.end, before: upper), kind: .url)
    default:
      let start = position - 3
      guard start >= lower, mayBeAddress(byte, position), opens(start, from: lower),
        let domain = domainEnd(start, before: upper), domain.dots > 0
      else { return nil }
      return FoundAutolink(
        start: start, end: addressEnd(start, domain.end, before: upper), kind: .www)
    }
  }

  /// Whether an address may begin at `start`; to Goldmark, also after an element or a mark that became another one.
  private func opens(_ start: Int, from lower: Int) -> Bool {
    if start == text.start { return true }
    let before = text.bytes[start - 1]
    if before.isWhite || "*_~(".utf8.contains(before) { return true }
    guard options.contains(.goldmark) else { return false }
    if start == lower { return before < 0x80 && before != Ascii.semicolon }
    return "\"'".utf8.contains(before)
      || start - lower > 1 && text.bytes[start - 2] == before && "-.".utf8.contains(before)
  }

  /// The end of the domain at `start`, unless one of its last two parts holds `_`.
  private mutating func domainEnd(_ start: Int, before upper: Int) -> (end: Int, dots: Int)? {
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

  /// The end of the address after its domain, without the punctuation that belongs to the sentence.
  private func addressEnd(_ start: Int, _ domainEnd: Int, before upper: Int) -> Int {
    var end = domainEnd
    let marks = options.contains(.goldmark) ? "-@:%_+.~#$!?&/=();,'\">^{}[]`" : ""
    while end < upper, !text.bytes[end].isWhite, text.bytes[end] != Ascii.less,
      marks.isEmpty || text.bytes[end].isAlphanumeric || marks.utf8.contains(text.bytes[end])
    {
      end += 1
    }
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
    let isGoldmark = options.contains(.goldmark)
    let marks = isGoldmark ? ".+-_!#$%&/=?^{}" : ".+-_"
    var start = position
    while start > lower, bytes[start - 1].isAlphanumeric || marks.utf8.contains(bytes[start - 1]) {
      start -= 1
    }
    guard start < position, !isGoldmark || opens(start, from: lower) else { return nil }
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
    if isGoldmark, bytes[position..<end].contains(Ascii.underscore) { return nil }
    if end < upper, bytes[end] == Ascii.at { return nil }
    return FoundAutolink(start: start, end: end, kind: .email)
  }
}
