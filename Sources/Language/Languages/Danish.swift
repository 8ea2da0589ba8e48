// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Danish.
enum Danish: LanguageData {
  static let tag = "da"
  static let compoundsWords = true
  static let name = "Danish"

  static var functionWords: [String] {
    words(
      """
      en et den det de i på af til fra med for om under over mellem og eller men at som når der \
      hvor er var være har havde kan ikke jeg vi du han hun sin sit sine denne dette blev også
      """)
  }

  static var doubledWords: [String] {
    words("der det de den er at som på om af til ja nej meget var for så")
  }

  static var creditKinds: [String] {
    ["foto", "billede", "billeder", "tegning"]
  }

  static var creditLabels: [String] {
    ["kilde", "fotograf"]
  }

  static var screenshotLabels: [String] {
    ["skærmbillede"]
  }

  static var abbreviations: [String] {
    words("bl dvs evt kl")
  }

  static var wordsAfterOrdinals: [String] {
    words("december")
  }

  static var nameParticles: [String] {
    ["af", "og"]
  }

  static var stockLabels: [String] {
    ["arkivfoto"]
  }

  static var weakCreatorPrepositions: [String] {
    ["af"]
  }

  static var sourcePrepositions: [String] {
    ["på", "fra"]
  }

  static var conjunctions: [String] {
    ["og"]
  }

  static var authorWords: [String] {
    ["forfatteren"]
  }

  static var ownImageSentences: [String] {
    ["eget foto"]
  }

  static var creditPlaceholders: [String] {
    ["ukendt"]
  }

  static var generatedImageLabels: [String] {
    ["ai-genereret"]
  }
}
