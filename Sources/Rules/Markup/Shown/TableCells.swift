// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No row of a Markdown table has more cells than the table has columns, and every table has its row of dashes.
package struct TableCellsRule: Rule {
  package static let description = RuleDescription(
    "table-cells", .markup, .error,
    "Table rows have as many cells as their header, and tables have a delimiter row"
  )

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard article.format == .markdown else { return report.notApplicable() }
    for marker in document.markers where document.isElement(marker.node, .tr) {
      // A marker of more than a pipe is what stands behind the last cell.
      let lost = trimmed(marker.range, document.source.bytes)
      guard !lost.isEmpty else { continue }
      report.add(
        .lost, at: lost, data: [.init("text", .text(document.source.string(lost)))])
    }
    for leaf in ShownMarks.of(article).leaves
    where leaf.lines.count > 1 && document.isElement(leaf.node, .p) {
      if let range = rows(Array(ShownMarks.of(article).lines[leaf.lines]), document.source.bytes) {
        report.add(.noDashes, at: range)
      }
    }
  }

  /// What `range` shows: without blanks and pipes at its ends.
  private func trimmed(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var start = range.start
    var end = range.end
    func isEmpty(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "|") }
    while start < end, isEmpty(bytes[start]) { start += 1 }
    while end > start, isEmpty(bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// Two or more lines of one paragraph that are rows of a table, none of them the row of dashes.
  private func rows(_ lines: [Int], _ bytes: [UInt8]) -> ByteRange? {
    var first: Int?
    var last = 0
    var count = 0
    for start in lines where bytes[start] == UInt8(ascii: "|") {
      var end = start
      var pipes = 0
      var letters = 0
      while end < bytes.count, !bytes[end].isLineEnd {
        if bytes[end] == UInt8(ascii: "|") { pipes += 1 }
        if bytes[end].isWordPart { letters += 1 }
        end += 1
      }
      while end > start, bytes[end - 1].isBlank { end -= 1 }
      guard pipes > 2, letters > 1, bytes[end - 1] == UInt8(ascii: "|") else { return nil }
      if first == nil { first = start }
      last = end
      count += 1
    }
    return count > 1 ? first.map { ByteRange($0, last) } : nil
  }

  package static let page = """
    Most generators drop the cells of a row beyond the columns of the first row, so readers never \
    see their text. Often a pipe in the text was not written as `\\|`. Without a row of dashes \
    below the first row there is no table, and readers see the pipes.

    ## Flagged

    ```markdown
    | Boat | Time |
    |------|------|
    | Tug  | six or | ⟦seven⟧ |
    ```

    ```markdown
    ⟦| Boat | Time |
    | Tug  | six  |⟧
    ```

    ## Not flagged

    ```html
    <table><tr><th>Boat</th></tr><tr><td>Tug</td><td>six</td></tr></table>
    ```

    ```markdown
    | Boat | Time |
    |------|------|
    | Tug  |
    | A \\| B | six |
    ```
    """
}

extension Message {
  fileprivate static let lost = Message(
    "This cell is not shown: the row has more cells than the table has columns",
    help:
      "add a column to the first two rows, or write \\| for a pipe in the text")

  fileprivate static let noDashes = Message(
    "This is not a table: the row of dashes is missing",
    help: "add a row such as |---|---| below the first row")
}
