// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting

/// No other post of the site has this post's title, or much the same text.
package struct PostDuplicateRule: Rule {
  package struct Options: RuleOptions {
    var similarity = 0.5

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "similarity", \.similarity, in: 0.5...1,
          "The share of runs of five words in both texts among those in one of them, from which two texts are one"
        )
      ]
    }
  }

  package static let description = RuleDescription(
    "post-duplicate", .metadata, .warning, needs: .site,
    "No other post has the same title, or a text that is half the same")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package var comparesPosts: Bool { true }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let neighbours = report.neighbours(of: article) else { return }
    if let similar = neighbours.similar.first, similar.share >= options.similarity {
      let hasTitle = neighbours.sameTitle.contains(similar.path)
      report.add(
        .similar(similar, hasTitle), at: article.titlePlace,
        data: [
          .init("other", .text(similar.path)), .init("similarity", .number(similar.share)),
          .init("title", .flag(hasTitle)),
        ])
    } else if let other = neighbours.sameTitle.first {
      report.add(
        .title(neighbours.sameTitle), at: article.titlePlace,
        data: [.init("other", .text(other)), .init("title", .flag(true))])
    }
  }

  package static let page = """
    Two posts with one title, or one text twice, compete with each other: search engines show one of them, \
    and readers who follow a link land on the wrong one. Often a draft was published beside its copy, or \
    a post was moved and the old file left.

    Texts are compared by their runs of five words, in lower case and without signs; headings, captions, \
    credits and code are left out, and texts of fewer than 40 runs are not compared. Two texts of which half \
    the runs are in both are one. A description that two posts share is reported by `meta-description`.

    All pages of the site are read for this rule, so it needs `--site` or a site that Stet finds by itself.

    ## Flagged

    ```markdown
    ---
    title: ⟦The ferry⟧
    date: 2024-01-05
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ---
    title: ⟦The old ferry⟧
    date: 2024-01-05
    ---

    The ferry leaves at six.
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head>
    <body><main><h1>⟦The ferry⟧</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```markdown
    ---
    title: Two piers
    date: 2024-01-05
    ---

    The town has two piers.
    ```

    ```markdown {similarity: 0.9}
    ---
    title: The old ferry
    date: 2024-01-05
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static func similar(_ other: SiteNeighbours.Similar, _ hasTitle: Bool) -> Message {
    let share = Int((other.share * 100).rounded())
    let title = hasTitle ? "the same title and " : ""
    return Message(
      "This post and \(other.path) have \(title)\(share) % of their text in common",
      help: "keep one of the two and let the other's address lead to it, or write what is new")
  }

  fileprivate static func title(_ others: [String]) -> Message {
    let rest = others.count > 1 ? " and \(others.count - 1) more have" : " has"
    return Message(
      "\(others[0])\(rest) the same title as this post",
      help: "give each a title that tells it from the other")
  }
}
