// SPDX-License-Identifier: Apache-2.0

/// The bytes of one file as UTF-8, and where its lines begin.
///
/// Everything inside Stet counts in bytes of this text; lines and columns are worked out only where
/// something is printed.
public struct SourceText: Sendable {
  /// The path as it is printed; empty for a text without a file.
  public let path: String
  /// The text as UTF-8. A byte order mark at the start is kept, so that offsets are those of the
  /// file.
  public let bytes: [UInt8]

  /// The largest file that is read, in bytes (256 MiB).
  public static let largestSize = 256 << 20

  /// A source of `bytes`, which `path` names in messages.
  public init(path: String = "", bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A source of the UTF-8 of `text`, which `path` names in messages.
  public init(path: String = "", _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The number of bytes.
  @inlinable public var count: Int { bytes.count }

  /// All of it.
  @inlinable public var wholeRange: ByteRange { ByteRange(0, bytes.count) }

  /// Where the text itself begins: after a byte order mark, else 0.
  public var contentStart: Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The bytes of `range`, as far as there are any, as a string; bytes that are not UTF-8 become
  /// U+FFFD.
  public func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.indices.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// How many bytes of `range` are neither white space nor control characters.
  public func shownBytes(in range: ByteRange) -> Int {
    let indices = range.indices.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      var index = indices.lowerBound
      let end = indices.upperBound
      while index + 8 <= end {
        count += Self.shown(buffer.eightBytes(at: index)).nonzeroBitCount
        index += 8
      }
      if index == end { return count }
      if end - indices.lowerBound >= 8 {
        // The last eight bytes, without those that were counted.
        let rest = Self.shown(buffer.eightBytes(at: end - 8)) >> (8 * UInt64(index - (end - 8)))
        return count + rest.nonzeroBitCount
      }
      while index < end {
        if buffer[index] > 0x20 { count += 1 }
        index += 1
      }
      return count
    }
  }

  /// The top bit of each byte that is greater than 0x20.
  private static func shown(_ word: UInt64) -> UInt64 {
    (((word & ~eight(0x80)) &+ eight(0x7F - 0x20)) | word) & eight(0x80)
  }

  /// Whether the file's first line ends in CR LF, so that what Stet writes ends so too.
  public var usesCRLF: Bool {
    guard let feed = bytes.firstIndex(of: 0x0A) else { return false }
    return feed > 0 && bytes[feed - 1] == 0x0D
  }
}
