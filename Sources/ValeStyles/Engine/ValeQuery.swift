// SPDX-License-Identifier: Apache-2.0

import Patterns

/// What a rule looks for in the texts of a post: one of its tokens, the leftmost, and of those that begin together the
/// first.
struct ValeQuery: Sendable {
  enum Token: Sendable {
    /// Text between the boundaries of words.
    case literal([UInt8], ignoresCase: Bool)
    case pattern(ValePattern)
    /// Each word of ASCII letters: `\b\w+\b`.
    case words
  }

  var selector: ValeSelector
  var tokens: [Token] = []
  var withGroups = false
}

/// One match of a query.
struct ValeMatch: Hashable, Sendable {
  /// The number of the text among the post's.
  var unit: Int
  /// The bytes of that text.
  var range: Range<Int>
  /// The number of the token.
  var token: Int
  var groups: [Range<Int>?] = []
}

extension ValeQuery.Token {
  /// The token that a style writes as `text`.
  static func read(
    _ text: String, ignoresCase: Bool, _ frame: ValePattern.Frame
  ) throws(PatternProblem) -> ValeQuery.Token {
    if frame == .word, let literal = NetSyntax.literal(text), WordIndex.takes(literal) {
      return .literal(literal, ignoresCase: ignoresCase)
    }
    if text == "\\b(\\w+)\\b" || text == "\\b\\w+\\b", frame == .plain { return .words }
    return .pattern(try ValePattern(text, ignoresCase: ignoresCase, frame))
  }
}
