// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of one language. Each language is one file of this folder, and has one line in
/// ``Languages/all``; a list that a language lacks is empty, and rules that need it say that they
/// cannot judge, or take English.
package protocol LanguageData: Sendable {
  /// The primary subtag of BCP 47, in lower case.
  static var tag: String { get }
  /// The language's name in English.
  static var name: String { get }

  // What a text's language is determined by.

  /// Its 300 most frequent trigrams of letters, the most frequent first, parted by blanks; `_` is a
  /// word's edge. Empty where its script tells it.
  static var trigrams: String { get }
  /// The letters it has beyond ASCII, in lower case.
  static var letters: String { get }

  // Words of running text, in lower case.

  /// The small words that carry a sentence and mean little alone.
  static var functionWords: [String] { get }
  /// Frequent words that say little of what a text is about, in addition to the function words.
  static var commonWords: [String] { get }
  /// Words that may occur twice in a row, by grammar or for force.
  static var doubledWords: [String] { get }
  /// Words for a time that moves on with the reader.
  static var timeWords: [String] { get }
  /// Set phrases of which a time word is part, and which mean no day.
  static var timeIdioms: [String] { get }
  /// Months and days of the week in full.
  static var dateWords: [String] { get }
  /// What makes of a year in a title the name of something or a look back.
  static var lookingBackWords: [String] { get }

  // Sentences.

  /// Abbreviations that are followed by a name or a clause, without their full stop.
  static var abbreviations: [String] { get }
  /// Abbreviations that are followed by a number; without one they are words.
  static var abbreviationsBeforeNumbers: [String] { get }
  /// Abbreviations that end a sentence where a word that opens sentences follows.
  static var abbreviationsThatMayEnd: [String] { get }
  /// Words that open sentences.
  static var sentenceOpeners: [String] { get }
  /// What follows an ordinal that is written with a full stop.
  static var wordsAfterOrdinals: [String] { get }
  /// The weights of Flesch's reading ease.
  static var readingEase: ReadingEase? { get }
  /// The words of a sentence that readers still keep in mind: some languages say in 25 what English
  /// says in 20.
  static var sentenceLimit: Int { get }
  /// How many words, as Stet counts them, say what one English word says, measured on posts that
  /// were translated: limits in words are scaled by it.
  static var wordShare: Double { get }
  /// Whether every noun is written with a capital, so that a capital tells no name.
  static var capitalizesNouns: Bool { get }
  /// Whether one word says what English says in several (`Seevogelzählung`).
  static var compoundsWords: Bool { get }

  // Parts of a page, as their texts begin or read in lower case.

  /// What people are, as written after their names in bylines.
  static var bylineRoles: [String] { get }
  /// The titles of blocks of related posts.
  static var relatedTitles: [String] { get }
  /// Headings that say only that a post ends.
  static var concludingHeadings: [String] { get }
  /// Headings that say only which other part of a post they open.
  static var genericHeadings: [String] { get }
  /// Texts of links that would fit any link.
  static var genericLinkTexts: [String] { get }
  /// Texts of links that only lead on, as on cards.
  static var moreTexts: [String] { get }

  // Images.

  /// What may be before ``altPrefixes``.
  static var altOpeners: [String] { get }
  /// The words that say of an alt text only that it describes an image.
  static var altPrefixes: [String] { get }
  /// Labels of credits that say what the image is: a name need not follow.
  static var creditKinds: [String] { get }
  /// Labels of credits that say of themselves that a name follows.
  static var creditLabels: [String] { get }
  /// What screenshots are called.
  static var screenshotLabels: [String] { get }
  /// Small words inside the names of people ("de", "van").
  static var nameParticles: [String] { get }
  /// What may be before a label of a credit: which image it is.
  static var creditAdjectives: [String] { get }
  /// Labels that tell by themselves that an image shows nothing in particular.
  static var stockLabels: [String] { get }
  /// Verbs between a label and the words that introduce the creator ("Photo taken by").
  static var creditVerbs: [String] { get }
  /// Words that a creator follows, whatever the language.
  static var creatorPrepositions: [String] { get }
  /// Words that a creator or a subject follows ("Foto de Madrid").
  static var weakCreatorPrepositions: [String] { get }
  /// Words that a source follows.
  static var sourcePrepositions: [String] { get }
  /// Words that join two creators.
  static var conjunctions: [String] { get }
  /// What may follow a name besides a source: the rest is not part of it.
  static var creditContinuations: [String] { get }
  /// Small words inside the names of studios and accounts ("Themes on Fire").
  static var nameConnectors: [String] { get }
  /// Words that no name in lower case begins with.
  static var captionOpeners: [String] { get }
  /// The author of the post as creator.
  static var authorWords: [String] { get }
  /// Sentences that say that an image is the author's.
  static var ownImageSentences: [String] { get }
  /// What is in the creator's place until someone fills it in.
  static var creditPlaceholders: [String] { get }
  /// Those of ``creditPlaceholders`` that are true on Wikimedia Commons.
  static var unknownCreators: [String] { get }
  /// What says that a machine made the image.
  static var generatedImageLabels: [String] { get }
}

