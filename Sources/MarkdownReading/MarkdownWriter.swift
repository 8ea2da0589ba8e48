// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// The segments of one value, as they are added.
struct SegmentList {
  var first: Int32 = -1
  var last: Int32 = -1
}

/// The second pass: walks the blocks in order, reads the text of each leaf, and tells a sink.
struct MarkdownWriter<Sink: MarkdownSink & ~Copyable>: ~Copyable {
  let bytes: [UInt8]
  let options: MarkdownDialect.Options
  var tree: BlockTree
  var parser: InlineParser
  var sink: Sink
  /// The node of each block, for the markers noted along the way. Apart from the blocks, which are shared with whoever
  /// may have to write them once more.
  private var nodes: [NodeID]
  /// The `href` and `title` values of each definition that has been used, by its number.
  var usedDefinitions: [Int: (destination: Int32, title: Int32)] = [:]
  /// Whether there is a NUL anywhere; each is read as U+FFFD.
  private let hasNull: Bool
  /// The elements of JSX that are open.
  var openJSX = OpenJSX()
  /// The next of the tree's literals.
  private var nextLiteral = 0
  /// Cells that were not written but that rows lack may be added only so often.
  var missingCellBudget: Int

  init(
    _ source: SourceText, _ tree: BlockTree, options: MarkdownDialect.Options, sink: consuming Sink
  ) {
    bytes = source.bytes
    self.options = options
    self.tree = tree
    parser = InlineParser(tree, options: options)
    self.sink = sink
    nodes = Array(repeating: .none, count: tree.blocks.count)
    nodes[0] = .document
    hasNull = source.bytes.withUnsafeBufferPointer {
      $0.firstIndex(of: 0, or: 0, from: 0, before: $0.count) < $0.count
    }
    // A definition that is used repeatedly must not make more text than the post has, as in cmark.
    parser.referenceBudget = max(source.count, 100_000)
    missingCellBudget = 10_000 + source.count / 8
  }

  consuming func finish() -> Sink { sink }

  // MARK: - Blocks

  /// Writes everything.
  mutating func write() {
    var number = tree.blocks[0].firstChild
    walk: while number >= 0, !sink.isDone {
      let block = Int(number)
      if tree.blocks[block].isContainer {
        enter(block)
        if tree.blocks[block].firstChild >= 0 {
          number = tree.blocks[block].firstChild
          continue
        }
        leave(block)
      } else {
        leaf(block)
      }
      var last = block
      while tree.blocks[last].next < 0 {
        last = Int(tree.blocks[last].parent)
        if last <= 0 { break walk }
        leave(last)
      }
      number = tree.blocks[last].next
    }
    if sink.isDone { return }
    for prefix in tree.prefixes {
      sink.marker(prefix.range, of: nodes[Int(prefix.block)])
    }
    for (number, definition) in tree.definitions.enumerated() {
      let parent = Int(tree.blocks[Int(definition.block)].parent)
      sink.marker(definition.range, of: nodes[parent])
      sink.definition(
        Document.Definition(
          range: definition.range, label: definition.label, destination: definition.destination,
          title: definition.title, isUsed: usedDefinitions[number] != nil))
    }
  }

  private mutating func enter(_ number: Int) {
    let block = tree.blocks[number]
    var flags = NodeFlags.none
    switch block.kind {
    case .quote:
      if let word = takeAlert(number) {
        var list = SegmentList()
        add(
          sink.literal("markdown-alert markdown-alert-", for: ByteRange(at: word.start)), to: &list)
        for offset in word.indices {
          let letter = UInt32(bytes[offset].lowered)
          add(Segment(ByteRange(offset, offset + 1), .scalars, letter), to: &list)
        }
        sink.attribute(
          AttributeRecord(
            name: .class, nameRange: ByteRange(at: word.start), valueRange: word,
            payload: list.first, flags: .implied))
      }
    case .list:
      if block.isTight { flags.insert(.tight) }
      if block.number >= 0, block.number != 1 { startAttribute(block) }
    case .glossary: if block.isTight { flags.insert(.tight) }
    case .footnote:
      let label = ByteRange(block.head.start + 2, Int(block.indent))
      footnoteAttribute(.id, "fn-", label)
    default: break
    }
    let node = sink.open(name(of: block), block.head, flags)
    nodes[number] = node
  }

