// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Sites
import Synchronization

/// Reads all pages of a site for the rules that compare posts.
extension SiteAdapter {
  /// Makes the survey with one worker a core, so that no rule has to wait for it.
  func makeSurvey(jobs: Int?) async {
    if surveyed.withLock({ $0 != nil }) { return }
    let pages = await Workers.map(surveyEntries, jobs: jobs) { self.surveyedPage($0) }
    let survey = Self.survey(zip(surveyEntries, pages))
    surveyed.withLock { $0 = $0 ?? survey }
  }

  /// What the site's other posts have to do with `article`; nothing where it is no page of the site.
  func neighbours(of article: Article) -> SiteNeighbours? {
    guard comparesPosts, let entry = place(of: article, site.index).entry else { return nil }
    let survey = surveyed.withLock { known in
      if let known { return known }
      let made = Self.survey(surveyEntries.lazy.map { ($0, self.surveyedPage($0)) })
      known = made
      return made
    }
    return survey.neighbours(of: entry)
  }

  /// The entries that are pages for readers.
  private var surveyEntries: [Int] {
    let index = site.index
    return index.entries.indices.filter { number in
      let entry = index.entries[number]
      return !entry.generated.outputs.isEmpty && ArticleReader.format(ofPath: entry.source) != nil
    }
  }

  private static func survey(_ pages: some Sequence<(Int, SurveyedPage?)>) -> SiteSurvey {
    var known: [Int: SurveyedPage] = [:]
    for (entry, page) in pages { known[entry] = page }
    return SiteSurvey(known)
  }

  private func surveyedPage(_ number: Int) -> SurveyedPage? {
    let index = site.index
    let entry = index.entries[number]
    guard let article = article(entry) else { return nil }
    let isHome = ["index.html", "index.htm"].contains(entry.generated.outputs.first ?? "")
    guard !isHome, article.isPostForSure else {
      return SurveyedPage(path: printed(entry.source))
    }
    let post = place(of: article, at: entry.source, index)
    var targets: Set<Int> = []
    for link in article.addresses {
      if let address = link.target,
        case .entry(let target) = index.answer(
          address, from: post.path, ownHost: post.host, base: post.base
        ).outcome
      {
        targets.insert(target)
      }
    }
    return SurveyedPage(
      article, path: printed(entry.source), isPublished: !state(entry).isDraft, targets: targets)
  }
}
