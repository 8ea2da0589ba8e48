// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Documents
import ImageFiles
package import Linting
import Sites
import Synchronization
import WebAddresses

/// Judges posts when their site is read.
package protocol EarlyJudge: Sendable {
  /// The task for the post at `location`, if it reads the post as its site does: in `format`, with `options`, and by a
  /// path that tells the same as `path`, from the site's root.
  func task(
    at location: String, read path: String, _ format: DocumentFormat, _ options: ArticleOptions
  ) -> PostTask?
  /// Judges `article`, the post of `task`, which `site` has read. Gives what its rules say that asks for nothing but the
  /// post, of those that `habits` are of.
  func judge(
    _ task: PostTask, _ article: Article, _ text: PostTask.Text, for site: SiteSnapshot,
    _ habits: HabitRules?
  ) -> [String: RuleContext]
}

/// What was taken for true of pages that were not read yet, for one post.
final class Assumptions: Sendable {
  enum Assumption: Sendable {
    /// The page of an entry has an anchor.
    case hasAnchor(entry: Int, name: String)
    /// The site has nothing at a path that it should know.
    case lacks(CleanPath)
    /// The links from the root fit the site.
    case fits
    /// The other posts have nothing to do with the one of an entry that is worth a report.
    case isUnremarkable(entry: Int, SiteNeighbours.Aspects, isPost: Bool, isPublished: Bool)
  }

  private let list = Mutex<[Assumption]>([])

  var count: Int { list.withLock { $0.count } }
  var all: [Assumption] { list.withLock { $0 } }

  func add(_ assumption: Assumption) { list.withLock { $0.append(assumption) } }
}

extension SiteSnapshot {
  /// Whether `assumption` is true, now that all pages were read.
  func holds(_ assumption: Assumptions.Assumption) -> Bool {
    switch assumption {
    case .hasAnchor(let entry, let name): state(ofAnchor: name, on: entry) == .found
    case .lacks(let path): doubt(about: path, nil) == nil
    case .fits: misfit == nil
    case .isUnremarkable(let entry, let aspects, let isPost, let isPublished):
      neighbours(of: entry, aspects).map {
        $0.isPost == isPost && $0.isPublished == isPublished && $0.isUnremarkable(aspects)
      } ?? false
    }
  }

  /// What the other posts most likely have to do with `article`, which was read: nothing.
  func likelyNeighbours(
    of article: Article, _ aspects: SiteNeighbours.Aspects, _ assumed: Assumptions
  ) -> SiteNeighbours? {
    let site = site
    guard let entry = place(of: article, site.index).entry, isSurveyed(entry, site),
      let facts = facts(entry, isWhole: true), case .known(let body)? = facts.body
    else { return nil }
    let isPublished =
      !body.isPost || !(site.index.entries[entry].generated.isDraft || facts.isDraft)
    assumed.add(
      .isUnremarkable(entry: entry, aspects, isPost: body.isPost, isPublished: isPublished))
    return .unremarkable(isPost: body.isPost, isPublished: isPublished)
  }
}

/// The site around a post that is judged while other pages are still to be read. What they would have to tell is taken
/// to be what it is on nearly all pages, and noted.
struct EarlySite: SiteLookup {
  let site: SiteSnapshot
  let assumed: Assumptions

  var comparesPosts: Bool { site.comparesPosts }
  var anchors: HeadingAnchors { site.anchors }
  var misfit: String? { site.misfit(assumed) }
  var suppliesAlt: Bool { site.suppliesAlt }

  func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
    site.target(of: address, from: article, depth: depth, assumed)
  }

  func doubtfulTargets(from article: Article) -> (_ address: String) -> SiteAnswer? {
    site.doubtfulTargets(from: article, assumed)
  }

  func target(of link: GeneratorLink, from article: Article) -> SiteAnswer {
    site.target(of: link, from: article, assumed)
  }

  func target(of link: WikiLink, from article: Article) -> SiteAnswer {
    site.target(of: link, from: article, assumed)
  }

  func file(of address: String, from article: Article) -> SiteFileTarget {
    site.file(of: address, from: article, assumed)
  }

  func metadata(of address: String, from article: Article) -> ImageMetadata? {
    site.metadata(of: address, from: article)
  }

  func doubt(aboutAnchor anchor: String, of article: Article) -> String? {
    site.doubt(aboutAnchor: anchor, of: article)
  }

  func neighbours(
    of article: Article, _ aspects: SiteNeighbours.Aspects
  ) -> SiteNeighbours? {
    site.likelyNeighbours(of: article, aspects, assumed)
  }
}
