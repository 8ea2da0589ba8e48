// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Longer posts link to other pages of the site and to other sites.
package struct LinkCountRule: Rule {
  package struct Options: RuleOptions {
    var internalLinks = 1
    var outboundLinks = 1
    var maxWords = 300

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "internal", \.internalLinks, in: 0...100, "The fewest links to other pages of the site"),
        Option("outbound", \.outboundLinks, in: 0...100, "The fewest links to other sites"),
        Option(
          "max-words", \.maxWords, in: 0...100_000, "The most words of a post that needs no links"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-count", .links, nil, judgesPages: false,
    "Longer posts link to other pages of the site and to other sites")

  package static let habits: [Habit] = [
    .fact(
      "have no internal or no external links",
      meaning: "related pages are hard to find")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.words > options.maxWords else {
      report.notApplicable()
      return
    }
    let site = OwnSite(article)
    var inside = 0
    var outside = 0
    // What a template tag writes may be either.
    var unknown = 0
    for link in article.links where !link.isInCredit {
      guard let address = link.target else { continue }
      switch site.target(address) {
      case .own: inside += isPage(address) ? 1 : 0
      case .outbound where isOwn(link, article, report): inside += isPage(address) ? 1 : 0
      case .outbound: outside += 1
      case .opaque: unknown += 1
      case .page, .other: continue
      }
    }
    let lacksInside = inside + unknown < options.internalLinks
    let lacksOutside = outside + unknown < options.outboundLinks
    guard lacksInside || lacksOutside else { return }
    report.add(
      .tooFew(
        inside: lacksInside ? (inside, options.internalLinks) : nil,
        outside: lacksOutside ? (outside, options.outboundLinks) : nil,
        isSiteKnown: site.isKnown || outside == 0),
      at: article.place,
      data: [
        .init("internal", .integer(inside)), .init("outbound", .integer(outside)),
        .init("words", .integer(article.words)),
      ])
  }

  /// Whether the site around the post knows the address of `link` as one of its own.
  private func isOwn(_ link: Link, _ article: Article, _ report: RuleContext) -> Bool {
    guard let site = report.site, let address = link.address else { return false }
    switch site.target(of: address, from: article, depth: .state).target {
    case .page, .file, .missing: return true
    case .outside, .unknown: return false
    }
  }

  /// Whether an address on the site is a page's, not an empty one or an image in full size.
  private func isPage(_ address: WebAddress) -> Bool {
    if address.path.isEmpty, address.query == nil, address.host.isEmpty { return false }
    let path = address.text(address.path).lowercased()
    return !FileExtensions.has(path, FileExtensions.images)
  }

  package static let page = """
    A post without links is a dead end: its readers find neither the site's other posts on the \
    subject nor its sources. Links in credits, in cards of related posts and in navigation do not \
    count, nor do full-size images and anchors on the same page. A link counts as internal when it \
    is relative, or when its host is one that the page names as its own (`rel=canonical`, \
    `og:url`, its feed), that `site.url` names, or that the site's generator is set to.

    ## Flagged

    ```html {max-words: 5}
    <h1>⟦The ferry⟧</h1>
    <p>It leaves at six, and <a href="https://ferry.net/times">comes back</a> at seven.</p>
    ```

    ```markdown {max-words: 5}
    # ⟦The ferry⟧

    It leaves at six, and [comes back](/times/) at seven.
    ```

    ```markdown {max-words: 5, outbound: 2}
    # ⟦The ferry⟧

    It [leaves](/start/) at six, and [comes back](https://ferry.net/times) at seven.
    ```

    ## Not flagged

    ```html {max-words: 5}
    <h1>The ferry</h1>
    <p>It <a href="/start/">leaves</a> at six, and <a href="https://ferry.net/times">comes back</a> at seven.</p>
    ```

    ```markdown {max-words: 5}
    # The ferry

    It [leaves]({% post_url 2024-03-05-start %}) at six, and comes back at seven.
    ```

    ```markdown
    # The ferry

    It leaves at six, and comes back at seven.
    ```
    """
}

extension Message {
  /// What is missing: how many links there are, and how many there should be.
  fileprivate static func tooFew(
    inside: (found: Int, wanted: Int)?, outside: (found: Int, wanted: Int)?, isSiteKnown: Bool
  ) -> Message {
    func part(_ count: (found: Int, wanted: Int), _ where: String) -> String {
      if count.found == 0 { return "no links \(`where`)" }
      return "\(count.found) of \(count.wanted) links \(`where`)"
    }
    let parts = [
      inside.map { part($0, "to other pages of the site") },
      outside.map { part($0, "to other sites") },
    ].compactMap { $0 }
    var help =
      inside == nil
      ? "link to the post's sources"
      : "link to other posts on the subject" + (outside == nil ? "" : ", and to its sources")
    if inside != nil, !isSiteKnown {
      help += "; if some of its links are internal, set the site's address as 'url' under 'site'"
    }
    return Message(
      "This post has \(parts.joined(separator: " and "))", help: help
    )
  }
}
