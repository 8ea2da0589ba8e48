// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No content word is used again and again.
package struct WordOveruseRule: Rule {
  package struct Options: RuleOptions {
    var share = 3.0
    var minWords = 300
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("share", \.share, in: 0...100, "Of a hundred words, so many may be the same one"),
        Option("min-words", \.minWords, in: 1...100_000, "A post of fewer words is not judged"),
        Option("allow", \.allow, "Words that may be used as often as they are needed"),
      ]
    }
  }

  package static let description = RuleDescription(
    "word-overuse", .prose, .suggestion, "No content word is used again and again")

  private let options: Options
  private let allowed: Set<WordKey>

  package init(_ options: Options) {
    self.options = options
    allowed = Set(options.allow.map { WordKey($0) })
  }

  private static let empty = WordKeys(FunctionWords.list, CommonWords.list)
  private static let languages = Set(CommonWords.list.languages)

  private struct Use {
    var count = 0
    /// How often it stands without a capital.
    var plain = 0
    /// How often it opens a sentence.
    var opening = 0
    var block = 0
    var range = 0..<0
  }

  package func check(_ article: Article, _ report: inout Report) {
    let blocks = article.prose.blocks
    let total = blocks.reduce(0) { $0 + $1.words.count }
    guard total >= options.minWords, !article.isWrittenInCharacters,
      Self.languages.contains(LanguageTag.primary(article.language) ?? "en"),
      let empty = Self.empty.words(article.language)
    else {
      report.notApplicable()
      return
    }
    var uses: [WordKey: Use] = [:]
    for (number, block) in blocks.enumerated() {
      var openings = block.sentences.makeIterator()
      var opening = openings.next()
      for (index, word) in block.words.enumerated() {
        let isOpening = opening?.words.lowerBound == index
        if isOpening { opening = openings.next() }
        guard word.range.count >= 3, !isPartOfAddress(word.range, block.text.bytes) else {
          continue
        }
        let isCapital = (0x41...0x5A).contains(block.text.bytes[word.range.lowerBound])
        var use = uses[word.key] ?? Use(block: number, range: word.range)
        use.count += 1
        if !isCapital { use.plain += 1 }
        if isOpening { use.opening += 1 }
        uses[word.key] = use
      }
    }
    let most = options.share * Double(total) / 100
    let often = uses.filter {
      Double($0.value.count) > most && !empty.contains($0.key) && !allowed.contains($0.key)
    }
    // What has a capital wherever it stands is the name of what the post is about; German writes all nouns so.
    let hasNames = LanguageTag.primary(article.language) != "de"
    for use in often.values.sorted(by: {
      ($0.block, $0.range.lowerBound) < ($1.block, $1.range.lowerBound)
    }) {
      if hasNames, use.plain * 4 < use.count - use.opening { continue }
      let block = blocks[use.block]
      let word = block.string(use.range)
      guard word.unicodeScalars.first?.properties.isAlphabetic == true else { continue }
      report.add(
        .often(word, use.count, of: total, most: Int(most)), at: block.text.source(use.range),
        data: [
          .init("word", .text(word)), .init("times", .integer(use.count)),
          .init("words", .integer(total)),
        ])
    }
  }

  /// Whether it stands in a name such as "crates.io".
  private func isPartOfAddress(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    if range.lowerBound > 0, ".@/".utf8.contains(text[range.lowerBound - 1]) { return true }
    let next = range.upperBound
    return next + 1 < text.count && ".@/".utf8.contains(text[next])
      && (0x61...0x7A).contains(text[next + 1] | 0x20)
  }

  package static let page = """
    A word that comes back in every second sentence wears out, and search engines take it for stuffing. The \
    finding is on its first use. Articles, pronouns and other small words do not count, nor do names, which have a capital wherever they stand. A term that a post \
    cannot do without goes into `allow`.

    ## Flagged

    ```markdown {min-words: 10, share: 15}
    The ⟦ferry⟧ is late. A *ferry* from the north waits, and no other ferry comes.
    ```

    ```html {min-words: 10, share: 15}
    <p>The ⟦ferry⟧ is late. A <b>Ferry</b> from the north waits, and no other ferry comes.</p>
    ```

    ## Not flagged

    ```markdown {min-words: 10, share: 15}
    The ferry is late. A boat from the north waits, and no other comes. The the the.

    It is the Berta. No boat but the Berta comes, and only the Berta waits.
    ```

    ```html {min-words: 10, share: 15, allow: [ferry]}
    <p>The ferry is late. A ferry from the north waits, and no other ferry comes.</p>
    ```
    """
}

extension Message {
  fileprivate static func often(_ word: String, _ count: Int, of total: Int, most: Int) -> Message {
    Message(
      "'\(word)' is used \(count) times in \(total) words, and readers tire of it",
      help: "say it otherwise now and then, until it stands there \(most) times at most")
  }
}
