// SPDX-License-Identifier: Apache-2.0

/// The bytes of a file that nobody vouches for: read a window at a time, so many windows and no more.
package struct ImageBytes {
  /// Reads at most so many bytes at an offset; fewer at the end.
  package typealias Read = (_ offset: Int, _ count: Int) -> [UInt8]

  /// How many bytes the file has.
  let count: Int
  private let read: Read
  private var window: [UInt8] = []
  private var windowStart = 0
  private var readsLeft = 256

  private static let windowSize = 4096

  package init(count: Int, _ read: @escaping Read) {
    self.count = count
    self.read = read
  }

  /// The byte at `offset`; nothing behind the end, or when too much was asked for.
  mutating func byte(_ offset: Int) -> UInt8? {
    if offset >= windowStart, offset - windowStart < window.count {
      return window[offset - windowStart]
    }
    guard offset >= 0, offset < count, readsLeft > 0 else { return nil }
    readsLeft -= 1
    window = read(offset, Self.windowSize)
    windowStart = offset
    return window.first
  }

  /// Whether `text` stands at `offset`.
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
  mutating func prefix(_ most: Int) -> [UInt8] {
    guard readsLeft > 0 else { return [] }
    readsLeft -= 1
    return read(0, min(most, count))
  }
}