  private mutating func leave(_ number: Int) {
    let block = tree.blocks[number]
    sink.close(name(of: block), block.tail, .none)
  }

  private func name(of block: Block) -> Name {
    switch block.kind {
    case .quote: .blockquote
    case .list: block.number >= 0 ? .ol : .ul
    case .item: .li
    case .glossary: .dl
    case .meaning: .dd
    case .term: .dt
    case .heading:
      switch block.level {
      case 1: .h1
      case 2: .h2
      case 3: .h3
      case 4: .h4
      case 5: .h5
      default: .h6
      }
    case .paragraph: .p
    default: .div
    }
  }

  private mutating func startAttribute(_ list: Block) {
    let start = list.head.start
    var first = start
    while bytes.byte(first) == Ascii.zero, bytes.byte(first + 1).isDigit { first += 1 }
    var end = first
    while bytes.byte(end).isDigit { end += 1 }
    let range = ByteRange(first, end)
    let payload = sink.append(Segment(range), after: -1)
    sink.attribute(
      AttributeRecord(
        name: .start, nameRange: ByteRange(at: first), valueRange: range, payload: payload,
        flags: .implied))
  }

  mutating func footnoteAttribute(_ name: Name, _ prefix: StaticString, _ label: ByteRange) {
    let first = sink.append(sink.literal(prefix, for: ByteRange(at: label.start)), after: -1)
    _ = sink.append(Segment(label), after: first)
    sink.attribute(
      AttributeRecord(
        name: name, nameRange: ByteRange(at: label.start), valueRange: label, payload: first,
        flags: .implied))
  }

  /// Takes `[!NOTE]` off the quotation's first paragraph and returns where the word is.
  private mutating func takeAlert(_ number: Int) -> ByteRange? {
    let child = Int(tree.blocks[number].firstChild)
    guard options.contains(.alerts), child >= 0, tree.blocks[child].kind == .paragraph else {
      return nil
    }
    let line = tree.lines[Int(tree.blocks[child].firstLine)]
    let start = Int(line.start)
    var end = Int(line.end)
    while end > start, bytes[end - 1].isWhite { end -= 1 }
    guard end - start > 3, bytes[start] == Ascii.leftBracket, bytes[start + 1] == Ascii.bang,
      bytes[end - 1] == Ascii.rightBracket || options.contains(.anyAlert)
    else { return nil }
    let word = ByteRange(start + 2, end - 1)
    if options.contains(.anyAlert) { return takeCallout(number, ByteRange(start, end)) }
    let known: [StaticString] = ["note", "tip", "important", "warning", "caution"]
    guard
      known.contains(where: {
        $0.utf8CodeUnitCount == word.count && bytes.hasFolded($0, at: word.start, before: word.end)
      })
    else { return nil }
    tree.prefixes.append(
      .init(block: Int32(truncatingIfNeeded: number), range: ByteRange(start, end)))
    tree.blocks[child].firstLine += 1
    tree.blocks[child].lineCount -= 1
    return word
  }

  /// Takes `[!word]` or `[!word]-` of any word off the quotation's first line, whose rest is its title.
  private mutating func takeCallout(_ number: Int, _ line: ByteRange) -> ByteRange? {
    var end = line.start + 2
    while end < line.end, bytes[end].isAlphanumeric || bytes[end] == Ascii.minus { end += 1 }
    guard end > line.start + 2, end < line.end, bytes[end] == Ascii.rightBracket else { return nil }
    let word = ByteRange(line.start + 2, end)
    end += 1
    if end < line.end, bytes[end] == Ascii.minus || bytes[end] == Ascii.plus { end += 1 }
    let marker = ByteRange(line.start, end)
    while end < line.end, bytes[end].isBlank { end += 1 }
    let child = Int(tree.blocks[number].firstChild)
    tree.prefixes.append(.init(block: Int32(truncatingIfNeeded: number), range: marker))
    if end >= line.end {
      tree.blocks[child].firstLine += 1
      tree.blocks[child].lineCount -= 1
    } else {
      tree.lines[Int(tree.blocks[child].firstLine)].start = UInt32(end)
    }
    return word
  }

  // MARK: - Leaves

