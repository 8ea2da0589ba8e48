// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Files
import Linting
import Sites
import SourceText

/// Reading all pages of the site, each once: first their front matter, which tells the addresses, then the whole of them.
extension SiteSnapshot {
  /// Reads all pages whole with one worker a core; `early` judges those that are posts of the run on the way.
  func readPages(jobs: Int?, _ early: (any EarlyJudge)?) async {
    guard export == nil else {
      let missing = surveyEntries(site).filter { !isRead($0) }
      _ = await Workers.map(missing, jobs: jobs) { _ = self.facts($0, isWhole: true) }
      return
    }
    if !isBuilt {
      let start = start()
      let heads = await heads(start, jobs: jobs)
      make(self.make(bodies: (heads, start)))
    }
    let site = site
    let missing = site.index.entries.indices.filter { number in
      ArticleReader.format(ofPath: site.index.entries[number].source) != nil && !isRead(number)
    }
    if missing.isEmpty { return }
    _ = await Workers.map(missing, jobs: jobs) { self.read($0, early) }
    settle()
  }

  /// What was kept of each page, else its front matter.
  private func heads(_ start: Start, jobs: Int?) async -> [Page?] {
    var pages = [Page?](repeating: nil, count: start.paths.count)
    var missing: [Int] = []
    let holdsFacts = store.holdsFacts(start.factsKey)
    for (number, path) in start.paths.enumerated()
    where ArticleReader.format(ofPath: path) != nil {
      if holdsFacts { pages[number] = kept(path, start) }
      if !suffices(pages[number]) { missing.append(number) }
    }
    let read = await Workers.map(missing, jobs: jobs) { number in
      self.page(start.paths[number], start, isWhole: false, isKept: false, isKeeping: true)
    }
    for (number, page) in zip(missing, read) { pages[number] = page }
    return pages
  }

  /// Reads the page of an entry whole, and judges it if it is a post of the run.
  private func read(_ number: Int, _ early: (any EarlyJudge)?) {
    let path = site.index.entries[number].source
    let place = root + "/" + path
    defer { loader.forget(place) }
    if isRead(number) {
      // Another post asked for it first.
      return
    }
    guard let head = page(ofEntry: number), let format = ArticleReader.format(ofPath: path),
      let contents = try? loader.read(place)
    else { return }
    // A file that changed since is read as it is now.
    guard contents.info.stamp == head.stamp else {
      _ = facts(number, isWhole: true)
      return
    }
    var options = ArticleOptions()
    options.dialect = dialect(facts)
    let task = early?.task(at: place, read: path, format, options)
    let post = PostSource(
      contents.bytes, path: task?.file.printed ?? path, isHTML: format == .html)
    var facts = head.facts
    facts.body = .unreadable
    guard post.isReadable, let reader = try? ArticleReader(options) else {
      keep(Page(facts: facts, stamp: head.stamp, isNew: true), number)
      return
    }
    let article = reader.read(post.source, format: format, isNamed: false)
    let habits = habitRules(ofPage: path).flatMap { $0.isEmpty ? nil : $0 }
    var body = body(article, facts.generated, anchors)
    var heard: [String: RuleContext] = [:]
    if let early, let task {
      // Its rules ask for the page itself, too.
      facts.body = .known(body)
      keep(Page(facts: facts, stamp: head.stamp, isNew: true), number)
      heard = early.judge(task, article, .init(post: post, format: format), for: self, habits)
    }
    if let habits { body.habits = habits.facts(of: article, known: heard).bytes(adding: [])[...] }
    facts.body = .known(body)
    keep(Page(facts: facts, stamp: head.stamp, isNew: true), number)
  }
}
