// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText
import TestKit
import Testing

/// What generators and editors add to Markdown.
@Suite("Directives, components and comments")
struct GeneratorTests {
  /// The texts that readers see, and what is opaque.
  private func read(_ markdown: String, _ dialect: String) throws -> (
    texts: [String], opaque: [String]
  ) {
    let dialect = try #require(MarkdownDialect(name: dialect))
    let document = MarkdownReader.read(SourceText(markdown), dialect: dialect)
    #expect(document.faults + document.markerFaults == [])
    func strings(_ kind: NodeKind) -> [String] {
      document.nodes.filter { $0.kind == kind }.map { document.source.string($0.head) }
        .filter { !$0.allSatisfy(\.isWhitespace) }
    }
    return (strings(.text), strings(.opaque))
  }

  @Test(
    "The lines of a directive are markup, and its body is Markdown",
    arguments: ["docusaurus", "vitepress", "starlight"])
  func directives(dialect: String) throws {
    let text = ":::note[The tide]\nIt *rises*.\n\n- at six\n:::\nMore.\n"
    let found = try read(text, dialect)
    #expect(found.texts == ["It ", "rises", ".", "at six", "More."])
    #expect(found.opaque == [":::note[The tide]", ":::"])
    let nested = try read("::::tip\n::: warning\nA\n:::\nB\n::::\n", dialect)
    #expect(nested.texts == ["A", "B"])
    #expect(nested.opaque == ["::::tip", "::: warning", ":::", "::::"])
  }

  @Test("Elsewhere colons are text", arguments: ["astro", "gfm", "hugo", "jekyll", "stet"])
  func noDirectives(dialect: String) throws {
    #expect(try read(":::note\nA\n:::\n", dialect).texts == [":::note\nA\n:::"])
  }

  @Test("Colons that close nothing are text")
  func strayColons() throws {
    #expect(try read("A\n\n:::\n", "docusaurus").texts == ["A", ":::"])
    #expect(try read("```\n:::note\n```\n", "docusaurus").opaque == [])
  }

  @Test(
    "MyST's notes are prose, and what is none is opaque with its body",
    arguments: ["myst", "stet"])
  func myst(dialect: String) throws {
    let note = try read(":::{note} The tide\n:class: tip\nIt *rises*.\n:::\nMore.\n", dialect)
    #expect(note.texts == ["It ", "rises", ".", "More."])
    #expect(note.opaque == [":::{note} The tide\n:class: tip", ":::"])
    let widget = try read(":::{widget} https://e.x/a.js\n{\n\n\"a\": 1}\n:::\nMore.\n", dialect)
    #expect(widget.texts == ["More."])
    #expect(widget.opaque == [":::{widget} https://e.x/a.js\n{\n\n\"a\": 1}\n:::"])
    let fence = try read("```{tip}\nIt rises.\n```\nMore {ref}`a b`.\n", dialect)
    #expect(fence.texts == ["It rises.", "More ", "."])
    #expect(fence.opaque == ["```{tip}", "```", "{ref}`a b`"])
    let code = try read("```{code-block} python\na\n```\n", dialect)
    #expect(code.texts == ["a\n"])
    #expect(code.opaque == [])
    #expect(try read("(a-target)=\n# A\n", dialect).texts == ["A"])
  }

  @Test("MkDocs' admonitions hold Markdown, indented by four columns")
  func admonitions() throws {
    let found = try read(
      "!!! note \"The tide\"\n\n    It *rises*.\n\n    - at six\n\nMore.\n", "mkdocs")
    #expect(found.texts == ["It ", "rises", ".", "at six", "More."])
    #expect(try read("!!! note\n    A\n??? tip\n    B\n", "mkdocs").texts == ["A", "B"])
    #expect(try read("!!!\n", "mkdocs").texts == ["!!!"])
    #expect(try read("!!! note\n\n    A\n", "stet").texts == ["!!! note", "A"])
  }

