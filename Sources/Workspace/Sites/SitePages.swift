// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Exports
import Files
import FrontMatter
import Linting
import Sites
import SourceText

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The pages of the site, read when they are first asked for.
extension SiteSnapshot {
  /// Now, in nanoseconds since 1970.
  static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// What other posts see of the page of an entry.
  func page(_ number: Int, _ depth: SiteDepth) -> SitePage {
    let entry = site.index.entries[number]
    let facts = facts(number, isWhole: depth == .whole)
    let early = site.index.generator.early
    var page = SitePage(
      path: printed(entry.source), title: nil,
      isDraft: !early.drafts && (entry.generated.isDraft || (facts?.isDraft ?? false)),
      date: early.future ? nil : entry.generated.date ?? facts?.date)
    if !early.expired { page.expires = entry.generated.expires }
    guard depth == .whole, case .known(let body)? = facts?.body, let text = text(number) else {
      return page
    }
    page.title = text.title
    page.teaser = text.teaser
    page.isDraft = page.isDraft || !early.drafts && body.isDraft
    if !early.future { page.date = page.date ?? body.published }
    return page
  }

  /// The facts of the page of an entry, of all of it where `isWhole`.
  func facts(_ number: Int, isWhole: Bool) -> PageFacts? {
    let site = site
    if let known = known(number, site), !isWhole || suffices(known) { return known.facts }
    let entry = site.index.entries[number]
    guard ArticleReader.format(ofPath: entry.source) != nil else { return nil }
    let page: Page?
    if let export {
      page = item(entry, of: export).map {
        Page(facts: $0, stamp: FileStamp(0, 0, 0, 0), isNew: false)
      }
    } else {
      let start = Start(
        facts: site.facts, factsKey: site.factsKey, settings: site.settings)
      page = self.page(entry.source, start, isWhole: isWhole)
    }
    if let page { keep(page, number) }
    return page?.facts
  }

  /// Whether all of the page of an entry was read.
  func isRead(_ number: Int) -> Bool { suffices(known(number, site)) }

  /// Whether all of `page` was read that is wanted.
  func suffices(_ page: Page?) -> Bool {
    switch page?.facts.body {
    case nil: false
    case .unreadable: true
    case .known(let body): body.hasText || !wanted.contains(.texts)
    }
  }

  /// What is known of the page of an entry.
  func page(ofEntry number: Int) -> Page? {
    known(number, site) ?? (facts(number, isWhole: false).flatMap { _ in known(number, site) })
  }

  func keep(_ page: Page, _ number: Int) { withCache { $0.pages[number] = page } }

  private func known(_ number: Int, _ site: Built) -> Page? {
    if number < site.pages.count, let page = site.pages[number], suffices(page) { return page }
    return withCache { $0.pages[number] }
      ?? (number < site.pages.count ? site.pages[number] : nil)
  }

  /// The part of a page's facts that few posts ask for; nil for what cannot be read.
  func text(_ number: Int) -> PageText? {
    if let known = withCache({ $0.texts[number] }) { return known }
    guard case .known(let body)? = facts(number, isWhole: true)?.body else { return nil }
    guard let text = Self.text(body) ?? textAnew(number) else { return nil }
    withCache { cache in
      if cache.texts.count < Self.mostTexts { cache.texts[number] = text }
    }
    return text
  }

  private static func text(_ body: PageBody) -> PageText? {
    body.text.bytes.flatMap { try? PageText($0) }
  }

  /// The text of a page of which what was kept is damaged.
  private func textAnew(_ number: Int) -> PageText? {
    let site = site
    let start = Start(
      facts: site.facts, factsKey: site.factsKey, settings: site.settings)
    guard export == nil,
      let page = page(site.index.entries[number].source, start, isWhole: true, isKept: false),
      case .known(let body)? = page.facts.body
    else { return nil }
    withCache { $0.pages[number] = page }
    return Self.text(body)
  }

  /// So many of them are kept.
  private static let mostTexts = 1000

  /// The page at `path` as it was kept; nil where it changed since.
  func kept(_ path: String, _ start: Start) -> Page? {
    guard let info = loader.files.info(root + "/" + path), info.kind == .file,
      let facts = store.facts(path, info.stamp, factsKey: start.factsKey)
    else { return nil }
    return Page(facts: facts, stamp: info.stamp, isNew: false)
  }

