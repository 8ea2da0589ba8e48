// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import MarkdownReading
import SourceText
import TestKit
import Testing

/// Posts that are made to be hard to read: they are read in proportion to their size.
@Suite("Hostile Markdown")
struct HostileTests {
  @Test("A long definition that is used very often makes no more text than the post has")
  func references() {
    let markdown = "[a]: /" + String(repeating: "u", count: 9_999) + "\n\n"
    let source = SourceText(markdown + String(repeating: "[a] ", count: 40_000))
    let document = MarkdownReader.read(source)
    let links = document.nodes.count { $0.name == .a }
    #expect(links == source.count / 10_000)
    #expect(document.definitions.map(\.isUsed) == [true])
  }

  static let depth = 20_000

  static let pieces: [String] = [
    "[", "![", "[a](", "*a ", "*a _b ", "*a_", "***", "> ", "- ", "1. ", "a <? ", "a <!A ", "a <b ",
    "<b>", "<div>\n\n", "a@", "www.", "[^a]", "{{< a ", "{% b ", "{: ", "`", "``` ", "\t", "|",
    "|-",
    "a\\", "&#", "&amp", "<!--", "<![CDATA[", "\r", "\u{0}", "[a]: ", "[a]: <b> '", "~~a ", "# ",
    "\n# {#a}", "\n=\n", "  \n", "http://a.b_c.", "<a:", "({", "> - ", "[a\n", "- [ ] ",
    "{% raw %}\n", "{% raw %}", "{% highlight %}\n{% endraw %}", "{::comment}\n", "{{< a\n",
    "{{< code >}}\n", "$$\n", "$$ ", "$a ", "$`", "\\\\(", "[[", "[[a", "![[", "a\n: ", ": a\n",
    "a\n\n: b\n\n", "{\n\n", "{ \"", "<A b={\n", "<A \"", "export {\n\n", "# a\n{: #b}\n",
    "<a b=\"{{ ", "<a {% ", "<p>{{ ",
  ]

  @Test("Whatever is repeated is read without a crash, and its ranges fit", arguments: pieces)
  func repeated(piece: String) {
    let text = String(repeating: piece, count: Self.depth / piece.utf8.count)
    let closers = ["", "x", "]", "](b)", "\n\n" + text]
    for closer in closers {
      for dialect in [MarkdownDialect.stet, .mdx] {
        let document = MarkdownReader.read(SourceText(text + closer), dialect: dialect)
        #expect(document.faults == [])
      }
    }
  }

  /// A generator with a fixed seed, so that a failure can be seen again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
  }

  static let words: [String] =
    pieces + [
      "\n", "\n\n", "\r\n", " ", "    ", "a", "🐟", "]", ")", "(b)", "*", "**", "_", "~~", "`",
      "```\n",
      ">", "</b>", "</div>", "<p>", "<table>", "</p>", "-->", "|\n|-|\n", "| a | b |\n|--|:-:|\n",
      "\"",
      "---\n", "[a]: /b 'c'\n", "[^a]: ", "\\", "&amp;", "<!-- c -->", "<script>", "</script>", "é",
    ]

  @Test("Any mixture is read, and its ranges fit", arguments: 0..<8)
  func mixtures(seed: Int) {
    var generator = Generator(state: UInt64(seed))
    for round in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        text += Self.words.randomElement(using: &generator) ?? ""
      }
      let dialects: [MarkdownDialect] = [.stet, .mdx, .commonmark, .gfm]
      let document = MarkdownReader.read(SourceText(text), dialect: dialects[round % 4])
      let broken = document.faults
      #expect(broken == [], "\(text.debugDescription)")
    }
  }

  @Test("Any mixture without raw HTML makes the tree of its HTML", arguments: 0..<8)
  func mixturesAsHTML(seed: Int) {
    var generator = Generator(state: UInt64(seed + 100))
    let words = Self.words.filter { !$0.contains("<") }
    for round in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        text += words.randomElement(using: &generator) ?? ""
      }
      var dialect: MarkdownDialect = round.isMultiple(of: 2) ? .commonmark : .gfm
      // A formula's source is text in HTML and none in the tree.
      dialect.options.remove(.math)
      let document = MarkdownReader.read(SourceText(text), dialect: dialect)
      let html = MarkdownReader.html(SourceText(text), dialect: dialect)
      let rendered = HTMLReader.readFragment(SourceText(html))
      #expect(
        document.visibleEvents == rendered.visibleEvents, "\(text.debugDescription)")
    }
  }
}
