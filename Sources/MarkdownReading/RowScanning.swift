// SPDX-License-Identifier: Apache-2.0

/// The cells of one table row, from left to right. A pipe behind a backslash is no border.
struct RowScanner {
  private var position: Int
  private let end: Int
  /// The pipe in front of the first cell.
  let leadingPipe: Int?

  struct Cell {
    var start: Int
    var end: Int
    /// The pipe behind the cell.
    var pipe: Int?
  }

  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var start = start
    var end = end
    while end > start, bytes[end - 1].isWhite { end -= 1 }
    while start < end, bytes[start].isBlank { start += 1 }
    let hasPipe = start < end && bytes[start] == Ascii.pipe
    leadingPipe = hasPipe ? start : nil
    position = hasPipe ? start + 1 : start
    self.end = end
  }

  /// The next cell without the blanks around it.
  mutating func next(_ bytes: [UInt8]) -> Cell? {
    guard position < end else { return nil }
    var index = position
    while index < end, bytes[index] != Ascii.pipe || bytes[index - 1] == Ascii.backslash {
      index += 1
    }
    var start = position
    var stop = min(index, end)
    let pipe = index < end ? index : nil
    position = index + 1
    while start < stop, bytes[start].isBlank { start += 1 }
    while stop > start, bytes[stop - 1].isBlank { stop -= 1 }
    return Cell(start: start, end: stop, pipe: pipe)
  }
}
