// SPDX-License-Identifier: Apache-2.0

import Linting
package import SourceText

/// The edits that turn one text into another, as few and short as lines and characters allow.
package enum TextChanges {
  /// The edits in the order of their places; none overlaps another.
  package static func edits(_ old: [UInt8], _ new: [UInt8]) -> [(range: ByteRange, text: String)] {
    if old == new { return [] }
    let left = LineDifference.lines(old)
    let right = LineDifference.lines(new)
    return LineDifference.changes(left, right).map { change in
      let before = bytes(left, change.old, of: old)
      let after = bytes(right, change.new, of: new)
      return trimmed(before, after)
    }
  }

  private static func bytes(
    _ lines: [ArraySlice<UInt8>], _ range: Range<Int>, of all: [UInt8]
  ) -> ArraySlice<UInt8> {
    let start = range.lowerBound < lines.count ? lines[range.lowerBound].startIndex : all.count
    let end = range.isEmpty ? start : lines[range.upperBound - 1].endIndex
    return all[start..<end]
  }

  /// The change without what both texts begin and end with; no character is cut.
  private static func trimmed(
    _ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>
  ) -> (range: ByteRange, text: String) {
    let most = min(old.count, new.count)
    var first = 0
    while first < most, old[old.startIndex + first] == new[new.startIndex + first] { first += 1 }
    // A CR LF is one line end.
    while first > 0,
      isInside(old, first) || isInside(new, first) || old[old.startIndex + first - 1] == 0x0D
    {
      first -= 1
    }
    var last = 0
    while last < most - first, old[old.endIndex - 1 - last] == new[new.endIndex - 1 - last] {
      last += 1
    }
    while last > 0,
      isInside(old, old.count - last) || isInside(new, new.count - last)
        || old[old.endIndex - last] == 0x0A
    {
      last -= 1
    }
    let range = ByteRange(old.startIndex + first, old.endIndex - last)
    let text = new[(new.startIndex + first)..<(new.endIndex - last)]
    return (range, String(decoding: text, as: UTF8.self))
  }

  /// Whether a character goes on at `offset`.
  private static func isInside(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && bytes[bytes.startIndex + offset] & 0xC0 == 0x80
  }
}
