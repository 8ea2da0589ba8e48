// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No bold paragraph does the work of a heading.
package struct BoldHeadingRule: Rule {
  package struct Options: RuleOptions {
    var limits = BoldHeadingLimits()

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.limits.maxWords, in: 1...40, "The most words that a heading may have"),
        Option(
          "max-characters", \.limits.maxCharacters, in: 1...400,
          "The most characters that a heading may have"),
        Option("italic", \.limits.italic, "Whether paragraphs in italics count too"),
      ]
    }
  }

  package static let description = RuleDescription(
    "bold-heading", .headings, .error, fix: .safe,
    "No bold paragraph does the work of a heading")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.blocks.isEmpty { report.notApplicable() }
    for heading in article.boldHeadings(within: options.limits) {
      report.add(
        .bold(level: heading.level), at: heading.textRange,
        fix: HeadingEdits.heading(from: heading, in: article),
        data: [.init("level", .integer(heading.level)), .init("words", .integer(heading.words))])
    }
  }

  package static let page = """
    Bold text looks like a heading and is none: readers who skim see it, but screen readers, search \
    engines and tables of contents do not. A paragraph counts when all it shows is one bold phrase of 1 to \
    12 words without a closing mark, and more text follows.

    The fix makes it a heading one level below the real heading before it, or an h2.

    ## Flagged

    ```html
    <p>Ferries run all year.</p>
    <p><strong>⟦What it costs⟧</strong></p>
    <p>A ticket is four euros.</p>
    ```

    ```markdown
    Ferries run all year.

    **⟦What it costs⟧**

    A ticket is four euros.
    ```

    ```markdown {italic: true}
    Ferries run all year.

    *⟦What it costs⟧*

    A ticket is four euros.
    ```

    ## Not flagged

    ```html
    <h2>What it costs</h2>
    <p>A ticket is <strong>four euros</strong>.</p>
    ```

    ```markdown
    **Please book early.**

    The ferry is small.

    **By Ann Lee**

    She writes about the sea.
    ```

    ```html
    <ul><li><p><b>Tickets</b></p><p>Four euros.</p></li></ul>
    ```

    ```markdown
    **First printed by the [Harbour Society](https://harbour.net/)**

    The ferry is small.

    **Part two of three**

    ## What it costs

    Four euros.
    ```

    ```html
    <p>The ferry is small.</p><p><strong><a href="/film/">See the film of the crossing</a></strong></p><p>It is short.</p>
    ```
    """
}

extension Message {
  fileprivate static func bold(level: Int) -> Message {
    Message(
      "This bold paragraph does the work of a heading, but only for readers who see it",
      help: "make it a heading, here an h\(level)")
  }
}
