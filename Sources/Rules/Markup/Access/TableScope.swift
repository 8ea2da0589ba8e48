// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The header cells of a table say which cells they are for.
package struct TableScopeRule: Rule {
  package static let description = RuleDescription(
    "table-scope", .markup, .warning, "Header cells of tables have valid scopes and data cells")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard document.mayHaveElement(.th) || document.mayHaveElement(.td) else {
      return report.notApplicable()
    }
    var applies = false
    for root in article.contentRoots {
      for index in document.descendants(root) where document.nodes[index].name == .table {
        let table = NodeID(index)
        guard document.isElement(table, .table), !document[table].flags.contains(.markdown),
          !document[table].flags.contains(.clone), !article.isNeverContent(table)
        else { continue }
        applies = true
        check(Cells(table, document), of: table, article, &report)
      }
    }
    if !applies { report.notApplicable() }
  }

  private static let scopes: Set<String> = ["row", "col", "rowgroup", "colgroup"]

  private func check(
    _ cells: Cells, of table: NodeID, _ article: Article, _ report: inout RuleContext
  ) {
    let document = article.document
    for cell in cells.headers {
      guard let attribute = document.attribute(cell, .scope) else { continue }
      let value = document.value(ofAttribute: attribute)
      let place = document.place(ofAttribute: attribute, of: cell)
      if Self.scopes.contains(value.lowercased()) || value.isEmpty
        || article.source.holdsTemplate(place)
      {
        continue
      }
      report.add(.scope(value), at: place, data: [.init("scope", .text(value))])
    }
    if cells.isFilledLater { return }
    for cell in cells.referring {
      guard let attribute = document.attribute(cell, .headers) else { continue }
      let ids = document.value(ofAttribute: attribute).split(whereSeparator: \.isWhitespace)
      guard let missing = ids.first(where: { !cells.ids.contains(String($0)) }) else { continue }
      report.add(
        .noHeader(String(missing)), at: document.place(ofAttribute: attribute, of: cell),
        data: [.init("id", .text(String(missing)))])
    }
    if cells.rows > 1, cells.headers.count > 1, cells.data == 0, !cells.isLayout {
      report.add(.noData, at: document[table].head)
    }
  }

  package static let page = """
    A screen reader reads the header of a column or row before each of its cells. It takes them \
    from `scope`, which is `col`, `row`, `colgroup` or `rowgroup`, or from `headers`, which lists \
    ids of cells in the same table. A misspelled value, a missing id, or a table of nothing but \
    header cells leaves readers without them. Tables that templates fill are checked only as far \
    as they are written.

    ## Flagged

    ```html
    <table>
    <tr><th scope="⟦column⟧">Boat</th><th scope="col">Time</th></tr>
    <tr><td>Tug</td><td>six</td></tr>
    </table>
    ```

    ```html
    <table>
    <tr><th id="boat">Boat</th><th id="time">Time</th></tr>
    <tr><td headers="boat">Tug</td><td headers="⟦times⟧">six</td></tr>
    </table>
    ```

    ```markdown
    The times:

    ⟦<table>⟧
    <tr><th>Boat</th><th>Time</th></tr>
    <tr><th>Tug</th><th>six</th></tr>
    </table>
    ```

    ## Not flagged

    ```html
    <table>
    <tr><td></td><th scope="col" id="time">Time</th></tr>
    <tr><th scope="row" id="tug">Tug</th><td headers="tug time">six</td></tr>
    </table>
    <table><tr><th>Boat</th><th>Time</th></tr></table>
    ```

    ```markdown
    | Boat | Time |
    |------|------|
    | Tug  | six  |
    ```
    """
}

/// The cells of one table, without those of tables in it.
private struct Cells {
  private(set) var headers: [NodeID] = []
  /// The cells with an attribute `headers`.
  private(set) var referring: [NodeID] = []
  private(set) var ids: Set<String> = []
  private(set) var data = 0
  private(set) var rows = 0
  /// Whether a template or a script may add cells.
  private(set) var isFilledLater = false
  /// Whether roles say what the cells are.
  private(set) var isLayout: Bool

  init(_ table: NodeID, _ document: Document) {
    isLayout = document.value(table, .role) != nil
    var index = table.index + 1
    let end = document.subtreeEnd(table)
    while index < end {
      let node = NodeID(index)
      let record = document.nodes[index]
      index += 1
      if record.kind == .opaque || record.kind == .fragment { isFilledLater = true }
      guard record.kind == .element else { continue }
      switch record.name {
      case .table:
        isLayout = true
        index = document.subtreeEnd(node)
      case .tr: rows += 1
      case .td, .th:
        if record.name == .th { headers.append(node) } else { data += 1 }
        guard record.attributeCount > 0 else { continue }
        if let id = document.value(node, .id) { ids.insert(id) }
        if document.attribute(node, .headers) != nil { referring.append(node) }
        if document.value(node, .role) != nil { isLayout = true }
      default: continue
      }
    }
  }
}

extension Message {
  fileprivate static func scope(_ value: String) -> Message {
    Message("'\(value)' is not a scope", help: "write col, row, colgroup or rowgroup")
  }

  fileprivate static func noHeader(_ id: String) -> Message {
    Message("No cell of this table has the id '\(id)'", help: "use the id of a header cell")
  }

  fileprivate static let noData = Message(
    "This table has only header cells", help: "use <td> for cells that are not headers")
}
