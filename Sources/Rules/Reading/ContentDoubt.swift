// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The theme preset finds the article.
package struct ContentDoubtRule: Rule {
  package static let description = RuleDescription(
    "content-doubt", .reading, .warning, "The theme preset finds the article")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.isPage else {
      report.notApplicable()
      return
    }
    guard let doubt = article.contentDoubt, let root = article.contentRoots.first else { return }
    let document = article.document
    report.add(
      .elsewhere(document.spelling(root), doubt.share, preset: article.preset),
      at: document.place(root),
      related: [RelatedPlace("what the preset points to", document.place(doubt.node))],
      data: [.init("share", .integer(doubt.share)), .init("preset", .text(article.preset))])
  }

  package static let page = """
    Stet finds the article of a page by the names that its theme gives to elements. Some pages use \
    such a name for something else: a comment, a card, the first of several blocks. When the \
    preset's element holds less than half of the text, Stet reads the element that holds the text \
    instead and reports it. Name the right element in the configuration:

    ```yaml
    article: {content: ".my-article-body"}
    ```

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head><body>
    ⟦<main>⟧<h1>The ferry</h1>
    <p>The ferry leaves the old pier at six in the morning, and at eight in winter.</p>
    <p>A ticket is four euros, and children travel free on all boats of the line.</p>
    <div class="comments"><blockquote class="entry-content"><p>How do you get there?</p></blockquote></div>
    </main></body></html>
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head><body>
    <main><h1>The ferry</h1>
    <div class="entry-content"><p>The ferry leaves the old pier at six in the morning, and at eight in winter.</p>
    <p>A ticket is four euros, and children travel free on all boats of the line.</p></div>
    </main></body></html>
    ```

    ```html
    <p>A part of a page is all content.</p>
    ```
    """
}

extension Message {
  fileprivate static func elsewhere(_ name: String, _ share: Int, preset: String) -> Message {
    Message(
      "The preset '\(preset)' covers only \(share) % of this page's text, so this <\(name)> was checked instead",
      help:
        "set the article's element in .stet.yml, such as 'article: {content: \".my-article-body\"}'"
    )
  }
}
