// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
package import Linting
import SourceText

/// Pages have complete article metadata (JSON-LD).
package struct ArticleJSONLDRule: Rule {
  package static let description = RuleDescription(
    "article-json-ld", .metadata, nil,
    "Pages have complete article metadata (JSON-LD)")

  package static let habits: [Habit] = [
    .fact(
      "have incomplete structured data",
      meaning: "search results lack author and date")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let head = article.head, !head.isRedirect, let data = article.linkedData else {
      report.notApplicable()
      return
    }
    var isUnread = false
    for script in data.scripts {
      switch script.content {
      case .value: break
      case .unread: isUnread = true
      case .broken(let problem):
        if article.source.holdsTemplate(article.document.contentRange(script.node)) {
          report.isTemplate()
          return
        }
        report.add(.broken(problem.message), at: problem.range)
      }
    }
    // Of several descriptions of the article the most complete one counts.
    let all = data.articles.map { ($0, Gaps($0)) }
    if let (described, gaps) = all.min(by: { $0.1.count < $1.1.count }) {
      tell(described, gaps, article, &report)
    } else if isUnread {
      report.unverified("the page has more JSON-LD than Stet reads")
    } else if data.describesOtherPage {
      report.notApplicable()
    } else if report.findings.isEmpty {
      if head.isTemplate {
        report.isTemplate()
      } else {
        report.add(.none, at: head.place)
      }
    }
  }

  private func tell(
    _ described: LinkedArticle, _ gaps: Gaps, _ article: Article, _ report: inout RuleContext
  ) {
    func place(_ value: DataValue) -> ByteRange {
      value.range.isEmpty
        ? described.typeValue.textRange(in: article.source) : value.textRange(in: article.source)
    }
    if !gaps.missing.isEmpty {
      report.add(
        .lacks(described.type, gaps.missing), at: place(described.typeValue),
        data: [
          .init("type", .text(described.type)),
          .init("missing", .list(gaps.missing.map { .text($0) })),
        ])
    }
    if let (text, value) = gaps.dateWithoutZone {
      report.add(
        .zone(text), at: place(value), data: [.init("datePublished", .text(text))])
    }
    if let value = gaps.namelessAuthor { report.add(.nameless, at: place(value)) }
  }

  /// What an article's description lacks.
  private struct Gaps {
    var missing: [String] = []
    var dateWithoutZone: (text: String, value: DataValue)?
    var namelessAuthor: DataValue?

    var count: Int {
      missing.count + (dateWithoutZone == nil ? 0 : 1) + (namelessAuthor == nil ? 0 : 1)
    }

    init(_ article: LinkedArticle) {
      if article.headline == nil { missing.append("headline") }
      if !article.hasImage { missing.append("image") }
      if let published = article.published {
        if !ZonedTime.isOne(published.text) { dateWithoutZone = published }
      } else {
        missing.append("datePublished")
      }
      let authors = article.authors
      if authors.isEmpty {
        missing.append("author")
      } else if !authors.contains(where: { $0.name != nil }) {
        namelessAuthor = authors.first?.value
      }
    }
  }

  package static let page = """
    With structured data, a search engine can show an article's headline, date, author and \
    picture. It reads the page's JSON-LD: an `Article`, `NewsArticle`, `BlogPosting` or another \
    kind of article, alone, in a list or in a `@graph`, with `headline`, `image`, `datePublished` \
    with a time zone, and an `author` with a name. Authors and images may refer by `@id` to \
    another object of the page. Dates without a zone are read in the search engine's own zone.

    Only whole pages are checked. A page whose JSON-LD calls it a `WebPage`, a `CollectionPage` \
    and so on, and not an article, is skipped. Of several articles the most complete one counts.

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "⟦BlogPosting⟧", "headline": "The ferry",
      "datePublished": "⟦2024-02-12⟧", "author": {"@type": "Person", "name": "Ann Lee"}}
    </script></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <script type="application/ld+json">
    {"@type": "BlogPosting", "headline": "The ferry"⟦,⟧}
    </script></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en">⟦<head>⟧<title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [
      {"@type": "WebPage", "@id": "https://ferry.example/boat/"},
      {"@type": ["Article", "BlogPosting"], "headline": "The ferry",
        "image": {"@id": "https://ferry.example/boat/#photo"},
        "datePublished": "2024-02-12T09:00:00+00:00",
        "author": [{"@id": "https://ferry.example/#ann"}]},
      {"@type": "ImageObject", "@id": "https://ferry.example/boat/#photo", "url": "/boat.jpg"},
      {"@type": "Person", "@id": "https://ferry.example/#ann", "name": "Ann Lee"}]}
    </script></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>A part of a page has no head.</p>
    ```

    ```markdown
    ---
    title: The ferry
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let none = Message(
    "This page has no article metadata in JSON-LD",
    help: "add an Article with headline, image, datePublished and author")
  fileprivate static let nameless = Message(
    "This author has no name in the page's JSON-LD",
    help: "add the name, or refer to an object of this page that has one")

  fileprivate static func broken(_ what: String) -> Message {
    Message(
      "This JSON-LD is invalid: \(what)",
      help: "correct it here")
  }

  fileprivate static func lacks(_ type: String, _ names: [String]) -> Message {
    Message(
      "This \(type) lacks \(names.listed("and"))",
      help: "add \(names.count == 1 ? "it" : "them")")
  }

  fileprivate static func zone(_ text: String) -> Message {
    Message(
      "'\(text)' is not a date and time with a time zone",
      help: "write it like '2024-02-12T09:00:00+01:00'")
  }
}
