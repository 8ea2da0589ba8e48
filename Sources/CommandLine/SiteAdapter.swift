// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import FrontMatter
import Linting
import Sites
import SourceText
import Synchronization
import WebAddresses

/// The site around the posts as rules may ask it: addresses through a ``SiteIndex``, pages read when they are
/// first asked for.
final class SiteAdapter: SiteLookup {
  /// The site's folder, links followed.
  let root: String
  let comparesPosts: Bool
  /// Whether the root was found by what is in it.
  let isFound: Bool
  private let settings: SiteFacts.Settings
  /// The WordPress export that the site is, if it is one; then ``root`` is its file.
  let export: WordPressExport?
  /// The absolute path of the working folder.
  private let folder: String
  private let built = Mutex<Built?>(nil)
  /// The site with what a change took out of it.
  private let former = Mutex<SiteIndex?>(nil)
  private let cache = Mutex(Cache())
  /// What the posts have to do with each other, once a rule asked.
  let surveyed = Mutex<SiteSurvey?>(nil)

  struct Built: Sendable {
    var facts: SiteFacts
    var index: SiteIndex
  }

  /// What was read of posts and pages.
  private struct Cache {
    var posts: [String: PostPlace] = [:]
    var pages: [Int: SitePage] = [:]
    var states: [Int: SitePage] = [:]
    var fragments: [Int: FragmentLookup] = [:]
    var offers: [OfferKey: SiteOffer?] = [:]
    var images: [Int: SiteFile] = [:]
    /// What addresses that lead to a page lead to, by how they are written and from where.
    var answers: [AddressKey: Answer] = [:]

    /// Addresses that lead to something of which there is nothing to tell, by the folders that they are seen from.
    var plain: [String: Set<String>] = [:]
    var plainCount = 0

    /// So many of them are kept; what is written in more ways is looked up again.
    static let mostAnswers = 200_000
  }

  /// An address as far as the answer depends on it: one from the root means the same on every page.
  private struct AddressKey: Hashable {
    var address: String
    var folders: String
  }

  private struct Answer {
    var entry: Int
    var answer: SiteAnswer
  }

  private struct OfferKey: Hashable {
    var address: String
    var sought: CleanPath
  }

  /// A post that links.
  struct PostPlace {
    /// From the site's root; nothing for one that lies outside.
    var path: String?
    var entry: Int?
    /// The host that the post says it is on.
    var host: String?
    /// Its `<base href>`.
    var base: String?
    /// The folders that relative addresses are seen from; nothing where more than these decides.
    var folders: String?
  }

  /// The site in the folder `root`, an absolute path; nothing when there is none.
  init?(
    root: String, settings: SiteFacts.Settings, folder: String, export: WordPressExport? = nil,
    isFound: Bool = false, comparesPosts: Bool = true
  ) {
    guard let resolved = FileSystem.resolved(Array(root.utf8)),
      let kind = try? FileSystem.kind(of: resolved)
    else { return nil }
    if kind == .folder {
      self.export = nil
    } else {
      guard let export = export ?? Self.export(at: resolved) else { return nil }
      self.export = export
    }
    self.root = FileSystem.printed(resolved)
    self.settings = settings
    self.folder = folder
    self.isFound = isFound
    self.comparesPosts = comparesPosts
  }

  private static func export(at path: [UInt8]) -> WordPressExport? {
    guard let bytes = try? FileSystem.read(path, limit: SourceText.largestSize),
      WordPressExport.isExport(bytes)
    else { return nil }
    return try? WordPressExport(SourceText(bytes: bytes))
  }

  /// Which of the files `gone`, absolute paths, the `address` in the post at `path` led to while they were there.
  func target(_ address: String, inPostAt path: String, among gone: Set<String>) -> String? {
    let index = former.withLock { known in
      if let known { return known }
      let old = gone.compactMap { PathText.relative($0, to: root) }.sorted()
      let made = SiteIndex(
        paths: SiteWalk.paths(root) + old, generator: facts.generator, host: facts.host,
        url: facts.url
      ) { path in self.frontMatter(path) }
      known = made
      return made
    }
    let whole = PathText.join(folder, path)
    let resolved = FileSystem.resolved(Array(whole.utf8)).map(FileSystem.printed) ?? whole
    let answer = index.answer(
      WebAddress(address), from: PathText.relative(resolved, to: root))
    guard case .entry(let number) = answer.outcome else { return nil }
    let source = index.entries[number].source
    return gone.contains(root + "/" + source) ? printed(source) : nil
  }

