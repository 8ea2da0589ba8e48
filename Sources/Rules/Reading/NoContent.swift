// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The article of a whole page is found.
package struct NoContentRule: Rule {
  package static let description = RuleDescription(
    "no-content", .reading, .warning, "The article of a whole page is found")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let head = article.head, !head.isRedirect else {
      report.notApplicable()
      return
    }
    if article.hasContent { return }
    let document = article.document
    let body = document.nodes.indices.lazy.map { NodeID($0) }.first { node in
      document.isElement(node, .body) && !document[node].head.isEmpty
    }
    report.add(
      .notFound, at: body.map { document[$0].head } ?? ByteRange(at: article.source.contentStart))
  }

  package static let page = """
    In a whole page Stet checks the article, not the theme around it. When it cannot tell which \
    part is the article, it checks nothing and says so. Name the element in the configuration:

    ```yaml
    article: {content: ".my-article-body"}
    ```

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head>
    ⟦<body>⟧<div><p>The ferry leaves at six.</p></div></body></html>
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>A part of a page is all content.</p>
    ```

    ```html
    <!doctype html>
    <title>Moved</title><meta http-equiv="refresh" content="0; url=/ferry/"><p>The page has moved.</p>
    ```
    """
}

extension Message {
  fileprivate static let notFound = Message(
    "No article was found on this page, so nothing was checked",
    help: "set its element in .stet.yml, such as 'article: {content: \".my-article-body\"}'")
}
