// SPDX-License-Identifier: Apache-2.0

import Patterns

/// What a rule looks for in the texts of a post.
struct TextQuery: Sendable {
  /// A word or phrase, or a pattern.
  enum Token: Sendable {
    /// Its words, folded, and how it was written.
    case phrase([[UInt8]], written: String)
    case pattern(Pattern, literals: [[UInt8]]?)
  }

  var scope = ScopeFilter.usual
  /// By number; matches tell which of them matched.
  var tokens: [Token] = []
  /// A match that is one of these, or inside one, does not count.
  var exceptions: [Token] = []
  var ignoresCase = true
  /// Whether matches tell what the groups of their pattern caught.
  var withGroups = false
  /// Whether matches of different tokens may overlap: each token is then looked for by itself.
  var overlaps = false
}

/// One match of a query.
struct TextMatch: Hashable, Sendable {
  /// The number of the text among the post's.
  var text: Int
  /// The bytes of that text.
  var range: Range<Int>
  /// The number of the token.
  var token: Int
  var groups: [Range<Int>?] = []
}

extension TextQuery.Token {
  /// The token that a page writes: `/…/` is a pattern, anything else a word or phrase.
  static func read(_ text: String, ignoresCase: Bool) throws(PatternProblem) -> TextQuery.Token {
    if text.utf8.count > 2, text.utf8.first == UInt8(ascii: "/"),
      text.utf8.last == UInt8(ascii: "/")
    {
      do throws(PatternProblem) {
        return try pattern(String(text.dropFirst().dropLast()), ignoresCase: ignoresCase)
      } catch {
        throw PatternProblem(message: error.message, offset: error.offset + 1)
      }
    }
    if let problem = unclosed(text) { throw problem }
    if let words = PhraseTrie.words(of: text) { return .phrase(words, written: text) }
    return try pattern(quoted(text), ignoresCase: ignoresCase)
  }

  /// What is wrong with a text that begins as a pattern and does not end as one; `nil` for a path such as `/etc/fstab`.
  private static func unclosed(_ text: String) -> PatternProblem? {
    guard text.utf8.count > 1, text.utf8.first == UInt8(ascii: "/") else { return nil }
    let parts = text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count == 1 {
      return PatternProblem(message: "the closing '/' is missing", offset: text.utf8.count)
    }
    guard let flags = parts.last, flags.count < 4, !flags.isEmpty,
      flags.allSatisfy({ "gimsuxy".utf8.contains($0) })
    else { return nil }
    return PatternProblem(
      message: "a pattern takes no flags after its closing '/'",
      offset: text.utf8.count - flags.count)
  }

  /// The pattern `text`.
  static func pattern(
    _ text: String, ignoresCase: Bool
  ) throws(PatternProblem) -> TextQuery.Token {
    .pattern(
      try Pattern(text, ignoresCase: ignoresCase),
      literals: PatternLiterals.required(by: text))
  }

  /// A pattern for `text` as it is, not in the midst of a word.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ": result += "\\s+"
      case "'", "’": result += "['’]"
      case "a"..."z", "A"..."Z", "0"..."9": result.unicodeScalars.append(scalar)
      case let scalar where scalar.value < 0x80: result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
    let scalars = text.unicodeScalars
    return (isWord(scalars.first) ? "\\b" : "") + result + (isWord(scalars.last) ? "\\b" : "")
  }
}
