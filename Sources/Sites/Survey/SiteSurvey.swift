// SPDX-License-Identifier: Apache-2.0

package import Articles
import Language
package import Linting

/// One page of a site as the survey keeps it.
package struct SurveyedPage: Sendable {
  /// The file, as printed.
  package var path: String
  /// Whether it is a post for sure.
  package var isPost: Bool
  /// Whether readers see it: it is no draft and not dated in the future.
  package var isPublished: Bool
  /// Folded to what two same titles have in common; empty where there is none.
  package var title = ""
  package var description = ""
  package var shingles = Shingles(numbers: [])
  /// The entries that its content leads to.
  package var targets: Set<Int> = []

  /// What is kept of a page that is no post for sure.
  package init(path: String) {
    self.path = path
    isPost = false
    isPublished = true
  }

  /// What is kept of the post `article`, whose content leads to the entries `targets`.
  package init(_ article: Article, path: String, isPublished: Bool, targets: Set<Int>) {
    self.path = path
    isPost = true
    self.isPublished = isPublished
    self.targets = targets
    title = article.title.map { TitleText.foldedIgnoringCase($0.text) } ?? ""
    description = article.description.map { TitleText.foldedIgnoringCase($0.text) } ?? ""
    shingles = Shingles(article)
  }
}

/// What the posts of a site have to do with each other. Made once per run, where a rule asks for it.
package struct SiteSurvey: Sendable {
  private let neighbours: [Int: SiteNeighbours]

  /// A survey of `pages`, by the numbers of their entries in the index.
  package init(_ pages: [Int: SurveyedPage]) {
    let entries = pages.keys.sorted()
    let posts = entries.filter { pages[$0]?.isPost ?? false }
    var incoming: [Int: Int] = [:]
    var titles: [String: [Int]] = [:]
    var descriptions: [String: [Int]] = [:]
    for entry in posts {
      guard let page = pages[entry] else { continue }
      if page.isPublished {
        for target in page.targets where target != entry { incoming[target, default: 0] += 1 }
      }
      if !page.title.isEmpty { titles[page.title, default: []].append(entry) }
      if !page.description.isEmpty { descriptions[page.description, default: []].append(entry) }
    }
    let similar = SimilarPosts(
      posts.map { pages[$0]?.shingles ?? Shingles(numbers: []) }, least: Self.leastShare)
    func paths(_ entries: [Int]?, but own: Int) -> [String] {
      (entries ?? []).filter { $0 != own }.compactMap { pages[$0]?.path }.sorted()
    }
    let places = Dictionary(uniqueKeysWithValues: posts.enumerated().map { ($1, $0) })
    var neighbours: [Int: SiteNeighbours] = [:]
    for entry in entries {
      guard let page = pages[entry] else { continue }
      var found = SiteNeighbours()
      found.isPost = page.isPost
      found.isPublished = page.isPublished
      found.others = posts.count - (page.isPost ? 1 : 0)
      found.incoming = incoming[entry] ?? 0
      if let place = places[entry] {
        found.sameTitle = paths(titles[page.title], but: entry)
        found.sameDescription = paths(descriptions[page.description], but: entry)
        found.similar = (similar.found[place] ?? []).compactMap { item in
          pages[posts[item.other]].map { .init(path: $0.path, share: item.share) }
        }
        .sorted { ($1.share, $0.path) < ($0.share, $1.path) }
      }
      neighbours[entry] = found
    }
    self.neighbours = neighbours
  }

  /// Texts that have less in common are two texts.
  private static let leastShare = 0.5

  /// What the other posts have to do with the page of `entry`; nothing for what could not be read.
  package func neighbours(of entry: Int) -> SiteNeighbours? { neighbours[entry] }
}
