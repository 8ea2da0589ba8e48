// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Korean.
enum Korean: LanguageData {
  static let tag = "ko"
  static let name = "Korean"
  static let wordShare = 0.81

  static var creditKinds: [String] {
    ["사진", "이미지", "그림"]
  }

  static var creditLabels: [String] {
    ["사진 제공", "사진제공", "출처", "사진 출처"]
  }

  static var screenshotLabels: [String] {
    ["스크린샷"]
  }

  static var stockLabels: [String] {
    ["자료사진"]
  }

  static var sourcePrepositions: [String] {
    ["의"]
  }

  static var authorWords: [String] {
    ["저자"]
  }
}
