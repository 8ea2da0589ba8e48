// SPDX-License-Identifier: Apache-2.0

// Formulas and wiki links, which are removed before emphasis and links are read.

extension InlineParser {
  /// Reads `$$…$$`, `` $`…`$ `` or `$…$` at `position`.
  mutating func math(_ position: Int) -> Int {
    let next = text.byte(position + 1)
    if next == Ascii.dollar {
      guard !failedSearches.math, text.byte(position + 2) != Ascii.dollar else {
        return endOfDollars(position)
      }
      if let stop = text.bytes.find("$$", from: position + 2, before: text.end) {
        return stop == position + 2
          ? position + 2 : push(InlineItem(.opaque, position, stop + 2))
      }
      failedSearches.math = true
      return position + 2
    }
    guard position == text.start || !text.bytes[position - 1].isAlphanumeric else {
      return position + 1
    }
    if next == Ascii.backtick {
      var stop = position + 2
      while stop < text.end, text.bytes[stop] != Ascii.backtick { stop += 1 }
      guard text.byte(stop + 1) == Ascii.dollar else { return position + 1 }
      return push(InlineItem(.opaque, position, stop + 2))
    }
    guard let stop = formulaEnd(position + 1) else { return position + 1 }
    return push(InlineItem(.opaque, position, stop + 1))
  }

  /// Reads Obsidian's `%%…%%` at `position`.
  mutating func percentComment(_ position: Int) -> Int {
    guard text.byte(position + 1) == Ascii.percent, !failedSearches.percent else {
      return position + 1
    }
    guard let stop = text.bytes.find("%%", from: position + 2, before: text.end) else {
      failedSearches.percent = true
      return position + 2
    }
    return push(InlineItem(.opaque, position, stop + 2))
  }

  /// The end of a role of MyST's, `{name}` with code after it, whose brace is at `position`.
  func roleEnd(_ position: Int) -> Int? {
    var index = position + 1
    guard text.byte(index).isLetter else { return nil }
    while text.byte(index).isAlphanumeric || text.byte(index) == Ascii.minus
      || text.byte(index) == Ascii.colon || text.byte(index) == Ascii.underscore
    {
      index += 1
    }
    guard text.byte(index) == Ascii.rightBrace, text.byte(index + 1) == Ascii.backtick else {
      return nil
    }
    let start = index + 2
    index = start
    while index < text.end, text.bytes[index] != Ascii.backtick {
      if text.bytes[index].isLineEnd { return nil }
      index += 1
    }
    return index < text.end && index > start ? index + 1 : nil
  }

  private func endOfDollars(_ position: Int) -> Int {
    var index = position
    while text.byte(index) == Ascii.dollar { index += 1 }
    return index
  }

  /// Where the `$` is that closes the formula which begins at `start`. It must look like one: "$5 or $10" and "$HOME"
  /// are none.
  private func formulaEnd(_ start: Int) -> Int? {
    var index = start
    var (hasSign, hasLetter) = (false, false)
    // A formula of single letters (`a , b`) has no word in it.
    var hasWord = false
    while index < text.end, text.bytes[index] != Ascii.dollar {
      switch text.bytes[index] {
      case Ascii.backslash:
        hasSign = true
        if !text.byte(index + 1).isLineEnd { index += 1 }
      case Ascii.caret, Ascii.underscore, Ascii.equals, Ascii.plus, Ascii.less, Ascii.greater:
        hasSign = true
      case Ascii.backtick, Ascii.newline, Ascii.carriageReturn: return nil
      case let byte where byte.isLetter:
        hasLetter = true
        if text.byte(index + 1).isLetter { hasWord = true }
      case 0x80...: hasWord = true
      default: break
      }
      index += 1
    }
    guard index < text.end, index > start, !text.bytes[start].isWhite,
      !text.bytes[index - 1].isWhite, !text.byte(index + 1).isAlphanumeric,
      text.byte(index + 1) != Ascii.dollar
    else { return nil }
    return hasLetter && !hasWord || hasSign ? index : nil
  }

  /// The end of `\\(…\\)` or `\\[…\\]` whose first backslash is at `position`.
  mutating func mathInBrackets(_ position: Int) -> Int? {
    let closer: StaticString
    switch text.byte(position + 2) {
    case Ascii.leftParenthesis: closer = "\\\\)"
    case Ascii.leftBracket: closer = "\\\\]"
    default: return nil
    }
    guard !failedSearches.mathBrackets else { return nil }
    guard let stop = text.bytes.find(closer, from: position + 3, before: text.end) else {
      failedSearches.mathBrackets = true
      return nil
    }
    return stop + 3
  }

  /// Reads `[[page]]`, whose first bracket is at `bracket`, as one item from `start` on.
  mutating func wikiLink(_ start: Int, _ bracket: Int) -> Int? {
    guard options.contains(.wikiLinks), text.byte(bracket + 1) == Ascii.leftBracket
    else { return nil }
    var index = bracket + 2
    scan: while index < text.end {
      switch text.bytes[index] {
      case Ascii.rightBracket, Ascii.leftBracket, Ascii.newline, Ascii.carriageReturn,
        Ascii.backtick:
        break scan
      default: index += 1
      }
    }
    guard index > bracket + 2, text.byte(index) == Ascii.rightBracket,
      text.byte(index + 1) == Ascii.rightBracket, text.byte(index + 2) != Ascii.leftParenthesis,
      text.byte(bracket + 2) != Ascii.caret,
      references.find(text.bytes[bracket + 2..<index]) == nil
    else { return nil }
    return push(InlineItem(.opaque, start, index + 2))
  }
}
