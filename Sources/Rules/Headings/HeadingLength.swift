// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Headings are long enough to say something and short enough to scan.
package struct HeadingLengthRule: Rule {
  package struct Options: RuleOptions {
    var minWords = 2
    var maxWords = 12
    var maxCharacters = 70

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("min-words", \.minWords, in: 0...20, "The fewest words that a heading should have"),
        Option("max-words", \.maxWords, in: 1...100, "The most words that a heading should have"),
        Option(
          "max-characters", \.maxCharacters, in: 1...1000,
          "The most characters that a heading should have"),
      ]
    }
  }

  package static let description = RuleDescription(
    "heading-length", .headings, nil,
    "Headings are long enough to say something and short enough to scan")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let headings = article.sectionHeadings
    if headings.isEmpty { report.notApplicable() }
    for heading in headings where heading.words > 0 {
      let characters = heading.text.unicodeScalars.count
      let message: Message
      let hasWords = !Words.areCharacters(in: heading.text)
      let holdsCode = holdsCode(heading.node, article.document)
      if hasWords, heading.words < options.minWords {
        if holdsCode || heading.words == 1 && tellsAlone(heading.text, article.language) {
          continue
        }
        message = .short(heading.words, options.minWords...max(options.minWords, options.maxWords))
      } else if hasWords, heading.words > options.maxWords {
        message = .long(heading.words, "words", limit: options.maxWords)
      } else if characters > options.maxCharacters, !holdsCode {
        message = .long(characters, "characters", limit: options.maxCharacters)
      } else {
        continue
      }
      report.add(
        message, at: heading.textRange,
        data: [
          .init("words", .integer(heading.words)), .init("characters", .integer(characters)),
        ])
    }
  }

  /// Whether code is part of the heading: a name of a function or a setting cannot be said in other words.
  private func holdsCode(_ heading: NodeID, _ document: Document) -> Bool {
    document.descendants(heading).contains { document.elementClass(NodeID($0)).contains(.code) }
  }

  /// Whether a single word says what its section is about: a name of a program or a file, a year, a compound.
  private func tellsAlone(_ text: String, _ language: String?) -> Bool {
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
    if text.contains(where: { $0.isNumber || "._/:()@#<>-–".contains($0) }) { return true }
    if letters.dropFirst().contains(where: \.properties.isUppercase) { return true }
    return letters.count >= 12
      && (Languages.named(LanguageTag.primary(language))?.compoundsWords ?? false)
  }

  package static let page = """
    Readers who skim read only the headings. A single word seldom says what the section is about; \
    a long sentence is hard to scan and wraps over several lines on a phone. The post's title is \
    checked by post-title. Names of programs and functions, code, years and long compounds may \
    stand alone.

    Many sites are fine with short headings and with questions, so this rule is off by default.

    ## Flagged

    ```html
    <h2>⟦Tickets⟧</h2>
    <p>Four euros.</p>
    ```

    ```markdown
    ## ⟦Tickets⟧

    Four euros.

    ## ⟦Where you can buy the tickets for the boat and for the bus that waits⟧

    At the pier.

    ## ⟦International transportation recommendations notwithstanding construction⟧

    None.
    ```

    ```markdown {min-words: 0, max-characters: 12}
    ## Tickets

    Four euros.

    ## ⟦Where to *buy* it⟧

    At the pier.
    ```

    ## Not flagged

    ```html
    <h1>Tickets</h1>
    <h2>What it costs</h2>
    <p>Four euros.</p>
    ```

    ```markdown
    ## What a ticket costs

    Four euros.

    ## `tickets()`

    Sells one.

    ## 2024

    The pier was built.
    ```
    """
}

extension Message {
  fileprivate static func short(_ words: Int, _ limits: ClosedRange<Int>) -> Message {
    Message(
      "This heading has only \(words == 1 ? "one word" : "\(words) words")",
      help: "say what the section is about, in \(limits.lowerBound) to \(limits.upperBound) words")
  }

  fileprivate static func long(_ count: Int, _ unit: String, limit: Int) -> Message {
    Message(
      "This heading has \(count) \(unit)",
      help: "shorten it to at most \(limit) \(unit); the rest can open the section")
  }
}
