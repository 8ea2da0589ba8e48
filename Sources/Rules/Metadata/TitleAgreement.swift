// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
import Language
package import Linting
import SourceText

/// A post has the same title everywhere.
package struct TitleAgreementRule: Rule {
  package static let description = RuleDescription(
    "title-agreement", .metadata, nil, "A post has the same title everywhere")

  package static let habits: [Habit] = [
    .fact(
      "have a page title that differs from the heading",
      meaning: "search results show a different title")
  ]

  /// A place that names the post.
  private struct Place {
    var name: String
    var who: String
    var text: String
    var range: ByteRange
    var mayNameSite = false
    /// The text as it is compared.
    var key = ""
  }

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.head?.isRedirect != true, !isList(article) else {
      report.notApplicable()
      return
    }
    let names = article.siteNames + [report.siteName].compactMap { $0 }
    let places = withoutSiteName(
      places(article).filter { !$0.text.isEmpty && !article.source.holdsTemplate($0.range) },
      names: names)
    guard places.count > 1, let title = agreed(places) else {
      report.notApplicable()
      return
    }
    for place in places where place.key != title.key && !Self.isPart(place, title, article) {
      report.add(
        .other(place.who, place.name, place.text, title.text), at: place.range,
        related: [RelatedPlace("the title in the \(title.name)", title.range)],
        data: [
          .init("where", .text(place.name)), .init("title", .text(place.text)),
          .init("expected", .text(title.text)),
        ])
    }
  }

  /// Whether one text is the other cut short, at the beginning of a subtitle, or the page says both: a series in its h1,
  /// and the part of it in the heading below.
  private static func isPart(_ place: Place, _ title: Place, _ article: Article) -> Bool {
    let (short, long) =
      place.key.utf8.count < title.key.utf8.count
      ? (place.key, title.key) : (title.key, place.key)
    if long.hasPrefix(short),
      let next = long.dropFirst(short.count).first(where: { $0 != " " }), ":(,;?!".contains(next)
    {
      return true
    }
    if long.hasSuffix(": " + short) { return true }
    guard place.name == "h1" || title.name == "h1", let heading = article.sectionHeadings.first
    else { return false }
    let other = place.name == "h1" ? title.key : place.key
    let part = TitleText.foldedIgnoringCase(heading.text).drop { !$0.isLetter }
    return heading.level > 1 && !part.isEmpty && (other == part || other.hasPrefix(part + " "))
  }

  /// The place whose text most others share; of equals the first.
  private func agreed(_ places: [Place]) -> Place? {
    func count(_ place: Place) -> Int {
      places.count { $0.key == place.key }
    }
    return places.max { count($0) < count($1) }
  }

  /// The texts less the site's name: a known one, or what is after what another place says.
  private func withoutSiteName(_ places: [Place], names: [String]) -> [Place] {
    var places = places
    let texts = places.map(\.text)
    for index in places.indices where places[index].mayNameSite {
      let title = texts[index]
      let shorter = texts.lazy.map { SiteName.removed(from: title, names: names, heading: $0) }
      places[index].text = shorter.first { $0 != title } ?? title
    }
    for index in places.indices {
      places[index].key = TitleText.foldedIgnoringCase(places[index].text)
    }
    return places
  }

  /// Where the post is named, what counts most first.
  /// Whether the heading that is taken for the title is one of several of its level, as on a page that lists posts.
  private func isList(_ article: Article) -> Bool {
    guard let node = article.title?.node, let level = article.document.headingLevel(node), level > 1
    else { return false }
    return article.headings.contains { $0.level == level && $0.node != node }
  }

  private func places(_ article: Article) -> [Place] {
    var places: [Place] = []
    if let title = article.title {
      places.append(
        Place(
          name: title.origin == .frontMatter ? "front matter" : "h1", who: "The page shows",
          text: PlainText.decoded(Self.withoutMark(title.text)), range: title.range))
    }
    if article.title?.origin == .frontMatter, let heading = article.openingHeading {
      places.append(
        Place(
          name: "h1", who: "The page shows", text: Self.withoutMark(heading.text),
          range: heading.textRange))
    }
    guard let head = article.head else { return places }
    func add(_ name: String, _ who: String, _ text: String, _ range: ByteRange) {
      places.append(
        Place(
          name: name, who: who, text: PlainText.decoded(text), range: range, mayNameSite: true))
    }
    if let title = head.meta("og:title") {
      add("og:title", "Shared links show", title.text, title.range)
    }
    if let headline = article.linkedData?.articles.lazy.compactMap(\.headline).first {
      add(
        "JSON-LD headline", "Search engines see", headline.text,
        headline.value.textRange(in: article.source))
    }
    if let title = head.title { add("title element", "Tabs show", title.text, title.range) }
    return places
  }

  /// A heading's text without the sign that links to it.
  private static func withoutMark(_ heading: String) -> String {
    for mark in [" #", " ¶", " §", "¶"] where heading.hasSuffix(mark) {
      return String(heading.dropLast(mark.count))
    }
    return heading
  }

  package static let page = """
    A reader who follows a link to "Ferry times" and lands on "Our new boats" thinks the link was \
    wrong. The page's heading, its `title` element, `og:title`, the `headline` in its JSON-LD and \
    the front matter's title must agree. The finding points to those that most others contradict. \
    Case, spaces and the style of quotes, dashes and ellipses are ignored, as is a subtitle that \
    one of them leaves out. The site's name is ignored too: `og:site_name`, the setting `site: \
    {name: …}`, or what follows the last ` - `, ` | ` or ` – ` (or a similar sign) when the rest \
    matches another title. In Markdown the front matter is compared with an `h1` that opens the \
    post.

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>⟦Ferry times - Harbour News⟧</title>
    <meta property="og:title" content="⟦All about our ferry⟧"></head>
    <body><main><h1>Our new boats</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>Our new boats</title>
    <script type="application/ld+json">{"@type": "Article", "headline": "⟦Ferry times⟧"}</script></head>
    <body><main><h1>Our new boats</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown
    ---
    title: Our new boats
    ---

    # ⟦Ferry times⟧

    The ferry leaves at six.
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>Harbour News: The ferry’s times</title>
    <meta property="og:site_name" content="Harbour News">
    <meta property="og:title" content="The ferry's times | Harbour News"></head>
    <body><main><h1>The Ferry's Times</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>Day trips - by ferry – Harbour News</title></head>
    <body><main><h1>Day trips - by ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown
    ---
    title: Our new boats
    ---

    # Our new boats

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static func other(
    _ who: String, _ name: String, _ text: String, _ expected: String
  ) -> Message {
    Message(
      "\(who) '\(text)', but this post's title is '\(expected)'",
      help: "make the \(name) match the title")
  }
}
