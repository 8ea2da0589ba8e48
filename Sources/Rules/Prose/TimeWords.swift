// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Statements about time stay true when they are read later.
package struct TimeWordsRule: Rule {
  package static let description = RuleDescription(
    "time-words", .prose, nil, "Statements about time stay true when they are read later")

  package init(_ options: NoOptions) {}

  private static let phrases: [String: PhraseKeys] = {
    var table: [String: PhraseKeys] = [:]
    for language in TimeWords.list.languages {
      table[language] = PhraseKeys(TimeWords.list.phrases(language))
    }
    return table
  }()
  private static let idioms = PhraseKeys(TimeWords.idioms)
  private static let dateWords = WordKeys(TimeWords.dateWords)
  private static let looksBack = Set(
    (TimeWords.looksBack.phrases("en").union(TimeWords.dateWords.all)).map { WordKey($0) })

  package func check(_ article: Article, _ report: inout RuleContext) {
    years(article, &report)
    guard let phrases = Self.phrases[LanguageTag.primary(article.proseLanguage) ?? "en"] else {
      return
    }
    let dates = Self.dateWords.words(article.proseLanguage) ?? []
    let titleHasYear = hasYear(article.title?.text ?? "")
    for block in article.prose.blocks where block.kind != .quote {
      for sentence in block.sentences {
        for index in sentence.words {
          guard let found = phrases.match(at: index, in: block),
            Self.idioms.match(at: index, in: block) == nil
          else { continue }
          if hasDate(sentence, block, dates) || isQuoted(found, sentence, block)
            || isOfThePost(found, sentence, block, titleHasYear)
          {
            break
          }
          let range = block.bytes(ofWords: found)
          report.add(
            .moving(block.string(range)), at: block.text.source(range),
            data: [.init("words", .text(block.string(range)))])
          break
        }
      }
    }
  }

  /// Whether a year, a month or a day of the week says when.
  private func hasDate(
    _ sentence: ProseSentence, _ block: ProseBlock, _ dates: Set<WordKey>
  ) -> Bool {
    block.words[sentence.words].contains { word in
      dates.contains(word.key) || Self.year(block.text.bytes[word.range]) != nil
    }
  }

  /// The word for a year, in the languages with phrases.
  private static let yearWords = Set(
    ["year", "year's", "jahr", "année", "an", "año", "anno", "ano", "jaar", "år"].map {
      WordKey($0)
    })

  private static let writers = Set(
    [
      "we", "i", "we're", "i'm", "let's", "wir", "ich", "nous", "je", "wij", "we’re", "i’m",
      "let’s",
    ]
    .map { WordKey($0) })

  private func hasYear(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Words(bytes).contains { Self.year(bytes[$0]) != nil }
  }

  /// Whether the title says which year, the sentence is a question, or it says what the post does ("Today, we
  /// look at").
  private func isOfThePost(
    _ words: Range<Int>, _ sentence: ProseSentence, _ block: ProseBlock, _ titleHasYear: Bool
  ) -> Bool {
    if titleHasYear, Self.yearWords.contains(block.words[words.upperBound - 1].key) { return true }
    if block.text.bytes[sentence.range].last(where: { $0 != 0x20 }) == UInt8(ascii: "?") {
      return true
    }
    return words.lowerBound == sentence.words.lowerBound && words.upperBound < block.words.count
      && Self.writers.contains(block.words[words.upperBound].key)
  }

  /// Whether someone else says it.
  private func isQuoted(
    _ words: Range<Int>, _ sentence: ProseSentence, _ block: ProseBlock
  ) -> Bool {
    let start = block.words[words.lowerBound].range.lowerBound
    var isOpen = false
    var index = sentence.range.lowerBound
    let bytes = block.text.bytes
    while index < start {
      if bytes[index] == UInt8(ascii: "\"") { isOpen.toggle() }
      if bytes[index] == 0xE2, index + 2 < start, bytes[index + 1] == 0x80 {
        if bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9E { isOpen = true }
        if bytes[index + 2] == 0x9D { isOpen = false }
      }
      index += 1
    }
    return isOpen
  }

  // MARK: Years

  /// The years in the title and the headings that were not over when the post was written, and are now.
  private func years(_ article: Article, _ report: inout RuleContext) {
    let written = article.dates.compactMap { DateText($0.text)?.day?.year }.max()
    if let title = article.title {
      tell(title.text, title.range, written, article, &report)
    }
    for heading in article.sectionHeadings {
      tell(heading.text, heading.textRange, written, article, &report)
    }
  }

  private func tell(
    _ text: String, _ range: ByteRange, _ written: Int?, _ article: Article,
    _ report: inout RuleContext
  ) {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == UInt8(ascii: "2") }) else { return }
    let words = Array(Words(bytes))
    for (index, word) in words.enumerated() {
      guard let year = Self.year(bytes[word]), year < report.today.year,
        year >= (written ?? report.today.year - 5)
      else { continue }
      guard index > 0, !words.contains(where: { Self.looksBack.contains(WordKey(bytes[$0])) })
      else { continue }
      let isLast = index == words.count - 1
      let before = bytes[words[index - 1]]
      guard
        Self.leading.contains(WordKey(before))
          || isLast
            && ((0x61...0x7A).contains(before[before.startIndex])
              && !Self.notLeading.contains(WordKey(before))
              || words.contains { Self.lists.contains(WordKey(bytes[$0])) })
      else { continue }
      // Only where the source spells the text as it is read has the year a place of its own.
      let place =
        article.source.bytes[range.indices].elementsEqual(bytes)
        ? ByteRange(range.start + word.lowerBound, range.start + word.upperBound) : range
      report.add(.past(year), at: place, data: [.init("year", .integer(year))])
      return
    }
  }

  private static let leading = Set(["in", "for", "of"].map { WordKey($0) })
  private static let notLeading = Set(
    ["to", "from", "may", "spring", "summer", "autumn", "fall", "winter"].map { WordKey($0) })
  /// What posts that are brought up to date each year are called.
  private static let lists = Set(
    [
      "best", "top", "guide", "trends", "tips", "tools", "checklist", "calendar", "ideas",
      "statistics", "prices",
    ].map { WordKey($0) })

  /// 2000 to 2099 in four digits.
  private static func year(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = Array(word)
    guard digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits[0] == UInt8(ascii: "2"), digits[1] == UInt8(ascii: "0")
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  package static let page = """
    Posts are read for years. The meaning of "recently" and "this year" depends on when they are \
    read, and a title with last year's number looks outdated. The words are fine with a date in \
    the same sentence, as are "this year" under a title with a year, questions, and what the post \
    itself does ("Today we look at"). A past year in the title or a heading is reported, unless \
    the post was written after it and looks back, or it belongs to a report, a survey or a date.

    On most blogs each post shows its date, so readers know what "today" means; the rule is off by \
    default.

    ## Flagged

    ```markdown
    # The best ferries of ⟦2023⟧

    ⟦This week⟧ the *fare* went up. It went up ⟦recently⟧ again.
    ```

    ```html
    <h1>The best ferries of ⟦2023⟧</h1>
    <p>The fare went up <b>⟦last month⟧</b>.</p>
    ```

    ## Not flagged

    ```markdown
    # Ferry Days 2023 and the survey of 2023

    This year, in March 2024, the fare went up. “It is better today,” says the captain.
    ```

    ```html
    <h1>The best ferries</h1>
    <p>The fare went up in May 2024, so that the crossing costs more this year than in 2023.</p>
    <blockquote><p>I came today.</p></blockquote>
    ```
    """
}

extension Message {
  fileprivate static func moving(_ words: String) -> Message {
    Message(
      "'\(words)' depends on when it is read",
      help: "give the month and year")
  }

  fileprivate static func past(_ year: Int) -> Message {
    Message(
      "\(String(year)) is past, so the post looks outdated",
      help: "update the post, or remove the year")
  }
}
