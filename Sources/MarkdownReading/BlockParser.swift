// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The first pass: lines into blocks, as CommonMark's appendix describes it.
///
/// Each line is matched against the open containers, from the outside in; then new blocks are looked for; what is left
/// is text of the innermost block. ``deepestNesting`` bounds the work that one blank line, which every list item takes,
/// can cause.
struct BlockParser {
  /// Containers nested deeper than this are text.
  static let deepestNesting = 128

  let bytes: [UInt8]
  let options: MarkdownDialect.Options
  /// What is indented by so many columns is code; MDX has none of that.
  let codeIndent: Int
  var tree = BlockTree()
  /// The open blocks, from the document to the innermost.
  var open: [Int32] = [0]
  /// How many of them the current line has matched.
  var matched = 1

  // The current line.
  var lineNumber: Int32 = 0
  var lineEnd = 0
  var nextLine = 0
  var position = 0
  var column = 0
  /// Whether the tab at `position` has been used up in part.
  var isInsideTab = false
  /// The first byte that is not a blank, and its column.
  var textStart = 0
  var textColumn = 0

  /// For looking into paragraphs that may begin with definitions.
  var scratch = LeafText()
  /// Where the opaque block ends that is open, whatever the containers say.
  var opaqueEnd = 0
  var pairs = PairedTags()
  /// Balanced scans of MDX that ran to the end in vain.
  var failedScans = 0
  /// The glossary that was closed last.
  var lastGlossary: Int32 = -1

  /// The directives that are open, and from how many colons on none is closed any more.
  var directives: [OpenDirective] = []
  var unclosedDirective = Int.max
  var hasUnclosedPercent = false

  // What kramdown needs.
  var tags = KramdownTags()
  var rawElements: [RawElement] = []
  var hasUnclosedComment = false
  /// From so many backticks or tildes on, no fence is closed any more.
  var unclosedFences = [Int.max, Int.max]
  var lastBlankLine: Int32 = -1
  /// How many blocks stay open when those are closed that are being closed.
  private var closingDepth = 0

  init(_ source: SourceText, options: MarkdownDialect.Options) {
    bytes = source.bytes
    self.options = options
    codeIndent = options.contains(.mdx) ? Int.max : 4
    reserve()
    tree.blocks.append(Block(.document, parent: -1, at: 0, line: 0))
  }

