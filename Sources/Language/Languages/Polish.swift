// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Polish.
enum Polish: LanguageData {
  static let tag = "pl"
  static let name = "Polish"

  static var creditKinds: [String] {
    ["fot", "zdjęcie", "zdjęcia", "obraz", "grafika", "ilustracja"]
  }

  static var creditLabels: [String] {
    ["źródło", "autor zdjęcia"]
  }

  static var screenshotLabels: [String] {
    ["zrzut ekranu"]
  }

  static var abbreviations: [String] {
    words("mag inż hab ul tzw np")
  }

  static var stockLabels: [String] {
    ["zdjęcie ilustracyjne"]
  }

  static var creatorPrepositions: [String] {
    ["autorstwa"]
  }

  static var weakCreatorPrepositions: [String] {
    ["od"]
  }

  static var sourcePrepositions: [String] {
    ["z", "ze", "na"]
  }

  static var ownImageSentences: [String] {
    ["zdjęcie własne", "opracowanie własne"]
  }

  static var creditPlaceholders: [String] {
    ["nieznany"]
  }
}
