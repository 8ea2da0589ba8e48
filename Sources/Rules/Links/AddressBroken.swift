// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// No address is broken by its form.
package struct AddressBrokenRule: Rule {
  package static let description = RuleDescription(
    "address-broken", .links, .error, fix: .offer, "Link addresses are well-formed")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    for link in links {
      guard let written = link.address, let target = link.target,
        let broken = BrokenAddress(target), !isKnown(broken, written, article, report),
        !isSubject(broken, link, article)
      else { continue }
      report.add(
        .broken(written, broken), at: link.addressRange,
        fix: broken.meant.flatMap {
          article.readdressing([link.addressRange], from: written, to: $0)
        },
        data: [.init("reason", .text(broken.reason.rawValue))]
          + (broken.meant.map { [.init("offer", .text($0))] } ?? []))
    }
  }

  /// Whether the site has a file of that name.
  private func isKnown(
    _ broken: BrokenAddress, _ written: String, _ article: Article, _ report: RuleContext
  ) -> Bool {
    guard broken.mayBeFile, let site = report.site else { return false }
    switch site.target(of: written, from: article, depth: .state).target {
    case .page, .file: return true
    case .missing, .outside, .unknown: return false
    }
  }

  /// Whether the address was made from its own text, as a reader of Markdown does with bare ones.
  private func isSubject(_ broken: BrokenAddress, _ link: Link, _ article: Article) -> Bool {
    article.document[link.node].flags.contains(.markdown)
      && article.document[link.node].head.isEmpty
  }

  package static let page = """
    Some addresses are broken by their form alone: a misspelled scheme (`htps://`, `http//`), \
    quotation marks around the address, a file on the writer's computer, or a port above 65535. So \
    is a host with a comma, a space or two consecutive dots, and `mailto:` and `tel:` without a \
    target. Without a scheme, browsers look for `ferry.net` in the folder of the page; that is \
    fine if the site has a file of that name. The intended address is offered where it is clear.

    ## Flagged

    ```html
    <p><a href="⟦htps://ferry.net/times⟧">Times</a>, <a href="⟦www.ferry.net⟧">home</a>, <a href="⟦ann@ferry.net⟧">Ann</a>, <a href="⟦mailto:⟧">mail</a> and <a href="⟦“https://ferry.net”⟧">fares</a>.</p>
    ```

    ```markdown
    See the [times](⟦http//ferry.net/times⟧), the [shop](⟦shop.ferry.net⟧), the [map](⟦file:///home/ann/map.pdf⟧) and the [fares](⟦https://ferry,net/fares⟧).
    ```

    ## Not flagged

    ```html
    <p><a href="mailto:?subject=The ferry">Share</a>, <a href="tel:+1-555-0100">call</a>, <a href="sms:+15550100">write</a> or <a href="//ferry.net:8080/">look</a>.</p>
    ```

    ```markdown
    See the [times](times.net.html), the [code](node.js), the [map]({{ site.url }}/map) and [a place](geo:1,2).
    ```
    """
}

extension Message {
  fileprivate static func broken(_ address: String, _ broken: BrokenAddress) -> Message {
    let text =
      switch broken.reason {
      case .scheme: "The scheme of '\(address)' is misspelled"
      case .schemeMissing:
        broken.meant?.hasPrefix("mailto:") == true
          ? "'\(address)' is a mail address without 'mailto:'"
          : "'\(address)' has no scheme, so browsers look for it in this page's folder"
      case .quotes: "'\(address)' has a quotation mark at its end"
      case .file: "'\(address)' is a file on the writer's computer"
      case .port: "'\(address)' has a port above 65535"
      case .host: "The host of '\(address)' is invalid"
      case .target: "'\(address)' has no target"
      }
    return Message(
      text, help: broken.meant.map { "did you mean '\($0)'?" } ?? "write the full address")
  }
}
