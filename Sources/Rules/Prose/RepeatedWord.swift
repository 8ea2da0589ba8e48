// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Words are not repeated by mistake.
package struct RepeatedWordRule: Rule {
  package struct Options: RuleOptions {
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [Option("allow", \.allow, "Additional words that may be repeated")]
    }
  }

  package static let description = RuleDescription(
    "repeated-word", .prose, .warning, fix: .safe, "Words are not repeated by mistake")

  private let allowed: Set<WordKey>

  package init(_ options: Options) { allowed = Set(options.allow.map { WordKey($0) }) }

  private static let function = WordKeys(FunctionWords.list)
  private static let mayDouble = WordKeys(DoubledWords.list)

  package func check(_ article: Article, _ report: inout RuleContext) {
    // Other languages double their words by grammar, or have no list yet that tells.
    guard let function = Self.function.words(article.proseLanguage),
      let doubled = Self.mayDouble.words(article.proseLanguage)
    else {
      report.notApplicable()
      return
    }
    let blocks = article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    let transcripts = article.prose.transcripts
    // What was said is written down as it was said.
    for block in blocks where !transcripts.contains(block.section) {
      var index = 1
      while index < block.words.count {
        let first = index - 1
        guard block.words[first].key == block.words[index].key else {
          index += 1
          continue
        }
        var end = index + 1
        while end < block.words.count, block.words[end].key == block.words[first].key { end += 1 }
        index = end + 1
        let key = block.words[first].key
        guard !doubled.contains(key), !allowed.contains(key), block.isUnbroken(first..<end) else {
          continue
        }
        tell(first..<end, block, isFunction: function.contains(key), article, &report)
      }
    }
  }

  private func tell(
    _ words: Range<Int>, _ block: ProseBlock, isFunction: Bool, _ article: Article,
    _ report: inout RuleContext
  ) {
    let bytes = block.bytes(ofWords: words)
    let word = block.string(block.words[words.lowerBound].range)
    guard let scalar = word.unicodeScalars.first, scalar.properties.isAlphabetic else { return }
    let last = block.string(block.words[words.upperBound - 1].range)
    // Three in a row are said with force; "Plan A a" and "the The" are a name next to a word.
    if !isFunction, words.count > 2 || word.unicodeScalars.count < 2 { return }
    if word != last, last.unicodeScalars.first?.properties.isUppercase == true { return }
    // Two spellings in mid-sentence are two words: "is AND and addition".
    if word != last, !opensSentence(words.lowerBound, block) { return }
    // A name of two equal parts ("Lin Lin"), before or after another name.
    if !isFunction, word == last, scalar.properties.isUppercase,
      isName(words.lowerBound - 1, block) || isName(words.upperBound, block)
    {
      return
    }
    // "The company she was working at at the time"
    if word == "at", words.upperBound < block.words.count,
      ["the", "that", "this", "least", "first", "once"]
        .contains(block.string(block.words[words.upperBound].range))
    {
      return
    }
    // "Bienvenido/a a la cena", "errors_to to": the first is the ending of the word before it.
    if bytes.lowerBound > 0, "/_=\\".utf8.contains(block.text.bytes[bytes.lowerBound - 1]) {
      return
    }
    let place = block.text.source(bytes)
    let gap = ByteRange(
      block.text.source(block.words[words.lowerBound].range).end, place.end)
    let between = article.source.bytes[gap.indices]
    // A line that ends on purpose, as in a poem.
    if between.contains(UInt8(ascii: "<")), article.source.string(gap).contains("<br") { return }
    // One is marked as a word of its own: "<b>and</b> and", "the <i>is</i> is".
    if isMarked(words, block, article) { return }
    // What an empty link shows comes from elsewhere.
    if between.contains(UInt8(ascii: "[")), article.source.string(gap).contains("[](") { return }
    let isSpoken = block.kind == .quote || isSpoken(bytes.lowerBound, block.text.bytes)
    if isStressed(between) || isQuoted(bytes, block.text.bytes) { return }
    report.add(
      .twice(word, words.count), at: place,
      atMost: isFunction ? nil : .suggestion,
      fix: fix(words, block, gap, isFunction && !isSpoken ? .safe : .offer, article),
      data: [.init("word", .text(word)), .init("times", .integer(words.count))])
  }

  /// What the classes of elements are called that mark a word as a name.
  private static let marks = [
    "option", "code", "literal", "command", "name", "var", "term", "emph", "keyword", "cmd",
  ]

  /// Whether an element that holds nothing but the word marks it as a name, and not its looks alone.
  private func isMark(before start: Int, _ bytes: [UInt8]) -> Bool {
    guard let open = bytes[max(0, start - 200)..<start].lastIndex(of: UInt8(ascii: "<")) else {
      return false
    }
    let tag = String(decoding: bytes[open..<start], as: UTF8.self).lowercased()
    return !tag.hasPrefix("<span") || Self.marks.contains { tag.utf8Range(of: $0) != nil }
  }

  /// Whether the first or the last of the words is all that an element holds.
  private func isMarked(_ words: Range<Int>, _ block: ProseBlock, _ article: Article) -> Bool {
    let bytes = article.source.bytes
    return [words.lowerBound, words.upperBound - 1].contains { number in
      let place = block.text.source(block.words[number].range)
      return place.start > 0 && bytes[place.start - 1] == UInt8(ascii: ">")
        && bytes[place.end...].starts(with: "</".utf8) && isMark(before: place.start, bytes)
    }
  }

  /// Whether the word `number` has a capital, or is "by".
  private func isName(_ number: Int, _ block: ProseBlock) -> Bool {
    guard block.words.indices.contains(number) else { return false }
    let word = block.string(block.words[number].range)
    return word == "by" || word.unicodeScalars.first?.properties.isUppercase == true
  }

  /// Whether a sentence begins with the word `number`.
  private func opensSentence(_ number: Int, _ block: ProseBlock) -> Bool {
    var (low, high) = (0, block.sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if block.sentences[middle].words.lowerBound < number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < block.sentences.count && block.sentences[low].words.lowerBound == number
  }

  /// Whether the second word is set apart for force: "what we did *did* help".
  private func isStressed(_ between: ArraySlice<UInt8>) -> Bool {
    if between.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }) {
      return true
    }
    guard let open = between.firstIndex(of: UInt8(ascii: "<")) else { return false }
    let name = between[(open + 1)...].prefix { (0x61...0x7A).contains($0 | 0x20) }
    return ["em", "i", "b", "strong", "u", "mark"].contains { name.elementsEqual($0.utf8) }
  }

  /// Whether the words, and nothing else, stand in quotation marks: they are spoken of.
  private func isQuoted(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    guard range.lowerBound > 0 else { return false }
    let before = text[range.lowerBound - 1]
    guard before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") || before >= 0x80 else {
      return false
    }
    return text[range.upperBound...].prefix(2).contains {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 >= 0x80
    }
  }

  /// So many bytes before a word are looked through for a quotation mark.
  private static let longestSpeech = 2000

  /// Whether the place is between quotation marks: what someone said is not ours to fix unseen.
  private func isSpoken(_ place: Int, _ text: [UInt8]) -> Bool {
    var isOpen = false
    // Who speaks for longer is quoted in a block of its own.
    var index = max(0, place - Self.longestSpeech)
    while index < place {
      if text[index] == UInt8(ascii: "\"") {
        isOpen.toggle()
      } else if text[index] == 0xE2, index + 2 < place, text[index + 1] == 0x80 {
        if text[index + 2] == 0x9C || text[index + 2] == 0x9E { isOpen = true }
        if text[index + 2] == 0x9D { isOpen = false }
      }
      index += 1
    }
    return isOpen
  }

  /// Removes all but the first; `nil` where markup is between.
  private func fix(
    _ words: Range<Int>, _ block: ProseBlock, _ gap: ByteRange, _ safety: FixSafety,
    _ article: Article
  ) -> Fix? {
    let length = words.dropFirst().reduce(0) { $0 + block.words[$1].range.count }
    var blanks = 0
    for byte in article.source.bytes[gap.indices] where byte <= 0x20 { blanks += 1 }
    guard length + blanks == gap.end - gap.start else { return nil }
    return Fix("Remove the repeated word", safety, [Edit(gap, "")])
  }

  package static let page = """
    Authors overlook a word typed twice, and readers do not. Words that may double by grammar or \
    for emphasis ("that that", "had had", "very very", "nous nous") are not flagged, nor are words \
    separated by punctuation or a deliberate line break. The safe fix removes a small word such as \
    "the"; a name or another word is only a suggestion, since it may be correct.

    ## Flagged

    ```markdown
    It leaves at ⟦the the⟧ old pier, and ⟦comes comes⟧ back.
    ```

    ```html
    <p>⟦The <a href="/ferry">the⟧ ferry</a> is ⟦for
    for⟧ all.</p>
    ```

    ## Not flagged

    ```markdown
    I know that that ferry had had better days. It was very very late: `the` the old one, the, the slow one.
    What it did *did* help. The work is “done done”, and a mark [^mark] is none.

    [^mark]: A note.
    ```

    ```markdown
    One product is AND and the other one is OR or XOR. Choose and/or or nothing.
    ```

    ```html
    <p lang="es">Sed bienvenidos/as as la fiesta.</p>
    ```

    ```html
    <p lang="fr">Nous nous sommes levés.</p>
    ```

    ```html
    <p>The ferry<br>
    ferry of the poem, and <code>the</code> the.</p>
    ```
    """
}

extension Message {
  fileprivate static func twice(_ word: String, _ count: Int) -> Message {
    Message(
      "'\(word)' is \(count == 2 ? "repeated" : "written \(count) times")",
      help: "remove \(count == 2 ? "one of them" : "the others")")
  }
}
