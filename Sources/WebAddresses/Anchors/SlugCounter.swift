// SPDX-License-Identifier: Apache-2.0

/// Gives the headings of one page their anchors in order, telling repeats apart as the dialect does.
package struct SlugCounter: Sendable {
  private let dialect: SlugDialect
  /// How often each slug was asked for, or that it was given out.
  private var counts: [String: Int] = [:]

  package init(_ dialect: SlugDialect) { self.dialect = dialect }

  /// Keeps an anchor that a heading spells itself, so that Hugo gives it to no other; the rest do not look.
  package mutating func reserve(_ anchor: String) {
    switch dialect {
    case .hugo, .hugoASCII, .hugoBlackfriday: if counts[anchor] == nil { counts[anchor] = 0 }
    case .github, .kramdown, .kramdownGFM: break
    }
  }

  /// The anchor of the next heading.
  package mutating func anchor(_ text: String) -> String {
    let slug = dialect.slug(text)
    switch dialect {
    case .github, .hugo, .hugoASCII, .hugoBlackfriday: return free(slug)
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
    guard var count = counts[slug] else {
      counts[slug] = 0
      return slug
    }
    var candidate: String
    repeat {
      count += 1
      candidate = "\(slug)-\(count)"
    } while counts[candidate] != nil
    counts[slug] = count
    counts[candidate] = 0
    return candidate
  }
}
