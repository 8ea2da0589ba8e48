// SPDX-License-Identifier: Apache-2.0

import Documents
import Language
import SourceText

/// Reads the prose out of an article's blocks of text.
struct ProseReader: Sendable {
  let document: Document
  let roots: [NodeID]
  let excluded: [NodeID]
  let blocks: [TextBlock]
  /// The content's headings, bold ones among them, in order.
  let headings: [Heading]
  let language: String?

  func read() -> Prose {
    var prose = Prose()
    var parts = Parts()
    let foreign = foreignElements()
    var nextHeading = 0
    prose.sections.reserveCapacity(headings.count + 1)
    prose.sections.append(ProseSection(headings, -1, blocks: 0..<0))
    prose.blocks.reserveCapacity(blocks.count { $0.isProse && $0.words > 0 })
    for block in blocks {
      while nextHeading < headings.count, headings[nextHeading].node <= block.node {
        prose.close()
        let count = prose.blocks.count
        prose.sections.append(ProseSection(headings, nextHeading, blocks: count..<count))
        nextHeading += 1
      }
      guard block.isProse, block.words > 0 else { continue }
      let isQuote = block.context.contains(.quote)
      let isItem = !isQuote && block.context.contains(.listItem)
      if isItem, block.words < Prose.fewestItemWords { continue }
      if !foreign.isEmpty, document.isInsideAny(block.node, of: foreign) { continue }
      let read = self.block(
        block, isQuote ? .quote : isItem ? .listItem : .paragraph, foreign,
        section: prose.sections.count - 1, &parts)
      if !read.words.isEmpty { prose.blocks.append(read) }
    }
    prose.close()
    for index in prose.blocks.indices { prose.blocks[index].take(parts) }
    return prose
  }

  /// Any block of text; `nil` where it holds no word.
  func reading(_ block: TextBlock) -> ProseBlock? {
    let isQuote = block.context.contains(.quote)
    var parts = Parts()
    var read = self.block(
      block, isQuote ? .quote : block.context.contains(.listItem) ? .listItem : .paragraph, [],
      section: 0, &parts)
    read.take(parts)
    return read.words.isEmpty ? nil : read
  }

  private func block(
    _ block: TextBlock, _ kind: ProseBlock.Kind, _ foreign: [NodeID], section: Int,
    _ parts: inout Parts
  ) -> ProseBlock {
    // A block is noted from its first text, which may be that of code.
    var start = Int(block.nodes.lowerBound)
    var node = document.parent(NodeID(start))
    while !node.isNone, node != block.node, node.index > block.node.index {
      start = node.index
      node = document.parent(node)
    }
    let text = document.proseText(
      in: start..<Int(block.nodes.upperBound), excluded: excluded, foreign: foreign)
    let span = text.bytes.span
    let end = span.count
    let (firstWord, firstSentence) = (parts.words.count, parts.sentences.count)
    var index = 0
    while let range = WordScanner.next(span, &index, end) {
      parts.words.append(ProseWord(range: range, key: WordKey(span, range)))
    }
    let count = parts.words.count - firstWord
    index = 0
    var word = 0
    while let range = SentenceScanner.next(span, start: 0, &index, end) {
      let first = word
      while word < count, parts.words[firstWord + word].range.lowerBound < range.upperBound {
        word += 1
      }
      if word > first { parts.sentences.append(ProseSentence(range: range, words: first..<word)) }
    }
    return ProseBlock(
      node: block.node, kind: kind, text: text,
      words: SharedSlice(firstWord..<parts.words.count),
      sentences: SharedSlice(firstSentence..<parts.sentences.count), section: section)
  }

  /// The words and sentences of all blocks.
  fileprivate struct Parts {
    var words: [ProseWord] = []
    var sentences: [ProseSentence] = []
  }

  /// The elements of the content that say that they are in another language.
  private func foreignElements() -> [NodeID] {
    let own = LanguageTag.primary(language) ?? "en"
    var found: [NodeID] = []
    for root in roots {
      for index in document.descendants(root) {
        let record = document.nodes[index]
        guard record.kind == .element, record.attributeCount > 0 else { continue }
        let node = NodeID(index)
        guard let tag = document.value(node, .lang) ?? document.value(node, .xmlLang),
          let other = LanguageTag.primary(tag), other != own
        else { continue }
        found.append(node)
      }
    }
    return found
  }
}

extension ProseBlock {
  /// Finds its words and sentences in `parts` from now on.
  fileprivate mutating func take(_ parts: ProseReader.Parts) {
    words.base = parts.words
    sentences.base = parts.sentences
  }
}

extension Prose {
  /// Ends the section that is open.
  fileprivate mutating func close() {
    let last = sections.count - 1
    sections[last].blocks = sections[last].blocks.lowerBound..<blocks.count
  }
}

extension Document {
  /// The visible text of the nodes numbered `range` in one line, with a stand-in for what is not prose.
  fileprivate func proseText(
    in range: Range<Int>, excluded: [NodeID], foreign: [NodeID]
  ) -> MappedText {
    var folder = TextFolder(source: source)
    var index = range.lowerBound
    var nextExcluded = excluded.firstIndex(notBefore: NodeID(index))
    while index < range.upperBound {
      let node = NodeID(index)
      while nextExcluded < excluded.count, excluded[nextExcluded].index < index {
        nextExcluded += 1
      }
      if nextExcluded < excluded.count, excluded[nextExcluded] == node {
        folder.breakWord(at: nodes[index].head.start)
        index = subtreeEnd(node)
        continue
      }
      let record = nodes[index]
      switch record.kind {
      case .text:
        if record.payload < 0 {
          folder.append(verbatim: record.head)
        } else {
          var text = MappedText()
          append(textOf: node, to: &text)
          folder.append(text)
        }
      case .element:
        let element = elementClass(node)
        if record.name == .sup, isFootnoteMark(node) {
          index = subtreeEnd(node)
          continue
        }
        if !element.isDisjoint(with: [.code, .embed]) || isElement(node, .img)
          || !foreign.isEmpty && foreign.containsSorted(node)
        {
          folder.append(standIn: self.range(node))
          index = subtreeEnd(node)
          continue
        }
        if element.contains(.hidden) || record.attributeCount > 0 && hides(node) {
          folder.breakWord(at: record.head.start)
          index = subtreeEnd(node)
          continue
        }
        if !element.isDisjoint(with: [.block, .lineBreak]) {
          folder.breakWord(at: record.head.start)
        }
      case .opaque: folder.append(standIn: record.head)
      case .fragment:
        index = subtreeEnd(node)
        continue
      case .document, .doctype, .comment: break
      }
      index += 1
    }
    return folder.text
  }
}

extension Document {
  /// Whether `node` holds nothing but a link: a mark in the text for a note below it.
  private func isFootnoteMark(_ node: NodeID) -> Bool {
    let children = Array(children(node).prefix(2))
    return children.count == 1 && isElement(children[0], .a)
  }
}

extension TextFolder {
  fileprivate mutating func append(standIn range: ByteRange) {
    var text = MappedText()
    text.append(ProseBlock.standIn, for: range)
    append(text)
  }
}
