// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// A related block and the nodes that are no content because of it.
struct FoundRelated {
  var block: RelatedBlock
  var excluded: [NodeID]
}

/// Finds the related block: by the theme's selectors, by its title, or in the front matter.
struct RelatedFinder {
  let document: Document
  let roles: FoundRoles
  let relatedTitles: [String]

  func find(roots: [NodeID], frontMatter: DataValue?) -> FoundRelated? {
    if let container = roles[.related].first { return themed(container) }
    for root in roots {
      if let found = section(in: root) { return found }
    }
    // A theme may put the block beside the content.
    if document.format == .html, let root = roots.first, root != .document,
      let found = section(in: document.parent(root), outside: root)
    {
      return found
    }
    return frontMatter.flatMap(listed)
  }

  // MARK: By selectors

  private func themed(_ container: NodeID) -> FoundRelated {
    let inside = document.nodes(roles[.card], inside: container)
    var cards: [Card] = []
    var last: NodeID?
    for node in inside {
      if let last, document.isInside(node, last) { continue }
      last = node
      cards.append(card(node))
    }
    if cards.isEmpty { cards = listItems(in: container).map(card) }
    return FoundRelated(
      block: RelatedBlock(node: container, range: document[container].head, cards: cards),
      excluded: roles[.related])
  }

  private func listItems(in container: NodeID) -> [NodeID] {
    for name in [Name.li, .article] {
      var items: [NodeID] = []
      for index in document.descendants(container) where document.isElement(NodeID(index), name) {
        if let last = items.last, document.isInside(NodeID(index), last) { continue }
        items.append(NodeID(index))
      }
      if !items.isEmpty { return items }
    }
    return []
  }

  // MARK: By its title

  /// The section under a related title among the blocks in `root`, at any depth of divisions.
  private func section(in root: NodeID, outside: NodeID? = nil) -> FoundRelated? {
    var index = root.index + 1
    let end = document.subtreeEnd(root)
    while index < end {
      let node = NodeID(index)
      if node == outside {
        index = document.subtreeEnd(node)
        continue
      }
      guard document.kind(node) == .element else {
        index += 1
        continue
      }
      if document.headingLevel(node) != nil, document[node].namespace == .html {
        if isRelatedTitle(node), let found = section(openedBy: node) { return found }
        index = document.subtreeEnd(node)
      } else if document.isElement(node, .p) {
        if isFollowedByList(node), isRelatedTitle(node), let found = section(openedBy: node) {
          return found
        }
        index = document.subtreeEnd(node)
      } else if document.isElement(node, .div) || document.isElement(node, .section)
        || document.isElement(node, .aside) || document.isElement(node, .footer)
      {
        index += 1
      } else {
        index = document.subtreeEnd(node)
      }
    }
    return nil
  }

  private func isRelatedTitle(_ node: NodeID) -> Bool {
    // A title is short: most paragraphs are dismissed by their length.
    let range = document.contentRange(node)
    guard range.count > 2, range.count < 160 else { return false }
    return RelatedTitles.contains(document.visibleText(node).string, further: relatedTitles)
  }

  private func nextElement(_ node: NodeID) -> NodeID? {
    var next = document.nextSibling(node)
    while !next.isNone {
      if document.kind(next) == .element { return next }
      if document.kind(next) == .text, !document.isBlank(next) { return nil }
      next = document.nextSibling(next)
    }
    return nil
  }

  private func isFollowedByList(_ node: NodeID) -> Bool {
    guard let next = nextElement(node) else { return false }
    return document.isElement(next, .ul) || document.isElement(next, .ol)
      || FakeBullet.opens(next, in: document) != nil
  }

  private func section(openedBy opener: NodeID) -> FoundRelated? {
    var excluded = [opener]
    var members: [NodeID] = []
    let level = document.headingLevel(opener) ?? 7
    var next = document.nextSibling(opener)
    while !next.isNone {
      if document.kind(next) == .element, document[next].namespace == .html,
        let other = document.headingLevel(next), other <= level
      {
        break
      }
      if document.kind(next) == .element {
        if level == 7, !isPartOfList(next) { break }
        members.append(next)
      }
      excluded.append(next)
      next = document.nextSibling(next)
    }
    let cards = cards(in: members)
    if document.headingLevel(opener) == nil, cards.isEmpty { return nil }
    return FoundRelated(
      block: RelatedBlock(node: opener, range: titleRange(opener), cards: cards),
      excluded: excluded)
  }

  private func titleRange(_ opener: NodeID) -> ByteRange {
    document.headingLevel(opener) == nil || document[opener].flags.contains(.markdown)
      ? document.visibleText(opener).sourceRange : document[opener].head
  }

  /// Whether `node` may belong to the list under a title that is no heading: a list, or a fake one's items
  /// with the text between them.
  private func isPartOfList(_ node: NodeID) -> Bool {
    document.isElement(node, .ul) || document.isElement(node, .ol)
      || FakeBullet.opens(node, in: document) != nil || document.isElement(node, .pre)
      || followsBullet(node)
  }

  private func followsBullet(_ node: NodeID) -> Bool {
    var previous = document.previousSibling(node)
    while !previous.isNone, document.kind(previous) != .element {
      previous = document.previousSibling(previous)
    }
    return !previous.isNone && FakeBullet.opens(previous, in: document) != nil
      && document.isElement(node, .p)
  }

