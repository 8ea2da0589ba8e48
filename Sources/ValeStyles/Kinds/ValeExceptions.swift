// SPDX-License-Identifier: Apache-2.0

import Patterns

/// What a rule leaves alone: a match that contains one of these words, and one that lies in one of these phrases.
struct ValeExceptions: Sendable {
  private var words = AnyPattern([], ignoresCase: false, .word)
  private var phrases = AnyPattern([], ignoresCase: true, .word)

  init() {}

  init(_ terms: [String], wrong: (String, String) -> Void = { _, _ in }) {
    // The longest comes first, as of several the first counts.
    let terms = terms.sorted { $0.utf8.count > $1.utf8.count }
    words = AnyPattern(terms, ignoresCase: false, .word, wrong: wrong)
    phrases = AnyPattern(
      terms.filter { $0.contains(where: \.isWhitespace) || $0.contains("\\s") },
      ignoresCase: true, .word)
  }

  /// Whether `text` holds one of the words.
  func hold(in text: [UInt8], _ budget: inout MatchBudget) -> Bool {
    !words.isEmpty && words.matches(text, &budget)
  }

  /// Whether the bytes `range` of `unit` are left alone.
  func cover(_ range: Range<Int>, of unit: ValeUnit, in post: ValePost) -> Bool {
    if words.isEmpty { return false }
    return post.spending(on: unit) { budget in
      let found = Array(unit.bytes[range].trimmingBlanks())
      if words.matches(found, &budget) { return true }
      return !phrases.isEmpty && phrases.covers(range, of: unit.bytes, &budget)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    let rest = drop { $0 <= 0x20 }
    guard let last = rest.lastIndex(where: { $0 > 0x20 }) else { return rest.prefix(0) }
    return rest[...last]
  }
}
