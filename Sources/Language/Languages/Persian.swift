// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Persian.
enum Persian: LanguageData {
  static let tag = "fa"
  static let name = "Persian"
  static let sentenceLimit = 25
}
