// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Fixes
import LintKit
import Linting
import Rules
import SourceText
import Testing

/// What becomes of fixes that a careless rule offers: one that replaces bytes wherever they are.
@Suite("A fix does what it says, or it is not applied")
struct FixPromiseTests {
  /// Replaces a word of the source without a look at what it is part of.
  private struct Careless: Check {
    var word: String
    var replacement: String
    var scope: FixScope

    func check(_ article: Article, _ report: inout RuleContext) {
      let bytes = article.source.bytes
      let word = Array(self.word.utf8)
      var index = 0
      while index + word.count <= bytes.count {
        guard bytes[index..<index + word.count].elementsEqual(word) else {
          index += 1
          continue
        }
        let range = ByteRange(index, index + word.count)
        report.add(
          Message("'\(self.word)'", help: "write '\(replacement)'"), at: range,
          fix: Fix("Write '\(replacement)'", .safe, changing: scope, [Edit(range, replacement)]))
        index += word.count
      }
    }
  }

  private static func rule(
    _ id: String, _ word: String, _ replacement: String, _ scope: FixScope = .text
  ) -> RuleDefinition {
    let check = Careless(word: word, replacement: replacement, scope: scope)
    return RuleDefinition(
      description: RuleDescription(id, .prose, .warning, fix: .safe, "No '\(word)'"), page: "",
      make: { _ in (check, []) })
  }

  private static func fix(
    _ text: String, _ path: String, _ rules: [RuleDefinition], _ safety: FixSafety = .safe
  ) throws -> Fixer.Result {
    let format = try #require(ArticleReader.format(ofPath: path))
    let rules = ResolvedRules(rules)
    let today = try #require(Day("2024-03-01"))
    let reader = try ArticleReader()
    let result = try Fixing.fix(SourceText(path: path, text), format, safety: safety) { source in
      Linter.lint(article: reader.read(source, format: format), rules: rules, today: today).findings
    }
    // A second run has nothing to do.
    let again = try Fixing.fix(result.source, format, safety: safety) { source in
      Linter.lint(article: reader.read(source, format: format), rules: rules, today: today).findings
    }
    #expect(again.text == result.text)
    #expect(again.applied == 0)
    return result
  }

  @Test(
    "Text is changed, and nothing that only looks like it",
    arguments: [
      ("a.md", "teh cat\n", "the cat\n"),
      ("a.md", "teh `teh` teh\n", "the `teh` the\n"),
      ("a.md", "teh\n\n```\nteh\n```\n\n    teh\n", "the\n\n```\nteh\n```\n\n    teh\n"),
      ("a.md", "[teh](/teh \"teh\") ![teh](/teh)\n", "[the](/teh \"the\") ![the](/teh)\n"),
      ("a.md", "<https://a.test/teh> and https://a.test/teh\n", nil),
      ("a.md", "x[^teh] y\n\n[^teh]: A note.\n", nil),
      ("a.md", "[[teh page]] and ![[teh.png]]\n", nil),
      ("a.md", "$teh = x^2$ and $$teh$$\n", nil),
      ("a.md", "{{< teh >}} {{ teh }} {% teh %}\n", nil),
      (
        "a.md", "{{< figure src=\"/teh.png\" alt=\"teh\" >}}\n",
        "{{< figure src=\"/teh.png\" alt=\"the\" >}}\n"
      ),
      ("a.md", "## teh cat\n\nSee [it](#teh-cat).\n", nil),
      ("a.md", "## teh cat\n\nSee [it](#dog).\n", "## the cat\n\nSee [it](#dog).\n"),
      ("a.md", "## A {#teh}\n", nil),
      (
        "a.md", "<!-- teh -->\n\n<p id=\"teh\" title=\"teh\">teh</p>\n",
        "<!-- teh -->\n\n<p id=\"teh\" title=\"the\">the</p>\n"
      ),
      ("a.md", "---\nteh: teh\n---\n\nteh\n", "---\nteh: the\n---\n\nthe\n"),
      ("a.md", "+++\nteh = \"teh\"\n+++\n\nteh\n", "+++\nteh = \"the\"\n+++\n\nthe\n"),
      ("a.md", "[x]\n\n[x]: /teh \"teh\"\n[y]: /teh\n", "[x]\n\n[x]: /teh \"the\"\n[y]: /teh\n"),
      ("a.md", "```teh\nx\n```\n", nil),
      ("a.md", "teh\u{FEFF}\r\nteh\nteh\r\n", "the\u{FEFF}\r\nthe\nthe\r\n"),
      ("a.md", "\u{FEFF}teh", "\u{FEFF}the"),
      (
        "a.mdx", "{teh} teh\n\n<Box teh={teh} />\n\nexport const teh = 1\n",
        "{teh} the\n\n<Box teh={teh} />\n\nexport const teh = 1\n"
      ),
      (
        "a.html", "<p class=teh>teh <a href=teh>teh</a></p><script>teh</script><!--teh-->",
        "<p class=teh>the <a href=teh>the</a></p><script>teh</script><!--teh-->"
      ),
      (
        "a.html", "<img src=teh alt=teh><pre>teh</pre><style>.teh{}</style><teh>x</teh>",
        "<img src=teh alt=the><pre>teh</pre><style>.teh{}</style><teh>x</teh>"
      ),
      (
        "a.html", "<h2 id=teh>teh</h2><a href=#teh>x</a>",
        "<h2 id=teh>the</h2><a href=#teh>x</a>"
      ),
    ] as [(String, String, String?)])
  func place(_ path: String, _ text: String, _ expected: String?) throws {
    let result = try Self.fix(text, path, [Self.rule("teh", "teh", "the")])
    #expect(result.text == expected ?? text)
    let left = result.text.split(separator: "teh", omittingEmptySubsequences: false).count - 1
    #expect(result.refused.count == left)
  }