  private func cards(in members: [NodeID]) -> [Card] {
    var items: [NodeID] = []
    for member in members {
      if document.isElement(member, .ul) || document.isElement(member, .ol) {
        items += document.children(member).filter { document.isElement($0, .li) }
      } else if document.isElement(member, .article) {
        items.append(member)
      } else if document.isElement(member, .div) || document.isElement(member, .section) {
        items += listItems(in: member)
      }
    }
    if !items.isEmpty { return items.map(card) }
    return fakeCards(in: members)
  }

  /// Cards of a list that is none: a bullet and a title, then a paragraph.
  private func fakeCards(in members: [NodeID]) -> [Card] {
    var cards: [Card] = []
    for member in members {
      if let bullet = FakeBullet.opens(member, in: document) {
        let text = document.visibleText(member)
        let start = min(bullet.count, text.bytes.count)
        var first = start
        while first < text.bytes.count, TextFolder.isBlank(text.bytes[first]) { first += 1 }
        cards.append(
          Card(
            node: member, range: text.source(first..<text.bytes.count),
            title: String(decoding: text.bytes[first...], as: UTF8.self),
            titleRange: text.source(first..<text.bytes.count), links: links(in: member, title: nil),
            excerpt: nil))
      } else if let last = cards.indices.last, document.isElement(member, .p),
        cards[last].excerpt == nil
      {
        cards[last].excerpt = excerpt(document.visibleText(member))
      } else if document.isElement(member, .p) {
        let links = links(in: member, title: nil)
        if !links.isEmpty { cards.append(card(member)) }
      }
    }
    return cards
  }

  // MARK: Cards

  private func card(_ node: NodeID) -> Card {
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

  private func hasText(_ node: NodeID) -> Bool {
    document.descendants(node).contains {
      document.nodes[$0].kind == .text && !document.isBlank(NodeID($0))
    }
  }

  /// The links of a card that lead to its post: not its categories, tags and authors.
  private func links(in card: NodeID, title: NodeID?) -> [Card.CardLink] {
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

  private func isMoreLink(_ node: NodeID) -> Bool {
    if let value = document.value(node, .class), value.contains("more") { return true }
    let hidden = Array(document.nodes(roles[.never], inside: node))
    return RelatedTitles.leadsOn(document.visibleText(node, excluded: hidden).string)
  }

  private func cardExcerpt(in card: NodeID, title: NodeID?) -> Excerpt? {
    if let themed = document.nodes(roles[.cardExcerpt], inside: card).first {
      return excerpt(document.visibleText(themed))
    }
    guard let title else { return nil }
    // The first text behind the title that is no link, heading, date or "read more".
    let start = document.subtreeEnd(title)
    let end = document.subtreeEnd(card)
    guard start < end else { return nil }
    var skipped = Array(document.nodes(roles[.never], inside: card))
    for index in start..<end {
      let node = NodeID(index)
      if document.isElement(node, .time) || document.headingLevel(node) != nil
        || (document.isElement(node, .a) && (isMoreLink(node) || isTag(node)))
      {
        skipped.append(node)
      }
    }
    let text = document.visibleText(in: start..<end, excluded: skipped.sorted())
    return excerpt(text)
  }

  private func isTag(_ link: NodeID) -> Bool {
    document.attribute(link, .rel, hasWord: "tag")
      || document.attribute(link, .rel, hasWord: "category")
  }

  /// `text` as an excerpt, without the marks that part it from a title; nothing below three words.
  private func excerpt(_ text: MappedText) -> Excerpt? {
    var start = 0
    let bytes = text.bytes
    let marks: [[UInt8]] = [[0x3A], [0x2D], Array("–".utf8), Array("—".utf8), Array("|".utf8)]
    trim: while start < bytes.count {
      if TextFolder.isBlank(bytes[start]) {
        start += 1
        continue
      }
      for mark in marks where bytes[start...].starts(with: mark) {
        start += mark.count
        continue trim
      }
      break
    }
    guard start < bytes.count else { return nil }
    let words = Words.count(bytes, in: start..<bytes.count)
    guard words >= 3 else { return nil }
    return Excerpt(
      mapped: text.slice(start..<bytes.count), range: text.source(start..<bytes.count),
      origin: .card, words: words)
  }

  // MARK: In the front matter

  private func listed(_ frontMatter: DataValue) -> FoundRelated? {
    guard
      let entry = ["related", "related_posts", "relatedPosts", "related-posts"].lazy
        .compactMap({ frontMatter.entry($0) }).first,
      let values = entry.value.list
    else { return nil }
    let cards = values.compactMap { value -> Card? in
      if let address = value.string {
        let range = value.textRange(in: document.source)
        return Card(
          node: nil, range: value.range, title: "", titleRange: ByteRange(at: value.range.start),
          links: [Card.CardLink(role: .title, address: address, addressRange: range)], excerpt: nil)
      }
      guard value.map != nil else { return nil }
      let title = value["title"] ?? value["name"]
      let target = ["url", "link", "path", "href", "slug"].lazy.compactMap { value[$0] }.first
      let text = ["excerpt", "summary", "description"].lazy.compactMap { value[$0] }.first
      return Card(
        node: nil, range: value.range, title: title?.string ?? "",
        titleRange: title?.range ?? ByteRange(at: value.range.start),
        links: target.flatMap { value in
          value.string.map {
            [
              Card.CardLink(
                role: .title, address: $0, addressRange: value.textRange(in: document.source))
            ]
          }
        } ?? [],
        excerpt: text.flatMap { value in
          value.string.map {
            Excerpt($0, value.textRange(in: document.source), .card, in: document.source)
          }
        })
    }
    return FoundRelated(
      block: RelatedBlock(node: nil, range: entry.keyRange, cards: cards), excluded: [])
  }
}
