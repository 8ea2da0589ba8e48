// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// No content word is overused.
package struct WordOveruseRule: Rule {
  package struct Options: RuleOptions {
    var share = 3.0
    var minWords = 300
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("share", \.share, in: 0...100, "The highest share of one word, in percent"),
        Option(
          "min-words", \.minWords, in: 1...100_000, "The fewest words of a post that is checked"),
        Option("allow", \.allow, "Words that may be used as often as needed"),
      ]
    }
  }

  package static let description = RuleDescription(
    "word-overuse", .prose, nil, "No content word is overused")

  private let options: Options
  private let allowed: Set<WordKey>

  package init(_ options: Options) {
    self.options = options
    allowed = Set(options.allow.map { WordKey($0) })
  }

  private static let empty = WordKeys(FunctionWords.list, CommonWords.list)
  /// Posts in all languages contain English sentences.
  private static let english = WordKeys(FunctionWords.list).words("en") ?? []
  private static let languages = Set(CommonWords.list.languages)

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.prose.blocks
    let total = blocks.reduce(0) { $0 + $1.words.count }
    guard total >= options.minWords, !article.isWrittenInCharacters,
      Self.languages.contains(LanguageTag.primary(article.proseLanguage) ?? "en"),
      let empty = Self.empty.words(article.proseLanguage)
    else {
      report.notApplicable()
      return
    }
    var uses = UseTable(words: total)
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
        uses.note(word, block: number, isCapital: isCapital, isOpening: isOpening)
      }
    }
    let most = options.share * Double(total) / 100
    let often = uses.uses.filter {
      Double($0.count) > most && !empty.contains($0.key) && !Self.english.contains($0.key)
        && !allowed.contains($0.key)
    }
    // What always has a capital is the name of what the post is about.
    let language = Languages.named(LanguageTag.primary(article.proseLanguage))
    let hasNames = !(language?.capitalizesNouns ?? false)
    for use in often {
      if hasNames, use.plain * 4 < use.count - use.opening { continue }
      let block = blocks[use.block]
      let word = block.string(use.range)
      guard word.unicodeScalars.first?.properties.isAlphabetic == true, !isName(word) else {
        continue
      }
      report.add(
        .often(word, use.count, of: total, most: Int(most)), at: block.text.source(use.range),
        data: [
          .init("word", .text(word)), .init("times", .integer(use.count)),
          .init("words", .integer(total)),
        ])
    }
  }

  /// Whether a capital inside says that it is a name: "openHarbour", "PDF".
  private func isName(_ word: String) -> Bool {
    word.unicodeScalars.dropFirst().contains(where: \.properties.isUppercase)
  }

  /// Whether it is in a name such as "crates.io".
  private func isPartOfAddress(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    if range.lowerBound > 0, ".@/".utf8.contains(text[range.lowerBound - 1]) { return true }
    let next = range.upperBound
    return next + 1 < text.count && ".@/".utf8.contains(text[next])
      && (0x61...0x7A).contains(text[next + 1] | 0x20)
  }

  package static let page = """
    A word in every second sentence wears out, and search engines take it for keyword stuffing. \
    The finding points to its first use. Articles, pronouns and other small words do not count, \
    nor do names, which are always capitalised. Add terms that a post cannot do without to \
    `allow`.

    Posts about one thing name it often, so this rule is off by default.

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

/// How a word is used.
private struct Use {
  var key: WordKey
  var block: Int
  /// Its first place.
  var range: Range<Int>
  var count = 0
  /// How often it occurs without a capital.
  var plain = 0
  /// How often it opens a sentence.
  var opening = 0
}

/// The uses of all words, in the order of their first ones: a table with open addresses, as most of the rule's time goes
/// here and the words' keys are hashes already.
private struct UseTable {
  private(set) var uses: [Use] = []
  private var slots: [Int32]
  private let mask: Int

  init(words: Int) {
    var size = 64
    while size < words * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  mutating func note(_ word: ProseWord, block: Int, isCapital: Bool, isOpening: Bool) {
    var slot = Int(truncatingIfNeeded: word.key.value) & mask
    while slots[slot] >= 0, uses[Int(slots[slot])].key != word.key { slot = (slot + 1) & mask }
    if slots[slot] < 0 {
      slots[slot] = Int32(uses.count)
      uses.append(Use(key: word.key, block: block, range: word.range))
    }
    let index = Int(slots[slot])
    uses[index].count += 1
    if !isCapital { uses[index].plain += 1 }
    if isOpening { uses[index].opening += 1 }
  }
}

extension Message {
  fileprivate static func often(_ word: String, _ count: Int, of total: Int, most: Int) -> Message {
    Message(
      "'\(word)' is used \(count) times in \(total) words",
      help: "use other words, to at most \(most) times")
  }
}
