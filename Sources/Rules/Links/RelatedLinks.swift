// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText
import WebAddresses

/// Each item of the related block goes to another published post of the site, by one address, under its own title.
package struct RelatedLinksRule: Rule {
  package struct Options: RuleOptions {
    var required = false
    var maxCards = 12

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("required", \.required, "Whether posts without related posts are reported"),
        Option("max-cards", \.maxCards, in: 1...1000, "The most related items"),
      ]
    }
  }

  package static let description = RuleDescription(
    "related-links", .links, .error, fix: .offer, needs: .site, judgesPages: false,
    "Related items link to other posts of the site under their titles")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let related = article.related else {
      if options.required, let root = article.contentRoots.first {
        let start = ByteRange(at: article.source.contentStart)
        report.add(.absent, at: root == .document ? start : article.document.place(root))
      } else {
        report.notApplicable()
      }
      return
    }
    if related.cards.isEmpty, related.isFilledLater {
      report.unverified("related items are added when the site is built or shown")
      return
    }
    if related.cards.isEmpty {
      report.add(.noCards, at: related.range)
      return
    }
    if related.cards.count > options.maxCards {
      report.add(
        .tooMany(related.cards.count, options.maxCards), at: related.range, atMost: .suggestion,
        data: [.init("cards", .integer(related.cards.count))])
    }
    let own = OwnAddress(article)
    let site = OwnSite(article)
    var seen: [String: Card] = [:]
    var withoutAddress = 0
    var doubt: String?
    if report.site == nil { doubt = "the site of this post is not known" }
    for card in related.cards {
      guard let link = card.links.first(where: { $0.role == .title }) ?? card.links.first else {
        withoutAddress += 1
        continue
      }
      let answer = target(of: link, site, article, report)
      let target = answer?.target
      if case .unknown(let reason) = target { doubt = reason }
      let data = [Measure.Field("address", .text(link.address)), .init("title", .text(card.title))]
      let key = key(target, link, site)
      // Writers may list what they like, and a theme's link to another site is not a dead end.
      if answer?.target == .outside, related.isHandwritten { continue }
      if let message = Self.unresolved(answer, link.address) {
        report.add(
          message, at: link.addressRange, atMost: answer?.target == .outside ? .warning : nil,
          fix: answer?.offer.flatMap { Self.readdress(card, link, $0.address, article) },
          data: data)
        judgeOthers(card, but: link, site, article, &report)
      } else if Self.page(target).map({ $0.path == article.path }) ?? own.matches(link.address) {
        report.add(.itself, at: link.addressRange, data: data)
      } else if let key, let earlier = seen[key] {
        report.add(
          .twice, at: link.addressRange,
          related: [RelatedPlace("the same post", earlier.titleRange)], data: data)
      } else if let message = unpublished(target, report) {
        report.add(message, at: link.addressRange, data: data)
      } else if let other = disagreeing(card, with: link, target, site, article, report) {
        report.add(
          .disagree(other), at: other.addressRange,
          related: [RelatedPlace("the title's address", link.addressRange)],
          fix: article.readdressing([other.addressRange], from: other.address, to: link.address),
          data: data + [.init("other", .text(other.address))])
      } else if let title = Self.page(target)?.title, !card.title.isEmpty,
        !Self.mayName(card.title, title)
      {
        report.add(
          .otherTitle(title), at: card.titleRange, atMost: .warning,
          fix: rename(card, title, article),
          data: data + [.init("target", .text(title))])
      } else if let final = answer?.redirect {
        report.add(
          .redirected(final), at: link.addressRange, atMost: .suggestion,
          fix: Self.readdress(card, link, final, article),
          data: data + [.init("final", .text(final))])
      }
      if let key, seen[key] == nil { seen[key] = card }
    }
    if withoutAddress > 0 {
      report.unverified(
        withoutAddress == related.cards.count
          ? "the related items have no URL"
          : "\(withoutAddress) of \(related.cards.count) related items have no URL")
    } else if let doubt {
      report.unverified(doubt)
    }
  }

  /// Whether a card's title is the post's, or a part of it: "Part 3: Action" for "A case study, part 3: Action".
  private static func mayName(_ card: String, _ title: String) -> Bool {
    let names = [card, title].map(TitleText.foldedIgnoringCase)
    return names[0] == names[1] || names[1].contains(names[0]) || names[0].contains(names[1])
  }

  /// Of a card whose title link is broken, reports the other links that go elsewhere and are broken too.
  private func judgeOthers(
    _ card: Card, but title: Card.CardLink, _ site: OwnSite, _ article: Article,
    _ report: inout RuleContext
  ) {
    var seen: Set<String> = [title.address]
    for link in card.links where seen.insert(link.address).inserted {
      let answer = target(of: link, site, article, report)
      guard case .missing = answer?.target,
        let message = Self.unresolved(answer, link.address)
      else { continue }
      report.add(
        message, at: link.addressRange,
        fix: answer?.offer.flatMap { Self.readdress(card, link, $0.address, article) },
        data: [.init("address", .text(link.address)), .init("title", .text(card.title))])
    }
  }

  /// What `link` goes to, as far as the site knows, else as the post alone tells; `nil` when neither does.
  private func target(
    of link: Card.CardLink, _ site: OwnSite, _ article: Article, _ report: RuleContext
  ) -> SiteAnswer? {
    let known = report.site?.target(of: link.address, from: article, depth: .whole)
    switch site.target(WebAddress(link.address)) {
    case .other: return SiteAnswer(.file(path: link.address))
    case .outbound where known == nil && site.isKnown: return SiteAnswer(.outside)
    case .opaque where known == nil || known?.target == .missing:
      return SiteAnswer(
        .unknown("template tags generate addresses of related items when the site is built"))
    case .outbound, .opaque, .own, .page: return known
    }
  }

  private static func page(_ target: SiteTarget?) -> SitePage? {
    if case .page(let page) = target { return page }
    return nil
  }

  /// What tells two targets apart: the page where the site knows it, else the address; `nil` for what a template
  /// tag writes.
  private func key(_ target: SiteTarget?, _ link: Card.CardLink, _ site: OwnSite) -> String? {
    if let page = Self.page(target) { return "\u{0}" + page.path }
    let address = WebAddress(link.address)
    return address.isOpaque ? nil : site.page(address)
  }

  /// Why `address` does not go to a post of the site; `nil` when it does, or may.
  private static func unresolved(_ answer: SiteAnswer?, _ address: String) -> Message? {
    switch answer?.target {
    case .missing:
      switch answer?.offer {
      case .letterCase(let right): .letterCase(right)
      case .nearest, .underBase, nil: .missing(address, nearest: answer?.offer?.address)
      }
    case .outside: .outside(address)
    case .file: .noPost(address)
    case .page, .unknown, nil: nil
    }
  }

  private func unpublished(_ target: SiteTarget?, _ report: RuleContext) -> Message? {
    guard let page = Self.page(target) else { return nil }
    if page.isDraft { return .draft }
    if let date = page.date, date > report.today { return .future(date) }
    if let date = page.expires, date < report.today { return .expired(date) }
    return nil
  }

  /// The link of the card's image or its "read more", if it goes elsewhere than the title for sure.
  private func disagreeing(
    _ card: Card, with title: Card.CardLink, _ target: SiteTarget?, _ site: OwnSite,
    _ article: Article, _ report: RuleContext
  ) -> Card.CardLink? {
    card.links.first { link in
      guard link.role == .image || link.role == .more else { return false }
      if let page = Self.page(target) {
        let other = report.site?.target(of: link.address, from: article, depth: .state)
        if case .unknown = other?.target { return false }
        return other?.page?.path != page.path
      }
      return site.differ(WebAddress(title.address), WebAddress(link.address))
    }
  }

  /// The offer to let `link`, and what else in the card links there, go to `address`.
  private static func readdress(
    _ card: Card, _ link: Card.CardLink, _ address: String, _ article: Article
  ) -> Fix? {
    let ranges = card.links.filter { $0.address == link.address }.map(\.addressRange)
    return article.readdressing(ranges, from: link.address, to: address)
  }

  /// The fix that gives the card its target's title, where both are plain text.
  private func rename(_ card: Card, _ title: String, _ article: Article) -> Fix? {
    let special = "&<>[]*_`\\\"'#:{}|!\n"
    guard article.source.verbatim(card.titleRange, spelling: card.title) != nil,
      !title.unicodeScalars.contains(where: special.unicodeScalars.contains)
    else { return nil }
    return Fix("Write '\(title)'", .offer, [Edit(card.titleRange, title)])
  }

  package static let page = """
    Related posts are the last thing on the page, for readers who want more. An item that is \
    broken, goes to the same post, or has two addresses loses them.

    The rule checks what a theme puts under a post, a list in the front matter, and a list under a \
    title such as "Similar posts" or one that `article: {related-titles: …}` names. Under "Further \
    reading", "Related" and the like, writers list their sources: that is a related block only \
    where each item has a title of its own or an image, like a theme's cards. Items of a list \
    written by hand may link to other sites. A block filled by a script is not checked.

    With `--site` each address is looked up; without it, only what the post itself shows is \
    checked, and the rest is reported as not checked. A link to another site, and a title that \
    differs from the post's, are warnings.

    ## Flagged

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul>
    <li><a href="/piers/">Piers</a></li>
    <li><a href="⟦/piers/⟧">Two piers</a></li>
    </ul>
    ```

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)
    - [The pier](⟦/piers/⟧)
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><h3><a href="/piers/">Piers</a></h3><p>Two piers.</p><a class="more" href="⟦/peers/⟧">Read more</a></li></ul>
    ```

    ```markdown
    The ferry leaves at six.

    ## ⟦Similar Posts⟧

    None yet.
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><h3><a href="/piers/">Piers</a></h3><a class="more" href="/piers/">Read more</a></li></ul>
    ```

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)
    - [Tickets](/tickets/)
    ```

    ```markdown
    The ferry leaves at six.

    ## Further reading

    - [The history of ferries](https://ferry.net/history/), a long read
    - [Piers](/piers/)
    ```
    """
}

