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
    /// `{#id}` at the end of a heading.
    package static let headingIDs = Options(rawValue: 1 << 6)
    /// Hugo's `{{< … >}}` and `{{% … %}}`, Liquid's `{{ … }}` and `{% … %}` are opaque.
    package static let templates = Options(rawValue: 1 << 7)
    /// kramdown's `{: … }` is opaque.
    package static let attributeLists = Options(rawValue: 1 << 8)
    /// MDX: `import` and `export` blocks, `{expressions}` and JSX tags are opaque; no indented
    /// code.
    package static let mdx = Options(rawValue: 1 << 9)
    /// ``MarkdownReader/html(_:from:dialect:)`` disarms the tags that GFM disallows.
    package static let tagFilter = Options(rawValue: 1 << 10)
    /// Comments and HTML blocks as CommonMark 0.29 had them, which GFM is still written against.
    package static let olderHTML = Options(rawValue: 1 << 11)
  }

  package var options: Options

  package init(options: Options) { self.options = options }

  /// CommonMark 0.31.2 alone.
  package static let commonmark = MarkdownDialect(options: [])
  /// GitHub Flavored Markdown 0.29.
  package static let gfm = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .tagFilter, .olderHTML,
  ])
  /// What blogs are written in: GFM's extensions, footnotes, alerts, and the tags of site
  /// generators.
  package static let stet = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .templates,
    .attributeLists,
  ])
  /// MDX: the same with expressions and JSX in the place of template tags.
  package static let mdx = MarkdownDialect(options: [
    .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .alerts, .headingIDs, .mdx,
  ])

  /// The dialect of that name, as it is written in a configuration.
  package init?(name: String) {
    switch name {
    case "commonmark": self = .commonmark
    case "gfm": self = .gfm
    case "stet": self = .stet
    case "mdx": self = .mdx
    default: return nil
    }
  }
}
