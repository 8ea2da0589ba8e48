// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText
import TestKit
import Testing

/// What kramdown makes of a post on Jekyll, where it is not what CommonMark makes of it.
@Suite("Markdown as Jekyll reads it")
struct KramdownTests {
  private func html(_ markdown: String, _ dialect: MarkdownDialect = .jekyll) -> String {
    MarkdownReader.html(SourceText(markdown), dialect: dialect)
      .split(separator: "\n").joined(separator: "\n")
  }

  @Test(
    "HTML goes from its start tag to its end tag",
    arguments: [
      ("<!-- a -->The *tide*\n", "<!-- a -->\n<p>The <em>tide</em></p>"),
      ("<!-- a\n\nb --> *c*\n", "<!-- a\nb -->\n<p><em>c</em></p>"),
      ("a\n<!-- b --> *c*\n", "<p>a\n<!-- b --> <em>c</em></p>"),
      (
        "<div>a *b*\n\n[c](d)\n</div>e *f*\n",
        "<div>a *b*\n[c](d)\n</div>\n<p>e <em>f</em></p>"
      ),
      ("<p>a *b*</p>\n", "<p>a *b*</p>"), ("<span>*a*</span>\n", "<p><span><em>a</em></span></p>"),
      (
        "<div><div>*a*</div>\n*b*</div>\n*c*\n", "<div><div>*a*</div>\n*b*</div>\n<p><em>c</em></p>"
      ),
      ("<div>a\n\n*b*\n", "<div>a\n*b*"),
      ("a\n<div>b</div>\nc\n", "<p>a</p>\n<div>b</div>\n<p>c</p>"),
      ("<hr/>*a*\n", "<hr/>\n<p><em>a</em></p>"),
      ("<video src='a'>\n</video>\n*b*\n", "<video src='a'>\n</video>\n<p><em>b</em></p>"),
      (
        "<script>\nif (a <b) c\n\n</script>\n*d*\n",
        "<script>\nif (a <b) c\n</script>\n<p><em>d</em></p>"
      ),
      (
        "> <div>*a*\n> b</div>\n> *c*\n",
        "<blockquote>\n<div>*a*\nb</div>\n<p><em>c</em></p>\n</blockquote>"
      ),
    ])
  func blocks(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "What says so is Markdown inside HTML",
    arguments: [
      (
        "<div markdown=\"1\">\n*a*\n</div>\n*b*\n",
        "<div markdown=\"1\">\n<p><em>a</em></p>\n</div>\n<p><em>b</em></p>"
      ),
      (
        "<div><section markdown='block'>\n*a*\n</section>\n*b*</div>\n",
        "<div><section markdown='block'>\n<p><em>a</em></p>\n</section>\n*b*</div>"
      ),
      ("<div markdown=\"0\">\n*a*\n</div>\n", "<div markdown=\"0\">\n*a*\n</div>"),
    ])
  func inside(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "Inside a line, tags of blocks and end tags that close nothing are text",
    arguments: [
      ("a <div>b</div>\n", "<p>a &lt;div&gt;b&lt;/div&gt;</p>"),
      ("a</i> <b>*c*</b>\n", "<p>a&lt;/i&gt; <b><em>c</em></b></p>"),
      ("a <code>*b*</code>\n", "<p>a <code>*b*</code></p>"),
      ("<img src=a.png>\n", "<p>&lt;img src=a.png&gt;</p>"),
      (
        "<a href=\"{{ \"/b\" | url }}\">*c*</a>\n",
        "<p><a href=\"{{ \"/b\" | url }}\"><em>c</em></a></p>"
      ),
    ])
  func spans(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "A `<` in raw HTML that begins no tag is text",
    arguments: ["<div>a <https://e.x> b</div>\n\nc\n"])
  func literal(markdown: String) {
    let document = MarkdownReader.read(SourceText(markdown), dialect: .jekyll)
    let texts = document.nodes.indices.filter { document.nodes[$0].kind == .text }
      .map { document.source.string(document.nodes[$0].head) }
    #expect(texts.joined() == "a <https://e.x> b\n\nc" || texts.joined() == "a <https://e.x> bc")
  }

