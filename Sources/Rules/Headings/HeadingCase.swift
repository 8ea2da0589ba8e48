// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Headings of one level all use title case, or all use sentence case.
package struct HeadingCaseRule: Rule {
  package static let description = RuleDescription(
    "heading-case", .headings, nil, fix: .offer,
    "Headings of one level all use title case, or all use sentence case")

  package static let habits: [Habit] = [
    .fact(
      "mix title case and sentence case in headings",
      meaning: "the style is inconsistent")
  ]

  package init(_ options: NoOptions) {}

  private enum Style: String {
    case title
    case sentence

    var other: Style { self == .title ? .sentence : .title }
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let headings = article.sectionHeadings
    let language = Languages.named(LanguageTag.primary(article.proseLanguage))
    // Where every noun has a capital, the two styles look alike.
    if headings.isEmpty || language?.capitalizesNouns ?? false || article.proseLanguage == "und" {
      report.notApplicable()
      return
    }
    let smallWords = FunctionWords.list.phrases(article.proseLanguage)
    var levels: [[HeadingWords]] = []
    for level in 1...6 {
      let peers = headings.filter { $0.level == level }
      guard peers.count > 1 else { continue }
      let all = peers.map { HeadingWords($0, smallWords: smallWords, in: article) }
      // Most posts keep to one style, which shows without asking the prose.
      if all.contains(where: { $0.smalls > 0 }),
        all.contains(where: { $0.smalls == 0 && $0.capitals > 0 })
      {
        levels.append(all)
      }
    }
    guard !levels.isEmpty else { return }
    let capitals = levels.joined().flatMap { $0.words.lazy.filter(\.isCapital).map(\.key) }
    let evidence = CaseEvidence(Set(capitals), in: article)
    let styles = levels.map { $0.map { style(of: $0, evidence) } }
    let wanted = majority(styles.joined().compactMap(\.self))
    for (peers, styles) in zip(levels, styles) {
      let known = styles.compactMap(\.self)
      // Two or three headings are not a style yet, and nearly as many of the other are a mixture.
      guard let usual = majority(known) ?? wanted, isHabit(usual, known) else { continue }
      for (heading, style) in zip(peers, styles) where style == usual.other {
        // Capitals alone may be those of a name.
        if style == .title, !isTitleForSure(heading, evidence, smallWords) { continue }
        report.add(
          style == .title ? .title : .sentence, at: heading.heading.textRange,
          fix: fix(heading, to: usual, evidence, article),
          data: [
            .init("level", .integer(heading.heading.level)),
            .init("style", .text(usual.other.rawValue)),
            .init("title", .integer(known.count { $0 == .title })),
            .init("sentence", .integer(known.count { $0 == .sentence })),
          ])
      }
    }
  }

  /// Whether a word has a capital in `heading` that the prose writes without, and is not part of a quoted title
  /// or of a name that opens with initials or digits ("18F Blog").
  private func isTitleForSure(
    _ heading: HeadingWords, _ evidence: CaseEvidence, _ smallWords: Set<String>
  ) -> Bool {
    let text = heading.heading.text
    if text.contains(where: { "\"“”«»„".contains($0) }) { return false }
    let first = text.prefix { $0 != " " }
    let isName = first.dropFirst().contains { $0.isUppercase || $0.isNumber || $0 == "." }
    let common = heading.words.count { $0.isCapital && evidence.verdict($0) == .common }
    if common > (isName ? 1 : 0) { return true }
    // "Where to Buy Tickets": no name begins so.
    let unknown = heading.words.count { $0.isCapital && evidence.verdict($0) == .unknown }
    guard common + unknown > 1, smallWords.contains(first.lowercased()) else { return false }
    let isArticle = ["the", "a", "an"].contains(first.lowercased())
    return !isArticle
      || text.split(separator: " ").dropFirst().contains { smallWords.contains(String($0)) }
  }

  /// Whether so many headings are in `style` that the few others are slips.
  private func isHabit(_ style: Style, _ known: [Style]) -> Bool {
    let own = known.count { $0 == style }
    return own >= 2 && own >= 2 * (known.count - own)
  }

  /// The style of most of `styles`; `nil` where there are as many of each.
  private func majority(_ styles: [Style]) -> Style? {
    let titles = styles.count { $0 == .title }
    return titles * 2 == styles.count ? nil : titles * 2 > styles.count ? .title : .sentence
  }

  /// The style that a heading shows; `nil` where its words would be written so in both.
  private func style(of heading: HeadingWords, _ evidence: CaseEvidence) -> Style? {
    var common = 0
    var unknown = 0
    for word in heading.words where word.isCapital {
      switch evidence.verdict(word) {
      case .common: common += 1
      case .unknown: unknown += 1
      case .name, .unclear: break
      }
    }
    if heading.smalls == 0 { return common > 0 || unknown > 1 ? .title : nil }
    return common == 0 && unknown <= heading.smalls ? .sentence : nil
  }

  /// Changes the first letters of the words that the other style writes otherwise, but of no names.
  private func fix(
    _ heading: HeadingWords, to style: Style, _ evidence: CaseEvidence, _ article: Article
  ) -> Fix? {
    var edits: [Edit] = []
    for word in heading.words where word.isCapital == (style == .sentence) {
      if style == .sentence {
        let verdict = evidence.verdict(word)
        guard verdict == .common || verdict == .unknown else { continue }
      }
      guard
        let letter = String(decoding: heading.text.bytes[word.bytes], as: UTF8.self)
          .unicodeScalars.first
      else { continue }
      let start = word.bytes.lowerBound
      let range = heading.text.source(start..<start + UTF8.width(letter))
      // A letter that is written as a reference is left to a person.
      guard article.source.bytes[range.indices].elementsEqual(String(letter).utf8) else { continue }
      edits.append(
        Edit(
          range,
          style == .sentence
            ? letter.properties.lowercaseMapping : letter.properties.titlecaseMapping))
    }
    return edits.isEmpty ? nil : Fix("Write it in \(style.rawValue) case", .offer, edits)
  }

  package static let page = """
    Headings in Title Case next to headings in sentence case look as if two people had written the \
    post. Which of the two is a matter of taste; the style of most headings of the level is taken \
    as intended. A word that the post's text capitalises is a name and is ignored. German posts \
    are not checked, because German capitalises every noun.

    ## Flagged

    ```html
    <h2>What a ticket costs</h2>
    <p>Four euros.</p>
    <h2>⟦Where to Buy Your Tickets⟧</h2>
    <p>At the pier.</p>
    <h2>How to get to Oslo</h2>
    <p>The boat to Oslo is fast.</p>
    ```

    ```markdown
    ## What a Ticket Costs

    Four euros.

    ## ⟦Where to buy tickets⟧

    At the pier.

    ## How to Get to the Pier

    By bus.
    ```

    ## Not flagged

    ```html
    <h2>What a ticket costs</h2>
    <p>Four euros.</p>
    <h2>From Oslo to Copenhagen</h2>
    <p>The boat from Oslo to Copenhagen is fast.</p>
    ```

    ```markdown
    ## What a Ticket Costs

    Four euros.

    ### When it is cheaper

    In winter.
    ```
    """
}

extension Message {
  fileprivate static let title = Message(
    "This heading is in title case; most others of its level are in sentence case",
    help: "capitalise only the first word and names")

  fileprivate static let sentence = Message(
    "This heading is in sentence case; most others of its level are in title case",
    help: "capitalise its main words")
}
