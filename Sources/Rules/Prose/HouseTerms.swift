// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// The project's own terms are written consistently.
package struct HouseTermsRule: Rule {
  package struct Options: RuleOptions {
    var terms: [String: String] = [:]
    var banned: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "terms", \.terms,
          "Words to avoid, each with its replacement, in any case; where the two differ only in case, other cases are replaced"
        ),
        Option("banned", \.banned, "Words and phrases that must not be used at all"),
      ]
    }
  }

  package static let description = RuleDescription(
    "house-terms", .prose, nil, fix: .safe, "The project's own terms are written consistently")

  private struct Term: Sendable {
    var right: String?
    /// Whether the right term has the same letters, so that only their case is at stake.
    var isCase = false
  }

  private let phrases: PhraseKeys
  private let terms: [[WordKey]: Term]

  package init(_ options: Options) {
    var terms: [[WordKey]: Term] = [:]
    for phrase in options.banned { terms[Self.keys(phrase)] = Term(right: nil) }
    for (wrong, right) in options.terms {
      terms[Self.keys(wrong)] = Term(right: right, isCase: Self.keys(wrong) == Self.keys(right))
    }
    terms[[]] = nil
    self.terms = terms
    phrases = PhraseKeys(options.banned + options.terms.keys)
  }

  private static func keys(_ phrase: String) -> [WordKey] {
    let bytes = Array(phrase.utf8)
    return Words(bytes).map { WordKey(bytes[$0]) }
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard !phrases.isEmpty else {
      report.notApplicable()
      return
    }
    for block in article.blocks where block.context.isDisjoint(with: .code) {
      guard let block = article.reading(block) else { continue }
      var index = 0
      while index < block.words.count {
        guard let found = phrases.match(at: index, in: block),
          let term = terms[block.words[found].map(\.key)]
        else {
          index += 1
          continue
        }
        index = found.upperBound
        tell(found, term, block, article, &report)
      }
    }
  }

  private func tell(
    _ words: Range<Int>, _ term: Term, _ block: ProseBlock, _ article: Article,
    _ report: inout RuleContext
  ) {
    let bytes = block.bytes(ofWords: words)
    let written = block.string(bytes)
    guard !isPartOfAddress(bytes, block.text.bytes) else { return }
    let place = block.text.source(bytes)
    guard let right = term.right else {
      report.add(.banned(written), at: place, data: [.init("term", .text(written))])
      return
    }
    if written == right || holds(right, bytes, block.text.bytes) { return }
    let spelled = term.isCase ? right : Self.capitalised(right, like: written)
    if written == spelled { return }
    let isPlain = article.source.bytes[place.indices].elementsEqual(written.utf8)
    report.add(
      .spelled(written, spelled), at: place,
      fix: isPlain ? Fix("Write '\(spelled)'", .safe, [Edit(place, spelled)]) : nil,
      data: [.init("term", .text(written)), .init("instead", .text(spelled))])
  }

  /// Whether the term is in an address, a path, a handle or a tag.
  private func isPartOfAddress(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    if range.lowerBound > 0, "@#/._\\:=&".utf8.contains(text[range.lowerBound - 1]),
      range.lowerBound == 1 || text[range.lowerBound - 1] != UInt8(ascii: ":")
    {
      return true
    }
    guard range.upperBound < text.count else { return false }
    let next = text[range.upperBound]
    if "@/_\\=".utf8.contains(next) { return true }
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: ":"), range.upperBound + 1 < text.count
    else { return false }
    let after = text[range.upperBound + 1]
    return (0x30...0x39).contains(after) || (0x61...0x7A).contains(after | 0x20)
  }

  /// Whether the wrong term is already inside the right one, which is longer.
  private func holds(_ right: String, _ range: Range<Int>, _ text: [UInt8]) -> Bool {
    let right = Array(right.utf8)
    guard right.count > range.count else { return false }
    for start in max(0, range.upperBound - right.count)...range.lowerBound
    where start + right.count <= text.count && start + right.count >= range.upperBound {
      if text[start..<start + right.count].elementsEqual(right) { return true }
    }
    return false
  }

  /// `right` with a capital where what it replaces begins with one.
  private static func capitalised(_ right: String, like written: String) -> String {
    guard written.first?.isUppercase == true, let first = right.first, first.isLowercase,
      !right.contains(where: \.isUppercase)
    else { return right }
    return first.uppercased() + right.dropFirst()
  }

  package static let page = """
    A name spelled in three ways looks like three things. List the project's terms in `terms`, \
    each with its replacement, and words that must not be used in `banned`. Whole words are \
    matched, in any case, in all text except code and addresses. Where a term and its spelling \
    differ only in case, other cases are replaced.

    ```yaml
    rules:
      house-terms:
        severity: warning
        terms: {Github: GitHub, utilize: use, log-in page: login page}
        banned: [synergy]
    ```

    ## Flagged

    ```markdown {terms: {github: GitHub, utilize: use}, banned: [synergy]}
    ## On ⟦Github⟧

    ⟦Utilize⟧ the *⟦synergy⟧* of all.
    ```

    ```html {terms: {github: GitHub, e mail: email}}
    <p>Write an ⟦e mail⟧ to <b>⟦github⟧</b>.</p>
    ```

    ## Not flagged

    ```markdown {terms: {github: GitHub, Acme: Acme Inc.}}
    GitHub is not `github`, nor github.com, nor [the site](https://github.com). It is not of Acme Inc. either.
    ```

    ```html
    <p>Nothing is set, so nothing is looked for.</p>
    ```
    """
}

extension Message {
  fileprivate static func spelled(_ written: String, _ right: String) -> Message {
    Message(
      "'\(written)' is not this project's spelling", help: "write '\(right)'")
  }

  fileprivate static func banned(_ written: String) -> Message {
    Message(
      "'\(written)' is not used in this project", help: "use another word")
  }
}
