// SPDX-License-Identifier: Apache-2.0

import Documents
import Language
import SourceText

/// The one pass over an article's content: its blocks of text, headings, images and links, in order.
struct ContentScan {
  /// An `img` or a shortcode that shows an image, and where it is.
  struct FoundImage {
    var node: NodeID
    var isInNoscript: Bool
    /// In code, a quotation or a caption's own icon: an example, not a picture of the post.
    var isInQuote: Bool
  }

  private(set) var blocks: [TextBlock] = []
  private(set) var headings: [NodeID] = []
  private(set) var images: [FoundImage] = []
  private(set) var links: [NodeID] = []
  /// Tags and components that may show an image.
  private(set) var possibleImages: [NodeID] = []

  private struct OpenElement {
    var end: Int
    var node: NodeID
    var context: TextBlock.Context
    var isBlock: Bool
    var isCode: Bool
    var isNoscript: Bool
    var isUnseen = false
    /// How many headings it is, or is inside.
    var headings = 0
  }

  /// A heading inside so many others is not treated as one: each of them holds its text, too.
  private static let mostHeadings = 4

  let document: Document
  private var open: [OpenElement] = []
  private var buffer: [UInt8] = []
  private var decoded = MappedText()
  private var firstText = -1
  private var lastText = -1
  private var codeDepth = 0

  /// Scans the content of `roots` without `excluded` (both sorted); the elements `captions` hold captions.
  init(_ document: Document, roots: [NodeID], excluded: [NodeID], captions: [NodeID]) {
    self.document = document
    for root in roots { scan(root, excluded, captions) }
  }

  /// Adds `context` to the block numbered `number`.
  mutating func mark(_ number: Int, _ context: TextBlock.Context) {
    blocks[number].context.insert(context)
  }

  /// Marks the blocks that are in one of `nodes` as credits.
  mutating func markCredits(_ nodes: [NodeID]) {
    let nodes = nodes.sorted()
    guard !nodes.isEmpty else { return }
    for number in blocks.indices where document.isInsideAny(blocks[number].node, of: nodes) {
      blocks[number].context.insert(.credit)
    }
  }

  private mutating func scan(_ root: NodeID, _ excluded: [NodeID], _ captions: [NodeID]) {
    var nextExcluded = excluded.firstIndex(notBefore: NodeID(root.index + 1))
    var nextCaption = captions.firstIndex(notBefore: NodeID(root.index + 1))
    let end = document.subtreeEnd(root)
    open = [
      OpenElement(
        end: end, node: root, context: [], isBlock: true, isCode: false, isNoscript: false)
    ]
    var index = root.index + 1
    while index < end {
      while open.count > 1, index >= open[open.count - 1].end { close() }
      let node = NodeID(index)
      if nextExcluded < excluded.count, excluded[nextExcluded].index <= index {
        if excluded[nextExcluded].index == index {
          if document.elementClass(node).contains(.block) { flush() }
          nextExcluded += 1
          index = document.subtreeEnd(node)
          continue
        }
        nextExcluded += 1
        continue
      }
      switch document.kind(node) {
      case .text: add(node)
      case .element:
        while nextCaption < captions.count, captions[nextCaption].index < index { nextCaption += 1 }
        let isCaption = nextCaption < captions.count && captions[nextCaption] == node
        if enter(node, isCaption: isCaption) {
          index = document.subtreeEnd(node)
          continue
        }
      case .fragment:
        index = document.subtreeEnd(node)
        continue
      case .document, .doctype, .comment: break
      case .opaque:
        if FigureShortcode.isFigure(node, in: document) {
          note(image: node, open[open.count - 1])
        } else if codeDepth == 0, PossibleImage.isLikely(node, in: document) {
          possibleImages.append(node)
        }
        buffer.append(0x20)
      }
      index += 1
    }
    while open.count > 1 { close() }
    flush()
  }

