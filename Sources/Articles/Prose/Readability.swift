// SPDX-License-Identifier: Apache-2.0

package import Language

/// How hard a text is to read, by the well-known formulas.
package struct Readability: Hashable, Sendable {
  package var counts: TextCounts
  package var syllables: Int
  /// Words of three syllables or more.
  package var complexWords: Int

  /// By counts; a text without a word or a sentence has no values.
  package init(_ counts: TextCounts, syllables: Int, complexWords: Int) {
    self.counts = counts
    self.syllables = syllables
    self.complexWords = complexWords
  }

  /// Of blocks of prose; syllables are counted as in `language`.
  package init(_ blocks: some Sequence<ProseBlock>, language: String?) {
    let counter = Syllables(language)
    self.init(TextCounts(), syllables: 0, complexWords: 0)
    for block in blocks {
      counts += block.counts
      for word in block.words {
        let count = counter.count(block.string(word.range))
        syllables += count
        if count >= 3 { complexWords += 1 }
      }
    }
  }

  /// A formula.
  package enum Metric: String, CaseIterable, Sendable {
    case ari
    case colemanLiau = "coleman-liau"
    case lix
    case rix
    /// The only one whose values fall when a text gets harder.
    case flesch
    case fleschKincaid = "flesch-kincaid"
    case fog
    case smog

    /// Whether it counts syllables, which no two programs do alike.
    package var countsSyllables: Bool {
      switch self {
      case .ari, .colemanLiau, .lix, .rix: false
      case .flesch, .fleschKincaid, .fog, .smog: true
      }
    }
  }

  private var words: Double { Double(counts.words) }
  private var sentences: Double { Double(counts.sentences) }
  private var wordsPerSentence: Double { words / sentences }
  private var syllablesPerWord: Double { Double(syllables) / words }

  /// The value by `metric`; nothing without words, or by Flesch in a language for which there is no formula.
  package func value(_ metric: Metric, language: String? = nil) -> Double? {
    guard counts.words > 0, counts.sentences > 0 else { return nil }
    switch metric {
    case .ari:
      return 4.71 * Double(counts.characters) / words + 0.5 * wordsPerSentence - 21.43
    case .colemanLiau:
      return 0.0588 * (100 * Double(counts.letters) / words)
        - 0.296 * (100 * sentences / words) - 15.8
    case .lix: return wordsPerSentence + 100 * Double(counts.longWords) / words
    case .rix: return Double(counts.longWords) / sentences
    case .flesch:
      let primary = LanguageTag.primary(language) ?? Languages.assumed.tag
      guard let ease = Languages.named(primary)?.readingEase else { return nil }
      return ease.base - ease.perSentenceWord * wordsPerSentence
        - ease.perSyllable * syllablesPerWord
    case .fleschKincaid: return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59
    case .fog: return 0.4 * (wordsPerSentence + 100 * Double(complexWords) / words)
    case .smog: return 1.0430 * (30 * Double(complexWords) / sentences).squareRoot() + 3.1291
    }
  }

  /// The metric that is meant by `metric` in `language`: LIX where Flesch has no formula.
  package static func metric(_ metric: Metric, language: String?) -> Metric {
    guard metric == .flesch, let primary = LanguageTag.primary(language) else { return metric }
    return Languages.named(primary)?.readingEase == nil ? .lix : .flesch
  }
}
