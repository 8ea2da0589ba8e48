// SPDX-License-Identifier: Apache-2.0

package import Articles
import Configuration
import Documents
import Files
package import ImageFiles
package import Linting
import Sites
import Synchronization
package import WebAddresses

/// What rules may ask of the site.
extension SiteSnapshot {
  package var anchors: HeadingAnchors { facts.anchors }

  package func target(
    of address: String, from article: Article, depth: SiteDepth
  ) -> SiteAnswer {
    target(of: address, from: article, depth: depth, nil)
  }

  func target(
    of address: String, from article: Article, depth: SiteDepth, _ assumed: Assumptions?
  ) -> SiteAnswer {
    let index = site.index
    let post = place(of: article, index)
    return seen(target(of: address, from: article, post, index, depth, assumed), from: post, index)
  }

  /// `answer` as the readers of `post` see it: a page that is published for as long as the post is does not expire.
  private func seen(_ answer: SiteAnswer, from post: PostPlace, _ index: SiteIndex) -> SiteAnswer {
    guard case .page(var page) = answer.target, let theirs = page.expires,
      let own = post.entry.flatMap({ index.entries[$0].generated.expires })
    else { return answer }
    var answer = answer
    answer.postExpires = own
    if own <= theirs {
      page.expires = nil
      answer.target = .page(page)
    }
    return answer
  }

  package func doubtfulTargets(
    from article: Article
  ) -> (_ address: String) -> SiteAnswer? {
    doubtfulTargets(from: article, nil)
  }

  func doubtfulTargets(
    from article: Article, _ assumed: Assumptions?
  ) -> (_ address: String) -> SiteAnswer? {
    let index = site.index
    let post = place(of: article, index)
    return { address in
      let key = Self.key(address, post)
      if let key, self.withCache({ $0.plain[key.folders]?.contains(address) ?? false }) {
        return nil
      }
      let count = assumed?.count
      let answer = self.target(of: address, from: article, post, index, .state, assumed)
      guard answer.isPlain else { return self.seen(answer, from: post, index) }
      if let key, count == assumed?.count {
        self.withCache { cache in
          guard cache.plainCount < Cache.mostAnswers else { return }
          cache.plainCount += 1
          cache.plain[key.folders, default: []].insert(address)
        }
      }
      return nil
    }
  }

  private func target(
    of address: String, from article: Article, _ post: PostPlace, _ index: SiteIndex,
    _ depth: SiteDepth, _ assumed: Assumptions?
  ) -> SiteAnswer {
    guard case .state = depth, let key = Self.key(address, post) else {
      return look(up: address, from: article, post, index, depth, assumed).answer
    }
    if let known = withCache({ $0.answers[key] }), known.entry != post.entry {
      return known.answer
    }
    let count = assumed?.count
    let (answer, entry) = look(up: address, from: article, post, index, depth, assumed)
    if let entry, entry != post.entry, count == assumed?.count {
      withCache { cache in
        if cache.answers.count < Cache.mostAnswers {
          cache.answers[key] = Answer(entry: entry, answer: answer)
        }
      }
    }
    return answer
  }

  /// What the answer for `address` in `post` is kept under; nil where more decides it.
  private static func key(_ address: String, _ post: PostPlace) -> AddressKey? {
    if address.utf8.first == UInt8(ascii: "/") {
      return address.utf8.dropFirst().first == UInt8(ascii: "/")
        ? nil : AddressKey(address: address, folders: "")
    }
    guard let folders = post.folders, !address.utf8.contains(UInt8(ascii: ":")) else { return nil }
    return AddressKey(address: address, folders: folders)
  }

