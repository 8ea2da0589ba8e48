// SPDX-License-Identifier: Apache-2.0

package import Articles
package import ImageFiles
package import WebAddresses

/// What a site says about an address in one of its posts.
package enum SiteTarget: Hashable, Sendable {
  /// A page of the site: its file, its title, and whether it is a draft or not yet published.
  case page(SitePage)
  /// A file that is not a page.
  case file(path: String)
  /// Nothing answers.
  case missing
  /// The address leaves the site.
  case outside
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

/// A page as other posts see it.
package struct SitePage: Hashable, Sendable {
  /// The file, as printed.
  package var path: String
  package var title: String?
  package var isDraft: Bool
  package var date: Day?
  /// From which day on it is not published any more.
  package var expires: Day?
  /// What it says of itself to lists of posts, where all of it was read.
  package var teaser = SiteTeaser()

  package init(path: String, title: String?, isDraft: Bool, date: Day?) {
    self.path = path
    self.title = title
    self.isDraft = isDraft
    self.date = date
  }
}

/// What the writer of a broken address may have meant, as it would be written in its place.
package enum SiteOffer: Hashable, Sendable {
  /// The same address in the letter case of the file.
  case letterCase(String)
  /// The address that is spelled most like it.
  case nearest(String)
  /// The same address with the path in front that the whole site is served under.
  case underBase(String)

  package var address: String {
    switch self {
    case .letterCase(let address), .nearest(let address), .underBase(let address): address
    }
  }
}

/// Where an address leads, and how.
package struct SiteAnswer: Hashable, Sendable {
  package var target: SiteTarget
  /// The address to which a redirect on the way leads, as it would be written in its place.
  package var redirect: String?
  /// What is there instead, where nothing answers.
  package var offer: SiteOffer?
  /// Whether the page has the place that the address names.
  package var fragment: FragmentState
  /// The last day on which readers see the post that links there; `nil` where it has none.
  package var postExpires: Day?

  package init(
    _ target: SiteTarget, redirect: String? = nil, offer: SiteOffer? = nil,
    fragment: FragmentState = .found
  ) {
    self.target = target
    self.redirect = redirect
    self.offer = offer
    self.fragment = fragment
  }

  /// Whether there is nothing to report about it: a file, or a page without a date that every reader can open, at once and at
  /// the place that is named.
  package var isPlain: Bool {
    guard redirect == nil, fragment == .found else { return false }
    switch target {
    case .file: return true
    case .page(let page): return !page.isDraft && page.date == nil && page.expires == nil
    case .missing, .outside, .unknown: return false
    }
  }

  package var page: SitePage? {
    if case .page(let page) = target { return page }
    return nil
  }
}

/// How much of the page that an address leads to is read.
package enum SiteDepth: Sendable {
  /// Its front matter, if it has one: whether it is a draft, and its date.
  case state
  /// All of it, its title, too.
  case whole
}

/// What a rule may ask of the site around a post. The command line puts the real one in; tests bring their own.
package protocol SiteLookup: Sendable {
  /// Whether posts are compared with all others of the site, for which all its pages are read.
  var comparesPosts: Bool { get }
  /// How the headings of posts get their anchors.
  var anchors: HeadingAnchors { get }
  /// Why what is known of the site does not fit the links of its pages (no full stop); `nil` where it does.
  var misfit: String? { get }
  /// What `address`, written in `article`, leads to.
  func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer
  /// What each address of `article` leads to, but for those of which there is nothing to tell: for a post with many.
  func doubtfulTargets(from article: Article) -> (_ address: String) -> SiteAnswer?
  /// What the tag `link`, written in `article`, leads to.
  func target(of link: GeneratorLink, from article: Article) -> SiteAnswer
  /// What the link of a vault `link`, written in `article`, leads to.
  func target(of link: WikiLink, from article: Article) -> SiteAnswer
  /// The file that `address`, written in `article`, names letter by letter; no page is sought behind it.
  func file(of address: String, from article: Article) -> SiteFileTarget
  /// What the image file that `address`, written in `article`, names says of its maker; nothing where it is not a file of the
  /// site.
  func metadata(of address: String, from article: Article) -> ImageMetadata?
  /// Whether a template of the site may give the images of Markdown an alt text that their post does not.
  var suppliesAlt: Bool { get }
  /// Why the place `anchor` may be on the page of `article` although its source has none of that name (no full stop);
  /// `nil` where nothing tells so.
  func doubt(aboutAnchor anchor: String, of article: Article) -> String?
  /// What the other posts have to do with `article`, as far as `aspects` go; nothing where it is not a page of the site.
  func neighbours(of article: Article, _ aspects: SiteNeighbours.Aspects) -> SiteNeighbours?
}

extension SiteLookup {
  package var comparesPosts: Bool { true }
  package var misfit: String? { nil }
  package var anchors: HeadingAnchors { .likely(.github) }
  package func doubt(aboutAnchor anchor: String, of article: Article) -> String? { nil }
  package func metadata(of address: String, from article: Article) -> ImageMetadata? { nil }
  package var suppliesAlt: Bool { false }
  package func neighbours(
    of article: Article, _ aspects: SiteNeighbours.Aspects
  ) -> SiteNeighbours? { nil }
  package func doubtfulTargets(from article: Article) -> (_ address: String) -> SiteAnswer? {
    { address in
      let answer = self.target(of: address, from: article, depth: .state)
      return answer.isPlain ? nil : answer
    }
  }
  package func target(of link: WikiLink, from article: Article) -> SiteAnswer {
    SiteAnswer(.unknown("the vault around this note is not known"))
  }
  package func target(of link: GeneratorLink, from article: Article) -> SiteAnswer {
    SiteAnswer(.unknown("template tags generate addresses when the site is built"))
  }
}
