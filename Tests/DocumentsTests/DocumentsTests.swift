// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText
import Testing

@Suite("The tree of records")
struct DocumentsTests {
  /// A document of `<a><b>x</b></a><c>y</c>` as records, made in the order that `order` says.
  func document(moved: Bool) -> Document {
    var builder = DocumentBuilder(source: SourceText("<p><b>x</b></p><i>y</i>"))
    let paragraph = builder.append(
      NodeRecord(.element, name: .p, head: ByteRange(0, 3)), to: .document)
    let bold = builder.append(NodeRecord(.element, name: .b, head: ByteRange(3, 6)), to: paragraph)
    builder.nodes[bold.index].tail = ByteRange(7, 11)
    builder.nodes[paragraph.index].tail = ByteRange(11, 15)
    let italic = builder.make(NodeRecord(.element, name: .i, head: ByteRange(15, 18)))
    _ = builder.append(NodeRecord(.text, head: ByteRange(18, 19)), to: italic)
    builder.append(italic, to: .document)
    let text = builder.append(NodeRecord(.text, head: ByteRange(6, 7)), to: bold)
    if moved {
      builder.detach(text)
      builder.insert(text, before: bold)
    }
    return builder.finish(format: .html)
  }

  @Test("Numbers are in document order, whatever order the nodes were made in")
  func order() {
    let document = document(moved: false)
    #expect(document.nodes.map(\.name) == [.none, .p, .b, .none, .i, .none])
    #expect(document.subtreeEnd(.document) == 6)
    #expect(Array(document.descendants(NodeID(1))) == [2, 3])
    #expect(document.children(.document).map(\.index) == [1, 4])
    #expect(document.isInside(NodeID(3), NodeID(1)))
    #expect(!document.isInside(NodeID(5), NodeID(1)))
    #expect(document.range(NodeID(1)) == ByteRange(0, 15))
    #expect(document.contentRange(NodeID(2)) == ByteRange(6, 7))
  }

  @Test("A node that was moved stands where it was put")
  func moved() {
    let document = document(moved: true)
    #expect(document.nodes.map(\.kind) == [.document, .element, .text, .element, .element, .text])
    #expect(document.textContent(NodeID(1)).string == "x")
    #expect(document.previousSibling(NodeID(3)) == NodeID(2))
  }

  @Test("A name keeps its number, known or not")
  func names() {
    var table = NameTable()
    let own = table.name("x-card")
    #expect(table.name("x-card") == own)
    #expect(table.name("div") == .div)
    #expect(table.spelling(own) == "x-card")
    #expect(table.find(Array("y-card".utf8)[...]) == nil)
    #expect(own != table.name("y-card"))
    for number in 1...NameTable.knownCount {
      let name = Name(rawValue: UInt32(number))
      #expect(table.find(Array(table.spelling(name).utf8)[...]) == name)
    }
  }

  @Test("Mapped text leads back to its bytes through entities and line ends")
  func mapped() {
    let source = SourceText("a&amp;b\r\nc")
    var text = MappedText()
    text.appendVerbatim(ByteRange(0, 1), of: source)
    text.append("&", for: ByteRange(1, 6))
    text.appendVerbatim(ByteRange(6, 10), of: source)
    #expect(text.string == "a&b\nc")
    #expect(text.source(0..<1) == ByteRange(0, 1))
    #expect(text.source(1..<2) == ByteRange(1, 6))
    #expect(text.source(1..<3) == ByteRange(1, 7))
    #expect(text.source(3..<5) == ByteRange(7, 10))
    #expect(text.sourceOffset(99) == 10)
    let slice = text.slice(1..<4)
    #expect(slice.string == "&b\n")
    #expect(slice.source(0..<3) == ByteRange(1, 9))
    #expect(text.pieces(in: 0..<5).count == 5)
  }

  @Test("A document knows which elements it has")
  func elementNames() {
    let document = document(moved: false)
    #expect(document.mayHaveElement(.p))
    #expect(!document.mayHaveElement(.table))
  }
}
