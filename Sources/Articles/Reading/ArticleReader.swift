// SPDX-License-Identifier: Apache-2.0

import Credits
package import Documents
package import FrontMatter
import HTMLReading
import Language
package import MarkdownReading
package import Selectors
package import SourceText

/// Reads a post: its front matter, its tree, and what each part of it is.
package struct ArticleReader: Sendable {
  private let options: ArticleOptions
  private let finder: RoleFinder
  private let grammar: CreditGrammar

  /// A reader for the settings `options`; a selector that cannot be read is told.
  package init(_ options: ArticleOptions = ArticleOptions()) throws(SelectorProblem) {
    self.options = options
    grammar = options.creditGrammar
    if options.preset == nil, options.selectors.isEmpty, let standard = RoleFinder.standard {
      finder = standard
    } else {
      finder = try RoleFinder(options)
    }
  }

  /// The format that a file of that name holds, by its extension; `nil` for what is not a post.
  package static func format(ofPath path: String) -> DocumentFormat? {
    FileExtensions.format(ofPath: path)
  }

  /// The article in `source`; `isNamed` says that a person means this very text, which is a post then unless it says
  /// itself that it is something else.
  package func read(
    _ source: SourceText, format: DocumentFormat, isNamed: Bool = true
  ) -> Article {
    var start = source.contentStart
    let set = options.dialect.flatMap(MarkdownDialect.init(name:)) ?? .stet
    let frontMatter = FrontMatterReading(
      in: source,
      for: set.allowsBlankLines ? .lenientGenerator : set.isGenerators ? .generator : .anybody)
    if let frontMatter { start = frontMatter.block.range.end }
    let document: Document
    var isPage = false
    var traits: MarkdownTraits = []
    switch format {
    case .markdown:
      let dialect = dialect(of: source, frontMatter: frontMatter?.value)
      traits = MarkdownTraits(dialect)
      document = MarkdownReader.read(source, from: start, dialect: dialect)
    case .html:
      isPage = HTMLReader.looksLikePage(source, from: start)
      // Front matter is for a generator, which fills in the tags of its templates.
      let templates = frontMatter != nil
      document =
        isPage
        ? HTMLReader.read(
          source, from: start, templates: templates, xml: source.path.hasSuffix(".xhtml"))
        : HTMLReader.readFragment(source, from: start, templates: templates)
    }
    return article(
      document, isPage: isPage, frontMatter: frontMatter, traits: traits, isNamed: isNamed)
  }

  /// The article whose HTML stands at `content` in `source`, in the midst of something else that says `values` of it.
  package func read(_ source: SourceText, content: ByteRange, values: DataValue) -> Article {
    let document = HTMLReader.readFragment(source, from: content.start, upTo: content.end)
    return article(document, isPage: false, frontMatter: nil, values: values)
  }

  /// The dialect that a post is read in: the one that its front matter names, MDX by the file's name, or the one that
  /// is set.
  package func dialect(of source: SourceText, frontMatter: DataValue?) -> MarkdownDialect {
    if let name = frontMatter?["stet"]?["dialect"]?.string,
      let dialect = MarkdownDialect(name: name)
    {
      return dialect
    }
    let usual = options.dialect.flatMap(MarkdownDialect.init(name:)) ?? .stet
    return source.path.hasSuffix("." + FileExtensions.mdx) ? usual.asMDX : usual
  }

  /// The article in a tree that has been read. `given` are values of a post without front matter.
  package func article(
    _ document: Document, isPage: Bool, frontMatter: FrontMatterReading?,
    values given: DataValue? = nil, traits: MarkdownTraits = [], isNamed: Bool = true
  ) -> Article {
    let hasMarkup =
      document.format == .html
      || document.nodes.contains { $0.kind == .element && !$0.flags.contains(.markdown) }
    let roles = hasMarkup ? finder.find(in: document) : FoundRoles()
    let values = frontMatter?.value ?? given
    let head = isPage ? PageHead(document, hasFrontMatter: frontMatter != nil) : nil
    let linkedData = document.format == .html ? LinkedData(document) : nil
    let kinds = KindFinder(
      document: document, isPage: isPage, values: values, bodyStart: frontMatter?.block.range.end,
      head: head, linkedData: linkedData, isNamed: isNamed)
    var kind = options.kind.map { FoundKind($0, "the setting article.kind") } ?? kinds.find()
    let isPost = kind.map { $0.kind == .post } ?? true
    var content = FoundContent(roots: [.document])
    if isPage, isPost {
      let finder = ContentFinder(
        document: document, roles: roles, isSet: options.selectors[.content] != nil)
      let mayBeList = kind == nil && !isNamed
      let found = finder.findSurely()
      // Where a preset surely found the text, it is not a list of links either.
      let density = found == nil || finder.isSet && mayBeList ? TextDensity(document) : nil
      content = found ?? density.map(finder.find) ?? content
      if mayBeList, density?.isMostlyLinks == true {
        kind = FoundKind(.list, "most of it is links")
      }
    }
    if isPage, kind.map({ $0.kind != .post }) ?? false { content = ListContent.find(in: document) }
    let roots = content.roots
    let related =
      isPost
      ? RelatedFinder(document: document, roles: roles, relatedTitles: options.relatedTitles)
        .find(roots: roots, frontMatter: values) : nil
    let excluded = Set(roles[.never] + (related?.excluded ?? []) + content.around)
      .filter { !roots.contains($0) && document.isInsideAny($0, of: roots) }
      .sorted()

    let captions = (roles[.caption] + roles[.leadCaption]).sorted()
    var scan = ContentScan(document, roots: roots, excluded: excluded, captions: captions)
    let images = ImageFinder(document: document)
    if kind == nil, kinds.isMostlyCards(scan, PageHosts(head, siteURL: options.siteURL)) {
      kind = FoundKind(.list, "most of it is headings that link to other pages")
    }
    let lead = leadImage(roles, scan, images, values, roots)
    var allImages = images.images(scan.images, lead: lead)
    let bold = boldHeadings(&scan, excluded, roots)
    let creditFinder = CreditFinder(
      document: document, frontMatter: values, excluded: excluded,
      captions: CaptionFinder(
        document: document, leadCaptions: roles[.leadCaption], roots: roots),
      places: options.creditPlaces, grammar: grammar)
    var data: StructuredData?
    for index in allImages.indices {
      allImages[index].isExempt = CreditExemption.covers(allImages[index], in: document)
      if allImages[index].isExempt { continue }
      allImages[index].credit = creditFinder.credit(of: allImages[index])
      if allImages[index].credit == nil {
        let known = data ?? StructuredData(linkedData, grammar)
        data = known
        allImages[index].hiddenCredit = creditFinder.hiddenCredit(of: allImages[index], in: known)
      }
    }
    scan.markCredits(allImages.compactMap { $0.credit?.node })
    let language = LanguageFinder(document: document, values: values, setting: options.language)
      .find(roots, scan.blocks, excluded: excluded)
    let dates = DateFinder(
      document: document, roles: roles, blocks: scan.blocks,
      related: roles[.card] + roles[.related] + (related?.excluded ?? []),
      head: head, linkedData: linkedData
    ).dates(values)
    let headings = scan.headings.map { heading($0, excluded, in: document) }
    let prose = ProseReader(
      document: document, roots: roots, excluded: excluded, blocks: scan.blocks,
      headings: bold.isEmpty ? headings : (headings + bold).sorted { $0.node < $1.node },
      language: language.tag)
    return Article(
      document: document, path: document.source.path, isPage: isPage, frontMatter: frontMatter,
      head: head, linkedData: linkedData, foundKind: kind, contentDoubt: content.doubt,
      contentFinder: content.finder,
      preset: document.format == .markdown ? "markdown" : roles.preset,
      language: language.tag, languageOrigin: language.origin, foundLanguage: language,
      title: title(roles, roots, scan.headings, values, head, document, excluded: excluded),
      leadImage: allImages.first { $0.role == .lead },
      contentRoots: roots, headings: headings,
      boldHeadings: bold, blocks: scan.blocks, images: allImages,
      links: LinkFinder(document, images: allImages)
        .links(scan.links, captions: roles[.leadCaption], roots: roots), related: related?.block,
      excerpt: ownExcerpt(values, roles, related?.excluded ?? [], document),
      description: Description(frontMatter: values, head: head, in: document.source),
      knownByline: byline(roles, values, document), dates: dates,
      words: scan.blocks.reduce(0) { $1.isProse ? $0 + $1.words : $0 }, excluded: excluded,
      relatedNodes: (related?.excluded ?? []).sorted(),
      leadCaptions: roles[.leadCaption], relatedTitles: options.relatedTitles,
      siteURL: options.siteURL, creditGrammar: grammar, traits: traits,
      possibleImages: scan.possibleImages, lazyProse: LazyProse(prose))
  }

  // MARK: Parts

  private func boldHeadings(
    _ scan: inout ContentScan, _ excluded: [NodeID], _ roots: [NodeID]
  ) -> [Heading] {
    let finder = BoldHeadingFinder(
      document: scan.document, excluded: excluded, relatedTitles: options.relatedTitles,
      grammar: grammar, roots: roots)
    return finder.find(scan.blocks, headings: scan.headings).map { found in
      scan.mark(found.block, .boldHeading)
      return found.heading
    }
  }

  private func leadImage(
    _ roles: FoundRoles, _ scan: ContentScan, _ images: ImageFinder, _ values: DataValue?,
    _ roots: [NodeID]
  ) -> Image? {
    if let lead = values.flatMap(images.lead) { return lead }
    let document = scan.document
    let cards = (roles[.card] + roles[.related]).sorted()
    if let node = roles[.leadImage].first(where: { !document.isInsideAny($0, of: cards) }) {
      return images.image(node, role: .lead)
    }
    // An image that opens the content: nothing but its own caption stands before its text.
    guard let first = scan.images.first, !first.isInQuote else { return nil }
    // The author and the date in the article's own header come before its text.
    var header = 0..<0
    if let node = roots.first(where: { $0 != .document }).flatMap({ root in
      document.descendants(root).first { document.isElement(NodeID($0), .header) }
    }) {
      header = node..<document.subtreeEnd(NodeID(node))
    }
    let firstText = scan.blocks.first { block in
      block.context.isDisjoint(with: [.heading, .caption])
        && !header.contains(Int(block.nodes.lowerBound))
    }
    if let firstText, Int(firstText.nodes.lowerBound) < first.node.index { return nil }
    if scan.headings.contains(where: { $0 < first.node && document.headingLevel($0) != 1 }) {
      return nil
    }
    return images.image(first.node, role: .lead)
  }

  private func heading(_ node: NodeID, _ excluded: [NodeID], in document: Document) -> Heading {
    let unseen = document.descendants(node).lazy.map { NodeID($0) }.filter {
      document.kind($0) == .element && document.hides($0)
    }
    let hidden = Array(unseen)
    let text = document.visibleText(
      node, excluded: hidden.isEmpty ? excluded : (excluded + hidden).sorted())
    let hasImageText = document.descendants(node).contains { index in
      let inner = NodeID(index)
      return document.isElement(inner, .img)
        && !(document.value(inner, .alt)?.allSatisfy(\.isWhitespace) ?? true)
    }
    return Heading(
      node: node, level: document.headingLevel(node) ?? 6, text: text.string,
      textRange: text.isEmpty ? document.contentRange(node) : text.sourceRange,
      words: Words.count(text.bytes), isBold: false, hasImageText: hasImageText)
  }

  private func title(
    _ roles: FoundRoles, _ roots: [NodeID], _ headings: [NodeID], _ values: DataValue?,
    _ head: PageHead?, _ document: Document, excluded: [NodeID]
  ) -> Title? {
    if let value = values?["title"], let text = value.string, !text.isEmpty {
      return Title(
        text: text, range: value.textRange(in: document.source), origin: .frontMatter, node: nil)
    }
    let hidden = (roles[.never] + excluded).sorted()
    let finder = TitleFinder(
      document: document, head: head, hidden: hidden, apart: (roles[.never] + roles[.card]).sorted()
    )
    let node = roles[.title].first ?? finder.heading(roots: roots, headings: headings)
    return node.map { node in
      let text = finder.text(node)
      return Title(
        text: text.string, range: text.isEmpty ? document[node].head : text.sourceRange,
        origin: .heading, node: node)
    }
  }

  private func ownExcerpt(
    _ values: DataValue?, _ roles: FoundRoles, _ related: [NodeID], _ document: Document
  ) -> Excerpt? {
    for key in ["excerpt", "summary"] {
      guard let value = values?[key], let text = value.string, !text.isEmpty else { continue }
      return Excerpt(text, value.textRange(in: document.source), .own, in: document.source)
    }
    let cards = (roles[.card] + roles[.related] + related).sorted()
    for node in roles[.excerpt] where !document.isInsideAny(node, of: cards) {
      let text = document.visibleText(node)
      if text.isEmpty { continue }
      return Excerpt(
        mapped: text, range: text.sourceRange, origin: .own, words: Words.count(text.bytes))
    }
    return nil
  }

  private func byline(
    _ roles: FoundRoles, _ values: DataValue?, _ document: Document
  ) -> Byline? {
    for key in ["author", "byline", "authors"] {
      guard let value = values?[key] else { continue }
      if let name = value.string ?? value["name"]?.string {
        return Byline(name: name, range: value.range)
      }
      if let first = value.list?.first, let name = first.string ?? first["name"]?.string {
        return Byline(name: name, range: first.range)
      }
    }
    return roles[.byline].first.map { node in
      let text = document.visibleText(node)
      return Byline(name: text.string, range: text.sourceRange)
    }
  }
}

extension Excerpt {
  /// The excerpt that a value of the front matter spells; where the source spells it otherwise (folded lines, escapes),
  /// each byte stands for the whole value.
  init(_ text: String, _ range: ByteRange, _ origin: Origin, in source: SourceText) {
    let mapped = MappedText(text, spelledAt: range, in: source)
    self.init(
      mapped: mapped, range: range, origin: origin, words: Words.count(mapped.bytes))
  }
}
