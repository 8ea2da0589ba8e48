// SPDX-License-Identifier: Apache-2.0

/// Which Markdown is read: a named set of extensions over CommonMark 0.31.2.
package struct MarkdownDialect: Hashable, Sendable {
  package struct Options: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let tables = Options(rawValue: 1 << 0)
    package static let strikethrough = Options(rawValue: 1 << 1)
    package static let taskLists = Options(rawValue: 1 << 2)
    /// Bare `www.`, `http://` and e-mail addresses become links.
    package static let autolinks = Options(rawValue: 1 << 3)
    package static let footnotes = Options(rawValue: 1 << 4)
    /// `> [!NOTE]` opens a quotation with a class, and the word is no prose.
    package static let alerts = Options(rawValue: 1 << 5)
    /// `{#id}`, `{#id .class}` or `{: #id}` at the end of a heading.
    package static let headingIDs = Options(rawValue: 1 << 6)
    /// Hugo's `{{< … >}}` and `{{% … %}}` are opaque.
    package static let shortcodes = Options(rawValue: 1 << 7)
    /// Liquid's `{{ … }}` and `{% … %}` are opaque.
    package static let liquid = Options(rawValue: 1 << 8)
    /// kramdown's `{: … }` and `{:: … }` are opaque.
    package static let attributeLists = Options(rawValue: 1 << 9)
    /// MDX: `import` and `export` blocks, `{expressions}` and JSX tags are opaque; no indented
    /// code.
    package static let mdx = Options(rawValue: 1 << 10)
    /// ``MarkdownReader/html(_:from:dialect:)`` disarms the tags that GFM disallows.
    package static let tagFilter = Options(rawValue: 1 << 11)
    /// Comments and HTML blocks as CommonMark 0.29 had them, which GFM is still written against.
    package static let olderHTML = Options(rawValue: 1 << 12)
    /// A line that begins with `: ` defines the terms above it.
    package static let definitionLists = Options(rawValue: 1 << 13)
    /// `$$…$$`, `$…$` and `\\(…\\)` are opaque.
    package static let math = Options(rawValue: 1 << 14)
    /// `[[page]]` and `![[file]]` are opaque.
    package static let wikiLinks = Options(rawValue: 1 << 15)

    /// Tags of template languages, which may also stand inside the tags of raw HTML.
    static let templates: Options = [.shortcodes, .liquid]
    /// What begins with `{` and is none of Markdown's business.
    static let braces: Options = [.shortcodes, .liquid, .attributeLists, .mdx]
  }

  package var options: Options

  package init(options: Options) { self.options = options }

  /// CommonMark 0.31.2 alone.
  package static let commonmark = MarkdownDialect(options: [])
  /// GitHub Flavored Markdown 0.29.
  package static let gfm = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .tagFilter, .olderHTML,
  ])
  /// What blogs are written in: everything that does not stand in another's way.
  package static let stet = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .shortcodes,
    .liquid, .attributeLists, .definitionLists, .math, .wikiLinks,
  ])
  /// Hugo's: Goldmark with shortcodes. `{% … %}` is text.
  package static let hugo = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .shortcodes,
    .definitionLists, .math,
  ])
  /// Jekyll's: kramdown with Liquid. A bare address is text.
  package static let jekyll = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .footnotes, .headingIDs, .liquid, .attributeLists,
    .definitionLists, .math,
  ])
  /// Astro's: GFM with footnotes, as remark reads it. Braces are text.
  package static let astro = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes,
  ])
  /// MDX: GFM with expressions and JSX.
  package static let mdx = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .math, .mdx,
  ])

  private static let named: [(name: String, dialect: MarkdownDialect)] = [
    ("astro", .astro), ("commonmark", .commonmark), ("gfm", .gfm), ("hugo", .hugo),
    ("jekyll", .jekyll), ("mdx", .mdx), ("stet", .stet),
  ]

  /// The names of the dialects, as they are written in a configuration.
  package static let names = named.map(\.name)

  /// The dialect of that name.
  package init?(name: String) {
    guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
    self = found.dialect
  }
}
