// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText

/// Writes through HTML's own tree builder: for posts with raw HTML, which may open in one block and close in another.
struct TreeSink: MarkdownSink, ~Copyable {
  private var builder: HTMLTreeBuilder
  private var attributes: [AttributeRecord] = []
  /// The elements that Markdown has opened, none where the tree builder made no node.
  private var opened: [NodeID] = []

  var isDone: Bool { false }

  init(_ source: SourceText, likelyNodes: Int, options: MarkdownDialect.Options) {
    builder = HTMLTreeBuilder(fragmentOf: source)
    builder.out.nodes.reserveCapacity(likelyNodes)
    builder.readsTemplates = !options.isDisjoint(with: .templates)
  }

  mutating func append(_ segment: Segment, after previous: Int32) -> Int32 {
    builder.out.append(segment, after: previous)
  }

  mutating func literal(_ text: StaticString, for range: ByteRange) -> Segment {
    let start = UInt32(truncatingIfNeeded: builder.out.auxiliary.count)
    text.withUTF8Buffer { builder.out.auxiliary.append(contentsOf: $0) }
    return Segment(range, .literal, start, UInt32(truncatingIfNeeded: builder.out.auxiliary.count))
  }

  mutating func attribute(_ attribute: AttributeRecord) { attributes.append(attribute) }

  mutating func open(_ name: Name, _ head: ByteRange, _ flags: NodeFlags) -> NodeID {
    let node = builder.openElement(
      name, head: head, attributes: attributes, flags: flags.union(.markdown))
    attributes.removeAll(keepingCapacity: true)
    opened.append(node)
    return node
  }

  mutating func close(_ name: Name, _ tail: ByteRange, _ flags: NodeFlags) {
    guard let node = opened.popLast(), !node.isNone else { return }
    if flags.contains(.void) {
      builder.out.nodes[node.index].tail = tail
    } else if name != .p || builder.isOpen(node) {
      // A paragraph that a block inside has ended must not be ended again: that would make an empty one.
      builder.closeElement(name, tail: tail, flags: .markdown)
    }
  }

  mutating func text(_ range: ByteRange) { builder.text(range, flags: .markdown) }

  mutating func text(_ segment: Segment) { builder.text(segment, flags: .markdown) }

  mutating func opaque(_ range: ByteRange) { builder.opaque(range, flags: .markdown) }

  mutating func rawHTML(_ pieces: [ByteRange], isBlock: Bool) {
    builder.rawHTML(pieces)
  }

  mutating func marker(_ range: ByteRange, of node: NodeID) {
    builder.out.markers.append(
      Document.Marker(node: node.isNone ? .document : node, range: range))
  }

  mutating func definition(_ definition: Document.Definition) {
    builder.out.definitions.append(definition)
  }

  consuming func finish() -> Document {
    builder.out.markers.sort { $0.range < $1.range }
    return builder.finish(format: .markdown)
  }
}
