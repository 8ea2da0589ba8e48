// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

extension Document {
  /// Whether the text node `node` shows nothing: white space and no-break spaces only.
  package func isEmptyText(_ node: NodeID) -> Bool {
    if isBlank(node) { return true }
    let record = self[node]
    // Most text is dismissed by its first letter.
    if record.payload < 0 {
      let bytes = source.bytes
      guard let first = record.head.indices.first(where: { bytes[$0] > 0x20 }),
        bytes[first] == 0xC2 || bytes[first] == 0xE2
      else { return false }
    }
    var text = MappedText()
    append(textOf: node, to: &text)
    return text.string.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0 == "\u{200B}"
    }
  }

  /// Whether the text node `node` is white space only.
  package func isBlank(_ node: NodeID) -> Bool {
    let record = self[node]
    guard record.payload < 0 else {
      var text = MappedText()
      append(textOf: node, to: &text)
      return text.bytes.allSatisfy { $0 <= 0x20 }
    }
    for index in record.head.indices where source.bytes[index] > 0x20 { return false }
    return true
  }
}
