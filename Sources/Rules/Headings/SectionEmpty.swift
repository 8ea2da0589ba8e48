// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every heading is followed by text.
package struct SectionEmptyRule: Rule {
  package static let description = RuleDescription(
    "section-empty", .headings, .warning, "Every heading is followed by text")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.headings.isEmpty { report.notApplicable() }
    let document = article.document
    var found: [(heading: Heading, next: Heading?)] = []
    for (index, heading) in article.headings.enumerated() where !heading.text.isEmpty {
      let next = index + 1 < article.headings.count ? article.headings[index + 1] : nil
      if let next, next.level > heading.level { continue }
      // The title, whatever the level of the first section.
      if index == 0, heading.level == 1, next != nil { continue }
      let root = article.contentRoots.last { document.isInside(heading.node, $0) }
      let end = min(next?.node.index ?? .max, document.subtreeEnd(root ?? .document))
      // A heading may be inside another.
      let start = document.subtreeEnd(heading.node)
      guard start <= end, !showsSomething(start..<end, document) else { continue }
      // A card's heading says where its link leads; one far below the heading before it is a line beside it.
      if isCard(heading.node, document) || holdsPicture(heading.node, document) { continue }
      if Self.isOnAgenda(heading.text) { continue }
      // `# ::: path.of.code` is where MkDocs puts documentation.
      if article.traits.contains(.isMkDocs), heading.text.hasPrefix(":::") { continue }
      if index > 0, heading.level > article.headings[index - 1].level + 1 { continue }
      found.append((heading, next))
    }
    // Headings in a row are a list that is set in large letters.
    if found.count >= 4, found.count * 2 > article.headings.count { return }
    // So many are the scheme of a page, such as notes on a release, in which not each part has an entry.
    if found.count >= 6 { return }
    for (heading, next) in found {
      report.add(
        .empty(next?.level), at: heading.textRange,
        related: next.map { [RelatedPlace("the next heading", $0.textRange)] } ?? [],
        data: [
          .init("level", .integer(heading.level)), .init("next-level", .integer(next?.level ?? 0)),
        ])
    }
  }

  /// Whether `text` is an entry of an agenda, which is complete without a text: a time of day, or a break.
  private static func isOnAgenda(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != ":" }
    guard let first = words.first else { return false }
    if words.count <= 2, ["break", "lunch", "pause", "mittagspause"].contains(words.last) {
      return true
    }
    let digits = first.utf8.prefix { (0x30...0x39).contains($0) }
    return (1...2).contains(digits.count) && first.utf8.dropFirst(digits.count).first == 0x3A
  }

  /// Whether the heading `node` has a picture next to its words, or a shortcode that may show one: its section is that.
  private func holdsPicture(_ node: NodeID, _ document: Document) -> Bool {
    document.descendants(node).contains { index in
      let inside = NodeID(index)
      guard document.kind(inside) == .opaque else { return document.isElement(inside, .img) }
      // `{: .class }` and `{#id}` show nothing.
      let tag = document.source.bytes[document[inside].head.indices]
      return !tag.starts(with: "{:".utf8) && !tag.starts(with: "{#".utf8)
    }
  }

  /// Whether the heading `node` is in a link.
  private func isCard(_ node: NodeID, _ document: Document) -> Bool {
    var parent = document.parent(node)
    while !parent.isNone {
      if document.isElement(parent, .a), document.value(parent, .href) != nil { return true }
      parent = document.parent(parent)
    }
    return false
  }

  /// Whether readers see something of the nodes in `range`, or a script or a template tag may put it there.
  private func showsSomething(_ range: Range<Int>, _ document: Document) -> Bool {
    var range = range
    while let index = range.popFirst() {
      let node = NodeID(index)
      switch document.kind(node) {
      case .text:
        if !document.isEmptyText(node) { return true }
      case .element where document.isElement(node, .li):
        // A template for others to fill in.
        return true
      case .opaque:
        // `{: .class }` is not text but belongs to a block.
        if !document.source.bytes[document[node].head.indices].starts(with: "{:".utf8) {
          return true
        }
      case .element:
        if document.elementClass(node).contains(.embed) { return true }
        switch document.name(node) {
        case .img, .script, .template, .form, .input, .button, .select, .textarea: return true
        default:
          // A custom element is filled by its script.
          if document.spelling(node).utf8.contains(UInt8(ascii: "-")) { return true }
        }
      default: break
      }
    }
    return false
  }

  package static let page = """
    A heading announces a text. When another heading of the same level, or nothing, follows it, \
    the text was forgotten or the heading should be one level higher. Six and more in a post are \
    not flagged, since the post is built that way, as notes on a release are.

    ## Flagged

    ```html
    <h2>⟦Tickets⟧</h2>
    <h2>Times</h2>
    <p>The boat leaves at six.</p>
    ```

    ```markdown
    ## Tickets

    Four euros.

    ### ⟦Children⟧

    ## Times

    The boat leaves at six.

    ## ⟦Piers⟧
    ```

    ## Not flagged

    ```html
    <h2>Tickets</h2>
    <h3>Children</h3>
    <p>Two euros.</p>
    <h2>Times</h2>
    <img src="/images/times.png" alt="The boat leaves at six">
    ```

    ```markdown
    ## Tickets

    ### Children

    Two euros.

    ## Map

    {{< map "pier" >}}

    ### 10:30 to 11:00, coffee

    ### Boats {{< img src="boats.png" >}}

    ### Piers
    ![Two piers on either side of the river](/images/piers.png)
    ```
    """
}

extension Message {
  fileprivate static func empty(_ next: Int?) -> Message {
    Message(
      next == nil
        ? "Nothing follows this heading"
        : "This section is empty: the next heading follows directly",
      help:
        "write the section, remove the heading, or move the headings that belong to it one level down"
    )
  }
}
