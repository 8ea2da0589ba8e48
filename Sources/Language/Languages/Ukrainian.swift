// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Ukrainian.
enum Ukrainian: LanguageData {
  static let tag = "uk"
  static let name = "Ukrainian"

  static var creditKinds: [String] {
    ["фото", "світлина", "зображення"]
  }

  static var creditLabels: [String] {
    ["джерело"]
  }

  static var authorWords: [String] {
    ["автор", "автора"]
  }

  static var ownImageSentences: [String] {
    ["фото автора"]
  }
}