  // MARK: The index

  /// What the site is made with and served from.
  var facts: SiteFacts { site.facts }

  var site: Built {
    built.withLock { known in
      if let known { return known }
      let made = build()
      known = made
      return made
    }
  }

  private func build() -> Built {
    if let export {
      let facts = SiteFacts(export, settings: settings)
      let index = SiteIndex(
        paths: export.items.map(\.name), generator: facts.generator, host: facts.host,
        url: facts.url
      ) { _ in (nil, false) }
      return Built(facts: facts, index: index)
    }
    let paths = SiteWalk.paths(root)
    let facts = SiteFacts(paths: paths, settings: settings) { source($0) }
    let index = SiteIndex(
      paths: paths, generator: facts.generator, host: facts.host, url: facts.url,
      redirects: facts.redirects
    ) { path in self.frontMatter(path) }
    return Built(facts: facts, index: index)
  }

  private func frontMatter(_ path: String) -> (values: DataValue?, hasFrontMatter: Bool) {
    guard let source = source(path), let block = FrontMatterBlock.locate(in: source) else {
      return (nil, false)
    }
    return ((try? block.read(source)) ?? nil, true)
  }

  /// A file of the site; nothing for one that cannot be read or lies, behind a link, outside.
  private func source(_ path: String) -> SourceText? {
    guard let place = FileSystem.resolved(Array((root + "/" + path).utf8)),
      place.starts(with: (root + "/").utf8),
      let bytes = try? FileSystem.read(place, limit: SourceText.largestSize)
    else { return nil }
    return SourceText(path: path, bytes: bytes)
  }

  // MARK: Answers

  var anchors: HeadingAnchors {
    switch facts.generatorName {
    case "eleventy", "wordpress": .unknown
    case "plain": .likely(.github)
    default: facts.generator.slugs.map { HeadingAnchors.known($0) } ?? .unknown
    }
  }

