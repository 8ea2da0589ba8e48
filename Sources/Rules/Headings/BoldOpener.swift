// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import Linting
import SourceText

/// A bold line that opens a paragraph and is cut off from its text by a line break.
struct BoldOpener {
  let paragraph: NodeID
  let emphasis: NodeID
  let text: MappedText
  let words: Int
  /// That of the heading it should be.
  let level: Int
  /// Where the rest of the paragraph begins.
  let rest: Int

  /// The fewest words after it: with fewer it is a line of an address or of a list.
  private static let fewestWords = 12

  static func find(in article: Article, _ limits: BoldHeadingLimits) -> [BoldOpener] {
    var found: [BoldOpener] = []
    var nextHeading = 0
    var level = 2
    var isOpened = false
    for block in article.blocks {
      while nextHeading < article.headings.count, article.headings[nextHeading].node < block.node {
        level = min(article.headings[nextHeading].level + 1, 6)
        nextHeading += 1
      }
      let isFirst = !isOpened
      isOpened = isOpened || block.context.isDisjoint(with: [.heading, .caption])
      guard !isFirst, block.context.isEmpty, article.document.isElement(block.node, .p),
        let opener = BoldOpener(block, level: level, in: article, limits)
      else { continue }
      found.append(opener)
    }
    return found
  }

  private init?(
    _ block: TextBlock, level: Int, in article: Article, _ limits: BoldHeadingLimits
  ) {
    let document = article.document
    var parts = document.children(block.node).makeIterator()
    guard let bold = Self.next(&parts, document),
      document.isElement(bold, .strong) || document.isElement(bold, .b),
      let end = Self.next(&parts, document), document.isElement(end, .br),
      let rest = Self.next(&parts, document), !document.isElement(rest, .br),
      // A second break makes it an address, a poem or a list.
      !document.children(block.node).contains(where: { $0 > rest && document.isElement($0, .br) }),
      !document.descendants(bold).contains(where: {
        document.isElement(NodeID($0), .a) || document.isElement(NodeID($0), .br)
      })
    else { return nil }
    text = document.visibleText(bold, excluded: article.excluded)
    words = Words.count(text.bytes)
    let line = text.string
    guard (1...limits.maxWords).contains(words),
      line.unicodeScalars.count <= limits.maxCharacters,
      block.words - words >= Self.fewestWords, BoldLines.mayBeHeading(line, withStop: true),
      !Self.mayBeName(line)
    else { return nil }
    paragraph = block.node
    emphasis = bold
    self.level = level
    let bytes = article.source.bytes
    var start = document.range(rest).start
    while start < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start]) { start += 1 }
    self.rest = start
  }

  /// The next child that readers see.
  private static func next(
    _ parts: inout Document.Children, _ document: Document
  ) -> NodeID? {
    while let child = parts.next() {
      switch document.kind(child) {
      case .text: if !document.isEmptyText(child) { return child }
      case .comment: break
      default: return child
      }
    }
    return nil
  }

  /// Whether `line` is two or three words with capitals: what follows is about a person or a place.
  private static func mayBeName(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count <= 3 && words.allSatisfy { $0.first?.isUppercase == true }
      && line.last != "."
  }

  /// The fix that makes two blocks of the paragraph; `nil` where it is in another block's lines.
  func fix(in article: Article) -> Fix? {
    let document = article.document
    let record = document[paragraph]
    let inner = document[emphasis]
    let bytes = article.source.bytes
    let content = ByteRange(inner.head.end, inner.tail.start)
    guard !inner.tail.isEmpty, !content.isEmpty, rest < document.range(paragraph).end,
      !bytes[content.indices].contains(where: { $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    let title = "Make it an h\(level)"
    let start = document.range(paragraph).start
    if record.flags.contains(.markdown) {
      guard start == 0 || bytes[start - 1] == 0x0A, bytes[content.end - 1] != UInt8(ascii: "#"),
        start == inner.head.start
      else { return nil }
      return Fix(
        title, .offer, changing: .headings,
        [
          Edit(inner.head, String(repeating: "#", count: level) + " "),
          Edit(ByteRange(inner.tail.start, rest), "\n\n"),
        ])
    }
    guard !record.flags.contains(.implied), !record.head.isEmpty else { return nil }
    let open = article.source.string(record.head)
    return Fix(
      title, .offer, changing: .headings,
      [
        Edit(ByteRange(record.head.start, inner.head.end), "<h\(level)>"),
        Edit(ByteRange(inner.tail.start, rest), "</h\(level)>\n" + open),
      ])
  }
}
