// SPDX-License-Identifier: Apache-2.0

/// Finds the run of backticks that closes a code span, in time that is linear over one text.
struct BacktickRuns {
  /// Whether a search has gone through to the end, so that the last run of each length is known.
  private var isComplete = false
  /// Where the last run of each length begins, as far as searches have seen; longer ones apart.
  private var lastShort = [Int](repeating: -1, count: 32)
  private var lastLong: [Int: Int] = [:]

  /// Makes ready for another text.
  mutating func forget() {
    guard isComplete else { return }
    isComplete = false
    for length in lastShort.indices { lastShort[length] = -1 }
    lastLong.removeAll()
  }

  /// The first run of `length` at or after `position`.
  mutating func next(_ text: borrowing LeafText, length: Int, behind position: Int) -> Int? {
    if isComplete {
      let last = length < lastShort.count ? lastShort[length] : lastLong[length] ?? -1
      if last < position { return nil }
    }
    var index = position
    while index < text.end {
      guard text.bytes[index] == Ascii.backtick else {
        index += 1
        continue
      }
      let start = index
      while index < text.end, text.bytes[index] == Ascii.backtick { index += 1 }
      let found = index - start
      if !isComplete {
        if found < lastShort.count { lastShort[found] = start } else { lastLong[found] = start }
      }
      if found == length { return start }
    }
    isComplete = true
    return nil
  }
}
