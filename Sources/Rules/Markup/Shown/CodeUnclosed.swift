// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Code fences are closed.
package struct CodeUnclosedRule: Rule {
  package static let description = RuleDescription(
    "code-unclosed", .markup, .error, "Code fences are closed")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard article.format == .markdown else { return report.notApplicable() }
    // kramdown takes a fence that is not closed for text.
    if article.traits.contains(.isKramdown) { shown(document, &report) }
    guard document.mayHaveElement(.pre) else { return }
    let bytes = document.source.bytes
    var last: NodeID?
    var hasFences = false
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.flags.contains(.markdown), record.kind == .element, record.name == .pre,
        !record.head.isEmpty, "`~".utf8.contains(bytes[record.head.start])
      else { continue }
      hasFences = true
      if record.tail.isEmpty { last = NodeID(index) }
    }
    guard hasFences else { return }
    // A fence in a list ends with its item; one that the post ends with takes all that follows it.
    guard let last, endsPost(last, document) else { return }
    let fence = document[last].head
    let code = ByteRange(fence.end, bytes.count)
    let mark = mark(fence, bytes)
    report.add(
      .unclosed(document.source.string(mark)), at: mark,
      atMost: holdsMarkdown(code, bytes) ? nil : .warning)
  }

  /// Paragraphs that begin with a fence.
  private func shown(_ document: Document, _ report: inout RuleContext) {
    let bytes = document.source.bytes
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document.nodes[index]
      guard record.kind == .text, record.flags.contains(.markdown),
        document.isElement(document.parent(node), .p),
        record.head.start == document.range(document.parent(node)).start,
        bytes[record.head.indices].starts(with: "```".utf8)
          || bytes[record.head.indices].starts(with: "~~~".utf8)
      else { continue }
      report.add(.shown, at: mark(record.head, bytes))
    }
  }

  private func endsPost(_ node: NodeID, _ document: Document) -> Bool {
    let bytes = document.source.bytes
    var end = document.subtreeEnd(node) > 0 ? document.range(node).end : 0
    while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
    return end >= bytes.count
  }

  /// The fence without what stands behind it.
  private func mark(_ fence: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var end = fence.start
    while end < fence.end, bytes[end] == bytes[fence.start] { end += 1 }
    return ByteRange(fence.start, end)
  }

  /// Whether the post goes on in the code: there is another fence, or behind a blank line a heading or a link.
  private func holdsMarkdown(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    var start = range.start
    var isBehindBlank = false
    while start < range.end {
      var end = start
      while end < range.end, !bytes[end].isLineEnd { end += 1 }
      let line = bytes[start..<end].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      if line.isEmpty {
        isBehindBlank = isBehindBlank || start > range.start
      } else if isBehindBlank, isHeading(line) || holdsLink(line) {
        return true
      } else if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
        return true
      }
      start = end + 1
    }
    return false
  }

  private func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
    return (2...6).contains(marks) && line.dropFirst(marks).first == 0x20
  }

  private func holdsLink(_ line: ArraySlice<UInt8>) -> Bool {
    ["](http", "](/", "](./", "](#"].contains { line.contains(run: Array($0.utf8)) }
  }

  package static let page = """
    A fence that is never closed turns everything after it into code: readers see the raw \
    headings, links and images of the rest of the post. Where no heading, link or other \
    fence follows, it is a warning.

    ## Flagged

    ```markdown
    Ask for the times:

    ⟦```⟧sh
    ferry --times

    The ferry leaves at six, and it comes back at nine.

    ## Fares
    ```

    ## Not flagged

    ```html
    <pre>ferry --times</pre>
    ```

    ```markdown
    ~~~sh
    ferry --times
    ~~~

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let shown = Message(
    "This fence is never closed, so readers see the marks and the code as text",
    help: "add the same marks on a line of their own where the code ends")

  fileprivate static func unclosed(_ mark: String) -> Message {
    Message(
      "This fence is never closed, so the rest of the post is code",
      help: "add \(mark) on a line of its own where the code ends")
  }
}
