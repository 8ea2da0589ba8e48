// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText
import TestKit
import Testing

/// Every construct with the bytes that its nodes, attributes and markers cut out of the source.
@Suite("The ranges of each construct")
struct RangeTests {
  @Test("Each node cuts out its own marker and content", arguments: Construct.all)
  func cuts(construct: Construct) {
    let document = MarkdownReader.read(
      SourceText(construct.markdown), dialect: construct.dialect)
    #expect(Outline.of(document) == construct.outline)
    #expect(Outline.markers(document) == construct.markers)
    #expect(document.faults == [])
  }

  @Test("What is left of a tab behind a fence's indentation is in the code")
  func partOfTab() {
    let document = MarkdownReader.read(SourceText("  ~~~\n\ta\n  ~~~"))
    #expect(
      Outline.of(document) == """
        pre ~~~⟩⟨~~~
          code ⟩⟨
            '␉a␊'→'  a␊'
        """)
    #expect(document.faults == [])
  }

  /// Where a construct stands: what each of its lines begins with, and what is in front of the
  /// first.
  struct Place: CustomTestStringConvertible {
    var name: String
    var before = ""
    var prefix = ""
    var lineEnd = "\n"

    var testDescription: String { name }

    /// The source, and for each byte of `markdown` (and its end) where it is now.
    func put(_ markdown: String) -> (source: String, starts: [Int]) {
      var bytes = Array(before.utf8)
      var starts: [Int] = []
      for byte in markdown.utf8 {
        starts.append(bytes.count)
        if byte == 0x0A {
          bytes += Array((lineEnd + prefix).utf8)
        } else {
          bytes.append(byte)
        }
      }
      starts.append(bytes.count)
      return (String(decoding: bytes, as: UTF8.self), starts)
    }
  }

  static let everyPlace = [
    Place(name: "behind an emoji", before: "🐟 é\n\n"),
    Place(name: "with CR LF", lineEnd: "\r\n"),
    Place(name: "with CR", lineEnd: "\r"),
    Place(name: "with a byte order mark", before: "\u{FEFF}"),
    Place(name: "in a quotation", before: "> ", prefix: "> "),
    Place(name: "in a list", before: "- ", prefix: "  "),
    Place(name: "in a footnote", before: "[^f]: ", prefix: "    "),
    Place(
      name: "in a quotation in a list with CR LF", before: "12. > 🐟\r\n    >\r\n    > ",
      prefix: "    > ", lineEnd: "\r\n"),
  ]

  @Test("A construct has the same nodes wherever it stands", arguments: Construct.all, everyPlace)
  func standing(construct: Construct, place: Place) {
    let plain = MarkdownReader.read(SourceText(construct.markdown), dialect: construct.dialect)
    let (text, starts) = place.put(construct.markdown)
    let document = MarkdownReader.read(SourceText(text), dialect: construct.dialect)
    #expect(document.faults == [])

    let bytes = Array(construct.markdown.utf8)
    /// Whether `offset` is where `original` has gone: behind a line end, in front of the next
    /// line's prefix, in it or behind it.
    func isMoved(_ original: Int, _ offset: Int) -> Bool {
      if original > 0, original <= bytes.count, bytes[original - 1] == 0x0A {
        let lineEnd = starts[original - 1] + place.lineEnd.utf8.count
        return lineEnd <= offset && offset <= starts[original]
      }
      return offset == starts[original]
    }
    func isMoved(_ original: ByteRange, _ range: ByteRange) -> Bool {
      isMoved(original.start, range.start) && isMoved(original.end, range.end)
    }

    let nodes = plain.nodes.indices.dropFirst()
    let offset = document.nodes.count - nodes.count
    guard offset > 0 else {
      Issue.record("nodes are missing: \(Outline.of(document))")
      return
    }
    for (index, number) in nodes.enumerated() {
      let original = NodeID(number)
      let node = NodeID(offset + index)
      #expect(plain.kind(original) == document.kind(node))
      #expect(plain.name(original) == document.name(node))
      let isMoved =
        isMoved(plain[original].head, document[node].head)
        && isMoved(plain[original].tail, document[node].tail)
      #expect(
        isMoved, "\(plain[original]) has gone to \(document[node]) in \(text.debugDescription)")
      if plain.kind(original) == .text || plain.kind(original) == .comment {
        #expect(plain.text(of: original) == document.text(of: node))
      }
      let attributes = plain.attributeIndices(original)
      #expect(attributes.count == document.attributeIndices(node).count)
      for (first, second) in zip(attributes, document.attributeIndices(node)) {
        #expect(plain.attributes[first].name == document.attributes[second].name)
        #expect(plain.value(ofAttribute: first) == document.value(ofAttribute: second))
        let range = document.attributes[second].valueRange
        #expect(range.start == starts[plain.attributes[first].valueRange.start])
        #expect(range.end == starts[plain.attributes[first].valueRange.end])
      }
    }
  }

  @Test(
    "Decoded text leads back to the bytes that it was written with",
    arguments: [
      ("🐟 &amp; b", "&", "&amp;"),
      ("🐟 &#x1F420;!", "🐠", "&#x1F420;"),
      ("a \\* b", "*", "\\*"),
      ("a \\* b", "a * b", "a \\* b"),
      ("a *b &copy; c* d", "b © c", "b &copy; c"),
      ("> a\n> b", "a\nb", "a\n> b"),
      ("a &nope; b", "&nope;", "&nope;"),
      ("- `a\n  b`", "a b", "a\n  b"),
      ("- a\r\n  b &lt;", "b <", "b &lt;"),
      ("| a \\| b |\n|-|", "a | b", "a \\| b"),
    ])
  func decodedText(markdown: String, words: String, cut: String) throws {
    let source = SourceText(markdown)
    let text = MarkdownReader.read(source).textContent(.document)
    let range = try #require(find(words, in: text))
    #expect(source.string(text.source(range)) == cut)
  }

  @Test(
    "Decoded values lead back to the bytes that they were written with",
    arguments: [
      ("[a](/b\\_c&amp;d)", Name.href, "_c&d", "\\_c&amp;d"),
      ("[a](/b 'c &quot;d\ne')", Name.title, "\"d\ne", "&quot;d\ne"),
      ("> [a](/b 'c\n> d')", Name.title, "c\nd", "c\n> d"),
      ("![a *b* &amp;](c)", Name.alt, "b &", "b* &amp;"),
      ("[a]\n\n[a]: /b&amp;c '\\*d'", Name.href, "b&c", "b&amp;c"),
      ("[a]\n\n[a]: /b&amp;c '\\*d'", Name.title, "*d", "\\*d"),
      ("www.e.x/a", Name.href, "www.e.x/a", "www.e.x/a"),
      ("<b title='&lt;c'>", Name.title, "<c", "&lt;c"),
    ])
  func decodedValues(markdown: String, name: Name, words: String, cut: String) throws {
    let source = SourceText(markdown)
    let document = MarkdownReader.read(source)
    let attribute = try #require(
      document.attributes.indices.first { document.attributes[$0].name == name })
    let value = document.mappedValue(ofAttribute: attribute)
    let range = try #require(find(words, in: value))
    #expect(source.string(value.source(range)) == cut)
  }

  private func find(_ words: String, in text: MappedText) -> Range<Int>? {
    let words = Array(words.utf8)
    guard words.count <= text.bytes.count else { return nil }
    let start = (0...text.bytes.count - words.count).first {
      text.bytes[$0..<$0 + words.count].elementsEqual(words)
    }
    return start.map { $0..<$0 + words.count }
  }
}
