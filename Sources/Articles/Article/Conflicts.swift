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
    var code: [ByteRange]?
    var index = source.contentStart
    var middle = 0
    var end = 0
    while let start = Self.marker("<", in: bytes, from: index) {
      index = start + 7
      // Each place is looked for once, however many lines begin like a conflict.
      if middle < index {
        guard let next = Self.marker("=", in: bytes, from: index) else { break }
        middle = next
      }
      if end < middle {
        guard let next = Self.marker(">", in: bytes, from: middle) else { break }
        end = next
      }
      guard Self.lineEnd(middle, bytes) == middle + 7 else { continue }
      let known = code ?? codeRanges()
      code = known
      if known.contains(where: { $0.contains(start) }) { continue }
      found.append(
        MergeConflict(
          first: ByteRange(start, Self.lineEnd(start, bytes)),
          last: ByteRange(end, Self.lineEnd(end, bytes))))
      if found.count == Self.mostConflicts { break }
      index = end
    }
    return found
  }

  /// At most so many conflicts of one post are reported.
  private static let mostConflicts = 100

  /// Where the next line begins with exactly seven of `sign`, followed by white space or the end.
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

  /// Where the outermost code and comments are.
  private func codeRanges() -> [ByteRange] {
    var ranges: [ByteRange] = []
    var index = 0
    while index < document.nodes.count {
      let node = NodeID(index)
      let isCode =
        document.elementClass(node).contains(.code) || document.kind(node) == .comment
        || document.isElement(node, .textarea)
      guard isCode else {
        index += 1
        continue
      }
      var range = document.range(node)
      for inner in document.descendants(node) { range = range.union(document.range(NodeID(inner))) }
      ranges.append(range)
      index = document.subtreeEnd(node)
    }
    return ranges
  }
}
