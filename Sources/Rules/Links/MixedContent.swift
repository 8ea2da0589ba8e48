// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// A page that is served over HTTPS loads nothing over HTTP.
package struct MixedContentRule: Rule {
  package static let description = RuleDescription(
    "mixed-content", .links, .warning, fix: .offer,
    "Images, frames, videos and styles are loaded over HTTPS")

  package static let habits: [Habit] = [
    .fact("load images or frames over http", meaning: "browsers block or rewrite them")
  ]

  package init(_ options: NoOptions) {}

  private static let elements: [Name] = [
    .img, .iframe, .video, .audio, .source, .embed, .script, .track,
  ]

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    let isLinked = document.mayHaveElement(.link)
    guard isLinked || Self.elements.contains(where: document.mayHaveElement) else {
      return report.notApplicable()
    }
    var places: [String: [(range: ByteRange, end: Int)]] = [:]
    var order: [String] = []
    for index in document.nodes.indices where document.nodes[index].attributeCount > 0 {
      let node = NodeID(index)
      guard let attribute = attribute(node, document) else { continue }
      let range = document.attributes[attribute].valueRange
      let bytes = document.source.bytes[range.indices]
      let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
      guard bytes[start...].starts(with: "http:".utf8), !isInCode(node, document) else { continue }
      let address = WebAddress(document.value(ofAttribute: attribute))
      guard !address.host.isEmpty, !address.isOpaque, !isLocal(address.host) else { continue }
      if places[address.host] == nil { order.append(address.host) }
      places[address.host, default: []].append((range, start + 4))
    }
    let isSecure = isSecure(article)
    for host in order {
      guard let found = places[host], let first = found.first else { continue }
      report.add(
        .mixed(host, found.count), at: first.range, atMost: isSecure ? nil : .suggestion,
        related: found.dropFirst().map { RelatedPlace("the same host", $0.range) },
        fix: Fix(
          "Use https", .offer, changing: .addresses,
          found.map { Edit(ByteRange(at: $0.end), "s") }),
        data: [.init("host", .text(host)), .init("places", .integer(found.count))])
    }
  }

  /// The attribute whose address is loaded with the page.
  private func attribute(_ node: NodeID, _ document: Document) -> Int? {
    let name = document[node].name
    guard name == .link || Self.elements.contains(name), !document[node].flags.contains(.clone)
    else { return nil }
    if document.isElement(node, .link) {
      guard document.attribute(node, .rel, hasWord: "stylesheet") else { return nil }
      return document.attribute(node, .href)
    }
    guard document.isElement(node, name) else { return nil }
    return document.attribute(node, .src)
  }

  private func isInCode(_ node: NodeID, _ document: Document) -> Bool {
    document.closest(document.parent(node)) {
      document.kind($0) == .fragment || document.isElement($0, .noscript)
    } != nil
  }

  private func isLocal(_ host: String) -> Bool {
    switch UnreachableHost.of(host) {
    case .local, .privateNetwork: true
    case .example, .staging, nil: false
    }
  }

  /// Whether the page's own address is known to use HTTPS.
  private func isSecure(_ article: Article) -> Bool {
    if article.siteURL?.hasPrefix("https:") == true { return true }
    return article.head?.canonical?.text.hasPrefix("https:") == true
      || article.head?.meta("og:url")?.text.hasPrefix("https:") == true
  }

  package static let page = """
    Browsers block frames, scripts and styles over `http:` on a page loaded over `https:`, and \
    warn about images and videos or silently try `https:`. Where it is not known whether the site \
    uses `https:` (`site.url`, a canonical link), it is a suggestion. What a post loads from one \
    host is one finding.

    ## Flagged

    ```html
    <p><img src="⟦http://ferry.net/pier.jpg⟧" alt="The pier at dawn"> <img src="http://ferry.net/boat.jpg" alt="A boat"></p>
    <iframe src="⟦http://maps.ferry.net/⟧" title="The pier"></iframe>
    ```

    ```markdown
    ![The pier at dawn](⟦http://ferry.net/pier.jpg⟧)
    ```

    ## Not flagged

    ```html
    <p><img src="https://ferry.net/pier.jpg" alt="The pier"> <img src="//ferry.net/pier.jpg" alt="The pier"> <a href="http://ferry.net/">Home</a></p>
    ```

    ```markdown
    ![The pier at dawn](/pier.jpg) ![Your own](http://localhost/boat.jpg)
    ```
    """
}

extension Message {
  fileprivate static func mixed(_ host: String, _ count: Int) -> Message {
    Message(
      (count == 1 ? "This is loaded" : "This and \(count - 1) more are loaded")
        + " from '\(host)' over http, which browsers block or warn about",
      help: "use https, if the host supports it")
  }
}
