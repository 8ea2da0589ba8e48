// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
import Language
package import Linting
import SourceText

/// Every post has a title that fits in search results.
package struct PostTitleRule: Rule {
  package struct Options: RuleOptions {
    var maxWidth = 1400
    var maxWords = 25

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-width", \.maxWidth, in: 1...10_000,
          "The maximum width of a title in pixels, in Arial at 20 px as in search results"),
        Option("max-words", \.maxWords, in: 1...1000, "The most words of a title"),
      ]
    }
  }

  package static let description = RuleDescription(
    "post-title", .metadata, .warning, "Every post has a title that fits in search results")

  package static let habits: [Habit] = [
    .measure("width", "have titles that search results cut off, in pixels")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if report.lacksFrontMatter(of: article) { return }
    let isPart = article.format == .html && !article.isPage && article.frontMatter == nil
    guard !isPart || article.title != nil, article.head?.isRedirect != true else {
      report.notApplicable()
      return
    }
    let element = article.head?.title
    if let head = article.head, element?.text.isEmpty ?? true {
      if head.isTemplate {
        report.isTemplate()
      } else {
        report.add(
          element == nil ? .noElement : .emptyElement, at: element?.range ?? head.place)
      }
    }
    if let title = article.title, !title.text.isEmpty {
      measure(title.text, title.range, article, &report)
    } else if let element, !element.text.isEmpty {
      let names = article.siteNames + [report.siteName].compactMap { $0 }
      let heading = article.head?.meta("og:title")?.text
      measure(
        SiteName.removed(from: element.text, names: names, heading: heading), element.range,
        article, &report)
    } else if article.head == nil {
      let first = article.blocks.first { $0.words > 0 }.map { article.text(of: $0).sourceRange }
      // What shows no text of its own, such as data made by a shortcode, needs no title; MkDocs takes it from the
      // site's navigation; and without front matter it is part of a page to a generator.
      let isPart = article.traits.contains(.isGenerators) && article.frontMatter == nil
      if let first, !isPart, !article.traits.contains(.isMkDocs) {
        report.add(.none, at: emptyTitle(article) ?? article.metadataPlace ?? first)
      } else {
        report.notApplicable()
      }
    }
  }

  /// The front matter's title, or the heading, that says nothing.
  private func emptyTitle(_ article: Article) -> ByteRange? {
    if let entry = article.frontMatter?.value?.entry("title") {
      let text = entry.value.textRange(in: article.source)
      return text.isEmpty ? entry.keyRange : text
    }
    return article.title?.range
  }

  private func measure(
    _ title: String, _ range: ByteRange, _ article: Article, _ report: inout RuleContext
  ) {
    if article.source.holdsTemplate(range) {
      report.unverified("the title is filled in later")
      return
    }
    let title = PlainText.decoded(title)
    let width = TitleWidth.pixels(title)
    let words = Words.count(Array(title.utf8))
    report.measure("width", width, limit: Double(options.maxWidth))
    let mostWords = Languages.scaled(options.maxWords, to: article.language)
    let message: Message
    if width > Double(options.maxWidth) {
      message = .wide(Int(width.rounded()), options.maxWidth)
    } else if words > mostWords, !Words.areCharacters(in: title) {
      message = .long(words, mostWords)
    } else {
      return
    }
    report.add(
      message, at: range,
      data: [.init("width", .number(width)), .init("words", .integer(words))])
  }

  package static let page = """
    Readers choose by the title, above all in search results. There it has about 600 pixels at 20 \
    px, some 60 characters; the rest is cut. Titles put what matters first, so only those of more \
    than twice that width are reported (the preset `seo` asks for 600). The rule checks the post's \
    own title: the front matter's, the page's heading, or the `title` element without the site's \
    name. A whole page needs the `title` element too: tabs, bookmarks and search results show it. \
    The width is computed from the published widths of Arial.

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>Harbour News</title></head>
    <body><main><h1>⟦Everything that you always wanted to know about the old ferry, its new timetable, its fares, its four piers, its captains and what became of its first crew in the winter of 1911⟧</h1>
    <p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en">⟦<head>⟧<meta charset="utf-8"></head>
    <body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown {max-words: 4}
    ---
    title: "⟦Two boats and one pier⟧"
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ⟦---⟧
    date: 2024-02-12
    ---

    The ferry leaves at six.
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry and its timetable - Harbour News</title></head>
    <body><main><h1>The ferry and its timetable</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>A part of a page has no title of its own.</p>
    ```

    ```markdown
    # The ferry and its timetable

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let none = Message(
    "This post has no title",
    help: "add a title to the front matter, or an h1")
  fileprivate static let noElement = Message(
    "This page has no title element",
    help: "add one to the head")
  fileprivate static let emptyElement = Message(
    "The title element of this page is empty",
    help: "write the post's title into it")

  fileprivate static func wide(_ width: Int, _ limit: Int) -> Message {
    Message(
      "This title is \(width) px wide and will be cut in search results",
      help: "shorten it to \(limit) px, or put the important words first")
  }

  fileprivate static func long(_ words: Int, _ limit: Int) -> Message {
    Message(
      "This title has \(words) words",
      help: "shorten it to at most \(limit)")
  }
}
