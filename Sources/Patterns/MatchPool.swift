// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The steps that the patterns of all rules together may take over one post: a style of a thousand bad patterns holds a
/// run up no longer than two of them.
package final class MatchPool: Sendable {
  /// So many rules may spend all that is theirs.
  private static let rules = 2

  private let left: Mutex<Int>

  /// The steps for a post of `bytes` bytes: about a second a megabyte.
  package init(bytes: Int) { left = Mutex(Self.rules * MatchBudget(bytes: bytes).steps) }

  /// Calls `body` with the budget of one rule that reads `bytes` bytes of the post, or with what is left.
  package func spend<Failure: Error>(
    bytes: Int, _ body: (inout MatchBudget) throws(Failure) -> Void
  ) throws(Failure) {
    var budget = left.withLock { left in
      let budget = MatchBudget(bytes: bytes, most: left)
      left -= budget.steps
      return budget
    }
    defer { left.withLock { $0 += budget.steps } }
    try body(&budget)
  }
}
