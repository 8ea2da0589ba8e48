// SPDX-License-Identifier: Apache-2.0

// What begins with `<`: addresses in angle brackets, raw HTML, JSX.

extension InlineParser {
  mutating func angle(_ position: Int) -> Int {
    if !options.contains(.mdx), let end = autolinkEnd(position) {
      return push(InlineItem(.autolink, position, end, 0))
    }
    if !options.contains(.mdx), let end = emailEnd(position) {
      return push(InlineItem(.autolink, position, end, 1))
    }
    if options.contains(.mdx), text.byte(position + 1) != Ascii.bang {
      guard failedSearches.expressions < 16 else { return position + 1 }
      if let end = OpaqueScanner.jsxTag(text.bytes, position, before: text.end) {
        return push(InlineItem(.jsx, position, end))
      }
      failedSearches.expressions += 1
      return position + 1
    }
    if let end = htmlEnd(position) { return push(InlineItem(.html, position, end)) }
    return position + 1
  }

  private func autolinkEnd(_ position: Int) -> Int? {
    var index = position + 1
    guard text.byte(index).isLetter else { return nil }
    while text.byte(index).isAlphanumeric || text.byte(index) == Ascii.plus
      || text.byte(index) == Ascii.dot || text.byte(index) == Ascii.minus
    {
      index += 1
      if index - position > 33 { return nil }
    }
    guard index - position >= 3, text.byte(index) == Ascii.colon else { return nil }
    while index < text.end {
      switch text.bytes[index] {
      case Ascii.greater: return index + 1
      case 0...Ascii.space, Ascii.less, 0x7F: return nil
      default: index += 1
      }
    }
    return nil
  }

  private func emailEnd(_ position: Int) -> Int? {
    var index = position + 1
    while index < text.end {
      let byte = text.bytes[index]
      guard byte.isAlphanumeric || Self.isEmailMark(byte) else { break }
      index += 1
    }
    guard index > position + 1, text.byte(index) == Ascii.at else { return nil }
    while true {
      index += 1
      let label = index
      while text.byte(index).isAlphanumeric || text.byte(index) == Ascii.minus { index += 1 }
      guard index > label, index - label <= 63, text.bytes[label] != Ascii.minus,
        text.bytes[index - 1] != Ascii.minus
      else { return nil }
      if text.byte(index) == Ascii.greater { return index + 1 }
      guard text.byte(index) == Ascii.dot else { return nil }
    }
  }

  private static func isEmailMark(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.dot, Ascii.bang, Ascii.hash, 0x24, Ascii.percent, Ascii.ampersand, Ascii.apostrophe,
      Ascii.star, Ascii.plus, Ascii.slash, Ascii.equals, Ascii.question, Ascii.caret,
      Ascii.underscore, Ascii.backtick, Ascii.leftBrace, Ascii.pipe, Ascii.rightBrace, Ascii.tilde,
      Ascii.minus:
      true
    default: false
    }
  }

  private mutating func htmlEnd(_ position: Int) -> Int? {
    let bytes = text.bytes
    let end = text.end
    if options.contains(.kramdown), text.byte(position + 1) != Ascii.question,
      text.byte(position + 1) != Ascii.bang
    {
      return kramdownTag(position)
    }
    switch text.byte(position + 1) {
    case Ascii.question:
      if failedSearches.instruction { return nil }
      if let stop = bytes.find("?>", from: position + 2, before: end) { return stop + 2 }
      failedSearches.instruction = true
      return nil
    case Ascii.bang:
      if bytes.has("<!--", at: position, before: end) { return commentEnd(position) }
      if bytes.has("<![CDATA[", at: position, before: end) {
        if failedSearches.characterData { return nil }
        if let stop = bytes.find("]]>", from: position + 9, before: end) { return stop + 3 }
        failedSearches.characterData = true
        return nil
      }
      let letter = text.byte(position + 2)
      guard letter.isLetter, !failedSearches.declaration,
        !options.contains(.olderHTML) || letter & 0x20 == 0
      else { return nil }
      if let stop = bytes.find(">", from: position + 3, before: end) { return stop + 1 }
      failedSearches.declaration = true
      return nil
    default: return TagScanner.tag(bytes, position, before: end, options)
    }
  }

  /// The end of the HTML at `position` that kramdown reads inside of a line: a tag of an element that may be there, or
  /// all of one whose content is not Markdown. An end tag that closes nothing is text.
  private mutating func kramdownTag(_ position: Int) -> Int? {
    let bytes = text.bytes
    guard let tag = failedSearches.tags.tag(bytes, position, before: text.end, options) else {
      return nil
    }
    let name = KramdownTags.folded(bytes, tag.name)
    if tag.isClosing {
      guard failedSearches.openTags.last == name else { return hasMarkdownElements ? tag.end : nil }
      failedSearches.openTags.removeLast()
      return tag.end
    }
    if KramdownTags.isBlock(bytes, tag.name) { return nil }
    if tag.isWhole || KramdownTags.isVoid(bytes, tag.name) { return tag.end }
    if KramdownTags.isRaw(bytes, tag.name), !failedSearches.rawTags.contains(name) {
      if let end = endOfRaw(name, from: tag.end) { return end }
      failedSearches.rawTags.append(name)
    }
    failedSearches.openTags.append(name)
    return tag.end
  }

  private func endOfRaw(_ name: [UInt8], from start: Int) -> Int? {
    var index = start
    while let found = text.bytes.find("</", from: index, before: text.end) {
      index = found + 2
      let end = index + name.count
      guard end < text.end, text.bytes[index..<end].lazy.map(\.lowered).elementsEqual(name) else {
        continue
      }
      return text.bytes.find(">", from: end, before: text.end).map { $0 + 1 }
    }
    return nil
  }

  private mutating func commentEnd(_ position: Int) -> Int? {
    let bytes = text.bytes
    let end = text.end
    if options.contains(.olderHTML) {
      // CommonMark 0.29: no `--` inside, no `>` or `->` at the start, no `-` at the end.
      if bytes.has(">", at: position + 4, before: end)
        || bytes.has("->", at: position + 4, before: end)
      {
        return nil
      }
      if failedSearches.comment { return nil }
      guard let stop = bytes.find("--", from: position + 4, before: end) else {
        failedSearches.comment = true
        return nil
      }
      return bytes.has("-->", at: stop, before: end) ? stop + 3 : nil
    }
    if bytes.has(">", at: position + 4, before: end) { return position + 5 }
    if bytes.has("->", at: position + 4, before: end) { return position + 6 }
    if failedSearches.comment { return nil }
    if let stop = bytes.find("-->", from: position + 4, before: end) { return stop + 3 }
    failedSearches.comment = true
    return nil
  }
}