extension Message {
  fileprivate static let absent = Message(
    "This post has no related posts",
    help: "add a block of related posts")
  fileprivate static let noCards = Message(
    "This block of related posts is empty", help: "add posts, or remove the block")
  fileprivate static let itself = Message(
    "This related item links to the post itself", help: "choose another post")
  fileprivate static let twice = Message(
    "This related item links to the same post as another one", help: "choose another post")
  fileprivate static let draft = Message(
    "This related item links to a draft",
    help: "publish the draft, or choose another post")

  fileprivate static func tooMany(_ count: Int, _ limit: Int) -> Message {
    Message(
      "This block has \(count) related items",
      help: "keep at most \(limit)")
  }

  fileprivate static func missing(_ address: String, nearest: String?) -> Message {
    Message(
      "This related item is broken: the site has no page '\(address)'",
      help: nearest.map { "did you mean '\($0)'?" } ?? "correct the address, or choose another post"
    )
  }

  fileprivate static func letterCase(_ right: String) -> Message {
    Message(
      "This related item has the wrong case: its post is '\(right)'",
      help: "match the case of the post's address")
  }

  fileprivate static func redirected(_ final: String) -> Message {
    Message(
      "This related item goes through a redirect to '\(final)'",
      help: "link to '\(final)' directly")
  }

