// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Finds sentences that four spaces make code.
struct ProseAsCode {
  private(set) var faults: [MarkdownFault] = []

  init(_ article: Article) {
    let document = article.document
    // Licences and the like are set so on purpose.
    guard article.kind == .post, document.mayHaveElement(.pre) else { return }
    let bytes = document.source.bytes
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document.nodes[index]
      guard record.flags.contains(.markdown), document.isElement(node, .pre),
        record.head.isEmpty || !"`~".utf8.contains(bytes[record.head.start])
      else { continue }
      var text = MappedText()
      for inner in document.descendants(node) {
        document.append(textOf: NodeID(inner), to: &text)
        if text.bytes.count > 2000 { break }
      }
      if Self.isProse(text.bytes) {
        faults.append(
          MarkdownFault(.code, Self.trimmed(text), text: "", atMost: .warning))
      }
    }
  }

  private static func trimmed(_ text: MappedText) -> ByteRange {
    let bytes = text.bytes
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return text.sourceRange }
    return text.source(first..<(last + 1))
  }

  /// Whether the text is sentences: words, a capital at the start, a stop at the end, no signs of code.
  private static func isProse(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 }), bytes.count < 2000,
      (0x41...0x5A).contains(bytes[first]), ".!?:".utf8.contains(bytes[last])
    else { return false }
    var words = 0
    var letters = 0
    var plain = 0
    var wasLetter = false
    for index in first...last {
      let byte = bytes[index]
      if "{}=<>|;$\\#`~^".utf8.contains(byte) { return false }
      // Columns and trees are set with runs of spaces.
      if byte == 0x20, index + 1 <= last, bytes[index + 1] == 0x20,
        index > first, !".!?:".utf8.contains(bytes[index - 1]), bytes[index - 1] != 0x0A,
        bytes[index - 1] != 0x20
      {
        return false
      }
      let isLetter = byte.isLetter || byte >= 0x80
      if isLetter { letters += 1 }
      if isLetter || byte == 0x20 || byte == 0x0A { plain += 1 }
      if isLetter, !wasLetter { words += 1 }
      wasLetter = isLetter || byte == UInt8(ascii: "'")
    }
    return words >= 8 && plain * 10 >= (last - first + 1) * 9 && letters > 30
  }
}
