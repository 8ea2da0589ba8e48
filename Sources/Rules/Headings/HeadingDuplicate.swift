// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Headings under the same parent are different.
package struct HeadingDuplicateRule: Rule {
  package static let description = RuleDescription(
    "heading-duplicate", .headings, nil, "Headings under the same parent are different")

  package init(_ options: NoOptions) {}

  /// Whether the heading is quoted, or in a part that readers open by itself: its neighbours are others.
  private func isApart(_ node: NodeID, _ document: Document) -> Bool {
    var parent = document.parent(node)
    var left = Self.deepest
    while !parent.isNone, left > 0 {
      if document.isElement(parent, .blockquote) || document.isElement(parent, .details) {
        return true
      }
      if document.value(parent, .class)?.lowercased().contains("accordion") == true { return true }
      parent = document.parent(parent)
      left -= 1
    }
    return false
  }

  private static let deepest = 24

  private struct Key: Hashable {
    var parent: Int?
    var text: String
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let sections = article.outline(includingBold: false)
    if sections.isEmpty { report.notApplicable() }
    var first: [Key: Heading] = [:]
    for section in sections where !section.heading.text.isEmpty {
      if isApart(section.heading.node, article.document) { continue }
      let key = Key(parent: section.parent, text: section.heading.text.lowercased())
      guard let earlier = first[key] else {
        first[key] = section.heading
        continue
      }
      report.add(
        .same, at: section.heading.textRange,
        related: [RelatedPlace("the same heading", earlier.textRange)],
        data: [
          .init("level", .integer(section.heading.level)),
          .init("heading", .text(section.heading.text)),
        ])
    }
  }

  package static let page = """
    Two headings with the same text look alike in a table of contents, and a link to the second \
    often goes to the first. The same heading under different parents is fine, because the parents \
    tell them apart.

    ## Flagged

    ```html
    <h2>Tickets</h2>
    <p>Four euros.</p>
    <h2>⟦Tickets⟧</h2>
    <p>Children pay two.</p>
    ```

    ```markdown
    ## Tickets

    Four euros.

    ## Times

    At six.

    ## *⟦Tickets⟧*

    Children pay two.
    ```

    ## Not flagged

    ```html
    <h2>The ferry</h2>
    <h3>Tickets</h3>
    <p>Four euros.</p>
    <h2>The bus</h2>
    <h3>Tickets</h3>
    <p>Two euros.</p>
    ```

    ```markdown
    ## Tickets

    Four euros.

    ## Tickets for children

    Two euros.
    ```
    """
}

extension Message {
  fileprivate static let same = Message(
    "This heading repeats an earlier one under the same parent",
    help: "name the difference in each, or merge the two sections")
}
