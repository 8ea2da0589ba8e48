// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Finnish.
enum Finnish: LanguageData {
  static let tag = "fi"
  static let compoundsWords = true
  static let name = "Finnish"

  static var creditKinds: [String] {
    ["kuva", "kuvat", "kuvitus", "valokuva"]
  }

  static var creditLabels: [String] {
    ["kuvalähde", "kuvaaja"]
  }

  static var screenshotLabels: [String] {
    ["kuvakaappaus"]
  }

  static var stockLabels: [String] {
    ["kuvituskuva"]
  }

  static var weakCreatorPrepositions: [String] {
    ["tekijä"]
  }

  static var authorWords: [String] {
    ["kirjoittaja"]
  }

  static var ownImageSentences: [String] {
    ["oma kuva"]
  }

  static var creditPlaceholders: [String] {
    ["tuntematon"]
  }
}
