// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
import Language
package import Linting
import SourceText

/// A post has a description that search results can show whole, in plain text and in words of its own.
package struct MetaDescriptionRule: Rule {
  package struct Options: RuleOptions {
    var minCharacters = 30
    var maxCharacters = 350
    var unique = true

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "min-characters", \.minCharacters, in: 0...10_000,
          "The fewest characters (Unicode code points) of a description"),
        Option(
          "max-characters", \.maxCharacters, in: 1...10_000,
          "The most characters (Unicode code points) of a description"),
        Option(
          "unique", \.unique, "Whether descriptions must be unique within the site"),
      ]
    }
  }

  package static let description = RuleDescription(
    "meta-description", .excerpts, .warning,
    "Every post has a description of 30 to 350 characters in plain text")

  package static let habits: [Habit] = [
    .fact(
      "have no description of the recommended length",
      meaning: "search engines choose their own")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package var compares: SiteNeighbours.Aspects { options.unique ? .descriptions : [] }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if report.lacksFrontMatter(of: article) { return }
    guard let place = article.metadataPlace, article.head?.isRedirect != true else {
      report.notApplicable()
      return
    }
    guard let description = article.description, !description.text.isEmpty else {
      missing(article, place, &report)
      return
    }
    if article.source.holdsTemplate(description.range) {
      report.unverified("the description is filled in later")
      return
    }
    judge(description, article, &report)
  }

  private func missing(_ article: Article, _ place: ByteRange, _ report: inout RuleContext) {
    // Generators take the excerpt where there is no description.
    if article.frontMatter != nil, article.excerpt != nil { return }
    // A page that only shows a file or a listing describes itself.
    if article.words == 0, article.format == .markdown { return }
    if article.frontMatter == nil, article.head?.isTemplate ?? false {
      report.isTemplate()
    } else if !article.isMadeFromMarkup || report.hasSetSeverity {
      report.add(
        .missing(options.minCharacters, options.maxCharacters),
        at: article.description?.range ?? place,
        // Search results and themes take the post's first words.
        atMost: report.hasSetSeverity ? nil : .suggestion)
    }
  }

  /// The most characters of a description in Chinese, Japanese or Korean that search results show.
  private static let mostWide = 100

  /// The limits for a text: Chinese, Japanese and Korean characters are twice as wide as others.
  private func limits(_ text: String) -> (least: Int, most: Int) {
    Words.areWide(in: text)
      ? (options.minCharacters / 2, min(options.maxCharacters / 2, Self.mostWide))
      : (options.minCharacters, options.maxCharacters)
  }

  private func judge(_ description: Description, _ article: Article, _ report: inout RuleContext) {
    let text = description.text
    let characters = text.unicodeScalars.count
    let limits = limits(text)
    var messages: [(message: Message, severity: Severity?)] = []
    if let markup = PlainText.markup(in: text) {
      // A theme may let the browser read an entity.
      messages.append((.markup(markup), markup.first == "&" ? .suggestion : nil))
    }
    let titles = [
      article.title?.text, article.head?.title?.text, article.head?.meta("og:title")?.text,
    ]
    let isTitle = titles.contains { $0.map { TitleText.areSameIgnoringCase($0, text) } ?? false }
    if isTitle { messages.append((.title, nil)) }
    for (message, severity) in messages {
      report.add(
        message, at: description.range, atMost: severity,
        data: [.init("characters", .integer(characters))])
    }
    // What is cut off, or says little, harms less than what is wrong.
    if !isTitle, characters < limits.least || characters > limits.most {
      report.add(
        characters < limits.least
          ? .short(characters, limits.least) : .long(characters, limits.most),
        at: description.range, atMost: report.hasSetSeverity ? nil : .suggestion,
        data: [.init("characters", .integer(characters))])
    }
    if options.unique,
      let other = report.site?.neighbours(of: article, .descriptions)?.sameDescription.first
    {
      report.add(.shared(other), at: description.range, data: [.init("other", .text(other))])
    }
  }

  package static let page = """
    Search results and shared links show the description under the title. Without one they show \
    text from around the search terms; a short one wastes the space, a long one is cut, and markup \
    is shown literally. Search results show about 160 characters; up to 350 are accepted (the \
    preset `seo` asks for at most 156). A missing description is a suggestion, since search \
    results and themes use the post's first words instead, and so is one that is too short or too \
    long, unless the settings set a severity. Characters are Unicode code points. For Chinese, Japanese \
    and Korean, whose characters are twice as wide, the limits are 15 to 100.

    Where the site is known, two posts may not share a description: readers cannot tell such \
    results apart.

    The rule checks the front matter's `description` (or a key for search results, such as `seo: \
    {description: …}`), otherwise the page's `<meta name="description">`. Without a description, \
    an `excerpt` or `summary` in the front matter counts, as generators use it then. Markdown \
    without front matter and HTML fragments have no place for one and are not checked, and a page of \
    a manual made by AsciiDoc, DocBook or Sphinx needs none.

    ## Flagged

    ```markdown
    ---
    title: The ferry
    description: ⟦When the boats leave.⟧
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ⟦---⟧
    title: The ferry
    ---

    The ferry leaves at six.
    ```

    ```html {min-characters: 20}
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <meta name="description" content="⟦When the boats &lt;b&gt;leave&lt;/b&gt;, and from which pier.⟧">
    </head><body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <meta name="description" content="⟦The ferry⟧">
    </head><body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en">⟦<head>⟧<title>The ferry</title></head>
    <body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown {min-characters: 20}
    ---
    title: The copied ferry
    description: ⟦When the boats leave, and from which pier.⟧
    ---

    The ferry leaves at six.
    ```

    ## Not flagged

    ```markdown
    ---
    title: The ferry
    description: >
      When the two boats leave on weekdays and on Sundays, from which of the two piers, and what a
      ticket costs for you, your dog and your bicycle.
    ---

    The ferry leaves at six.
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <meta name="description" content="When the two boats leave on weekdays and on Sundays, from which of the two piers, and what a ticket costs for you, your dog and your bicycle.">
    </head><body><main><h1>The ferry</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>A part of a page has no head.</p>
    ```
    """
}

extension Message {
  fileprivate static let title = Message(
    "This description only repeats the title",
    help: "say what the post offers its readers")

  fileprivate static func missing(_ least: Int, _ most: Int) -> Message {
    Message(
      "This post has no description for search results",
      help: "write one of \(least) to \(most) characters"
    )
  }

  fileprivate static func shared(_ other: String) -> Message {
    Message(
      "This post has the same description as \(other)",
      help: "say what is specific to this post")
  }

  fileprivate static func markup(_ what: String) -> Message {
    Message(
      "This description contains '\(what)', which search results may show literally",
      help: "write plain text")
  }

  fileprivate static func short(_ characters: Int, _ limit: Int) -> Message {
    Message(
      "This description has only \(characters) \(characters == 1 ? "character" : "characters")",
      help: "write at least \(limit) characters")
  }

  fileprivate static func long(_ characters: Int, _ limit: Int) -> Message {
    Message(
      "This description has \(characters) characters; search results show about \(limit > 150 ? 160 : limit)",
      help: "shorten it to at most \(limit)")
  }
}
