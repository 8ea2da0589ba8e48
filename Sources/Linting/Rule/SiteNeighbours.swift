// SPDX-License-Identifier: Apache-2.0

package import Articles

/// What the other posts of a site have to do with one of them.
package struct SiteNeighbours: Hashable, Sendable {
  /// What may be asked about the other posts.
  package struct Aspects: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// How many there are, and how many link to it.
    package static let links = Aspects(rawValue: 1)
    package static let titles = Aspects(rawValue: 2)
    package static let descriptions = Aspects(rawValue: 4)
    /// Their whole texts.
    package static let texts = Aspects(rawValue: 8)
    package static let all: Aspects = [.links, .titles, .descriptions, .texts]
  }

  /// Another post whose text is much the same.
  package struct Similar: Hashable, Sendable {
    /// Its file, as printed.
    package var path: String
    /// How much of both texts is the same, from 0 to 1: the share of runs of five words that both have among all that
    /// one of them has (Jaccard).
    package var share: Double

    package init(path: String, share: Double) {
      self.path = path
      self.share = share
    }
  }

  /// Whether it is a post for sure, and no list of posts, home page or page about the site.
  package var isPost = true
  /// Whether readers can open it: it is not a draft.
  package var isPublished = true
  /// How many other posts there are.
  package var others = 0
  /// How many of them link to it from their content.
  package var incoming = 0
  /// Those with its title, by their files as printed, in order.
  package var sameTitle: [String] = []
  /// Those with its description.
  package var sameDescription: [String] = []
  /// Those whose text is at least half the same, the most similar first.
  package var similar: [Similar] = []

  package init() {}

  /// The neighbours of a post of which there is nothing to report: other posts link to it, and none is like it.
  package static func unremarkable(isPost: Bool, isPublished: Bool) -> SiteNeighbours {
    var neighbours = SiteNeighbours()
    neighbours.isPost = isPost
    neighbours.isPublished = isPublished
    neighbours.others = 1
    neighbours.incoming = 1
    return neighbours
  }

  /// Whether there is as little to report about `aspects` as in ``unremarkable(isPost:isPublished:)``.
  package func isUnremarkable(_ aspects: Aspects) -> Bool {
    !(aspects.contains(.links) && (others == 0 || incoming == 0))
      && !(aspects.contains(.titles) && !sameTitle.isEmpty)
      && !(aspects.contains(.descriptions) && !sameDescription.isEmpty)
      && !(aspects.contains(.texts) && !similar.isEmpty)
  }
}

/// What a page says of itself to lists of posts.
package struct SiteTeaser: Hashable, Sendable {
  /// What was written for it: its excerpt first, else its description.
  package var written: [String] = []
  /// How its content begins, with its headings and without them.
  package var openings: [String] = []

  package init(written: [String] = [], openings: [String] = []) {
    self.written = written
    self.openings = openings
  }
}

extension Article {
  /// What this page says of itself to lists of posts; its openings are long enough for any card.
  package var teaser: SiteTeaser {
    SiteTeaser(
      written: [excerpt?.text, description?.text, head?.meta("og:description")?.text]
        .compactMap { $0 }.filter { !$0.isEmpty },
      openings: [true, false].map { automaticExcerpt(words: 200, headings: $0) })
  }
}
