// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import Language
import SourceText

/// A related block and the nodes that are not content because of it.
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
    // Sphinx calls its links to the next page so.
    let themed = roles[.related].first { document.value($0, .role) != "navigation" }
    if let themed { return self.themed(themed) }
    for root in roots {
      if let found = section(in: root) { return found }
    }
    // A theme may put the block next to the content.
    if document.format == .html, let root = roots.first, root != .document,
      let found = section(in: document.parent(root), outside: root)
    {
      return found
    }
    if document.format == .html, let root = roots.first, root != .document,
      let found = section(in: .document, outside: root), !found.block.cards.isEmpty,
      let opener = found.block.node, opener > root
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
      block: RelatedBlock(
        node: container, range: document[container].head, cards: cards,
        // Jetpack's script puts the posts in, and so may another.
        isFilledLater: document.value(container, .id) == "jp-relatedposts"
          || cards.isEmpty && document.hasScript),
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
        || document.isElement(node, .article) || document.isElement(node, .main)
        || document.isElement(node, .header) || document.isElement(node, .hgroup)
        || document.isElement(node, .html) || document.isElement(node, .body)
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
    let wrapper = wrapper(of: opener)
    if wrapper != opener { excluded = [wrapper] }
    var isFilledLater = false
    var next = document.nextSibling(wrapper)
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
      if !isFilledLater {
        isFilledLater = (next.index..<document.subtreeEnd(next)).contains {
          document.nodes[$0].kind == .opaque
        }
      }
      excluded.append(next)
      next = document.nextSibling(next)
    }
    let cards = cards(in: members)
    if document.headingLevel(opener) == nil, cards.isEmpty { return nil }
    if opensWithProse(members, before: cards.first?.node) { return nil }
    let title = document.visibleText(opener).string
    if RelatedTitles.isGeneral(title, further: relatedTitles), !looksMade(cards) { return nil }
    return FoundRelated(
      block: RelatedBlock(
        node: opener, range: titleRange(opener), cards: cards,
        isFilledLater: isFilledLater || cards.isEmpty && document.hasScript,
        isHandwritten: document[opener].flags.contains(.markdown)),
      excluded: excluded)
  }

  /// Whether the cards look like a theme's: each has a title of its own or an image, where a writer's list has links
  /// and a few words.
  private func looksMade(_ cards: [Card]) -> Bool {
    !cards.isEmpty
      && cards.allSatisfy { card in
        guard let node = card.node else { return false }
        return document.isElement(node, .article)
          || (node.index..<document.subtreeEnd(node)).contains { index in
            document.isElement(NodeID(index), .img) || document.headingLevel(NodeID(index)) != nil
          }
      }
  }

  /// A list of posts is introduced in fewer words.
  private static let mostIntroductoryWords = 30

  /// Whether what is before the first card is prose: then the section is the article's own, such as one of further
  /// reading that speaks of its sources.
  private func opensWithProse(_ members: [NodeID], before card: NodeID?) -> Bool {
    // Sentences that link to their sources, and no card.
    if card == nil, members.contains(where: { isLinked($0) }) { return true }
    var words = 0
    for member in members {
      if let card, document.isInside(card, member) { return false }
      words += Words.count(document.visibleText(member).bytes)
      if words > Self.mostIntroductoryWords { return true }
    }
    return false
  }

  /// The outermost division around the heading `opener` that shows nothing else: themes wrap titles.
  private func wrapper(of opener: NodeID) -> NodeID {
    var wrapper = opener
    var title: String?
    for _ in 0..<8 {
      let parent = document.parent(wrapper)
      guard !parent.isNone, [.div, .header, .hgroup].contains(document.name(parent)),
        document.kind(parent) == .element, document.contentRange(parent).count < 2000
      else { break }
      let known = title ?? document.visibleText(opener).string
      title = known
      guard document.visibleText(parent).string == known else { break }
      wrapper = parent
    }
    return wrapper
  }

  private func titleRange(_ opener: NodeID) -> ByteRange {
    document.headingLevel(opener) == nil || document[opener].flags.contains(.markdown)
      ? document.visibleText(opener).sourceRange : document[opener].head
  }

  /// Whether `node` may belong to the list under a title that is not a heading: a list, or a fake one's items with the
  /// text between them.
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
        let listed = listItems(in: member)
        items += listed.isEmpty ? divisions(in: member) : listed
      } else if document.isElement(member, .a) {
        items.append(member)
      }
    }
    if !items.isEmpty { return items.map(card) }
    return flatCards(in: members)
  }

  /// The parts of `container` that each hold a link, however often the theme wraps the row of them.
  private func divisions(in container: NodeID) -> [NodeID] {
    var row = container
    for _ in 0..<16 {
      let parts = document.children(row).filter { document.kind($0) == .element }
      guard parts.count == 1, let only = parts.first, !document.isElement(only, .a),
        document.headingLevel(only) == nil
      else { break }
      row = only
    }
    let parts = document.children(row).filter { document.kind($0) == .element && isLinked($0) }
    // A row of a picture, a title and a text is one card.
    let isRow = parts.allSatisfy {
      document.isElement($0, .div) || document.isElement($0, .section) || document.isElement($0, .a)
    }
    if isRow, parts.count > 1, parts.allSatisfy(hasTitle) { return parts }
    return isLinked(container) ? [container] : []
  }

  private func isLinked(_ node: NodeID) -> Bool {
    (node.index..<document.subtreeEnd(node)).contains { index in
      document.isElement(NodeID(index), .a) && document.attribute(NodeID(index), .href) != nil
    }
  }

  /// Whether a part of a block shows a linked text, not a picture alone.
  private func hasTitle(_ node: NodeID) -> Bool {
    (node.index..<document.subtreeEnd(node)).contains { index in
      document.isElement(NodeID(index), .a) && hasText(NodeID(index))
        && !isMoreLink(NodeID(index))
    }
  }

  /// Cards of a list without list markup: a bullet and a title, a linked sub-heading or a linked paragraph, and the
  /// paragraph after it.
  private func flatCards(in members: [NodeID]) -> [Card] {
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
      } else if document.headingLevel(member) != nil {
        if isLinked(member) { cards.append(card(member)) }
      } else if document.isElement(member, .p) {
        let lines = linkLines(in: member)
        if !lines.isEmpty {
          cards += lines.map(card)
        } else if opensCard(member) {
          cards.append(card(member))
        } else if let last = cards.indices.last {
          if cards[last].excerpt == nil {
            cards[last].excerpt = excerpt(textWithoutMore(member))
          }
          cards[last].links += links(in: member, title: nil).filter { $0.role == .more }
        }
      }
    }
    return cards
  }

  /// The links of a paragraph that is a list of them, one per line.
  private func linkLines(in paragraph: NodeID) -> [NodeID] {
    var links: [NodeID] = []
    var lines = 1
    for child in document.children(paragraph) {
      switch document.kind(child) {
      case .element where document.isElement(child, .br): lines += 1
      case .element where document.isElement(child, .a): links.append(child)
      case .text where document.isEmptyText(child): continue
      default: return []
      }
    }
    return lines > 1 && links.count == lines ? links : []
  }

  /// Whether a paragraph begins with a link to a post: one further on is part of a teaser.
  private func opensCard(_ paragraph: NodeID) -> Bool {
    for index in document.descendants(paragraph) {
      let node = NodeID(index)
      if document.kind(node) == .text, !document.isEmptyText(node) { return false }
      if document.isElement(node, .a), document.attribute(node, .href) != nil {
        return hasText(node) && !isMoreLink(node)
      }
    }
    return false
  }

  private func textWithoutMore(_ paragraph: NodeID) -> MappedText {
    let more = document.descendants(paragraph).map { NodeID($0) }.filter {
      document.isElement($0, .a) && isMoreLink($0)
    }
    return document.visibleText(paragraph, excluded: more)
  }
}
