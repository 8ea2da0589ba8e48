// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Lists are real lists, not paragraphs with typed bullets.
package struct FakeListRule: Rule {
  package static let description = RuleDescription(
    "fake-list", .markup, .warning, fix: .safe,
    "Lists are real lists, not paragraphs with typed bullets")

  package init(_ options: NoOptions) {}

  /// Blocks of one run: siblings, at most one other block between two of them.
  private struct Run {
    var blocks: [NodeID] = []
    var bullets: [FakeBullet] = []
    /// The places in `blocks` after a gap, where a list of its own begins.
    var gaps: Set<Int> = []
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if !article.hasContent { report.notApplicable() }
    let document = article.document
    var run = Run()
    for root in article.contentRoots {
      for index in document.descendants(root) {
        let node = NodeID(index)
        guard let bullet = FakeBullet.opens(node, in: document),
          !article.isNeverContent(node)
        else { continue }
        if let last = run.blocks.last {
          let gap = blocks(between: last, and: node, document)
          if gap.map({ $0 > 1 }) ?? true {
            finish(run, article, &report)
            run = Run()
          } else if gap == 1 {
            run.gaps.insert(run.blocks.count)
          }
        }
        run.blocks.append(node)
        run.bullets.append(bullet)
      }
    }
    finish(run, article, &report)
  }

  /// Lines of one paragraph that begin with a bullet each: browsers set them in one line.
  private func finish(
    _ node: NodeID, _ bullet: FakeBullet, _ article: Article, _ report: inout RuleContext
  ) {
    let document = article.document
    let lines = furtherBullets(node, bullet, document)
    guard let last = lines.last else { return }
    let text = document.visibleText(node).sourceRange
    report.add(
      .lines(lines.count + 1), at: ByteRange(bullet.range.start, max(text.end, last.end)),
      data: [.init("items", .integer(lines.count + 1))])
  }

  /// The number of blocks between two siblings, counted to two; `nil` for nodes that are not siblings.
  private func blocks(between first: NodeID, and second: NodeID, _ document: Document) -> Int? {
    guard document.parent(first) == document.parent(second) else { return nil }
    var count = 0
    var next = document.nextSibling(first)
    while !next.isNone, next != second, count < 2 {
      switch document.kind(next) {
      case .element, .opaque: count += 1
      case .text:
        if !document.isBlank(next) { count += 1 }
      default: break
      }
      next = document.nextSibling(next)
    }
    return count
  }

  private func finish(_ run: Run, _ article: Article, _ report: inout RuleContext) {
    guard let first = run.bullets.first, let last = run.blocks.last else { return }
    if run.blocks.count == 1 { return finish(last, first, article, &report) }
    let end = article.document.visibleText(last).sourceRange.end
    report.add(
      .fake(run.blocks.count), at: ByteRange(first.range.start, end), fix: fix(run, article),
      data: [.init("items", .integer(run.blocks.count))])
  }

  private func fix(_ run: Run, _ article: Article) -> Fix? {
    let document = article.document
    let bytes = article.source.bytes
    let isMarkdown = document[run.blocks[0]].flags.contains(.markdown)
    var edits: [Edit] = []
    for (number, (node, bullet)) in zip(run.blocks, run.bullets).enumerated() {
      let record = document[node]
      // Bullets on further lines of one block would be left behind.
      guard !hasFurtherBullet(node, bullet, document) else { return nil }
      guard record.flags.contains(.markdown) == isMarkdown else { return nil }
      let end = blanksEnd(behind: bullet.range.end, bytes)
      let mark = ByteRange(bullet.range.start, end)
      if isMarkdown {
        guard document.range(node).start == bullet.range.start else { return nil }
        edits.append(Edit(mark, "- "))
        continue
      }
      guard !record.head.isEmpty, !record.tail.isEmpty else { return nil }
      let name = document.spelling(node)
      let tag = ByteRange(record.head.start, record.head.start + 1 + name.utf8.count)
      let opens = number == 0 || run.gaps.contains(number)
      let closes = node == run.blocks.last || run.gaps.contains(number + 1)
      edits.append(Edit(tag, opens ? "<ul><li" : "<li"))
      edits.append(Edit(mark, ""))
      edits.append(Edit(record.tail, closes ? "</li></ul>" : "</li>"))
    }
    return Fix(
      "Make it a list", run.gaps.isEmpty ? .safe : .offer, changing: .lists, edits)
  }

  /// Where the blanks after a bullet end, however they are spelled.
  private func blanksEnd(behind start: Int, _ bytes: borrowing [UInt8]) -> Int {
    let spellings = ["\u{A0}", "&nbsp;", "&#160;", "&#xa0;", "&#xA0;", " ", "\t"]
    var end = start
    while let blank = spellings.first(where: { bytes[end...].starts(with: $0.utf8) }) {
      end += blank.utf8.count
    }
    return end
  }

  private func hasFurtherBullet(
    _ node: NodeID, _ bullet: FakeBullet, _ document: Document
  ) -> Bool {
    !furtherBullets(node, bullet, document).isEmpty
  }

  /// The bullets with which further lines of the block `node` begin.
  private func furtherBullets(
    _ node: NodeID, _ bullet: FakeBullet, _ document: Document
  ) -> [ByteRange] {
    var found: [ByteRange] = []
    let bytes = document.source.bytes
    let mark = Array(bytes[bullet.range.indices])
    let end = document.range(node).end
    var index = bullet.range.end
    var isLineStart = false
    while index < end {
      switch bytes[index] {
      case 0x0A, 0x0D, UInt8(ascii: ">"): isLineStart = true
      case 0x20, 0x09: break
      default:
        if isLineStart, bytes[index..<end].starts(with: mark) {
          found.append(ByteRange(index, index + mark.count))
        }
        isLineStart = false
      }
      index += 1
    }
    return found
  }

  package static let page = """
    A bullet typed as text looks like a list but is not one: screen readers do not announce the \
    items, lines wrap under the bullet, and the theme cannot style it. It often comes from a word \
    processor.

    ## Flagged

    ```html
    <p>⟦• Tickets are sold at the pier.</p>
    <p>• Children go free.⟧</p>
    ```

    ```markdown
    ⟦• Tickets are sold at the pier.

    • Children go free.⟧
    ```

    ```markdown
    ⟦• Tickets are sold at the pier.
    • Children go free.⟧
    ```

    ## Not flagged

    ```html
    <ul><li>Tickets are sold at the pier.</li><li>Children go free.</li></ul>
    ```

    ```markdown
    - Tickets are sold at the pier.
    - Children go free.

    • One line alone is not a list.
    ```
    """
}

extension Message {
  fileprivate static func fake(_ count: Int) -> Message {
    Message(
      "These \(count) paragraphs start with typed bullets instead of being a list",
      help: "make them a list")
  }

  fileprivate static func lines(_ count: Int) -> Message {
    Message(
      "These \(count) lines with typed bullets are one paragraph, not a list",
      help: "make them a list")
  }
}
