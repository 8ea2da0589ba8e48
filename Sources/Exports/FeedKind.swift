// SPDX-License-Identifier: Apache-2.0

/// XML or JSON that is not a page; usually a feed, the list of a site's latest posts.
package enum FeedKind: String, Sendable {
  case atom = "an Atom feed"
  case rss = "an RSS feed"
  case siteMap = "a sitemap"
  case json = "a JSON feed"
  case other = "an XML file"

  /// The kind of the file whose first bytes are `head`; nil for what may be a page.
  package init?(_ head: [UInt8]) {
    let head = ExportText.head(head)
    var rest = head[...].drop { $0 <= 0x20 || $0 >= 0x80 }
    if rest.first == UInt8(ascii: "{") {
      guard String(decoding: rest, as: UTF8.self).contains("jsonfeed.org/version") else {
        return nil
      }
      self = .json
      return
    }
    let isXML = rest.starts(with: "<?xml".utf8)
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[open...]
      if tag.starts(with: "<!--".utf8) {
        rest = Self.behind("-->", in: tag)
      } else if tag.starts(with: "<?".utf8) || tag.starts(with: "<!".utf8) {
        rest = Self.behind(">", in: tag)
      } else {
        let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        switch String(decoding: name, as: UTF8.self) {
        case "feed", "atom:feed": self = .atom
        case "rss", "rdf:RDF", "channel": self = .rss
        case "urlset", "sitemapindex": self = .siteMap
        case "html", "HTML", "body": return nil
        default:
          guard isXML else { return nil }
          self = .other
        }
        return
      }
    }
    return nil
  }

  private static func behind(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let first = mark.utf8.first, let found = rest.firstIndex(of: first) {
      if rest[found...].starts(with: mark.utf8) { return rest[found...].dropFirst(mark.utf8.count) }
      rest = rest[(found + 1)...]
    }
    return []
  }
}
