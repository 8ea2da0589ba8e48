// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText

/// Writes through HTML's own tree builder: for posts with raw HTML, which may open in one block and
/// close in another.
struct TreeSink: MarkdownSink, ~Copyable {
  private var builder: HTMLTreeBuilder
  private var attributes: [AttributeRecord] = []
  /// The elements that Markdown has opened, none where the tree builder made no node.
  private var opened: [NodeID] = []
  /// The HTML blocks, in order.
  private var rawBlocks: [ByteRange] = []

  var isDone: Bool { false }

  init(_ source: SourceText, options: MarkdownDialect.Options) {
    builder = HTMLTreeBuilder(fragmentOf: source)
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
      // A paragraph that a block inside has ended must not be ended again: that would make an empty
      // one.
      builder.closeElement(name, tail: tail, flags: .markdown)
    }
  }

  mutating func text(_ range: ByteRange) { builder.text(range) }

  mutating func text(_ segment: Segment) { builder.text(segment) }

  mutating func opaque(_ range: ByteRange) { builder.opaque(range, flags: .markdown) }

  mutating func rawHTML(_ pieces: [ByteRange], isBlock: Bool) {
    if isBlock, let first = pieces.first, let last = pieces.last {
      rawBlocks.append(first.union(last))
    }
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
    markText()
    builder.out.markers.sort { $0.range < $1.range }
    return builder.finish(format: .markdown)
  }

  /// Flags the text outside HTML blocks as Markdown.
  private mutating func markText() {
    let rawBlocks = rawBlocks
    builder.out.nodes.withUnsafeMutableBufferPointer { nodes in
      for index in nodes.indices where nodes[index].kind == .text {
        if !Self.isRaw(nodes[index].head.start, rawBlocks) { nodes[index].flags.insert(.markdown) }
      }
    }
  }

  private static func isRaw(_ offset: Int, _ rawBlocks: [ByteRange]) -> Bool {
    var low = 0
    var high = rawBlocks.count
    while low < high {
      let middle = (low + high) / 2
      if rawBlocks[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < rawBlocks.count && rawBlocks[low].contains(offset)
  }
}
