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
      for word in block.words where word.range.count >= 3 {
        uses[word.key, default: Use(count: 0, block: number, range: word.range)].count += 1
      }
    }
    let most = options.share * Double(total) / 100
    let often = uses.filter {
      Double($0.value.count) > most && !empty.contains($0.key) && !allowed.contains($0.key)
    }
    for use in often.values.sorted(by: {
      ($0.block, $0.range.lowerBound) < ($1.block, $1.range.lowerBound)
    }) {
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

  package static let page = """
    A word that comes back in every second sentence wears out, and search engines take it for stuffing. The \
    finding is on its first use. Articles, pronouns and other small words do not count. A term that a post \
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
