// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting
import SourceText

/// Every post has its own excerpt or description.
package struct ExcerptMissingRule: Rule {
  package struct Options: RuleOptions {
    var maxWords = 55
    var keys = ["teaser", "standfirst", "lede", "abstract"]

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.maxWords, in: 1...1000,
          "The most words that a theme takes from the opening instead"),
        Option(
          "keys", \.keys,
          "Front matter keys that hold an excerpt, besides `excerpt`, `summary` and `description`"),
      ]
    }
  }

  package static let description = RuleDescription(
    "excerpt-missing", .excerpts, nil,
    "Every post has its own excerpt or description")

  package static let habits: [Habit] = [
    .fact(
      "have no excerpt",
      meaning: "lists show the start of the text instead")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if report.lacksFrontMatter(of: article) { return }
    guard let place = article.metadataPlace, article.head?.isRedirect != true else {
      report.notApplicable()
      return
    }
    if hasExcerpt(article) { return }
    if article.frontMatter == nil, article.head?.isTemplate ?? false {
      report.isTemplate()
      return
    }
    let opening = article.automaticExcerpt(words: options.maxWords)
    guard !opening.isEmpty else {
      report.notApplicable()
      return
    }
    report.add(
      .missing(opening, options.maxWords), at: place, data: [.init("automatic", .text(opening))])
  }

  private func hasExcerpt(_ article: Article) -> Bool {
    if article.excerpt != nil || article.description.map({ !$0.text.isEmpty }) ?? false {
      return true
    }
    let values = article.frontMatter?.value
    for key in options.keys where values?[key]?.string?.isEmpty == false { return true }
    for key in ["og:description", "twitter:description"]
    where article.head?.meta(key)?.text.isEmpty == false {
      return true
    }
    return article.marksTeaser
  }

  package static let page = """
    Lists of posts, feeds, search results and shared links show a few lines about a post. Without \
    an excerpt, WordPress and most themes take the first 55 words and cut wherever that falls; the \
    finding shows the result. An `excerpt`, `summary` or `description` in the front matter counts, \
    as do a description in the page's head and a `<!--more-->` that marks the end of the teaser.

    Markdown without front matter and HTML fragments have no place for an excerpt and are not \
    checked.

    ## Flagged

    ```markdown
    ⟦---⟧
    title: The ferry
    ---

    The ferry leaves at six.
    ```

    ```html
    <!doctype html>
    <html lang="en">⟦<head>⟧<title>The ferry</title></head>
    <body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```markdown
    ---
    title: The ferry
    description: When the boats leave, and from which of the two piers.
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ---
    title: The ferry
    ---

    The ferry leaves at six.

    <!--more-->

    There are two piers.
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <meta name="description" content="When the boats leave, and from which of the two piers.">
    </head><body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>A part of a page.</p>
    ```
    """
}

extension Message {
  fileprivate static func missing(_ opening: String, _ words: Int) -> Message {
    Message(
      "This post has no excerpt; lists show its first \(words) words: '\(opening)'",
      help: "write one or two sentences that say what the post is about")
  }
}