  /// The page at `path`, as it was kept or, unless `isKept`, read now; nil for what is not a file that can be read.
  ///
  /// `isKeeping` says that the file will be asked for again soon.
  func page(
    _ path: String, _ start: Start, isWhole: Bool, isKept: Bool = true, isKeeping: Bool = false
  ) -> Page? {
    if isKept, let page = kept(path, start), !isWhole || suffices(page) { return page }
    let place = root + "/" + path
    guard let contents = try? loader.read(place, isKeeping: isKeeping) else { return nil }
    let source = SourceText(path: path, bytes: contents.bytes)
    let (values, hasFrontMatter) = Self.frontMatter(source, behindBlanks: start.facts.readsBlanks)
    let readsFrontMatter = start.facts.generator.readsFrontMatter(path)
    let generated = start.facts.generator.output(
      of: readsFrontMatter
        ? SourceFile(path, values: values, hasFrontMatter: hasFrontMatter) : SourceFile(path))
    var facts = PageFacts(
      generated: generated, isDraft: generated.isDraft, date: generated.date, body: nil)
    if ArticleReader.format(ofPath: path) == .markdown, !readsFrontMatter, hasFrontMatter {
      var state = generated
      state.takeState(from: values)
      facts.isDraft = state.isDraft
      facts.date = state.date
    }
    if ArticleReader.format(ofPath: path) == .html {
      facts.refresh = MetaRefresh.target(in: contents.bytes)
    }
    if isWhole { facts.body = body(contents.bytes, path, generated, start) }
    return Page(facts: facts, stamp: contents.info.stamp, isNew: true)
  }

  private func body(
    _ bytes: [UInt8], _ path: String, _ generated: GeneratedFile, _ start: Start
  ) -> PageFacts.Body {
    guard let article = article(in: bytes, path, start.facts) else { return .unreadable }
    return body(article, path, generated, start.facts.anchors)
  }

  /// The dialect of the site's pages: that of its posts, else the generator's.
  func dialect(_ facts: SiteFacts) -> String? {
    rules?.dialect(in: root) ?? Generators.all.named(facts.generatorName)?.dialect
  }

  /// The page at `path` with that content, as other posts see it; `nil` for what cannot be read.
  private func article(in bytes: [UInt8], _ path: String, _ facts: SiteFacts) -> Article? {
    var options = ArticleOptions()
    options.dialect = dialect(facts)
    guard let format = ArticleReader.format(ofPath: path),
      let reader = try? ArticleReader(options)
    else { return nil }
    let post = PostSource(bytes, path: path, isHTML: format == .html)
    guard post.isReadable else { return nil }
    return reader.read(post.source, format: format, isNamed: false)
  }

  /// The page of an entry, read once more.
  func article(ofEntry number: Int) -> Article? {
    let entry = site.index.entries[number]
    if let export {
      guard let number = export.numbers[entry.source], export.items[number].isPost,
        let reader = try? ArticleReader(ArticleOptions())
      else { return nil }
      let item = ExportItem(export: export, number: number)
      let post = item.read(below: FilePath.printed(root))
      return post.isReadable ? item.article(in: post.source, by: reader) : nil
    }
    guard let contents = try? loader.read(root + "/" + entry.source) else { return nil }
    return article(in: contents.bytes, entry.source, facts)
  }

  private func body(
    _ article: Article, _ path: String, _ generated: GeneratedFile, _ headings: HeadingAnchors
  ) -> PageFacts.Body {
    var body = body(article, generated, headings)
    if let rules = habitRules(ofPage: path), !rules.isEmpty {
      body.habits = rules.facts(of: article).bytes(adding: [])[...]
    }
    return .known(body)
  }

  /// What is in `article`, without what habits are made of.
  func body(
    _ article: Article, _ generated: GeneratedFile, _ headings: HeadingAnchors
  ) -> PageBody {
    let isHome = ["index.html", "index.htm"].contains(generated.outputs.first ?? "")
    var (body, text) = PageBody.read(
      article, headings: headings, isHome: isHome, withText: wanted.contains(.texts))
    body.text = store.add(text)
    return body
  }

  /// The facts of a post of an export.
  private func item(_ entry: SiteIndex.Entry, of export: WordPressExport) -> PageFacts? {
    var facts = PageFacts(
      generated: entry.generated, isDraft: entry.generated.isDraft, date: entry.generated.date,
      body: .unreadable)
    guard let number = export.numbers[entry.source] else { return facts }
    let item = ExportItem(export: export, number: number)
    let post = item.read(below: FilePath.printed(root))
    guard export.items[number].isPost, post.isReadable,
      let reader = try? ArticleReader(ArticleOptions())
    else { return facts }
    facts.body = body(
      item.article(in: post.source, by: reader), entry.source, entry.generated, anchors)
    return facts
  }
}