  private mutating func close() {
    let element = open.removeLast()
    if element.isCode { codeDepth -= 1 }
    if element.isBlock { flush(in: element) }
  }

  /// Notes an element and opens it. Returns true if nothing inside it is examined.
  private mutating func enter(_ node: NodeID, isCaption: Bool) -> Bool {
    let record = document[node]
    let element = document.elementClass(node)
    if element.contains(.hidden) {
      if document.isElement(node, .area) { links.append(node) }
      return true
    }
    if element.contains(.block) || isCaption { flush() }
    if element.contains(.lineBreak) { buffer.append(0x20) }
    if element.contains(.embed), record.namespace != .html {
      buffer.append(0x20)
      return true
    }
    var context = open[open.count - 1].context
    var headingDepth = open[open.count - 1].headings
    let isUnseen = open[open.count - 1].isUnseen || document.isUnseen(node)
    let isHeading =
      record.attributeCount > 0
      ? document.headingLevel(node) != nil : element.contains(.heading)
    if isHeading, headingDepth < Self.mostHeadings {
      headingDepth += 1
      if !isUnseen { headings.append(node) }
      context.insert(.heading)
    }
    if element.contains(.listItem) { context.insert(.listItem) }
    if element.contains(.quote) { context.insert(.quote) }
    if element.contains(.table) { context.insert(.table) }
    if element.contains(.caption) || isCaption { context.insert(.caption) }
    let isCode = element.contains(.code)
    if isCode, element.contains(.block) { context.insert(.code) }
    if record.namespace == .html {
      if record.name == .img || record.name == .ampImg {
        note(image: node, open[open.count - 1])
      } else if record.name == .a {
        links.append(node)
      }
    }
    guard record.firstChild >= 0 else { return false }
    if isCode {
      codeDepth += 1
      buffer.append(0x20)
    }
    open.append(
      OpenElement(
        end: document.subtreeEnd(node), node: node, context: context,
        isBlock: element.contains(.block) || isCaption, isCode: isCode,
        isNoscript: open[open.count - 1].isNoscript || record.name == .noscript,
        isUnseen: isUnseen, headings: headingDepth))
    return false
  }

  private mutating func note(image node: NodeID, _ element: OpenElement) {
    images.append(
      FoundImage(
        node: node, isInNoscript: element.isNoscript,
        isInQuote: codeDepth > 0 || element.context.contains(.quote)))
  }

  private mutating func add(_ node: NodeID) {
    let record = document[node]
    if open[open.count - 1].isNoscript { return }
    if codeDepth > 0, !open[open.count - 1].context.contains(.code) {
      // Inline code is seen but not counted.
      note(node)
      return
    }
    let count = buffer.count
    if record.payload < 0 {
      buffer.append(contentsOf: document.source.bytes[record.head.indices])
    } else {
      decoded.removeAll()
      document.append(textOf: node, to: &decoded)
      buffer.append(contentsOf: decoded.bytes)
    }
    if firstText < 0, !hasText(from: count) {
      buffer.removeLast(buffer.count - count)
      return
    }
    note(node)
  }

  private func hasText(from start: Int) -> Bool {
    for index in start..<buffer.count where buffer[index] > 0x20 { return true }
    return false
  }

  private mutating func note(_ node: NodeID) {
    if firstText < 0 { firstText = node.index }
    lastText = node.index
  }

  /// Ends the block of text that is being gathered.
  private mutating func flush(in element: OpenElement? = nil) {
    defer {
      buffer.removeAll(keepingCapacity: true)
      firstText = -1
      lastText = -1
    }
    guard firstText >= 0 else { return }
    let holder = element ?? open.last { $0.isBlock } ?? open[0]
    blocks.append(
      TextBlock(
        node: holder.node, nodes: Int32(firstText)..<Int32(lastText + 1), context: holder.context,
        words: holder.context.contains(.code) ? 0 : Words.count(buffer)))
  }
}
