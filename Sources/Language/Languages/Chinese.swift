// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Chinese.
enum Chinese: LanguageData {
  static let tag = "zh"
  static let name = "Chinese"
  static let wordShare = 1.4

  static var creditKinds: [String] {
    ["图片", "图", "照片", "摄影", "圖片", "圖", "攝影", "插图"]
  }

  static var creditLabels: [String] {
    ["图片来源", "图源", "圖片來源", "来源", "來源", "摄影师"]
  }

  static var screenshotLabels: [String] {
    ["截图"]
  }

  static var stockLabels: [String] {
    ["资料图"]
  }

  static var creatorPrepositions: [String] {
    ["由"]
  }

  static var sourcePrepositions: [String] {
    ["在"]
  }

  static var authorWords: [String] {
    ["作者", "本人"]
  }

  static var ownImageSentences: [String] {
    ["作者摄"]
  }

  static var creditPlaceholders: [String] {
    ["未知", "佚名"]
  }

  static var unknownCreators: [String] {
    ["未知", "佚名"]
  }
}
