// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

extension MarkdownWriter where Sink: ~Copyable {
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