  private mutating func leaf(_ number: Int) {
    let block = tree.blocks[number]
    switch block.kind {
    case .paragraph: paragraph(number)
    case .heading: heading(number)
    case .term: term(block)
    case .thematicBreak:
      _ = sink.open(.hr, block.head, .void)
      sink.close(.hr, block.tail, .void)
    case .indentedCode: indentedCode(block)
    case .fencedCode: fencedCode(block)
    case .html: html(block)
    case .table: table(number)
    case .opaque: sink.opaque(block.head)
    case .raw: rawHTML(number)
    case .jsx:
      jsx(bytes, block.head.start, block.head.end, isBlock: true) { [ByteRange($0, $1)] }
    default: break
    }
  }

  private mutating func paragraph(_ number: Int) {
    let block = tree.blocks[number]
    guard block.lineCount > 0 else { return }
    parser.text.load(
      bytes, tree.lines, first: Int(block.firstLine), count: Int(block.lineCount))
    let parent = Int(block.parent)
    var flags = NodeFlags.none
    var task: ByteRange?
    if tree.blocks[parent].kind == .item || tree.blocks[parent].kind == .meaning {
      if tree.blocks[Int(tree.blocks[parent].parent)].isTight { flags.insert(.tight) }
      if tree.blocks[parent].kind == .item,
        Int(tree.blocks[parent].firstChild) == number
      {
        task = takeTask()
      }
    }
    let start = task?.start ?? parser.text.sourceStart(parser.text.start)
    parser.parse()
    if task == nil, writeOpaqueAlone() { return }
    _ = sink.open(.p, ByteRange(at: start), flags)
    if let task { checkbox(task) }
    writeInlines()
    sink.close(.p, block.tail, flags)
  }

  /// Takes `[ ]` or `[x]` off the text when white space follows.
  private mutating func takeTask() -> ByteRange? {
    let start = parser.text.start
    guard options.contains(.taskLists), parser.text.byte(start) == Ascii.leftBracket,
      parser.text.byte(start + 2) == Ascii.rightBracket, parser.text.byte(start + 3).isWhite
    else { return nil }
    let mark = parser.text.byte(start + 1)
    guard mark == Ascii.space || mark | 0x20 == UInt8(ascii: "x") else { return nil }
    let range = parser.text.range(start, start + 3)
    parser.text.start = start + 3
    return range
  }

  private mutating func checkbox(_ range: ByteRange) {
    let mark = ByteRange(range.start + 1, range.start + 2)
    if bytes[mark.start] != Ascii.space { sink.attribute(.checked, "", at: mark) }
    sink.attribute(.disabled, "", at: range)
    sink.attribute(.type, "checkbox", at: range)
    _ = sink.open(.input, range, .void)
    sink.close(.input, ByteRange(at: range.end), .void)
  }

  private mutating func heading(_ number: Int) {
    let block = tree.blocks[number]
    parser.text.load(
      bytes, tree.lines, first: Int(block.firstLine), count: Int(block.lineCount))
    parser.parse()
    if block.number >= 0 {
      let value = ByteRange(Int(block.indent), Int(block.number))
      sink.attribute(
        AttributeRecord(name: .id, nameRange: ByteRange(at: value.start), valueRange: value))
    }
    let name = name(of: block)
    let node = sink.open(name, block.head, .none)
    nodes[number] = node
    writeInlines()
    sink.close(name, block.tail, .none)
  }

  private mutating func term(_ block: Block) {
    parser.text.load(bytes, tree.lines, first: Int(block.firstLine), count: 1)
    parser.parse()
    _ = sink.open(.dt, block.head, .none)
    writeInlines()
    sink.close(.dt, block.tail, .none)
  }

  private mutating func indentedCode(_ block: Block) {
    _ = sink.open(.pre, block.head, .none)
    _ = sink.open(.code, block.head, .none)
    codeLines(block, before: block.tail.start)
    sink.close(.code, block.tail, .none)
    sink.close(.pre, block.tail, .none)
  }

  private mutating func fencedCode(_ block: Block) {
    let isClosed = !block.tail.isEmpty
    var start = block.tail.start
    var end = start
    if block.lineCount > 0 {
      let first = tree.lines[Int(block.firstLine)]
      // The rest of a tab that the fence's own indentation has begun is content, too.
      start = Int(first.start) - (first.pad > 0 ? 1 : 0)
      if isClosed { end = Int(tree.lines[Int(block.firstLine + block.lineCount) - 1].end) }
    }
    _ = sink.open(.pre, block.head, .none)
    languageAttribute(block)
    _ = sink.open(.code, ByteRange(at: start), .none)
    codeLines(block, before: end)
    sink.close(.code, ByteRange(at: end), .none)
    sink.close(.pre, block.tail, .none)
  }

