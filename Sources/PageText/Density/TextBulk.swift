// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

/// A quick check whether one element surely holds the bulk of a page's text, so that ``TextDensity`` need not read
/// the page: its blocks are counted in one pass, and names are examined in that element alone.
package struct TextBulk {
  /// A run of text in the element that no block interrupts.
  private struct Block {
    var first: Int
    var bytes: Int
    /// Whether it is content by the tree of ``TextDensity``, whatever comes after it.
    var isSure: Bool
  }

  /// The outermost elements inside whose names say that they are not content, in order.
  package private(set) var apart: [NodeID] = []
  private var blocks: [Block] = []
  /// Bytes that are seen in the element, and around it.
  private var inside = 0
  private var outside = 0
  private var sure = 0

  private let document: Document
  private let root: NodeID
  private let isApart: Bool

  /// The block that is being read: its first text, its bytes, and those of them in links.
  private var open = (first: -1, bytes: 0, linked: 0)
  /// Whether the block before it is mostly links.
  private var isBehindLinks = false

  /// Counts the text of the page in `document` in and around the element `root`.
  package init(_ document: Document, in root: NodeID) {
    self.document = document
    self.root = root
    isApart = Self.isApart(root, in: document)
    if !isApart { count() }
  }

  /// Whether the element holds the bulk of the page's text, and it is prose. With `alone`, no element inside holds
  /// nearly all of it without much else of the element either.
  package func isSure(alone: Bool) -> Bool {
    guard !isApart, sure >= TextDensity.fewestWords * TextDensity.bytesPerWord, sure >= outside
    else { return false }
    return !alone || isWhole
  }

  /// Whether ``TextDensity/isCore(_:of:)`` holds for no element inside: one of which it may hold lies around all sure
  /// blocks but the first and last twentieth of the text.
  private var isWhole: Bool {
    let few = inside / 20
    guard let first = block(behind: few, blocks), let last = block(behind: few, blocks.reversed())
    else { return false }
    var core = document.parent(NodeID(first))
    while core != root, !core.isNone, document.subtreeEnd(core) <= last {
      core = document.parent(core)
    }
    if core.index <= root.index { return true }
    let range = core.index..<document.subtreeEnd(core)
    let own = blocks.reduce(0) { $0 + (range.contains($1.first) ? $1.bytes : 0) }
    return (inside - own) * 100 <= own * 30
  }

  /// The first of the sure blocks with which more than `bytes` are passed.
  private func block(behind bytes: Int, _ blocks: some Sequence<Block>) -> Int? {
    var passed = 0
    for block in blocks where block.isSure {
      passed += block.bytes
      if passed > bytes { return block.first }
    }
    return nil
  }

  /// Whether `root` or an element around it is hidden, or says that it is not content.
  private static func isApart(_ root: NodeID, in document: Document) -> Bool {
    var node = root
    while !node.isNone {
      if document.kind(node) == .element,
        document.hides(node) || RegionNames.areApart(node, in: document)
      {
        return true
      }
      node = document.parent(node)
    }
    return false
  }

  private mutating func count() {
    let range = root.index..<document.subtreeEnd(root)
    var ends: [Int] = []
    var linkEnd = 0
    var index = 0
    while index < document.nodes.count {
      while let end = ends.last, index >= end {
        ends.removeLast()
        flush(range)
      }
      let node = NodeID(index)
      switch document.nodes[index].kind {
      case .text:
        let bytes = document.source.shownBytes(in: document.nodes[index].head)
        if bytes > 0 {
          if open.bytes == 0 { open.first = index }
          open.bytes += bytes
          if index < linkEnd { open.linked += bytes }
        }
      case .element:
        let record = document.nodes[index]
        let isBlock = document.elementClass(node).contains(.block)
        if isBlock { flush(range) }
        if DensityScan.isSkipped(node, record, in: document) {
          index = document.subtreeEnd(node)
          continue
        }
        if isBlock, index > range.lowerBound, index < range.upperBound,
          RegionNames.areApart(node, in: document)
        {
          apart.append(node)
          index = document.subtreeEnd(node)
          continue
        }
        if record.firstChild >= 0 {
          if isBlock { ends.append(document.subtreeEnd(node)) }
          if record.name == .a { linkEnd = document.subtreeEnd(node) }
        }
      case .fragment:
        index = document.subtreeEnd(node)
        continue
      case .document, .doctype, .comment, .opaque: break
      }
      index += 1
    }
    flush(range)
  }

  /// Ends the block that is open.
  private mutating func flush(_ range: Range<Int>) {
    let block = open
    guard block.bytes > 0 else { return }
    open.bytes = 0
    open.linked = 0
    if range.contains(block.first) {
      let words = block.bytes / TextDensity.bytesPerWord
      let isSure = block.linked * 3 <= block.bytes && words > (isBehindLinks ? 40 : 16)
      inside += block.bytes
      if isSure { sure += block.bytes }
      blocks.append(Block(first: block.first, bytes: block.bytes, isSure: isSure))
    } else {
      outside += block.bytes
    }
    isBehindLinks = block.linked * 9 > block.bytes * 5
  }
}
