// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// Writes straight into a ``DocumentBuilder``: for posts whose only raw HTML is comments.
///
/// At other raw HTML it stops; the post is then written again through HTML's own tree builder.
struct DocumentSink: MarkdownSink, ~Copyable {
  var builder: DocumentBuilder
  private(set) var isDone = false
  private var parents: [NodeID] = [.document]
  private var firstAttribute = 0

  // The text node that is being put together.
  private var hasText = false
  private var run = ByteRange(at: 0)
  private var firstSegment: Int32 = -1
  private var lastSegment: Int32 = -1
  private var textStart = 0

  init(_ source: SourceText, likelyNodes: Int) {
    builder = DocumentBuilder(source: source, likelyNodes: likelyNodes)
  }

  mutating func append(_ segment: Segment, after previous: Int32) -> Int32 {
    builder.append(segment, after: previous)
  }

  mutating func literal(_ text: StaticString, for range: ByteRange) -> Segment {
    let start = UInt32(truncatingIfNeeded: builder.auxiliary.count)
    text.withUTF8Buffer { builder.auxiliary.append(contentsOf: $0) }
    return Segment(range, .literal, start, UInt32(truncatingIfNeeded: builder.auxiliary.count))
  }

  mutating func attribute(_ attribute: AttributeRecord) { builder.attributes.append(attribute) }

  mutating func open(_ name: Name, _ head: ByteRange, _ flags: NodeFlags) -> NodeID {
    flushText()
    var record = NodeRecord(.element, name: name, flags: flags.union(.markdown), head: head)
    let count = builder.attributes.count - firstAttribute
    if count > 0 {
      record.payload = Int32(truncatingIfNeeded: firstAttribute)
      record.attributeCount = UInt32(truncatingIfNeeded: count)
      firstAttribute = builder.attributes.count
    }
    let node = builder.append(record, to: parents[parents.count - 1])
    parents.append(node)
    return node
  }

  mutating func close(_ name: Name, _ tail: ByteRange, _ flags: NodeFlags) {
    flushText()
    guard parents.count > 1, let node = parents.popLast() else { return }
    builder.nodes[node.index].tail = tail
  }

  mutating func text(_ range: ByteRange) {
    if range.isEmpty { return }
    if !hasText {
      hasText = true
      textStart = range.start
      run = range
    } else if run.endOffset == range.startOffset {
      run.endOffset = range.endOffset
    } else {
      flushRun()
      run = range
    }
  }

  mutating func text(_ segment: Segment) {
    if !hasText {
      hasText = true
      textStart = segment.range.start
    } else {
      flushRun()
    }
    lastSegment = builder.append(segment, after: lastSegment)
    if firstSegment < 0 { firstSegment = lastSegment }
    run = ByteRange(at: segment.range.end)
  }

  private mutating func flushRun() {
    if run.isEmpty { return }
    lastSegment = builder.append(Segment(run), after: lastSegment)
    if firstSegment < 0 { firstSegment = lastSegment }
  }

  private mutating func flushText() {
    guard hasText else { return }
    hasText = false
    var record = NodeRecord(.text, flags: .markdown, head: ByteRange(textStart, run.end))
    if firstSegment >= 0 {
      flushRun()
      record.payload = firstSegment
      firstSegment = -1
      lastSegment = -1
    }
    _ = builder.append(record, to: parents[parents.count - 1])
  }

  mutating func opaque(_ range: ByteRange) {
    flushText()
    _ = builder.append(
      NodeRecord(.opaque, flags: .markdown, head: range), to: parents[parents.count - 1])
  }

  mutating func rawHTML(_ pieces: [ByteRange], isBlock: Bool) {
    if isDone { return }
    guard let comments = Self.comments(pieces, builder.source.bytes) else {
      isDone = true
      return
    }
    flushText()
    for range in comments {
      var record = NodeRecord(.comment, head: range)
      let inside = ByteRange(range.start + 4, range.end - 3)
      record.payload = builder.append(Segment(inside), after: -1)
      _ = builder.append(record, to: parents[parents.count - 1])
    }
  }

  /// The comments that `pieces` consist of, or `nil` when there is more than comments and white space, or a comment
  /// that HTML would end elsewhere than Markdown.
  private static func comments(_ pieces: [ByteRange], _ bytes: [UInt8]) -> [ByteRange]? {
    guard var range = pieces.first else { return [] }
    for piece in pieces.dropFirst() {
      guard piece.start == range.end else { return nil }
      range.endOffset = piece.endOffset
    }
    var comments: [ByteRange] = []
    var index = range.start
    while true {
      while index < range.end, bytes[index].isWhite { index += 1 }
      if index >= range.end { return comments }
      guard bytes.has("<!--", at: index, before: range.end),
        !bytes.has(">", at: index + 4, before: range.end),
        !bytes.has("->", at: index + 4, before: range.end),
        let stop = bytes.find("-->", from: index + 4, before: range.end),
        bytes.find("--!>", from: index + 4, before: stop) == nil
      else { return nil }
      comments.append(ByteRange(index, stop + 3))
      index = stop + 3
    }
  }

  mutating func marker(_ range: ByteRange, of node: NodeID) {
    builder.markers.append(Document.Marker(node: node, range: range))
  }

  mutating func definition(_ definition: Document.Definition) {
    builder.definitions.append(definition)
  }

  consuming func finish() -> Document {
    flushText()
    builder.markers.sort { $0.range < $1.range }
    return builder.finish(format: .markdown)
  }
}
