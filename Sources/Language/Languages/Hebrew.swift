// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Hebrew.
enum Hebrew: LanguageData {
  static let tag = "he"
  static let name = "Hebrew"
  static let sentenceLimit = 15

  static var creditKinds: [String] {
    ["תמונה", "צילום", "איור"]
  }

  static var creditLabels: [String] {
    ["מקור"]
  }
}
