// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText
import WebAddresses

/// The canonical address of a page and its addresses in other languages are right.
package struct PageLinksRule: Rule {
  package static let description = RuleDescription(
    "page-links", .metadata, .warning, needs: .site,
    "Canonical and hreflang links are unambiguous and go to pages that exist")

  package static let habits: [Habit] = [
    .fact(
      "have wrong canonical or hreflang links",
      meaning: "search engines ignore them")
  ]

  package init(_ options: NoOptions) {}

  /// A link of the head.
  private struct HeadLink {
    var written: String
    var address: WebAddress
    /// The place of the address.
    var place: ByteRange
    /// The language that it is for, and its place; `nil` for the canonical address.
    var language: (tag: String, place: ByteRange)?
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let head = article.head, !head.isRedirect else { return report.notApplicable() }
    let links = Self.links(article)
    if links.isEmpty { return report.notApplicable() }
    canonical(links.filter { $0.language == nil }, article, &report)
    languages(links.filter { $0.language != nil }, article, &report)
    missing(links, article, &report)
  }

  private static func links(_ article: Article) -> [HeadLink] {
    let document = article.document
    guard document.mayHaveElement(.link) else { return [] }
    var found: [HeadLink] = []
    for index in document.nodes.indices where document.nodes[index].name == .link {
      let node = NodeID(index)
      guard document.isElement(node, .link), !document[node].flags.contains(.clone),
        let href = document.attribute(node, .href), let rel = document.value(node, .rel),
        document.closest(node, where: { document.kind($0) == .fragment }) == nil
      else { continue }
      let words = rel.lowercased().split(whereSeparator: \.isWhitespace)
      let place = document.place(ofAttribute: href, of: node)
      let written = document.value(ofAttribute: href)
      if written.allSatisfy(\.isWhitespace) || article.source.holdsTemplate(place) { continue }
      var link = HeadLink(written: written, address: WebAddress(written), place: place)
      if words.contains("alternate") {
        guard let attribute = hreflang(node, document) else { continue }
        let languagePlace = document.place(ofAttribute: attribute, of: node)
        if article.source.holdsTemplate(languagePlace) { continue }
        link.language = (document.value(ofAttribute: attribute), languagePlace)
      } else if !words.contains("canonical") {
        continue
      }
      found.append(link)
    }
    return found
  }

  private static func hreflang(_ node: NodeID, _ document: Document) -> Int? {
    document.attributeIndices(node).first {
      document.names.spelling(document.attributes[$0].name).lowercased() == "hreflang"
    }
  }

  private func canonical(_ links: [HeadLink], _ article: Article, _ report: inout RuleContext) {
    guard let first = links.first else { return }
    for other in links.dropFirst() where !WebAddress.same(first.written, other.written) {
      report.add(
        .twoCanonicals, at: other.place,
        related: [RelatedPlace("the other canonical address", first.place)],
        data: [.init("kind", "canonical"), .init("address", .text(other.written))])
      return
    }
  }

  private func languages(_ links: [HeadLink], _ article: Article, _ report: inout RuleContext) {
    var known: [String: HeadLink] = [:]
    for link in links {
      guard let (tag, place) = link.language else { continue }
      let key = tag.lowercased()
      if key != "x-default" {
        if !LanguageTag.isWellFormed(tag) {
          report.add(.wrongTag(tag, nil), at: place, data: [.init("language", .text(tag))])
        } else if let subtag = LanguageSubtags.unregistered(in: tag) {
          report.add(.wrongTag(tag, subtag), at: place, data: [.init("language", .text(tag))])
        }
      }
      if link.address.scheme.isEmpty, link.address.host.isEmpty, !link.address.isOpaque {
        report.add(.relative(link.written), at: link.place, data: [.init("kind", "relative")])
      }
      guard let earlier = known[key] else {
        known[key] = link
        continue
      }
      if !WebAddress.same(earlier.written, link.written) {
        report.add(
          .twice(tag), at: place, related: [RelatedPlace("the other address", earlier.place)],
          data: [.init("language", .text(tag))])
      }
    }
  }

  /// The links to pages that the site does not have; one finding, since one template writes them all.
  private func missing(_ links: [HeadLink], _ article: Article, _ report: inout RuleContext) {
    let own = OwnSite(article)
    let inside = links.filter { own.target($0.address) == .own }
    if inside.isEmpty { return }
    guard let site = report.site else {
      return report.unverified("the site of this post is not known")
    }
    var gone: [HeadLink] = []
    var doubt: String?
    for link in inside {
      switch site.target(of: link.written, from: article, depth: .state).target {
      case .missing: gone.append(link)
      case .unknown(let reason): doubt = reason
      case .page, .file, .outside: continue
      }
    }
    if let first = gone.first {
      report.add(
        .nowhere(first.written, first.language?.tag), at: first.place,
        related: gone.dropFirst().map { RelatedPlace("another one", $0.place) },
        data: [.init("kind", "missing"), .init("address", .text(first.written))])
    } else if let doubt {
      report.unverified(doubt)
    }
  }

  package static let page = """
    `<link rel="canonical">` names the address under which search engines list a page, and \
    `<link rel="alternate" hreflang="…">` the same page in other languages. Google ignores \
    canonical links that contradict each other, hreflang links that are not complete addresses, \
    and tags that are not a language with an optional script and region (`en-GB`, not `en-UK`). \
    `x-default` is for readers of all other languages. A link to a page that the site does not \
    have takes the page out of the results. For Markdown, a generator writes these links.

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <link rel="canonical" href="https://ferry.net/boat/">
    <link rel="canonical" href="⟦https://ferry.net/boats/⟧">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <link rel="alternate" hreflang="⟦en-UK⟧" href="https://ferry.net/en/">
    <link rel="alternate" hreflang="de" href="⟦/de/⟧">
    <link rel="alternate" hreflang="⟦de⟧" href="https://ferry.net/at/">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <link rel="canonical" href="https://ferry.net/boat/">
    <link rel="alternate" hreflang="en-GB" href="https://ferry.net/boat/">
    <link rel="alternate" hreflang="de" href="https://ferry.net/de/boot/">
    <link rel="alternate" hreflang="x-default" href="https://ferry.net/boat/">
    <link rel="alternate" type="application/rss+xml" href="/feed.xml">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown
    ---
    title: The ferry
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let twoCanonicals = Message(
    "This page has two canonical addresses", help: "keep one; search engines ignore both")

  fileprivate static func wrongTag(_ tag: String, _ subtag: String?) -> Message {
    Message(
      subtag.map {
        $0 == tag
          ? "'\(tag)' is not a registered language" : "'\($0)' in '\(tag)' is not registered"
      }
        ?? "'\(tag)' is not a language tag",
      help: "write a language and an optional region, such as en or en-GB")
  }

  fileprivate static func relative(_ address: String) -> Message {
    Message(
      "'\(address)' is not a complete address", help: "write it with https:// and the host")
  }

  fileprivate static func twice(_ tag: String) -> Message {
    Message("'\(tag)' has two addresses", help: "keep one for each language")
  }

  fileprivate static func nowhere(_ address: String, _ language: String?) -> Message {
    Message(
      "The \(language.map { "'\($0)' version" } ?? "canonical address") does not exist: '\(address)'",
      help: "link to a page of the site, or remove the link")
  }
}
