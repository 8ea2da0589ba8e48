// SPDX-License-Identifier: Apache-2.0

import MarkdownReading
import Testing

/// A piece of Markdown with what should come of it.
struct Construct: CustomTestStringConvertible {
  var name: String
  var markdown: String
  /// As ``Outline`` shows it.
  var outline: String
  var markers: [String]
  var dialect: MarkdownDialect

  init(
    _ name: String, _ markdown: String, _ outline: String, markers: [String] = [],
    dialect: MarkdownDialect = .stet
  ) {
    self.name = name
    self.markdown = markdown
    self.outline = outline
    self.markers = markers
    self.dialect = dialect
  }

  static let all =
    headings + inlines + links + blocks + rawHTML + glossaries + formulas + templates + jsx

  var testDescription: String { name }
}

// In the outlines `head⟩⟨tail` are the bytes of a node's markers, `␊` is a line feed.

extension Construct {
  static let headings: [Construct] = [
    Construct(
      "a heading", "# A 🐟 *b*",
      """
      h1 # ⟩⟨
        'A 🐟 '
        em *⟩⟨*
          'b'
      """),
    Construct(
      "a heading with a closing sequence", "###   a   ##  \nb",
      """
      h3 ###   ⟩⟨   ##
        'a'
      p ⟩⟨
        'b'
      """),
    Construct("an empty heading", "##", "h2 ##⟩⟨"),
    Construct(
      "a heading with an identifier", "## a {#b} ##",
      """
      h2 ## ⟩⟨ {#b} ## id=b
        'a'
      """),
    Construct(
      "a heading with an attribute list", "# a {: #b .c}",
      """
      h1 # ⟩⟨ {: #b .c} id=b
        'a'
      """),
    Construct(
      "a heading with classes only", "# a {.b}",
      """
      h1 # ⟩⟨ {.b}
        'a'
      """),
    Construct(
      "a heading with braces that are no list", "# a {b} {#}",
      """
      h1 # ⟩⟨
        'a {b} {#}'
      """),
    Construct(
      "an attribute list below a heading", "# a\n{: .c #b }\nd",
      """
      h1 # ⟩⟨ id=b
        'a'
      p ⟩⟨
        'd'
      """, markers: ["h1 {: .c #b }"]),
    Construct(
      "an underlined heading with an identifier", "a {#b}\n---",
      """
      h2 ⟩⟨--- id=b
        'a'
      """, markers: ["h2  {#b}"]),
    Construct(
      "an underlined heading", "A 🐟\n*b*\n===",
      """
      h1 ⟩⟨===
        'A 🐟␊'
        em *⟩⟨*
          'b'
      """),
    Construct(
      "a heading of the second level, underlined", "a\n---\nb",
      """
      h2 ⟩⟨---
        'a'
      p ⟩⟨
        'b'
      """),
    Construct(
      "thematic breaks", "a\n\n* * *\n___\nb",
      """
      p ⟩⟨
        'a'
      hr * * *⟩⟨
      hr ___⟩⟨
      p ⟩⟨
        'b'
      """),
  ]

