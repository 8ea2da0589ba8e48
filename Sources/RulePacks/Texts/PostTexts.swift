// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import SourceText

/// A text of a post: what it says, where it is, and what it is.
struct PostText: Sendable {
  var mapped: MappedText
  var scopes: TextScope
  /// The key of the front matter that it is the value of.
  @Rare var key: String?

  /// The place of a finding about the text as a whole.
  var range: ByteRange { mapped.sourceRange }
}

/// The texts of a post that some rules ask for, in the order of their places.
struct PostTexts: Sendable {
  private(set) var texts: [PostText] = []

  /// The texts of `article` of the scopes `wanted`; no code, no markup, nothing in another language.
  init(_ article: Article, wanted: TextScope) {
    let levels = TextScope(rawValue: 0x3F << 16)
    let ofContent: TextScope = [
      .heading, .paragraph, .list, .quote, .table, .caption, .credit, .content, .post, .sentence,
      .title, levels,
    ]
    if !wanted.isDisjoint(with: ofContent) {
      addBlocks(article, wanted.contains(.sentence) ? wanted.union(.prose) : wanted)
    }
    if !wanted.isDisjoint(with: [.title, .post]) { addTitle(article) }
    if !wanted.isDisjoint(with: [.excerpt, .post]), let excerpt = article.excerpt {
      add(excerpt.mapped, [.excerpt, .post], key: nil)
    }
    if wanted.contains(.alt) {
      for image in article.images {
        guard let alt = image.alt, let range = image.altRange, !alt.isEmpty else { continue }
        add(MappedText(alt, spelledAt: range, in: article.source), .alt)
      }
    }
    if wanted.contains(.link) {
      for link in article.links {
        add(article.document.visibleText(link.node, withCode: false), .link)
      }
    }
    if wanted.contains(.frontMatter), let values = article.frontMatter?.value {
      add(values, path: "", article.source, depth: 0)
    }
    // Most posts' texts are in order as they are read; to sort them takes as much memory again.
    let isSorted = zip(texts, texts.dropFirst()).allSatisfy { $0.range <= $1.range }
    if !isSorted { texts.sort { $0.range < $1.range } }
  }

  private mutating func add(_ text: MappedText, _ scopes: TextScope, key: String? = nil) {
    if !text.isEmpty { texts.append(PostText(mapped: text, scopes: scopes, key: key)) }
  }

  private mutating func addBlocks(_ article: Article, _ wanted: TextScope) {
    let prose = article.prose.blocks
    // Each block gives at most one; to grow takes twice the memory for a moment.
    texts.reserveCapacity(article.blocks.count)
    var next = 0
    for block in article.blocks where !block.context.contains(.code) {
      let isOwn = next < prose.count && prose[next].node == block.node
      if isOwn { next += 1 }
      let scopes = Self.scopes(of: block, in: article)
      if scopes.isDisjoint(with: wanted) { continue }
      if isOwn {
        add(prose[next - 1].text, scopes)
        continue
      }
      // Prose that is not among the post's is in another language, but for the shortest items.
      let isShort = block.context.contains(.listItem) && block.words < Prose.fewestItemWords
      if block.isProse, block.words > 0, !isShort { continue }
      if let read = article.reading(block) { add(read.text, scopes) }
    }
  }

  private static func scopes(of block: TextBlock, in article: Article) -> TextScope {
    var scopes: TextScope = []
    let context = block.context
    if context.contains(.heading) {
      scopes.insert(.heading)
      if let level = article.document.headingLevel(around: block.node) {
        scopes.insert(.level(level))
      }
      if let title = article.title?.node, article.document.isInside(block.node, title) {
        scopes.insert(.title)
      }
    }
    if context.contains(.boldHeading) { scopes.insert(.heading) }
    if context.contains(.listItem) { scopes.insert(.list) }
    if context.contains(.quote) { scopes.insert(.quote) }
    if context.contains(.table) { scopes.insert(.table) }
    if context.contains(.credit) {
      scopes.insert(.credit)
    } else if context.contains(.caption) {
      scopes.insert(.caption)
    }
    if scopes.isEmpty { scopes = .paragraph }
    if !scopes.contains(.credit) { scopes.formUnion([.content, .post]) }
    return scopes
  }

  /// A title in the front matter, or in a theme's heading outside the content.
  private mutating func addTitle(_ article: Article) {
    guard let title = article.title, !texts.contains(where: { $0.scopes.contains(.title) }) else {
      return
    }
    let text =
      title.node.map { article.document.visibleText($0, withCode: false) }
      ?? MappedText(title.text, spelledAt: title.range, in: article.source)
    add(text, [.title, .post])
  }

  private mutating func add(
    _ value: DataValue, path: String, _ source: SourceText, depth: Int
  ) {
    guard depth < 16 else { return }
    if let text = value.string, !path.isEmpty {
      let range = value.textRange(in: source)
      if !range.isEmpty {
        add(MappedText(text, spelledAt: range, in: source), .frontMatter, key: path)
      }
    }
    for item in value.list ?? [] { add(item, path: path, source, depth: depth + 1) }
    for entry in value.map ?? [] where !(path.isEmpty && entry.key == "stet") {
      let name = path.isEmpty ? entry.key : path + "." + entry.key
      add(entry.value, path: name, source, depth: depth + 1)
    }
  }
}
