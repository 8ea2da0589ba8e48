// SPDX-License-Identifier: Apache-2.0

package import Articles
import Files
package import Linting
package import Sites
import Synchronization
import WebAddresses

/// What the posts of a site have to do with each other.
extension SiteSnapshot {
  package var comparesPosts: Bool { true }

  /// Reads all pages with one worker a core, so that no rule has to wait for them.
  func prepare(jobs: Int?, _ early: (any EarlyJudge)?) async {
    if surveyed.withLock({ $0?.aspects.isSuperset(of: wanted) ?? false }) { return }
    await readPages(jobs: jobs, early)
    _ = survey(wanted)
  }

  /// What the posts have to do with each other as far as `aspects` go.
  private func survey(_ aspects: SiteNeighbours.Aspects) -> SiteSurvey {
    want(aspects)
    let site = site
    return surveyed.withLock { known in
      if let known, known.aspects.isSuperset(of: aspects) { return known.survey }
      let wanted = wanted
      let made = survey(site, wanted)
      known = (made, wanted)
      return made
    }
  }

  /// What the site's other posts have to do with `article`; nil where it is not a page of the site.
  package func neighbours(
    of article: Article, _ aspects: SiteNeighbours.Aspects
  ) -> SiteNeighbours? {
    place(of: article, site.index).entry.flatMap { neighbours(of: $0, aspects) }
  }

  func neighbours(of entry: Int, _ aspects: SiteNeighbours.Aspects) -> SiteNeighbours? {
    survey(aspects).neighbours(of: entry, aspects)
  }

  /// The entries that are pages for readers.
  func surveyEntries(_ site: Built) -> [Int] {
    site.index.entries.indices.filter { isSurveyed($0, site) }
  }

  func isSurveyed(_ number: Int, _ site: Built) -> Bool {
    let entry = site.index.entries[number]
    return !entry.generated.outputs.isEmpty && ArticleReader.format(ofPath: entry.source) != nil
  }

  private func survey(_ site: Built, _ aspects: SiteNeighbours.Aspects) -> SiteSurvey {
    var pages = [SurveyedPage?](repeating: nil, count: site.index.entries.count)
    let keepsTargets = store.keepsTargets(site.indexKey)
    var found: [Int: [Int32]] = [:]
    for number in surveyEntries(site) {
      guard let facts = facts(number, isWhole: true), case .known(let body)? = facts.body else {
        continue
      }
      var page = SurveyedPage()
      if body.isPost {
        page.isPost = true
        page.isPublished = !(site.index.entries[number].generated.isDraft || facts.isDraft)
        page.title = body.title
        page.description = body.description
        page.bands = body.bands
        if !aspects.contains(.links) {
          // Nobody asks where it links to.
        } else if keepsTargets, let targets = body.targets {
          page.targets = targets
        } else {
          page.targets = targets(of: number, body, site.index)
          found[number] = page.targets
        }
      }
      pages[number] = page
    }
    withCache { $0.targets = found }
    return SiteSurvey(pages, self)
  }

  /// The entries that the content of a page links to.
  private func targets(of number: Int, _ body: PageBody, _ index: SiteIndex) -> [Int32] {
    let path = index.entries[number].source
    var targets: Set<Int32> = []
    func add(_ address: WebAddress) {
      let answer = index.answer(address, from: path, ownHost: body.host, base: body.base)
      if case .entry(let target) = answer.outcome { targets.insert(Int32(target)) }
    }
    for text in text(number)?.addresses ?? [] {
      let address = WebAddress(text)
      if !address.isOpaque {
        add(address)
      } else if let tag = GeneratorLink(text),
        let search = index.generator.sources(of: tag, from: path)
      {
        if case .entry(let target) = index.source(search) { targets.insert(Int32(target)) }
      } else {
        // The tag may put the path in front that the site is served under.
        for inside in TemplateAddress.paths(in: text) {
          add(WebAddress(inside))
          if !index.basePath.isEmpty { add(WebAddress("/" + index.basePath + inside)) }
        }
      }
    }
    return targets.sorted()
  }

  // MARK: Keeping

  /// Keeps the facts of the pages for the next run.
  func save() {
    guard isBuilt, export == nil else { return }
    let site = site
    let (learned, targets, habits) = withCache { ($0.pages, $0.targets, $0.habits) }
    let isKept = { (page: Page) in page.isNew && self.store.isSettled(page.stamp) }
    let hasNew =
      !habits.isEmpty || !targets.isEmpty || learned.values.contains(where: isKept)
      || site.pages.contains { $0.map(isKept) ?? false }
    let keepsTargets = store.keepsTargets(site.indexKey)
    store.save(
      site.index.entries.count,
      { number in
        guard let page = learned[number] ?? (number < site.pages.count ? site.pages[number] : nil)
        else { return nil }
        var facts = page.facts
        var isNew = page.isNew || habits[number] != nil
        if case .known(var body)? = facts.body {
          isNew = isNew || targets[number] != nil && body.targets == nil
          body.targets = targets[number] ?? (keepsTargets ? body.targets : nil)
          body.habits = habits[number] ?? body.habits
          facts.body = .known(body)
        }
        return FactStore.Record(
          path: site.index.entries[number].source, stamp: page.stamp, facts: facts, isNew: isNew)
      }, hasNew: hasNew, hasTargets: !targets.isEmpty, settings: site.settings,
      factsKey: site.factsKey, indexKey: site.indexKey)
  }
}

extension SiteSnapshot: SiteSurvey.Source {
  package func path(ofEntry entry: Int) -> String { printed(site.index.entries[entry].source) }

  package func shingles(ofEntry entry: Int) -> Shingles {
    Shingles(numbers: text(entry)?.shingles ?? [])
  }
}
