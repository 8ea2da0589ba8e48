// SPDX-License-Identifier: Apache-2.0

/// A half-open range of bytes `start..<end` of one source, counted from 0.
///
/// It is eight bytes, so a source may hold at most 4 GiB; readers refuse anything larger than
/// ``SourceText/SourceText/largestSize``.
public struct ByteRange: Hashable, Sendable {
  /// The first byte's offset.
  public var startOffset: UInt32
  /// The offset after the last byte.
  public var endOffset: UInt32

  /// The range `start..<end`; a negative length is a programmer's error and becomes empty at `start`.
  @inlinable @inline(__always)
  public init(_ start: Int, _ end: Int) {
    startOffset = UInt32(truncatingIfNeeded: start)
    endOffset = UInt32(truncatingIfNeeded: end < start ? start : end)
  }

  /// The empty range at `offset`.
  @inlinable @inline(__always)
  public init(at offset: Int) { self.init(offset, offset) }

  /// The first byte's offset.
  @inlinable @inline(__always) public var start: Int { Int(startOffset) }
  /// The offset after the last byte.
  @inlinable @inline(__always) public var end: Int { Int(endOffset) }
  /// The length in bytes.
  @inlinable @inline(__always) public var count: Int { Int(endOffset) - Int(startOffset) }
  /// Whether it holds no byte.
  @inlinable @inline(__always) public var isEmpty: Bool { startOffset == endOffset }
  /// The offsets of its bytes.
  @inlinable @inline(__always) public var indices: Range<Int> { start..<end }

  /// Whether every byte of `other` lies in this range.
  @inlinable
  public func contains(_ other: ByteRange) -> Bool {
    startOffset <= other.startOffset && other.endOffset <= endOffset
  }

  /// Whether the byte at `offset` lies in this range.
  @inlinable
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether the two share at least one byte.
  @inlinable
  public func overlaps(_ other: ByteRange) -> Bool {
    startOffset < other.endOffset && other.startOffset < endOffset
  }

  /// The smallest range that holds both.
  @inlinable
  public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }
}

extension ByteRange: Comparable {
  /// By start, then by end.
  @inlinable
  public static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.startOffset, left.endOffset) < (right.startOffset, right.endOffset)
  }
}

extension ByteRange: CustomStringConvertible {
  /// Both offsets, for messages of tests.
  public var description: String { "\(start)..<\(end)" }
}
