// SPDX-License-Identifier: Apache-2.0

import SourceText

// New blocks at the start of a line.

extension BlockParser {
  /// Opens the blocks that begin on this line; true when nothing of the line is left.
  mutating func openNewBlocks() -> Bool {
    while true {
      let container = Int(open[matched - 1])
      let kind = tree.blocks[container].kind
      switch kind {
      case .fencedCode, .indentedCode, .html: return false
      default: break
      }
      if isBlankLine { return false }
      let mayBeLazy = tree.blocks[Int(open[open.count - 1])].kind == .paragraph
      if indent >= codeIndent {
        if mayBeLazy { return false }
        let code = add(.indentedCode, at: textStart)
        advance(columns: 4)
        tree.blocks[code].head = ByteRange(at: position)
        return false
      }
      switch bytes[textStart] {
      case Ascii.greater:
        if open.count >= Self.deepestNesting { return false }
        let marker = takeQuoteMarker()
        setHead(add(.quote, at: marker.start), marker)
        continue
      case Ascii.hash:
        if openHeading() { return true }
      case Ascii.backtick, Ascii.tilde:
        if openDirective() || openFence() { return true }
      case Ascii.less where options.contains(.mdx) && bytes.byte(textStart + 1) != Ascii.bang:
        if openJSX() { return true }
      case Ascii.caret where options.contains(.kramdown):
        if openEndMarker() { return true }
      case Ascii.less
      where options.contains(.goldmark)
        && bytes.has("<!--more-->", at: textStart, before: lineEnd):
        if addRaw(to: textStart + 11) { return true }
        continue
      case Ascii.less
      where options.contains(.kramdown) && bytes.byte(textStart + 1) != Ascii.question:
        if let isDone = openKramdownHTML(isLazy: mayBeLazy) {
          if isDone { return true }
          continue
        }
      case Ascii.less:
        if let condition = TagScanner.blockCondition(
          bytes, textStart, before: lineEnd, interruptsParagraph: mayBeLazy,
          options)
        {
          let block = add(.html, at: textStart)
          tree.blocks[block].level = condition
          if condition != 2 { tree.hasHTMLBlocks = true }
          return false
        }
      case Ascii.bang, Ascii.question:
        if openAdmonition() { return true }
      case Ascii.percent:
        if openPercentComment() || openMySTLine() { return true }
      case Ascii.leftParenthesis:
        if openMySTLine() { return true }
      case Ascii.equals:
        if kind != .paragraph, openAdmonition() { return true }
        if kind == .paragraph {
          switch closeSetextHeading(container) {
          case .heading: return true
          case .definitions: continue
          case .none: break
          }
        }
      case Ascii.minus, Ascii.star, Ascii.underscore, Ascii.plus:
        if bytes[textStart] == Ascii.plus, openMySTLine() { return true }
        if kind == .paragraph, bytes[textStart] == Ascii.minus {
          switch closeSetextHeading(container) {
          case .heading: return true
          case .definitions: continue
          case .none: break
          }
        }
        if options.contains(.abbreviations), !mayBeLazy, bytes[textStart] == Ascii.star,
          openAbbreviation()
        {
          return true
        }
        if !options.contains(.kramdown) || kind != .paragraph || isListLike,
          openThematicBreak()
        {
          return true
        }
        if openItem(container) { continue }
        if kind == .paragraph, openTable(container) { return true }
      case 0x30...0x39:
        if openItem(container) { continue }
      case Ascii.pipe, Ascii.colon:
        if bytes[textStart] == Ascii.colon, openDirective() { return true }
        if kind == .paragraph, openTable(container) { return true }
        if options.contains(.definitionLists), openMeaning(container) { continue }
      case Ascii.leftBrace where !options.isDisjoint(with: .braces):
        if openBraces(container) { return true }
      case Ascii.dollar:
        if options.contains(.math), openMath() { return true }
      case Ascii.leftBracket:
        if options.contains(.footnotes), openFootnote() { continue }
      case UInt8(ascii: "i"), UInt8(ascii: "e"):
        if options.contains(.mdx), kind == .document, !mayBeLazy, openModule() { return true }
      default: break
      }
      return false
    }
  }

  mutating func setHead(_ block: Int, _ head: ByteRange) {
    tree.blocks[block].head = head
    tree.blocks[block].tail = ByteRange(at: head.end)
  }

  /// Adds a block that this line begins and ends.
  mutating func addWhole(_ kind: Block.Kind, _ head: ByteRange) -> Int {
    let block = add(kind, at: head.start)
    setHead(block, head)
    return block
  }

