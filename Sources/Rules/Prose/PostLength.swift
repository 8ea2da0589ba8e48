// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// A post has enough text to answer the question that brought its readers.
package struct PostLengthRule: Rule {
  package struct Options: RuleOptions {
    var minWords = 300

    package init() {}

    package static var table: [Option<Options>] {
      [Option("min-words", \.minWords, in: 1...100_000, "The fewest words of a post")]
    }
  }

  package static let description = RuleDescription(
    "post-length", .prose, .warning,
    "A post has enough text to answer the question that brought its readers")

  package static let habits: [Habit] = [
    .measure(
      "words", isLow: true, "are below the limit for words",
      meaning: "they may not answer what readers came for")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.hasContent, article.head?.isRedirect != true else {
      report.notApplicable()
      return
    }
    report.measure(
      "words", Double(article.words), limit: Double(options.minWords), isLow: true)
    guard article.words < options.minWords else { return }
    report.add(
      .short(article.words, least: options.minWords), at: article.place,
      data: [
        .init("words", .integer(article.words)), .init("min-words", .integer(options.minWords)),
      ])
  }

  package static let page = """
    Readers who come from a search have a question, and few are answered in less than 300 words. Search engines \
    take such pages for thin. Headings, captions, code and tables do not count. Where short posts are meant, as in \
    a link blog, set another length or put the rule off for their folder.

    ## Flagged

    ```markdown {min-words: 10}
    # ⟦The ferry⟧

    It leaves at six.
    ```

    ```html {min-words: 10}
    <h1>⟦The ferry⟧</h1>
    <p>It leaves at six.</p>
    ```

    ## Not flagged

    ```markdown {min-words: 10}
    # The ferry

    It leaves the old pier at six, and comes back at noon.
    ```

    ```html {min-words: 10}
    <h1>The ferry</h1>
    <p>It leaves the old pier at six, and comes back at noon.</p>
    ```
    """
}

extension Message {
  fileprivate static func short(_ words: Int, least: Int) -> Message {
    Message(
      "The post has \(words) \(words == 1 ? "word" : "words"), too few to answer what readers came for",
      help: "write at least \(least) words, or put two short posts together")
  }
}
