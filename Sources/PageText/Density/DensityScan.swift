// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// The one pass over a page that ``TextDensity`` makes: its blocks of text, and what its names set apart.
struct DensityScan {
  private(set) var blocks: [TextDensity.Block] = []
  private(set) var apart: [NodeID] = []
  private(set) var links = 0

  private let document: Document
  private var open: [(end: Int, isBlock: Bool, isLink: Bool)] = []
  private var linkDepth = 0
  /// Where what is set apart ends.
  private var apartEnd = 0
  private var headingEnd = 0
  private var block: TextDensity.Block?

  init(_ document: Document) { self.document = document }

  mutating func run() {
    var index = 0
    let end = document.nodes.count
    while index < end {
      while let last = open.last, index >= last.end { close() }
      let node = NodeID(index)
      switch document.nodes[index].kind {
      case .text: add(node)
      case .element:
        if enter(node) {
          index = document.subtreeEnd(node)
          continue
        }
      case .fragment:
        index = document.subtreeEnd(node)
        continue
      case .document, .doctype, .comment, .opaque: break
      }
      index += 1
    }
    while !open.isEmpty { close() }
    flush()
  }

  private mutating func close() {
    let last = open.removeLast()
    if last.isLink { linkDepth -= 1 }
    if last.isBlock { flush() }
  }

  private mutating func flush() {
    if let block, block.bytes > 0 { blocks.append(block) }
    block = nil
  }

  private mutating func add(_ node: NodeID) {
    let record = document[node]
    let bytes = document.source.shownBytes(in: record.head)
    guard bytes > 0 else { return }
    var current =
      block
      ?? TextDensity.Block(
        first: node.index, isApart: node.index < apartEnd, isHeading: node.index < headingEnd)
    current.bytes += bytes
    if linkDepth > 0 { current.linked += bytes }
    block = current
  }

  /// Whether nothing in the element `node` is text of the page.
  static func isSkipped(_ node: NodeID, _ record: NodeRecord, in document: Document) -> Bool {
    document.elementClass(node).contains(.hidden) || record.namespace != .html
      || record.name == .noscript || record.name == .button || record.name == .pre
      || record.attributeCount > 0 && document.hides(node)
  }

  /// Opens an element. Returns true if nothing in it is examined.
  private mutating func enter(_ node: NodeID) -> Bool {
    let record = document[node]
    let element = document.elementClass(node)
    if Self.isSkipped(node, record, in: document) {
      if element.contains(.block) { flush() }
      return true
    }
    let isBlock = element.contains(.block)
    if isBlock { flush() }
    if node.index >= apartEnd, isBlock, RegionNames.areApart(node, in: document) {
      apartEnd = document.subtreeEnd(node)
      apart.append(node)
    }
    if element.contains(.heading) { headingEnd = document.subtreeEnd(node) }
    let isLink = record.name == .a && document.attribute(node, .href) != nil
    if isLink {
      linkDepth += 1
      if node.index >= apartEnd { links += 1 }
    }
    if record.firstChild >= 0 {
      open.append((document.subtreeEnd(node), isBlock, isLink))
    } else if isLink {
      linkDepth -= 1
    }
    return false
  }
}
