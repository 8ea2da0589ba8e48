// SPDX-License-Identifier: Apache-2.0

import Documents
import Language
import SourceText

// What a card of a related block holds: its title, its links and its text.
extension RelatedFinder {
  func card(_ node: NodeID) -> Card {
    let titleNode = titleElement(in: node)
    let title = titleNode.map { document.visibleText($0) } ?? document.visibleText(node)
    let links = links(in: node, title: titleNode)
    let isMarkdown = document[node].flags.contains(.markdown)
    return Card(
      node: node,
      range: isMarkdown ? title.sourceRange : document[node].head,
      title: title.string, titleRange: title.sourceRange, links: links,
      excerpt: cardExcerpt(in: node, title: titleNode))
  }

  private func titleElement(in card: NodeID) -> NodeID? {
    if let themed = document.nodes(roles[.cardTitle], inside: card).first {
      return themed
    }
    var firstLink: NodeID?
    for index in document.descendants(card) {
      let node = NodeID(index)
      guard document.kind(node) == .element else { continue }
      if document.headingLevel(node) != nil { return node }
      if firstLink == nil, document.isElement(node, .a), document.attribute(node, .href) != nil,
        hasText(node)
      {
        firstLink = node
      }
    }
    if let firstLink { return firstLink }
    return document.children(card).first { document.isElement($0, .p) }
  }

  func hasText(_ node: NodeID) -> Bool {
    document.descendants(node).contains {
      document.nodes[$0].kind == .text && !document.isBlank(NodeID($0))
    }
  }

  /// The links of a card to its post: not its categories, tags and authors.
  func links(in card: NodeID, title: NodeID?) -> [Card.CardLink] {
    var links: [Card.CardLink] = []
    for index in card.index..<document.subtreeEnd(card) {
      let node = NodeID(index)
      guard document.isElement(node, .a), let href = document.attribute(node, .href),
        !document.attribute(node, .rel, hasWord: "tag"),
        !document.attribute(node, .rel, hasWord: "category"),
        !document.attribute(node, .rel, hasWord: "author")
      else { continue }
      let role: Card.LinkRole
      if let title, document.isInside(node, title) || document.isInside(title, node) {
        role = .title
      } else if !hasText(node) {
        role = holdsImage(node) ? .image : .other
      } else if isMoreLink(node) {
        role = .more
      } else {
        role = .other
      }
      links.append(
        Card.CardLink(
          role: role, address: document.value(ofAttribute: href),
          addressRange: addressRange(href, of: node)))
    }
    return links
  }

  private func addressRange(_ href: Int, of link: NodeID) -> ByteRange {
    let range = document.attributes[href].valueRange
    return range.isEmpty ? document[link].head : range
  }

  private func holdsImage(_ node: NodeID) -> Bool {
    document.descendants(node).contains { document.isElement(NodeID($0), .img) }
  }

  func isMoreLink(_ node: NodeID) -> Bool {
    if let value = document.value(node, .class), value.contains("more") { return true }
    let hidden = Array(document.nodes(roles[.never], inside: node))
    return MoreTexts.contains(document.visibleText(node, excluded: hidden).string)
  }

  private func cardExcerpt(in card: NodeID, title: NodeID?) -> Excerpt? {
    if let themed = document.nodes(roles[.cardExcerpt], inside: card).first {
      return excerpt(document.visibleText(themed))
    }
    guard let title else { return nil }
    // The first text after the title that is not a link, heading, date or "read more".
    let start = document.subtreeEnd(title)
    let end = document.subtreeEnd(card)
    guard start < end else { return nil }
    var skipped = Array(document.nodes(roles[.never], inside: card))
    for index in start..<end {
      let node = NodeID(index)
      if isMeta(node) || document.headingLevel(node) != nil
        || (document.isElement(node, .a) && (isMoreLink(node) || isTag(node)))
      {
        skipped.append(node)
      }
    }
    let text = document.visibleText(in: start..<end, excluded: skipped.sorted())
    guard let found = excerpt(text) else { return nil }
    // A few words after a link, in its line, are the writer's.
    let last = found.text.suffix(8)
    return isInLine(title, with: start..<end) && found.words < Self.fewestWordsInLine
      && !last.contains("…") && !last.contains("...") ? nil : found
  }

  /// A text of fewer words after a link, in its line, is not an excerpt.
  private static let fewestWordsInLine = 20

  /// Whether what follows the link `title` is in its line: no block and no break is between them.
  private func isInLine(_ title: NodeID, with rest: Range<Int>) -> Bool {
    guard document.isElement(title, .a), document.headingLevel(document.parent(title)) == nil,
      document.value(title, .class) == nil
    else { return false }
    for index in rest {
      let node = NodeID(index)
      switch document.kind(node) {
      case .text: if !document.isEmptyText(node) { return true }
      case .element:
        let isBlock = [.br, .div, .p, .section, .ul, .ol, .blockquote].contains(document.name(node))
        return !isBlock && document.value(node, .class) == nil
      default: continue
      }
    }
    return false
  }

  /// Words in the names of classes that tell what says something about a post, and not from it.
  private static let metaWords: Set<String> = [
    "author", "avatar", "byline", "cat", "categories", "category", "comments", "date", "length",
    "meta", "reading", "readtime", "tag", "tags", "time",
  ]

  /// Whether an element of a card tells its date, its author, how long it takes to read, and the like.
  private func isMeta(_ node: NodeID) -> Bool {
    guard document.kind(node) == .element else { return false }
    if [.time, .footer, .address, .dl, .button].contains(document.name(node)) { return true }
    guard let value = document.value(node, .class) else { return false }
    return value.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" || $0.isNewline }
      .contains { Self.metaWords.contains(String($0)) }
  }

  private func isTag(_ link: NodeID) -> Bool {
    document.attribute(link, .rel, hasWord: "tag")
      || document.attribute(link, .rel, hasWord: "category")
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  /// `text` as an excerpt, without the marks that part it from a title; nothing below three words.
  func excerpt(_ text: MappedText) -> Excerpt? {
    var start = 0
    let bytes = text.bytes
    let marks: [[UInt8]] = [[0x3A], [0x2D], Array("–".utf8), Array("—".utf8), Array("|".utf8)]
    trim: while start < bytes.count {
      if TextFolder.isBlank(bytes[start]) {
        start += 1
        continue
      }
      if bytes[start...].starts(with: Self.noBreakSpace) {
        start += 2
        continue
      }
      for mark in marks where bytes[start...].starts(with: mark) {
        start += mark.count
        continue trim
      }
      break
    }
    var end = bytes.count
    while end > start + 1, bytes[..<end].suffix(2).elementsEqual(Self.noBreakSpace) { end -= 2 }
    guard start < end else { return nil }
    let words = Words.count(bytes, in: start..<end)
    guard words >= 3 else { return nil }
    return Excerpt(
      mapped: text.slice(start..<end), range: text.source(start..<end), origin: .card, words: words)
  }
}
