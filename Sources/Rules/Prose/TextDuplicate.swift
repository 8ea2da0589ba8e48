// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// No text is repeated in the same or the next paragraph.
package struct TextDuplicateRule: Rule {
  package struct Options: RuleOptions {
    var words = 12

    package init() {}

    package static var table: [Option<Options>] {
      [Option("words", \.words, in: 6...100, "The fewest words of repeated text that is reported")]
    }
  }

  package static let description = RuleDescription(
    "text-duplicate", .prose, .warning, "No text is repeated in the same or the next paragraph")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  /// A sentence by its words.
  private struct Key: Hashable {
    var hash: UInt64
    var words: Int
  }

  /// A sentence that was there before.
  private struct Earlier {
    var place: ByteRange
    var block: Int
    /// Which sentence of its block it is.
    var index: Int
  }

  /// Sentences in a row that were there before.
  private struct Run {
    var first: ByteRange
    var range: ByteRange
    var words: Int
    /// Whether it is in one paragraph with what it repeats, opens its own, or stands elsewhere in it.
    var isCopy: Bool
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    var seen: [Key: Earlier] = [:]
    for (number, block) in blocks.enumerated() where block.kind == .paragraph {
      var run: Run?
      for (index, sentence) in block.sentences.enumerated() {
        guard let key = key(sentence, block) else { continue }
        let place = block.text.source(sentence.range)
        let earlier = seen[key]
        seen[key] = Earlier(place: place, block: number, index: index)
        if let earlier, number - earlier.block <= 1,
          blocks[earlier.block].section == block.section,
          isNext(block.node, to: blocks[earlier.block].node, article.document)
        {
          run = Run(
            first: run.map {
              ByteRange($0.first.start, max($0.first.end, earlier.place.end))
            } ?? earlier.place,
            range: run.map { $0.range.union(place) } ?? place,
            words: (run?.words ?? 0) + key.words,
            isCopy: run?.isCopy ?? false || number == earlier.block || index == 0
              || index != earlier.index)
        } else {
          tell(run, article, &report)
          run = nil
        }
      }
      tell(run, article, &report)
    }
  }

  /// Whether nothing but running text is between two blocks: a table, a term or a listing there opens an entry of its own.
  private func isNext(_ block: NodeID, to earlier: NodeID, _ document: Document) -> Bool {
    let between = document.subtreeEnd(earlier)..<max(block.index, document.subtreeEnd(earlier))
    return !between.contains { index in
      [.table, .dt, .pre, .hr, .img, .figure].contains(document.name(NodeID(index)))
    }
  }

  private func tell(_ run: Run?, _ article: Article, _ report: inout RuleContext) {
    guard let run, run.words >= (run.isCopy ? options.words : Self.fewestInside),
      // Filler is there to show what a page looks like.
      !article.source.bytes[...].contains(run: Array("orem ipsum dolor".utf8))
    else { return }
    report.add(
      .twice, at: run.range, related: [RelatedPlace("the first time", run.first)])
  }

  private static let standIn = Array(ProseBlock.standIn.utf8)
  /// Fewer words at the same place inside the next paragraph say the same of something else.
  private static let fewestInside = 25
  /// Shorter sentences are not compared.
  private static let fewestWords = 6

  /// What tells the sentence from others; `nil` for a short one and for one that holds something that is not prose.
  private func key(_ sentence: ProseSentence, _ block: ProseBlock) -> Key? {
    guard sentence.words.count >= Self.fewestWords else { return nil }
    if block.text.bytes[sentence.range].contains(run: Self.standIn) { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in sentence.words {
      hash = (hash ^ block.words[index].key.value) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    return Key(hash: hash, words: sentence.words.count)
  }

  package static let page = """
    A sentence that is repeated in its own paragraph or the next one was usually copied and not \
    deleted, or moved and left behind. Twelve words and more are reported, ignoring case and \
    punctuation. Text that is repeated further down, under another heading, after a table or a \
    listing, or in a list may be intended. Quotations, filler text, and sentences with code or images are not checked.

    ## Flagged

    ```html
    <p>The ferry leaves at six in the morning from the old pier.</p>
    <p>Children go free. ⟦The ferry leaves at six in the morning from the old pier.⟧</p>
    ```

    ```markdown
    The ferry leaves at six in the morning from the old pier. Tickets are sold on board, and they cost two crowns.

    ⟦The ferry leaves at six in the morning from the old pier. Tickets are sold on board, and they cost two crowns.⟧
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p><p>The ferry leaves at six.</p>
    ```

    ```markdown
    The ferry leaves at six in the morning from the old pier.

    The ferry leaves at six in the evening from the old pier.

    ## Winter

    The ferry leaves at six in the morning from the old pier.
    ```
    """
}

extension Message {
  fileprivate static let twice = Message(
    "This text is repeated", help: "remove one of the two")
}
