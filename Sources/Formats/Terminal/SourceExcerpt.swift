// SPDX-License-Identifier: Apache-2.0

import SourceText

/// One line of a source as it is shown under a finding, and which of its cells are meant.
struct SourceExcerpt: Hashable {
  /// The line's number, from 1.
  var line: Int
  /// The line, or the stretch of it around the span, at most ``SourceExcerpt/greatestWidth`` cells
  /// wide.
  var text: String
  /// Cells before the underlined ones.
  var indent: Int
  /// Underlined cells, at least one.
  var underlined: Int

  static let greatestWidth = 100
  /// Bytes that are examined before and after the start of the span: enough for a window of any
  /// script.
  private static let reach = (before: 400, behind: 1200)

  /// A character as it is shown, with what has no width of its own after it.
  private struct Cell {
    var text: String
    var width: Int
    var isMeant: Bool
  }

  /// The first line of `range`, with the part of it that is in `range` underlined.
  init(_ range: ByteRange, in places: PlaceIndex) {
    let bytes = places.source.bytes
    let start = min(range.start, bytes.count)
    line = places.lines.line(at: start)
    let whole = places.lines.range(ofLine: line)
    let lineStart =
      line == 1 ? max(whole.start, min(places.source.contentStart, whole.end)) : whole.start
    // A span that begins on the line end itself is shown after the last character.
    let from = min(max(start, lineStart), whole.end)
    let to = min(max(range.end, from), whole.end)

    var first = max(lineStart, from - Self.reach.before)
    var last = min(whole.end, from + Self.reach.behind)
    while first > lineStart, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    while last < whole.end, last > first, bytes[last] & 0xC0 == 0x80 { last -= 1 }

    let cells = Self.cells(bytes, first..<last, meant: from..<max(to, from))
    let before = cells.firstIndex(where: \.isMeant) ?? Self.count(bytes, first..<from, cells)
    let meant = cells.count(where: \.isMeant)
    let window = Self.window(
      cells, around: before..<before + meant, cutBefore: first > lineStart,
      cutBehind: last < whole.end)

    let shown = cells[window]
    let leftOut = first > lineStart || window.lowerBound > 0
    let rightOut = last < whole.end || window.upperBound < cells.count
    text = (leftOut ? "…" : "") + shown.map(\.text).joined() + (rightOut ? "…" : "")
    indent =
      (leftOut ? 1 : 0) + shown.prefix(before - window.lowerBound).reduce(0) { $0 + $1.width }
    underlined = max(1, shown.filter(\.isMeant).reduce(0) { $0 + $1.width })
    while text.last == " " { text.removeLast() }
  }

  /// The number of cells that lie before an empty span.
  private static func count(_ bytes: [UInt8], _ range: Range<Int>, _ all: [Cell]) -> Int {
    min(cells(bytes, range, meant: 0..<0).count, all.count)
  }

  private static func cells(_ bytes: [UInt8], _ range: Range<Int>, meant: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var meter = CellMeter()
    var watch = TextGuard()
    var column = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = decode(bytes, at: offset, before: range.upperBound)
      let isMeant = meant.contains(offset)
      let behind = offset + length
      let next =
        behind < range.upperBound ? decode(bytes, at: behind, before: range.upperBound).scalar : nil
      let isStopped = scalar.map { watch.stops($0, next: next) } ?? false
      let (text, width) = shown(
        scalar, bytes[offset], isStopped: isStopped, column: column, &meter)
      if width == 0, !cells.isEmpty {
        cells[cells.count - 1].text += text
      } else if width == 1, scalar?.value == 0xFE0F, !cells.isEmpty {
        cells[cells.count - 1].text += text
        cells[cells.count - 1].width += 1
      } else {
        cells.append(Cell(text: text, width: width, isMeant: isMeant))
      }
      column += width
      offset += length
    }
    return cells
  }

  private static func shown(
    _ scalar: Unicode.Scalar?, _ byte: UInt8, isStopped: Bool, column: Int,
    _ meter: inout CellMeter
  ) -> (text: String, width: Int) {
    guard let scalar else {
      let digits = String(byte, radix: 16, uppercase: true)
      return ("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits, 4)
    }
    if scalar == "\t" {
      let width = 4 - column % 4
      return (String(repeating: " ", count: width), width)
    }
    if isStopped {
      let escape = TerminalText.escape(scalar)
      return (escape, escape.utf8.count)
    }
    return (String(scalar), meter.cells(of: scalar))
  }

  /// The character at `offset`, or nothing and one byte where there is no valid UTF-8.
  private static func decode(
    _ bytes: [UInt8], at offset: Int, before end: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let byte = bytes[offset]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, offset + length <= end else { return (nil, 1) }
    var decoder = UTF8()
    var iterator = bytes[offset..<offset + length].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator),
      UTF8.width(scalar) == length
    else { return (nil, 1) }
    return (scalar, length)
  }

  /// The cells to show: all of them when they fit, else those of the span with about as much on
  /// either side.
  private static func window(
    _ cells: [Cell], around span: Range<Int>, cutBefore: Bool, cutBehind: Bool
  ) -> Range<Int> {
    let total = cells.reduce(0) { $0 + $1.width }
    let marks = (cutBefore ? 1 : 0) + (cutBehind ? 1 : 0)
    if total + marks <= greatestWidth { return cells.indices }
    var room = greatestWidth - 2
    var low = span.lowerBound
    var high = low
    // A long span keeps some of what is before it.
    let kept = 20
    while high < span.upperBound, high < cells.count, room - cells[high].width >= kept {
      room -= cells[high].width
      high += 1
    }
    let half = high < span.upperBound ? room : room / 2
    var left = 0
    while low > 0, left + cells[low - 1].width <= half {
      low -= 1
      left += cells[low].width
    }
    room -= left
    while high < cells.count, cells[high].width <= room {
      room -= cells[high].width
      high += 1
    }
    while low > 0, cells[low - 1].width <= room {
      low -= 1
      room -= cells[low].width
    }
    return low..<high
  }
}
