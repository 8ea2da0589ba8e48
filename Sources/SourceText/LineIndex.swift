// SPDX-License-Identifier: Apache-2.0

/// A place as people count it.
public struct Position: Hashable, Sendable {
  /// Bytes of UTF-8 from 0.
  public var offset: Int
  /// From 1.
  public var line: Int
  /// Unicode code points from 1.
  public var column: Int

  /// A place by its offset in bytes, its line and its column, which count from 1.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// The offsets at which the lines of one source begin; made once, when the first place is printed.
///
/// A line ends at LF, CR LF or a lone CR. A byte order mark is not a column.
public struct LineIndex: Sendable {
  private let source: SourceText
  private let starts: [UInt32]

  /// An index of the lines of `source`.
  public init(_ source: SourceText) {
    self.source = source
    var starts: [UInt32] = [0]
    starts.reserveCapacity(source.count / 64 + 1)
    source.bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        // Eight bytes at a time, as long as none of them is a control character below 0x10.
        while index + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          let high = word & 0xF0F0_F0F0_F0F0_F0F0
          if (high &- 0x0101_0101_0101_0101) & ~high & 0x8080_8080_8080_8080 != 0 { break }
          index += 8
        }
        let end = min(index + 8, bytes.count)
        while index < end {
          let byte = bytes[index]
          index += 1
          if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
            starts.append(UInt32(index))
          }
        }
      }
    }
    self.starts = starts
  }

  /// The length of the longest line in bytes, its line end included.
  public var longestLine: Int {
    var longest = source.count - Int(starts[starts.count - 1])
    for index in 1..<max(starts.count, 1) {
      longest = max(longest, Int(starts[index] - starts[index - 1]))
    }
    return longest
  }

  /// The number of lines; a text that ends in a line feed has an empty last line.
  public var lineCount: Int { starts.count }

  /// The line (from 1) that holds the byte at `offset`.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of line `number` (from 1) without its line end.
  public func range(ofLine number: Int) -> ByteRange {
    let start = Int(starts[number - 1])
    var end = number < starts.count ? Int(starts[number]) : source.count
    while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    return ByteRange(start, end)
  }

  /// The place of the byte at `offset`; an offset past the end is the end.
  public func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), source.count)
    let line = line(at: offset)
    var start = Int(starts[line - 1])
    if line == 1 { start = min(source.contentStart, offset) }
    var column = 1
    for index in start..<max(start, offset) where source.bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return Position(offset: offset, line: line, column: column)
  }
}
