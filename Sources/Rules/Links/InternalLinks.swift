// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Every link to the own site leads to a page that readers can open, and to a place on it that is there.
package struct InternalLinksRule: Rule {
  package struct Options: RuleOptions {
    var redirects = true
    var fragments = true
    var slashes = false

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("redirects", \.redirects, "Whether links to redirects are reported, as suggestions"),
        Option("fragments", \.fragments, "Whether the anchor on the page is checked too"),
        Option(
          "slashes", \.slashes,
          "Whether redirects that only add or remove a final slash are reported too"),
      ]
    }
  }

  package static let description = RuleDescription(
    "internal-links", .links, .error, fix: .offer, needs: .site,
    "Links within the site go to pages and anchors that exist")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let site = OwnSite(article)
    var ownPlaces: FragmentLookup?
    var hasInternal = false
    var found = Found(article)
    let doubtful = report.site?.doubtfulTargets(from: article)
    let tellsBroken = report.isOn("address-broken")
    for link in article.addresses {
      guard let written = link.address, let address = link.target else { continue }
      let broken = tellsBroken ? BrokenAddress(address) : nil
      if let broken, !broken.mayBeFile { continue }
      // A page that sends its readers to another site says so in each of its addresses.
      if article.kind == .redirect, !address.host.isEmpty { continue }
      let kind = site.target(address)
      switch kind {
      case .other: continue
      case .outbound where report.site == nil: continue
      case .opaque:
        hasInternal = true
        guard let tag = GeneratorLink(written), let lookup = report.site else {
          found.doubt = "template tags generate addresses when the site is built"
          continue
        }
        let answer = lookup.target(of: tag, from: article)
        switch answer.target {
        case .unknown(let reason): found.doubt = reason
        case .missing: nowhere(nil, link, written, article, &report, &found)
        case .outside, .file: continue
        case .page: judge(answer, link, address, tag: tag, article, &report, &found)
        }
      case .page:
        // An empty one is link-empty's.
        guard options.fragments, let range = address.fragment, !range.isEmpty else { continue }
        hasInternal = true
        let places = ownPlaces ?? Self.places(article, report)
        ownPlaces = places
        let name = address.text(range)
        var state = places.state(of: name)
        if case .missing = state,
          let reason = report.site?.doubt(aboutAnchor: name, of: article)
        {
          state = .unknown(reason)
        }
        judge(state, link, address, page: nil, article, &report, &found)
      case .own, .outbound:
        if address.path.isEmpty, address.host.isEmpty, address.fragment == nil { continue }
        guard let doubtful else {
          hasInternal = true
          found.doubt = "the site of this post is not known"
          continue
        }
        guard let answer = doubtful(written) else {
          hasInternal = true
          continue
        }
        switch answer.target {
        case .outside: continue
        case .unknown where kind == .outbound: continue
        case .unknown(let reason): found.doubt = reason
        case .missing where broken != nil: break
        case .missing where article.isInVault(written, report.site): break
        case .missing where article.isPart && !written.hasPrefix("/"):
          found.doubt = "the pages that include this file decide where its relative links go"
        case .missing: nowhere(answer.offer, link, written, article, &report, &found)
        case .file, .page: judge(answer, link, address, article, &report, &found)
        }
        hasInternal = true
      }
    }
    if article.traits.contains(.isVault) {
      hasInternal = true
      if let doubt = Self.judgeVault(article, &report) { found.doubt = doubt }
    }
    if let doubt = found.doubt {
      report.unverified(doubt)
    } else if !hasInternal {
      report.notApplicable()
    }
  }

  private static func places(_ article: Article, _ report: RuleContext) -> FragmentLookup {
    FragmentLookup(
      article.document, isPage: article.isPage,
      isGenerators: article.traits.contains(.isGenerators),
      report.site?.anchors ?? .likely(.github))
  }

  /// What is known of a post's links while they are judged.
  private struct Found {
    /// Why a link could not be judged.
    var doubt: String?
    private let article: Article
    private var told: Set<String> = []
    /// By its spelling the places of an address; made when the first one is reported.
    private var places: [String: [ByteRange]]?

    init(_ article: Article) { self.article = article }

    /// All places of the address of `link`, its own first; `nil` when it was reported before: an address that is wrong
    /// in several places is one fault.
    mutating func places(of link: Link) -> [ByteRange]? {
      guard let address = link.address, told.insert(address).inserted else { return nil }
      let known =
        places
        ?? Dictionary(grouping: article.addresses, by: { $0.address ?? "" })
        .mapValues { $0.map(\.addressRange) }
      places = known
      return known[address] ?? [link.addressRange]
    }
  }

  private static func related(_ places: [ByteRange]) -> [RelatedPlace] {
    places.dropFirst().map { RelatedPlace("the same address", $0) }
  }

  private func nowhere(
    _ offer: SiteOffer?, _ link: Link, _ written: String, _ article: Article,
    _ report: inout RuleContext, _ found: inout Found
  ) {
    guard let places = found.places(of: link) else { return }
    let message: Message
    let problem: String
    switch offer {
    case .letterCase(let right):
      message = .letterCase(right)
      problem = "letter-case"
    case .underBase(let right):
      message = .outsideBase(right)
      problem = "base"
    case .nearest, nil:
      message = .missing(written, nearest: offer?.address)
      problem = "missing"
    }
    report.add(
      message, at: link.addressRange, related: Self.related(places),
      fix: offer.flatMap { article.readdressing(places, from: written, to: $0.address) },
      data: Self.data(written, problem, offer?.address))
  }

  /// Judges a link that leads to something: whether readers can open it, at once, and at the place it names.
  private func judge(
    _ answer: SiteAnswer, _ link: Link, _ address: WebAddress, tag: GeneratorLink? = nil,
    _ article: Article, _ report: inout RuleContext, _ found: inout Found
  ) {
    let written = link.address ?? ""
    if let page = answer.page, page.path != article.path {
      if page.isDraft {
        guard let places = found.places(of: link) else { return }
        report.add(
          .draft, at: link.addressRange, atMost: .warning, related: Self.related(places),
          data: Self.data(written, "draft"))
        return
      }
      if let date = page.date, date > report.today {
        guard let places = found.places(of: link) else { return }
        report.add(
          .future(date), at: link.addressRange, atMost: .warning, related: Self.related(places),
          data: Self.data(written, "future") + [.init("date", .text("\(date)"))])
        return
      }
      // Nobody reads the links of a page that sends its readers on.
      let isRead =
        article.kind != .redirect
        && (answer.postExpires.map { $0 >= report.today } ?? true)
      if isRead, let date = page.expires, date < report.today {
        guard let places = found.places(of: link) else { return }
        report.add(
          .expired(date), at: link.addressRange, atMost: .suggestion, related: Self.related(places),
          data: Self.data(written, "expired") + [.init("date", .text("\(date)"))])
        return
      }
    }
    if options.fragments, answer.fragment != .found {
      judge(
        answer.fragment, link, address, tag: tag, page: answer.page, article, &report, &found)
      return
    }
    if options.redirects, let final = answer.redirect.map({ Self.keepingPlace(address, in: $0) }),
      options.slashes || !Self.addsSlash(written, final), let places = found.places(of: link)
    {
      report.add(
        .redirected(final), at: link.addressRange, atMost: .suggestion,
        related: Self.related(places),
        fix: article.readdressing(places, from: written, to: final),
        data: Self.data(written, "redirect", final))
    }
  }

  /// `final` with the place on the page that `address` names, if it names none of its own.
  private static func keepingPlace(_ address: WebAddress, in final: String) -> String {
    guard let range = address.fragment, !range.isEmpty, WebAddress(final).fragment == nil else {
      return final
    }
    return "\(final)#\(address.text(range))"
  }

  /// Whether two addresses differ in the slash at the end of their path alone: hosts see to that.
  private static func addsSlash(_ written: String, _ final: String) -> Bool {
    func path(_ address: String) -> Substring {
      let address = WebAddress(address)
      var path = address.text(address.path)[...]
      while path.hasSuffix("/") { path.removeLast() }
      return path
    }
    var paths = [path(written), path(final)]
    while let dots = ["../", "./"].first(where: paths[0].hasPrefix) {
      paths[0].removeFirst(dots.count)
    }
    // A relative address is written against the page's own folder.
    return paths[0] == paths[1] || !written.hasPrefix("/") && paths[1].hasSuffix("/" + paths[0])
  }

  /// Judges the place that a link names on `page`; nothing for the post's own.
  private func judge(
    _ state: FragmentState, _ link: Link, _ address: WebAddress, tag: GeneratorLink? = nil,
    page: SitePage?,
    _ article: Article, _ report: inout RuleContext, _ found: inout Found
  ) {
    switch state {
    case .found: return
    case .unknown(let reason): found.doubt = reason
    case .missing(let nearest):
      guard let range = address.fragment, let places = found.places(of: link) else { return }
      let written = link.address ?? ""
      let name = tag?.fragment ?? address.text(range)
      // In a tag the place may stand before the end of a text in quotation marks.
      let isLast = name == address.text(range)
      let right = isLast ? nearest.map { address.text(0..<range.lowerBound) + $0 } : nil
      report.add(
        .noPlace(name, page: page?.path, nearest: nearest), at: link.addressRange,
        related: Self.related(places),
        fix: right.flatMap { article.readdressing(places, from: written, to: $0) },
        data: Self.data(written, "fragment", right))
    }
  }

  private static func data(
    _ address: String, _ problem: String, _ offer: String? = nil
  ) -> [Measure.Field] {
    [.init("address", .text(address)), .init("problem", .text(problem))]
      + (offer.map { [.init("offer", .text($0))] } ?? [])
  }

  package static let page = """
    Readers remember broken links, and nobody tells the editors. Every link in the content to the \
    site itself is looked up: relative, from the root, or with the site's own host (`site.url`, \
    `--site-url`, or what the page names as its own). It must go to an existing page or file, in \
    the right case, and the part after `#` must be an anchor there. The nearest address or anchor \
    is offered. An address that is wrong in several places of a post is one finding. A link to a \
    draft or a future post is a warning; one to an expired post is a suggestion. A link that goes through a redirect is a \
    suggestion, with the final address as the fix, unless the redirect only adds or removes a \
    final slash (`slashes: true` reports those too). A link that omits the site's base path, such \
    as `/blog/`, is an error where the page exists below it, and that address is offered. Related \
    items have a rule of their own, `related-links`. Jekyll's tags `post_url` and `link` and \
    Hugo's `ref` and `relref` are looked up by the source they name. In a vault (`.obsidian`), \
    `[[Note]]` and `[[Note#Heading]]` are looked up by the names of the notes, in any folder; a \
    link to a missing note is a warning.

    The site is set with `--site` or `site.root`, or found around the post. Without one, only \
    anchors on the same page are checked, and not those that differ from a heading's in \
    punctuation alone, which another generator may make. Addresses that exist only after the build, such as lists \
    of posts by tag or addresses from template tags, are not flagged, and the post counts as not \
    checked by this rule. The same holds in a folder without a home page, which is only a part of \
    a site, unless the target's folder has other files. Where most links from the root fail on \
    several pages, none is flagged, and the run says once what to set. [Generators and \
    hosts](../sites.md) describes what each supports.

    ## Flagged

    ```html
    <p>See <a href="⟦#tickets⟧">the prices</a>.</p>
    <h2 id="ticket">Tickets</h2>
    ```

    ```markdown
    See [the prices](⟦#the-prices⟧) and [the fares][fares].

    ## Tickets

    [fares]: ⟦#ticket⟧
    ```

    ## Not flagged

    ```html
    <p><a href="#tickets">The prices</a>, <a href="#top">the top</a>, <a href="/piers/#north">the piers</a>.</p>
    <h2 id="tickets">Tickets</h2>
    ```

    ```markdown
    ---
    title: The piers
    ---

    See [the prices](#tickets), [the boats](#boats) and [the piers](/piers/#north).

    ## Tickets

    ## The boats {#boats}
    ```

    ```markdown {fragments: false}
    See [the prices](#prices).
    ```
    """
}

