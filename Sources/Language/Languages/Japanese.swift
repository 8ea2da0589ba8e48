// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Japanese.
enum Japanese: LanguageData {
  static let tag = "ja"
  static let name = "Japanese"
  static let wordShare = 2.3

  static var creditKinds: [String] {
    ["写真", "画像", "イラスト", "撮影"]
  }

  static var creditLabels: [String] {
    ["写真提供", "画像提供", "出典", "提供"]
  }

  static var screenshotLabels: [String] {
    ["スクリーンショット"]
  }

  static var stockLabels: [String] {
    ["資料写真"]
  }

  static var sourcePrepositions: [String] {
    ["の", "に", "へ"]
  }

  static var conjunctions: [String] {
    ["と"]
  }

  static var authorWords: [String] {
    ["著者", "筆者", "作者", "本人"]
  }

  static var ownImageSentences: [String] {
    ["筆者撮影", "著者撮影"]
  }

  static var creditPlaceholders: [String] {
    ["不明"]
  }

  static var unknownCreators: [String] {
    ["不明"]
  }

  static var generatedImageLabels: [String] {
    ["ai生成", "生成ai"]
  }
}