  /// The end of the line without blanks.
  var trimmedLineEnd: Int {
    var end = lineEnd
    while end > textStart, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Whether the line begins as an item of a list does.
  private var isListLike: Bool {
    bytes[textStart] != Ascii.underscore && bytes.byte(textStart + 1).isBlank
  }

  private mutating func openThematicBreak() -> Bool {
    let mark = bytes[textStart]
    if mark == Ascii.plus { return false }
    var count = 0
    var index = textStart
    while index < lineEnd {
      if bytes[index] == mark {
        count += 1
      } else if !bytes[index].isBlank {
        return false
      }
      index += 1
    }
    if count < 3 { return false }
    _ = addWhole(.thematicBreak, ByteRange(textStart, trimmedLineEnd))
    closeBlocks(downTo: open.count - 1)
    return true
  }

  private mutating func openFence() -> Bool {
    let mark = bytes[textStart]
    var index = textStart
    while index < lineEnd, bytes[index] == mark { index += 1 }
    let length = index - textStart
    if length < 3 { return false }
    if options.contains(.kramdown), !isKramdownFence(mark, length) { return false }
    if mark == Ascii.backtick, bytes[index..<lineEnd].contains(Ascii.backtick) { return false }
    let indent = indent
    let block = addWhole(.fencedCode, ByteRange(textStart, lineEnd))
    tree.blocks[block].mark = mark
    tree.blocks[block].number = Int32(truncatingIfNeeded: length)
    tree.blocks[block].indent = Int32(truncatingIfNeeded: indent)
    return true
  }

  // MARK: - Headings

  private mutating func openHeading() -> Bool {
    var index = textStart
    while index < lineEnd, bytes[index] == Ascii.hash { index += 1 }
    let level = index - textStart
    if options.contains(.kramdown), indent > 0 || index >= lineEnd { return false }
    guard level <= 6, index >= lineEnd || bytes[index].isBlank else { return false }
    let stop = trimmedLineEnd
    while index < stop, bytes[index].isBlank { index += 1 }
    let start = min(index, stop)
    var end = stop
    var list = takeHeadingAttributes(start, &end)
    if !takeClosingSequence(start, &end), list == nil { end = stop }
    if list == nil { list = takeHeadingAttributes(start, &end) }
    let block = addWhole(.heading, ByteRange(textStart, start))
    tree.blocks[block].level = UInt8(level)
    tree.blocks[block].tail = ByteRange(end, stop)
    if let list { noteID(block, list) }
    tree.lines.append(Line(start: UInt32(start), end: UInt32(end)))
    tree.blocks[block].lineCount = 1
    closeBlocks(downTo: open.count - 1)
    return true
  }

  /// Takes a closing run of `#` with the blanks in front of it off `start..<end`.
  private func takeClosingSequence(_ start: Int, _ end: inout Int) -> Bool {
    var index = end
    while index > start, bytes[index - 1] == Ascii.hash { index -= 1 }
    if index == end || (index > start && !bytes[index - 1].isBlank) { return false }
    while index > start, bytes[index - 1].isBlank { index -= 1 }
    end = index
    return true
  }

  private enum Underlining {
    /// The line is not an underline.
    case none
    case heading
    /// The paragraph held only definitions and is closed; the line is examined again.
    case definitions
  }

  /// Makes the open paragraph `number` a heading if this line underlines it.
  private mutating func closeSetextHeading(_ number: Int) -> Underlining {
    let mark = bytes[textStart]
    // kramdown underlines a line that is alone.
    if options.contains(.kramdown),
      tree.blocks[number].lineCount > 1 || tree.blocks[number].indent != Self.behindBoundary
    {
      return .none
    }
    var index = textStart
    while index < lineEnd, bytes[index] == mark { index += 1 }
    let underline = ByteRange(textStart, index)
    while index < lineEnd, bytes[index].isBlank { index += 1 }
    guard index >= lineEnd else { return .none }
    var number = number
    if mayHoldDefinitions(number) {
      guard let rest = takeDefinitions(number) else {
        endAtLastLine(number)
        open.removeLast()
        matched = open.count
        return .definitions
      }
      if rest != number { open[open.count - 1] = Int32(rest) }
      number = rest
    }
    tree.blocks[number].kind = .heading
    tree.blocks[number].level = mark == Ascii.equals ? 1 : 2
    tree.blocks[number].endLine = lineNumber
    let block = tree.blocks[number]
    let last = Int(block.firstLine + block.lineCount) - 1
    let start = Int(tree.lines[last].start)
    var end = Int(tree.lines[last].end)
    while end > start, bytes[end - 1].isWhite { end -= 1 }
    let whole = end
    if let list = takeHeadingAttributes(start, &end), block.lineCount > 1 || end > start {
      noteID(number, list)
      tree.prefixes.append(.init(block: Int32(number), range: ByteRange(end, whole)))
      tree.lines[last].end = UInt32(end)
    }
    tree.blocks[number].tail = underline
    closeBlocks(downTo: open.count - 1)
    return .heading
  }

  // MARK: - Lists and footnotes

  private mutating func openItem(_ container: Int) -> Bool {
    var index = textStart
    let first = bytes[index]
    var mark = first
    var value: Int32 = -1
    if first.isDigit {
      value = 0
      while index < lineEnd, bytes[index].isDigit, index - textStart < 9 {
        value = value * 10 + Int32(bytes[index] - Ascii.zero)
        index += 1
      }
      guard index < lineEnd,
        bytes[index] == Ascii.dot
          || bytes[index] == Ascii.rightParenthesis && !options.contains(.kramdown)
      else { return false }
      mark = bytes[index]
    } else if first == Ascii.underscore {
      return false
    }
    index += 1
    guard index >= lineEnd || bytes[index].isBlank else { return false }
    if options.contains(.kramdown), index >= lineEnd { return false }
    if tree.blocks[container].kind == .paragraph, !options.contains(.kramdown) {
      if value >= 0, value != 1 { return false }
      var rest = index
      while rest < lineEnd, bytes[rest].isBlank { rest += 1 }
      if rest >= lineEnd { return false }
    }
    if open.count + 1 >= Self.deepestNesting { return false }

    let start = textStart
    let width = takeItemMarker(index - start)
    let isSameList =
      tree.blocks[container].kind == .list && tree.blocks[container].mark == mark
      && (tree.blocks[container].number >= 0) == (value >= 0)
    if !isSameList {
      let list = add(.list, at: start)
      tree.blocks[list].mark = mark
      tree.blocks[list].number = value
    }
    let item = add(.item, at: start)
    setHead(item, ByteRange(start, position))
    tree.blocks[item].indent = Int32(truncatingIfNeeded: width)
    return true
  }

  /// Goes past a marker of `length` bytes and the white space that belongs to it; returns the columns by which what
  /// follows is indented.
  mutating func takeItemMarker(_ length: Int) -> Int {
    let behind = textStart + length
    let offset = indent
    advanceOverMarker(length)
    let width = indent
    if isBlankLine {
      position = behind
    } else if width >= 5 {
      advance(columns: 1)
    } else {
      advanceToText()
      return offset + length + width
    }
    return offset + length + 1
  }

  private mutating func openFootnote() -> Bool {
    guard textStart + 4 < lineEnd, bytes[textStart + 1] == Ascii.caret,
      open.count < Self.deepestNesting
    else { return false }
    let start = textStart
    var index = start + 2
    let limit = min(lineEnd, index + LabelTable.longest)
    while index < limit, bytes[index] != Ascii.rightBracket, !bytes[index].isWhite,
      bytes[index] != Ascii.leftBracket
    {
      index += 1
    }
    guard index > start + 2, index + 1 < lineEnd, bytes[index] == Ascii.rightBracket,
      bytes[index + 1] == Ascii.colon
    else { return false }
    let labelEnd = index
    advanceOverMarker(index + 2 - start)
    advanceToText()
    let block = add(.footnote, at: start)
    setHead(block, ByteRange(start, isBlankLine ? labelEnd + 2 : position))
    tree.blocks[block].indent = Int32(truncatingIfNeeded: labelEnd)
    tree.footnotes.insert(bytes[start + 2..<labelEnd], block)
    return true
  }

  // MARK: - Tables

  /// Makes the last line of the open paragraph `number` a table's head if this line is its delimiter row.
  private mutating func openTable(_ number: Int) -> Bool {
    guard options.contains(.tables), !options.contains(.kramdown), let columns = delimiterColumns()
    else { return false }
    let last = Int(tree.blocks[number].firstLine + tree.blocks[number].lineCount) - 1
    let header = tree.lines[last]
    var row = RowScanner(bytes, Int(header.start), Int(header.end))
    var cells = 0
    while row.next(bytes) != nil { cells += 1 }
    guard cells == columns || options.contains(.goldmark) && cells < columns else { return false }
    if tree.blocks[number].lineCount == 1 {
      tree.blocks[number].kind = .table
      tree.blocks[number].number = Int32(truncatingIfNeeded: columns)
      addLine(to: number, from: textStart)
      return true
    }
    tree.blocks[number].lineCount -= 1
    tree.blocks[number].endLine -= 1
    let parent = tree.blocks[number].parent
    closeBlocks(downTo: open.count - 1)
    var table = Block(.table, parent: parent, at: Int(header.start), line: lineNumber - 1)
    table.firstLine = Int32(truncatingIfNeeded: last)
    table.lineCount = 1
    table.number = Int32(truncatingIfNeeded: columns)
    let made = append(table)
    open.append(Int32(made))
    addLine(to: made, from: textStart)
    matched = open.count
    return true
  }

  /// The number of columns when the line is a delimiter row.
  private func delimiterColumns() -> Int? {
    var index = textStart
    while index < lineEnd {
      switch bytes[index] {
      case Ascii.pipe, Ascii.minus, Ascii.colon, Ascii.space, Ascii.tab: index += 1
      default: return nil
      }
    }
    var row = RowScanner(bytes, textStart, lineEnd)
    var columns = 0
    while let cell = row.next(bytes) {
      var start = cell.start
      var end = cell.end
      if start < end, bytes[start] == Ascii.colon { start += 1 }
      if start < end, bytes[end - 1] == Ascii.colon { end -= 1 }
      guard start < end else { return nil }
      for byte in bytes[start..<end] where byte != Ascii.minus { return nil }
      columns += 1
    }
    return columns == 0 ? nil : columns
  }

  // MARK: - Paragraphs and definitions

  mutating func mayHoldDefinitions(_ number: Int) -> Bool {
    let block = tree.blocks[number]
    return block.lineCount > 0
      && bytes.byte(Int(tree.lines[Int(block.firstLine)].start)) == Ascii.leftBracket
  }

  mutating func closeParagraph(_ number: Int) {
    if mayHoldDefinitions(number) {
      guard let rest = takeDefinitions(number) else {
        endAtLastLine(number)
        return
      }
      endAtLastLine(rest)
    } else {
      endAtLastLine(number)
    }
  }

  /// Takes the definitions at the start of a paragraph; returns the block of what is left, if anything is.
  private mutating func takeDefinitions(_ number: Int) -> Int? {
    let block = tree.blocks[number]
    scratch.load(bytes, tree.lines, first: Int(block.firstLine), count: Int(block.lineCount))
    let scanner = LinkScanner(options: options)
    var next = scratch.start
    while next < scratch.end, let found = scanner.definition(scratch, next) {
      note(found, from: next, in: number)
      next = found.next
    }
    if next == scratch.start { return number }
    tree.blocks[number].kind = .definitions
    if next >= scratch.end { return nil }
    let stop = scratch.sourceStart(next)
    var used: Int32 = 0
    while used < block.lineCount, Int(tree.lines[Int(block.firstLine + used)].start) < stop {
      used += 1
    }
    tree.blocks[number].lineCount = used
    tree.blocks[number].endLine = block.startLine + used - 1
    endAtLastLine(number)
    var rest = Block(.paragraph, parent: block.parent, at: stop, line: block.startLine + used)
    rest.endLine = block.endLine
    rest.firstLine = block.firstLine + used
    rest.lineCount = block.lineCount - used
    return append(rest)
  }

  private mutating func note(
    _ found: LinkScanner.FoundDefinition, from start: Int, in block: Int
  ) {
    var pieces: [ByteRange] = []
    var title = ByteRange(at: scratch.sourceEnd(found.destination.next))
    if let written = found.title {
      title = scratch.range(written.start, written.end)
      scratch.forEachPiece(written.start, written.end) { start, end in
        pieces.append(scratch.range(start, end))
      }
    }
    let firstPiece = tree.titlePieces.count
    tree.titlePieces.append(contentsOf: pieces)
    tree.references.insert(
      scratch.bytes[found.label.start..<found.label.end], tree.definitions.count)
    tree.definitions.append(
      Definition(
        range: scratch.range(start, found.end),
        label: scratch.range(found.label.start, found.label.end),
        destination: scratch.range(found.destination.start, found.destination.end), title: title,
        titlePieces: firstPiece..<tree.titlePieces.count, block: Int32(block)))
  }
}
