// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// No sentence stands twice in a post.
package struct TextDuplicateRule: Rule {
  package struct Options: RuleOptions {
    var words = 8

    package init() {}

    package static var table: [Option<Options>] {
      [Option("words", \.words, in: 4...100, "The fewest words of a sentence that is compared")]
    }
  }

  package static let description = RuleDescription(
    "text-duplicate", .prose, nil, "Paragraphs and long sentences are not duplicated")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  /// A sentence by its words.
  private struct Key: Hashable {
    var hash: UInt64
    var words: Int
  }

  /// Sentences in a row that were there before.
  private struct Run {
    var first: ByteRange
    var range: ByteRange
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    var seen: [Key: ByteRange] = [:]
    for block in blocks where block.kind != .quote {
      var run: Run?
      for sentence in block.sentences {
        guard let key = key(sentence, block) else { continue }
        let place = block.text.source(sentence.range)
        if let earlier = seen[key] {
          run = Run(
            first: run.map { ByteRange($0.first.start, max($0.first.end, earlier.end)) } ?? earlier,
            range: run.map { $0.range.union(place) } ?? place)
        } else {
          seen[key] = place
          tell(run, &report)
          run = nil
        }
      }
      tell(run, &report)
    }
  }

  private func tell(_ run: Run?, _ report: inout RuleContext) {
    guard let run else { return }
    report.add(
      .twice, at: run.range, related: [RelatedPlace("the first time", run.first)])
  }

  /// What tells the sentence from others; `nil` for a short one and for one that holds something that is not prose.
  private func key(_ sentence: ProseSentence, _ block: ProseBlock) -> Key? {
    guard sentence.words.count >= options.words else { return nil }
    let standIn = Array(ProseBlock.standIn.utf8)
    if block.text.bytes[sentence.range].contains(run: standIn) { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in sentence.words {
      hash = (hash ^ block.words[index].key.value) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    return Key(hash: hash, words: sentence.words.count)
  }

  package static let page = """
    A duplicate paragraph or sentence was usually copied and not deleted, or moved and left \
    behind. Sentences of eight words and more are compared, ignoring case and punctuation; \
    quotations, and sentences with code or images, are not.

    ## Flagged

    ```html
    <p>The ferry leaves at six in the morning from the old pier.</p>
    <p>Children go free. ⟦The ferry leaves at six in the morning from the old pier.⟧</p>
    ```

    ```markdown
    The ferry leaves at six in the morning from the old pier. Tickets are sold on board, and they cost two crowns.

    Dogs go free.

    ⟦The ferry leaves at six in the morning from the old pier. Tickets are sold on board, and they cost two crowns.⟧
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p><p>The ferry leaves at six.</p>
    ```

    ```markdown
    The ferry leaves at six in the morning from the old pier.

    The ferry leaves at six in the evening from the old pier.
    ```
    """
}

extension Message {
  fileprivate static let twice = Message(
    "This text is a duplicate of earlier text", help: "remove one of the two")
}