  @Test(
    "A pipe in each line makes a table, with a head only where hyphens follow it",
    arguments: [
      ("tea | milk\n", ["table", "tbody", "tr", "td", "td"]),
      (
        "| a | b |\n|---|---|\n| c |\n",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
      ),
      ("|---|---|\n| a | b |\n", ["table", "tbody", "tr", "td", "td"]),
      ("- a | b\n", ["ul", "li", "table", "tbody", "tr", "td", "td"]),
      ("a | b\nc\n", ["p"]), ("x\na | b\n", ["p"]), ("a `|` b\n", ["p", "code"]),
      ("a \\| b\n", ["p"]),
      ("a {{ b | c }} d\n", ["p"]), ("a | b\n---\n", ["h2"]), ("|---|\n", ["p"]),
      ("| a |\n|---|\n", ["p"]), ("|---|\n| a |\n|---|\n", ["p"]),
      ("a | b\n# c\n", ["p", "h1"]), ("a <code>|</code> b\n", ["p", "code"]),
    ])
  func tables(markdown: String, expected: [String]) {
    let document = MarkdownReader.read(SourceText(markdown), dialect: .jekyll)
    let names = document.nodes.indices.filter { document.nodes[$0].kind == .element }
      .map { document.names.spelling(document.nodes[$0].name) }
    #expect(names == expected)
  }

  @Test("A link over two cells is none") func brokenLink() {
    let cells =
      "<table>\n<tbody>\n<tr>\n<td>See [the list</td>\n<td>all](/a/).</td>\n</tr>\n</tbody>\n</table>"
    #expect(html("See [the list | all](/a/).\n") == cells)
  }

  @Test(
    "Abbreviations and lists of attributes are not shown",
    arguments: ["*[HTML]: Hyper Text\n\na\n", "a\n{: .note}\n", "{:.note}\na\n"])
  func unseen(markdown: String) {
    let document = MarkdownReader.read(SourceText(markdown), dialect: .jekyll)
    let texts = document.nodes.filter { $0.kind == .text }.map { document.source.string($0.head) }
    #expect(texts == ["a"])
    #expect(document.nodes.filter { $0.kind == .opaque }.count == 1)
    #expect(document.faults + document.markerFaults == [])
  }

  @Test(
    "Emphasis, escapes and addresses are kramdown's",
    arguments: [
      ("a*b*c and d*.* _e_f\n", "<p>a<em>b</em>c and d<em>.</em> _e_f</p>"),
      ("\\* \\/ \\,\n", "<p>* \\/ \\,</p>"), ("~a~ ~~b~~\n", "<p>~a~ <del>b</del></p>"),
      ("[a](b c \"d\")\n", "<p><a href=\"b%20c\" title=\"d\">a</a></p>"),
      (
        "[a](b\\_c) [d][e]\n\n[e]: f\\_g\n",
        "<p><a href=\"b%5C_c\">a</a> <a href=\"f%5C_g\">d</a></p>"
      ),
      ("[a](b (c) d)\n", "<p><a href=\"b%20(c)%20d\">a</a></p>"), ("[a](b\n", "<p>[a](b</p>"),
    ])
  func inlines(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "Lists, underlines, rules and fences begin where kramdown has them begin",
    arguments: [
      ("a\n2. b\n", "<p>a</p>\n<ol start=\"2\">\n<li>b</li>\n</ol>"), ("1) a\n", "<p>1) a</p>"),
      ("a\nb\n---\n", "<p>a\nb\n---</p>"), ("a\n***\n", "<p>a\n***</p>"),
      (" ## a\n", "<p>## a</p>"),
      ("```\na\n", "<p>```\na</p>"), ("```\na\n```\n", "<pre><code>a\n</code></pre>"),
      ("a\n## b\n", "<p>a</p>\n<h2>b</h2>"), ("## a {#b .c}\n", "<h2>a {#b .c}</h2>"),
      ("## a {#b}\n", "<h2 id=\"b\">a</h2>"),
      ("- a\n^\n- b\n", "<ul>\n<li>a</li>\n</ul>\n^\n<ul>\n<li>b</li>\n</ul>"),
    ])
  func starts(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "Nothing grows faster than the post",
    arguments: ["<div>", "<div", "<a b='", "[a](", "a | b\n", "```\n", "<div markdown=\"1\">\n"])
  func hostile(piece: String) {
    let text = String(repeating: piece, count: 4000)
    let document = MarkdownReader.read(SourceText(text), dialect: .jekyll)
    #expect(document.faults == [])
  }
}
