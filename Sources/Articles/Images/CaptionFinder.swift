// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import SourceText

/// Finds what is under an image as its caption.
struct CaptionFinder: Sendable {
  let document: Document
  let leadCaptions: [NodeID]
  let roots: [NodeID]

  /// Figures and frames deeper than this around an image are not examined.
  private static let deepest = 24
  /// The most nodes in them among which captions are looked for.
  private static let mostNodes = 500

  /// The captions of the figures and frames around the node of an image, the nearest first.
  func captions(around image: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var current = document.parent(image)
    var left = Self.mostNodes
    for _ in 0..<Self.deepest where left > 0 {
      guard !current.isNone, document.kind(current) == .element else { break }
      if document.isElement(current, .figure) {
        for child in document.children(current).prefix(left) {
          left -= 1
          if document.isElement(child, .figcaption) { found.append(child) }
        }
      } else if document.hasClass(current, "wp-caption")
        || document.hasClass(current, "gallery-item")
      {
        for index in document.descendants(current).prefix(left) {
          left -= 1
          if document.hasClass(NodeID(index), "wp-caption-text") { found.append(NodeID(index)) }
        }
      }
      if roots.contains(current) { break }
      current = document.parent(current)
    }
    return found
  }

  /// A longer caption is a text of its own, and many images may share it.
  private static let longestCaption = 8000

  private func words(_ caption: NodeID) -> MappedText? {
    document.range(caption).count <= Self.longestCaption ? document.visibleText(caption) : nil
  }

  /// The words under an image: its caption, the theme's of the lead image, or a line in italics next to it.
  func caption(of image: Image) -> MappedText? {
    switch image.origin {
    case .frontMatter:
      return leadCaptions.first.flatMap(words)
    case .shortcode(let node):
      return FigureShortcode(node, in: document)?["caption"]
        .map { ShownParameter($0, in: document.source).text }
    case .element(let node):
      if let caption = captions(around: node).first { return words(caption) }
      if image.role == .lead, let caption = leadCaptions.first { return words(caption) }
      if let index = document.attribute(node, .dataCaption) {
        return document.mappedValue(ofAttribute: index)
      }
      return lineInItalics(beside: node).flatMap(words)
    }
  }

  /// In Markdown, the italics that are all that follows the image in its paragraph, or all of the next one.
  private func lineInItalics(beside image: NodeID) -> NodeID? {
    guard document[image].flags.contains(.markdown) else { return nil }
    if let behind = shown(after: image) {
      return document.isElement(behind, .em) && shown(after: behind) == nil ? behind : nil
    }
    let paragraph = document.parent(image)
    guard document.isElement(paragraph, .p), let next = shown(after: paragraph),
      document.isElement(next, .p), let first = document.children(next).first(where: isShown),
      document.isElement(first, .em), shown(after: first) == nil
    else { return nil }
    return first
  }

  private func shown(after node: NodeID) -> NodeID? {
    var next = document.nextSibling(node)
    while !next.isNone, !isShown(next) { next = document.nextSibling(next) }
    return next.isNone ? nil : next
  }

  private func isShown(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .text: !document.isBlank(node)
    case .element: !document.isElement(node, .br)
    case .opaque: true
    default: false
    }
  }
}
