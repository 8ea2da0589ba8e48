// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import HTMLReading
import SourceText
import TestKit
import Testing

@Suite("Every place is exact")
struct RangeTests {
  /// What may stand in front of or around the text without changing what is found.
  enum Setting: String, CaseIterable, Sendable {
    case plain, emoji, crlf, mark

    func apply(_ text: String) -> String {
      switch self {
      case .plain: text
      case .emoji: "<!-- 👩🏽‍🚀 ü -->" + text
      case .crlf: "\r\n" + text.replacing("\n", with: "\r\n")
      case .mark: "\u{FEFF}" + text
      }
    }
  }

  @Test(
    "Start tag, end tag, attribute names and values cut out of the source are just that",
    arguments: Setting.allCases)
  func tagParts(_ setting: Setting) throws {
    let text = setting.apply(
      "<p>a</p>\n<A HREF='x&amp;y'  title = \"é\n\" data-x=1 checked>b <b>c</b></A >\n")
    let document = fragment(text)
    let node = try #require(document.element("a"))
    let start = setting == .crlf ? "\r\n" : "\n"
    #expect(
      document.cut(document[node].head)
        == "<A HREF='x&amp;y'  title = \"é\(start)\" data-x=1 checked>")
    #expect(document.cut(document[node].tail) == "</A >")
    #expect(document.cut(document.contentRange(node)) == "b <b>c</b>")
    let attributes = document.attributeIndices(node).map { document.attributes[$0] }
    #expect(
      attributes.map { document.cut($0.nameRange) } == ["HREF", "title", "data-x", "checked"])
    #expect(
      attributes.map { document.cut($0.valueRange) } == ["x&amp;y", "é\(start)", "1", ""])
    #expect(attributes[3].valueRange.start == attributes[3].nameRange.end)
    #expect(document.value(node, .href) == "x&y")
    #expect(document.value(node, .title) == "é\n")
    #expect(document.faults == [])
    #expect(document.problems == [])
  }

  @Test("A byte order mark and front matter are skipped")
  func start() {
    let marked = page("\u{FEFF}<!DOCTYPE html><p>x")
    #expect(marked.outline == "doctype html[head body[p[\"x\"]]]")
    #expect(marked.problems == [])
    let source = SourceText("---\ntitle: <b>\n---\n<p>x</p>")
    let behind = HTMLReader.readFragment(source, from: 19)
    #expect(behind.outline == "p[\"x\"]")
    #expect(behind.cut(behind[NodeID(1)].head) == "<p>")
  }

  @Test("Implied elements have empty ranges where they begin and end")
  func implied() throws {
    let document = page("<title>t</title><p>a<p>b</p>")
    #expect(document.outline == "html[head[title[\"t\"]] body[p[\"a\"] p[\"b\"]]]")
    let body = document[try #require(document.element("body"))]
    #expect(body.flags == [.implied, .endImplied])
    #expect(body.head == ByteRange(at: 16))
    #expect(body.tail == ByteRange(at: 28))
    let first = document[try #require(document.element("p"))]
    #expect(first.flags == .endImplied)
    #expect(first.tail == ByteRange(at: 20))
  }

  @Test("A comment's range holds its delimiters, its text does not")
  func comments() {
    let document = fragment("a<!-- b\0c --><? d ><!---->")
    let comments = document.nodes.indices.map { NodeID($0) }
      .filter { document.kind($0) == .comment }
    #expect(
      comments.map { document.cut(document[$0].head) } == ["<!-- b\0c -->", "<? d >", "<!---->"])
    #expect(comments.map { document.text(of: $0) } == [" b\u{FFFD}c ", "? d ", ""])
  }

  @Test("A doctype's name and identifiers are attributes with their places")
  func doctype() {
    let document = page("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN' \"u\">")
    let node = NodeID(1)
    #expect(document.kind(node) == .doctype)
    #expect(document.value(node, .name) == "html")
    #expect(document.value(node, .publicId) == "-//W3C//DTD HTML 4.01//EN")
    let parts = document.attributeIndices(node).map {
      document.cut(document.attributes[$0].valueRange)
    }
    #expect(parts == ["HTML", "-//W3C//DTD HTML 4.01//EN", "u"])
    #expect(!document.quirks)
    #expect(page("<p>").quirks)
  }

  @Test("Text is one node with a map back through references, gaps and NUL")
  func text() {
    let document = fragment("a&amp;b</i>c\0d&notit;&#x1F600;")
    #expect(document.outline == "\"a&bcd¬it;😀\"")
    let text = document.textContent(.document)
    #expect(text.source(1..<2) == ByteRange(1, 6))
    #expect(text.source(0..<text.bytes.count) == document[NodeID(1)].head)
  }

  @Test("A NUL behind a comment brings none of the comment's text")
  func nullBehindComment() {
    #expect(fragment("<svg><!a\0>\0b").outline == "svg[<!a\u{FFFD}!> \"\u{FFFD}b\"]")
  }

  @Test("An element that a browser closes around an open table ends with that table")
  func outlived() throws {
    let document = fragment("<a href=1>x<table><a href=2></table>y")
    #expect(document.outline == "a[\"x\" !a table] +a[\"y\"]")
    let first = document[try #require(document.element("a"))]
    #expect(
      document.cut(ByteRange(first.head.start, first.tail.end))
        == "<a href=1>x<table><a href=2></table>")
  }

  @Test("A duplicate attribute is kept and flagged")
  func duplicates() {
    let document = fragment("<p id=a ID=b>")
    let attributes = document.attributeIndices(NodeID(1)).map { document.attributes[$0] }
    #expect(attributes.map { $0.flags } == [[], .duplicate])
    #expect(document.value(NodeID(1), .id) == "a")
  }

  @Test("Attributes of a second body go to the first")
  func merged() throws {
    let document = page("<!DOCTYPE html><body class=a><p>x<body class=b id=c><body id=d lang=e>")
    let body = try #require(document.element("body"))
    let values = document.attributeIndices(body).map {
      "\(document.names.spelling(document.attributes[$0].name))=\(document.value(ofAttribute: $0))"
    }
    #expect(values == ["class=a", "id=c", "lang=e"])
    #expect(document.problemLines.count == 2)
  }

  static let samples: [String] = [
    "<ul><li>a<li>b<p>c</ul>d", "<table><tr><td>a<td>b<tr><th>c</table>",
    "<a>x<table><a>y</table>z", "x<table>y<b>z<tr><td>1</table>w", "<b><p>a</b>b</p>c",
    "<a href=1>x<div><a href=2>y</div>z",
    "<p>a<b>b<div>c</b>d</div>", "<svg viewBox=0 a/><g><path d=1 /></g></svg>e",
    "<math><mi>x</mi><annotation-xml encoding=text/html><p>y</p></annotation-xml></math>",
    "<select><option>a<option>b</select>", "<template><tr><td>x</template>y",
    "<dl><dt>a<dd>b<dt>c</dl>", "<ruby>a<rt>b<rp>c</ruby>", "<h1>a<h2>b</h2>", "</p></br></div>x",
    "<form><div></form></div>", "<pre>\n\r\na</pre><textarea>\nb</textarea>",
    "<button>a<button>b</button>", "<object><p>a</object>b", "<nobr>a<nobr>b",
    "<p>a<!--b--><script>c<!--<script></script></script>d", "<div><i><b></div>x</b>y</i>z",
    "<image src=a>", "<noscript><p>a</noscript>", "<xmp><b></xmp><iframe><b></iframe>",
    "<a><table><a></table>x", "<html><frameset></frameset></html> <noframes>a</noframes>",
    "a</body><!--b--></html><!--c-->d</html><!--e-->f", "<svg><!a>\0b",
    "<![CDATA[a]]><svg><![CDATA[b<c]]>d</svg>", "<plaintext><b>", "<p",
  ]

  @Test("Ranges nest, and siblings follow one another, unless a node was moved", arguments: samples)
  func nesting(_ sample: String) {
    #expect(fragment(sample).faults == [])
    #expect(fragment("<div>é\r\n\(sample)").faults == [])
    #expect(
      page("<!DOCTYPE html><html><head></head><body>\(sample)</body></html>\n").faults == [])
    #expect(page(sample).faults == [])
  }

  @Test(
    "Ranges nest on real pages",
    .enabled(if: Suites.folder != nil, "the shared folder is not on this machine"))
  func pages() throws {
    let folder = try #require(Suites.folder) + "/../seed/html"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".html") {
      let source = SourceText(path: name, bytes: try Suites.bytes("\(folder)/\(name)"))
      #expect(HTMLReader.looksLikePage(source, from: source.contentStart))
      let document = HTMLReader.read(source)
      #expect(document.faults == [], "\(name)")
      #expect(document.nodes.count > 10)
    }
  }
}
