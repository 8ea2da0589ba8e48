// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Consecutive sentences start with different words.
package struct SentenceOpeningsRule: Rule {
  package struct Options: RuleOptions {
    var most = 2

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "most", \.most, in: 1...20,
          "The most sentences in a row that may start with the same word")
      ]
    }
  }

  package static let description = RuleDescription(
    "sentence-openings", .prose, nil, "Consecutive sentences start with different words")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.isWrittenInCharacters ? [] : article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    for block in blocks where block.kind != .quote && block.sentences.count > options.most {
      var run: [ProseWord] = []
      for sentence in block.sentences {
        let opening = self.opening(sentence, block)
        guard let opening, run.last.map({ $0.key == opening.key }) ?? true else {
          tell(run, block, &report)
          run = opening.map { [$0] } ?? []
          continue
        }
        run.append(opening)
      }
      tell(run, block, &report)
    }
  }

  /// The word that a sentence begins with; `nil` where something else is before it, or where it is a shout.
  private func opening(_ sentence: ProseSentence, _ block: ProseBlock) -> ProseWord? {
    guard sentence.words.count >= 3 else { return nil }
    let word = block.words[sentence.words.lowerBound]
    let before = block.text.bytes[sentence.range.lowerBound..<word.range.lowerBound]
    let first = block.text.bytes[word.range.lowerBound]
    let isNumber = (0x30...0x39).contains(first)
    // A quotation mark opens what someone else says, a stand-in is code.
    return before.isEmpty && !isNumber ? word : nil
  }

  private func tell(_ run: [ProseWord], _ block: ProseBlock, _ report: inout RuleContext) {
    guard run.count > options.most else { return }
    let place = run[options.most]
    report.add(
      .same(block.string(place.range), run.count), at: block.text.source(place.range),
      related: run.filter { $0 != place }.map {
        RelatedPlace("another one", block.text.source($0.range))
      },
      data: [
        .init("word", .text(block.string(place.range))), .init("sentences", .integer(run.count)),
      ])
  }

  package static let page = """
    Three sentences in a row that start with the same word sound like a list. It may be intended, \
    as in a speech: suppress the finding then. The finding points to the first word over the \
    limit. Sentences of one or two words, separate list items and quotations are not checked.

    It is a matter of style, so this rule is off by default.

    ## Flagged

    ```markdown
    We left at six. We met the *captain* at noon. ⟦We⟧ were back at four.
    ```

    ```html
    <p>The ferry is old. The captain is older. <b>⟦The⟧</b> pier is the oldest. Nobody minds.</p>
    ```

    ## Not flagged

    ```markdown
    We left at six. The captain met us at noon. We were back at four.

    No. No. No.
    ```

    ```html
    <p>We left at six. We met the captain at noon. By four we were back.</p>
    ```
    """
}

extension Message {
  fileprivate static func same(_ word: String, _ count: Int) -> Message {
    Message(
      "\(count) sentences in a row start with '\(word)'",
      help: "start one of them differently, or join two")
  }
}
