// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Norwegian.
enum Norwegian: LanguageData {
  static let tag = "no"
  static let compoundsWords = true
  static let name = "Norwegian"

  static var functionWords: [String] {
    words(
      """
      en et ei den det de i på av til fra med for om under over mellom og eller men at som når \
      der hvor er var være har hadde kan ikke jeg vi du han hun sin sitt sine denne dette ble \
      også
      """)
  }

  static var doubledWords: [String] {
    words("det de den er at som på om av til ja nei mye var for så der")
  }

  static var creditKinds: [String] {
    ["foto", "bilde", "illustrasjon", "tegning"]
  }

  static var creditLabels: [String] {
    ["kilde", "fotograf", "fotokred"]
  }

  static var screenshotLabels: [String] {
    ["skjermbilde"]
  }

  static var wordsAfterOrdinals: [String] {
    words("desember")
  }

  static var nameParticles: [String] {
    ["av", "og"]
  }

  static var stockLabels: [String] {
    ["arkivfoto", "illustrasjonsfoto"]
  }

  static var weakCreatorPrepositions: [String] {
    ["av"]
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
    ["ukjent"]
  }

  static var generatedImageLabels: [String] {
    ["ai-generert"]
  }
}
