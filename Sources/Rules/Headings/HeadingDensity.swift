// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Long texts are divided by headings.
package struct HeadingDensityRule: Rule {
  package struct Options: RuleOptions {
    var maxWords = 450

    package init() {}

    package static var table: [Option<Options>] {
      [Option("max-words", \.maxWords, in: 20...100_000, "The most words without a heading")]
    }
  }

  package static let description = RuleDescription(
    "heading-density", .headings, nil, "Long texts are divided by headings")

  package static let habits: [Habit] = [
    .measure("words", "have long stretches without a heading, in words")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.words == 0 { report.notApplicable() }
    var nextHeading = 0
    var words = 0
    var crossing: TextBlock?
    func finish(_ report: inout RuleContext) {
      report.measure("words", Double(words), limit: Double(options.maxWords))
      if let crossing {
        report.add(
          .dense(words, limit: options.maxWords), at: article.text(of: crossing).sourceRange,
          data: [.init("words", .integer(words)), .init("max-words", .integer(options.maxWords))])
      }
      words = 0
      crossing = nil
    }
    for block in article.blocks {
      while nextHeading < article.headings.count, article.headings[nextHeading].node <= block.node {
        finish(&report)
        nextHeading += 1
      }
      guard block.isProse else { continue }
      words += block.words
      if crossing == nil, words > options.maxWords { crossing = block }
    }
    finish(&report)
  }

  package static let page = """
    Readers scan headings first, and many give up on a long run of text without one. The limit is \
    450 words; `max-words` changes it. Bold paragraphs do not count as headings. The finding \
    points to the paragraph that takes the text over the limit: a heading is needed before it.

    ## Flagged

    ```markdown {max-words: 20}
    The ferry leaves the old pier at six in the morning, and the first bus waits for it.

    ⟦It comes back at noon, and again at four in the afternoon.⟧
    ```

    ```html {max-words: 20}
    <p>The ferry leaves the old pier at six in the morning, and the first bus waits for it.</p>
    <p>⟦It comes back at noon, and again at four in the <em>afternoon</em>.⟧</p>
    ```

    ## Not flagged

    ```markdown {max-words: 20}
    The ferry leaves the old pier at six in the morning, and the first bus waits for it.

    ## The way back

    It comes back at noon, and again at four in the afternoon.
    ```

    ```html {max-words: 20}
    <p>The ferry leaves the old pier at six in the morning, and the first bus waits for it.</p>
    <h2>The way back</h2>
    <p>It comes back at noon, and again at four in the afternoon.</p>
    ```
    """
}

extension Message {
  fileprivate static func dense(_ words: Int, limit: Int) -> Message {
    Message(
      "\(words) words without a heading",
      help: "add one at least every \(limit) words")
  }
}
