// SPDX-License-Identifier: Apache-2.0

import Documents
import LintKit
import Linting
import Rules
import SourceText
import Testing

/// Markup that did not work, by kind: what readers see of it, and what only looks like it.
@Suite("Markup that readers see")
struct ShownMarkupTests {
  /// Expects that `rule` flags what stands between the marks of `marked`, and nothing else.
  private func expect(
    _ marked: String, _ rule: String, path: String = "a.md",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let places = marked.split(separator: "⟦", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "⟧" })
    }
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let found = try MarkupTests.flagged(text, rule, path: path)
    #expect(found == places, sourceLocation: sourceLocation)
  }

  private func fixed(_ text: String, _ rule: String) throws -> String {
    let source = SourceText(path: "a.md", text)
    return try Fixing.fix(source, .markdown, safety: .offer) { source in
      try BehaviourTests.lint(source, rule).findings
    }.text
  }

  private static func dialect(_ name: String, _ text: String) -> String {
    "---\nstet: {dialect: \(name)}\n---\n\n\(text)\n"
  }

  @Test(
    "Emphasis that did not work is flagged from its first mark to its last",
    arguments: [
      "⟦**Fares: **⟧Children go free.", "⟦** dogs **⟧ go free", "a ⟦** two dogs**⟧ b",
      "a ⟦**two dogs **⟧ b", "⟦**Fares:**⟧children go free.", "⟦**“Fares”**⟧children",
      "⟦**この船は六時に出ます。**⟧次の船は七時です。", "他说⟦**「重要」**⟧的事",
      "⟦~~删除的文字（带括号）。~~⟧这个句子", "- ⟦**Fares: **⟧two\n- six",
      "> ⟦**Fares: **⟧two", "| a |\n|---|\n| ⟦**Fares: **⟧two |", "# ⟦**Fares: **⟧two",
      "⟦*Fares: *⟧two", "a new⟦** boat**⟧ leaves",
      "⟦**Fares—**⟧Children go free.", "⟦__Fares: __⟧two", "⟦**[Fares](/a): **⟧two",
    ])
  func emphasis(_ marked: String) throws { try expect(marked + "\n", "markdown-error") }

  @Test(
    "Stars that no emphasis was meant by are left alone",
    arguments: [
      "**Fares:** two", "2 ** 3 and 4 ** 5", "Use **kwargs and **options here.",
      "`** a **`", "\\*\\*a \\*\\*b", "**/*.md and **/*.txt", "a*b and c*d", "Name: __ Date: __",
      "A price* and\n\n*Without tax", "a ** b ** c", "snake_case and other_case",
      "**** secret ****",
      "* a\n* b", "~ a ~ b", "5 * 3 * 2", "The price** is two.\n\n**Without tax",
      "Ann** and Ben** came.\n\n** Without pay",
      "```\n**a: **b\n```", "<https://ferry.net/**a: **b>",
    ])
  func plainStars(_ text: String) throws { try expect(text + "\n", "markdown-error") }

  @Test(
    "Bold text that is never closed is a warning",
    arguments: [
      "Six. ⟦**⟧Fares are two.", "a\n\n⟦**⟧\n\nb", "⟦**⟧Fares are two crowns.",
      "- ⟦**⟧Two boats leave: one at six.\n- b",
    ])
  func openEmphasis(_ marked: String) throws {
    try expect(marked + "\n", "markdown-error")
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let findings = try BehaviourTests.lint(SourceText(path: "a.md", text), "markdown-error")
      .findings
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test(
    "Fixed emphasis is emphasis",
    arguments: [
      ("**Fares: **Children go free.", "**Fares:** Children go free."),
      ("See ** two dogs ** here.", "See **two dogs** here."),
      ("**Fares:**children go free.", "**Fares:** children go free."),
      ("a **two dogs ** b", "a **two dogs** b"),
      ("_six and_** _Ann Lee_** _too_", "_six and_ **_Ann Lee_** _too_"),
      ("six,** two dogs** too", "six, **two dogs** too"),
      ("(** two dogs **)", "(**two dogs**)"), ("**Fares—**Two crowns.", "**Fares**—Two crowns."),
      ("他说**「重要」**的事", "他说<strong>「重要」</strong>的事"),
    ])
  func fixedEmphasis(before: String, after: String) throws {
    #expect(try fixed(before + "\n", "markdown-error") == after + "\n")
  }

  @Test(
    "A heading without a space is flagged",
    arguments: [
      "⟦##Boats⟧", "a\n\n⟦###1. Boats⟧\n\nb", "> ⟦##Boats⟧", "- ⟦##Boats⟧", "a\n⟦##Boats⟧\nb",
    ])
  func headings(_ marked: String) throws { try expect(marked + "\n", "markdown-error") }

  @Test(
    "Hashtags, commands and headings are left alone",
    arguments: [
      "#boats", "## Boats", "##", "\\##Boats", "##[error] a", "a ##b", "`##Boats`", "#######Boats",
    ])
  func plainSigns(_ text: String) throws { try expect(text + "\n", "markdown-error") }

  @Test("A heading gets its space, unless more of the paragraph follows")
  func fixedHeadings() throws {
    #expect(try fixed("##Boats\n\na\n", "markdown-error") == "## Boats\n\na\n")
    #expect(try fixed("##Boats\na\n", "markdown-error") == "##Boats\na\n")
  }

  @Test(
    "Links and images that are text are flagged",
    arguments: [
      "See ⟦[times] (https://ferry.net/times)⟧.", "See ⟦![the pier] (/pier.jpg)⟧.",
      "See the ⟦(times)[https://ferry.net/times]⟧.", "See ⟦[times](/the times.html)⟧.",
      "See ⟦[times](the times.pdf)⟧.", "See ⟦[times](https://ferry.net/times⟧ and more",
      "See ⟦[times(https://ferry.net/times)⟧.", "See [times⟦](/times “The times”)⟧.",
      "See [the [new](/new) times⟦](/times)⟧.",
    ])
  func links(_ marked: String) throws { try expect(marked + "\n", "markdown-error") }

  @Test(
    "Brackets that no link was meant by are left alone",
    arguments: [
      "[1] (https://ferry.net)", "[sic] (as it stands)", "a[i](j k)", "[x] (https://ferry.net)",
      "[a](b c)", "[times](/times)", "[times](</the times>)", "`[a] (/b)`", "\\[a] (/b)",
      "See (times)[1].", "[times](/times \"The times\")", "f(x)[0]",
    ])
  func plainBrackets(_ text: String) throws { try expect(text + "\n", "markdown-error") }

  @Test("kramdown reads an address with a space")
  func addressOfKramdown() throws {
    try expect(Self.dialect("jekyll", "See [times](/the times.html)."), "markdown-error")
    try expect(Self.dialect("hugo", "See ⟦[times](/the times.html)⟧."), "markdown-error")
  }

  @Test(
    "Fixed links are links",
    arguments: [
      ("See [times] (https://ferry.net/times).", "See [times](https://ferry.net/times)."),
      ("See ![the pier] (/pier.jpg).", "See ![the pier](/pier.jpg)."),
      ("See the (times)[https://ferry.net/times].", "See the [times](https://ferry.net/times)."),
      ("See [times](/the times.html).", "See [times](/the%20times.html)."),
    ])
  func fixedLinks(before: String, after: String) throws {
    #expect(try fixed(before + "\n", "markdown-error") == after + "\n")
  }

  @Test(
    "Blocks that are text of a paragraph are flagged",
    arguments: [
      "Boats:\n⟦2. ferry\n3. tug⟧", "| a | b | c |\n⟦|---|---|⟧\n| d | e | f |",
      "| a | b |\n⟦| --- |⟧\n| d | e |",
      "a\n\n    ⟦The ferry comes back at nine in the evening, when the sun is low.⟧",
    ])
  func blocks(_ marked: String) throws { try expect(marked + "\n", "markdown-error") }

  @Test(
    "Blocks that are none are left alone",
    arguments: [
      "In the summer of\n2019. It was warm.", "a\n- b\n- c", "| a | b |\n|---|---|\n| c | d |",
      "a\n\n    ferry --at six --from pier --to island --for two --and back", "a | b\n--- | ---",
    ])
  func plainBlocks(_ text: String) throws { try expect(text + "\n", "markdown-error") }

  @Test("Colons are flagged where the generator is known to read them as text")
  func directives() throws {
    for dialect in ["hugo", "jekyll"] {
      try expect(Self.dialect(dialect, "⟦:::note⟧\nTwo boats.\n:::"), "markdown-error")
    }
    for dialect in ["docusaurus", "starlight", "vitepress", "stet", "astro"] {
      try expect(Self.dialect(dialect, ":::note\nTwo boats.\n:::"), "markdown-error")
    }
  }

  @Test(
    "A reference without a definition is flagged",
    arguments: [
      "See ⟦[the times][times]⟧.", "See ⟦![the pier][pier]⟧.", "See ⟦[all the boats][]⟧.",
      "See ⟦[`Boat`][boat]⟧.", "See ⟦[the times][2]⟧ and [fares][1].\n\n[1]: /fares",
    ])
  func undefined(_ marked: String) throws {
    try expect(marked + "\n\n[z]: /z\n", "reference-undefined")
  }

  @Test("Without any definition, labels may be defined for all posts, but in Hugo and Jekyll")
  func undefinedAlone() throws {
    let text = "See ⟦[the times][times]⟧."
    try expect(Self.dialect("hugo", text), "reference-undefined")
    try expect(Self.dialect("jekyll", text), "reference-undefined")
    let plain = text.filter { $0 != "⟦" && $0 != "⟧" }
    for dialect in ["stet", "mkdocs", "myst", "astro"] {
      try expect(Self.dialect(dialect, plain), "reference-undefined")
    }
    try expect(Self.dialect("mkdocs", plain + "\n\n[z]: /z"), "reference-undefined")
    try expect(Self.dialect("hugo", "> " + plain), "reference-undefined")
  }

  @Test("What stands inside a shortcode of Hugo's is read by itself")
  func shortcodes() throws {
    try expect(Self.dialect("hugo", "{{< note >}}*Two boats.*{{< /note >}}"), "markdown-error")
    try expect(Self.dialect("hugo", "{{% note %}}**Two:**{{% /note %}}"), "markdown-error")
    try expect(Self.dialect("hugo", "{{< note >}}⟦**Two **⟧boats.{{< /note >}}"), "markdown-error")
    try expect(Self.dialect("hugo", "⟦**Two:**⟧{{< boats >}} leave."), "markdown-error")
    try expect(Self.dialect("hugo", "by Ann⟦**,**⟧ who"), "markdown-error")
    try expect("by Ann**,** who", "markdown-error")
  }

  @Test("Stars that close something, or stand in a path, open nothing")
  func closers() throws {
    for text in [
      "for a year**, doubled it,** and *met* it",
      "per-directory (*) and (**) wildcards. So,\n** works",
      "change ~/.*rc instead of ~/.*profile by Ann", "src/**, lib/** and more",
      "all (of **) them **)",
    ] {
      try expect(text + "\n", "markdown-error")
    }
  }

  @Test("Bold text that another paragraph closes is one finding")
  func closedLater() throws {
    try expect("⟦**⟧Two boats\n\n**\n\na\n", "markdown-error")
    try expect("a\n\n⟦**⟧\n\n**\n\nb\n", "markdown-error")
    try expect("⟦**⟧Two boats\n\na\n\n⟦**⟧\n\nb\n", "markdown-error")
  }

  @Test("A bracket before a link is flagged, and taken out")
  func brackets() throws {
    try expect("See ⟦[⟧[the times](/times) here.\n", "markdown-error")
    #expect(
      try fixed("See [[the times](/times) here.\n", "markdown-error")
        == "See [the times](/times) here.\n")
    for text in [
      "See [[the times](/times)] here.", "[a [the times](/times)", "[[a]] b", "\\[[a](/b)",
    ] {
      try expect(text + "\n", "markdown-error")
    }
  }

  @Test("Prices are flagged where the site makes formulas of them")
  func formulas() throws {
    for marked in ["It grew from ⟦$50 to $⟧100.", "⟦$5-$⟧10 each", "**⟦$5 or $⟧6**", "- ⟦$5, $⟧6"] {
      try expect(Self.dialect("astro-math", marked), "markdown-error")
      let plain = marked.filter { $0 != "⟦" && $0 != "⟧" }
      try expect(Self.dialect("astro", plain), "markdown-error")
    }
    for text in [
      "The sum $a + b$ holds.", "$2$ and $10$", "\\$5 to \\$6", "It costs $5.", "`$5 to $6`",
    ] {
      try expect(Self.dialect("astro-math", text), "markdown-error")
    }
  }

  @Test("A fence that is never closed is an error where the post goes on in it")
  func fenceSeverity() throws {
    for (text, severity) in [
      ("```\nls\n\n## Boats\n", Severity.error), ("```\nls\n\nSee [a](/b).\n", .error),
      ("```\nls\n\nThe boats leave.\n", .warning),
      ("```\nls\n", .warning),
    ] {
      let found = try BehaviourTests.lint(SourceText(path: "a.md", text), "code-unclosed").findings
      #expect(found.map(\.severity) == [severity], "\(text)")
    }
  }

  @Test("Definitions of one page in two spellings are not flagged")
  func samePage() throws {
    for other in ["https://Ferry.net/a", "http://ferry.net/a/", "https://www.ferry.net/A"] {
      try expect("[a]\n\n[a]: https://ferry.net/a\n[a]: \(other)\n", "reference-duplicate")
    }
    try expect(
      "[a]\n\n[a]: https://ferry.net/a\n⟦[a]: https://ferry.net/b⟧\n", "reference-duplicate")
  }

  @Test("Text that is repeated at once is flagged, text that comes back is not")
  func repeated() throws {
    let text = "The ferry leaves at six in the morning from the old pier of the town."
    try expect("\(text)\n\n⟦\(text)⟧\n", "text-duplicate")
    try expect("\(text) ⟦\(text)⟧\n", "text-duplicate")
    for other in [
      "\(text)\n\nDogs go free.\n\n\(text)\n", "\(text)\n\n## Dogs\n\n\(text)\n",
      "- \(text)\n- \(text)\n", "> \(text)\n\n\(text)\n",
      "It leaves at six.\n\nIt leaves at six.\n",
      "Lorem ipsum dolor sit.\n\n\(text)\n\n\(text)\n",
    ] {
      try expect(other, "text-duplicate")
    }
  }

  @Test(
    "Subscripts, notes and what may be defined elsewhere are left alone",
    arguments: [
      "a[i][j]", "as said [1][2]", "int[][] and string[]", "[x][y][z]", "[a][b]\n\n[B]: /b",
      "`[a][b]`", "[sic]", "- [ ][x] a", "See [the times][times].\n\n{% include links.md %}",
      "See [the *times*][t].\n\n[t]: /times",
    ])
  func defined(_ text: String) throws { try expect(text + "\n", "reference-undefined") }

  @Test(
    "A footnote that is not there is flagged",
    arguments: [
      "Six.⟦[^1]⟧", "Six.[^a] Nine.⟦[^b]⟧\n\n[^a]: Weekdays.", "> Six.⟦[^2]⟧",
      "- Six.⟦[^1]⟧",
    ])
  func footnotes(_ marked: String) throws { try expect(marked + "\n", "footnote-undefined") }

  @Test(
    "Patterns are left alone",
    arguments: ["[^abc]", "[^0-9]+", "[^/]*", "`[^1]`", "\\[^1]", "Six.[^A]\n\n[^a]: Weekdays."])
  func patterns(_ text: String) throws { try expect(text + "\n", "footnote-undefined") }

  @Test("Definitions and footnotes that nothing uses are told, comments are not")
  func unused() throws {
    try expect("a\n\n[b]: /b\n", "reference-unused")
    try expect("a[^1]\n\n[^1]: b\n\n⟦[^2]⟧: c\n", "reference-unused")
    try expect("a\n\n[//]: # (b)\n\n[comment]: #\n", "reference-unused")
    try expect("[a]\n\n[a]: /a\n[a]: /b\n", "reference-unused")
  }

  @Test("A label that is defined for two addresses is flagged")
  func duplicates() throws {
    try expect("[a]\n\n[a]: /a\n⟦[A]: /b⟧\n", "reference-duplicate")
    try expect("[a]\n\n[a]: /a\n[a]: /a\n", "reference-duplicate")
    try expect("a[^1]\n\n[^1]: b\n\n⟦[^1]⟧: c\n", "reference-duplicate")
  }

  @Test("Cells that a table has no column for are flagged, and rows without dashes")
  func cells() throws {
    try expect("| a | b |\n|---|---|\n| c | d | ⟦e⟧ |\n", "table-cells")
    try expect("| a | b |\n|---|---|\n| c | d | |\n| c |\n", "table-cells")
    try expect("| a | b |\n|---|---|\n| c \\| d | e |\n", "table-cells")
    try expect("⟦| a | b |\n| c | d |⟧\n", "table-cells")
    try expect("| a | alone\n", "table-cells")
    try expect(Self.dialect("jekyll", "| a | b |\n|---|---|\n| c | d | e |"), "table-cells")
  }

  @Test("A fence that is never closed is flagged; where nothing but code follows, as a warning")
  func fences() throws {
    try expect("⟦```⟧sh\nls\n\nThe ferry leaves at six, and it is late.\n", "code-unclosed")
    try expect("⟦~~~⟧\nls\n\n## Boats\n", "code-unclosed")
    try expect("> ```\n> ls\n\na\n", "code-unclosed")
    try expect("```\nls\n```\n\n    a\n", "code-unclosed")
    try expect(Self.dialect("jekyll", "⟦```⟧sh\nls\n\nTwo boats."), "code-unclosed")
    let source = SourceText(path: "a.md", "```sh\nls\n")
    let severities = try BehaviourTests.lint(source, "code-unclosed").findings.map(\.severity)
    #expect(severities == [.warning])
  }

  @Test("A merge conflict is flagged once, in text and front matter, and not in code")
  func conflicts() throws {
    let conflict = "⟦<<<<<<< HEAD⟧\na\n=======\nb\n>>>>>>> c\n"
    for path in ["a.md", "a.html"] {
      try expect("a\n\n" + conflict, "conflict-markers", path: path)
      try expect("---\n" + conflict + "---\n\na\n", "conflict-markers", path: path)
    }
    try expect("```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n```\n", "conflict-markers")
    try expect("<<<<<<< a\n\nb\n", "conflict-markers")
    try expect("a\n=======\nb\n>>>>>>> c\n", "conflict-markers")
  }

  @Test("No other rule judges the lines of a conflict")
  func aroundConflicts() throws {
    let text = "a\n\n<<<<<<< HEAD\n##Boats\n=======\nthe the boats\n>>>>>>> c\n\n##Times\n"
    let source = SourceText(path: "a.md", text)
    let found = try BehaviourTests.lint(source, "markdown-error").findings
    #expect(found.map { source.string($0.range) } == ["##Times"])
    #expect(try MarkupTests.flagged(text, "repeated-word", path: "a.md") == [])
  }

  @Test("Metadata in a text is flagged, microdata and styles are not")
  func metadata() throws {
    try expect("⟦<meta name=robots content=noindex>⟧\n\na\n", "meta-in-body")
    try expect("<p>a</p>⟦<title>⟧b</title>", "meta-in-body", path: "a.html")
    try expect(
      "<!doctype html><title>a</title><link rel=canonical href=/a><p>b", "meta-in-body",
      path: "a.html")
    try expect(
      "<p itemscope><meta itemprop=a content=b><link rel=stylesheet href=c></p>", "meta-in-body",
      path: "a.html")
  }

  @Test(
    "Addresses that are broken by their form are flagged",
    arguments: [
      "htps://ferry.net", "ttps://ferry.net", "http//ferry.net", "https:/ferry.net",
      "https;//ferry.net", "www.ferry.net", "www.ferry.net/times", "ann@ferry.net",
      "shop.ferry.net/times", "ferry.com", "file:///home/ann/a.html", "C:\\ann\\a.html",
      "https://ferry.net:70000/", "https://ferry..net", "https://ferry,net/times", "mailto:",
      "tel:", "mailto:ann", "“https://ferry.net”", "https://ferry.net)", "https:// ferry.net",
    ])
  func brokenAddresses(_ address: String) throws {
    try expect("<a href=\"⟦\(address)⟧\">a</a>", "address-broken", path: "a.html")
  }

  @Test(
    "Addresses that may be right are left alone",
    arguments: [
      "https://ferry.net", "//ferry.net", "times.html", "post.md", "node.js", "a/www.b", "../a",
      "#a", "?a", "mailto:ann@ferry.net", "mailto:?subject=a", "tel:+15550100", "geo:1,2",
      "javascript:a()", "data:text/plain,a", "magnet:?a", "https://ferry.net/a b", "https://ferry",
      "https://ferry.net/a,b", "{{ url }}", "https://[::1]/", "https://ann@ferry.net:80/",
      "main.py",
      "guide.de", "https://…", "whatsapp://send", "https://ferry.net/%zz", "README.us.md",
    ])
  func rightAddresses(_ address: String) throws {
    try expect("<a href=\"\(address)\">a</a>", "address-broken", path: "a.html")
  }

  @Test("What was meant is offered")
  func meantAddresses() throws {
    for (address, meant) in [
      ("htps://ferry.net/a", "https://ferry.net/a"), ("http//ferry.net", "http://ferry.net"),
      ("www.ferry.net", "https://www.ferry.net"), ("ann@ferry.net", "mailto:ann@ferry.net"),
      ("https://ferry,net/a", "https://ferry.net/a"),
    ] {
      #expect(try fixed("[a](\(address))\n", "address-broken") == "[a](\(meant))\n")
    }
  }

  @Test("Previews, editors and redirectors are flagged")
  func privateAddresses() throws {
    for address in [
      "https://ferry.net/?p=1&preview=true", "https://ferry.net/wp-admin/post.php?post=1",
      "https://www.google.com/url?sa=D&q=https://ferry.net",
      "https://l.facebook.com/l.php?u=https%3A%2F%2Fferry.net",
      "https://ferry-net.translate.goog/a", "https://ferry.net/a;jsessionid=1234567890",
    ] {
      try expect("[a](⟦\(address)⟧)\n", "address-private")
    }
    for address in [
      "https://ferry.net/?preview=large", "https://www.google.com/maps?q=ferry", "/wp-admin/",
      "https://wordpress.org/support/article/wp-admin", "https://ferry.net/url?q=https://b.net",
    ] {
      try expect("[a](\(address))\n", "address-private")
    }
  }

  @Test("References that readers see are flagged")
  func characterReferences() throws {
    try expect("a⟦&nbsp⟧ b ⟦&nbps;⟧ ⟦&amp;nbsp;⟧ ⟦&ferry;⟧\n", "reference-broken")
    try expect("⟦&amp;#8221;⟧\n", "reference-broken")
    try expect("&amp;nbsp; &amp;eacute; &amp;auml;\n", "reference-broken")
    try expect("a&nbsp;b R&D; AT&T; a&b `&nbsp` ?a=1&copy=2\n", "reference-broken")
    try expect("<p>a &copy 2024 &amp; b</p>", "reference-broken", path: "a.html")
  }

  @Test("A quotation mark that is missing or doubled is one finding")
  func quotes() throws {
    try expect(
      "<p>⟦<a⟧ href=\"/ferry/>The ferry</a> leaves <b class=\"late\">at six</b>.</p>",
      "markup-error", path: "a.html")
    try expect(
      "<p>⟦<img⟧ src=\"a.jpg alt=\"b\" class=\"c\"> and <i>d</i></p>", "markup-error",
      path: "a.html")
    try expect("<p>⟦<a⟧ href=\"\"/a\">b</a></p>", "markup-error", path: "a.html")
    try expect("<p><a href=\"/a\"\">b</a> \"c\" 'd'</p>", "markup-error", path: "a.html")
  }

  @Test("Misspelled elements are flagged, unknown ones are not")
  func elements() throws {
    try expect(
      "<p>⟦<stong>⟧a</stong> ⟦<blockqoute>⟧b</blockqoute></p>", "element-misspelt", path: "a.html")
    try expect("a <path> and <node> <name>b</name> <my-stong>c</my-stong>\n", "element-misspelt")
  }

  @Test("Lines with typed bullets in one paragraph are a list that was meant")
  func bulletLines() throws {
    try expect("a\n\n⟦• b\n• c\n• d⟧\n\ne\n", "fake-list")
    try expect("<p>⟦• b<br>• c⟧</p>", "fake-list", path: "a.html")
    try expect("• b\nand c\n", "fake-list")
  }
}
