// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText
import Testing

/// Rules may ask anything of any node: the tree answers, and never ends the process.
@Suite("Every question to every node")
struct EveryNodeTests {
  /// `<!doctype html><p id=a class="b &amp;">x &lt; y<!-- n -->{{ z
  /// }}<template><i>t</i></template></p>`, as records of every kind, with texts and values of one
  /// piece and of several.
  static let document: Document = {
    let source = SourceText(
      "<!doctype html><p id=a class=\"b &amp;\">x &lt; y<!-- n -->{{ z }}<template><i>t</i></template></p>"
    )
    var builder = DocumentBuilder(source: source)
    _ = builder.append(NodeRecord(.doctype, head: ByteRange(0, 15)), to: .document)
    var paragraph = NodeRecord(.element, name: .p, head: ByteRange(15, 39))
    paragraph.payload = 0
    paragraph.attributeCount = 2
    builder.attributes = [
      AttributeRecord(name: .id, nameRange: ByteRange(18, 20), valueRange: ByteRange(21, 22)),
      AttributeRecord(
        name: .class, nameRange: ByteRange(23, 28), valueRange: ByteRange(30, 37), payload: 0),
    ]
    let first = builder.append(Segment(ByteRange(30, 32)), after: -1)
    _ = builder.append(Segment(ByteRange(32, 37), .scalars, 0x26), after: first)
    let element = builder.append(paragraph, to: .document)
    var text = NodeRecord(.text, head: ByteRange(39, 47))
    text.payload = builder.append(Segment(ByteRange(39, 41)), after: -1)
    let sign = builder.append(Segment(ByteRange(41, 45), .scalars, 0x3C), after: text.payload)
    _ = builder.append(Segment(ByteRange(45, 47)), after: sign)
    _ = builder.append(text, to: element)
    _ = builder.append(NodeRecord(.comment, head: ByteRange(51, 54)), to: element)
    _ = builder.append(NodeRecord(.opaque, head: ByteRange(57, 64)), to: element)
    let template = builder.append(
      NodeRecord(.element, name: .template, head: ByteRange(64, 74)), to: element)
    let fragment = builder.append(NodeRecord(.fragment, head: ByteRange(at: 74)), to: template)
    let italic = builder.append(
      NodeRecord(.element, name: .i, head: ByteRange(74, 77)), to: fragment)
    _ = builder.append(NodeRecord(.text, head: ByteRange(77, 78)), to: italic)
    return builder.finish(format: .html)
  }()

  /// The document's nodes, no node, and some that only another document may have.
  static let nodes =
    document.nodes.indices.map { NodeID($0) } + [
      .none, NodeID(Int(Int32.min)), NodeID(document.nodes.count), NodeID(5_000),
      NodeID(Int(Int32.max)),
    ]

  @Test("The sample has a node of every kind")
  func kinds() {
    #expect(
      Self.document.nodes.map(\.kind)
        == [
          .document, .doctype, .element, .text, .comment, .opaque, .element, .fragment, .element,
          .text,
        ])
  }

  @Test("The way through the tree ends at every node", arguments: nodes)
  func ways(node: NodeID) {
    let document = Self.document
    for next in [
      document.parent(node), document.firstChild(node), document.nextSibling(node),
      document.previousSibling(node),
    ] { #expect(next.isNone || document.has(next)) }
    for index in document.descendants(node) { #expect(document.nodes.indices.contains(index)) }
    #expect(document.children(node).allSatisfy { document.parent($0) == node })
    #expect(document.subtreeEnd(node) >= node.index)
    #expect(document.closest(node) { _ in false } == nil)
    #expect(document.isInside(node, node) == document.has(node))
    for other in Self.nodes { _ = document.isInside(node, other) }
  }

  @Test("Names, ranges and records are there for every node", arguments: nodes)
  func records(node: NodeID) {
    let document = Self.document
    let whole = document.source.wholeRange
    for range in [document.range(node), document.contentRange(node), document[node].head] {
      #expect(whole.contains(range))
    }
    #expect(document.kind(node) == document[node].kind)
    #expect(document.isElement(node, .p) == (document.name(node) == .p))
    #expect(document.spelling(node).isEmpty == (document.name(node) == .none))
  }

  @Test("Text and attributes are empty where a node has none", arguments: nodes)
  func texts(node: NodeID) {
    let document = Self.document
    let text = document.text(of: node)
    switch document.kind(node) {
    case .text: #expect(["x < y", "t"].contains(text))
    case .comment: #expect(text == " n ")
    case .opaque: #expect(text == "{{ z }}")
    case .document, .fragment, .doctype, .element: #expect(text.isEmpty)
    }
    #expect(["", "x < y", "x < yt", "t"].contains(document.textContent(node).string))
    let isParagraph = document.name(node) == .p
    #expect(document.attributeIndices(node).count == (isParagraph ? 2 : 0))
    #expect(document.attribute(node, .href) == nil)
    #expect(document.value(node, .class) == (isParagraph ? "b &" : nil))
    #expect(document.hasClass(node, "b") == isParagraph)
    #expect(document.attribute(node, .id, hasWord: "a") == isParagraph)
  }

  @Test("Attributes of any number", arguments: [-1, 0, 1, 2, 1000, .max, .min])
  func attributes(index: Int) {
    let expected = [0: "a", 1: "b &"][index] ?? ""
    #expect(Self.document.value(ofAttribute: index) == expected)
    #expect(Self.document.mappedValue(ofAttribute: index).string == expected)
  }

  @Test("Names that only another document has", arguments: [0, 1, 2000, UInt32.max])
  func names(number: UInt32) {
    let name = Name(rawValue: number)
    #expect(Self.document.names.spelling(name).isEmpty == (number != 1))
    _ = Self.document.mayHaveElement(name)
    for node in Self.nodes { _ = Self.document.attribute(node, name) }
  }

  @Test(
    "A text with a map answers for ranges that it does not have",
    arguments: [0..<0, 0..<3, 2..<9, 7..<9, -4..<2, -9 ..< -4, 0..<Int.max])
  func mapped(range: Range<Int>) {
    let document = Self.document
    var text = document.mappedValue(ofAttribute: 1)
    let part = text.bytes[range.clamped(to: 0..<3)]
    #expect(Array(part) == text.slice(range).bytes)
    #expect(text.pieces(in: range).allSatisfy { text.bytes.indices.contains($0.bytes.lowerBound) })
    _ = text.composed(text)
    for offset in [-5, 0, 2, 3, 900] { _ = text.sourceOffset(offset) }
    let before = text.string
    text.append(run: ByteRange(90, 900), of: document.source)
    text.appendVerbatim(ByteRange(900, 950), of: document.source)
    #expect(text.string == before)
    #expect(document.source.string(ByteRange(90, 900)) == document.source.string(ByteRange(90, 99)))
  }
}