  @Test(
    "The text of a link whose label names its definition is changed, and the link is kept",
    arguments: [
      ("[teh cat]\n\n[teh cat]: /a\n", "[the cat][teh cat]\n\n[teh cat]: /a\n"),
      ("[teh cat][]\n\n[teh cat]: /a\n", "[the cat][teh cat]\n\n[teh cat]: /a\n"),
      ("[teh cat][a]\n\n[a]: /a\n", "[the cat][a]\n\n[a]: /a\n"),
      ("[a][teh]\n\n[teh]: /a\n", "[a][teh]\n\n[teh]: /a\n"),
      ("![teh cat]\n\n[teh cat]: /a\n", "![the cat][teh cat]\n\n[teh cat]: /a\n"),
      (
        "[Teh *teh* `x`]\n\n[Teh *teh* `x`]: /a\n",
        "[Teh *the* `x`][Teh *teh* `x`]\n\n[Teh *teh* `x`]: /a\n"
      ),
      ("> [teh\n> teh]\n\n[teh teh]: /a\n", "> [the\n> the][teh teh]\n\n[teh teh]: /a\n"),
      ("[teh] [teh]\n\n[teh]: /a\n", "[the][teh] [the][teh]\n\n[teh]: /a\n"),
      ("- [teh]: it is\n\n[teh]: /a\n", "- [the][teh]: it is\n\n[teh]: /a\n"),
      ("[teh](\n\n[teh]: /a\n", "[the][teh](\n\n[teh]: /a\n"),
      ("[teh] x [the]\n\n[the]: /a\n", "[teh] x [the]\n\n[the]: /a\n"),
      ("[no teh here]\n", "[no the here]\n"),
    ])
  func labels(_ text: String, _ expected: String) throws {
    #expect(try Self.fix(text, "a.md", [Self.rule("teh", "teh", "the")]).text == expected)
  }

  @Test(
    "What would be markup, or not be shown as it is written, is not written",
    arguments: [
      ("a.md", "a teh b* c\n", "*t"), ("a.md", "a teh b\n", "*the*"), ("a.md", "a teh b\n", "`t`"),
      ("a.md", "a teh b\n", "<b>"), ("a.md", "a teh b\n", "&amp;"), ("a.md", "a teh b\n", "\\*"),
      ("a.md", "a teh b\n", "[t](u)"), ("a.md", "a teh b\n", "https://a.test"),
      ("a.md", "a teh b\n", "{{ x }}"), ("a.md", "a teh b\n", "a\n\nb"),
      ("a.md", "teh b\n", "- t"), ("a.md", "teh b\n", "# t"), ("a.md", "teh b\n", "> t"),
      ("a.md", "teh b\n", "1. t"), ("a.md", "teh b\n", "    t"), ("a.md", "b\nteh\n", "==="),
      ("a.md", "| teh | b |\n|---|---|\n| c | d |\n", "t|t"), ("a.md", "## teh\n", "t #"),
      ("a.md", "---\ntitle: teh\n---\n\nx\n", "a: b"),
      ("a.md", "---\ntitle: teh\n---\n\nx\n", "a #b"),
      ("a.md", "---\ntitle: \"teh\"\n---\n\nx\n", "\"t"),
      ("a.md", "---\ntitle: 'teh'\n---\n\nx\n", "it's"),
      ("a.md", "---\ntitle: teh\n---\n\nx\n", "[t]"),
      ("a.md", "---\ntitle: \"teh\"\n---\n\nx\n", "\\n"),
      ("a.md", "+++\ntitle = \"teh\"\n+++\n\nx\n", "\""),
      ("a.md", "{\n\"title\": \"teh\"\n}\n\nx\n", "\""),
      ("a.mdx", "a teh b\n", "{t}"), ("a.mdx", "a teh b\n", "<T/>"),
      ("a.html", "<p>a teh b</p>", "<b>"), ("a.html", "<p>a teh b</p>", "&lt;"),
      ("a.html", "<p>a teh b</p>", "</p>"), ("a.html", "<p title=\"teh\">a</p>", "\""),
      ("a.html", "<p title=teh>a</p>", "a b"), ("a.html", "<p title='teh'>a</p>", "it's"),
      ("a.html", "<p title=\"teh\">a</p>", "&quot;"), ("a.html", "<p>a teh b</p>", "<!--"),
    ])
  func markup(_ path: String, _ text: String, _ replacement: String) throws {
    let result = try Self.fix(text, path, [Self.rule("teh", "teh", replacement)])
    #expect(result.text == text)
    #expect(result.applied == 0)
    #expect(result.refused.count == 1)
  }

