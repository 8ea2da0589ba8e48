// SPDX-License-Identifier: Apache-2.0

// Links, images and footnote references: CommonMark's bracket stack.

extension InlineParser {
  mutating func openBracket(_ start: Int, _ end: Int, isImage: Bool) -> Int {
    push(InlineItem(.bracket, start, end))
    if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketBehind = true }
    brackets.append(Bracket(item: items.count - 1, delimiter: lastDelimiter, isImage: isImage))
    return end
  }

  mutating func closeBracket(_ position: Int) -> Int {
    guard let bracket = brackets.last else { return position + 1 }
    guard bracket.isActive else {
      brackets.removeLast()
      return position + 1
    }
    let labelStart = Int(items[bracket.item].end)
    // In `what![^1]` the mark is a mark; `![^1](a.png)` is an image all the same.
    if options.contains(.footnotes), text.byte(labelStart) == Ascii.caret,
      !bracket.isImage || text.byte(position + 1) != Ascii.leftParenthesis,
      let block = footnotes.find(text.bytes[labelStart + 1..<max(position, labelStart + 1)])
    {
      return closeFootnote(bracket, position, block)
    }
    var link = InlineLink(isImage: bracket.isImage, open: bracket.item, close: 0)
    guard let end = inlineEnd(position + 1, &link) ?? referenceEnd(position, bracket, &link) else {
      brackets.removeLast()
      return position + 1
    }
    let number = links.count
    push(InlineItem(.linkEnd, position, end, number))
    link.close = items.count - 1
    links.append(link)
    items[bracket.item].first = Int32(truncatingIfNeeded: number)
    matchDelimiters(above: bracket.delimiter)
    brackets.removeLast()
    if !bracket.isImage {
      // No link may hold another: the brackets outside this one have lost their chance.
      for index in brackets.indices.reversed() where !brackets[index].isImage {
        if !brackets[index].isActive { break }
        brackets[index].isActive = false
      }
    }
    return end
  }

  /// Replaces what was read since its bracket by `[^label]`, as one item.
  private mutating func closeFootnote(_ bracket: Bracket, _ position: Int, _ block: Int) -> Int {
    textStart = Int(items[bracket.item].start)
    let start = textStart + (bracket.isImage ? 1 : 0)
    items.removeLast(items.count - bracket.item)
    while let last = delimiters.last, last.item >= bracket.item { delimiters.removeLast() }
    lastDelimiter = bracket.delimiter
    if lastDelimiter >= 0 { delimiters[lastDelimiter].next = -1 }
    brackets.removeLast()
    return push(InlineItem(.footnote, start, position + 1, block))
  }

  /// The end of `(destination "title")` at `position`.
  private func inlineEnd(_ position: Int, _ link: inout InlineLink) -> Int? {
    guard text.byte(position) == Ascii.leftParenthesis else { return nil }
    var next = scanner.skipSpace(text, position + 1)
    if text.byte(next) == Ascii.rightParenthesis, next < text.end {
      link.destinationStart = next
      link.destinationEnd = next
      return next + 1
    }
    guard let destination = scanner.destination(text, next) else { return nil }
    link.destinationStart = destination.start
    link.destinationEnd = destination.end
    next = scanner.skipSpace(text, destination.next)
    if next > destination.next, let title = scanner.title(text, next) {
      link.titleStart = title.start
      link.titleEnd = title.end
      next = scanner.skipSpace(text, title.next)
    }
    return text.byte(next) == Ascii.rightParenthesis ? next + 1 : nil
  }

  /// The end of `]`, `][]` or `][label]` at `position` when there is such a definition.
  private mutating func referenceEnd(
    _ position: Int, _ bracket: Bracket, _ link: inout InlineLink
  ) -> Int? {
    if references.isEmpty { return nil }
    var end = position + 1
    var label = Int(items[bracket.item].end)..<position
    var isShortcut = true
    if text.byte(end) == Ascii.leftBracket, let found = scanner.label(text, end) {
      end = found.next
      if found.end > found.start {
        label = found.start..<found.end
        isShortcut = false
      }
    }
    if isShortcut, bracket.hasBracketBehind { return nil }
    guard let number = references.find(text.bytes[label]) else { return nil }
    guard definitionSizes[number] <= referenceBudget else { return nil }
    referenceBudget -= definitionSizes[number]
    link.definition = number
    return end
  }
}
