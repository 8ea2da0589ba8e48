// SPDX-License-Identifier: Apache-2.0

import Articles
package import Documents
import FrontMatter
import Synchronization
package import WebAddresses

/// Whether a page has the place that a fragment names.
package enum FragmentState: Hashable, Sendable {
  /// It has, or the address names none.
  case found
  /// It has not; the anchor that is spelled most like it.
  case missing(nearest: String?)
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

/// How headings in Markdown get their anchors.
package enum HeadingAnchors: Hashable, Sendable {
  case known(SlugDialect)
  /// Most likely so; another dialect is possible.
  case likely(SlugDialect)
  case unknown
}

/// Finds the places of one page that fragments name.
package struct FragmentLookup: Sendable {
  private let anchors: PageAnchors
  /// The headings' anchors in the other dialects that are possible, where they are not ``anchors``.
  private let others: PageAnchors
  private let isMarkdown: Bool
  /// Whether a theme puts more around it when the site is built.
  private let isPart: Bool
  private let hasTags: Bool
  private let knowsHeadings: Bool
  /// Whether a heading holds a sign, such as an emoji, of which each generator makes something else.
  private let hasSigns: Bool
  /// Made when a place is missing.
  private let nearest = Nearest()

  private final class Nearest: Sendable {
    private let made = Mutex<NearestName?>(nil)

    func nearest(to fragment: String, among names: [String]) -> String? {
      let known = made.withLock { known in
        let made = known ?? NearestName(names)
        known = made
        return made
      }
      return known.nearest(to: fragment)
    }
  }

  /// The places of the page in `document`; `isPage` tells a whole page from a post's content.
  package init(_ document: Document, isPage: Bool, _ headings: HeadingAnchors) {
    isMarkdown = document.format == .markdown
    isPart = isMarkdown || !isPage
    hasTags = isPart && document.nodes.contains { $0.kind == .opaque }
    // What has no front matter is most likely read on GitHub, or as it.
    let isPlain = isMarkdown && FrontMatterBlock.locate(in: document.source) == nil
    if case .likely = headings, isMarkdown, !isPlain {
      hasSigns = document.nodes.indices.contains { index in
        let node = NodeID(index)
        return document.headingLevel(node) != nil
          && document.visibleText(node).string.unicodeScalars.contains {
            $0.properties.generalCategory == .otherSymbol
          }
      }
    } else {
      hasSigns = false
    }
    switch headings {
    case .known(let dialect):
      anchors = PageAnchors(document, slugs: dialect)
      others = PageAnchors(names: [])
      knowsHeadings = true
    case .likely(let dialect):
      anchors = PageAnchors(document, slugs: dialect, readsLists: !isPlain)
      let possible = isMarkdown && !isPlain ? SlugDialect.allCases.filter { $0 != dialect } : []
      others = PageAnchors(
        names: possible.flatMap { PageAnchors(document, slugs: $0, headingsOnly: true).names },
        besides: anchors)
      knowsHeadings = true
    case .unknown:
      anchors = PageAnchors(document, slugs: .github)
      others = PageAnchors(names: [])
      knowsHeadings = !isMarkdown
    }
  }

  /// What a lookup is made of, to be kept and made again.
  package struct Parts: Sendable {
    package var names: [String]
    package var others: [String]
    package var flags: Int

    package init(names: [String], others: [String], flags: Int) {
      self.names = names
      self.others = others
      self.flags = flags
    }
  }

  package var parts: Parts {
    let flags = [isMarkdown, isPart, hasTags, knowsHeadings, hasSigns]
    return Parts(
      names: anchors.names, others: others.names,
      flags: flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) })
  }

  package init(_ parts: Parts) {
    anchors = PageAnchors(names: parts.names)
    others = PageAnchors(names: parts.others)
    isMarkdown = parts.flags & 1 != 0
    isPart = parts.flags & 2 != 0
    hasTags = parts.flags & 4 != 0
    knowsHeadings = parts.flags & 8 != 0
    hasSigns = parts.flags & 16 != 0
  }

  /// Whether the page has the place that `fragment`, without its `#`, names.
  package func state(of fragment: String) -> FragmentState {
    switch anchors.answer(fragment) {
    case .found: return .found
    case .unknown(let reason): return .unknown(reason)
    case .missing: break
    }
    if others.answer(fragment) == .found { return .found }
    if hasTags { return .unknown("a template tag on the page may make its anchors") }
    if isPart, Self.isMadeByThemes(fragment) {
      return .unknown("the theme may put anchors on the page")
    }
    if !knowsHeadings || hasSigns {
      return .unknown("the generator's settings decide which anchors headings get")
    }
    return .missing(nearest: nearest.nearest(to: fragment, among: anchors.names))
  }

  /// Whether themes and generators, not writers, give places that name: footnotes, comments, the frame of the page.
  private static func isMadeByThemes(_ fragment: String) -> Bool {
    let name = fragment.lowercased()
    return frame.contains(name) || made.contains(where: name.hasPrefix)
  }

  private static let frame: Set<String> = [
    "respond", "content", "main", "main-content", "maincontent", "nav", "navigation", "header",
    "footer", "sidebar", "toc", "table-of-contents", "search", "share", "newsletter",
    "subscribe", "page", "wrapper", "body", "related", "author", "tags",
  ]
  private static let made = ["fn", "user-content-", "cite", "ref", "comment", "disqus"]
}
