// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import Testing

@Suite("Building from another reader's elements and raw HTML")
struct ClientTests {
  /// The range of `part` in `text`.
  private func range(_ part: String, in text: String) -> ByteRange {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return ByteRange(start, start + wanted.count)
  }

  @Test("Inline raw HTML stands in the reader's own elements")
  func inline() {
    let text = "a *b <i>c* d</i>"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    let p = builder.openElement(.p, head: ByteRange(at: 0), flags: .markdown)
    #expect(p == NodeID(1))
    builder.text(ByteRange(0, 2))
    builder.openElement(.em, head: ByteRange(2, 3), flags: .markdown)
    builder.text(ByteRange(3, 5))
    builder.rawHTML([ByteRange(5, 8)])
    builder.text(ByteRange(8, 9))
    builder.closeElement(.em, tail: ByteRange(9, 10))
    builder.text(ByteRange(10, 12))
    builder.rawHTML([ByteRange(12, 16)])
    builder.closeElement(.p, tail: ByteRange(at: 16))
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "p[\"a \" em[\"b \" i[\"c\"]] +i[\" d\"]]")
    #expect(document.format == .markdown)
    #expect(document[p].flags == .markdown)
    #expect(document.cut(document.range(NodeID(3))) == "*b <i>c*")
    #expect(document.problemLines == ["misnested-formatting: *"])
  }

  @Test("A raw block closes the paragraph, and a raw end tag its own element")
  func block() {
    let text = "<div>\n\nx\n\n</div>"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    builder.rawHTML([ByteRange(0, 6)])
    builder.openElement(.p, head: ByteRange(at: 7))
    builder.text(ByteRange(7, 8))
    builder.closeElement(.p, tail: ByteRange(at: 8))
    builder.rawHTML([ByteRange(10, 16)])
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "div[\"\n\" p[\"x\"]]")
    #expect(document.cut(document[NodeID(1)].tail) == "</div>")
    #expect(document.problems == [])
  }

  @Test("Pieces of raw HTML without a quote's markers keep their places")
  func pieces() throws {
    let text = "> <p title=\"a\n> b\" id=x>c\n> d&amp;e\n> <!--f\n> g--></p>"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    var pieces: [ByteRange] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      pieces.append(ByteRange(start + 2, min(start + line.utf8.count + 1, text.utf8.count)))
      start += line.utf8.count + 1
    }
    builder.rawHTML(pieces)
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "p[\"c\nd&e\n\" <!f\ng!>]")
    let p = NodeID(1)
    #expect(document.cut(document[p].head) == "<p title=\"a\n> b\" id=x>")
    #expect(document.cut(document[p].tail) == "</p>")
    #expect(document.value(p, .title) == "a\nb")
    let id = document.attributes[try #require(document.attribute(p, .id))]
    #expect(document.cut(id.nameRange) == "id")
    #expect(document.cut(id.valueRange) == "x")
    let content = document.textContent(p)
    #expect(document.cut(content.source(2..<3)) == "d")
    #expect(document.cut(content.source(3..<4)) == "&amp;")
  }

  @Test("Decoded text, literal text and opaque stretches take their places")
  func texts() {
    let text = "a\\*b{{< c >}}d"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    builder.openElement(.p, head: ByteRange(at: 0))
    builder.text(ByteRange(0, 1))
    builder.text(Segment(ByteRange(1, 3), .scalars, 0x2A))
    let literal = builder.out.literal("mailto:", for: ByteRange(3, 4))
    builder.text(literal)
    builder.text(ByteRange(3, 4))
    builder.opaque(range("{{< c >}}", in: text))
    builder.text(ByteRange(13, 14))
    builder.closeElement(.p, tail: ByteRange(at: 14))
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "p[\"a*mailto:b\" {{{< c >}}} \"d\"]")
  }

  @Test("An open element that takes text only takes the text of the reader's elements")
  func textOnly() {
    let text = "<textarea>*a*</textarea>b"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    builder.openElement(.p, head: ByteRange(at: 0))
    builder.rawHTML([ByteRange(0, 10)])
    builder.openElement(.em, head: ByteRange(10, 11))
    builder.text(ByteRange(11, 12))
    builder.closeElement(.em, tail: ByteRange(12, 13))
    builder.rawHTML([range("</textarea>", in: text)])
    builder.text(ByteRange(24, 25))
    builder.closeElement(.p, tail: ByteRange(at: 25))
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "p[textarea[\"a\"] \"b\"]")
  }

  @Test("Text of a table that browsers put in front of it is put there")
  func table() {
    let text = "<table>\n\nx\n\n<tr><td>y</table>"
    var builder = HTMLTreeBuilder(fragmentOf: SourceText(text))
    builder.rawHTML([ByteRange(0, 8)])
    builder.openElement(.p, head: ByteRange(at: 9))
    builder.text(ByteRange(9, 10))
    builder.closeElement(.p, tail: ByteRange(at: 10))
    builder.rawHTML([ByteRange(12, 29)])
    let document = builder.finish(format: .markdown)
    #expect(document.outline == "!p[\"x\"] table[\"\n\" tbody[tr[td[\"y\"]]]]")
  }
}
