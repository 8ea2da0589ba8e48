// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

@Suite("Markup")
struct MarkupTests {
  /// What the rule `rule` flags: each place cut out of the text.
  static func flagged(_ text: String, _ rule: String, path: String = "a.html") throws -> [String] {
    let source = SourceText(path: path, text)
    return try BehaviourTests.lint(source, rule).findings.map { source.string($0.range) }
  }

  @Test("A valid page is never flagged", arguments: ValidPages.all)
  func valid(_ page: ValidPages.Page) throws {
    #expect(try Self.flagged(page.text, "markup-error") == [])
    #expect(try Self.flagged(page.text, "id-duplicate") == [])
  }

  @Test("There are valid pages enough, and no two are the same")
  func count() {
    #expect(ValidPages.all.count >= 100)
    #expect(Set(ValidPages.all.map(\.text)).count == ValidPages.all.count)
    #expect(Set(ValidPages.all.map(\.about)).count == ValidPages.all.count)
  }

  @Test(
    "Each kind of error is flagged at its exact place, in a fragment, a page and Markdown",
    arguments: [
      // An end tag without a start.
      "<p>a</p>⟦</div>⟧", "<p>a⟦</b>⟧</p>", "<ul><li>a</li></ul>⟦</li>⟧", "<p>a<br>⟦</br>⟧</p>",
      "<p>a<img src=b alt=b></img></p>", "<p>a</p>⟦</p>⟧", "<p>a<div>b</div>⟦</p>⟧",
      "<div>a⟦</span>⟧</div>", "<table><tr><td>a</td>⟦</th>⟧</tr></table>",
      "<p>a⟦</x-b>⟧</p>", "<svg><path d=\"M0 0\"/>⟦</g>⟧</svg>", "<div>a⟦</h2>⟧</div>",
      // An element left open.
      "⟦<div>⟧<p>a</p>", "<section>⟦<div class=a>⟧<p>b</p></section>", "<p>a ⟦<b>⟧c</p>",
      "<div><p>a ⟦<span>⟧b</p></div>", "<ul><li>⟦<a href=/b>⟧c</ul>", "⟦<h2>⟧a</h3>",
      "<p>a ⟦<x-b>⟧c</p>", "<table><tr><td>⟦<div>⟧a</table>",
      "<p>a ⟦<a href=/b>⟧c <a href=/d>e</a></p>",
      "<p>a ⟦<textarea>⟧b", "<div>⟦<svg>⟧<path d=\"M0 0\"/></div>", "⟦<script>⟧a",
      "⟦<ul>⟧<li>a<li>b",
      "<p>a Vec⟦<String>⟧ b</p>",
      // A slash that closes nothing.
      "<p>a ⟦<span/>⟧b</p>", "⟦<div class=\"a\" />⟧<p>b</p>", "⟦<iframe title=a src=b />⟧",
      "<p>⟦<x-a/>⟧b</p>",
      // Misnested formatting.
      "<p><b>a<i>b⟦</b>⟧c</i></p>", "<div><b><p>a⟦</b>⟧b</p></div>",
      "<p><em>a<strong>b⟦</em>⟧</strong></p>",
      // An attribute twice.
      "<p id=a ⟦id⟧=b>c</p>", "<p><a href=a class=b ⟦CLASS⟧='c' ⟦href⟧>d</a></p>",
      "<svg viewBox=a ⟦viewbox⟧=b></svg>",
      // An element where none may stand.
      "<div>⟦<td>⟧a</td></div>", "<form><p>a</p>⟦<form>⟧</form>",
      "<table>⟦<b>⟧a</b><tr><td>b</table>",
      "<table><tr>⟦a⟧<td>b</table>",
      // A comment left open.
      "<p>a</p>⟦<!--⟧ b",
    ])
  func invalid(_ marked: String) throws {
    let places = marked.split(separator: "⟦", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "⟧" })
    }
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    #expect(try Self.flagged(text, "markup-error") == places)
    #expect(try Self.flagged("<!doctype html><title>a</title>" + text, "markup-error") == places)
    #expect(try Self.flagged("# a\n\n" + text + "\n", "markup-error", path: "a.md") == places)
  }

  @Test(
    "A tag in which the page ends is reported where it begins",
    arguments: [
      "<p>a ⟦<a⟧ href=\"b>c</a></p>\n<p>d</p>\n", "<p>a</p>\n⟦</div⟧ ",
      "<p>a</p></b>⟦<img⟧ alt='<b>'",
      "⟦<p⟧",
    ])
  func openTag(_ marked: String) throws {
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let place = marked.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }
    for text in [text, "<!doctype html><title>a</title><main>" + text] {
      let found = try Self.flagged(text, "markup-error")
      #expect(found.contains(String(place)), "\(found)")
    }
  }

  @Test(
    "A template tag that may open or close the element keeps the rule silent",
    arguments: [
      "{% if a %}<div class=\"b\">{% else %}<div>{% endif %}\n<p>c</p>\n</div>",
      "<p>a</p>\n{{ if .b }}</div>{{ end }}", "{% include open.html %}\n<p>a</p>\n</div>",
      "{{< row >}}\n<div>\n{{< /row >}}",
      "<div {% if a %}class=\"b\"{% endif %} {% if c %}id=d{% endif %}>x</div>",
      "<a href=\"{{ \"/b\" | relative_url }}\">c</a>", "<p>a <a href=\"{{ url \"b\" }}\">c</a></p>",
      "<table>{% for a in b %}<tr><td>{{ a }}</td></tr>{% endfor %}</table>",
      "<table>{{ range .Rows }}<tr><td>a</td></tr>{{ end }}</table>",
      "{% for a in b %}<ul>{% endfor %}", "<?php if (a) { ?><div><?php } ?>",
      "{{#if a}}<div>{{/if}}",
      "{{ partial \"head\" . }}<main><p>a</p></main></body></html>",
    ])
  func templates(_ text: String) throws {
    for path in ["a.html", "a.md"] {
      #expect(try Self.flagged(text, "markup-error", path: path) == [], "\(path)")
    }
  }

  @Test("In Markdown the raw HTML of all blocks is one text, and markers of Markdown are no tags")
  func markdown() throws {
    let right = """
      <details><summary>a</summary>

      - b <kbd>c</kbd>

      ```html
      <div>
      ```

      `<div>` and \\<div> and <https://a.example> and <Badge /> and 1 <2

      </details>

      > <div>
      >
      > *a* <b>b</b>
      >
      > </div>
      """
    #expect(try Self.flagged(right, "markup-error", path: "a.md") == [])
    #expect(
      try Self.flagged("*a <b>b*</b>\n\nOption<T> it is\n\n> <div>\n", "markup-error", path: "a.md")
        == ["</b>", "<T>", "<div>"])
    // kramdown goes on with HTML behind the blank line, where CommonMark sees indented code.
    let indented = "<div>\n<blockquote>\n  a\n\n    b\n    </blockquote>\n</div>\n"
    #expect(try Self.flagged(indented, "markup-error", path: "a.md") == [])
    let outside = "<div>\n<table>\n\n    <tr><td>a\n\n</td></tr></table></div>\n"
    #expect(try Self.flagged(outside, "markup-error", path: "a.md") == [])
    let example = "a\n\n    <div>\n\nb</div>\n"
    #expect(try Self.flagged(example, "markup-error", path: "a.md") == ["</div>"])
    #expect(
      try BehaviourTests.lint(SourceText(path: "a.md", "*a*\n"), "markup-error").notApplicable
        == ["markup-error"])
  }

  @Test("A slash closes an element in a file of XHTML")
  func xhtml() throws {
    let text =
      "<html><head><title>a</title></head><body><p><a id='b'/>c<i id='d' ID='e'/></p></body></html>"
    #expect(try Self.flagged(text, "markup-error", path: "a.xhtml") == ["ID"])
    #expect(try Self.flagged(text, "markup-error").count == 3)
  }

  @Test(
    "An id is flagged where it stands again, with the first as the related place",
    arguments: [
      ("<p id=a>b</p><p id=⟦a⟧>c</p><p id=\"⟦a⟧\">d</p>", "a.html"),
      ("<svg><g id=a /></svg><p id=⟦a⟧>b</p>", "a.html"),
      ("<template><p id=a>b</p><i id=⟦a⟧></i></template><p id=a>c</p>", "a.html"),
      ("<b id=a>b<p>c</b>d</p>", "a.html"),
      ("<p id=\"\">b</p><p id=\"\">c</p><p id>d</p><p id=>e</p>", "a.html"),
      ("<img id=a src=b alt=c><noscript><img id=a src=b alt=c></noscript>", "a.html"),
      ("<p id=\"a&amp;b\">b</p><p id=⟦a&b⟧>c</p>", "a.html"),
      ("{% if a %}<p id=a>b</p>{% else %}<p id=a>c</p>{% endif %}", "a.html"),
      ("<p id=\"{{ a }}\">b</p><p id=\"{{ a }}\">c</p>", "a.html"),
      ("## A {#a}\n\n## B {#⟦a⟧}\n\n[^1]: c\n\n[^2]: d\n", "a.md"),
      ("A\n{: #a}\n\nB\n{: .c id=\"⟦a⟧\"}\n\n{:d: #a}\n", "a.md"),
      ("# A\n\n# A\n\ntext <a id=\"b\"></a> <a id='⟦b⟧'></a>\n", "a.md"),
    ])
  func ids(_ marked: String, _ path: String) throws {
    let item = BehaviourTests.Case("", "id-duplicate", path, marked)
    let findings = try BehaviourTests.lint(SourceText(path: path, item.text), item.rule).findings
    #expect(findings.map(\.range) == item.marked)
    for finding in findings {
      let first = try #require(finding.related.first)
      #expect(first.range.end < finding.range.start)
    }
  }

  /// Cases of our own on W3C's ACT rule cae760, "Iframe element has non-empty accessible name".
  enum ACT {
    static let passed = [
      "<iframe title=\"List of boats\" src=a></iframe>",
      "<iframe aria-label=\"Boats\" src=a></iframe>",
      "<h2 id=a>Boats</h2><iframe aria-labelledby=a src=b></iframe>",
      "<iframe aria-labelledby=\"x a\" src=b></iframe><p id=a><img src=c alt=Boats></p>",
      "<iframe title=Boats tabindex=0 src=a></iframe>", "<iframe title=Boats srcdoc=a></iframe>",
      "<video title=Boats src=a></video>",
      "<video aria-label=Boats controls><source src=a></video>",
    ]
    static let failed = [
      "⟦<iframe src=a>⟧</iframe>", "⟦<iframe title=\"\" src=a>⟧</iframe>",
      "⟦<iframe title=\" \" src=a>⟧</iframe>", "⟦<iframe name=Boats src=a>⟧</iframe>",
      "⟦<iframe aria-label=\"\" src=a>⟧</iframe>", "⟦<iframe aria-labelledby=none src=a>⟧</iframe>",
      "<p id=a> </p>⟦<iframe aria-labelledby=a src=b>⟧</iframe>",
      "<label>Boats ⟦<iframe src=a>⟧</iframe></label>",
      "⟦<iframe tabindex=0 aria-hidden=false src=a>⟧</iframe>",
      "⟦<iframe width=100 height=10 src=a>⟧</iframe>", "⟦<video controls>⟧<source src=a></video>",
      "<figure>⟦<video src=a>⟧</video><figcaption>b</figcaption></figure>",
    ]
    static let inapplicable = [
      "<img src=a alt=b>", "<iframe hidden src=a></iframe>",
      "<iframe aria-hidden=true src=a></iframe>",
      "<iframe style=\"width: 9px; display : none\" src=a></iframe>",
      "<div hidden><iframe src=a></iframe></div>",
      "<div aria-hidden=true><video src=a></video></div>", "<iframe tabindex=-1 src=a></iframe>",
      "<iframe role=presentation src=a></iframe>", "<iframe width=1 height=1 src=a></iframe>",
      "<iframe height=0 width=0 src=a></iframe>",
      "<iframe style=\"height:1px!important\" src=a></iframe>",
      "<template><iframe src=a></iframe></template>",
      "<video title=a><iframe src=b></iframe></video>",
      "<noscript><iframe src=a style=\"visibility:hidden\"></iframe></noscript>",
    ]
  }

  @Test("embed-title agrees with ACT rule cae760 on what passes", arguments: ACT.passed)
  func titled(_ text: String) throws {
    let report = try BehaviourTests.lint(SourceText(path: "a.html", text), "embed-title")
    #expect(report.findings == [])
    #expect(report.applied == ["embed-title"])
  }

  @Test("embed-title agrees with ACT rule cae760 on what fails", arguments: ACT.failed)
  func untitled(_ text: String) throws {
    for path in ["a.html", "a.md"] {
      let item = BehaviourTests.Case("", "embed-title", path, text)
      let findings = try BehaviourTests.lint(SourceText(path: path, item.text), item.rule).findings
      #expect(findings.map(\.range) == item.marked)
    }
  }

  @Test(
    "embed-title agrees with ACT rule cae760 on what it does not apply to",
    arguments: ACT.inapplicable)
  func notEmbedded(_ text: String) throws {
    let report = try BehaviourTests.lint(SourceText(path: "a.html", text), "embed-title")
    #expect(report.findings == [])
    if !text.contains("title=") { #expect(report.notApplicable == ["embed-title"]) }
  }

  @Test(
    "A frame is judged unless something around it hides it",
    arguments: [
      ("<div>⟦<iframe src=a>⟧</iframe></div>", true),
      ("<div hidden><p>⟦<iframe src=a>⟧</iframe>", false),
      ("<div style='color:red; DISPLAY : none'><p>⟦<iframe src=a>⟧</iframe>", false),
      ("<div style='color:red'><p hidden>a</p>⟦<iframe src=a>⟧</iframe></div>", true),
      ("<video title=a src=b>⟦<iframe src=a>⟧</iframe></video>", false),
      ("<div aria-hidden=true></div>⟦<iframe src=a>⟧</iframe>", true),
      ("<iframe hidden src=b></iframe>⟦<iframe src=a>⟧</iframe>", true),
    ])
  func hiddenFrames(_ marked: String, _ isFlagged: Bool) throws {
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    #expect(try Self.flagged(text, "embed-title") == (isFlagged ? ["<iframe src=a>"] : []))
  }

  @Test("A heading inside another is no fault of the reader's", arguments: ["h2", "h3", "h1"])
  func nestedHeadings(_ name: String) throws {
    let nested = String(repeating: "<h2>A<div><\(name)>B<div>", count: 300)
    for rule in ["section-empty", "heading-levels", "heading-balance", "heading-empty"] {
      _ = try Self.flagged("<h2>A<div><\(name)>B</\(name)></div></h2><p>c</p>", rule)
      _ = try Self.flagged(nested, rule)
    }
    #expect(try Self.flagged("<h2>A<div><h2>B</h2></div></h2>", "section-empty") == ["B"])
  }

  @Test(
    "An image that something around it hides needs no alt text",
    arguments: [
      ("<p><img src=a></p>", true), ("<div hidden><p><img src=a></p></div>", false),
      ("<div style='visibility:\nHidden'><p><img src=a></p></div>", false),
      ("<div style='display:block'><p><img src=a></p></div>", true),
      ("<div style='a:b;display: no'></div><p><img src=a></p>", true),
    ])
  func hiddenImages(_ text: String, _ isFlagged: Bool) throws {
    #expect(try Self.flagged(text, "image-alt") == (isFlagged ? ["<img src=a>"] : []))
  }
}
