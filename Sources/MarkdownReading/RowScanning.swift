// SPDX-License-Identifier: Apache-2.0

/// The cells of one table row, from left to right. A pipe after a backslash is not a border.
struct RowScanner {
  private var position: Int
  private let end: Int
  /// The pipe in front of the first cell.
  let leadingPipe: Int?

  struct Cell {
    var start: Int
    var end: Int
    /// The pipe after the cell.
    var pipe: Int?
  }

  /// Whether a pipe in code, in backticks or between `code` tags, is not a border.
  private let skipsCode: Bool

  init(_ bytes: [UInt8], _ start: Int, _ end: Int, skipsCode: Bool = false) {
    self.skipsCode = skipsCode
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
      index = skipsCode ? behindCode(bytes, index) : index + 1
    }
    var start = position
    var stop = min(index, end)
    let pipe = index < end ? index : nil
    position = index + 1
    while start < stop, bytes[start].isBlank { start += 1 }
    while stop > start, bytes[stop - 1].isBlank { stop -= 1 }
    return Cell(start: start, end: stop, pipe: pipe)
  }

  /// After the code that begins at `index`, or the next byte.
  private mutating func behindCode(_ bytes: [UInt8], _ index: Int) -> Int {
    if bytes[index] == Ascii.backtick {
      var open = index
      while open < end, bytes[open] == Ascii.backtick { open += 1 }
      guard index >= failedCode else { return open }
      var stop = open
      while stop < end {
        var close = stop
        while close < end, bytes[close] == Ascii.backtick { close += 1 }
        if close - stop == open - index { return close }
        stop = max(close, stop + 1)
      }
      failedCode = end
      return open
    }
    // Liquid has its say before the table is read.
    if bytes[index] == Ascii.leftBrace, index >= failedCode, index + 1 < end {
      let second = bytes[index + 1]
      let closer: StaticString = second == Ascii.percent ? "%}" : "}}"
      if second == Ascii.percent || second == Ascii.leftBrace {
        if let stop = bytes.find(closer, from: index + 2, before: end) { return stop + 2 }
        failedCode = end
      }
    }
    if bytes[index] == Ascii.less, index >= failedCode,
      bytes.hasFolded("<code", at: index, before: end)
    {
      if let stop = bytes.find("</code>", from: index, before: end) { return stop + 7 }
      failedCode = end
    }
    return index + 1
  }

  /// Searches for the end of code that begins in front of this came to nothing.
  private var failedCode = 0
}
