// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// What belongs to a page's head is not written into its body.
package struct MetaInBodyRule: Rule {
  package static let description = RuleDescription(
    "meta-in-body", .markup, .warning, "Metadata elements are not in the text")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    let names: [Name] = [.meta, .title, .link, .base]
    guard names.contains(where: document.mayHaveElement) else { return report.notApplicable() }
    var found: [NodeID] = []
    for index in document.nodes.indices {
      let name = document.nodes[index].name
      guard name == .meta || name == .title || name == .link || name == .base else { continue }
      let node = NodeID(index)
      guard document.isElement(node, name), isForHead(node, name, document),
        !isInHead(node, document)
      else { continue }
      found.append(node)
    }
    // What a template holds before its head moves the head's own elements into the body.
    guard let first = found.first,
      !document.source.bytes[document[first].head.end...].contains(run: Array("</head".utf8))
    else { return }
    let name = document.spelling(first)
    report.add(
      .misplaced(name, found.count - 1), at: document[first].head,
      related: found.dropFirst().map { RelatedPlace("more metadata", document[$0].head) },
      data: [.init("element", .text(name)), .init("places", .integer(found.count))])
  }

  /// Whether the element means nothing outside of a head: microdata and styles do.
  private func isForHead(_ node: NodeID, _ name: Name, _ document: Document) -> Bool {
    if document[node].flags.contains(.clone) || document[node].head.isEmpty { return false }
    if document.value(node, .itemprop) != nil
      || document.value(node, .property) != nil && name == .link
    {
      return false
    }
    switch name {
    case .title, .base: return true
    case .link:
      let words = document.value(node, .rel)?.lowercased().split(separator: " ") ?? []
      return words.contains { ["canonical", "alternate", "next", "prev", "icon"].contains($0) }
    default:
      return document.value(node, .name) != nil || document.value(node, .property) != nil
        || document.attributeIndices(node).contains {
          ["http-equiv", "charset"].contains(
            document.names.spelling(document.attributes[$0].name))
        }
    }
  }

  private func isInHead(_ node: NodeID, _ document: Document) -> Bool {
    document.closest(document.parent(node)) {
      document.isElement($0, .head) || document.kind($0) == .fragment
        || document.isElement($0, .noscript) || document[$0].namespace == .svg
    } != nil
  }

  package static let page = """
    `<meta>`, `<title>` and `<link rel="canonical">` work only in a page's head. In the text, \
    programs ignore them or take them for an attack: Google ignores a canonical link in the body. \
    Generators take them from a post's front matter. All of a post are one finding.

    ## Flagged

    ```markdown
    ⟦<meta name="description" content="When the ferry leaves">⟧

    The ferry leaves at six.
    ```

    ```html
    <p>The ferry leaves at six.</p>
    ⟦<link rel="canonical" href="https://ferry.net/times">⟧
    ```

    ## Not flagged

    ```html
    <div itemscope><meta itemprop="name" content="The ferry"><svg><title>A boat</title></svg></div>
    ```

    ```markdown
    The ferry leaves at six. `<meta name="description">`

    <link rel="stylesheet" href="/ferry.css">
    ```
    """
}

extension Message {
  fileprivate static func misplaced(_ name: String, _ more: Int) -> Message {
    Message(
      "This <\(name)>\(more == 0 ? " has" : " and \(more) more have") no effect outside the page's head",
      help: "move it to the front matter or the template, or into code if readers should see it")
  }
}