extension Article {
  /// Whether it lies in a folder of parts of pages, such as `_includes`.
  fileprivate var isPart: Bool {
    path.split(separator: "/").dropLast().contains { PageKind.partFolders.contains(String($0)) }
  }
}

extension Message {
  fileprivate static let draft = Message(
    "This link goes to a draft",
    help: "publish the draft, or remove the link")

  fileprivate static func future(_ date: Day) -> Message {
    Message(
      "This link goes to a post dated \(date), which is not published yet",
      help: "add the link once the post is published")
  }

  fileprivate static func expired(_ date: Day) -> Message {
    Message(
      "This link goes to a post that expired on \(date)",
      help: "link to its replacement, or remove the link")
  }

  fileprivate static func missing(_ address: String, nearest: String?) -> Message {
    Message(
      "This link is broken: the site has no page '\(address)'",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "correct the address, or remove the link")
  }

  fileprivate static func outsideBase(_ right: String) -> Message {
    Message(
      "This link is broken: it omits the site's base path",
      help: "write '\(right)'")
  }

  fileprivate static func letterCase(_ right: String) -> Message {
    Message(
      "This link has the wrong case: the page is '\(right)'",
      help: "match the case of the page's address")
  }

  fileprivate static func redirected(_ final: String) -> Message {
    Message(
      "This link goes through a redirect to '\(final)'",
      help: "link to '\(final)' directly")
  }

  fileprivate static func noPlace(_ name: String, page: String?, nearest: String?) -> Message {
    Message(
      "There is no anchor '#\(name)' on \(page.map { "'\($0)'" } ?? "this page")",
      help: nearest.map { "did you mean '#\($0)'?" }
        ?? "link to an existing anchor, or remove '#\(name)'")
  }
}
