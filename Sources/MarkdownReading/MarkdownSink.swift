// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// What the second pass writes to, in document order.
///
/// Attributes come in front of the element that they belong to; segments are kept by the sink, so that a value can be
/// used again by its number.
protocol MarkdownSink: ~Copyable {
  /// Whether nothing more need be written.
  var isDone: Bool { get }

  mutating func append(_ segment: Segment, after previous: Int32) -> Int32
  mutating func literal(_ text: StaticString, for range: ByteRange) -> Segment

  mutating func attribute(_ attribute: AttributeRecord)
  mutating func open(_ name: Name, _ head: ByteRange, _ flags: NodeFlags) -> NodeID
  mutating func close(_ name: Name, _ tail: ByteRange, _ flags: NodeFlags)
  /// Source bytes as they are.
  mutating func text(_ range: ByteRange)
  mutating func text(_ segment: Segment)
  mutating func opaque(_ range: ByteRange)
  /// The lines of an HTML block, or the parts of one inline tag, without the prefixes in between.
  mutating func rawHTML(_ pieces: [ByteRange], isBlock: Bool)
  mutating func marker(_ range: ByteRange, of node: NodeID)
  mutating func definition(_ definition: Document.Definition)
}

extension MarkdownSink where Self: ~Copyable {
  /// An attribute whose value is a fixed word that is nowhere in the source.
  mutating func attribute(_ name: Name, _ value: StaticString, at range: ByteRange) {
    var payload: Int32 = -1
    if value.utf8CodeUnitCount > 0 { payload = append(literal(value, for: range), after: -1) }
    attribute(
      AttributeRecord(
        name: name, nameRange: ByteRange(at: range.start),
        valueRange: payload < 0 ? ByteRange(at: range.start) : range, payload: payload,
        flags: .implied))
  }
}
