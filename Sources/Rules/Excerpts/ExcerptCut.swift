// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// No excerpt breaks off in the middle of a sentence.
package struct ExcerptCutRule: Rule {
  package struct Options: RuleOptions {
    var minWords = 20

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "min-words", \.minWords, in: 1...1000,
          "The fewest words that must be left for the fix to cut at the last complete sentence")
      ]
    }
  }

  package static let description = RuleDescription(
    "excerpt-cut", .excerpts, .warning, fix: .offer,
    "Excerpts do not break off in the middle of a sentence")

  package static let habits: [Habit] = [
    .fact(
      "have an excerpt that breaks off",
      meaning: "readers of lists get half a sentence")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let excerpts = article.excerpts
    if excerpts.isEmpty { report.notApplicable() }
    for excerpt in excerpts {
      let text = excerpt.mapped
      guard let cut = ExcerptEnd(text.bytes, words: excerpt.words, language: article.proseLanguage)
      else { continue }
      let end = cut.lastSentenceEnd(in: text.bytes)
      if excerpt.origin != .card, Self.isAside(text.bytes, from: end ?? 0) { continue }
      report.add(
        message(cut, text.bytes, end, article.proseLanguage),
        at: text.source(cut.lastWord.lowerBound..<cut.mark.upperBound),
        fix: end.flatMap { fix(text, cut, end: $0, article) },
        data: [
          .init("words", .integer(excerpt.words)),
          .init(
            "whole-sentence-words",
            .integer(end.map { Words.count(text.bytes, in: 0..<$0) } ?? 0)),
        ])
    }
  }

  /// Whether what begins at `start` is a question to the reader that trails off: "What is it, you ask…".
  private static func isAside(_ text: [UInt8], from start: Int) -> Bool {
    let last = String(decoding: text[start...], as: UTF8.self).lowercased()
    return [", you ask", ", you say", ", you wonder"].contains { last.utf8Range(of: $0) != nil }
  }

  private func message(
    _ cut: ExcerptEnd, _ bytes: [UInt8], _ sentenceEnd: Int?, _ language: String?
  ) -> Message {
    let word = String(decoding: bytes[cut.word], as: UTF8.self)
    let last = sentenceEnd.map { end in
      bytes[0..<end].split(separator: 0x20).suffix(3)
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    if let punctuation = cut.punctuation { return .cut("right after a \(punctuation)", last) }
    if FunctionWords.list.contains(word.lowercased(), language: language) {
      return .cut("right after '\(word)'", last)
    }
    return .cut("in the middle of a sentence", last)
  }

  private func fix(_ text: MappedText, _ cut: ExcerptEnd, end: Int, _ article: Article) -> Fix? {
    guard Words.count(text.bytes, in: 0..<end) >= options.minWords else { return nil }
    let range = text.source(end..<cut.mark.upperBound)
    // Only text may be cut away, no markup.
    let markup: [UInt8] =
      article.format == .html
      ? [UInt8(ascii: "<")] : ["<", "*", "_", "[", "]", "`"].map { UInt8(ascii: $0) }
    guard !article.source.bytes[range.indices].contains(where: markup.contains) else { return nil }
    return Fix("Cut it after the last complete sentence", .offer, [Edit(range, "")])
  }

  package static let page = """
    A teaser that stops mid-sentence looks like a mistake. Many themes cut after 55 words, \
    wherever that falls. An excerpt written by hand is not judged by its length. One that ends \
    without any mark is flagged when it stops at a small word ("where", "and the") or has \
    WordPress's 55 words, and earlier sentences are complete.

    The finding says where the last complete sentence ends; the fix cuts there if enough words are \
    left.

    ## Flagged

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>The town has two piers. Both of them are very ⟦old&#8230;⟧</p></li></ul>
    ```

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)

      The town has two piers. They are old, ⟦quiet, [...]⟧
    ```

    ```markdown {min-words: 3}
    ---
    summary: The town has two piers. They are ⟦old…⟧
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ---
    summary: The town has two piers. Both of them are old, and the fishermen who used them have long moved to the other bank, ⟦where⟧
    ---

    The ferry leaves at six.
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>The town has two piers. Both of them are old. &#8230;</p></li></ul>
    ```

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)

      The town has two piers, and both of them are very old.
    ```

    ```markdown
    ---
    summary: All there is to know of the two piers, of the fishermen who used them, of the ferry and of the town that they come from
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static func cut(_ place: String, _ lastSentence: String?) -> Message {
    Message(
      "This excerpt breaks off \(place)",
      help: lastSentence.map {
        "end it after '\($0)', or write an excerpt by hand"
      } ?? "write an excerpt by hand; no sentence in this one is complete")
  }
}
