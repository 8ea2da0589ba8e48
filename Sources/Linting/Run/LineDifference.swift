// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Which lines of two texts differ.
///
/// Lines that occur once in each text hold the two together; between them the shortest difference is sought, up
/// to a bound, after which the whole stretch counts as changed. So the time stays near the number of lines.
package enum LineDifference {
  /// Lines of the old text that lines of the new one replace; either may be empty.
  package struct Change: Equatable {
    package var old: Range<Int>
    package var new: Range<Int>
  }

  /// The most removed and added lines that are sought in one stretch.
  private static let bound = 200

  /// The lines of `new`, from 0, that are not as they were in `old`, in order; empty where lines were only removed.
  package static func newLines(_ old: SourceText, _ new: SourceText) -> [Range<Int>] {
    changes(lines(old.bytes), lines(new.bytes)).map(\.new)
  }

  /// The lines with their line feeds.
  package static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The changes in order; between two of them, and outside, the lines are equal.
  package static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Change] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let left = old.map(number)
    let right = new.map(number)
    var changes: [Change] = []
    var from = (old: 0, new: 0)
    for (oldLine, newLine) in anchors(left, right, lineCount: numbers.count)
      + [(left.count, right.count)]
    {
      compare(left, right, from.old..<oldLine, from.new..<newLine, into: &changes)
      from = (oldLine, newLine)
    }
    return changes
  }

  /// Pairs of lines that occur once in each text, the most that are in one order.
  private static func anchors(
    _ left: [Int], _ right: [Int], lineCount: Int
  ) -> [(Int, Int)] {
    var inRight = [(count: Int, place: Int)](repeating: (0, 0), count: lineCount)
    var inLeft = [Int](repeating: 0, count: lineCount)
    for line in left { inLeft[line] += 1 }
    for (place, line) in right.enumerated() { inRight[line] = (inRight[line].count + 1, place) }
    // The longest ascending run of places, by piles as in the card game patience.
    var candidates: [(old: Int, new: Int, before: Int)] = []
    var piles: [Int] = []
    for (place, line) in left.enumerated() where inLeft[line] == 1 && inRight[line].count == 1 {
      let target = inRight[line].place
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if candidates[piles[middle]].new < target { low = middle + 1 } else { high = middle }
      }
      candidates.append((place, target, low == 0 ? -1 : piles[low - 1]))
      if low == piles.count {
        piles.append(candidates.count - 1)
      } else {
        piles[low] = candidates.count - 1
      }
    }
    var anchors: [(Int, Int)] = []
    var current = piles.last ?? -1
    while current >= 0 {
      anchors.append((candidates[current].old, candidates[current].new))
      current = candidates[current].before
    }
    return anchors.reversed()
  }

  /// Adds the changes between two stretches.
  private static func compare(
    _ left: [Int], _ right: [Int], _ old: Range<Int>, _ new: Range<Int>,
    into changes: inout [Change]
  ) {
    var old = old
    var new = new
    while let a = old.first, let b = new.first, left[a] == right[b] {
      old = a + 1..<old.upperBound
      new = b + 1..<new.upperBound
    }
    while let a = old.last, let b = new.last, left[a] == right[b] {
      old = old.lowerBound..<a
      new = new.lowerBound..<b
    }
    guard !old.isEmpty || !new.isEmpty else { return }
    guard !old.isEmpty, !new.isEmpty, let equal = equalLines(left, right, old, new) else {
      add(Change(old: old, new: new), to: &changes)
      return
    }
    var from = (old: old.lowerBound, new: new.lowerBound)
    for (oldLine, newLine) in equal + [(old.upperBound, new.upperBound)] {
      if from.old < oldLine || from.new < newLine {
        add(Change(old: from.old..<oldLine, new: from.new..<newLine), to: &changes)
      }
      from = (oldLine + 1, newLine + 1)
    }
  }

  /// Adds `change`, as one with the last where no equal line parts them.
  private static func add(_ change: Change, to changes: inout [Change]) {
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1] = Change(
        old: last.old.lowerBound..<change.old.upperBound,
        new: last.new.lowerBound..<change.new.upperBound)
    } else {
      changes.append(change)
    }
  }

  /// The pairs of equal lines of a shortest difference (E. W. Myers, 1986); `nil` beyond the bound.
  private static func equalLines(
    _ left: [Int], _ right: [Int], _ old: Range<Int>, _ new: Range<Int>
  ) -> [(Int, Int)]? {
    // For each number of edits, how far into the old lines each diagonal (old less new) came.
    var rows: [Row] = []
    for edits in 0...min(bound, old.count + new.count) {
      var row = Row(edits: edits)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = rows.last?.start(of: diagonal).x ?? 0
        while x < old.count, x - diagonal < new.count,
          left[old.lowerBound + x] == right[new.lowerBound + x - diagonal]
        {
          x += 1
        }
        row[diagonal] = x
        if x >= old.count, x - diagonal >= new.count { return trace(rows, old, new) }
      }
      rows.append(row)
    }
    return nil
  }

  /// The equal lines on the way back from the end, `rows` being those before the last edit.
  private static func trace(
    _ rows: [Row], _ old: Range<Int>, _ new: Range<Int>
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var x = old.count
    var diagonal = old.count - new.count
    for row in rows.reversed() {
      let start = row.start(of: diagonal)
      while x > start.x {
        x -= 1
        pairs.append((old.lowerBound + x, new.lowerBound + x - diagonal))
      }
      if start.isInsertion {
        diagonal += 1
      } else {
        diagonal -= 1
        x -= 1
      }
    }
    while x > 0 {
      x -= 1
      pairs.append((old.lowerBound + x, new.lowerBound + x - diagonal))
    }
    return pairs.reversed()
  }

  /// How far each diagonal came with one number of edits.
  private struct Row {
    private let edits: Int
    private var values: [Int]

    init(edits: Int) {
      self.edits = edits
      values = Array(repeating: -1, count: 2 * edits + 1)
    }

    subscript(diagonal: Int) -> Int {
      get { abs(diagonal) <= edits ? values[diagonal + edits] : -1 }
      set { values[diagonal + edits] = newValue }
    }

    /// Where `diagonal` is entered with one edit more: by a line of the new text, or past one of the old.
    func start(of diagonal: Int) -> (x: Int, isInsertion: Bool) {
      let inserted = self[diagonal + 1]
      let removed = abs(diagonal - 1) <= edits ? self[diagonal - 1] + 1 : -1
      return inserted >= removed ? (inserted, true) : (removed, false)
    }
  }
}
