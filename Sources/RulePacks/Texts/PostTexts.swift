// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import SourceText

/// A text of a post: what it says, where that stands, and what it is.
struct PostText: Sendable {
  var mapped: MappedText
  var scopes: TextScope
  /// The key of the front matter that it is the value of.
  var key: String?

  /// What a finding about the text as a whole stands on.
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
    if !wanted.isDisjoint(with: ofContent) { addBlocks(article) }
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
    texts.sort { $0.range < $1.range }
  }

  private mutating func add(_ text: MappedText, _ scopes: TextScope, key: String? = nil) {
    if !text.isEmpty { texts.append(PostText(mapped: text, scopes: scopes, key: key)) }
  }

  private mutating func addBlocks(_ article: Article) {
    let foreign = ForeignText(article)
    for block in article.blocks where !block.context.contains(.code) {
      if foreign.covers(block.node) { continue }
      var scopes: TextScope = []
      let context = block.context
      if context.contains(.heading) {
        scopes.insert(.heading)
        if let level = headingLevel(of: block.node, article.document) {
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
      add(article.text(of: block, withCode: false), scopes)
    }
  }

  private func headingLevel(of node: NodeID, _ document: Document) -> Int? {
    var node = node
    while !node.isNone {
      if let level = document.headingLevel(node) { return level }
      node = document.parent(node)
    }
    return nil
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

/// The parts of a post that say of themselves that they are in another language than the post.
struct ForeignText {
  private let nodes: [NodeID]
  private let document: Document

  init(_ article: Article) {
    let document = article.document
    self.document = document
    var found: [NodeID] = []
    let own = Self.primary(article.language)
    let attributes = document.attributes
    if attributes.contains(where: { $0.name == .lang || $0.name == .xmlLang }) {
      for index in document.nodes.indices where document.nodes[index].kind == .element {
        let node = NodeID(index)
        guard let value = document.value(node, .lang) ?? document.value(node, .xmlLang),
          let language = Self.primary(value), language != own
        else { continue }
        // The element that says the post's own language holds the post.
        if article.contentRoots.contains(where: { document.isInside($0, node) }) { continue }
        found.append(node)
      }
    }
    nodes = found
  }

  private static func primary(_ tag: String?) -> String? {
    guard let part = tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first else {
      return nil
    }
    return part.lowercased()
  }

  /// Whether `node` stands in text of another language.
  func covers(_ node: NodeID) -> Bool {
    !nodes.isEmpty && document.isInsideAny(node, of: nodes)
  }
}
