// SPDX-License-Identifier: Apache-2.0

import Documents
package import SourceText

/// A merge conflict that was left in a post.
package struct MergeConflict: Hashable, Sendable {
  /// The line that opens it.
  package var first: ByteRange
  /// The line that ends it.
  package var last: ByteRange
  /// From the first line to the last.
  package var range: ByteRange { first.union(last) }
}

extension Article {
  private final class ConflictKey: Sendable {}
  private static let conflictKey = ConflictKey()

  /// The merge conflicts that were left in the source, also in its front matter, but not in code.
  package var conflicts: [MergeConflict] {
    memo.value(for: Self.conflictKey) { findConflicts() }
  }

  private func findConflicts() -> [MergeConflict] {
    let bytes = source.bytes
    var found: [MergeConflict] = []
    var index = source.contentStart
    while let start = Self.marker("<", in: bytes, from: index) {
      index = start + 7
      let line = ByteRange(start, Self.lineEnd(start, bytes))
      guard let middle = Self.marker("=", in: bytes, from: line.end),
        Self.lineEnd(middle, bytes) == middle + 7,
        let end = Self.marker(">", in: bytes, from: middle), !isInCode(start)
      else { continue }
      found.append(
        MergeConflict(first: line, last: ByteRange(end, Self.lineEnd(end, bytes))))
      index = end
    }
    return found
  }

  /// Where a line begins with seven of `sign`, and a space or nothing behind them.
  private static func marker(_ sign: Unicode.Scalar, in bytes: [UInt8], from start: Int) -> Int? {
    let byte = UInt8(ascii: sign)
    return bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while true {
        index = bytes.firstIndex(of: byte, or: byte, from: index, before: bytes.count)
        guard index + 7 <= bytes.count else { return nil }
        var end = index
        while end < bytes.count, bytes[end] == byte { end += 1 }
        let isLine = index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
        if isLine, end - index == 7, end == bytes.count || bytes[end] <= 0x20 { return index }
        index = end
      }
    }
  }

  private static func lineEnd(_ start: Int, _ bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private func isInCode(_ offset: Int) -> Bool {
    document.nodes.indices.contains { index in
      let node = NodeID(index)
      let isCode =
        document.elementClass(node).contains(.code) || document.kind(node) == .comment
        || document.isElement(node, .textarea)
      return isCode && document.range(node).contains(offset)
        || isCode
          && document.descendants(node).contains { document.range(NodeID($0)).contains(offset) }
    }
  }
}
