// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// A bullet that was typed as text.
package struct FakeBullet: Hashable, Sendable {
  /// The bullet's place in the source.
  package var range: ByteRange
  /// Its length in bytes of text, the blanks after it not included.
  package var count: Int

  /// `•`, `‣`, `◦`, `▪`, `·`: a dash opens dialogue in some languages.
  private static let bullets: [[UInt8]] = ["•", "‣", "◦", "▪", "·"].map { Array($0.utf8) }

  /// The bullet that the text of the paragraph or division `node` begins with.
  package static func opens(_ node: NodeID, in document: Document) -> FakeBullet? {
    guard document.isElement(node, .p) || document.isElement(node, .div) else { return nil }
    for index in document.descendants(node) {
      let inner = NodeID(index)
      switch document.kind(inner) {
      case .text:
        if document.isBlank(inner) { continue }
        return opens(text: inner, in: document)
      case .element:
        if document.elementClass(inner).contains(.block)
          || document.elementClass(inner).contains(.code) || document.isElement(inner, .img)
        {
          return nil
        }
      case .opaque: return nil
      default: continue
      }
    }
    return nil
  }

  private static func opens(text node: NodeID, in document: Document) -> FakeBullet? {
    // Most blocks are dismissed by the first byte that is not a blank.
    let record = document[node]
    if record.payload < 0 {
      let bytes = document.source.bytes
      var first = record.head.start
      while first < record.head.end, bytes[first] <= 0x20 { first += 1 }
      guard first < record.head.end, bytes[first] >= 0x80 else { return nil }
    }
    var text = MappedText()
    document.append(textOf: node, to: &text)
    guard let start = text.bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
    for bullet in bullets where text.bytes[start...].starts(with: bullet) {
      // A bullet alone, or glued to a word as in "·x", is decoration or mathematics, not an item.
      let behind = start + bullet.count
      guard behind < text.bytes.count || document.nextSibling(node) != .none else { return nil }
      if bullet == bullets[4], behind < text.bytes.count, !isBlank(text.bytes, behind) {
        return nil
      }
      return FakeBullet(range: text.source(start..<behind), count: bullet.count)
    }
    return nil
  }

  private static func isBlank(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] <= 0x20
      || (bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0)
  }
}