  /// What `address` links to, and the entry of the page where it is one.
  private func look(
    up address: String, from article: Article, _ post: PostPlace, _ index: SiteIndex,
    _ depth: SiteDepth, _ assumed: Assumptions?
  ) -> (answer: SiteAnswer, entry: Int?) {
    let written = WebAddress(address)
    let answer = index.answer(written, from: post.path, ownHost: post.host, base: post.base)
    func rewritten(_ right: String) -> String {
      // A target with a query of its own takes the place of all that is written.
      right.hasPrefix("/") && !right.utf8.contains(UInt8(ascii: "?"))
        ? SiteIndex.rewritten(written, sought: answer.sought, right: right) : right
    }
    switch answer.outcome {
    case .outside: return (SiteAnswer(.outside, redirect: answer.redirect), nil)
    case .unknown(let reason): return (SiteAnswer(.unknown(reason)), nil)
    case .missing:
      if let right = answer.right {
        return (SiteAnswer(.missing, offer: .underBase(rewritten(right))), nil)
      }
      if let sought = answer.sought, SiteFit.isRooted(written),
        let reason = doubt(about: sought, assumed)
      {
        return (SiteAnswer(.unknown(reason)), nil)
      }
      if let sought = answer.sought, index.lacksImages(like: sought) {
        return (SiteAnswer(.unknown("the site's images are not in its folder")), nil)
      }
      return (missing(written, address, answer.sought, index, rewritten), nil)
    case .entry(let number):
      let entry = index.entries[number]
      let isReadable = ArticleReader.format(ofPath: entry.source) != nil
      guard isReadable || entry.generated.outputs.first?.hasSuffix(".html") ?? false else {
        let file = SiteTarget.file(path: printed(entry.source))
        return (SiteAnswer(file, redirect: answer.redirect.map(rewritten)), nil)
      }
      let isItself = number == post.entry
      if !isItself, let answer = refreshed(number, post, index, depth) {
        return (answer, nil)
      }
      var page = page(number, depth)
      // The address of a page that is not shown may be another page's alias.
      if page.expires != nil || page.isDraft, let sought = answer.sought, index.isSentOn(sought) {
        page.expires = nil
        page.isDraft = false
      }
      // However the post was named, it is the same page.
      if isItself { page.path = article.path }
      let found = SiteAnswer(
        .page(page), redirect: answer.redirect.map(rewritten),
        fragment: fragment(of: written, on: number, isItself ? article : nil, assumed))
      return (found, number)
    }
  }

  /// The most pages on the way that only send browsers on.
  private static let mostRefreshes = 5

  /// Where the page of an entry sends browsers; `nil` where it is shown itself.
  private func refreshed(
    _ number: Int, _ post: PostPlace, _ index: SiteIndex, _ depth: SiteDepth
  ) -> SiteAnswer? {
    var number = number
    var last: String?
    var passed: Set<Int> = []
    for _ in 0..<Self.mostRefreshes {
      guard let target = facts(number, isWhole: false)?.refresh else { break }
      let address = WebAddress(target)
      let answer = index.answer(address, from: index.entries[number].source, ownHost: post.host)
      last = target
      switch answer.outcome {
      case .entry(let next):
        if next == number { return nil }
        passed.insert(number)
        // Pages that send browsers to each other are never shown.
        if passed.contains(next) { return SiteAnswer(.missing) }
        number = next
      case .missing: return SiteAnswer(.missing)
      case .outside: return SiteAnswer(.outside, redirect: target)
      case .unknown(let reason): return SiteAnswer(.unknown(reason))
      }
    }
    guard last != nil else { return nil }
    return SiteAnswer(.page(page(number, depth)), redirect: index.address(of: number))
  }

  private func missing(
    _ written: WebAddress, _ address: String, _ sought: CleanPath?, _ index: SiteIndex,
    _ rewritten: (String) -> String
  ) -> SiteAnswer {
    guard let sought else { return SiteAnswer(.missing) }
    let key = OfferKey(address: address, sought: sought)
    if let known = withCache({ $0.offers[key] }) { return SiteAnswer(.missing, offer: known) }
    let offer =
      index.otherCase(of: sought).map {
        SiteOffer.letterCase(SiteIndex.respelled(written, sought: sought, right: $0))
      }
      ?? index.nearest(to: sought).map { .nearest(rewritten($0)) }
    withCache { $0.offers[key] = .some(offer) }
    return SiteAnswer(.missing, offer: offer)
  }

