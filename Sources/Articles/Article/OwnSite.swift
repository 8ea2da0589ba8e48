// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText
package import WebAddresses

/// Where a link leads, as far as the post and its settings tell.
package enum LinkTarget: Hashable, Sendable {
  /// A place on the same page.
  case page
  /// Elsewhere on the post's own site.
  case own
  case outbound
  /// A template tag writes it when the site is built.
  case opaque
  /// No page: an e-mail address, a telephone number, a script.
  case other
}

/// The hosts that a post's own site has.
package struct OwnSite: Sendable {
  /// Without `www.`.
  private var hosts: Set<String> = []
  /// The host that the page's `base` gives to relative addresses, if it does.
  private var baseHost: String?
  /// Whether the page has a `base`, so that a mere fragment may go to another page.
  private var hasBase = false

  package init(_ article: Article) {
    if let url = article.siteURL { add(WebAddress(url)) }
    let document = article.document
    // A page that sends its readers on names the page it sends them to.
    guard article.format == .html, article.head?.isRedirect != true else { return }
    var feeds: [String] = []
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      let node = NodeID(index)
      if node == article.contentRoots.first, node != .document { break }
      switch document.name(node) {
      case .link:
        guard let href = document.value(node, .href), let rel = document.value(node, .rel) else {
          continue
        }
        if rel.lowercased() == "canonical" { add(WebAddress(href)) }
        if rel.lowercased() == "alternate",
          document.value(node, .type)?.lowercased().hasSuffix("+xml") ?? false
        {
          feeds.append(href)
        }
      case .meta where document.value(node, .property)?.lowercased() == "og:url":
        if let url = document.value(node, .content) { add(WebAddress(url)) }
      case .base where !hasBase:
        guard let href = document.value(node, .href), !href.isEmpty else { continue }
        hasBase = true
        let host = WebAddress(href).site
        if !host.isEmpty { baseHost = host }
      default: continue
      }
    }
    // A page that does not say its own address still says where its feed is.
    if hosts.isEmpty { for feed in feeds { add(WebAddress(feed)) } }
  }

  private mutating func add(_ address: WebAddress) {
    if !address.host.isEmpty { hosts.insert(address.site) }
  }

  /// Whether the site's own host is known.
  package var isKnown: Bool { !hosts.isEmpty }

  /// Whether `address` names a host that is the site's.
  package func isOwn(_ address: WebAddress) -> Bool {
    !address.host.isEmpty && hosts.contains(address.site)
  }

  package func target(_ address: WebAddress) -> LinkTarget {
    if address.isOpaque { return .opaque }
    guard address.isWeb else { return .other }
    if address.isOnPage, !hasBase { return .page }
    let host = address.host.isEmpty ? baseHost : address.site
    guard let host else { return .own }
    if hosts.contains(host) { return .own }
    // A base says where the page's own files lie, when nothing else tells.
    return address.host.isEmpty && hosts.isEmpty ? .own : .outbound
  }

  /// What tells two pages apart, as ``WebAddress/page`` with the site's own host left out.
  package func page(_ address: WebAddress) -> String {
    guard isOwn(address) else { return address.page }
    let path = String(address.page.dropFirst(2 + address.site.utf8.count))
    return path.hasPrefix("/") ? path : "/" + path
  }

  /// Whether two addresses surely go to two pages: a relative one may be any page of the site, and so may an absolute
  /// one while the site's host is not known. Capitals alone hardly ever make two pages.
  package func differ(_ left: WebAddress, _ right: WebAddress) -> Bool {
    if left.isOpaque || right.isOpaque { return false }
    let pages = [page(left).lowercased(), page(right).lowercased()]
    if pages[0] == pages[1] { return false }
    guard left.isWeb, right.isWeb else { return true }
    let isAbsolute = pages.map { $0.hasPrefix("//") }
    if isAbsolute[0] != isAbsolute[1] { return isKnown }
    return isAbsolute[0] || pages[0].hasPrefix("/") == pages[1].hasPrefix("/")
  }
}
