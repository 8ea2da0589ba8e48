// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// Decoded text as UTF-8 with a map back to the source, through entities, escapes, markup and soft breaks.
public struct MappedText: Hashable, Sendable {
  /// A run of the text: its first byte here, and the source bytes that it stands for.
  public struct Piece: Hashable, Sendable {
    /// The offset in the text where it begins.
    public var start: UInt32
    /// The bytes of the source that it stands for.
    public var source: ByteRange
    /// Whether byte n of the run is byte n of the source; if not, the run stands for `source` as a whole.
    public var isVerbatim: Bool
  }

  /// The text, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The only piece, as most texts have one: it takes no memory of its own.
  private var only: Piece?
  /// The pieces, where there is more than one.
  private var several: [Piece] = []

  /// The text's pieces in order, with their places in the source.
  public var pieces: [Piece] { only.map { [$0] } ?? several }

  /// An empty text.
  public init() {}

  /// Whether it holds no byte.
  public var isEmpty: Bool { bytes.isEmpty }
  /// The text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets everything but keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    only = nil
    several.removeAll(keepingCapacity: true)
  }

  private var pieceCount: Int { only == nil ? several.count : 1 }
  private var lastPiece: Piece? { only ?? several.last }
  private func piece(_ number: Int) -> Piece { only ?? several[number] }

  private mutating func add(_ piece: Piece) {
    if let first = only {
      only = nil
      several.append(first)
    } else if several.isEmpty {
      only = piece
      return
    }
    several.append(piece)
  }

  /// Adds the bytes of `range`, reading CR LF and CR as LF.
  public mutating func appendVerbatim(_ range: ByteRange, of source: SourceText) {
    let end = min(range.end, source.count)
    var start = range.start
    var index = start
    while index < end {
      if source.bytes[index] == 0x0D {
        append(run: ByteRange(start, index), of: source)
        let next = index + 1 < end && source.bytes[index + 1] == 0x0A ? index + 2 : index + 1
        append("\n", for: ByteRange(index, next))
        start = next
        index = next
      } else {
        index += 1
      }
    }
    append(run: ByteRange(start, end), of: source)
  }

  /// Adds the bytes of `range`, which hold no CR.
  public mutating func append(run range: ByteRange, of source: SourceText) {
    guard !range.isEmpty, range.end <= source.count else { return }
    if let last = lastPiece, last.isVerbatim, last.source.end == range.start {
      if only != nil {
        only?.source.endOffset = range.endOffset
      } else {
        several[several.count - 1].source.endOffset = range.endOffset
      }
    } else {
      add(Piece(start: UInt32(bytes.count), source: range, isVerbatim: true))
    }
    bytes.append(contentsOf: source.bytes[range.indices])
  }

  /// Adds `text`, which stands for the source bytes `range` as a whole.
  public mutating func append(_ text: String, for range: ByteRange) {
    guard !text.isEmpty else { return }
    add(Piece(start: UInt32(bytes.count), source: range, isVerbatim: false))
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds `text`, which stands for the bytes `range` of the source and is not spelled as there.
  public mutating func append(_ text: ArraySlice<UInt8>, for range: ByteRange) {
    guard !text.isEmpty else { return }
    add(Piece(start: UInt32(bytes.count), source: range, isVerbatim: false))
    bytes.append(contentsOf: text)
  }

  private func piece(holding offset: Int) -> Int {
    var low = 0
    var high = pieceCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(piece(middle).start) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The source bytes of the text bytes `range` (offsets into ``bytes``): from the start of the first to
  /// the end of the last, whatever markup is between.
  public func source(_ range: Range<Int>) -> ByteRange {
    guard pieceCount > 0 else { return ByteRange(0, 0) }
    if range.isEmpty { return ByteRange(at: sourceOffset(range.lowerBound)) }
    let last = piece(piece(holding: range.upperBound - 1))
    let end =
      last.isVerbatim ? last.source.start + (range.upperBound - Int(last.start)) : last.source.end
    return ByteRange(sourceOffset(range.lowerBound), end)
  }

  /// The source offset of the text byte at `offset`; at the end, the end of the last piece.
  public func sourceOffset(_ offset: Int) -> Int {
    guard offset < bytes.count else { return lastPiece?.source.end ?? 0 }
    let piece = piece(piece(holding: offset))
    return piece.isVerbatim ? piece.source.start + (offset - Int(piece.start)) : piece.source.start
  }

  /// The text bytes `range` on their own, with their map.
  public func slice(_ range: Range<Int>) -> MappedText {
    let range = range.clamped(to: 0..<bytes.count)
    var result = MappedText()
    for part in pieces(in: range) {
      result.add(
        Piece(
          start: UInt32(part.bytes.lowerBound - range.lowerBound), source: part.source,
          isVerbatim: part.isVerbatim))
    }
    result.bytes = Array(bytes[range])
    return result
  }

  /// `inner`, which was read from this text's own bytes, as a text of this one's source.
  public func composed(_ inner: MappedText) -> MappedText {
    var result = MappedText()
    for piece in inner.pieces(in: 0..<inner.bytes.count) {
      let range = piece.source.start..<piece.source.end
      let parts = pieces(in: range)
      if piece.isVerbatim, parts.allSatisfy(\.isVerbatim), !parts.isEmpty {
        for part in parts {
          result.add(
            Piece(
              start: UInt32(result.bytes.count), source: part.source, isVerbatim: true))
          result.bytes += bytes[part.bytes]
        }
      } else {
        result.append(inner.bytes[piece.bytes], for: source(range))
      }
    }
    return result
  }

  /// A part of a run of the text.
  public struct Part {
    /// The piece's place in the text.
    public var bytes: Range<Int>
    /// The bytes of the source that it stands for.
    public var source: ByteRange
    /// Whether it is spelled in the source as it is here.
    public var isVerbatim: Bool
  }

  /// The runs, or parts of runs, that make up the text bytes `range`.
  public func pieces(in range: Range<Int>) -> [Part] {
    let range = range.clamped(to: 0..<bytes.count)
    let count = pieceCount
    guard !range.isEmpty, count > 0 else { return [] }
    var parts: [Part] = []
    var number = piece(holding: range.lowerBound)
    while number < count, Int(piece(number).start) < range.upperBound {
      let piece = piece(number)
      let end = number + 1 < count ? Int(self.piece(number + 1).start) : bytes.count
      let part = max(range.lowerBound, Int(piece.start))..<min(range.upperBound, end)
      let offset = piece.source.start - Int(piece.start)
      parts.append(
        Part(
          bytes: part,
          source: piece.isVerbatim
            ? ByteRange(part.lowerBound + offset, part.upperBound + offset) : piece.source,
          isVerbatim: piece.isVerbatim))
      number += 1
    }
    return parts
  }
}

extension MappedText {
  /// From the first to the last byte of the source that this text stands for.
  public var sourceRange: ByteRange { source(0..<bytes.count) }

  /// A value that the source spells at `range`; where it spells it otherwise, each byte stands for all of `range`.
  public init(_ text: String, spelledAt range: ByteRange, in source: SourceText) {
    self.init()
    append(text, spelledAt: range, in: source)
  }

  /// Adds a value that the source spells at `range`, in the same way.
  public mutating func append(_ text: String, spelledAt range: ByteRange, in source: SourceText) {
    if range.end <= source.count, source.bytes[range.indices].elementsEqual(text.utf8),
      !text.utf8.contains(0x0D)
    {
      appendVerbatim(range, of: source)
    } else {
      append(text, for: range)
    }
  }

  /// The bytes of this text that stand for source bytes in `range`; `nil` when none do.
  public func textRange(ofSource range: ByteRange) -> Range<Int>? {
    var result: Range<Int>?
    let pieces = pieces
    for (number, piece) in pieces.enumerated() where piece.source.overlaps(range) {
      let end = number + 1 < pieces.count ? Int(pieces[number + 1].start) : bytes.count
      var low = Int(piece.start)
      var high = end
      if piece.isVerbatim {
        low += max(0, range.start - piece.source.start)
        high = min(high, Int(piece.start) + range.end - piece.source.start)
      }
      if low < high { result = (result?.lowerBound ?? low)..<high }
    }
    return result
  }
}
