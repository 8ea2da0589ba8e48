// SPDX-License-Identifier: Apache-2.0

/// Gives the headings of one page their anchors in order, telling repeats apart as the dialect does.
package struct SlugCounter: Sendable {
  private let dialect: SlugDialect
  /// How often each slug was asked for, or that it was given out.
  private var counts: [String: Int] = [:]

  package init(_ dialect: SlugDialect) { self.dialect = dialect }

  /// Keeps an anchor that a heading spells itself, so that Hugo and Python-Markdown give it to no other; the rest do not look.
  package mutating func reserve(_ anchor: String) {
    switch dialect {
    case .hugo, .hugoASCII, .hugoBlackfriday, .python:
      if counts[anchor] == nil { counts[anchor] = 0 }
    case .github, .kramdown, .kramdownGFM: break
    }
  }

  /// The anchor of the next heading.
  package mutating func anchor(_ text: String) -> String {
    let slug = dialect.slug(text)
    switch dialect {
    case .github, .hugo, .hugoASCII, .hugoBlackfriday: return free(slug)
    case .python: return freeAsPython(slug)
    case .kramdown, .kramdownGFM:
      // The count alone tells: an anchor that happens to read the same is not looked for.
      let count = counts[slug].map { $0 + 1 } ?? 0
      counts[slug] = count
      return count > 0 ? "\(slug)-\(count)" : slug
    }
  }

  /// `slug`, or the first of `slug-1`, `slug-2` … that was not given out. github-slugger goes on counting from the
  /// last repeat; Hugo starts from 1 again, with the same result.
  private mutating func free(_ slug: String) -> String {
    guard counts[slug] != nil else {
      counts[slug] = 0
      return slug
    }
    return next(slug) { "\(slug)-\($0)" }
  }

  /// The first of the candidates for `slug` that was not given out, after those that it had before.
  private mutating func next(_ slug: String, _ candidate: (Int) -> String) -> String {
    var count = counts[slug] ?? 0
    var name: String
    repeat {
      count += 1
      name = candidate(count)
    } while counts[name] != nil
    counts[slug] = count
    counts[name] = 0
    return name
  }

  /// `slug`, or what Python-Markdown's `unique` makes of it: `slug_1`, or the next number where it ends in one.
  private mutating func freeAsPython(_ slug: String) -> String {
    if !slug.isEmpty, counts[slug] == nil {
      counts[slug] = 0
      return slug
    }
    var stem = slug[...]
    var number = 0
    if let mark = slug.lastIndex(of: "_") {
      let digits = slug[slug.index(after: mark)...].utf8
      if (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) {
        number = Int(Substring(digits)) ?? 0
        stem = slug[..<mark]
      }
    }
    return next(slug) { "\(stem)_\(number + $0)" }
  }
}
