// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Finds blocks that are text of a paragraph: headings without a space, lists and tables without a blank line
/// before them, containers that the generator does not know.
struct LineFaults {
  private let article: Article
  private let document: Document
  private let bytes: [UInt8]
  private(set) var faults: [MarkdownFault] = []

  init(_ article: Article, _ shown: ShownMarks) {
    self.article = article
    document = article.document
    bytes = document.source.bytes
    for leaf in shown.leaves where !leaf.lines.isEmpty && document.isElement(leaf.node, .p) {
      let lines = shown.lines[leaf.lines]
      for line in lines {
        switch bytes[line] {
        case UInt8(ascii: "#"): heading(line, leaf.node)
        case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"):
          if bytes[line] == UInt8(ascii: ":"), bytes[line...].starts(with: ":::".utf8) {
            directive(line)
          } else {
            table(line, leaf.node)
          }
        default: break
        }
      }
      list(Array(lines), leaf.node)
    }
  }

  private func lineEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  // MARK: Headings

  /// `##Heading`: a single number sign is a hashtag.
  private mutating func heading(_ start: Int, _ node: NodeID) {
    let end = lineEnd(start)
    var mark = start
    while mark < end, bytes[mark] == UInt8(ascii: "#") { mark += 1 }
    guard (2...6).contains(mark - start), mark < end, end - mark <= 120,
      bytes[mark].isWordPart || "*_".utf8.contains(bytes[mark]) || bytes[mark] == UInt8(ascii: "`")
    else { return }
    let range = document.range(node)
    let isAlone = start == range.start && end == trimmedEnd(range)
    let sign = document.source.string(ByteRange(start, mark))
    faults.append(
      MarkdownFault(
        .heading, ByteRange(start, end), text: sign,
        fix: isAlone
          ? Fix(
            "Add a space after the \(sign)", .safe, changing: [.headings, .text],
            [Edit(ByteRange(start, mark), sign + " ")]) : nil))
  }

  private func trimmedEnd(_ range: ByteRange) -> Int {
    var end = range.end
    while end > range.start, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  // MARK: Tables

  /// The row of dashes of a table, where it is text.
  private mutating func table(_ start: Int, _ node: NodeID) {
    let end = lineEnd(start)
    guard let columns = columns(start, end) else { return }
    let range = document.range(node)
    var above = start
    while above > range.start, !bytes[above - 1].isLineEnd { above -= 1 }
    guard above > range.start else { return }
    var aboveEnd = above - 1
    while aboveEnd > range.start, bytes[aboveEnd - 1] <= 0x20 { aboveEnd -= 1 }
    var first = aboveEnd
    while first > range.start, !bytes[first - 1].isLineEnd { first -= 1 }
    let head = cells(first, aboveEnd)
    guard head > 1 else { return }
    if head != columns, head > columns || !article.traits.contains(.dropsHTML) {
      faults.append(
        MarkdownFault(
          .tableColumns, ByteRange(start, end),
          text: "the first row has \(head) cells, the delimiter row has \(columns)",
          atMost: article.traits.contains(.isGenerators) ? nil : .warning))
    } else {
      faults.append(MarkdownFault(.table, ByteRange(start, end), text: ""))
    }
  }

  /// How many columns the row of dashes has; `nil` where it is none.
  private func columns(_ start: Int, _ end: Int) -> Int? {
    var columns = 0
    var dashes = 0
    var pipes = 0
    for index in start..<end {
      switch bytes[index] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"):
        if dashes == 1 { return nil }
        if dashes > 1 { columns += 1 }
        dashes = 0
        pipes += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return nil
      }
    }
    if dashes > 1 { columns += 1 }
    if columns == 0 { return nil }
    return pipes > 1 || pipes > 0 && columns > 1 ? columns : nil
  }

  /// How many cells a row has.
  private func cells(_ start: Int, _ end: Int) -> Int {
    var count = 1
    for index in start..<end where bytes[index] == UInt8(ascii: "|") {
      if index == start || index == end - 1 { continue }
      if bytes[index - 1] != UInt8(ascii: "\\") { count += 1 }
    }
    return end > start && bytes[start..<end].contains(UInt8(ascii: "|")) ? count : 0
  }

  // MARK: Containers

  private mutating func directive(_ start: Int) {
    guard article.traits.contains(.plainColons) else { return }
    let end = lineEnd(start)
    var name = start
    while name < end, bytes[name] == UInt8(ascii: ":") { name += 1 }
    while name < end, bytes[name].isBlank { name += 1 }
    guard name < end, bytes[name].isLetter || bytes[name] == UInt8(ascii: "{") else { return }
    faults.append(
      MarkdownFault(
        .directive, ByteRange(start, end), text: document.source.string(ByteRange(start, end)),
        atMost: .warning))
  }

  // MARK: Lists

  /// Two lines in a row of one paragraph that begin as items of a list do.
  private mutating func list(_ lines: [Int], _ node: NodeID) {
    let range = document.range(node)
    var run: [(start: Int, number: Int?)] = []
    for line in lines {
      guard let item = item(line), line > range.start else { continue }
      if let last = run.last {
        let isNext = item.number.map { $0 - 1 } == last.number || item.number == nil
        if isNext, isNextLine(last.start, line) {
          run.append((line, item.number))
          continue
        }
        report(run)
        run = []
      }
      run.append((line, item.number))
    }
    report(run)
  }

  private func isNextLine(_ first: Int, _ second: Int) -> Bool {
    let end = lineEnd(first)
    var breaks = 0
    var index = end
    while index < second {
      if bytes[index] == 0x0A { breaks += 1 }
      index += 1
    }
    return breaks == 1
  }

  private mutating func report(_ run: [(start: Int, number: Int?)]) {
    guard run.count > 1, let first = run.first, let last = run.last else { return }
    faults.append(
      MarkdownFault(
        .list, ByteRange(first.start, lineEnd(last.start)), text: "\(run.count)", atMost: .warning))
  }

  /// The number of the item that begins at `start`, none for a bullet.
  private func item(_ start: Int) -> (number: Int?, length: Int)? {
    let byte = bytes[start]
    if "-*+".utf8.contains(byte) {
      return start + 2 < bytes.count && bytes[start + 1] == 0x20 && bytes[start + 2] > 0x20
        ? (nil, 1) : nil
    }
    var end = start
    var number = 0
    while end < bytes.count, end - start < 3, bytes[end].isDigit {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > start, end + 1 < bytes.count, ".)".utf8.contains(bytes[end]),
      bytes[end + 1] == 0x20
    else { return nil }
    return (number, end - start)
  }
}
