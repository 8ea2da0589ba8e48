// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Edits that make headings or change their level.
enum HeadingEdits {
  /// The fix that makes the bold paragraph `bold` a heading; `nil` where no edit can say it.
  static func heading(from bold: Heading, _ safety: FixSafety, in article: Article) -> Fix? {
    let document = article.document
    guard let emphasis = bold.emphasis else { return nil }
    let paragraph = document[bold.node]
    let inner = document[emphasis]
    let title = "Make it an h\(bold.level)"
    guard !inner.flags.contains(.endImplied), !inner.flags.contains(.implied),
      !inner.flags.contains(.clone)
    else { return nil }
    var edits = [Edit(inner.head, ""), Edit(inner.tail, "")]
    if paragraph.flags.contains(.markdown) {
      let range = document.range(bold.node)
      let bytes = article.source.bytes
      // A heading is one line, and a `#` at its end would close it.
      guard !bytes[range.indices].contains(where: { $0 == 0x0A || $0 == 0x0D }),
        bytes[inner.tail.start - 1] != UInt8(ascii: "#")
      else { return nil }
      edits.append(.insert(String(repeating: "#", count: bold.level) + " ", at: range.start))
      return Fix(title, safety, changing: .headings, edits)
    }
    guard !paragraph.flags.contains(.implied), !paragraph.head.isEmpty else { return nil }
    let name = document.spelling(bold.node)
    let start = paragraph.head.start + 1
    edits.append(Edit(ByteRange(start, start + name.utf8.count), "h\(bold.level)"))
    // A line break at the end of a heading shows nothing.
    for child in document.children(bold.node) where document.isElement(child, .br) {
      edits.append(Edit(document.range(child), ""))
    }
    if paragraph.tail.isEmpty {
      // An implied end: close it after the emphasis, so that nothing else gets into the heading.
      edits[1] = Edit(inner.tail, "</h\(bold.level)>")
    } else {
      edits.append(
        Edit(
          ByteRange(paragraph.tail.start + 2, paragraph.tail.start + 2 + name.utf8.count),
          "h\(bold.level)"))
    }
    return Fix(title, safety, changing: .headings, edits)
  }

  /// The edits that give the heading `node` the level `level`; `nil` where no edit can say it.
  static func setLevel(_ level: Int, of node: NodeID, in document: Document) -> [Edit]? {
    guard (1...6).contains(level) else { return nil }
    let record = document[node]
    let bytes = document.source.bytes
    guard record.flags.contains(.markdown) else {
      if let index = document.attribute(node, .ariaLevel) {
        let place = document.attributes[index].valueRange
        return place.isEmpty ? nil : [Edit(place, "\(level)")]
      }
      guard document.ownHeadingLevel(node) != nil else { return nil }
      guard !record.flags.contains(.implied), record.head.count >= 4 else { return nil }
      var edits = [digit(level, at: record.head.start + 2)]
      if !record.tail.isEmpty { edits.append(digit(level, at: record.tail.start + 3)) }
      return edits
    }
    if let first = record.head.indices.first(where: { bytes[$0] == UInt8(ascii: "#") }) {
      var end = first
      while end < record.head.end, bytes[end] == UInt8(ascii: "#") { end += 1 }
      return [Edit(ByteRange(first, end), String(repeating: "#", count: level))]
    }
    // A heading underlined with `=` or `-` has only two levels.
    guard level <= 2, let first = record.tail.indices.first(where: { isUnderline(bytes[$0]) })
    else { return nil }
    var end = first
    while end < record.tail.end, isUnderline(bytes[end]) { end += 1 }
    return [
      Edit(ByteRange(first, end), String(repeating: level == 1 ? "=" : "-", count: end - first))
    ]
  }

  private static func isUnderline(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
  }

  private static func digit(_ level: Int, at offset: Int) -> Edit {
    Edit(ByteRange(offset, offset + 1), "\(level)")
  }
}