  /// Makes room for the blocks and lines. In a large text the lines are counted, as to grow takes twice the memory for
  /// a moment.
  private mutating func reserve() {
    var lines = bytes.count / 60
    var blocks = bytes.count / 80
    if BlockTree.mayCount(bytes.count) {
      lines = 0
      bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        while index < bytes.count {
          index =
            1
            + bytes.firstIndex(
              of: Ascii.newline, or: Ascii.carriageReturn, from: index, before: bytes.count)
          lines += 1
        }
      }
      blocks = min(lines * 2, bytes.count / 2)
    }
    tree.blocks.reserveCapacity(blocks + 8)
    tree.lines.reserveCapacity(lines + 8)
  }

  var indent: Int { textColumn - column }
  var isBlankLine: Bool { textStart >= lineEnd }

  static func parse(
    _ source: SourceText, from start: Int, options: MarkdownDialect.Options
  ) -> BlockTree {
    var parser = BlockParser(source, options: options)
    var position = min(max(start, 0), source.count)
    while position < parser.bytes.count { position = parser.line(at: position) }
    parser.closeBlocks(downTo: 0)
    return parser.tree
  }

  /// Reads the line at `start` and returns where the next one begins.
  private mutating func line(at start: Int) -> Int {
    let count = bytes.count
    let end = bytes.withUnsafeBufferPointer {
      $0.firstIndex(of: Ascii.newline, or: Ascii.carriageReturn, from: start, before: count)
    }
    lineEnd = end
    nextLine = end
    if end < count {
      nextLine =
        bytes[end] == Ascii.carriageReturn && end + 1 < count && bytes[end + 1] == Ascii.newline
        ? end + 2 : end + 1
    }
    lineNumber += 1
    position = start
    column = 0
    isInsideTab = false
    findText()
    processLine()
    return nextLine
  }

  // MARK: - Columns

  /// Sets ``textStart`` and ``textColumn`` for the current position.
  mutating func findText() {
    var index = position
    var column = column
    while index < lineEnd {
      let byte = bytes[index]
      if byte == Ascii.space {
        column += 1
      } else if byte == Ascii.tab {
        column += 4 - column & 3
      } else {
        break
      }
      index += 1
    }
    textStart = index
    textColumn = column
  }

  /// Goes on by `count` columns of white space; a tab may be used up in part.
  mutating func advance(columns count: Int) {
    var count = count
    while count > 0, position < lineEnd {
      if bytes[position] == Ascii.tab {
        let width = 4 - column & 3
        let used = min(count, width)
        isInsideTab = width > count
        column += used
        if !isInsideTab { position += 1 }
        count -= used
      } else {
        isInsideTab = false
        position += 1
        column += 1
        count -= 1
      }
    }
  }

  /// Goes to the first byte that is not a blank.
  mutating func advanceToText() {
    position = textStart
    column = textColumn
    isInsideTab = false
  }

  /// Goes past `count` bytes of a marker at the first byte that is not a blank.
  mutating func advanceOverMarker(_ count: Int) {
    advanceToText()
    position += count
    column += count
    findText()
  }

  // MARK: - One line

  private mutating func processLine() {
    if position < opaqueEnd {
      guard closeOpaque() else { return }
    } else {
      matchOpenBlocks()
      if matched < 0 { return }
    }
    if isBlankLine { lastBlankLine = lineNumber }
    if openNewBlocks() { return }
    let innermost = Int(open[open.count - 1])
    if matched < open.count, !isBlankLine, tree.blocks[innermost].kind == .paragraph {
      addLine(to: innermost, from: textStart)
      return
    }
    closeBlocks(downTo: matched)
    let top = Int(open[open.count - 1])
    switch tree.blocks[top].kind {
    case .paragraph: addLine(to: top, from: textStart)
    case .table:
      if !isBlankLine { addLine(to: top, from: textStart) }
    case .fencedCode, .indentedCode: addLine(to: top, from: position)
    case .html:
      addLine(to: top, from: position)
      if TagScanner.closesBlock(bytes, textStart, lineEnd, condition: tree.blocks[top].level) {
        closeBlocks(downTo: open.count - 1)
      }
    default:
      if !isBlankLine {
        let paragraph = add(.paragraph, at: textStart)
        if options.contains(.kramdown) { noteBoundary(paragraph) }
        addLine(to: paragraph, from: textStart)
      }
    }
  }

  /// Sets ``matched``; to -1 when the line was a closing fence.
  private mutating func matchOpenBlocks() {
    matched = 1
    while matched < open.count {
      let number = Int(open[matched])
      switch tree.blocks[number].kind {
      case .quote:
        guard indent < codeIndent, textStart < lineEnd, bytes[textStart] == Ascii.greater else {
          return
        }
        let marker = takeQuoteMarker()
        tree.prefixes.append(.init(block: Int32(number), range: marker))
        tree.blocks[number].endLine = lineNumber
        tree.blocks[number].tail = ByteRange(at: marker.end)
      case .item, .meaning:
        if isBlankLine, tree.blocks[number].firstChild < 0 { return }
        // White space beyond the item's own belongs to a fenced code block inside, on blank lines as well.
        if indent >= Int(tree.blocks[number].indent) {
          advance(columns: Int(tree.blocks[number].indent))
        } else if isBlankLine {
          advanceToText()
        } else {
          return
        }
      case .footnote, .admonition:
        if indent >= 4 {
          advance(columns: 4)
        } else if isBlankLine {
          advanceToText()
        } else {
          return
        }
      case .paragraph, .table:
        if isBlankLine { return }
      case .indentedCode:
        if indent >= 4 {
          advance(columns: 4)
        } else if isBlankLine {
          advanceToText()
        } else {
          return
        }
      case .fencedCode:
        if isClosingFence(number) {
          tree.blocks[number].tail = ByteRange(textStart, lineEnd)
          tree.blocks[number].endLine = lineNumber
          closeBlocks(downTo: matched)
          matched = -1
          return
        }
        advance(columns: min(indent, Int(tree.blocks[number].indent)))
      case .html:
        if isBlankLine, tree.blocks[number].level >= 6 { return }
      default: break
      }
      matched += 1
    }
  }

  /// Goes past a `>` and the blank after it; returns their range.
  mutating func takeQuoteMarker() -> ByteRange {
    let start = textStart
    advanceOverMarker(1)
    if position < lineEnd, bytes[position].isBlank { advance(columns: 1) }
    return ByteRange(start, position)
  }

  private mutating func isClosingFence(_ number: Int) -> Bool {
    let mark = tree.blocks[number].mark
    guard indent < codeIndent, textStart < lineEnd, bytes[textStart] == mark else { return false }
    var index = textStart
    while index < lineEnd, bytes[index] == mark { index += 1 }
    if index - textStart < Int(tree.blocks[number].number) { return false }
    while index < lineEnd, bytes[index].isBlank { index += 1 }
    return index >= lineEnd
  }

  // MARK: - The tree

  /// Adds a block at the line, closing what cannot hold it, and opens it.
  @discardableResult
  mutating func add(_ kind: Block.Kind, at offset: Int) -> Int {
    closeBlocks(downTo: matched)
    while !canHold(tree.blocks[Int(open[open.count - 1])].kind, kind) {
      closeBlocks(downTo: open.count - 1)
    }
    let number = append(Block(kind, parent: open[open.count - 1], at: offset, line: lineNumber))
    tree.blocks[number].firstLine = Int32(tree.lines.count)
    open.append(Int32(number))
    matched = open.count
    return number
  }

  private mutating func canHold(_ parent: Block.Kind, _ child: Block.Kind) -> Bool {
    switch parent {
    case .document, .quote, .item, .footnote, .admonition, .meaning:
      child != .item && child != .meaning
    case .list: child == .item
    case .glossary: child == .meaning
    default: false
    }
  }

  /// Hangs `block` after its parent's last child.
  mutating func append(_ block: Block) -> Int {
    let number = tree.blocks.count
    tree.blocks.append(block)
    let parent = Int(block.parent)
    let last = tree.blocks[parent].lastChild
    if last >= 0 {
      tree.blocks[Int(last)].next = Int32(number)
    } else {
      tree.blocks[parent].firstChild = Int32(number)
    }
    tree.blocks[parent].lastChild = Int32(number)
    return number
  }

  /// Adds the rest of the line, from `offset`, to the leaf `number`.
  mutating func addLine(to number: Int, from offset: Int) {
    var line = Line(start: UInt32(offset), end: UInt32(nextLine))
    if isInsideTab, offset == position {
      line.pad = UInt32(4 - column & 3)
      line.start += 1
    }
    tree.lines.append(line)
    tree.blocks[number].lineCount += 1
    tree.blocks[number].endLine = lineNumber
  }

  /// Closes the innermost blocks until `count` are open.
  mutating func closeBlocks(downTo count: Int) {
    closingDepth = count
    while open.count > count, let number = open.popLast() { close(Int(number)) }
  }

  private mutating func close(_ number: Int) {
    switch tree.blocks[number].kind {
    case .paragraph:
      // A table ends with a blank line, with its container, or with a list of attributes.
      if options.contains(.kramdown),
        isBlankLine || closingDepth < open.count
          || bytes.has("{:", at: textStart, before: lineEnd),
        takeKramdownTable(number)
      {
        endAtLastLine(number)
      } else {
        closeParagraph(number)
      }
    case .heading, .thematicBreak, .definitions, .term, .opaque, .raw, .jsx: break
    case .fencedCode:
      if tree.blocks[number].tail.isEmpty { endAtLastLine(number) }
    case .table, .html: endAtLastLine(number)
    case .indentedCode:
      while tree.blocks[number].lineCount > 1 {
        let line = tree.lines[
          Int(tree.blocks[number].firstLine + tree.blocks[number].lineCount) - 1]
        guard bytes[Int(line.start)..<Int(line.end)].allSatisfy(\.isWhite) else { break }
        tree.blocks[number].lineCount -= 1
        tree.blocks[number].endLine -= 1
      }
      endAtLastLine(number)
    case .document, .quote, .list, .item, .footnote, .admonition, .glossary, .meaning:
      let last = Int(tree.blocks[number].lastChild)
      var end = max(tree.blocks[number].head.end, tree.blocks[number].tail.end)
      if last >= 0 {
        end = max(end, tree.blocks[last].tail.end)
        tree.blocks[number].endLine = max(tree.blocks[number].endLine, tree.blocks[last].endLine)
      }
      tree.blocks[number].tail = ByteRange(at: end)
      switch tree.blocks[number].kind {
      case .list: tree.blocks[number].isTight = isTight(list: number)
      case .glossary:
        // One followed by more terms is closed with each: what was judged stays judged.
        tree.blocks[number].isTight =
          tree.blocks[number].isTight && isTight(list: number, from: tree.blocks[number].number)
        tree.blocks[number].number = tree.blocks[number].lastChild
        lastGlossary = Int32(number)
      default: break
      }
    }
  }

  /// Puts an empty tail at the end of the block's last line.
  mutating func endAtLastLine(_ number: Int) {
    let block = tree.blocks[number]
    guard block.lineCount > 0 else {
      tree.blocks[number].tail = ByteRange(at: block.head.end)
      return
    }
    let line = tree.lines[Int(block.firstLine + block.lineCount) - 1]
    var end = Int(line.end)
    while end > Int(line.start), bytes[end - 1].isLineEnd { end -= 1 }
    if block.kind == .paragraph || block.kind == .table {
      while end > Int(line.start), bytes[end - 1].isBlank { end -= 1 }
    }
    tree.blocks[number].tail = ByteRange(at: end)
  }

  /// Whether there is no blank line between the list's items, nor between the parts of one, from the item `first` on
  /// (-1: from the first). One in front of a glossary's term says nothing.
  private func isTight(list number: Int, from first: Int32 = -1) -> Bool {
    var item = first >= 0 ? first : tree.blocks[number].firstChild
    while item >= 0 {
      let next = tree.blocks[Int(item)].next
      if next >= 0, tree.blocks[Int(next)].kind != .term,
        tree.blocks[Int(next)].startLine - tree.blocks[Int(item)].endLine > 1
      {
        return false
      }
      var part = tree.blocks[Int(item)].firstChild
      while part >= 0 {
        let following = tree.blocks[Int(part)].next
        if following >= 0,
          tree.blocks[Int(following)].startLine - tree.blocks[Int(part)].endLine > 1
        {
          return false
        }
        part = following
      }
      item = next
    }
    return true
  }
}
