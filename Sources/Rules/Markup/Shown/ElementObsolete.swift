// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Obsolete HTML elements are not used.
package struct ElementObsoleteRule: Rule {
  package static let description = RuleDescription(
    "element-obsolete", .markup, nil, "Obsolete HTML elements are not used")

  package static let habits: [Habit] = [
    .fact("use obsolete HTML elements", meaning: "they may look different in new browsers")
  ]

  package init(_ options: NoOptions) {}

  /// The elements, and what is written in their place.
  private static let replacements: [(name: Name, advice: String)] = [
    (.big, "set the size in a style"), (.blink, "remove it"),
    (.center, "set text-align in a style"), (.font, "set the colour and the size in a style"),
    (.frameset, "link to the pages"), (.marquee, "remove it"),
    (.nobr, "set white-space in a style"), (.strike, "write <del> or <s>"),
    (.tt, "write <code>"), (.xmp, "write <pre>"),
  ]

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    let sought = Self.replacements.filter { document.mayHaveElement($0.name) }
    if sought.isEmpty { return report.notApplicable() }
    var places: [Name: [ByteRange]] = [:]
    for record in document.nodes
    where record.kind == .element && !record.flags.contains(.markdown)
      && record.namespace == .html && record.flags.isDisjoint(with: [.clone, .implied])
      && sought.contains(where: { $0.name == record.name })
    {
      places[record.name, default: []].append(record.head)
    }
    for (name, advice) in sought {
      guard let found = places[name], let first = found.first else { continue }
      let spelling = document.names.spelling(name)
      report.add(
        .obsolete(spelling, found.count, advice), at: first,
        related: found.dropFirst().map { RelatedPlace("the same element", $0) },
        data: [.init("element", .text(spelling)), .init("places", .integer(found.count))])
    }
  }

  package static let page = """
    Elements that only describe appearance, such as `<font>` and `<center>`, are obsolete. \
    Browsers still show them, but the theme does not know them, and they do not follow its colours \
    or a dark mode. Each element is one finding per post; in an archive where most posts have \
    them, they are the site's habit.

    ## Flagged

    ```html
    <p>The ⟦<font color="red">⟧ferry</font> leaves <font size="5">at six</font>, ⟦<tt>⟧sharp</tt>.</p>
    ```

    ```markdown
    The ferry leaves ⟦<big>⟧at six</big>.
    ```

    ## Not flagged

    ```html
    <p>The <b>ferry</b> leaves <small>at six</small>, <s>seven</s>.</p>
    ```

    ```markdown
    The `<font>` element and ~~the ferry~~.
    ```
    """
}

extension Message {
  fileprivate static func obsolete(_ name: String, _ count: Int, _ advice: String) -> Message {
    Message(
      "<\(name)> is obsolete" + (count == 1 ? "" : " and used \(count) times in this post"),
      help: advice)
  }
}
