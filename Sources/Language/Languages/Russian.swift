// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Russian.
enum Russian: LanguageData {
  static let tag = "ru"
  static let name = "Russian"
  static let sentenceLimit = 15
  static let readingEase: ReadingEase? = ReadingEase(
    206.835, perSentenceWord: 1.3, perSyllable: 60.1)

  static var creditKinds: [String] {
    ["фото", "фотография", "изображение", "иллюстрация", "рисунок"]
  }

  static var creditLabels: [String] {
    ["источник", "автор фото", "фотограф"]
  }

  static var screenshotLabels: [String] {
    ["скриншот"]
  }

  static var stockLabels: [String] {
    ["иллюстративное фото"]
  }

  static var sourcePrepositions: [String] {
    ["с", "с сайта", "из", "на"]
  }

  static var conjunctions: [String] {
    ["и"]
  }

  static var authorWords: [String] {
    ["автор", "автора"]
  }

  static var ownImageSentences: [String] {
    ["фото автора"]
  }

  static var creditPlaceholders: [String] {
    ["неизвестен", "неизвестный автор", "имя"]
  }

  static var unknownCreators: [String] {
    ["неизвестен", "неизвестный автор"]
  }
}
