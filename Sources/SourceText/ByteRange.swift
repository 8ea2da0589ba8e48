// SPDX-License-Identifier: Apache-2.0

/// A half-open range of bytes `start..<end` of one source, counted from 0.
///
/// It is eight bytes, so a source may hold at most 4 GiB; readers refuse anything larger than
/// ``SourceText/SourceText/largestSize``.
package struct ByteRange: Hashable, Sendable {
  package var startOffset: UInt32
  package var endOffset: UInt32

  /// The range `start..<end`; a negative length is a programmer's error and becomes empty at `start`.
  @inlinable @inline(__always)
  package init(_ start: Int, _ end: Int) {
    startOffset = UInt32(truncatingIfNeeded: start)
    endOffset = UInt32(truncatingIfNeeded: end < start ? start : end)
  }

  /// The empty range at `offset`.
  @inlinable @inline(__always)
  package init(at offset: Int) { self.init(offset, offset) }

  /// The first byte's offset.
  @inlinable @inline(__always) package var start: Int { Int(startOffset) }
  /// The offset behind the last byte.
  @inlinable @inline(__always) package var end: Int { Int(endOffset) }
  /// The length in bytes.
  @inlinable @inline(__always) package var count: Int { Int(endOffset) - Int(startOffset) }
  @inlinable @inline(__always) package var isEmpty: Bool { startOffset == endOffset }
  @inlinable @inline(__always) package var indices: Range<Int> { start..<end }

  /// Whether every byte of `other` lies in this range.
  @inlinable
  package func contains(_ other: ByteRange) -> Bool {
    startOffset <= other.startOffset && other.endOffset <= endOffset
  }

  /// Whether the byte at `offset` lies in this range.
  @inlinable
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether the two share at least one byte.
  @inlinable
  package func overlaps(_ other: ByteRange) -> Bool {
    startOffset < other.endOffset && other.startOffset < endOffset
  }

  /// The smallest range that holds both.
  @inlinable
  package func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }
}

extension ByteRange: Comparable {
  /// By start, then by end.
  @inlinable
  package static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.startOffset, left.endOffset) < (right.startOffset, right.endOffset)
  }
}

extension ByteRange: CustomStringConvertible {
  package var description: String { "\(start)..<\(end)" }
}
