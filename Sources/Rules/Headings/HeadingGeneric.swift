// SPDX-License-Identifier: Apache-2.0

package import Articles
import Language
package import Linting
import SourceText

/// Headings say what the section is about, not which part of the post it is.
package struct HeadingGenericRule: Rule {
  package struct Options: RuleOptions {
    var words: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [Option("words", \.words, "Additional generic headings, for posts in any language")]
    }
  }

  package static let description = RuleDescription(
    "heading-generic", .headings, nil,
    "Headings say what the section is about, not which part of the post it is")

  private let further: Set<String>

  package init(_ options: Options) { further = Set(options.words.compactMap(GenericHeadings.key)) }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let headings = article.sectionHeadings
    if headings.isEmpty { report.notApplicable() }
    for heading in headings {
      guard let key = GenericHeadings.key(heading.text),
        further.contains(key) || GenericHeadings.contains(key, language: article.language)
      else { continue }
      report.add(
        .generic(key), at: heading.textRange,
        data: [
          .init("words", .text(key)),
          .init("language", .text(article.language ?? "")),
        ])
    }
  }

  package static let page = """
    "Introduction" and "Conclusion" fit any post, so they tell readers and search engines nothing \
    about this one. Text after a colon does not help those who read only the start. The words \
    depend on the post's language; the option `words` adds your own.

    Many editors like "Conclusion" at the end, so this rule is off by default.

    ## Flagged

    ```html
    <h2>⟦Introduction⟧</h2>
    <p>The ferry is old.</p>
    <h2>⟦Conclusion: it is worth the money⟧</h2>
    <p>Take it.</p>
    ```

    ```markdown
    ---
    lang: de
    ---

    ## ⟦1. Einleitung⟧

    Die Fähre ist alt.

    ## ⟦Fazit⟧

    Nimm sie.
    ```

    ```markdown {words: [Odds and ends]}
    ## ⟦Odds and ends!⟧

    The ferry is old.
    ```

    ## Not flagged

    ```html
    <h2>The conclusion of the inquiry</h2>
    <p>The ferry is old.</p>
    ```

    ```markdown
    ---
    lang: de
    ---

    ## Warum sich die Fahrt lohnt

    Die Fähre ist alt.

    ## Conclusion

    Ein Buchtitel.
    ```
    """
}

extension Message {
  fileprivate static func generic(_ words: String) -> Message {
    Message(
      "'\(words)' could be a heading of any post",
      help: "say what the section is about")
  }
}
