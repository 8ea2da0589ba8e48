// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import Language
import SourceText

/// A paragraph whose whole visible text is bold (or italic), before anything else is asked of it.
struct EmphaticParagraph: Hashable, Sendable {
  /// The `p` or `div`.
  var paragraph: NodeID
  /// The one `strong`, `b`, `em` or `i` that holds all of its text.
  var emphasis: NodeID
  /// Whether no `strong` or `b` is part of it.
  var isItalic: Bool
  var text: MappedText
  var words: Int
}

/// What a bold paragraph may be at most to pass for a heading.
package struct BoldHeadingLimits: Hashable, Sendable {
  package var maxWords = 12
  package var maxCharacters = 80
  /// Whether paragraphs in italics count too.
  package var italic = false

  package init() {}
}

/// Finds paragraphs that do the work of headings.
struct BoldHeadingFinder {
  let document: Document
  let excluded: [NodeID]
  let relatedTitles: [String]
  let grammar: CreditGrammar
  /// Where the content ends: what is around it follows no paragraph of it.
  var roots: [NodeID] = [.document]
  var limits = BoldHeadingLimits()

  /// The paragraph in `block` if all of its visible text is one piece of emphasis.
  func emphatic(_ block: TextBlock) -> EmphaticParagraph? {
    let node = block.node
    guard document.isElement(node, .p) || document.isElement(node, .div),
      let first = onlyElement(in: node)
    else { return nil }
    var inner = first
    var isItalic = false
    var emphasis: NodeID?
    while true {
      switch document.name(inner) {
      case .strong, .b:
        return paragraph(node, emphasis: inner, isItalic: false)
      case .em, .i:
        isItalic = true
        emphasis = emphasis ?? inner
      case .span, .u, .font, .mark, .small, .big: break
      default: return isItalic ? paragraph(node, emphasis: emphasis, isItalic: true) : nil
      }
      guard let next = onlyElement(in: inner) else {
        return isItalic ? paragraph(node, emphasis: emphasis, isItalic: true) : nil
      }
      inner = next
    }
  }

  private func paragraph(
    _ node: NodeID, emphasis: NodeID?, isItalic: Bool
  ) -> EmphaticParagraph? {
    guard let emphasis else { return nil }
    let text = document.visibleText(emphasis, excluded: excluded)
    guard !text.isEmpty else { return nil }
    return EmphaticParagraph(
      paragraph: node, emphasis: emphasis, isItalic: isItalic, text: text,
      words: Words.count(text.bytes))
  }

  /// The one element child of `node`, when everything else in it is blank, comments or line breaks.
  private func onlyElement(in node: NodeID) -> NodeID? {
    var only: NodeID?
    for child in document.children(node) {
      switch document.kind(child) {
      case .text:
        if !document.isEmptyText(child) { return nil }
      case .element:
        if document.isElement(child, .br) { continue }
        if only != nil { return nil }
        only = child
      case .comment: break
      default: return nil
      }
    }
    return only
  }

  /// Whether `candidate` reads as a heading by its length and its words.
  private func readsAsHeading(_ candidate: EmphaticParagraph) -> Bool {
    guard (1...limits.maxWords).contains(candidate.words) else { return false }
    let text = candidate.text.string
    guard text.unicodeScalars.count <= limits.maxCharacters, BoldLines.mayBeHeading(text) else {
      return false
    }
    return !RelatedTitles.contains(text, further: relatedTitles)
      && !(grammar.read(CreditLine(candidate.text)).map { $0.level > .none } ?? false)
  }

  /// The most words of a post's first line that may be a heading; a longer one is its lead or a notice.
  private static let longestFirst = 3

  /// The paragraphs among `blocks` used as headings, with the numbers of their blocks.
  func find(_ blocks: [TextBlock], headings: [NodeID]) -> [(block: Int, heading: Heading)] {
    var found: [(block: Int, heading: Heading)] = []
    var nextHeading = 0
    var level = 2
    var isOpened = false
    for (number, block) in blocks.enumerated() {
      while nextHeading < headings.count, headings[nextHeading] < block.node {
        level = min((document.headingLevel(headings[nextHeading]) ?? 1) + 1, 6)
        isOpened = isOpened || level > 2
        nextHeading += 1
      }
      let isFirst = !isOpened
      isOpened = isOpened || block.context.isDisjoint(with: [.heading, .caption])
      guard !isFirst || block.words <= Self.longestFirst,
        block.context.isDisjoint(with: [.listItem, .quote, .table, .caption, .heading, .code]),
        block.words <= limits.maxWords, let candidate = emphatic(block),
        limits.italic || !candidate.isItalic, readsAsHeading(candidate), standsAsHeading(candidate),
        !isFootnote(document.parent(candidate.paragraph)), !holdsLink(candidate),
        !isCell(candidate.paragraph)
      else { continue }
      found.append(
        (
          number,
          Heading(
            node: candidate.paragraph, level: level, text: candidate.text.string,
            textRange: candidate.text.sourceRange, words: candidate.words, isBold: true,
            emphasis: candidate.emphasis, hasImageText: false)
        ))
    }
    return found
  }

  /// Whether the bold text holds a link: then it calls readers away, or says where the post came from.
  private func holdsLink(_ candidate: EmphaticParagraph) -> Bool {
    document.descendants(candidate.emphasis).contains { index in
      let node = NodeID(index)
      return document.isElement(node, .a) && document.value(node, .href) != nil
    }
  }

  /// Whether `node` is a Markdown footnote, whose paragraphs are a note's, not the post's.
  private func isFootnote(_ node: NodeID) -> Bool {
    !node.isNone && document.isElement(node, .div) && document[node].flags.contains(.markdown)
      && document.value(node, .id)?.hasPrefix("fn-") ?? false
  }

