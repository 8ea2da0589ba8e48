// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Markdown is not lost inside HTML, and prose does not become a table.
package struct HtmlDroppedRule: Rule {
  package static let description = RuleDescription(
    "html-dropped", .markup, .warning,
    "Markdown is not lost inside HTML or turned into a table"
  )

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard article.format == .markdown else { return report.notApplicable() }
    var hidden = 0
    var told = 0
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document.nodes[index]
      switch record.kind {
      case .element:
        if index >= hidden, !document.elementClass(node).isDisjoint(with: [.code, .hidden]) {
          hidden = document.subtreeEnd(node)
        }
        if record.name == .table, record.flags.contains(.markdown), index >= hidden,
          article.traits.contains(.isKramdown), let line = proseLine(node, document)
        {
          report.add(.table, at: line)
        }
      case .text:
        // One finding for a block, however much of it is left as it was written.
        guard index >= hidden, index >= told, !record.flags.contains(.markdown),
          let place = markdown(record.head, document.source.bytes)
        else { continue }
        if !article.traits.contains(.isKramdown), let asking = asking(around: node, document) {
          hidden = document.subtreeEnd(asking)
          continue
        }
        report.add(.dead(document.source.string(place)), at: place)
        told = block(around: node, document)
      default: continue
      }
    }
  }

  /// The element around `node` that says by its attribute `markdown` that what is in it is Markdown, as Python's reader
  /// and others have it.
  private func asking(around node: NodeID, _ document: Document) -> NodeID? {
    var node = document.parent(node)
    while node != .document, !node.isNone {
      if document.source.bytes[document[node].head.indices].contains(run: Array(" markdown".utf8)) {
        return node
      }
      node = document.parent(node)
    }
    return nil
  }

  /// Where the outermost HTML element around `node` ends.
  private func block(around node: NodeID, _ document: Document) -> Int {
    var outer = node
    while document.parent(outer) != .document, !document.parent(outer).isNone,
      !document[document.parent(outer)].flags.contains(.markdown)
    {
      outer = document.parent(outer)
    }
    return document.subtreeEnd(outer)
  }

  /// The first link or bold text of Markdown in `range`.
  private func markdown(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
    var index = range.start
    while index < range.end {
      switch bytes[index] {
      case UInt8(ascii: "["):
        if let end = linkEnd(index, before: range.end, bytes) { return ByteRange(index, end) }
      case UInt8(ascii: "*"):
        if let end = boldEnd(index, range, bytes) { return ByteRange(index, end) }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `[text](https://…)` and `[text](/…)`.
  private func linkEnd(_ start: Int, before end: Int, _ bytes: [UInt8]) -> Int? {
    var index = start + 1
    while index < end, index - start < 200, bytes[index] != UInt8(ascii: "]"),
      bytes[index] != UInt8(ascii: "["), !bytes[index].isLineEnd
    {
      index += 1
    }
    guard index > start + 1, index + 2 < end, bytes[index] == UInt8(ascii: "]"),
      bytes[index + 1] == UInt8(ascii: "(")
    else { return nil }
    let address = bytes[(index + 2)..<min(end, index + 1000)].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ")")
    }
    guard address.endIndex < end, bytes[address.endIndex] == UInt8(ascii: ")"),
      ["http://", "https://", "/", "#", "mailto:", "./", "../"]
        .contains(where: { address.starts(with: $0.utf8) }), address.count > 1
    else { return nil }
    return address.endIndex + 1
  }

  /// `**text**` between spaces or at the ends of lines.
  private func boldEnd(_ start: Int, _ range: ByteRange, _ bytes: [UInt8]) -> Int? {
    guard start + 4 < range.end, bytes[start + 1] == UInt8(ascii: "*"), bytes[start + 2].isWordPart,
      start == range.start || bytes[start - 1] <= 0x20
    else { return nil }
    var index = start + 3
    while index + 1 < range.end, index - start < 200, bytes[index] != UInt8(ascii: "*"),
      !bytes[index].isLineEnd
    {
      index += 1
    }
    guard index + 1 < range.end, bytes[index] == UInt8(ascii: "*"),
      bytes[index + 1] == UInt8(ascii: "*"), bytes[index - 1] > 0x20
    else { return nil }
    let behind = index + 2 < range.end ? bytes[index + 2] : 0x20
    return behind.isWordPart || behind == UInt8(ascii: "*") ? nil : index + 2
  }

  /// The one row of a table that has neither a head nor a pipe at its start, and was a sentence.
  private func proseLine(_ table: NodeID, _ document: Document) -> ByteRange? {
    let bytes = document.source.bytes
    var range = document.range(table)
    while range.end > range.start, bytes[range.end - 1] <= 0x20 {
      range = ByteRange(range.start, range.end - 1)
    }
    let line = bytes[range.indices]
    guard !line.isEmpty, bytes[range.start] != UInt8(ascii: "|"),
      !line.contains(where: \.isLineEnd), line.count(where: { $0 == 0x20 }) > 5
    else { return nil }
    return range
  }

  package static let page = """
    Most generators do not read Markdown inside an HTML block: Jekyll never does unless the \
    element has `markdown="1"`, others only after a blank line, so readers see asterisks and \
    brackets. In Jekyll a pipe in a line on its own makes a table of it.

    ## Flagged

    ```markdown
    <div class="note">
    The ferry leaves ⟦**at six**⟧, see [the times](https://ferry.net/times).
    </div>
    ```

    ```markdown
    <p>See ⟦[the times](https://ferry.net/times)⟧.</p>
    ```

    ```markdown
    ---
    stet: {dialect: jekyll}
    ---

    ⟦The ferry leaves at six | at seven in the summer months⟧
    ```

    ## Not flagged

    ```html
    <div>The ferry leaves **at six**.</div>
    ```

    ```markdown
    <div class="note">

    The ferry leaves **at six**, and 2 ** 3 is 8.

    </div>

    <p>a[i](j) and <code>**x**</code></p>
    ```
    """
}

extension Message {
  fileprivate static func dead(_ text: String) -> Message {
    Message(
      "Markdown is not read inside this HTML; readers see '\(text)'",
      help:
        "write it as HTML, add a blank line before it, or, in Jekyll, add markdown=\"1\" to the tag"
    )
  }

  fileprivate static let table = Message(
    "The pipe turns this line into a table",
    help: "write \\| or &#124; for the pipe")
}
