// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

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

  package init(_ article: Article) {
    if let url = article.siteURL { add(WebAddress(url)) }
    let document = article.document
    guard article.format == .html else { return }
    if document.mayHaveElement(.link), let canonical = OwnAddress(article).canonical {
      add(WebAddress(canonical))
    }
    guard document.mayHaveElement(.base) else { return }
    for index in document.nodes.indices where document.isElement(NodeID(index), .base) {
      guard let href = document.value(NodeID(index), .href) else { continue }
      let host = WebAddress(href).site
      if !host.isEmpty { baseHost = host }
      break
    }
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
    if address.isOnPage { return .page }
    let host = address.host.isEmpty ? baseHost : address.site
    guard let host else { return .own }
    if hosts.contains(host) { return .own }
    // A base says where the page's own files lie, when nothing else tells.
    return address.host.isEmpty && hosts.isEmpty ? .own : .outbound
  }
}
