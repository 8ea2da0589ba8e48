// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Every link has text and an address.
package struct LinkEmptyRule: Rule {
  package static let description = RuleDescription(
    "link-empty", .links, .error, "Every link has text and an address")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    let all = article.links
    // Numbers, as there may be many of them.
    let numbers = all.indices.filter { all[$0].address != nil && !isHidden(all[$0], document) }
    let links = numbers.lazy.map { all[$0] }
    if links.isEmpty { report.notApplicable() }
    var names = LinkNames(document)
    let nameless = numbers.filter { names.name(of: all[$0]).isEmpty }.map { all[$0] }
    let without = Set(nameless.map(\.node))
    /// A link that was left open is shown in pieces, of which one may hold its text.
    var named: Set<Int> = []
    if !nameless.isEmpty {
      for link in links where !without.contains(link.node) {
        named.insert(document[link.node].head.start)
      }
    }
    for link in nameless where named.insert(document[link.node].head.start).inserted {
      if isFilledLater(link, article) { continue }
      report.add(
        holdsImage(link.node, document) ? .imageWithoutName : .withoutName,
        at: document.place(link.node), data: data("name", link))
    }
    var told: Set<ByteRange> = []
    // The links to '#' are one finding.
    var tops: [(link: Link, place: ByteRange)] = []
    for link in links {
      guard let problem = problem(link.address ?? ""), !without.contains(link.node),
        let index = document.attribute(link.node, .href)
      else { continue }
      let place = document.place(ofAttribute: index, of: link.node)
      guard told.insert(place).inserted else { continue }
      if problem.name == "place" {
        if !isControl(link.node, document) { tops.append((link, place)) }
        continue
      }
      report.add(problem.message, at: place, data: data(problem.name, link))
    }
    // So many are a sample of a menu more often than links that were forgotten.
    guard let first = tops.first, tops.count < Self.fewestInSample else { return }
    report.add(
      .hash, at: first.place,
      related: tops.dropFirst().map { RelatedPlace("another link to '#'", $0.place) },
      data: data("place", first.link))
  }

  private static let fewestInSample = 5

  /// Whether a generator gives the link the text of its target (`[](#piers)` of MyST), or takes it for a place on the page
  /// (`[](){#piers}`).
  private func isFilledLater(_ link: Link, _ article: Article) -> Bool {
    guard article.format == .markdown, article.document[link.node].flags.contains(.markdown) else {
      return false
    }
    let address = link.address ?? ""
    if !address.isEmpty { return article.traits.contains(.fillsLinks) }
    let bytes = article.source.bytes
    let end = article.document.range(link.node).end
    return end + 1 < bytes.count && bytes[end] == UInt8(ascii: "{")
      && (bytes[end + 1] == UInt8(ascii: "#") || bytes[end + 1] == UInt8(ascii: ":"))
  }

  /// Whether a script gives the link something to do.
  private func isControl(_ link: NodeID, _ document: Document) -> Bool {
    if document.value(link, .role) != nil { return true }
    return document.attributeIndices(link).contains { index in
      let name = document.names.spelling(document.attributes[index].name)
      return name.hasPrefix("on") || name.hasPrefix("data-") || name.hasPrefix("@")
        || name.hasPrefix("v-") || name.hasPrefix("x-") || name.hasPrefix("aria-controls")
        || name.hasPrefix("aria-expanded")
    }
  }

  private func data(_ lacking: String, _ link: Link) -> [Measure.Field] {
    [.init("lacking", .text(lacking)), .init("address", .text(link.address ?? ""))]
  }

  private func isHidden(_ link: Link, _ document: Document) -> Bool {
    document.isHiddenFromAssistance(link.node)
  }

  private func holdsImage(_ node: NodeID, _ document: Document) -> Bool {
    document.descendants(node).prefix(100).contains { document.isElement(NodeID($0), .img) }
  }

  private func problem(_ address: String) -> (name: String, message: Message)? {
    let first = address.utf8.first { $0 > 0x20 }
    guard let first else { return ("address", .withoutAddress) }
    if first == UInt8(ascii: "#") {
      return address.utf8.allSatisfy { $0 <= 0x20 || $0 == first } ? ("place", .hash) : nil
    }
    guard first | 0x20 == UInt8(ascii: "j"), WebAddress(address).scheme == "javascript" else {
      return nil
    }
    return ("page", .script)
  }

  package static let page = """
    Screen readers announce a link without a name as "link", and a link without an address goes \
    nowhere. The name is what assistive technology uses: a label (`aria-label`, \
    `aria-labelledby`), the text, the alt text of an image, the title of a drawing, the link's own \
    title. Links hidden from assistive technology and anchors without `href` are skipped. Links to \
    `#` are one finding per page. They are skipped where a script handles them (`role`, `onclick`, \
    `data-…`), and where there are five or more, as in a sample of a menu. Skipped too is what a \
    generator fills in: in MyST a link without text, and elsewhere an anchor such as `[](){#pier}`.

    ## Flagged

    ```html
    <p>The ferry ⟦<a href="/ferry/">⟧</a> leaves at six.</p>
    ```

    ```html
    <p>⟦<a href="/ferry/">⟧<img src="/images/ferry.jpg" alt=""></a></p>
    ```

    ```html
    <p>The <a ⟦href⟧="">ferry</a> leaves at six. <a href="⟦#⟧">Back</a> <a href="⟦javascript:void(0)⟧">Share</a></p>
    ```

    ```markdown
    The ferry ⟦[](/ferry/)⟧ leaves at six, the ⟦[bus]()⟧ at seven, the [train](⟦#⟧) at eight.
    ```

    ## Not flagged

    ```html
    <p><a href="/ferry/"><img src="/images/ferry.jpg" alt="The ferry"></a> <a href="/bus/" aria-label="The bus"></a></p>
    <p><a href="/train/"><svg><title>The train</title></svg></a> <a href="#top">Back to the top</a></p>
    <h2 id="times">Times <a href="#times" aria-hidden="true"></a> <a id="old-times"></a></h2>
    ```

    ```markdown
    The [ferry](/ferry/) leaves at six, [![The bus](/images/bus.jpg)](/bus/) at seven.
    ```
    """
}

extension Message {
  fileprivate static let withoutName = Message(
    "This link has no text",
    help: "add text that says where it goes, or remove the link")
  fileprivate static let imageWithoutName = Message(
    "This link's only content is an image without alt text",
    help: "say in the alt text where the link goes")
  fileprivate static let withoutAddress = Message(
    "This link has no address", help: "add an address, or remove the link")
  fileprivate static let hash = Message(
    "This link goes to '#', the top of the page",
    help: "add an address; for the top of the page, write '#top'")
  fileprivate static let script = Message(
    "This link runs a script instead of opening a page",
    help: "give it an address, or make it a button")
}
