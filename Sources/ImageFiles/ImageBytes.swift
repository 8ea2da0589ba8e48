// SPDX-License-Identifier: Apache-2.0

/// The bytes of an untrusted file: read a little at a time, so many bytes and no more.
package struct ImageBytes {
  /// Reads at most so many bytes at an offset; fewer at the end.
  package typealias Read = (_ offset: Int, _ count: Int) -> [UInt8]

  /// The most bytes that are read of one image.
  package static let most = 512 * 1024

  /// How many bytes the file has.
  let count: Int
  private let read: Read
  private var window: [UInt8] = []
  private var windowStart = 0
  private var left = Self.most
  private var readsLeft = 4096

  private static let windowSize = 2048

  package init(count: Int, _ read: @escaping Read) {
    self.count = count
    self.read = read
  }

  /// The byte at `offset`; nothing after the end, or when too much was asked for.
  mutating func byte(_ offset: Int) -> UInt8? {
    if offset >= windowStart, offset - windowStart < window.count {
      return window[offset - windowStart]
    }
    fill(offset, Self.windowSize)
    return window.first
  }

  /// Makes the window begin at `offset`, with `size` bytes where there are as many.
  private mutating func fill(_ offset: Int, _ size: Int) {
    window = fresh(offset, size)
    windowStart = offset
  }

  private mutating func fresh(_ offset: Int, _ size: Int) -> [UInt8] {
    guard offset >= 0, offset < count, readsLeft > 0 else { return [] }
    let size = min(size, left, count - offset)
    guard size > 0 else { return [] }
    readsLeft -= 1
    let bytes = read(offset, size)
    left -= max(bytes.count, 1)
    return bytes
  }

  /// Makes the next `size` bytes at `offset` known with a read of no more than these: where a file is walked along parts
  /// that no one wants, a whole window for each would be too much.
  mutating func step(to offset: Int, _ size: Int) {
    if offset >= windowStart, offset - windowStart + size <= window.count { return }
    fill(offset, size)
  }

  /// Whether `text` is at `offset`.
  mutating func has(_ text: String, at offset: Int) -> Bool {
    for (index, wanted) in text.utf8.enumerated() where byte(offset + index) != wanted {
      return false
    }
    return true
  }

  /// The number of `bytes` bytes at `offset`, the greatest first.
  mutating func big(_ bytes: Int, at offset: Int) -> Int? {
    var value = 0
    for index in 0..<bytes {
      guard let byte = byte(offset + index), value < 1 << 48 else { return nil }
      value = value << 8 | Int(byte)
    }
    return value
  }

  /// The number of `bytes` bytes at `offset`, the least first.
  mutating func little(_ bytes: Int, at offset: Int) -> Int? {
    var value = 0
    for index in 0..<bytes {
      guard let byte = byte(offset + index) else { return nil }
      value |= Int(byte) << (8 * index)
    }
    return value
  }

  /// The first bytes of the file.
  mutating func prefix(_ most: Int) -> [UInt8] { fresh(0, most) }

  /// The bytes of `range`, at most `most`; fewer where the file ends.
  mutating func bytes(_ range: Range<Int>, most: Int) -> [UInt8] {
    let size = min(range.count, most)
    if size == 0 { return [] }
    let start = range.lowerBound - windowStart
    if start >= 0, start <= window.count, size <= window.count - start {
      return Array(window[start..<start + size])
    }
    return fresh(range.lowerBound, size)
  }
}
