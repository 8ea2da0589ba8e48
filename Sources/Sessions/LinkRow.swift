// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Formats
import Linting
package import SourceText
import WebAddresses
package import Workspace

/// One link; an empty text where nothing is known.
package struct LinkRow {
  /// Where a link leads.
  package enum Kind: String {
    /// A place on its own page.
    case anchor
    case `internal`
    case external
    /// A template tag writes it when the site is built.
    case template
    /// An e-mail address, a telephone number, a script.
    case other
  }

  package var range: ByteRange
  package var target: String
  package var kind: Kind
  /// The file of the site that it links to, as printed.
  package var resolved = ""
  /// `ok`, `moved` or `broken`; of what was asked of the network also `blocked` or `flaky`.
  package var verdict = ""
  /// What a server answered.
  package var status = ""
  /// Where a redirect leads.
  package var final = ""
  /// Why, in a few words, where the status does not say it.
  package var reason = ""
  /// Where an archive may have what is gone.
  package var archive = ""
  /// Whether it is in the content, and not on a card of a related post.
  package var isContent: Bool
  /// Whether it links to a page of the site.
  package var isPage = false

  /// The links of the content and of the related posts, in the order of the post.
  package static func rows(_ article: Article, _ site: SiteSnapshot?) -> [LinkRow] {
    let own = OwnSite(article)
    var rows: [LinkRow] = []
    var seen: Set<ByteRange> = []
    func add(_ address: String, _ range: ByteRange, isContent: Bool) {
      guard seen.insert(range).inserted else { return }
      rows.append(row(address, range, isContent, own, article, site))
    }
    for link in article.addresses {
      if let address = link.address { add(address, link.addressRange, isContent: true) }
    }
    for card in article.related?.cards ?? [] {
      for link in card.links { add(link.address, link.addressRange, isContent: false) }
    }
    return rows.sorted { $0.range < $1.range }
  }

  private static func row(
    _ address: String, _ range: ByteRange, _ isContent: Bool, _ own: OwnSite, _ article: Article,
    _ site: SiteSnapshot?
  ) -> LinkRow {
    var row = LinkRow(range: range, target: address, kind: .internal, isContent: isContent)
    switch own.target(WebAddress(address)) {
    case .page: row.kind = .anchor
    case .own: row.kind = .internal
    case .outbound: row.kind = .external
    case .opaque: row.kind = .template
    case .other: row.kind = .other
    }
    guard row.kind != .other, row.kind != .template, let site else { return row }
    let answer = site.target(of: address, from: article, depth: .state)
    switch answer.target {
    case .outside, .unknown: return row
    case .missing:
      row.verdict = "broken"
    case .file(let path):
      row.resolved = path
      row.verdict = "ok"
    case .page(let page):
      row.resolved = page.path
      row.isPage = true
      switch answer.fragment {
      case .found: row.verdict = "ok"
      case .missing: row.verdict = "broken"
      case .unknown: break
      }
    }
    // An address on the site's own host is the site's, whatever the post knows of it.
    if row.kind == .external { row.kind = .internal }
    if let final = answer.redirect, row.verdict == "ok" {
      row.verdict = "moved"
      row.final = final
    }
    return row
  }

  /// Writes the members of the row, which is of the post at `path`.
  package func write(path: String, _ places: PlaceIndex, _ writer: inout JSONWriter) {
    writer.member("path", path)
    writer.key("range")
    JSONFormat.write(range, places, &writer)
    writer.member("target", target)
    writer.member("resolved", resolved)
    writer.member("kind", kind.rawValue)
    writer.member("verdict", verdict)
    writer.member("status", status)
    writer.member("final", final)
  }
}
