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
    /// `> [!NOTE]` opens a quotation with a class, and the word is not prose.
    package static let alerts = Options(rawValue: 1 << 5)
    /// `{#id}`, `{#id .class}` or `{: #id}` at the end of a heading.
    package static let headingIDs = Options(rawValue: 1 << 6)
    /// Hugo's `{{< … >}}` and `{{% … %}}` are opaque.
    package static let shortcodes = Options(rawValue: 1 << 7)
    /// Liquid's `{{ … }}` and `{% … %}` are opaque.
    package static let liquid = Options(rawValue: 1 << 8)
    /// kramdown's `{: … }` and `{:: … }` are opaque.
    package static let attributeLists = Options(rawValue: 1 << 9)
    /// MDX: `import` and `export` blocks, `{expressions}` and JSX tags are opaque.
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

    /// kramdown's blocks: raw HTML up to its end tag, tables without a head, abbreviations.
    package static let kramdown = Options(rawValue: 1 << 16)
    /// The generator makes straight quotes curly, and dots and hyphens one mark.
    package static let smartQuotes = Options(rawValue: 1 << 17)
    /// Strikethrough takes two tildes; one is text.
    package static let doubleTildes = Options(rawValue: 1 << 18)
    /// Goldmark as Hugo runs it: bare addresses behind a space or an opening mark alone.
    package static let goldmark = Options(rawValue: 1 << 19)
    /// `:::name` opens a block of prose that `:::` closes.
    package static let directives = Options(rawValue: 1 << 20)
    /// `:::{name}` and a fence with `{name}` are MyST's directives.
    package static let mystDirectives = Options(rawValue: 1 << 21)
    /// `!!! note` opens a block of indented prose.
    package static let admonitions = Options(rawValue: 1 << 22)
    /// `%%…%%` is a comment.
    package static let percentComments = Options(rawValue: 1 << 23)
    /// Any word may stand in `> [!word] Title`.
    package static let anyAlert = Options(rawValue: 1 << 24)
    /// `*[HTML]: …` says what the word stands for, and is not shown.
    package static let abbreviations = Options(rawValue: 1 << 26)
    /// Front matter that is no map stops the generator.
    package static let mapFrontMatter = Options(rawValue: 1 << 25)
    /// The site makes a formula of whatever stands between two `$`.
    package static let dollarMath = Options(rawValue: 1 << 27)
    /// Tags of template languages, which may also stand inside the tags of raw HTML.
    static let templates: Options = [.shortcodes, .liquid]
    static let keptInMDX: Options = [.directives, .dollarMath]
    /// What begins with `{` and is none of Markdown's business.
    static let braces: Options = [.shortcodes, .liquid, .attributeLists, .mdx]
  }

  package var options: Options

  package init(options: Options) { self.options = options }

  /// CommonMark 0.31.2 alone.
  package static let commonmark = MarkdownDialect(options: [])
  /// GitHub Flavored Markdown 0.29, with formulas.
  package static let gfm = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .tagFilter, .olderHTML, .math,
  ])
  /// What blogs are written in: everything that does not stand in another's way.
  package static let stet = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .shortcodes,
    .liquid, .attributeLists, .definitionLists, .math, .wikiLinks, .mystDirectives,
  ])
  /// Hugo's: Goldmark with shortcodes. `{% … %}` is text.
  package static let hugo = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .shortcodes,
    .definitionLists, .math, .smartQuotes, .doubleTildes, .goldmark, .mapFrontMatter,
  ])
  /// Jekyll's: kramdown with Liquid. A bare address is text.
  package static let jekyll = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .footnotes, .headingIDs, .liquid, .attributeLists,
    .definitionLists, .math, .kramdown, .abbreviations, .smartQuotes, .doubleTildes,
    .mapFrontMatter,
  ])
  /// Jekyll's with one of the plug-ins that read CommonMark.
  static let jekyllCommonMark = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .liquid, .math, .mapFrontMatter,
  ])
  /// Astro's: GFM with footnotes, as remark reads it. Braces are text.
  package static let astro = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .math, .mapFrontMatter,
  ])
  /// MDX: GFM with expressions and JSX.
  package static let mdx = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .math, .mdx,
  ])

  private static let named: [(name: String, dialect: MarkdownDialect)] = [
    ("astro", .astro), ("astro-math", .astro.with(.dollarMath)), ("commonmark", .commonmark),
    ("docusaurus", .mdx.with([.directives, .mapFrontMatter])), ("gfm", .gfm), ("hugo", .hugo),
    ("hugo-straight", .hugo.without(.smartQuotes)), ("jekyll", .jekyll),
    ("jekyll-commonmark", .jekyllCommonMark), ("jekyll-straight", .jekyll.without(.smartQuotes)),
    ("mdx", .mdx),
    (
      "mkdocs",
      MarkdownDialect(options: [
        .tables, .footnotes, .headingIDs, .attributeLists, .definitionLists, .math, .admonitions,
        .abbreviations, .mapFrontMatter,
      ])
    ),
    (
      "myst",
      .gfm.without([.tagFilter, .olderHTML]).with([
        .footnotes, .definitionLists, .mystDirectives, .mapFrontMatter,
      ])
    ),
    (
      "obsidian",
      .gfm.without([.tagFilter, .olderHTML]).with([
        .footnotes, .alerts, .anyAlert, .wikiLinks, .percentComments,
      ])
    ),
    ("starlight", .astro.with(.directives)), ("stet", .stet),
    (
      "vitepress",
      .astro.with([.directives, .alerts, .headingIDs, .liquid])
    ),
  ]

  private func with(_ more: Options) -> MarkdownDialect {
    MarkdownDialect(options: options.union(more))
  }

  private func without(_ some: Options) -> MarkdownDialect {
    MarkdownDialect(options: options.subtracting(some))
  }

  /// MDX with what this dialect's generator adds to it.
  package var asMDX: MarkdownDialect { .mdx.with(options.intersection(.keptInMDX)) }

  /// Whether a generator reads it that takes no front matter but a map.
  package var isGenerators: Bool { options.contains(.mapFrontMatter) }
  /// Whether that generator passes over blank lines in front of it, as Hugo does.
  package var allowsBlankLines: Bool { options.contains(.goldmark) }

  /// Whether readers see curly quotes where straight ones are written.
  package var makesSmartQuotes: Bool { options.contains(.smartQuotes) }

  /// The names of the dialects, as they are written in a configuration.
  package static let names = named.map(\.name)

  /// The dialect of that name.
  package init?(name: String) {
    guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
    self = found.dialect
  }
}
