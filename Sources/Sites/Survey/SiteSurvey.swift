// SPDX-License-Identifier: Apache-2.0

package import Linting
import Synchronization

/// One page of a site as the survey keeps it.
package struct SurveyedPage: Sendable {
  /// The file, as printed.
  package var path: String
  /// Whether it is a post for sure.
  package var isPost = false
  /// Whether readers see it: it is not a draft and not dated in the future.
  package var isPublished = true
  /// Folded to what two same titles have in common; empty where there is none.
  package var title = ""
  package var description = ""
  /// What ``SimilarPosts/bands(of:)`` says of its text.
  package var bands: [UInt64] = []
  /// The entries that its content links to, each once.
  package var targets: [Int32] = []

  package init(path: String) { self.path = path }
}

/// What the posts of a site have to do with each other.
package final class SiteSurvey: Sendable {
  private let pages: [Int: SurveyedPage]
  /// The entries that are posts, in order, and where each stands among them.
  private let posts: [Int]
  private let places: [Int: Int]
  private let incoming: [Int: Int]
  private let titles: [String: [Int]]
  private let descriptions: [String: [Int]]
  private let similar: SimilarPosts
  /// The text of the page of an entry; asked for pages that may be alike.
  private let shingles: @Sendable (Int) -> Shingles

  private struct Asked {
    var count = 0
    /// For each post, those that may be alike; made when many posts are asked for.
    var candidates: [[Int]]?
  }

  private let asked = Mutex(Asked())

  /// A survey of `pages`, by the numbers of their entries in the index.
  package init(
    _ pages: [Int: SurveyedPage], shingles: @escaping @Sendable (Int) -> Shingles
  ) {
    let posts = pages.keys.filter { pages[$0]?.isPost ?? false }.sorted()
    var incoming: [Int: Int] = [:]
    var titles: [String: [Int]] = [:]
    var descriptions: [String: [Int]] = [:]
    for entry in posts {
      guard let page = pages[entry] else { continue }
      if page.isPublished {
        for target in page.targets where target != entry {
          incoming[Int(target), default: 0] += 1
        }
      }
      if !page.title.isEmpty { titles[page.title, default: []].append(entry) }
      if !page.description.isEmpty { descriptions[page.description, default: []].append(entry) }
    }
    self.pages = pages
    self.posts = posts
    places = Dictionary(uniqueKeysWithValues: posts.enumerated().map { ($1, $0) })
    self.incoming = incoming
    self.titles = titles
    self.descriptions = descriptions
    similar = SimilarPosts(posts.map { pages[$0]?.bands ?? [] })
    self.shingles = shingles
  }

  /// Texts that have less in common are two texts.
  private static let leastShare = 0.5
  /// From so many questions on, what may be alike is found for all posts at once.
  private static let mostSingle = 24

  /// What the other posts have to do with the page of `entry`; nil for what could not be read.
  package func neighbours(of entry: Int) -> SiteNeighbours? {
    guard let page = pages[entry] else { return nil }
    var found = SiteNeighbours()
    found.isPost = page.isPost
    found.isPublished = page.isPublished
    found.others = posts.count - (page.isPost ? 1 : 0)
    found.incoming = incoming[entry] ?? 0
    guard let place = places[entry] else { return found }
    found.sameTitle = paths(titles[page.title], but: entry)
    found.sameDescription = paths(descriptions[page.description], but: entry)
    found.similar = similar(to: place)
    return found
  }

  private func paths(_ entries: [Int]?, but own: Int) -> [String] {
    (entries ?? []).filter { $0 != own }.compactMap { pages[$0]?.path }.sorted()
  }

  private func similar(to place: Int) -> [SiteNeighbours.Similar] {
    let candidates = asked.withLock { asked in
      asked.count += 1
      if asked.count == Self.mostSingle { asked.candidates = similar.allCandidates() }
      return asked.candidates?[place]
    }
    let found = candidates ?? similar.candidates(for: place)
    if found.isEmpty { return [] }
    let own = shingles(posts[place])
    return found.compactMap { other -> SiteNeighbours.Similar? in
      let share = own.similarity(to: shingles(posts[other]))
      guard share >= Self.leastShare else { return nil }
      return pages[posts[other]].map { .init(path: $0.path, share: share) }
    }
    .sorted { ($1.share, $0.path) < ($0.share, $1.path) }
  }
}
