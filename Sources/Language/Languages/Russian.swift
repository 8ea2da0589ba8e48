// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Russian.
enum Russian: LanguageData {
  static let tag = "ru"
  static let name = "Russian"
  static let sentenceLimit = 15

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
