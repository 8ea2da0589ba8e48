// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import Testing

/// A small generator with a fixed start, so that a failure can be seen again.
private struct Generator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func pick(_ words: [String]) -> String { words[below(words.count)] }
}

@Suite("Random markup")
struct RandomTests {
  static let names = """
    html head body meta title style script noscript template div p ul li dl dt a b i nobr font h1 h2 \
    table caption colgroup col tbody thead tr td th form input button select option optgroup \
    textarea hr br image pre plaintext iframe frameset frame svg math mi annotation-xml \
    foreignObject desc path ruby rb rt rtc object address span
    """.split(separator: " ").map(String.init)
  static let bits = [
    "x", " ", "\n", "\0", "&amp;", "&not", "&#x0;", "<!--", "-->", "<![CDATA[", "]]>",
    "<!doctype html>", "<", "</", "\"", "'", "=", ">", "/>", "é", "\r\n", "<!", "<?", "-", "--!>",
    "<script>", "</script>", "<!--<script>",
  ]

  private static func text(_ generator: inout Generator) -> String {
    var text = ""
    for _ in 0...generator.below(50) {
      switch generator.below(10) {
      case 0...4:
        text += "<" + generator.pick(names)
        text += generator.pick(["", "", " id=a", " id='&lt;' type=hidden"])
        text += generator.pick([">", ">", ">", "/>"])
      case 5...7: text += "</" + generator.pick(names) + ">"
      default: text += generator.pick(bits)
      }
    }
    return text
  }

  /// What is wrong with the links and ranges of the nodes; nothing when all is well.
  private static func faults(_ document: Document) -> [String] {
    var faults: [String] = []
    for (index, record) in document.nodes.enumerated() {
      let isLinked =
        (index == 0 || (record.parent >= 0 && Int(record.parent) < index))
        && Int(record.subtreeEnd) > index && Int(record.subtreeEnd) <= document.nodes.count
        && (record.nextSibling < 0
          || document.nodes[Int(record.nextSibling)].previousSibling == Int32(index))
      if !isLinked { faults.append("\(index) is not linked right") }
      if record.head.end > document.source.count || record.tail.end > document.source.count {
        faults.append("\(index) ends behind the source")
      }
      let node = NodeID(index)
      for attribute in document.attributeIndices(node) {
        _ = document.value(ofAttribute: attribute)
      }
      if record.kind == .text || record.kind == .comment { _ = document.text(of: node) }
    }
    return faults
  }

  @Test("Any text gives a whole tree, as a page and as a fragment", arguments: 1...300)
  func reading(_ seed: Int) {
    var generator = Generator(seed)
    let text = Self.text(&generator)
    #expect(Self.faults(page(text)) == [], "\(text)")
    let context = generator.pick(Self.names + ["svg title", "math mi", "svg path"])
    #expect(Self.faults(fragment(text, context: context)) == [], "\(text) in \(context)")
  }

  @Test("Any order of another reader's calls gives a whole tree", arguments: 1...300)
  func building(_ seed: Int) {
    var generator = Generator(seed)
    let source = SourceText(Self.text(&generator))
    var builder = HTMLTreeBuilder(fragmentOf: source)
    var start = 0
    while start < source.count {
      let end = min(start + 1 + generator.below(30), source.count)
      let middle = (start + end) / 2
      let range = ByteRange(start, end)
      let name = builder.out.names.name(generator.pick(Self.names))
      switch generator.below(8) {
      case 0, 1: builder.rawHTML([range])
      case 2: builder.rawHTML([ByteRange(start, middle), ByteRange(min(middle + 1, end), end)])
      case 3: builder.openElement(name, head: range)
      case 4: builder.closeElement(name, tail: range)
      case 5: builder.text(range)
      case 6: builder.text(Segment(range, .scalars, 0x20))
      default: builder.opaque(range)
      }
      start = end
    }
    #expect(Self.faults(builder.finish(format: .markdown)) == [])
  }
}
