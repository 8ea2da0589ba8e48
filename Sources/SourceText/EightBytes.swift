// SPDX-License-Identifier: Apache-2.0

// Eight bytes at a time, for the loops that touch every byte.

/// Eight times `byte`.
@inlinable @inline(__always)
public func eight(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

/// The top bit of the lowest byte of `word` that is zero is set, and no bit below it; 0 when there
/// is not one.
@inlinable @inline(__always)
public func zeroBytes(_ word: UInt64) -> UInt64 { (word &- eight(1)) & ~word & eight(0x80) }

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from `index` on, the first one lowest; they must be there.
  @inlinable @inline(__always)
  public func eightBytes(at index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(
        fromByteOffset: index, as: UInt64.self))
  }

  /// The offset of the first byte from `start` on that is `first` or `second`, or `end`.
  @inlinable @inline(__always)
  public func firstIndex(of first: UInt8, or second: UInt8, from start: Int, before end: Int)
    -> Int
  {
    var index = start
    while index + 8 <= end {
      let word = eightBytes(at: index)
      let found = zeroBytes(word ^ eight(first)) | zeroBytes(word ^ eight(second))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end, self[index] != first, self[index] != second { index += 1 }
    return index
  }
}
