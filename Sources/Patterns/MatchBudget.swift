// SPDX-License-Identifier: Apache-2.0

/// The steps that the patterns of one rule may take over one post, so that no pattern and no post hold up a run.
///
/// A step takes about three nanoseconds: a megabyte of posts takes a rule half a second at most. Where a pattern
/// takes few steps at each place, as nearly all do, they are not counted.
package struct MatchBudget: Sendable {
  /// What is left of it.
  package private(set) var steps: Int

  /// For a short post, and more for each byte.
  private static let least = 50_000
  private static let perByte = 200

  /// The budget for a post of which `bytes` bytes are read, of at most `most` steps.
  package init(bytes: Int, most: Int = .max) {
    steps = min(most, Self.least + Self.perByte * bytes)
  }

  /// Takes `count` steps out of it; false when there are not so many.
  mutating func spend(_ count: Int) -> Bool {
    guard count <= steps else {
      steps = 0
      return false
    }
    steps -= count
    return true
  }
}
