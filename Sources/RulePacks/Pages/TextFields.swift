// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting
import Patterns
import SourceText

// The keys that all kinds share which look for something in texts.

extension PageFields {
  /// Where to read, what is not a match, and whether case counts.
  static let textKeys = ["scope", "exceptions", "ignore-case"]

  /// The query of a page, still without tokens.
  mutating func query(ignoresCase: Bool = true) -> TextQuery {
    var query = TextQuery()
    query.ignoresCase = flag("ignore-case", default: ignoresCase)
    var filter = ScopeFilter()
    for (name, value) in texts("scope") where !filter.add(name) {
      let names = TextScope.names.map(\.name) + ["front-matter.KEY"]
      let plain = name.hasPrefix("!") ? String(name.dropFirst()) : name
      tell(
        "unknown scope '\(name)'",
        help: Suggestion.nearest(to: plain, among: names).map { "did you mean '\($0)'?" }
          ?? "available scopes: \(names.joined(separator: ", ")); '!' before one excludes it",
        at: value.range)
    }
    query.scope = filter.completed
    query.exceptions = tokens("exceptions", ignoresCase: query.ignoresCase)
    return query
  }

  /// The words, phrases and patterns of the list at `key`.
  mutating func tokens(
    _ key: String, ignoresCase: Bool, needed: String? = nil
  ) -> [TextQuery.Token] {
    texts(key, needed: needed).compactMap { text, value in
      token(text, ignoresCase: ignoresCase, at: value)
    }
  }

  /// The one word, phrase or pattern at `key`.
  mutating func token(
    _ key: String, ignoresCase: Bool, needed: String
  ) -> TextQuery.Token? {
    text(key, needed: needed).flatMap { token($0.text, ignoresCase: ignoresCase, at: $0.value) }
  }

  private mutating func token(
    _ text: String, ignoresCase: Bool, at value: DataValue
  ) -> TextQuery.Token? {
    do throws(PatternProblem) {
      return try TextQuery.Token.read(text, ignoresCase: ignoresCase)
    } catch {
      let place = place(
        of: ByteRange(at: min(error.offset, text.utf8.count)), in: text, value)
      tell("invalid pattern: \(error.message)", help: "correct it here", at: place)
      return nil
    }
  }

  /// The same for a key of a map, which is at `range`.
  mutating func token(
    _ text: String, ignoresCase: Bool, at range: ByteRange
  ) -> TextQuery.Token? {
    do throws(PatternProblem) {
      return try TextQuery.Token.read(text, ignoresCase: ignoresCase)
    } catch {
      tell("invalid pattern: \(error.message)", help: "correct it here", at: range)
      return nil
    }
  }

  /// How safe the fix of a page is; `nil` for none.
  mutating func fix(usual: FixSafety?) -> FixSafety? {
    guard let word = choice("fix", among: ["safe", "offer", "none"]) else { return usual }
    return FixSafety(rawValue: word)
  }
}
