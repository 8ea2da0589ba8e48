// SPDX-License-Identifier: Apache-2.0

/// A part of an array that many parts share, numbered from 0: one allocation instead of one a part.
public struct SharedSlice<Element: Sendable>: RandomAccessCollection, Sendable {
  /// The whole array; empty while it is still being filled.
  public var base: [Element]
  /// The indices of the part in ``base``.
  public let part: ByteRange

  /// The elements `range` of `base`.
  @inlinable
  public init(_ range: Range<Int>, of base: [Element] = []) {
    self.base = base
    part = ByteRange(range.lowerBound, range.upperBound)
  }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// How many elements there are.
  @inlinable public var endIndex: Int { part.count }

  /// The element `position` of the part; as with an array, `position` must be one of its indices.
  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < part.count, "no element has that number")
    return base[part.start + position]
  }
}
