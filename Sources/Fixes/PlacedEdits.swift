// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// The text before a pass of fixes, or the one after it.
enum FixSide: Sendable {
  case before
  case after
}

/// One edit of a pass, and where it is before and after the pass.
struct PlacedEdit: Sendable {
  var before: ByteRange
  var after: ByteRange
  /// What its fix may change.
  var scope: FixScope
  /// Whether it writes text for readers, which must be shown as it is written.
  var isText: Bool
  /// Where the blocks that its fix may rebuild end, before and after.
  var reachBefore: Int
  var reachAfter: Int

  func range(_ side: FixSide) -> ByteRange { side == .before ? before : after }
  func reach(_ side: FixSide) -> Int { side == .before ? reachBefore : reachAfter }
}

/// The edits of a pass in the order of their places, none of which overlap.
struct PlacedEdits: Sendable {
  private(set) var edits: [PlacedEdit] = []

  /// The edits of `fixes`, which make `after` of `before`.
  init(_ fixes: [Fixer.Candidate], before: SourceText, after: SourceText) {
    var order: [(fix: Int, edit: Int)] = []
    for (number, fix) in fixes.enumerated() {
      order += fix.edits.indices.map { (number, $0) }
    }
    order.sort { left, right in
      let first = fixes[left.fix].edits[left.edit].range
      let second = fixes[right.fix].edits[right.edit].range
      return (first, left.fix, left.edit) < (second, right.fix, right.edit)
    }
    var shift = 0
    for (number, place) in order {
      let fix = fixes[number]
      let edit = fix.edits[place]
      let start = edit.range.start + shift
      let length = edit.text.utf8.count
      shift += length - edit.range.count
      edits.append(
        PlacedEdit(
          before: edit.range, after: ByteRange(start, start + length), scope: fix.scope,
          isText: fix.scope == .text && !fix.markup.contains(place), reachBefore: 0, reachAfter: 0))
    }
    let structural = fixes.map { fix in
      !fix.scope.isDisjoint(with: [.lists, .headings])
    }
    guard structural.contains(true) else { return }
    for (index, (number, _)) in order.enumerated() where structural[number] {
      let end = fixes[number].end
      edits[index].reachBefore = Self.endOfLine(behind: end, in: before)
      edits[index].reachAfter = Self.endOfLine(behind: moved(end, past: true), in: after)
    }
  }

  /// Where the line that holds `offset` ends, with the blank lines below it.
  private static func endOfLine(behind offset: Int, in source: SourceText) -> Int {
    var end = min(offset, source.count)
    while end < source.count, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D { end += 1 }
    while end < source.count, source.bytes[end] <= 0x20 { end += 1 }
    return end
  }

  /// Whether an edit writes suppressions, which front matter holds, too.
  var suppresses: Bool { edits.contains { $0.scope.contains(.suppressions) } }

  /// The index of the first edit that ends at `offset` or after it.
  func firstIndex(endingFrom offset: Int, _ side: FixSide) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range(side).end < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an edit of a fix that may change `scope` overlaps or touches `range`.
  func touches(_ range: ByteRange, _ side: FixSide, _ scope: FixScope) -> PlacedEdit? {
    var index = firstIndex(endingFrom: range.start, side)
    while index < edits.count, edits[index].range(side).start <= range.end {
      if !edits[index].scope.isDisjoint(with: scope) { return edits[index] }
      index += 1
    }
    return nil
  }

  /// The edit of a fix that may change `scope` in which all of `range` lies.
  func covering(_ range: ByteRange, _ side: FixSide, _ scope: FixScope) -> PlacedEdit? {
    var index = firstIndex(endingFrom: range.start, side)
    while index < edits.count, edits[index].range(side).start <= range.start {
      let edit = edits[index]
      if !edit.scope.isDisjoint(with: scope), edit.range(side).contains(range) { return edit }
      index += 1
    }
    return nil
  }

  /// Where the byte at `offset`, outside of the edits, is after the pass. An edit at `offset`
  /// itself counts with `past`.
  func moved(_ offset: Int, past: Bool) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      let range = edits[middle].before
      let isPast = range.end < offset || (range.end == offset && (past || range.start < offset))
      if isPast { low = middle + 1 } else { high = middle }
    }
    if low < edits.count, edits[low].before.start < offset {
      // Inside an edit.
      return past ? edits[low].after.end : edits[low].after.start
    }
    guard low > 0 else { return offset }
    return offset - edits[low - 1].before.end + edits[low - 1].after.end
  }

  /// Where `range` is after the pass, with what was written at its ends.
  func moved(_ range: ByteRange) -> ByteRange {
    ByteRange(moved(range.start, past: false), moved(range.end, past: true))
  }
}
