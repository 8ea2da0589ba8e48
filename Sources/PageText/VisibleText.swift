// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

// The text that readers see, with a map back to its bytes.

extension Document {
  /// The visible text inside `node` in one line: white space folded, line breaks and block borders a space,
  /// nothing of `excluded` (sorted), comments, scripts; code only when `withCode`.
  package func visibleText(
    _ node: NodeID, excluded: [NodeID] = [], withCode: Bool = true
  ) -> MappedText {
    visibleText(in: node.index..<subtreeEnd(node), excluded: excluded, withCode: withCode)
  }

  /// The visible text of the nodes numbered `range`.
  package func visibleText(
    in range: Range<Int>, excluded: [NodeID] = [], withCode: Bool = true
  ) -> MappedText {
    let range = range.clamped(to: nodes.indices)
    var folder = TextFolder(source: source)
    var index = range.lowerBound
    var nextExcluded = excluded.firstIndex(notBefore: NodeID(index))
    var blockEnds: [Int] = []
    while index < range.upperBound {
      while let end = blockEnds.last, index >= end {
        blockEnds.removeLast()
        folder.breakWord(at: nodes[index].head.start)
      }
      let node = NodeID(index)
      while nextExcluded < excluded.count, excluded[nextExcluded].index < index {
        nextExcluded += 1
      }
      if nextExcluded < excluded.count, excluded[nextExcluded] == node {
        index = subtreeEnd(node)
        continue
      }
      let record = nodes[index]
      switch record.kind {
      case .text:
        if record.payload < 0 {
          folder.append(verbatim: record.head)
        } else {
          var text = MappedText()
          append(textOf: node, to: &text)
          folder.append(text)
        }
      case .element:
        let element = elementClass(node)
        if element.contains(.hidden) || (!withCode && element.contains(.code)) {
          folder.breakWord(at: record.head.start)
          index = subtreeEnd(node)
          continue
        }
        if element.contains(.block) || element.contains(.lineBreak) {
          folder.breakWord(at: record.head.start)
          if element.contains(.block) { blockEnds.append(subtreeEnd(node)) }
        }
      case .fragment:
        index = subtreeEnd(node)
        continue
      case .document, .doctype, .comment, .opaque: break
      }
      index += 1
    }
    return folder.text
  }
}

/// Gathers text and folds its white space.
package struct TextFolder {
  package private(set) var text = MappedText()
  package let source: SourceText
  private var pendingBreak: ByteRange?

  package init(source: SourceText) { self.source = source }

  package mutating func breakWord(at offset: Int) {
    if !text.isEmpty, pendingBreak == nil { pendingBreak = ByteRange(at: offset) }
  }

  /// Adds the source bytes `range` as they are: single spaces stay in their run, so that most text is one piece.
  package mutating func append(verbatim range: ByteRange) {
    let bytes = source.bytes
    var index = range.start
    while index < range.end {
      let first = index
      while index < range.end, Self.isBlank(bytes[index]) { index += 1 }
      if index > first, !text.isEmpty { pendingBreak = ByteRange(first, index) }
      guard index < range.end else { return }
      if let blank = pendingBreak {
        text.append(" ", for: blank)
        pendingBreak = nil
      }
      let start = index
      while index < range.end {
        if Self.isBlank(bytes[index]) {
          guard bytes[index] == 0x20, index + 1 < range.end, !Self.isBlank(bytes[index + 1]) else {
            break
          }
        }
        index += 1
      }
      text.append(run: ByteRange(start, index), of: source)
    }
  }

  package mutating func append(_ other: MappedText) {
    let bytes = other.bytes
    var index = 0
    while index < bytes.count {
      if Self.isBlank(bytes[index]) {
        var end = index
        while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
        if !text.isEmpty { pendingBreak = other.source(index..<end) }
        index = end
        continue
      }
      if let range = pendingBreak {
        text.append(" ", for: range)
        pendingBreak = nil
      }
      var end = index
      while end < bytes.count, !Self.isBlank(bytes[end]) { end += 1 }
      appendRun(index..<end, of: other)
      index = end
    }
  }

  private mutating func appendRun(_ range: Range<Int>, of other: MappedText) {
    for piece in other.pieces(in: range) {
      if piece.isVerbatim {
        text.append(run: piece.source, of: source)
      } else {
        text.append(other.bytes[piece.bytes], for: piece.source)
      }
    }
  }

  package static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
