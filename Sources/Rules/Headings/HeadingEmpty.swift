// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every heading has text, or an image with alt text.
package struct HeadingEmptyRule: Rule {
  package static let description = RuleDescription(
    "heading-empty", .headings, .error, fix: .safe,
    "Every heading has text, or an image with alt text")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    if article.headings.isEmpty { report.notApplicable() }
    var names = LinkNames(document)
    for heading in article.headings where heading.text.allSatisfy(\.isWhitespace) {
      judge(heading.node, document.ownHeadingLevel(heading.node), &names, article, &report)
    }
  }

  /// Reports `node` when nothing in it is said aloud or filled in later.
  private func judge(
    _ node: NodeID, _ level: Int?, _ names: inout LinkNames, _ article: Article,
    _ report: inout RuleContext
  ) {
    let document = article.document
    guard names.name(of: node).isEmpty, !article.isHidden(node) else { return }
    report.add(
      .empty(level.map { "h\($0)" } ?? "heading"), at: document.place(node),
      fix: removal(node, article), data: level.map { [.init("level", .integer($0))] } ?? [])
  }

  /// Removes the heading, and its line when nothing else is on it. An anchor may be linked
  /// to, so a heading that has one is only offered.
  private func removal(_ node: NodeID, _ article: Article) -> Fix? {
    let document = article.document
    let record = document[node]
    guard record.flags.isDisjoint(with: [.implied, .clone]),
      !record.flags.contains(.endImplied) || record.flags.contains(.markdown)
    else { return nil }
    let elements = document.descendants(node).filter {
      document.nodes[$0].kind != .text
    }
    let isPlain = elements.isEmpty && document.attribute(node, .id) == nil
    let isStyled = elements.allSatisfy {
      [.strong, .b, .em, .i, .br].contains(document.nodes[$0].name)
    }
    if !isStyled { return paragraph(node, document) }
    var range = document.range(node)
    let bytes = article.source.bytes
    var start = range.start
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    var end = range.end
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if start == 0 || bytes[start - 1] == 0x0A, end < bytes.count {
      if bytes[end] == 0x0D { end += 1 }
      if end < bytes.count, bytes[end] == 0x0A { range = ByteRange(start, end + 1) }
    }
    return Fix(
      "Remove the empty heading", isPlain ? .safe : .offer, changing: .headings, [Edit(range, "")])
  }

  /// Keeps what the heading holds, such as an image, in a paragraph.
  private func paragraph(_ node: NodeID, _ document: Document) -> Fix? {
    let record = document[node]
    let title = "Make it a paragraph"
    if record.flags.contains(.markdown) {
      guard record.tail.isEmpty else { return nil }
      return Fix(title, .offer, changing: .headings, [Edit(record.head, "")])
    }
    guard document.ownHeadingLevel(node) != nil, record.head.count >= 4, record.tail.count >= 5
    else {
      return nil
    }
    let name = ByteRange(record.head.start + 1, record.head.start + 3)
    let end = ByteRange(record.tail.start + 2, record.tail.start + 4)
    return Fix(title, .offer, changing: .headings, [Edit(name, "p"), Edit(end, "p")])
  }

  package static let page = """
    Screen readers announce every heading. An empty one is announced as "heading" and leaves a gap \
    in the table of contents.

    ## Flagged

    ```html
    <p>Ferries run all year.</p>
    ⟦<h2>⟧ </h2>
    <p>A ticket is four euros.</p>
    ```

    ```markdown
    Ferries run all year.

    ⟦##⟧

    A ticket is four euros.
    ```

    ```html
    <p>Ferries run all year.</p>
    ⟦<h2>⟧<img src="/images/line.png" alt=""></h2>
    <p>A ticket is four euros.</p>
    ```

    ## Not flagged

    ```html
    <h2>Tickets</h2>
    <h2><img src="/images/times.png" alt="Times"></h2>
    ```

    ```markdown
    ## Tickets
    ```
    """
}

extension Message {
  fileprivate static func empty(_ heading: String) -> Message {
    Message(
      "This \(heading) is empty",
      help: "write the heading, or remove it")
  }
}
