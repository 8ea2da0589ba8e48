// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Most sentences are short, and none is very long.
package struct SentenceLengthRule: Rule {
  package struct Options: RuleOptions {
    var maxWords = 0
    var share = 45
    var longest = 50
    var minSentences = 20

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.maxWords, in: 0...1000,
          "The most words of a short sentence; 0 for the language's default, 20 for English"),
        Option(
          "share", \.share, in: 0...100, "The most sentences in a hundred that may be longer"),
        Option("longest", \.longest, in: 1...1000, "The most words of any sentence"),
        Option(
          "min-sentences", \.minSentences, in: 1...1000,
          "The fewest sentences of a post whose share of long ones is checked"),
      ]
    }
  }

  package static let description = RuleDescription(
    "sentence-length", .prose, .suggestion,
    "Most sentences are short, and none is very long")

  package static let habits: [Habit] = [
    .measure("share", "have too many long sentences, in percent"),
    .measure("words", "have very long sentences, in words"),
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard !article.isWrittenInCharacters else {
      report.notApplicable()
      return
    }
    let limit = options.maxWords > 0 ? options.maxWords : Self.limit(article.proseLanguage)
    let longest = article.scaled(options.longest)
    var sentences = 0
    var long = 0
    let transcripts = article.prose.transcripts
    for block in article.prose.blocks
    where !block.isListOfNames && !transcripts.contains(block.section) {
      for sentence in block.sentences where !block.isFragment(sentence) {
        // An address makes a sentence shorter, so it matters in long ones only.
        let isLong = sentence.words.count > min(limit, longest)
        let count = isLong ? block.wordCount(of: sentence) : sentence.words.count
        sentences += 1
        if count > limit { long += 1 }
        // What is quoted is not the author's to cut.
        if block.kind == .quote || block.isList(sentence) { continue }
        report.measure("words", Double(count), limit: Double(longest))
        if count > longest, !block.isDoubtful(sentence) {
          report.add(
            .long(count, limit: longest), at: block.text.source(sentence.range),
            data: [.init("words", .integer(count)), .init("longest", .integer(longest))])
        }
      }
    }
    if sentences == 0 { report.notApplicable() }
    // Of few sentences the share says something only when not one is short.
    let isShort = sentences < options.minSentences
    if isShort, long < sentences || sentences < Self.fewest { return }
    report.measure(
      "share", Double(long * 100) / Double(sentences), limit: Double(options.share))
    guard long * 100 > sentences * options.share else { return }
    report.add(
      .many(long, of: sentences, limit: limit, share: options.share), at: article.place,
      data: [
        .init("sentences", .integer(sentences)), .init("long", .integer(long)),
        .init("share", .number(Double(long * 100) / Double(sentences))),
        .init("max-words", .integer(limit)),
      ])
  }

  /// Of fewer sentences nothing is said.
  private static let fewest = 5

  private static func limit(_ language: String?) -> Int {
    (Languages.named(LanguageTag.primary(language)) ?? Languages.assumed).sentenceLimit
  }

  package static let page = """
    Readers keep a sentence in mind until its full stop, and past 20 words many have to start \
    again. A post may have many such sentences, but when they are more than 45 % of at least \
    twenty, the post is reported. In a shorter post of at least five sentences, all of them must be \
    long. A sentence of over 50 words is reported by itself; quotations and lists of names are \
    not. A \
    paragraph without a final full stop, such as an address or a line of a poem, is not a \
    sentence. Speech is not checked: text under a heading such as "Transcript", or after the names \
    of speakers.

    The limit for the share is 25 words in Catalan, French, Italian, Persian, Portuguese and \
    Spanish, and 15 in Hebrew, Turkish and the Slavic languages. Limits are for English and scaled \
    by language: 50 words in English are 57 in French and 41 in Korean. Chinese, Japanese, Thai, \
    Lao, Khmer and Burmese are not checked, nor are texts in an unknown language.

    ## Flagged

    ```markdown {longest: 12}
    The ferry leaves at six. ⟦It comes back at *noon* when the [tide](/tide) is high enough for it, and waits.⟧ Then it rests.
    ```

    ```html {longest: 12}
    <p>The ferry leaves at six. ⟦It comes back at <em>noon</em> when the tide is high enough for it, and waits.⟧</p>
    <ul><li>⟦One of the boats has been out of service since the storm of last winter⟧</li></ul>
    ```

    ```html {max-words: 5, share: 50, min-sentences: 2}
    <h1>⟦The ferry⟧</h1>
    <p>It leaves the old pier at six. It comes back at seven in the evening.</p>
    ```

    ## Not flagged

    ```markdown {longest: 12}
    ## Transcript of the evening

    So we came back at noon when the tide was high enough for it and then we waited.
    ```

    ```markdown
    The ferry leaves the old pier at six in the morning. It comes back at noon, and again at four.
    ```

    ```html {longest: 12}
    <p>The ferry leaves at six. It comes back at noon.</p>
    <p>Ann Lee, Ben Cole, Cora Diaz, Dan Ek, Eva Fox, Finn Gray, Gus Hale and Ida Jones sailed.</p>
    <p>Harbour Office, 12 Pier Road, by the old lighthouse, open from six to noon on all days but Sunday</p>
    <pre>a line of code that has more words than any sentence should have in it</pre>
    ```
    """
}

extension Article {
  /// Whether a limit in words says nothing: where words are counted by character (Chinese, Japanese), are not parted
  /// by blanks (Thai), or are of a language that nobody knows.
  var isWrittenInCharacters: Bool {
    switch LanguageTag.primary(proseLanguage) {
    case "zh", "ja", "th", "lo", "km", "my", "und": true
    case nil: prose.blocks.first.map { Words.areCharacters(in: $0.text.string) } ?? false
    default: false
    }
  }

  /// A limit in English words, in the words of this post's language.
  func scaled(_ words: Int) -> Int { Languages.scaled(words, to: language) }
}

extension Message {
  fileprivate static func long(_ words: Int, limit: Int) -> Message {
    Message(
      "This sentence has \(words) words",
      help: "split it into sentences of at most \(limit)")
  }

  fileprivate static func many(_ long: Int, of count: Int, limit: Int, share: Int) -> Message {
    Message(
      "\(long) of \(count) sentences have more than \(limit) words",
      help: "split long sentences until at most \(share) % have more than \(limit) words")
  }
}