/// The weights of Flesch's reading ease in one language.
package struct ReadingEase: Hashable, Sendable {
  package var base: Double
  /// For each word of the average sentence.
  package var perSentenceWord: Double
  /// For each syllable of the average word.
  package var perSyllable: Double

  package init(_ base: Double, perSentenceWord: Double, perSyllable: Double) {
    self.base = base
    self.perSentenceWord = perSentenceWord
    self.perSyllable = perSyllable
  }
}

// What a language lacks unless its file says otherwise.
extension LanguageData {
  package static var trigrams: String { "" }
  package static var letters: String { "" }
  package static var functionWords: [String] { [] }
  package static var commonWords: [String] { [] }
  package static var doubledWords: [String] { [] }
  package static var timeWords: [String] { [] }
  package static var timeIdioms: [String] { [] }
  package static var dateWords: [String] { [] }
  package static var lookingBackWords: [String] { [] }
  package static var abbreviations: [String] { [] }
  package static var abbreviationsBeforeNumbers: [String] { [] }
  package static var abbreviationsThatMayEnd: [String] { [] }
  package static var sentenceOpeners: [String] { [] }
  package static var wordsAfterOrdinals: [String] { [] }
  package static var readingEase: ReadingEase? { nil }
  package static var sentenceLimit: Int { Int((20 * wordShare).rounded()) }
  package static var wordShare: Double { 1 }
  package static var capitalizesNouns: Bool { false }
  package static var compoundsWords: Bool { false }
  package static var bylineRoles: [String] { [] }
  package static var relatedTitles: [String] { [] }
  package static var concludingHeadings: [String] { [] }
  package static var genericHeadings: [String] { [] }
  package static var genericLinkTexts: [String] { [] }
  package static var moreTexts: [String] { [] }
  package static var altOpeners: [String] { [] }
  package static var altPrefixes: [String] { [] }
  package static var creditKinds: [String] { [] }
  package static var creditLabels: [String] { [] }
  package static var screenshotLabels: [String] { [] }
  package static var nameParticles: [String] { [] }
  package static var creditAdjectives: [String] { [] }
  package static var stockLabels: [String] { [] }
  package static var creditVerbs: [String] { [] }
  package static var creatorPrepositions: [String] { [] }
  package static var weakCreatorPrepositions: [String] { [] }
  package static var sourcePrepositions: [String] { [] }
  package static var conjunctions: [String] { [] }
  package static var creditContinuations: [String] { [] }
  package static var nameConnectors: [String] { [] }
  package static var captionOpeners: [String] { [] }
  package static var authorWords: [String] { [] }
  package static var ownImageSentences: [String] { [] }
  package static var creditPlaceholders: [String] { [] }
  package static var unknownCreators: [String] { [] }
  package static var generatedImageLabels: [String] { [] }

  /// Single words, parted by white space.
  static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Each of `nouns` followed by each of `links`.
  static func phrases(_ nouns: [String], _ links: [String]) -> [String] {
    nouns.flatMap { noun in links.map { "\(noun) \($0)" } }
  }
}
