// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The ids of a page are unique.
package struct IdDuplicateRule: Rule {
  package static let description = RuleDescription(
    "id-duplicate", .markup, .error, "The ids of a page are unique")

  package init(_ options: NoOptions) {}

  /// An id in the tree that it must be unique in.
  private struct Key: Hashable {
    var tree: Int
    var id: String
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var first: [Key: ByteRange] = [:]
    var templates: TemplateTags?
    // A template's content is a tree of its own, and what is in `noscript` is next to what scripts make.
    var trees: [(node: Int, end: Int)] = [(0, document.nodes.count)]
    for index in document.nodes.indices where document.nodes[index].kind != .text {
      while let tree = trees.last, trees.count > 1, index >= tree.end { trees.removeLast() }
      let node = NodeID(index)
      if document.kind(node) == .fragment || document.isElement(node, .noscript) {
        trees.append((index, document.subtreeEnd(node)))
      }
      guard let (id, range) = Self.id(of: node, in: document),
        // Generators repeat the id of a reference to a footnote; its way back leads to the first.
        !id.hasPrefix("fnref")
      else { continue }
      let key = Key(tree: trees.last?.node ?? 0, id: id)
      guard let earlier = first[key] else {
        first[key] = range
        continue
      }
      let tags = templates ?? TemplateTags(in: document.source)
      templates = tags
      if tags.touch(range) || tags.mayBranch(ByteRange(earlier.end, range.start)) { continue }
      report.add(
        .twice(id), at: range, related: [RelatedPlace("the first one", earlier)],
        data: [.init("id", .text(id))])
    }
    if first.isEmpty { report.notApplicable() }
  }

  /// The id that is written for `node`, in HTML or in an attribute list of kramdown.
  private static func id(of node: NodeID, in document: Document) -> (id: String, range: ByteRange)?
  {
    let record = document[node]
    if record.kind == .opaque { return listed(record.head, document.source) }
    guard record.kind == .element, record.attributeCount > 0, !record.flags.contains(.clone),
      let index = document.attribute(node, .id)
    else { return nil }
    let attribute = document.attributes[index]
    guard !attribute.flags.contains(.implied), attribute.payload < 0 || !attribute.nameRange.isEmpty
    else { return nil }
    let id = document.value(ofAttribute: index)
    return id.isEmpty ? nil : (id, attribute.valueRange)
  }

  /// The id in `{: .class #id}` or `{: id="id"}`; nothing in `{:name: …}`, which only says what a name stands for.
  private static func listed(
    _ range: ByteRange, _ source: SourceText
  ) -> (id: String, range: ByteRange)? {
    let bytes = source.bytes
    guard range.count > 4, bytes[range.start] == UInt8(ascii: "{"),
      bytes[range.start + 1] == UInt8(ascii: ":"),
      !bytes[(range.start + 2)..<range.end].prefix(while: { $0 > 0x20 }).contains(UInt8(ascii: ":"))
    else { return nil }
    var index = range.start + 2
    while index < range.end - 1 {
      while index < range.end - 1, bytes[index] <= 0x20 { index += 1 }
      let start = index
      while index < range.end - 1, bytes[index] > 0x20 { index += 1 }
      let word = bytes[start..<index]
      var inside = ByteRange(start, index)
      if word.first == UInt8(ascii: "#") {
        inside.startOffset += 1
      } else if word.starts(with: "id=\"".utf8), word.last == UInt8(ascii: "\""), word.count > 5 {
        inside = ByteRange(start + 4, index - 1)
      } else {
        continue
      }
      if !inside.isEmpty { return (source.string(inside), inside) }
    }
    return nil
  }

  package static let page = """
    A link to `#boats` goes to the first element with that id, so a second one is never reached; \
    labels and scripts miss it too. The contents of each `template` are separate. The ids that \
    generators repeat for several references to one footnote (`fnref`) are not reported.

    ## Flagged

    ```html
    <h2 id="boats">Boats</h2><p>The ferry.</p><h2 id="⟦boats⟧">More boats</h2>
    ```

    ```markdown
    ## Boats {#boats}

    The ferry leaves at six.

    <div id="⟦boats⟧">And the bus.</div>
    ```

    ```markdown
    Paragraph
    {: #boats}

    Another one
    {: .wide #⟦boats⟧}
    ```

    ## Not flagged

    ```html
    <h2 id="boats">Boats</h2><h2 id="Boats">More boats</h2>
    <template><p id="boats">The ferry</p></template>
    ```

    ```markdown
    ## Boats {#boats}

    ## More boats {#more-boats}
    ```
    """
}

extension Message {
  fileprivate static func twice(_ id: String) -> Message {
    Message(
      "The id '\(id)' is already used on this page",
      help: "change one of the two")
  }
}
