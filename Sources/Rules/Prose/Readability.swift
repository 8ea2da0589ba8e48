// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
import Language
package import Linting
import SourceText

/// Posts are easy to read.
package struct ReadabilityRule: Rule {
  package struct Options: RuleOptions {
    var metric = Readability.Metric.ari
    var max = ReadabilityLimit()
    var minWords = 100
    var minSentences = 3

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("metric", \.metric, "The formula; `lix` replaces `flesch` in languages without one"),
        Option(
          value: "max", \.max,
          "The highest allowed value, the lowest for `flesch`; 12 unless set (`flesch` 40, `fog` 15, `smog` 14, `lix` 55, `rix` 6)"
        ),
        Option(
          "min-words", \.minWords, in: 1...10_000, "The fewest words of a post that is checked"),
        Option(
          "min-sentences", \.minSentences, in: 1...1000,
          "The fewest sentences of a post that is checked"),
      ]
    }
  }

  package static let description = RuleDescription(
    "readability", .prose, nil, "Posts are easy to read")

  package static let habits: [Habit] = [
    .measure("value", "are hard to read, by grade")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let prose = article.prose
    let language = LanguageTag.primary(article.proseLanguage)
    let words = prose.blocks.reduce(0) { $0 + $1.words.count }
    let sentences = prose.blocks.reduce(0) { $0 + $1.sentences.count }
    guard words >= options.minWords, sentences >= options.minSentences,
      !Self.withoutMeasure.contains(language ?? "en"), !article.isWrittenInCharacters
    else {
      report.notApplicable()
      return
    }
    let metric = metric(language)
    let limit = options.max.value ?? Self.limit(metric)
    guard let value = value(prose.blocks, metric, language) else { return }
    // A value that is shown as the limit is not over it.
    let rounded = Self.rounded(value)
    report.measure("value", rounded, limit: limit, isLow: metric == .flesch)
    guard metric == .flesch ? rounded < limit : rounded > limit else { return }
    let hardest = hardest(prose, metric, language)
    report.add(
      .hard(value, metric, limit: limit, hardest: hardest.map { ($0.name, $0.value) }),
      at: article.place,
      related: hardest.map {
        RelatedPlace("\(Self.shown($0.value)) by \(metric.name)", $0.range)
      },
      data: [
        .init("metric", .text(metric.rawValue)), .init("value", .number(Self.rounded(value))),
        .init("max", .number(limit)), .init("words", .integer(words)),
        .init("sentences", .integer(sentences)),
      ])
  }

  /// The grades of American schools fit English alone; elsewhere LIX measures, unless a limit is set.
  private func metric(_ language: String?) -> Readability.Metric {
    let metric = Readability.metric(options.metric, language: language)
    guard options.max.value == nil, let language, language != "en" else { return metric }
    return metric == .flesch || metric == .rix ? metric : .lix
  }

  private func value(
    _ blocks: some Sequence<ProseBlock>, _ metric: Readability.Metric, _ language: String?
  ) -> Double? {
    if metric.countsSyllables {
      return Readability(blocks, language: language).value(metric, language: language)
    }
    let counts = blocks.reduce(into: TextCounts()) { $0 += $1.counts }
    return Readability(counts, syllables: 0, complexWords: 0).value(metric)
  }

  /// The hardest sections, at most three, of those long enough to be measured.
  private func hardest(
    _ prose: Prose, _ metric: Readability.Metric, _ language: String?
  ) -> [(name: String, value: Double, range: ByteRange)] {
    var found: [(name: String, value: Double, range: ByteRange)] = []
    for section in prose.sections {
      let blocks = prose.blocks[section.blocks]
      guard let first = blocks.first, blocks.reduce(0, { $0 + $1.words.count }) >= 30,
        let value = value(blocks, metric, language)
      else { continue }
      found.append(
        (
          section.heading?.text ?? "the opening", value,
          section.heading?.textRange ?? first.text.sourceRange
        ))
    }
    if found.count < 2 { return [] }
    found.sort { metric == .flesch ? $0.value < $1.value : $0.value > $1.value }
    return Array(found.prefix(3))
  }

  private static let withoutMeasure: Set<String> = ["zh", "ja", "ko", "th", "lo", "km", "my"]

  private static func limit(_ metric: Readability.Metric) -> Double {
    switch metric {
    case .ari, .colemanLiau, .fleschKincaid: 14
    case .fog: 17
    case .smog: 16
    case .lix: 60
    case .rix: 7
    case .flesch: 35
    }
  }

  static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  static func shown(_ value: Double) -> String {
    let rounded = rounded(value)
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  package static let page = """
    Most readers like texts that are easier than they could manage. Formulas measure the length of \
    words and sentences; they do not understand the text, but long words in long sentences are \
    hard for everyone. The default is ARI, the American school grade in which a text can be read, \
    because it does not count syllables, on which programs disagree. Above grade 12 a post is for \
    students. In languages other than English, LIX is used. The three hardest sections are named.

    `metric` may also be `coleman-liau`, `lix`, `rix`, `flesch`, `flesch-kincaid`, `fog` or \
    `smog`; the last four count syllables by Stet's own rules.

    ## Flagged

    ```markdown {min-words: 10}
    # ⟦Networking⟧

    Establishing interdisciplinary relationships necessitates considerable interpersonal communication. \
    Professional organisations increasingly acknowledge accountability. Collaborative environments demonstrate \
    extraordinary productivity.
    ```

    ```html {min-words: 10, metric: flesch, max: 60}
    <h1>⟦Networking⟧</h1>
    <p>Establishing interdisciplinary relationships necessitates considerable interpersonal communication. \
    Professional organisations increasingly acknowledge accountability. Collaborative environments demonstrate \
    extraordinary productivity.</p>
    ```

    ## Not flagged

    ```markdown {min-words: 10}
    # Meeting people

    Ask what they do. Listen to what they say. Then tell them what you do, and why you like it.
    ```

    ```html
    <h1>Networking</h1>
    <p>Too short a text for a measure: interdisciplinary communication.</p>
    ```
    """
}

/// The limit of the rule; 14 by ARI where none is set.
struct ReadabilityLimit: OptionValue {
  var value: Double?

  init() {}

  static var type: OptionType { .number(-100...1000) }

  init(option data: DataValue) throws(OptionValueProblem) {
    guard let number = data.double, (-100...1000).contains(number) else {
      throw OptionValueProblem()
    }
    value = number
  }

  var measure: Measure { .number(value ?? 14) }
}

extension Readability.Metric {
  /// Its name in a sentence.
  fileprivate var name: String {
    switch self {
    case .ari: "ARI"
    case .colemanLiau: "Coleman-Liau"
    case .lix: "LIX"
    case .rix: "RIX"
    case .flesch: "Flesch's reading ease"
    case .fleschKincaid: "Flesch-Kincaid"
    case .fog: "Gunning Fog"
    case .smog: "SMOG"
    }
  }
}

extension Message {
  fileprivate static func hard(
    _ value: Double, _ metric: Readability.Metric, limit: Double, hardest: [(String, Double)]
  ) -> Message {
    let names = hardest.map { "'\($0)' (\(ReadabilityRule.shown($1)))" }
    let places = names.isEmpty ? "" : ", especially in \(names.joined(separator: ", "))"
    return Message(
      "This post is hard to read: \(ReadabilityRule.shown(value)) by \(metric.name); "
        + "the \(metric == .flesch ? "minimum" : "limit") is \(ReadabilityRule.shown(limit))",
      help: "use shorter sentences and simpler words\(places)")
  }
}
