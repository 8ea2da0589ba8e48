// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
package import Exports
import FactFiles
import Files
import FrontMatter
import Linting
package import Sites
import SourceText
import Synchronization
import WebAddresses

/// The site around the posts as it is at one moment, as rules may ask it: addresses through a ``SiteIndex``, facts of
/// pages read when they are first asked for, or kept from an earlier run.
package final class SiteSnapshot: SiteLookup {
  /// The site's folder.
  package let root: String
  /// What told the root, where it was found.
  package let sign: String?
  /// The WordPress export that the site is, if it is one; then ``root`` is its file.
  package let export: WordPressExport?
  let loader: PostLoader
  let store: FactStore
  private let settings: SiteFacts.Settings
  /// The absolute path of the working folder.
  let folder: String
  private let build: String
  private let built = Mutex<Built?>(nil)
  /// The site with what a change took out of it.
  private let former = Mutex<SiteIndex?>(nil)
  private let cache = Mutex(Cache())
  /// How well it fits the links of its pages, once one led nowhere.
  let fit = Mutex<SiteFit?>(nil)
  /// The anchors that its layouts make, once a link asked for one.
  let layouts = Mutex<LayoutAnchors?>(nil)
  /// Whether a template of its gives images an alt text, once a rule has asked.
  let altHooks = Mutex<Bool?>(nil)
  /// What the posts have to do with each other, once a rule has asked, as far as it asked.
  let surveyed = Mutex<(survey: SiteSurvey, aspects: SiteNeighbours.Aspects)?>(nil)
  private let wantedAspects = Atomic<UInt8>(0)
  /// The rules for its posts; `nil` where no one asks for habits.
  let rules: RulesLookup?
  /// What its posts have in common, once that was asked.
  let habits = Mutex<Habits?>(nil)
  /// Whether only the pages in the folder itself, in folders of single posts and of years are read.
  let isFlat: Bool

  /// The site without what is in its pages.
  package struct Built: Sendable {
    package var facts: SiteFacts
    package var index: SiteIndex
    /// What the facts of pages depend on besides the pages.
    var factsKey: UInt64
    /// What the targets of links depend on besides.
    var indexKey: UInt64
    /// The files that told the generator and the host.
    var settings: [String: FactStore.SettingsFile]
    /// By entry, the pages that were known when it was built.
    var pages: [Page?]
  }

  /// What is known of one page.
  final class Page: Sendable {
    let facts: PageFacts
    let stamp: FileStamp
    /// Whether this run read it.
    let isNew: Bool

    init(facts: PageFacts, stamp: FileStamp, isNew: Bool) {
      self.facts = facts
      self.stamp = stamp
      self.isNew = isNew
    }
  }

  /// What was learned of posts and pages.
  struct Cache {
    /// By the path that is printed.
    var posts: [String: PostPlace] = [:]
    /// The locations of posts that lie elsewhere than their paths say.
    var locations: [String: String] = [:]
    var pages: [Int: Page] = [:]
    /// The targets of the links of pages, where they were looked up.
    var targets: [Int: [Int32]] = [:]
    var texts: [Int: PageText] = [:]
    /// What habits are made of, where the page was read for nothing else.
    var habits: [Int: ArraySlice<UInt8>] = [:]
    var offers: [OfferKey: SiteOffer?] = [:]
    var images: [Int: SiteFile] = [:]
    /// What addresses that go to a page go to, by how they are written and from where.
    var answers: [AddressKey: Answer] = [:]
    /// Addresses that go to something of which there is nothing to tell, by the folders that they are seen from.
    var plain: [String: Set<String>] = [:]
    var plainCount = 0

    /// So many of them are kept; what is written in more ways is looked up again.
    static let mostAnswers = 200_000
  }

  /// An address as far as the answer depends on it: one from the root means the same on every page.
  struct AddressKey: Hashable {
    var address: String
    var folders: String
  }

  struct Answer {
    var entry: Int
    var answer: SiteAnswer
  }

  struct OfferKey: Hashable {
    var address: String
    var sought: CleanPath
  }

  /// A post that links.
  struct PostPlace {
    /// From the site's root; nil for one that lies outside.
    var path: String?
    var entry: Int?
    /// The host that the post says it is on.
    var host: String?
    /// Its `<base href>`.
    var base: String?
    /// The folders that relative addresses are seen from; nil where more than these decides.
    var folders: String?
  }

  /// The site in the folder `root`, an absolute path without links; nil if there is none.
  init?(
    root: String, settings: SiteFacts.Settings, loader: PostLoader, folder: String,
    export: WordPressExport? = nil, sign: String? = nil, rules: RulesLookup? = nil,
    isFlat: Bool = false, facts: FactCaches
  ) {
    guard let info = loader.files.info(root) else { return nil }
    if info.kind == .folder {
      self.export = nil
    } else {
      guard let export = export ?? Self.export(at: root, loader) else { return nil }
      self.export = export
    }
    self.root = root
    self.settings = settings
    self.loader = loader
    self.folder = folder
    self.sign = sign
    self.rules = rules
    self.isFlat = isFlat
    build = facts.build
    store = facts.open(root, started: Self.now())
  }

  private static func export(at path: String, _ loader: PostLoader) -> WordPressExport? {
    guard let bytes = try? loader.read(path).bytes, WordPressExport.isExport(bytes) else {
      return nil
    }
    let post = PostSource(bytes, path: path, kind: .xml)
    return post.isReadable ? try? WordPressExport(post.source) : nil
  }

  /// Says where a post lies that is named by another path, such as a link's.
  func add(_ post: PostFile) {
    guard post.location != PathText.join(folder, post.path) else { return }
    cache.withLock { $0.locations[post.printed] = post.location }
  }

  /// What rules ask of all posts.
  var wanted: SiteNeighbours.Aspects {
    SiteNeighbours.Aspects(rawValue: wantedAspects.load(ordering: .relaxed))
  }

  /// Says that rules will ask for `aspects`.
  func want(_ aspects: SiteNeighbours.Aspects) {
    wantedAspects.bitwiseOr(aspects.rawValue, ordering: .relaxed)
  }

  func withCache<Result: Sendable>(_ body: (inout Cache) -> Result) -> Result {
    cache.withLock { body(&$0) }
  }

  /// Which of the files `gone`, absolute paths, the `address` in the post at `path` led to while they existed.
  package func target(
    _ address: String, inPostAt path: String, among gone: Set<String>
  ) -> String? {
    let index = former.withLock { known in
      if let known { return known }
      let old = gone.compactMap { PathText.relative($0, to: root) }.sorted()
      let made = SiteIndex(
        paths: SiteWalk.paths(root, in: loader.files).files + old, generator: facts.generator,
        host: facts.host, url: facts.url, basePath: facts.basePath
      ) { path in self.frontMatter(path) }
      known = made
      return made
    }
    let answer = index.answer(
      WebAddress(address), from: PathText.relative(location(path), to: root))
    guard case .entry(let number) = answer.outcome else { return nil }
    let source = index.entries[number].source
    return gone.contains(root + "/" + source) ? printed(source) : nil
  }

  // MARK: The index

  /// What the site is made with and served from.
  package var facts: SiteFacts { site.facts }

  package var site: Built {
    built.withLock { known in
      if let known { return known }
      let made = make(bodies: nil)
      known = made
      return made
    }
  }

  /// Makes the index now, from pages that were read.
  func make(_ made: @autoclosure () -> Built) {
    built.withLock { $0 = $0 ?? made() }
  }

  /// Puts the pages that were read to the others.
  func settle() {
    let read = withCache { cache in
      defer { cache.pages = [:] }
      return cache.pages
    }
    built.withLock { built in
      guard var made = built else { return }
      built = nil
      for (number, page) in read {
        if number >= made.pages.count {
          made.pages += Array(repeating: nil, count: number + 1 - made.pages.count)
        }
        made.pages[number] = page
      }
      built = made
    }
  }

  var isBuilt: Bool { built.withLock { $0 != nil } }

  /// Builds the site; `bodies` are pages that were read whole, by their numbers.
  func make(bodies: (pages: [Page?], start: Start)?) -> Built {
    if let export {
      let facts = SiteFacts(export, settings: settings)
      let index = SiteIndex(
        paths: export.items.map(\.name), generator: facts.generator, host: facts.host,
        url: facts.url, basePath: facts.basePath
      ) { _ in (nil, false) }
      return Built(
        facts: facts, index: index, factsKey: 0, indexKey: 0, settings: [:], pages: [])
    }
    let start = bodies?.start ?? self.start()
    var pages = bodies?.pages ?? [Page?](repeating: nil, count: start.paths.count)
    var entries: [SiteIndex.Entry] = []
    entries.reserveCapacity(start.paths.count)
    var hash = QuickHash()
    hash.add(start.factsKey)
    for link in start.links { hash.add(link) }
    for (number, path) in start.paths.enumerated() {
      let generated: GeneratedFile
      if let page = pages[number] {
        generated = page.facts.generated
      } else if start.facts.generator.readsFrontMatter(path) {
        let page = page(path, start, isWhole: false)
        pages[number] = page
        generated = page?.facts.generated ?? start.facts.generator.output(of: SourceFile(path))
      } else {
        generated = start.facts.generator.output(of: SourceFile(path))
      }
      hash.add(path)
      for output in generated.outputs { hash.add(output) }
      for redirect in generated.redirects { hash.add(redirect) }
      entries.append(.init(source: path, generated: generated))
    }
    let index = SiteIndex(
      entries: entries, generator: start.facts.generator, host: start.facts.host,
      url: start.facts.url, basePath: start.facts.basePath, redirects: start.facts.redirects,
      links: start.links)
    return Built(
      facts: start.facts, index: index, factsKey: start.factsKey, indexKey: hash.value,
      settings: start.settings, pages: pages)
  }

  /// What is known before a page is read.
  struct Start: Sendable {
    var paths: [String] = []
    /// Symbolic links, which are not followed.
    var links: [String] = []
    var facts: SiteFacts
    var factsKey: UInt64
    var settings: [String: FactStore.SettingsFile]
  }

  func start() -> Start {
    let (paths, links) = SiteWalk.paths(root, in: loader.files, isFlat: isFlat)
    var files: [String: FactStore.SettingsFile] = [:]
    var hash = QuickHash()
    hash.add(build)
    for text in [settings.generator, settings.host, settings.url] { hash.add(text ?? "\u{0}") }
    let outer = SiteFacts.Outer(folders: outerFolders()) { self.samples($0) }
    let facts = SiteFacts(paths: paths, settings: settings, outer: outer) { path in
      guard let file = files[path] ?? settingsFile(path) else { return nil }
      files[path] = file
      hash.add(path)
      hash.add(file.bytes[...])
      return SourceText(path: path, bytes: file.bytes)
    }
    hash.add(facts.basePath)
    let own = dialect(facts)
    if own != Generators.all.named(facts.generatorName)?.dialect { hash.add(own ?? "") }
    // What Hugo does depends on its folders, too.
    for path in paths where !path.utf8.contains(0x2F) { hash.add(path) }
    return Start(
      paths: paths, links: links, facts: facts, factsKey: hash.value, settings: files)
  }

  /// A file that tells what the site is made with, as it is or as it was kept.
  private func settingsFile(_ path: String) -> FactStore.SettingsFile? {
    let place = outerPlace(path)
    guard let info = loader.files.info(place), info.kind == .file else { return nil }
    if let bytes = store.settingsFile(path, info.stamp) {
      return FactStore.SettingsFile(stamp: info.stamp, bytes: bytes)
    }
    guard let contents = try? loader.files.read(place, limit: SourceText.largestSize) else {
      return nil
    }
    return FactStore.SettingsFile(stamp: contents.info.stamp, bytes: contents.bytes)
  }

  private func frontMatter(_ path: String) -> (values: DataValue?, hasFrontMatter: Bool) {
    guard let contents = try? loader.read(root + "/" + path) else { return (nil, false) }
    return Self.frontMatter(
      SourceText(path: path, bytes: contents.bytes), behindBlanks: facts.readsBlanks)
  }

  static func frontMatter(
    _ source: SourceText, behindBlanks: Bool = false
  ) -> (values: DataValue?, hasFrontMatter: Bool) {
    guard let block = FrontMatterBlock.locate(in: source, behindBlanks: behindBlanks) else {
      return (nil, false)
    }
    return ((try? block.read(source)) ?? nil, true)
  }

  // MARK: Places

  func location(_ path: String) -> String {
    cache.withLock { $0.locations[path] } ?? PathText.join(folder, path)
  }

  func place(of article: Article, _ index: SiteIndex) -> PostPlace {
    if let known = cache.withLock({ $0.posts[article.path] }) { return known }
    var place = Self.place(PathText.relative(location(article.path), to: root), index)
    place.host = Self.host(of: article)
    place.base = Self.base(of: article)
    if place.base != nil { place.folders = nil }
    cache.withLock { $0.posts[article.path] = place }
    return place
  }

  /// The place of a page that lies at `path` from the site's root, or outside.
  static func place(_ path: String?, _ index: SiteIndex) -> PostPlace {
    var place = PostPlace(path: path)
    place.entry = path.flatMap { index.entry(ofSource: $0) }
    if let entry = place.entry {
      let outputs = index.entries[entry].generated.outputs
      place.folders = ([path ?? ""] + outputs).map(PathText.folder).joined(separator: "\n")
    }
    return place
  }

  /// The host that `article` says it is on.
  static func host(of article: Article) -> String? {
    let host = OwnAddress(article).canonical.map { WebAddress($0).site }
    return host.flatMap { $0.isEmpty ? nil : $0 }
  }

  static func base(of article: Article) -> String? {
    let document = article.document
    guard document.format == .html,
      let base = document.nodes.indices.first(where: { document.isElement(NodeID($0), .base) })
    else { return nil }
    return document.value(NodeID(base), .href)
  }

  func printed(_ path: String) -> String {
    let whole = root + "/" + path
    return FilePath.printed(PathText.relative(whole, to: folder) ?? whole)
  }
}