  package func target(of link: GeneratorLink, from article: Article) -> SiteAnswer {
    target(of: link, from: article, nil)
  }

  func target(
    of link: GeneratorLink, from article: Article, _ assumed: Assumptions?
  ) -> SiteAnswer {
    let index = site.index
    let post = place(of: article, index)
    guard let search = facts.generator.sources(of: link, from: post.path) else {
      return SiteAnswer(.unknown("template tags generate addresses when the site is built"))
    }
    let number: Int
    switch index.source(search) {
    case .missing: return SiteAnswer(.missing)
    case .ambiguous: return SiteAnswer(.unknown("several posts have the name in a tag"))
    case .entry(let found): number = found
    }
    let entry = index.entries[number]
    guard ArticleReader.format(ofPath: entry.source) != nil else {
      return SiteAnswer(.file(path: printed(entry.source)))
    }
    var page = page(number, .state)
    let isItself = number == post.entry
    if isItself { page.path = article.path }
    let answer = SiteAnswer(
      .page(page),
      fragment: fragment(
        of: WebAddress("#" + link.fragment), on: number, isItself ? article : nil, assumed))
    return seen(answer, from: post, index)
  }

  package func target(of link: WikiLink, from article: Article) -> SiteAnswer {
    target(of: link, from: article, nil)
  }

  func target(of link: WikiLink, from article: Article, _ assumed: Assumptions?) -> SiteAnswer {
    let index = site.index
    let own = place(of: article, index).entry
    let found = link.name.isEmpty ? [own].compactMap { $0 } : index.vaultEntries(link.name)
    guard let number = found.first else { return SiteAnswer(.missing) }
    let source = index.entries[number].source
    guard ArticleReader.format(ofPath: source) != nil else {
      return SiteAnswer(.file(path: printed(source)))
    }
    var page = page(number, .state)
    if number == own { page.path = article.path }
    // Which of several notes of one name is meant, nobody can tell here.
    if found.count > 1 || link.heading.isEmpty || link.namesBlock {
      return SiteAnswer(.page(page))
    }
    let place = WebAddress("#" + SlugDialect.github.slug(link.heading))
    return SiteAnswer(
      .page(page),
      fragment: fragment(of: place, on: number, number == own ? article : nil, assumed))
  }

  package func file(of address: String, from article: Article) -> SiteFileTarget {
    file(of: address, from: article, nil)
  }

  func file(
    of address: String, from article: Article, _ assumed: Assumptions?
  ) -> SiteFileTarget {
    if export != nil { return .unknown("an export does not contain the files of the site") }
    let index = site.index
    let post = place(of: article, index)
    let answer = index.file(
      WebAddress(address), from: post.path, ownHost: post.host, base: post.base)
    switch answer {
    case .missing(let nearest):
      if address.utf8.first == UInt8(ascii: "/"), let reason = misfit(assumed) {
        return .unknown(reason)
      }
      return .missing(nearest: nearest)
    case .outsideBase(let right): return .outsideBase(right: right)
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    case .file(let number, let spelling):
      var file = image(number, index.entries[number])
      file.spelling = spelling
      return .file(file)
    }
  }

  /// How large a file of the site is.
  private func image(_ number: Int, _ entry: SiteIndex.Entry) -> SiteFile {
    if let known = withCache({ $0.images[number] }) { return known }
    var file = SiteFile(path: printed(entry.source), bytes: 0)
    if let fact = imageFact(entry.source, withMetadata: false) {
      (file.bytes, file.size) = (fact.bytes, fact.size)
    }
    withCache { $0.images[number] = file }
    return file
  }