  @Test("Obsidian's comments are not read, and any word may name a callout")
  func obsidian() throws {
    let found = try read("A %%b *c* %% d.\n\n%%\ne\n\nf\n%%\n\ng %% h\n", "obsidian")
    #expect(found.texts == ["A ", " d.", "g %% h"])
    #expect(
      try read("> [!faq]- Is it open?\n> Yes.\n", "obsidian").texts == ["Is it open?\n> Yes."])
    #expect(try read("> [!tip]\n> Yes.\n", "obsidian").texts == ["Yes."])
    #expect(try read("A %%b%%\n", "stet").texts == ["A %%b%%"])
  }

  @Test(
    "A formula without a word in it is opaque",
    arguments: ["astro", "gfm", "hugo", "jekyll", "mdx"])
  func formulas(dialect: String) throws {
    #expect(try read("It is $a , b$ here.\n", dialect).opaque == ["$a , b$"])
    #expect(try read("It is $5 or $6, $HOME or $it is$.\n", dialect).opaque == [])
    #expect(try read("$$\na ... b\n$$\n", dialect).opaque == ["$$\na ... b\n$$"])
  }

  @Test(
    "Tags of JSX with expressions take their end tags along",
    arguments: [
      ("<div style={{a: 1}}>\n  *b*\n</div>\n", ["<div style={{a: 1}}>", "</div>"], ["em"]),
      ("<div\n  className=\"a\"\n>\n\nb\n\n</div>\n", [], ["div", "p"]),
      (
        "<video\n  a={b}\n>\n  <source src=\"c\" />\n</video>\n",
        ["<video\n  a={b}\n>", "</video>"], ["source"]
      ),
      ("<svg>\n\n<path\n  d=\"M1\"\n/>\n</svg>\n", [], ["svg", "path"]),
      (
        "<svg a={b}>\n<path d=\"M1\" />\n</svg>\n", ["<svg a={b}>", "<path d=\"M1\" />", "</svg>"],
        []
      ),
      ("a <b c={d}>e</b> <i>f</i>\n", ["<b c={d}>", "</b>"], ["p", "i"]),
      ("<Tab>a</Tab> <br /> <div />\n", ["<Tab>", "</Tab>", "<div />"], ["p", "br"]),
      ("<iframe src=\"a\" />\n\n*b*\n", ["<iframe src=\"a\" />"], ["p", "em"]),
      ("</div>\n", ["</div>"], []),
    ])
  func jsx(markdown: String, opaque: [String], names: [String]) {
    let document = MarkdownReader.read(SourceText(markdown), dialect: .mdx)
    #expect(document.faults + document.markerFaults == [])
    #expect(
      document.nodes.filter { $0.kind == .opaque }.map { document.source.string($0.head) } == opaque
    )
    let found = document.nodes.filter {
      $0.kind == .element && ($0.name != .p || names.contains("p"))
    }
    .map { document.names.spelling($0.name) }
    #expect(found == names)
    #expect(document.problems.isEmpty)
  }

  @Test(
    "Hugo links an address where one may begin, and none in brackets",
    arguments: [
      ("a@b.org, (a@b.org) \"a@b.org\"", ["a@b.org", "a@b.org", "a@b.org"]),
      ("mailto:a@b.org To:a@b.org x,a@b.org &amp;a@b.org \u{E9}a@b.org", []),
      (
        "a/b@c.org a+b@c.org a_b@c.org *a@b.org*",
        ["a/b@c.org", "a+b@c.org", "a_b@c.org", "a@b.org"]
      ),
      ("a@b.org_x a@b.org- a@b b@c.d.org: `x`a@b.org", ["b@c.d.org", "a@b.org"]),
      ("[me](mailto:a@b.org?subject=A B) [x] (a@b.org)", ["a@b.org"]),
      ("[see http://a.org] [see a@b.org] [www.a.org](<x b) www.b.org", ["www.b.org"]),
      ("c@d.org [http://a.org and a@b.org", ["c@d.org"]),
      ("\u{201C}http://a.org \u{2014}http://b.org ;http://c.org --http://d.org", ["http://d.org"]),
      (
        "> <br>http://a.org <br>a@b.org <i>www.a.org</i>", ["http://a.org", "a@b.org", "www.a.org"]
      ),
      ("http://localhost:80/x http://192.168.1.1/ http://a.ORG/ http://a\\_b/c", []),
      (
        "http://a.org/x*y http://a.org/?b|c http://a.org/\u{E9}",
        ["http://a.org/x", "http://a.org/?b", "http://a.org/"]
      ),
    ] as [(String, [String])])
  func goldmarkAddresses(_ text: String, _ expected: [String]) {
    let html = MarkdownReader.html(SourceText(text + "\n"), dialect: .hugo)
    let found = html.ranges(of: "<a href=").map { range in
      String(html[range.upperBound...].drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
    }
    #expect(found == expected, "\(html)")
  }

  @Test("An id with other signs than ids have is text of its heading")
  func headingIDs() {
    func html(_ text: String) -> String { MarkdownReader.html(SourceText(text), dialect: .hugo) }
    #expect(html("# A {#b?}\n") == "<h1>A {#b?}</h1>\n")
    #expect(html("# A {#d.e:f-g_\u{E9}}\n").hasSuffix(">A</h1>\n"))
  }

  @Test("To Goldmark, 'meta' and 'source' begin a block")
  func olderBlocks() {
    func html(_ text: String) -> String { MarkdownReader.html(SourceText(text), dialect: .hugo) }
    #expect(html("a\n<meta x>\nb\n") == "<p>a</p>\n<meta x>\nb\n")
    #expect(html("a\n<video>\nb\n") == "<p>a\n<video>\nb</p>\n")
  }

  @Test("Hugo links a bare address behind a space and makes it https")
  func goldmark() {
    func html(_ text: String) -> String { MarkdownReader.html(SourceText(text), dialect: .hugo) }
    #expect(html("www.e.org\n") == "<p><a href=\"https://www.e.org\">www.e.org</a></p>\n")
    #expect(html("[v=http://e.org]\n") == "<p>[v=http://e.org]</p>\n")
    #expect(html("a (http://e.org)\n") == "<p>a (<a href=\"http://e.org\">http://e.org</a>)</p>\n")
    #expect(html("~a~ ~~b~~\n") == "<p>~a~ <del>b</del></p>\n")
    #expect(html("{{< a >}}_b_ _c_{{< d >}}\n") == "<p>{{&lt; a &gt;}}_b_ _c_{{&lt; d &gt;}}</p>\n")
    #expect(html("{{< a >}} _b_\n") == "<p>{{&lt; a &gt;}} <em>b</em></p>\n")
    #expect(html("<!--more-->a *b*\n") == "<!--more-->\n<p>a <em>b</em></p>\n")
    #expect(html("<!-- more -->a *b*\n") == "<!-- more -->a *b*\n")
  }

  @Test(
    "Documentation that MkDocs makes of code is no Markdown, with its options",
    arguments: [
      ("::: a.b\n    options:\n      members:\n      - c\n\nText.\n", "<p>Text.</p>\n"),
      ("::: a.b\n", ""), ("Text.\n\n::: a.b\n    x: 1\n    y: 2", "<p>Text.</p>\n"),
      ("::: a.b\n\nText.\n", "<p>Text.</p>\n"), (":::: a.b\n", "<p>:::: a.b</p>\n"),
      (":::a.b\n", "<p>:::a.b</p>\n"), (":::\n", "<p>:::</p>\n"),
      ("``` a\n::: a.b\n```\n", "<pre><code class=\"language-a\">::: a.b\n</code></pre>\n"),
    ])
  func documentedCode(_ text: String, _ html: String) throws {
    let dialect = try #require(MarkdownDialect(name: "mkdocs"))
    let made = MarkdownReader.html(SourceText(text), dialect: dialect)
    #expect(made.contains(html) && !made.contains("<li>"))
  }
}
