// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// A text made of pieces of an export, with a map back to their places.
package struct ExportText: Sendable {
  /// A run of bytes of the text and what they stand for in the export.
  private struct Piece: Sendable {
    /// In the text.
    var start: Int
    var source: ByteRange
    /// Whether the bytes are those of the export, one for one.
    var isVerbatim: Bool
  }

  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// How many bytes of a file tell what it is.
  private static let headSize = 8192

  /// The first of the `bytes` of a file; of UTF-16, in which ASCII is every other byte, those alone.
  static func head(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let head = Array(bytes.prefix(headSize))
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    return isWide ? head.dropFirst(2).filter { $0 != 0 } : head
  }

  /// Adds the bytes of `export` at `range`.
  mutating func copy(_ range: ByteRange, of export: [UInt8]) {
    guard !range.isEmpty else { return }
    if let last = pieces.last, last.isVerbatim,
      last.source.start + bytes.count - last.start == range.start
    {
      pieces[pieces.count - 1].source = ByteRange(last.source.start, range.end)
      bytes += export[range.indices]
      return
    }
    pieces.append(Piece(start: bytes.count, source: range, isVerbatim: true))
    bytes += export[range.indices]
  }

  /// Adds what the escaped text of `export` at `range` stands for.
  mutating func copyEscaped(_ range: ByteRange, of export: [UInt8]) {
    var copied = range.start
    var index = range.start
    while index < range.end {
      guard export[index] == UInt8(ascii: "&"),
        let (text, end) = Self.reference(export, index, range.end)
      else {
        index += 1
        continue
      }
      copy(ByteRange(copied, index), of: export)
      insert(text, for: ByteRange(index, end))
      index = end
      copied = end
    }
    copy(ByteRange(copied, range.end), of: export)
  }

  /// What the reference at `index` stands for, and where it ends; nil where it is not one that XML knows.
  private static func reference(
    _ bytes: [UInt8], _ index: Int, _ end: Int
  ) -> (text: [UInt8], end: Int)? {
    let names: [(name: String, text: UInt8)] = [
      ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22), ("apos;", 0x27),
    ]
    let rest = bytes[(index + 1)..<end].prefix(10)
    for (name, text) in names where rest.starts(with: name.utf8) {
      return ([text], index + 1 + name.utf8.count)
    }
    guard rest.first == UInt8(ascii: "#"), let close = rest.firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let digits = rest[(index + 2)..<close]
    let isHex = digits.first == UInt8(ascii: "x")
    let spelled = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(spelled, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value)
    else { return nil }
    return (Array(String(scalar).utf8), close + 1)
  }

  /// Adds `text`, which stands for what is at `range` in the export.
  mutating func insert(_ text: some Sequence<UInt8>, for range: ByteRange) {
    let start = bytes.count
    bytes += text
    if bytes.count > start {
      pieces.append(Piece(start: start, source: range, isVerbatim: false))
    }
  }

  /// Adds the bytes of `other` at `range`, which come after those that `cursor` passed.
  mutating func copy(_ range: Range<Int>, of other: ExportText, _ cursor: inout Int) {
    var start = range.lowerBound
    while start < range.upperBound, cursor < other.pieces.count {
      let piece = other.pieces[cursor]
      let end =
        cursor + 1 < other.pieces.count
        ? other.pieces[cursor + 1].start : other.bytes.count
      if end <= start {
        cursor += 1
        continue
      }
      let stop = min(end, range.upperBound)
      let source =
        piece.isVerbatim
        ? ByteRange(
          piece.source.start + start - piece.start, piece.source.start + stop - piece.start)
        : piece.source
      if piece.isVerbatim, let last = pieces.last, last.isVerbatim,
        last.source.start + bytes.count - last.start == source.start
      {
        pieces[pieces.count - 1].source = ByteRange(last.source.start, source.end)
        bytes += other.bytes[start..<stop]
      } else {
        pieces.append(Piece(start: bytes.count, source: source, isVerbatim: piece.isVerbatim))
        bytes += other.bytes[start..<stop]
      }
      start = stop
      if stop == end { cursor += 1 }
    }
  }

  /// The place in the export of the byte at `offset`, which is looked up by halving.
  func place(_ offset: Int) -> ByteRange {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else {
      return pieces.first.map { ByteRange(at: $0.source.start) } ?? ByteRange(at: 0)
    }
    let piece = pieces[low - 1]
    guard piece.isVerbatim else { return piece.source }
    let place = piece.source.start + offset - piece.start
    return ByteRange(min(place, piece.source.end), min(place + 1, piece.source.end))
  }

  /// The place in the export of what is at `range` in the text.
  package func place(_ range: ByteRange) -> ByteRange {
    if range.isEmpty { return ByteRange(at: place(range.start).start) }
    let start = place(range.start).start
    return ByteRange(start, max(start, place(range.end - 1).end))
  }

  /// Where in the text the byte of the export at `offset` is, after it where it was left out.
  func offset(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].source.start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let piece = pieces[low - 1]
    let end = low < pieces.count ? pieces[low].start : bytes.count
    return min(piece.start + max(0, offset - piece.source.start), end)
  }
}