  package func metadata(of address: String, from article: Article) -> ImageMetadata? {
    if export != nil { return nil }
    let index = site.index
    let post = place(of: article, index)
    let answer = index.file(
      WebAddress(address), from: post.path, ownHost: post.host, base: post.base)
    guard case .file(let number, _) = answer else { return nil }
    return imageFact(index.entries[number].source, withMetadata: true)?.metadata
  }

  /// What the file at `path` says of itself, as it was kept or read now; `nil` for what is not a file.
  private func imageFact(_ path: String, withMetadata: Bool) -> ImageFacts.Fact? {
    let place = root + "/" + path
    if let stamp = loader.files.info(place)?.stamp, let known = store.image(path, stamp),
      known.metadata != nil || !withMetadata
    {
      return known
    }
    guard let opened = try? loader.files.open(place) else { return nil }
    let reading = ImageReading(
      ImageBytes(count: opened.size) { opened.bytes(at: $0, count: $1) },
      withMetadata: withMetadata)
    let fact = ImageFacts.Fact(
      stamp: opened.info.stamp, bytes: opened.size, size: reading.size, metadata: reading.metadata)
    store.add(fact, of: path)
    return fact
  }

  /// Whether the page has what `address` names behind its `#`; `article` is the page where it is the post itself.
  private func fragment(
    of address: WebAddress, on number: Int, _ article: Article?, _ assumed: Assumptions?
  ) -> FragmentState {
    guard let range = address.fragment, !range.isEmpty else { return .found }
    let name = address.text(range)
    if let article {
      let state = FragmentLookup(
        article.document, isPage: article.isPage,
        isGenerators: article.traits.contains(.isGenerators), anchors
      ).state(of: name)
      guard case .missing = state, let reason = doubt(aboutAnchor: name, of: article) else {
        return state
      }
      return .unknown(reason)
    }
    if let assumed, !isRead(number) {
      assumed.add(.hasAnchor(entry: number, name: name))
      return .found
    }
    return state(ofAnchor: name, on: number)
  }

  /// Whether the page of an entry, which is not the post itself, has the place `name`.
  func state(ofAnchor name: String, on number: Int) -> FragmentState {
    guard let text = text(number) else { return .unknown("the page's anchors are not known") }
    let state = text.fragments.state(of: name)
    let isWhole = ArticleReader.format(ofPath: site.index.entries[number].source) == .html
    if case .missing = state, !isWhole, isInLayout(name) { return .unknown(Self.isInLayout) }
    return state
  }

  private static let isInLayout = "a layout of the site has this anchor"

  package func doubt(aboutAnchor anchor: String, of article: Article) -> String? {
    let index = site.index
    if let entry = place(of: article, index).entry, index.entries[entry].generated.isPart {
      return "the post is shown as part of other pages"
    }
    return article.format == .markdown && isInLayout(anchor) ? Self.isInLayout : nil
  }

  /// Whether a layout or theme of the site puts a place of that name on its pages.
  private func isInLayout(_ anchor: String) -> Bool {
    let known = layouts.withLock { known in
      let made = known ?? layoutAnchors()
      known = made
      return made
    }
    return known.contains(anchor)
  }

  /// The most layouts that are read, and the largest, in bytes.
  private static let mostLayouts = 500
  private static let largestLayout = 256 * 1024

  private func layoutAnchors() -> LayoutAnchors {
    var anchors = LayoutAnchors()
    guard let folders = Generators.all.named(facts.generatorName)?.templates else { return anchors }
    let templates = site.index.entries.lazy.map(\.source).filter { path in
      folders.contains { path.hasPrefix($0 + "/") } && LayoutAnchors.isTemplate(path)
    }
    for path in templates.prefix(Self.mostLayouts) {
      if let contents = try? loader.files.read(root + "/" + path, limit: Self.largestLayout) {
        anchors.read(contents.bytes)
      }
    }
    return anchors
  }
}
