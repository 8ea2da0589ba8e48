// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The text of one leaf block in one stretch, with the way back to the source.
///
/// Where the lines follow one another without a prefix in between, it is the source itself; else the lines are copied
/// together and `pieces` tells where each came from.
struct LeafText {
  struct Piece {
    var start: Int
    var source: Int
  }

  var bytes: [UInt8] = []
  var start = 0
  var end = 0
  /// Empty when offsets are those of the source.
  var pieces: [Piece] = []

  /// Takes the range `start..<end` of `source`.
  mutating func load(_ source: [UInt8], _ start: Int, _ end: Int) {
    bytes = source
    pieces.removeAll(keepingCapacity: true)
    self.start = start
    self.end = end
  }

  /// Takes `count` of `lines` from the one numbered `first`, without white space at the end.
  mutating func load(_ source: [UInt8], _ lines: [Line], first: Int, count: Int) {
    guard count > 0 else { return load(source, 0, 0) }
    var isContiguous = true
    var index = first + 1
    while index < first + count {
      if lines[index].start != lines[index - 1].end {
        isContiguous = false
        break
      }
      index += 1
    }
    if isContiguous {
      load(source, Int(lines[first].start), Int(lines[first + count - 1].end))
    } else {
      var copy: [UInt8] = []
      pieces.removeAll(keepingCapacity: true)
      for line in lines[first..<first + count] {
        pieces.append(Piece(start: copy.count, source: Int(line.start)))
        copy.append(contentsOf: source[Int(line.start)..<Int(line.end)])
      }
      start = 0
      end = copy.count
      bytes = copy
    }
    trimEnd()
  }

  /// Takes a table cell, dropping the backslash of each `\|`.
  mutating func loadCell(_ source: [UInt8], _ start: Int, _ end: Int) {
    guard source.find("\\|", from: start, before: end) != nil else {
      return load(source, start, end)
    }
    var copy: [UInt8] = []
    pieces.removeAll(keepingCapacity: true)
    pieces.append(Piece(start: 0, source: start))
    var index = start
    while index < end {
      if source[index] == Ascii.backslash, index + 1 < end, source[index + 1] == Ascii.pipe {
        index += 1
        pieces.append(Piece(start: copy.count, source: index))
      }
      copy.append(source[index])
      index += 1
    }
    self.start = 0
    self.end = copy.count
    bytes = copy
  }

  private mutating func trimEnd() {
    while end > start, bytes[end - 1].isBlank || bytes[end - 1].isLineEnd { end -= 1 }
  }

  /// The byte at `index`, or 0 outside the text.
  @inline(__always) func byte(_ index: Int) -> UInt8 {
    index >= start && index < end ? bytes[index] : 0
  }

  private func piece(holding offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The source offset of the byte at `offset`.
  @inline(__always) func sourceStart(_ offset: Int) -> Int {
    pieces.isEmpty ? offset : mapped(offset)
  }

  private func mapped(_ offset: Int) -> Int {
    let piece = pieces[piece(holding: offset)]
    return piece.source + offset - piece.start
  }

  /// The source offset after the byte in front of `offset`.
  @inline(__always) func sourceEnd(_ offset: Int) -> Int {
    pieces.isEmpty ? offset : offset <= start ? mapped(offset) : mapped(offset - 1) + 1
  }

  /// The source range from the first byte of `start..<end` to its last.
  @inline(__always) func range(_ start: Int, _ end: Int) -> ByteRange {
    if pieces.isEmpty { return ByteRange(start, end) }
    return start >= end
      ? ByteRange(at: sourceStart(start)) : ByteRange(sourceStart(start), sourceEnd(end))
  }

  /// Calls `body` with each stretch of `start..<end` that is one stretch of the source.
  @inline(__always)
  func forEachPiece(_ start: Int, _ end: Int, _ body: (_ start: Int, _ end: Int) -> Void) {
    if pieces.isEmpty {
      if start < end { body(start, end) }
      return
    }
    var index = piece(holding: start)
    var position = start
    while position < end {
      let stop = index + 1 < pieces.count ? min(end, pieces[index + 1].start) : end
      if stop > position { body(position, stop) }
      position = max(stop, position)
      index += 1
      if index >= pieces.count { break }
    }
  }
}
