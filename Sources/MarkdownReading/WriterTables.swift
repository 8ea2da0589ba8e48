// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

extension MarkdownWriter where Sink: ~Copyable {
  mutating func table(_ number: Int) {
    let block = tree.blocks[number]
    if block.mark == KramdownTable.mark { return kramdownTable(number) }
    let first = Int(block.firstLine)
    let header = tree.lines[first]
    let table = sink.open(.table, ByteRange(at: Int(header.start)), .none)
    let delimiters = tree.lines[first + 1]
    let alignments = alignments(delimiters)
    sink.marker(trimmed(delimiters), of: table)

    let headEnd = trimmed(header).end
    _ = sink.open(.thead, ByteRange(at: Int(header.start)), .none)
    row(header, .th, alignments)
    sink.close(.thead, ByteRange(at: headEnd), .none)
    if block.lineCount > 2 {
      _ = sink.open(.tbody, ByteRange(at: Int(tree.lines[first + 2].start)), .none)
      for index in first + 2..<first + Int(block.lineCount) {
        if sink.isDone { return }
        row(tree.lines[index], .td, alignments)
      }
      sink.close(.tbody, block.tail, .none)
    }
    sink.close(.table, block.tail, .none)
  }

  func trimmed(_ line: Line) -> ByteRange {
    var end = Int(line.end)
    while end > Int(line.start), bytes[end - 1].isWhite { end -= 1 }
    return ByteRange(Int(line.start), end)
  }

  struct Alignment {
    static var none: Alignment { Alignment(range: ByteRange(at: 0), payload: -1) }

    var range: ByteRange
    /// The segment that holds the word, or -1 for a column without alignment.
    var payload: Int32
  }

  private mutating func alignments(_ line: Line) -> [Alignment] {
    var result: [Alignment] = []
    var row = RowScanner(bytes, Int(line.start), Int(line.end))
    while let cell = row.next(bytes) {
      let range = ByteRange(cell.start, cell.end)
      let isLeft = bytes[cell.start] == Ascii.colon
      let isRight = bytes[cell.end - 1] == Ascii.colon
      var payload: Int32 = -1
      if isLeft || isRight {
        let word: StaticString = isLeft ? (isRight ? "center" : "left") : "right"
        payload = sink.append(sink.literal(word, for: range), after: -1)
      }
      result.append(Alignment(range: range, payload: payload))
    }
    return result
  }

  mutating func row(
    _ line: Line, _ name: Name, _ alignments: [Alignment], skipsCode: Bool = false
  ) {
    let range = trimmed(line)
    let node = sink.open(.tr, ByteRange(at: range.start), .none)
    var row = RowScanner(bytes, Int(line.start), Int(line.end), skipsCode: skipsCode)
    if let pipe = row.leadingPipe { sink.marker(ByteRange(pipe, pipe + 1), of: node) }
    var column = 0
    while column < alignments.count, let cell = row.next(bytes) {
      openCell(name, ByteRange(at: cell.start), alignments[column])
      if cell.start < cell.end {
        parser.text.loadCell(bytes, cell.start, cell.end)
        parser.parse()
        writeInlines()
      }
      sink.close(name, ByteRange(at: cell.end), .none)
      if let pipe = cell.pipe { sink.marker(ByteRange(pipe, pipe + 1), of: node) }
      column += 1
    }
    while column < alignments.count, missingCellBudget > 0 {
      missingCellBudget -= 1
      openCell(name, ByteRange(at: range.end), alignments[column], [.implied, .endImplied])
      sink.close(name, ByteRange(at: range.end), .none)
      column += 1
    }
    // What is after the last column is not a cell; its bytes are the row's own.
    if let cell = row.next(bytes) { sink.marker(ByteRange(cell.start, range.end), of: node) }
    sink.close(.tr, ByteRange(at: range.end), .none)
  }

  private mutating func openCell(
    _ name: Name, _ head: ByteRange, _ alignment: Alignment, _ flags: NodeFlags = []
  ) {
    if alignment.payload >= 0 {
      sink.attribute(
        AttributeRecord(
          name: .align, nameRange: ByteRange(at: alignment.range.start),
          valueRange: alignment.range, payload: alignment.payload, flags: .implied))
    }
    _ = sink.open(name, head, flags)
  }

  /// Writes a table as kramdown reads it: a head only where a line of hyphens follows rows.
  mutating func kramdownTable(_ number: Int) {
    let block = tree.blocks[number]
    let lines = tree.lines[Int(block.firstLine)..<Int(block.firstLine + block.lineCount)]
    let table = sink.open(.table, ByteRange(at: Int(lines.first?.start ?? 0)), .none)
    let none = Array(repeating: Alignment.none, count: max(Int(block.number), 0))
    let head = Int(block.indent)
    var count = 0
    var section: Name?
    var end = Int(lines.first?.start ?? 0)
    for line in lines {
      if sink.isDone { return }
      let range = trimmed(line)
      if KramdownTable.isSeparator(bytes, line) {
        sink.marker(range, of: table)
        if let open = section {
          sink.close(open, ByteRange(at: end), .none)
          section = nil
        }
        continue
      }
      let name: Name = count < head ? .thead : .tbody
      if section == nil {
        _ = sink.open(name, ByteRange(at: range.start), .none)
        section = name
      }
      row(line, count < head ? .th : .td, none, skipsCode: true)
      count += 1
      end = range.end
    }
    if let section { sink.close(section, ByteRange(at: end), .none) }
    sink.close(.table, block.tail, .none)
  }
}