  @Test("One fix that fails takes no other with it")
  func bisection() throws {
    let good = String(repeating: "teh cat.\n\n", count: 40)
    let text = good + "x[^teh]\n\n" + good + "[^teh]: A `teh`.\n\n" + good
    let result = try Self.fix(text, "a.md", [Self.rule("teh", "teh", "the")])
    #expect(result.text == text.replacing("teh cat", with: "the cat"))
    #expect(result.applied == 120)
    #expect(result.refused.count == 3)
  }

  @Test("A fix that does not remove its finding is not applied")
  func useless() throws {
    for (text, word, replacement) in [
      ("an app\n", "app", "mobile app"), ("a\n", "a", "aa"), ("aa\n", "aa", "aaa"),
      ("x\n", "x", "yx"),
    ] {
      let result = try Self.fix(text, "a.md", [Self.rule("r", word, replacement)])
      #expect(result.text == text)
      #expect(
        Array(result.refused.values) == [
          "'Write '\(replacement)'' was not applied: it does not remove its finding"
        ])
    }
  }

  @Test("Fixes that undo each other leave the text as it was, and do not keep others from it")
  func circles() throws {
    let rules = [
      Self.rule("a", "grey", "gray"), Self.rule("b", "gray", "grey"),
      Self.rule("teh", "teh", "the"),
    ]
    #expect(try Self.fix("teh grey cat\n", "a.md", rules).text == "the grey cat\n")
    #expect(try Self.fix("teh gray cat\n", "a.md", rules).text == "the gray cat\n")
    #expect(try Self.fix("teh cat\n", "a.md", rules).text == "the cat\n")
    let three = [
      Self.rule("a", "one", "two"), Self.rule("b", "two", "six"), Self.rule("c", "six", "one"),
    ]
    #expect(try Self.fix("teh one, a six\n", "a.md", three + rules).text == "the one, a six\n")
  }

  @Test("What a fix writes ends its lines as the lines around it do")
  func lineEnds() throws {
    let rule = Self.rule("b", "b", "c\nc", .additions)
    for end in ["\n", "\r\n", "\r"] {
      #expect(
        try Self.fix("a\(end)b\(end)a\(end)", "a.md", [rule]).text
          == "a\(end)c\(end)c\(end)a\(end)")
      #expect(try Self.fix("a\(end)b", "a.md", [rule]).text == "a\(end)c\(end)c")
    }
    #expect(try Self.fix("a\nb\r\na\n", "a.md", [rule]).text == "a\nc\r\nc\r\na\n")
    #expect(try Self.fix("a\r\nb\na\r\n", "a.md", [rule]).text == "a\r\nc\nc\na\r\n")
  }

  @Test(
    "Safe fixes of the shipped rules keep reference links",
    arguments: [
      (
        "It's what we've got, what we'd want, and that's it. See [Ann’s], [Bo’s], [Cy’s] and [the the guide].\n\n[Ann’s]: /a\n[Bo’s]: /b\n[Cy’s]: /c\n[the the guide]: /g\n",
        "It's what we've got, what we'd want, and that's it. See [Ann's][Ann’s], [Bo's][Bo’s], [Cy's][Cy’s] and [the guide][the the guide].\n\n[Ann’s]: /a\n[Bo’s]: /b\n[Cy’s]: /c\n[the the guide]: /g\n"
      ),
      ("We go to ![the the pier][].\n\n[the the pier]: /p.png\n", nil),
      (
        "The cat ,[see the the cat][] said.\n\n[see the the cat]: /c\n",
        "The cat ,[see the cat][see the the cat] said.\n\n[see the the cat]: /c\n"
      ),
    ] as [(String, String?)])
  func shipped(_ text: String, _ expected: String?) throws {
    let rules = RuleList.all.filter { ["typography", "repeated-word"].contains($0.id) }
    #expect(
      try Self.fix("---\nlang: en\n---\n\n" + text, "a.md", rules).text
        == "---\nlang: en\n---\n\n" + (expected ?? text))
  }

  @Test(
    "A credit is written once, and so that it is read as one",
    arguments: [
      ("Frost on the field", "Frost on the field. Photo by Jo Doe"),
      ("Frost on the field.", "Frost on the field. Photo by Jo Doe"),
      ("Frost!", "Frost! Photo by Jo Doe"), ("", "Photo by Jo Doe"),
      ("Frost (<b>1</b>)", "Frost (<b>1</b>). Photo by Jo Doe"),
    ])
  func credit(_ caption: String, _ expected: String) throws {
    func post(_ caption: String) -> String {
      """
      <article><h1>Frost</h1><figure><img src="a.jpg" alt="a field" title="Photo by Jo Doe">\
      <figcaption>\(caption)</figcaption></figure><p>Text.</p></article>
      """
    }
    let rules = RuleList.all.filter { $0.id == "image-credit-hidden" }
    #expect(try Self.fix(post(caption), "a.html", rules, .offer).text == post(expected))
  }
}