  private mutating func languageAttribute(_ block: Block) {
    var start = block.head.start + Int(block.number)
    while start < block.head.end, bytes[start].isBlank { start += 1 }
    var end = start
    while end < block.head.end, !bytes[end].isBlank { end += 1 }
    guard end > start else { return }
    let prefix = sink.literal("language-", for: ByteRange(at: start))
    var list = SegmentList()
    add(prefix, to: &list)
    decode(ByteRange(start, end), into: &list)
    sink.attribute(
      AttributeRecord(
        name: .class, nameRange: ByteRange(at: start), valueRange: ByteRange(start, end),
        payload: list.first, flags: .implied))
  }

  /// The lines of a code block; what lies behind `end` is the line end that closes the block itself.
  private mutating func codeLines(_ block: Block, before end: Int) {
    guard block.lineCount > 0 else { return }
    for index in Int(block.firstLine)..<Int(block.firstLine + block.lineCount) {
      let line = tree.lines[index]
      if line.pad > 0 {
        let spaces: StaticString = line.pad == 1 ? " " : line.pad == 2 ? "  " : "   "
        sink.text(sink.literal(spaces, for: ByteRange(Int(line.start) - 1, Int(line.start))))
      }
      literalText(ByteRange(Int(line.start), min(Int(line.end), end)))
    }
    let last = tree.lines[Int(block.firstLine + block.lineCount) - 1]
    if Int(last.end) > end || !bytes.byte(end - 1).isLineEnd {
      sink.text(Segment(ByteRange(at: end), .scalars, UInt32(Ascii.newline)))
    }
  }

  /// Text in which nothing is decoded.
  mutating func literalText(_ range: ByteRange) {
    guard hasNull else { return sink.text(range) }
    var run = range.start
    var index = run
    while index < range.end {
      if bytes[index] == 0 {
        sink.text(ByteRange(run, index))
        sink.text(Segment(ByteRange(index, index + 1), .scalars, 0xFFFD))
        run = index + 1
      }
      index += 1
    }
    sink.text(ByteRange(run, max(run, range.end)))
  }

  /// Writes HTML as it is, without the marks of quotations in front of its lines.
  private mutating func rawHTML(_ number: Int) {
    let range = tree.blocks[number].head
    var parent = Int(tree.blocks[number].parent)
    while parent > 0, tree.blocks[parent].kind != .quote {
      parent = Int(tree.blocks[parent].parent)
    }
    guard parent > 0 else { return rawHTML(range) }
    var pieces: [ByteRange] = []
    var start = range.start
    while start < range.end {
      var end = start
      while end < range.end, !bytes[end].isLineEnd { end += 1 }
      while end < range.end, bytes[end].isLineEnd { end += 1 }
      pieces.append(ByteRange(start, end))
      start = end
      while start < range.end, bytes[start].isBlank || bytes[start] == Ascii.greater { start += 1 }
    }
    sink.rawHTML(pieces, isBlock: true)
  }

  /// Writes `range` as HTML but for the `<` that are text.
  private mutating func rawHTML(_ range: ByteRange) {
    var start = range.start
    while nextLiteral < tree.literals.count, tree.literals[nextLiteral] < range.end {
      let literal = tree.literals[nextLiteral]
      nextLiteral += 1
      if literal < start { continue }
      if literal > start {
        sink.rawHTML([ByteRange(start, literal)], isBlock: start == range.start)
      }
      sink.text(ByteRange(literal, literal + 1))
      start = literal + 1
    }
    if start < range.end { sink.rawHTML([ByteRange(start, range.end)], isBlock: true) }
  }

  private mutating func html(_ block: Block) {
    var pieces: [ByteRange] = []
    for line in tree.lines[Int(block.firstLine)..<Int(block.firstLine + block.lineCount)] {
      if let last = pieces.last, last.endOffset == line.start {
        pieces[pieces.count - 1].endOffset = line.end
      } else {
        pieces.append(ByteRange(Int(line.start), Int(line.end)))
      }
    }
    // A container ends with its last line's text; the line end is not its own.
    if block.next < 0, block.parent > 0, let last = pieces.popLast() {
      pieces.append(ByteRange(last.start, max(last.start, min(last.end, block.tail.start))))
    }
    sink.rawHTML(pieces, isBlock: true)
  }
}