  /// Whether `node` is a division in the columns or rows of a layout, which labels what is next to it.
  private func isCell(_ node: NodeID) -> Bool {
    var current = node
    for _ in 0..<3 where !current.isNone && document.isElement(current, .div) {
      let classes = document.value(current, .class)?.lowercased().split(separator: " ") ?? []
      let floats = document.value(current, .style)?.contains("float") ?? false
      let isPart = classes.contains { name in
        ["grid", "cell", "flex"].contains { name.contains($0) }
          || name.split(whereSeparator: { "-_:".contains($0) })
            .contains { ["row", "col", "column", "columns"].contains($0) }
      }
      if floats || isPart { return true }
      current = document.parent(current)
    }
    return false
  }

  /// Whether `node` is code, or a division with code and nothing before it.
  private func isCode(_ node: NodeID) -> Bool {
    guard document.kind(node) == .element else { return false }
    if document.isElement(node, .div), document.value(node, .class)?.contains("highlight") ?? false
    {
      return true
    }
    return document.isElement(node, .pre)
      || (document.isElement(node, .div) || document.isElement(node, .figure))
        && document.descendants(node).prefix(4).contains { document.isElement(NodeID($0), .pre) }
  }

  /// Whether a block that is not of that kind follows, and no picture, table or embed is next to it.
  private func standsAsHeading(_ candidate: EmphaticParagraph) -> Bool {
    let node = candidate.paragraph
    if let previous = neighbour(of: node, forward: false), isPicture(previous),
      !isNoCaption(candidate, of: previous)
    {
      return false
    }
    guard let next = neighbour(of: node, forward: true), !isPicture(next) else { return false }
    guard document.kind(next) == .element else { return true }
    // It belongs to that heading, as a line above it.
    if document.headingLevel(next) != nil { return false }
    // "Result", "Example 2": what the listing below is called.
    if candidate.words <= 3, isCode(next) { return false }
    // "Ann Lee": what follows is about her.
    if isName(candidate, openingText: next) { return false }
    let block = TextBlock(node: next, nodes: 0..<0, context: [], words: 0)
    if let following = emphatic(block), limits.italic || !following.isItalic { return false }
    return true
  }

  /// Whether `candidate` is two or three words with capitals, of which the first opens the text of `next` too.
  private func isName(_ candidate: EmphaticParagraph, openingText next: NodeID) -> Bool {
    let words = candidate.text.string.split(separator: " ")
    guard (2...3).contains(words.count), document.isElement(next, .p),
      words.allSatisfy({ $0.first?.isUppercase == true })
    else { return false }
    return document.visibleText(next).string.hasPrefix(words[0] + " " + words[1])
  }

  /// Words that open a caption, folded.
  private static let captionWords: Set<String> = [
    "abb", "abbildung", "bild", "fig", "figure", "foto", "illustration", "image", "photo",
    "picture", "screenshot", "tab", "table",
  ]

  /// Whether a bold line under a picture is not a caption of it for sure: pages have elements for captions, so that a
  /// line in a paragraph of its own, under a picture in another, opens what follows.
  private func isNoCaption(_ candidate: EmphaticParagraph, of picture: NodeID) -> Bool {
    guard document.format == .html, document.isElement(picture, .p),
      document.isElement(candidate.paragraph, .p), candidate.words >= 2,
      let next = neighbour(of: candidate.paragraph, forward: true), document.isElement(next, .p)
    else { return false }
    let first = candidate.text.string.lowercased().prefix { $0.isLetter }
    return !Self.captionWords.contains(String(first))
  }

  /// The next thing to see before or after `node`, out of the divisions that it opens or ends.
  private func neighbour(of node: NodeID, forward: Bool) -> NodeID? {
    var current = node
    for _ in 0..<64 {
      var sibling = forward ? document.nextSibling(current) : document.previousSibling(current)
      while !sibling.isNone {
        if isSeen(sibling), !excluded.containsSorted(sibling) { return sibling }
        sibling = forward ? document.nextSibling(sibling) : document.previousSibling(sibling)
      }
      current = document.parent(current)
      guard !current.isNone, !roots.contains(current),
        document.isElement(current, .div) || document.isElement(current, .section)
      else { return nil }
    }
    return nil
  }

  /// Whether readers see `node`: an empty paragraph is only a gap.
  private func isSeen(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .opaque: return true
    case .text: return !document.isEmptyText(node)
    case .element:
      if document.elementClass(node).contains(.hidden) { return false }
      guard document.isElement(node, .p) || document.isElement(node, .div) else { return true }
      return document.descendants(node).contains { index in
        let inner = NodeID(index)
        switch document.kind(inner) {
        case .opaque: return true
        case .text: return !document.isEmptyText(inner)
        case .element:
          return document.isElement(inner, .img) || document.isElement(inner, .hr)
            || document.elementClass(inner).contains(.embed)
        default: return false
        }
      }
    default: return false
    }
  }

  /// Whether `node` shows a picture, a table or an embed, and little else.
  private func isPicture(_ node: NodeID) -> Bool {
    guard document.kind(node) == .element else { return false }
    if document.isElement(node, .table) || document.isElement(node, .figure) { return true }
    var hasPicture = false
    for index in node.index..<min(document.subtreeEnd(node), node.index + 200) {
      let inner = NodeID(index)
      switch document.kind(inner) {
      case .element:
        if document.isElement(inner, .img)
          || document.elementClass(inner).contains(.embed)
        {
          hasPicture = true
        }
      case .text:
        if !hasPicture, !document.isBlank(inner) { return false }
      default: break
      }
    }
    return hasPicture
  }
}
