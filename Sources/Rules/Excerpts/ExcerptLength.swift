// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
import Language
package import Linting
import SourceText

/// An excerpt is neither too short to tell what the post is about nor too long to be read at a glance.
package struct ExcerptLengthRule: Rule {
  package struct Options: RuleOptions {
    var minWords = 20
    var maxWords = 55
    var maxCharacters = 300
    var minOwnWords = 3
    var maxOwnCharacters = 800

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("min-words", \.minWords, in: 0...1000, "The fewest words of a card's excerpt"),
        Option("max-words", \.maxWords, in: 1...1000, "The most words of a card's excerpt"),
        Option(
          "max-characters", \.maxCharacters, in: 1...10_000,
          "The most characters of a card's excerpt, and of any excerpt in a script without spaces"),
        Option(
          "min-own-words", \.minOwnWords, in: 0...1000,
          "The fewest words of an excerpt written for the post"),
        Option(
          "max-own-characters", \.maxOwnCharacters, in: 1...10_000,
          "The most characters of an excerpt written for the post"),
      ]
    }
  }

  package static let description = RuleDescription(
    "excerpt-length", .excerpts, .warning,
    "Excerpts are neither too short nor too long: 20 to 55 words on a card")

  package static let habits: [Habit] = [
    .fact(
      "have an excerpt that is too short or too long",
      meaning: "lists of posts look uneven")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    // Until a draft is published, its excerpt may be a stand-in.
    let isDraft = article.frontMatter?.value?["draft"]?.bool == true
    let excerpts = isDraft ? article.excerpts.filter { $0.origin == .card } : article.excerpts
    if excerpts.isEmpty { report.notApplicable() }
    for excerpt in excerpts {
      let characters = excerpt.text.unicodeScalars.count
      let isCard = excerpt.origin == .card
      let fewest = article.scaled(isCard ? options.minWords : options.minOwnWords)
      let mostWords = article.scaled(options.maxWords)
      let isDense = Words.areWide(in: excerpt.text)
      let most = isCard || isDense ? options.maxCharacters : options.maxOwnCharacters
      let message: Message
      if excerpt.words < fewest {
        message = .short(excerpt.words, fewest)
      } else if isCard, !isDense, excerpt.words > mostWords {
        message = .long(excerpt.words, mostWords)
      } else if characters > most {
        message = .wide(characters, most)
      } else {
        continue
      }
      report.add(
        message, at: excerpt.range, atMost: isCard ? nil : .suggestion,
        data: [.init("words", .integer(excerpt.words)), .init("characters", .integer(characters))])
    }
  }

  package static let page = """
    A teaser has one look to win a reader. Under 20 words it says too little; over 55 words or 300 \
    characters it is a paragraph that lists and phones cut off. The rule checks the cards of \
    related posts and the post's own `excerpt` or `summary`. An excerpt written for the post may \
    be as short as three words or as long as 800 characters; beyond that it is a suggestion. An \
    excerpt of a draft (`draft: true`) may be a stand-in and is not flagged.

    ## Flagged

    ```markdown
    ---
    excerpt: ⟦All year.⟧
    ---

    The ferry leaves at six.
    ```

    ```html {max-words: 8, min-words: 2}
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>⟦The town has two piers, and both of them are old.⟧</p></li></ul>
    ```

    ```markdown {max-own-characters: 20}
    ---
    excerpt: ⟦Ferries run all year, and they leave at six.⟧
    ---

    The ferry leaves at six.
    ```

    ```markdown {max-characters: 20, min-words: 2}
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)

      ⟦The town has two piers.⟧
    ```

    ## Not flagged

    ```markdown
    ---
    excerpt: Ferries run all year, and they leave at six.
    ---

    The ferry leaves at six.
    ```

    ```html {min-words: 4}
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>The town has two piers.</p></li></ul>
    ```
    """
}

extension Article {
  /// The excerpts of the post: its own, and those of its related cards.
  var excerpts: [Excerpt] {
    (excerpt.map { [$0] } ?? []) + (related?.cards.compactMap(\.excerpt) ?? [])
  }
}

extension Message {
  fileprivate static func short(_ words: Int, _ limit: Int) -> Message {
    Message(
      "This excerpt has only \(words == 1 ? "1 word" : "\(words) words")",
      help: "write at least \(limit) words")
  }

  fileprivate static func long(_ words: Int, _ limit: Int) -> Message {
    Message(
      "This excerpt has \(words) words",
      help: "shorten it to at most \(limit)")
  }

  fileprivate static func wide(_ characters: Int, _ limit: Int) -> Message {
    Message(
      "This excerpt has \(characters) characters",
      help: "shorten it to at most \(limit)")
  }
}
