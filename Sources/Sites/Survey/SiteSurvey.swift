// SPDX-License-Identifier: Apache-2.0

package import Linting
import Synchronization

/// One page of a site as the survey keeps it.
package struct SurveyedPage: Sendable {
  /// Whether it is a post for sure.
  package var isPost = false
  /// Whether readers see it: it is not a draft and not dated in the future.
  package var isPublished = true
  /// Folded to what two same titles have in common; empty where there is none.
  package var title = ""
  package var description = ""
  /// What ``SimilarPosts/bands(of:)`` says of its text.
  package var bands = SimilarPosts.Bands.none
  /// The entries that its content links to, each once.
  package var targets: [Int32] = []

  package init() {}
}

/// What the posts of a site have to do with each other.
///
/// A question about one post goes once through all pages. When many are asked about, what they have in common is
/// found for all at once; the answers are the same.
package final class SiteSurvey: Sendable {
  /// Where the rest that is known of a page is.
  package protocol Source: AnyObject, Sendable {
    /// The file of an entry, as printed.
    func path(ofEntry entry: Int) -> String
    /// The text of the page of an entry; asked for pages that may be alike.
    func shingles(ofEntry entry: Int) -> Shingles
  }

  /// By entry; nil for what could not be read.
  private let pages: [SurveyedPage?]
  /// The entries that are posts, in order.
  private let posts: [Int]
  /// By entry, how many published posts link to it.
  private let incoming: [Int32]
  private let similar: SimilarPosts
  private weak let source: (any Source)?

  /// What is known once many posts were asked about.
  private struct Tables {
    var titles: [String: [Int]] = [:]
    var descriptions: [String: [Int]] = [:]
  }

  private struct Asked {
    var count = 0
    var tables: Tables?
  }

  private let asked = Mutex(Asked())
  private let alike = Mutex<[[Int]]?>(nil)

  /// A survey of `pages`, by the numbers of their entries in the index.
  package init(_ pages: [SurveyedPage?], _ source: any Source) {
    let posts = pages.indices.filter { pages[$0]?.isPost ?? false }
    var incoming = [Int32](repeating: 0, count: pages.count)
    for entry in posts {
      guard let page = pages[entry], page.isPublished else { continue }
      for target in page.targets where target != entry && incoming.indices.contains(Int(target)) {
        incoming[Int(target)] += 1
      }
    }
    self.pages = pages
    self.posts = posts
    self.incoming = incoming
    self.source = source
    similar = SimilarPosts(posts.map { pages[$0]?.bands ?? .none })
  }

  /// Texts that have less in common are two texts.
  private static let leastShare = 0.5
  /// From so many questions on, what posts have in common is found for all at once.
  private static let mostSingle = 24

  /// What the other posts have to do with the page of `entry`, as far as `aspects` go; nil for what could not be read.
  package func neighbours(
    of entry: Int, _ aspects: SiteNeighbours.Aspects = .all
  ) -> SiteNeighbours? {
    guard pages.indices.contains(entry), let page = pages[entry] else { return nil }
    var found = SiteNeighbours()
    found.isPost = page.isPost
    found.isPublished = page.isPublished
    found.others = posts.count - (page.isPost ? 1 : 0)
    found.incoming = Int(incoming[entry])
    guard page.isPost, let place = place(of: entry) else { return found }
    let tables = asked.withLock { asked in
      asked.count += 1
      if asked.count == Self.mostSingle { asked.tables = makeTables() }
      return asked.tables
    }
    if aspects.contains(.titles) {
      found.sameTitle = paths(same(page.title, tables?.titles, \.title), but: entry)
    }
    if aspects.contains(.descriptions) {
      found.sameDescription = paths(
        same(page.description, tables?.descriptions, \.description), but: entry)
    }
    if aspects.contains(.texts) {
      found.similar = similar(
        to: entry, candidates(tables)?[place] ?? similar.candidates(for: place))
    }
    return found
  }

  /// Where the entry is among the posts.
  private func place(of entry: Int) -> Int? {
    var low = 0
    var high = posts.count
    while low < high {
      let middle = (low + high) / 2
      if posts[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low < posts.count && posts[low] == entry ? low : nil
  }

  private func makeTables() -> Tables {
    var tables = Tables()
    for entry in posts {
      guard let page = pages[entry] else { continue }
      if !page.title.isEmpty { tables.titles[page.title, default: []].append(entry) }
      if !page.description.isEmpty {
        tables.descriptions[page.description, default: []].append(entry)
      }
    }
    return tables
  }

  /// By their place among ``posts``, those that may be alike, once many posts were asked about.
  private func candidates(_ tables: Tables?) -> [[Int]]? {
    if tables == nil { return nil }
    return alike.withLock { known in
      let made = known ?? similar.allCandidates()
      known = made
      return made
    }
  }

  /// The posts with that text.
  private func same(
    _ text: String, _ table: [String: [Int]]?, _ field: (SurveyedPage) -> String
  ) -> [Int] {
    if text.isEmpty { return [] }
    if let table { return table[text] ?? [] }
    return posts.filter { pages[$0].map { field($0) == text } ?? false }
  }

  private func paths(_ entries: [Int], but own: Int) -> [String] {
    entries.filter { $0 != own }.compactMap { source?.path(ofEntry: $0) }.sorted()
  }

  private func similar(to entry: Int, _ candidates: [Int]) -> [SiteNeighbours.Similar] {
    guard !candidates.isEmpty, let source else { return [] }
    let own = source.shingles(ofEntry: entry)
    return candidates.compactMap { place -> SiteNeighbours.Similar? in
      let share = own.similarity(to: source.shingles(ofEntry: posts[place]))
      guard share >= Self.leastShare else { return nil }
      return .init(path: source.path(ofEntry: posts[place]), share: share)
    }
    .sorted { ($1.share, $0.path) < ($0.share, $1.path) }
  }
}