  func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
    let index = site.index
    return target(of: address, from: article, place(of: article, index), index, depth)
  }

  func doubtfulTargets(from article: Article) -> (_ address: String) -> SiteAnswer? {
    let index = site.index
    let post = place(of: article, index)
    return { address in
      let key = self.key(address, post)
      if let key, self.cache.withLock({ $0.plain[key.folders]?.contains(address) ?? false }) {
        return nil
      }
      let answer = self.target(of: address, from: article, post, index, .state)
      guard answer.isPlain else { return answer }
      if let key {
        self.cache.withLock { cache in
          guard cache.plainCount < Cache.mostAnswers else { return }
          cache.plainCount += 1
          cache.plain[key.folders, default: []].insert(address)
        }
      }
      return nil
    }
  }

  /// What `address`, written in the post `article` at `post`, leads to.
  private func target(
    of address: String, from article: Article, _ post: PostPlace, _ index: SiteIndex,
    _ depth: SiteDepth
  ) -> SiteAnswer {
    guard case .state = depth, let key = key(address, post) else {
      return look(up: address, from: article, post, index, depth).answer
    }
    if let known = cache.withLock({ $0.answers[key] }), known.entry != post.entry {
      return known.answer
    }
    let (answer, entry) = look(up: address, from: article, post, index, depth)
    if let entry, entry != post.entry {
      cache.withLock { cache in
        if cache.answers.count < Cache.mostAnswers {
          cache.answers[key] = Answer(entry: entry, answer: answer)
        }
      }
    }
    return answer
  }

  /// What the answer for `address` in `post` is kept under; nothing where more decides it.
  private func key(_ address: String, _ post: PostPlace) -> AddressKey? {
    if address.utf8.first == UInt8(ascii: "/") {
      return address.utf8.dropFirst().first == UInt8(ascii: "/")
        ? nil : AddressKey(address: address, folders: "")
    }
    guard let folders = post.folders, !address.utf8.contains(UInt8(ascii: ":")) else { return nil }
    return AddressKey(address: address, folders: folders)
  }

  /// What `address` leads to, and the entry of the page where it is one.
  private func look(
    up address: String, from article: Article, _ post: PostPlace, _ index: SiteIndex,
    _ depth: SiteDepth
  ) -> (answer: SiteAnswer, entry: Int?) {
    let written = WebAddress(address)
    let answer = index.answer(written, from: post.path, ownHost: post.host, base: post.base)
    func rewritten(_ right: String) -> String {
      right.hasPrefix("/")
        ? SiteIndex.rewritten(written, sought: answer.sought, right: right) : right
    }
    switch answer.outcome {
    case .outside: return (SiteAnswer(.outside, redirect: answer.redirect), nil)
    case .unknown(let reason): return (SiteAnswer(.unknown(reason)), nil)
    case .missing:
      guard let sought = answer.sought else { return (SiteAnswer(.missing), nil) }
      if let known = cache.withLock({ $0.offers[OfferKey(address: address, sought: sought)] }) {
        return (SiteAnswer(.missing, offer: known), nil)
      }
      let offer =
        index.otherCase(of: sought).map {
          SiteOffer.letterCase(SiteIndex.respelled(written, sought: sought, right: $0))
        }
        ?? index.nearest(to: sought).map { .nearest(rewritten($0)) }
      cache.withLock { $0.offers[OfferKey(address: address, sought: sought)] = .some(offer) }
      return (SiteAnswer(.missing, offer: offer), nil)
    case .entry(let number):
      let entry = index.entries[number]
      let isReadable = ArticleReader.format(ofPath: entry.source) != nil
      guard isReadable || entry.generated.outputs.first?.hasSuffix(".html") ?? false else {
        let file = SiteTarget.file(path: printed(entry.source))
        return (SiteAnswer(file, redirect: answer.redirect.map(rewritten)), nil)
      }
      var page = page(number, entry, depth)
      // However the post was named on the command line, it is the same page.
      let isItself = number == post.entry
      if isItself { page.path = article.path }
      let found = SiteAnswer(
        .page(page), redirect: answer.redirect.map(rewritten),
        fragment: fragment(of: written, on: number, entry, isItself ? article : nil))
      return (found, number)
    }
  }

  func target(of link: GeneratorLink, from article: Article) -> SiteAnswer {
    let index = site.index
    let post = place(of: article, index)
    guard let search = facts.generator.sources(of: link, from: post.path) else {
      return SiteAnswer(.unknown("a template tag writes addresses when the site is built"))
    }
    let number: Int
    switch index.source(search) {
    case .missing: return SiteAnswer(.missing)
    case .ambiguous: return SiteAnswer(.unknown("more than one post has the name in a tag"))
    case .entry(let found): number = found
    }
    let entry = index.entries[number]
    guard ArticleReader.format(ofPath: entry.source) != nil else {
      return SiteAnswer(.file(path: printed(entry.source)))
    }
    var page = page(number, entry, .state)
    let isItself = number == post.entry
    if isItself { page.path = article.path }
    return SiteAnswer(
      .page(page),
      fragment: fragment(
        of: WebAddress("#" + link.fragment), on: number, entry, isItself ? article : nil))
  }

  func file(of address: String, from article: Article) -> SiteFileTarget {
    if export != nil { return .unknown("an export does not hold the files of the site") }
    let index = site.index
    let post = place(of: article, index)
    let answer = index.file(
      WebAddress(address), from: post.path, ownHost: post.host, base: post.base)
    switch answer {
    case .missing(let nearest): return .missing(nearest: nearest)
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    case .file(let number, let spelling):
      var file = facts(of: number, index.entries[number])
      file.spelling = spelling
      return .file(file)
    }
  }

  /// How large a file of the site is.
  private func facts(of number: Int, _ entry: SiteIndex.Entry) -> SiteFile {
    if let known = cache.withLock({ $0.images[number] }) { return known }
    var file = SiteFile(path: printed(entry.source), bytes: 0)
    if let opened = OpenFile(Array((root + "/" + entry.source).utf8)) {
      file.bytes = opened.count
      file.size = ImageHeader.size(
        of: ImageBytes(count: opened.count) { opened.bytes(at: $0, count: $1) })
    }
    cache.withLock { $0.images[number] = file }
    return file
  }

  func place(of article: Article, _ index: SiteIndex) -> PostPlace {
    if let known = cache.withLock({ $0.posts[article.path] }) { return known }
    let path = Array(PathText.join(folder, article.path).utf8)
    let resolved = FileSystem.resolved(path) ?? path
    let place = place(
      of: article, at: PathText.relative(FileSystem.printed(resolved), to: root), index)
    cache.withLock { $0.posts[article.path] = place }
    return place
  }

  /// The place of `article`, which lies at `path` from the site's root, or outside.
  func place(of article: Article, at path: String?, _ index: SiteIndex) -> PostPlace {
    var place = PostPlace(path: path)
    place.entry = place.path.flatMap { index.entry(ofSource: $0) }
    let host = OwnAddress(article).canonical.map { WebAddress($0).site }
    place.host = host.flatMap { $0.isEmpty ? nil : $0 }
    let document = article.document
    if document.format == .html,
      let base = document.nodes.indices.first(where: { document.isElement(NodeID($0), .base) })
    {
      place.base = document.value(NodeID(base), .href)
    }
    if place.base == nil, let entry = place.entry {
      let outputs = index.entries[entry].generated.outputs
      place.folders = ([path ?? ""] + outputs).map(PathText.folder).joined(separator: "\n")
    }
    return place
  }

  func printed(_ path: String) -> String {
    let whole = root + "/" + path
    return PathText.relative(whole, to: folder) ?? whole
  }

  // MARK: Pages

  private func page(_ number: Int, _ entry: SiteIndex.Entry, _ depth: SiteDepth) -> SitePage {
    switch depth {
    case .state:
      if let known = cache.withLock({ $0.states[number] }) { return known }
      let page = state(entry)
      cache.withLock { $0.states[number] = page }
      return page
    case .whole:
      if let known = cache.withLock({ $0.pages[number] }) { return known }
      var page = state(entry)
      if let article = article(entry) {
        page.title = article.title?.text
        page.teaser = article.teaser
        let values = article.frontMatter?.value
        page.isDraft =
          page.isDraft || values?["draft"]?.bool == true || values?["published"]?.bool == false
        page.date =
          page.date ?? article.dates.first { $0.kind == .published }.flatMap { Day($0.text) }
      }
      cache.withLock { $0.pages[number] = page }
      return page
    }
  }

  /// What the front matter says of a page.
  func state(_ entry: SiteIndex.Entry) -> SitePage {
    var generated = entry.generated
    if ArticleReader.format(ofPath: entry.source) == .markdown,
      !facts.generator.readsFrontMatter(entry.source), let source = source(entry.source),
      let block = FrontMatterBlock.locate(in: source)
    {
      generated.takeState(from: (try? block.read(source)) ?? nil)
    }
    return SitePage(
      path: printed(entry.source), title: nil, isDraft: generated.isDraft, date: generated.date)
  }

  func article(_ entry: SiteIndex.Entry) -> Article? {
    if let export { return article(entry, of: export) }
    var options = ArticleOptions()
    options.dialect = SiteGenerator(rawValue: facts.generatorName)?.dialect
    guard let format = ArticleReader.format(ofPath: entry.source),
      let reader = try? ArticleReader(options), let source = source(entry.source)
    else { return nil }
    let post = PostSource(source.bytes, path: entry.source, isHTML: format == .html)
    return post.isReadable ? reader.read(post.source, format: format) : nil
  }

  private func article(_ entry: SiteIndex.Entry, of export: WordPressExport) -> Article? {
    guard let number = export.numbers[entry.source] else { return nil }
    let item = ExportItem(export: export, number: number)
    let post = item.read(below: root)
    guard export.items[number].isPost, post.isReadable,
      let reader = try? ArticleReader(ArticleOptions())
    else { return nil }
    return item.article(in: post.source, by: reader)
  }

  /// Whether the page has what `address` names behind its `#`; `article` is the page where it is the post itself.
  private func fragment(
    of address: WebAddress, on number: Int, _ entry: SiteIndex.Entry, _ article: Article?
  ) -> FragmentState {
    guard let range = address.fragment, !range.isEmpty else { return .found }
    let name = address.text(range)
    if let article {
      return FragmentLookup(article.document, isPage: article.isPage, anchors).state(of: name)
    }
    if let known = cache.withLock({ $0.fragments[number] }) { return known.state(of: name) }
    guard let page = self.article(entry) else {
      return .unknown("the page's anchors cannot be read")
    }
    let lookup = FragmentLookup(page.document, isPage: page.isPage, anchors)
    cache.withLock { $0.fragments[number] = lookup }
    return lookup.state(of: name)
  }
}
