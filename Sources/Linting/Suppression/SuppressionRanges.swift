// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// What follows a comment: worked out for all nodes at once, so that many comments cost no more than one.
struct SuppressionRanges {
  private let document: Document
  /// For each node itself or the first sibling after it that has something to say; -1 where there is none.
  private var significant: [Int32]
  /// For each node where the line of text and inline elements around it ends.
  private var lineEnd: [Int]

  init(_ document: Document) {
    self.document = document
    significant = Array(repeating: -1, count: document.nodes.count)
    lineEnd = Array(repeating: 0, count: document.nodes.count)
    for index in document.nodes.indices.reversed() {
      let node = NodeID(index)
      let next = document.nextSibling(node)
      if isSignificant(node) {
        significant[index] = node.rawValue
      } else if !next.isNone {
        significant[index] = significant[next.index]
      }
      let end = document.range(node).end
      lineEnd[index] = next.isNone || isBlock(next) ? end : max(end, lineEnd[next.index])
    }
  }

  /// What a comment covers: the element after it, or the rest of the text; nothing at the end of its parent.
  func range(behind comment: NodeID) -> ByteRange? {
    let next = document.nextSibling(comment)
    guard !next.isNone else { return nil }
    var target = significant[next.index]
    // An element that is not written in the source is not what a writer means by the next block.
    while target >= 0 {
      let node = NodeID(target)
      guard document.kind(node) == .element, document[node].flags.contains(.implied) else { break }
      let child = document.firstChild(node)
      guard !child.isNone, significant[child.index] >= 0 else { break }
      target = significant[child.index]
    }
    guard target >= 0 else { return nil }
    let node = NodeID(target)
    if document.kind(node) == .text {
      return ByteRange(document.range(node).start, lineEnd[node.index])
    }
    return document.range(node)
  }

  private func isSignificant(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .element:
      return !document[node].flags.contains(.implied) || !document.range(node).isEmpty
    case .text:
      return document.source.bytes[document.range(node).indices].contains { $0 > 0x20 }
    case .opaque:
      return !document.source.bytes[document.range(node).indices].starts(with: "{/*".utf8)
    case .document, .fragment, .doctype, .comment:
      return false
    }
  }

  private func isBlock(_ node: NodeID) -> Bool {
    document.kind(node) == .element && Self.blocks.contains(document.name(node))
  }

  private static let blocks: Set<Name> = [
    .address, .article, .aside, .blockquote, .body, .dd, .details, .dialog, .div, .dl, .dt,
    .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header,
    .hgroup, .hr, .html, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .table, .tbody,
    .td, .tfoot, .th, .thead, .tr, .ul,
  ]
}
