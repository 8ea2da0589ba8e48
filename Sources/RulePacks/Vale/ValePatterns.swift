// SPDX-License-Identifier: Apache-2.0

import Patterns

/// Vale's regular expressions as patterns of PCRE2.
enum ValePatterns {
  /// One pattern, that of each of `tokens` between the boundaries of words, or few where they are many.
  static func tokens(
    _ tokens: [String], ignoresCase: Bool, isWhole: Bool = true,
    wrong: (String, String) -> Void = { _, _ in }
  ) -> [TextQuery.Token] {
    var result: [TextQuery.Token] = []
    var group: [String] = []
    var length = 0
    func finish() {
      guard !group.isEmpty else { return }
      if let token = token(group.joined(separator: "|"), ignoresCase: ignoresCase, isWhole: isWhole)
      {
        result.append(token)
      } else {
        // One of them cannot be used; the others can.
        for text in group {
          do throws(PatternProblem) {
            result.append(
              try TextQuery.Token.pattern(wrapped(text, isWhole), ignoresCase: ignoresCase))
          } catch {
            wrong(text, error.message)
          }
        }
      }
      group = []
      length = 0
    }
    for token in tokens {
      if length + token.utf8.count > Pattern.longest - 200 { finish() }
      group.append(token)
      length += token.utf8.count + 1
    }
    finish()
    return result
  }

  /// The pattern `text`; nothing for one that PCRE2 cannot read.
  static func token(
    _ text: String, ignoresCase: Bool, isWhole: Bool
  ) -> TextQuery.Token? {
    try? TextQuery.Token.pattern(wrapped(text, isWhole), ignoresCase: ignoresCase)
  }

  private static func wrapped(_ text: String, _ isWhole: Bool) -> String {
    isWhole ? "\\b(?:\(text))\\b" : "(?:\(text))"
  }
}

/// Vale's scopes as Stet's.
enum ValeScope {
  /// All text but titles.
  static let text = ScopeFilter(
    included: [.paragraph, .list, .quote, .heading, .table, .caption])

  /// The filter for scopes that any of which holds; nothing, with the name, for one that Stet does not have.
  static func filter(_ names: [String]) -> (filter: ScopeFilter, unknown: [String]) {
    var filter = ScopeFilter()
    var unknown: [String] = []
    for name in names {
      for part in name.split(separator: "&") {
        let part = part.trimming()
        let isExcluded = part.hasPrefix("~")
        let plain = String(isExcluded ? part.dropFirst() : part)
        guard let scope = scope(plain) else {
          unknown.append(plain)
          continue
        }
        if isExcluded { filter.excluded.formUnion(scope) } else { filter.included.formUnion(scope) }
      }
    }
    if filter.included.isEmpty { filter.included = text.included }
    return (filter, unknown)
  }

  private static func scope(_ name: String) -> TextScope? {
    switch name {
    case "text", "raw", "markup": text.included
    case "summary": [.paragraph, .list, .quote]
    case "paragraph": .paragraph
    case "sentence": .sentence
    case "heading": .heading
    case "heading.h1": .level(1)
    case "heading.h2": .level(2)
    case "heading.h3": .level(3)
    case "heading.h4": .level(4)
    case "heading.h5": .level(5)
    case "heading.h6": .level(6)
    case "title": .title
    case "list": .list
    case "blockquote": .quote
    case "table", "table.header", "table.cell": .table
    case "table.caption", "figure.caption": .caption
    case "link": .link
    case "alt": .alt
    default: nil
    }
  }
}