  static let inlines: [Construct] = [
    Construct(
      "emphasis", "🐟 *a* _b_",
      """
      p ⟩⟨
        '🐟 '
        em *⟩⟨*
          'a'
        ' '
        em _⟩⟨_
          'b'
      """),
    Construct(
      "strong emphasis", "🐟 **a** __b__ ~~c~~",
      """
      p ⟩⟨
        '🐟 '
        strong **⟩⟨**
          'a'
        ' '
        strong __⟩⟨__
          'b'
        ' '
        del ~~⟩⟨~~
          'c'
      """),
    Construct(
      "emphasis in one run", "***a** b*** c",
      """
      p ⟩⟨
        em *⟩⟨*
          strong **⟩⟨**
            'a'
          ' b'
        '** c'
      """),
    Construct(
      "emphasis over two lines", "a *b\nc* d",
      """
      p ⟩⟨
        'a '
        em *⟩⟨*
          'b␊c'
        ' d'
      """),
    Construct(
      "code spans", "🐟 `` a`b `` `c\nd`",
      """
      p ⟩⟨
        '🐟 '
        code ``⟩⟨``
          'a`b'
        ' '
        code `⟩⟨`
          'c␊d'→'c d'
      """),
    Construct(
      "hard breaks", "🐟  \nb\\\nc\nd",
      """
      p ⟩⟨
        '🐟'
        br   ␊⟩⟨
        'b'
        br \\␊⟩⟨
        'c␊d'
      """),
    Construct(
      "escapes and character references", "🐟 &amp; \\* &copy; &nope;",
      """
      p ⟩⟨
        '🐟 &amp; \\* &copy; &nope;'→'🐟 & * © &nope;'
      """),
    Construct(
      "a template tag", "a {{< b >}} c",
      """
      p ⟩⟨
        'a '
        opaque '{{< b >}}'
        ' c'
      """),
  ]

  static let links: [Construct] = [
    Construct(
      "links", "🐟 [a *b*](</c d> \"e\") [f](g (h))",
      """
      p ⟩⟨
        '🐟 '
        a [⟩⟨](</c d> "e") href=/c d title=e
          'a '
          em *⟩⟨*
            'b'
        ' '
        a [⟩⟨](g (h)) href=g title=h
          'f'
      """),
    Construct(
      "a link without a destination", "[a]()",
      """
      p ⟩⟨
        a [⟩⟨]() href=
          'a'
      """),
    Construct(
      "a link with escapes", "[a](b\\_c&amp;d 'e&quot;f')",
      """
      p ⟩⟨
        a [⟩⟨](b\\_c&amp;d 'e&quot;f') href=b\\_c&amp;d→b_c&d title=e&quot;f→e"f
          'a'
      """),
    Construct(
      "links by reference", "🐟 [a][B] [b][] [b]\n\n[b]: /u 'v'",
      """
      p ⟩⟨
        '🐟 '
        a [⟩⟨][B] href=/u title=v
          'a'
        ' '
        a [⟩⟨][] href=/u title=v
          'b'
        ' '
        a [⟩⟨] href=/u title=v
          'b'
      """, markers: ["document [b]: /u 'v'"]),
    Construct(
      "images", "🐟 ![a *b*](/c \"d\") ![e][f]\n\n[f]: <g>",
      """
      p ⟩⟨
        '🐟 '
        img ![⟩⟨](/c "d") src=/c alt=a *b*→a b title=d
        ' '
        img ![⟩⟨][f] src=g alt=e
      """, markers: ["document [f]: <g>"]),
    Construct(
      "an image in a link", "[![a](b)](c)",
      """
      p ⟩⟨
        a [⟩⟨](c) href=c
          img ![⟩⟨](b) src=b alt=a
      """),
    Construct(
      "autolinks", "🐟 <https://e.x/> <a@e.x>",
      """
      p ⟩⟨
        '🐟 '
        a <⟩⟨> href=https://e.x/
          'https://e.x/'
        ' '
        a <⟩⟨> href=a@e.x→mailto:a@e.x
          'a@e.x'
      """),
    Construct(
      "addresses without brackets", "🐟 www.e.x, http://e.x/a and b@e.x.",
      """
      p ⟩⟨
        '🐟 '
        a ⟩⟨ href=www.e.x→http://www.e.x
          'www.e.x'
        ', '
        a ⟩⟨ href=http://e.x/a
          'http://e.x/a'
        ' and '
        a ⟩⟨ href=b@e.x→mailto:b@e.x
          'b@e.x'
        '.'
      """),
    Construct(
      "an address in brackets that are no link", "[see http://e.x]",
      """
      p ⟩⟨
        '[see '
        a ⟩⟨ href=http://e.x
          'http://e.x'
        ']'
      """),
  ]
}
