// SPDX-License-Identifier: Apache-2.0

/// The languages that Stet knows something of: the one list of them.
package enum Languages {
  /// Every language, those with the most lists first.
  package static let all: [any LanguageData.Type] = [
    English.self, German.self, French.self, Spanish.self, Italian.self, Portuguese.self,
    Dutch.self, Swedish.self, Danish.self, Norwegian.self, Catalan.self, Polish.self,
    Finnish.self, Russian.self, Japanese.self, Chinese.self, Korean.self, Hungarian.self,
    Turkish.self, Ukrainian.self, Greek.self, Arabic.self, Hebrew.self,
    Persian.self,
    Czech.self, Slovak.self, Slovenian.self, Croatian.self, Serbian.self, Bulgarian.self,
    Macedonian.self, Belarusian.self, Kazakh.self, Estonian.self, Latvian.self, Lithuanian.self,
    Romanian.self, Indonesian.self, Vietnamese.self, Albanian.self, Welsh.self, Afrikaans.self,
    Swahili.self, Tagalog.self, Basque.self, Icelandic.self, Irish.self, Azerbaijani.self,
    Esperanto.self, Urdu.self, Hindi.self, Marathi.self, Nepali.self, Bengali.self, Tamil.self,
    Telugu.self, Kannada.self, Malayalam.self, Gujarati.self, Punjabi.self, Thai.self,
    Georgian.self, Armenian.self, Khmer.self, Burmese.self, Lao.self, Sinhala.self, Amharic.self,
  ]

  /// The language that a text is taken to be in when nothing tells it.
  package static let assumed: any LanguageData.Type = English.self

  /// How many of its words say what one English word says: 1 where that is not known.
  package static func wordShare(_ tag: String?) -> Double {
    named(LanguageTag.primary(tag))?.wordShare ?? 1
  }

  /// A limit in English words, in the words of the language `tag`.
  package static func scaled(_ words: Int, to tag: String?) -> Int {
    let share = wordShare(tag)
    return share == 1 ? words : Int((Double(words) * share).rounded())
  }

  /// The language with the primary subtag `tag`.
  package static func named(_ tag: String?) -> (any LanguageData.Type)? {
    all.first { $0.tag == tag }
  }

  /// The words that `list` takes from each language, of all together: a post names people and places of
  /// other languages too, and agencies write captions in their own.
  package static func words(_ list: (any LanguageData.Type) -> [String]) -> Set<String> {
    Set(all.flatMap(list))
  }

  /// Every list that a language may have, by its name in ``LanguageData``.
  package static let lists: [(name: String, words: @Sendable (any LanguageData.Type) -> [String])] =
    [
      ("functionWords", { $0.functionWords }), ("commonWords", { $0.commonWords }),
      ("doubledWords", { $0.doubledWords }), ("timeWords", { $0.timeWords }),
      ("timeIdioms", { $0.timeIdioms }), ("dateWords", { $0.dateWords }),
      ("lookingBackWords", { $0.lookingBackWords }), ("abbreviations", { $0.abbreviations }),
      ("abbreviationsBeforeNumbers", { $0.abbreviationsBeforeNumbers }),
      ("abbreviationsThatMayEnd", { $0.abbreviationsThatMayEnd }),
      ("sentenceOpeners", { $0.sentenceOpeners }),
      ("wordsAfterOrdinals", { $0.wordsAfterOrdinals }),
      ("bylineRoles", { $0.bylineRoles }), ("relatedTitles", { $0.relatedTitles }),
      ("concludingHeadings", { $0.concludingHeadings }),
      ("genericHeadings", { $0.genericHeadings }),
      ("genericLinkTexts", { $0.genericLinkTexts }), ("moreTexts", { $0.moreTexts }),
      ("altOpeners", { $0.altOpeners }), ("altPrefixes", { $0.altPrefixes }),
      ("creditKinds", { $0.creditKinds }), ("creditLabels", { $0.creditLabels }),
      ("screenshotLabels", { $0.screenshotLabels }),
      ("nameParticles", { $0.nameParticles }),
      ("creditAdjectives", { $0.creditAdjectives }),
      ("stockLabels", { $0.stockLabels }),
      ("creditVerbs", { $0.creditVerbs }),
      ("creatorPrepositions", { $0.creatorPrepositions }),
      ("weakCreatorPrepositions", { $0.weakCreatorPrepositions }),
      ("sourcePrepositions", { $0.sourcePrepositions }),
      ("conjunctions", { $0.conjunctions }),
      ("creditContinuations", { $0.creditContinuations }),
      ("nameConnectors", { $0.nameConnectors }),
      ("captionOpeners", { $0.captionOpeners }),
      ("authorWords", { $0.authorWords }),
      ("ownImageSentences", { $0.ownImageSentences }),
      ("creditPlaceholders", { $0.creditPlaceholders }),
      ("unknownCreators", { $0.unknownCreators }),
      ("generatedImageLabels", { $0.generatedImageLabels }),
    ]

  /// The names of the lists that `language` lacks.
  package static func lacking(_ language: any LanguageData.Type) -> [String] {
    lists.filter { $0.words(language).isEmpty }.map(\.name)
      + (language.readingEase == nil ? ["readingEase"] : [])
  }
}
