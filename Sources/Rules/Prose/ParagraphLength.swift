// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Paragraphs are not too long.
package struct ParagraphLengthRule: Rule {
  package struct Options: RuleOptions {
    var maxWords = 220

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.maxWords, in: 1...10_000,
          "The most words of a paragraph, in English; other languages are scaled")
      ]
    }
  }

  package static let description = RuleDescription(
    "paragraph-length", .prose, .warning, "Paragraphs are not too long")

  package static let habits: [Habit] = [
    .measure("words", "have very long paragraphs, in words")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard !article.isWrittenInCharacters else {
      report.notApplicable()
      return
    }
    let blocks = article.prose.blocks
    let most = article.scaled(options.maxWords)
    if blocks.isEmpty { report.notApplicable() }
    let transcripts = article.prose.transcripts
    for block in blocks
    where block.kind != .quote && !block.isListOfNames && !transcripts.contains(block.section) {
      report.measure("words", Double(block.words.count), limit: Double(most))
      guard block.words.count > most, !article.isDivided(block.node) else { continue }
      report.add(
        .long(block.words.count, block.kind, limit: most), at: block.text.sourceRange,
        atMost: block.words.count * 2 > most * 3 ? nil : .suggestion,
        data: [
          .init("words", .integer(block.words.count)),
          .init("max-words", .integer(most)),
        ])
    }
  }

  package static let page = """
    On a phone, 150 words fill the screen, and readers skip walls of text. Up to half over \
    the limit is a suggestion. List items count too; quotations do not.

    ## Flagged

    ```markdown {max-words: 10}
    ⟦The ferry leaves at six. It comes *back* at noon, and again at four.⟧
    ```

    ```html {max-words: 10}
    <p>⟦The ferry leaves at six. It comes <em>back</em> at noon, and again at four.⟧</p>
    ```

    ## Not flagged

    ```markdown {max-words: 10}
    The ferry leaves at six.

    It comes back at noon, and again at four.
    ```

    ```html {max-words: 10}
    <p>The ferry leaves at six.</p>
    <p>It comes back at noon, and again at four.</p>
    ```
    """
}

extension Article {
  /// Whether two line breaks or more divide the block `node` for readers.
  fileprivate func isDivided(_ node: NodeID) -> Bool {
    document.descendants(node).lazy.filter { document.isElement(NodeID($0), .br) }.prefix(2).count
      == 2
  }
}

extension Message {
  fileprivate static func long(_ words: Int, _ kind: ProseBlock.Kind, limit: Int) -> Message {
    Message(
      "This \(kind == .listItem ? "list item" : "paragraph") has \(words) words",
      help: "split it into parts of at most \(limit) words")
  }
}
