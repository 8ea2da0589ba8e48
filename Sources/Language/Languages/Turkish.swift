// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Turkish.
enum Turkish: LanguageData {
  static let tag = "tr"
  static let name = "Turkish"
  static let sentenceLimit = 15

  static var creditKinds: [String] {
    ["fotoğraf", "görsel", "resim"]
  }

  static var creditLabels: [String] {
    ["kaynak"]
  }

  static var stockLabels: [String] {
    ["temsili"]
  }
}
