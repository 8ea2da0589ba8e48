// SPDX-License-Identifier: Apache-2.0

import Synchronization
package import Articles
import Files
package import Linting
import Sites

/// What the posts of a site have to do with each other.
extension SiteSnapshot {
  package var comparesPosts: Bool { true }

  /// Reads all pages with one worker a core, so that no rule has to wait for them.
  func prepare(jobs: Int?) async {
    if surveyed.withLock({ $0 != nil }) { return }
    if !isBuilt, export == nil {
      let start = start()
      let numbers = start.paths.indices.filter {
        ArticleReader.format(ofPath: start.paths[$0]) != nil
      }
      let pages = await Workers.map(numbers, jobs: jobs) { number in
        self.page(start.paths[number], start, isWhole: true)
      }
      var bodies: [Int: Page] = [:]
      for (number, page) in zip(numbers, pages) { bodies[number] = page }
      make(self.make(bodies: (bodies, start)))
    }
    let entries = surveyEntries
    let pages = await Workers.map(entries, jobs: jobs) { self.surveyedPage($0) }
    let survey = survey(zip(entries, pages))
    surveyed.withLock { $0 = $0 ?? survey }
  }

  /// What the site's other posts have to do with `article`; nil where it is not a page of the site.
  package func neighbours(of article: Article) -> SiteNeighbours? {
    guard let entry = place(of: article, site.index).entry else { return nil }
    let survey = surveyed.withLock { known in
      if let known { return known }
      let made = self.survey(surveyEntries.lazy.map { ($0, self.surveyedPage($0)) })
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

  private func survey(_ pages: some Sequence<(Int, SurveyedPage?)>) -> SiteSurvey {
    var known: [Int: SurveyedPage] = [:]
    for (entry, page) in pages { known[entry] = page }
    return SiteSurvey(known) { [weak self] entry in
      Shingles(numbers: self?.text(entry)?.shingles ?? [])
    }
  }

  private func surveyedPage(_ number: Int) -> SurveyedPage? {
    let index = site.index
    let entry = index.entries[number]
    guard let facts = facts(number, isWhole: true), case .known(var body)? = facts.body else {
      return nil
    }
    guard body.isPost else { return SurveyedPage(path: printed(entry.source)) }
    if body.targets == nil || !store.keepsTargets(site.indexKey) {
      body.targets = targets(of: number, body, index)
      setTargets(body.targets, of: number)
    }
    var page = SurveyedPage(path: printed(entry.source))
    page.isPost = true
    page.isPublished = !(entry.generated.isDraft || facts.isDraft)
    page.title = body.title
    page.description = body.description
    page.bands = body.bands
    page.targets = body.targets ?? []
    return page
  }

  private func setTargets(_ targets: [Int32]?, of number: Int) {
    let kept = site.pages[number]
    withCache { cache in
      guard var page = cache.pages[number] ?? kept, case .known(var body)? = page.facts.body else {
        return
      }
      body.targets = targets
      page.facts.body = .known(body)
      cache.pages[number] = page
    }
  }

  /// The entries that the content of a page links to.
  private func targets(of number: Int, _ body: PageBody, _ index: SiteIndex) -> [Int32] {
    let path = index.entries[number].source
    var targets: Set<Int32> = []
    for address in text(number)?.addresses ?? [] {
      if case .entry(let target) = index.answer(
        WebAddress(address), from: path, ownHost: body.host, base: body.base
      ).outcome {
        targets.insert(Int32(target))
      }
    }
    return targets.sorted()
  }

  // MARK: Keeping

  /// Keeps the facts of the pages for the next run.
  func save() {
    guard isBuilt, export == nil else { return }
    let site = site
    let learned = withCache { $0.pages }
    var records: [FactStore.Record] = []
    for (number, entry) in site.index.entries.enumerated() {
      guard let page = learned[number] ?? site.pages[number] else { continue }
      records.append(
        .init(path: entry.source, stamp: page.stamp, facts: page.facts, isNew: page.isNew))
    }
    store.save(
      records, settings: site.settings, factsKey: site.factsKey, indexKey: site.indexKey)
  }
}
