// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
import Language
package import Linting

/// No other post of the site has this post's title, or much the same text.
package struct PostDuplicateRule: Rule {
  package struct Options: RuleOptions {
    var similarity = 0.9

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "similarity", \.similarity, in: 0.5...1,
          "The share of five-word sequences that two texts must have in common to count as duplicates"
        )
      ]
    }
  }

  package static let description = RuleDescription(
    "post-duplicate", .metadata, nil, needs: .site,
    "Posts do not duplicate another post's title or text")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package var compares: SiteNeighbours.Aspects { [.titles, .texts] }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let neighbours = report.neighbours(of: article, compares) else { return }
    let similar = neighbours.similar.first { similar in
      similar.share >= options.similarity
        || similar.share >= Self.sameTitleShare && neighbours.sameTitle.contains(similar.path)
    }
    if let similar {
      let hasTitle = neighbours.sameTitle.contains(similar.path)
      report.add(
        .similar(similar, hasTitle), at: article.titlePlace,
        data: [
          .init("other", .text(similar.path)), .init("similarity", .number(similar.share)),
          .init("title", .flag(hasTitle)),
        ])
      return
    }
    if Self.namesSeries(article) || Self.isEvent(article) { return }
    let others = neighbours.sameTitle.filter { Self.compete($0, article.path) }
    if let other = others.first {
      report.add(
        .title(others), at: article.titlePlace, atMost: .suggestion,
        data: [.init("other", .text(other)), .init("title", .flag(true))])
    }
  }

  /// Two posts of one title are one with so much of their text in common.
  private static let sameTitleShare = 0.7

  /// Whether the post is about an event, which may come again under its name.
  private static func isEvent(_ article: Article) -> Bool {
    let keys: Set<String> = ["end_date", "enddate", "event_date", "event_start", "event_end"]
    return article.frontMatter?.value?.map?.contains { keys.contains($0.key.lowercased()) } ?? false
  }

  /// Whether the page's heading is that of a series, and its `title` element that of the part.
  private static func namesSeries(_ article: Article) -> Bool {
    guard let title = article.title, title.origin != .frontMatter,
      let element = article.head?.title?.text, !element.isEmpty
    else { return false }
    return !TitleText.foldedIgnoringCase(element)
      .contains(TitleText.foldedIgnoringCase(title.text))
  }

  /// Whether two posts of one title stand in one list: in one section of the site, and not as the numbers of a series that
  /// appear under one name, each with its date.
  private static func compete(_ left: String, _ right: String) -> Bool {
    let places = [place(left), place(right)]
    guard places[0].section == places[1].section else { return false }
    return places[0].name != places[1].name || !places.allSatisfy(\.isDated)
  }

  private static func place(_ path: String) -> (section: [Substring], name: String, isDated: Bool) {
    var parts = path.split(separator: "/")
    var name = parts.popLast() ?? ""
    name = name.prefix { $0 != "." }
    // The folder of an index is the post's own.
    if name == "index", let folder = parts.popLast() { name = folder }
    let section = parts.filter { !$0.allSatisfy(\.isNumber) }
    let stem = name.filter { !$0.isNumber }.split(separator: "-").joined(separator: "-")
    let isDated =
      name.prefix(4).count { $0.isNumber } == 4 || parts.contains { $0.allSatisfy(\.isNumber) }
    return (section, stem, isDated)
  }

  package static let page = """
    Posts with the same title or text compete with each other: search engines show one of them, \
    and readers land on the wrong one. Often a draft was published next to its copy, or a post was \
    moved and the old file remained.

    Texts are compared by their five-word sequences, ignoring case and punctuation. Headings, \
    captions, credits and code are left out, and texts of fewer than 40 sequences are not \
    compared. Two texts are duplicates when they share 90 % of the sequences, or 70 % under the \
    same title. A duplicate title alone is a suggestion, within one section of the site, and not \
    for events or issues of a series. A shared description is reported by `meta-description`.

    This rule reads all pages of the site, so it needs `--site` or a site that Stet finds by \
    itself.

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

    ```markdown {similarity: 0.99}
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
      help: "keep one and redirect the other to it, or rewrite one")
  }

  fileprivate static func title(_ others: [String]) -> Message {
    let rest = others.count > 1 ? " and \(others.count - 1) more have" : " has"
    return Message(
      "\(others[0])\(rest) the same title as this post",
      help: "give each post its own title")
  }
}
