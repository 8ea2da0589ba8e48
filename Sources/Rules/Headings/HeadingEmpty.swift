// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every heading has a text, or an image with an alt text.
package struct HeadingEmptyRule: Rule {
  package static let description = RuleDescription(
    "heading-empty", .headings, .error, fix: .safe,
    "Every heading has a text, or an image with an alt text")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout Report) {
    if article.headings.isEmpty { report.notApplicable() }
    let document = article.document
    for heading in article.headings where heading.text.isEmpty && !heading.hasImageText {
      guard !hasName(heading.node, document) else { continue }
      report.add(
        .empty(heading.level), at: document.place(heading.node),
        fix: removal(heading.node, article), data: [.init("level", .integer(heading.level))])
    }
  }

  /// Whether something in the heading is said aloud or filled in later: hidden text, a label, a template tag.
  private func hasName(_ node: NodeID, _ document: Document) -> Bool {
    if document.value(node, .ariaLabel)?.contains(where: { !$0.isWhitespace }) ?? false {
      return true
    }
    var index = node.index + 1
    let end = document.subtreeEnd(node)
    while index < end {
      let inner = NodeID(index)
      switch document.kind(inner) {
      case .opaque: return true
      case .text:
        if !document.isBlank(inner) { return true }
      case .element:
        if document.value(inner, .ariaHidden) == "true" || document.attribute(inner, .hidden) != nil
        {
          index = document.subtreeEnd(inner)
          continue
        }
        if document.value(inner, .ariaLabel)?.contains(where: { !$0.isWhitespace }) ?? false {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }

  /// Takes the heading out, and its line when nothing else stands on it. An anchor may be linked to, so a
  /// heading that has one is only offered.
  private func removal(_ node: NodeID, _ article: Article) -> Fix? {
    let document = article.document
    let record = document[node]
    guard record.flags.isDisjoint(with: [.implied, .clone]),
      !record.flags.contains(.endImplied) || record.flags.contains(.markdown)
    else { return nil }
    let holdsElements = document.descendants(node).contains {
      document.nodes[$0].kind == .element || document.nodes[$0].kind == .comment
    }
    let isPlain = !holdsElements && document.attribute(node, .id) == nil
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
    return Fix("Remove the empty heading", isPlain ? .safe : .offer, [Edit(range, "")])
  }

  package static let page = """
    Screen readers announce every heading. An empty one is announced as "heading" and nothing else, and \
    leaves a hole in the table of contents.

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
  fileprivate static func empty(_ level: Int) -> Message {
    Message(
      "This h\(level) is empty, so screen readers announce a heading that says nothing",
      help: "write the heading, or take it out")
  }
}
