// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every image has a source.
package struct ImageSrcRule: Rule {
  package static let description = RuleDescription(
    "image-src", .images, .error, "Every image has an address")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard document.mayHaveElement(.img) else { return report.notApplicable() }
    for root in article.contentRoots {
      for index in document.descendants(root) where document.nodes[index].name == .img {
        let node = NodeID(index)
        guard document.isElement(node, .img), lacksSource(node, document),
          !article.isNeverContent(node), !article.isHidden(node),
          document.closest(node, where: { document.kind($0) == .fragment }) == nil
        else { continue }
        let written = document.value(node, .src) ?? ""
        report.add(
          written.contains("#") ? .anchor : .missing,
          at: document[node].flags.contains(.markdown)
            ? document.range(node) : document[node].head)
      }
    }
  }

  /// Whether nothing tells where the image is: no source, no candidates, no script that sets one.
  private func lacksSource(_ node: NodeID, _ document: Document) -> Bool {
    if document[node].flags.contains(.clone) { return false }
    // Nearly all have one.
    if let source = document.attribute(node, .src),
      let first = document.source.bytes[document.attributes[source].valueRange.indices].first,
      first > 0x20, first != UInt8(ascii: "#")
    {
      return false
    }
    for index in document.attributeIndices(node) {
      let name = document.names.spelling(document.attributes[index].name).lowercased()
      if name == "src" {
        let value = document.value(ofAttribute: index)
        if value.contains(where: { !$0.isWhitespace && $0 != "#" }) { return false }
      } else if name.contains("src") || name == "id" || name.hasPrefix("x-") || name.hasPrefix("v-")
        || name.hasPrefix("@") || name.hasPrefix(":") || name.contains("data-")
        || name.contains("{")
      {
        // Another attribute holds the address, or a script finds the image by it.
        return false
      }
    }
    return !document.isElement(document.parent(node), .picture)
  }

  package static let page = """
    An image without a source shows as nothing or as a broken image; with an empty one, or `#`, \
    older browsers load the page itself again. Images filled in by a script (`data-src`, an id) \
    are not flagged.

    ## Flagged

    ```html
    <p>The pier: ⟦<img src="" alt="The pier at dawn">⟧ ⟦<img alt="A boat">⟧ ⟦<img src="#" alt="A buoy">⟧</p>
    ```

    ```markdown
    The pier: ⟦![The pier at dawn]()⟧
    ```

    ## Not flagged

    ```html
    <p><img data-src="/pier.jpg" alt="The pier"> <img srcset="/pier.jpg 2x" alt="The pier"> <img id="preview" alt=""></p>
    ```

    ```markdown
    ![The pier at dawn](/pier.jpg) and `![]()`
    ```
    """
}

extension Message {
  fileprivate static let missing = Message(
    "This image has no address",
    help: "add the address, or remove the image")

  fileprivate static let anchor = Message(
    "'#' is not the address of an image",
    help: "add the address, or remove the image")
}
