// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Lines and columns of one source, as ``LineIndex`` gives them, but as fast at the end of a line
/// of many megabytes as at its start.
package struct PlaceIndex: Sendable {
  package let source: SourceText
  package let lines: LineIndex
  /// Code points that begin before each block of ``blockSize`` bytes; empty where every line is
  /// short enough to be counted from its start.
  private let pointsBeforeBlock: [UInt32]
  private static let blockSize = 512
  private static let longestPlainLine = 4096

  /// The index of `source`: `last` where that is of the same file, as it is for the posts of one export.
  package init(_ source: SourceText, after last: PlaceIndex?) {
    if let last, !source.path.isEmpty, last.source.path == source.path,
      last.source.count == source.count
    {
      self = last
    } else {
      self.init(source)
    }
  }

  package init(_ source: SourceText) {
    self.source = source
    lines = LineIndex(source)
    guard lines.longestLine > Self.longestPlainLine else {
      pointsBeforeBlock = []
      return
    }
    let bytes = source.bytes
    var counts: [UInt32] = []
    counts.reserveCapacity(bytes.count / Self.blockSize + 1)
    var points: UInt32 = 0
    var start = 0
    while start <= bytes.count {
      counts.append(points)
      let end = min(start + Self.blockSize, bytes.count)
      for index in start..<end where bytes[index] & 0xC0 != 0x80 { points += 1 }
      start += Self.blockSize
    }
    pointsBeforeBlock = counts
  }

  /// The place of the byte at `offset`; an offset past the end is the end.
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), source.count)
    let line = lines.line(at: offset)
    var start = lines.range(ofLine: line).start
    if line == 1 { start = min(source.contentStart, offset) }
    if pointsBeforeBlock.isEmpty { return lines.position(at: offset) }
    return Position(
      offset: offset, line: line, column: points(before: offset) - points(before: start) + 1)
  }

  private func points(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    var points = Int(pointsBeforeBlock[block])
    for index in block * Self.blockSize..<offset where source.bytes[index] & 0xC0 != 0x80 {
      points += 1
    }
    return points
  }
}