  fileprivate static func outside(_ address: String) -> Message {
    Message(
      "This related item links to another site: '\(address)'", help: "choose a post of this site")
  }

  fileprivate static func noPost(_ address: String) -> Message {
    Message(
      "This related item links to a file that is not a post: '\(address)'", help: "choose a post")
  }

  fileprivate static func future(_ date: Day) -> Message {
    Message(
      "This related item links to a post dated \(date), which is not published yet",
      help: "choose a published post")
  }

  fileprivate static func expired(_ date: Day) -> Message {
    Message(
      "This related item links to a post that expired on \(date)",
      help: "choose a published post")
  }

  fileprivate static func otherTitle(_ title: String) -> Message {
    Message(
      "This related item's title differs from the post's, '\(title)'", help: "write '\(title)'")
  }

  fileprivate static func disagree(_ link: Card.CardLink) -> Message {
    let what = link.role == .image ? "image" : "'read more'"
    return Message(
      "This related item's \(what) and its title link to different pages",
      help: "use one address for both")
  }
}

extension SourceText {
  /// The bytes of `range` if they spell `text` without any escape or markup.
  fileprivate func verbatim(_ range: ByteRange, spelling text: String) -> String? {
    bytes[range.indices].elementsEqual(text.utf8) ? text : nil
  }
}
