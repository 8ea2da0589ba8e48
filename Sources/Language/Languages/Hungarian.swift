// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Hungarian.
enum Hungarian: LanguageData {
  static let tag = "hu"
  static let compoundsWords = true
  static let name = "Hungarian"

  static var creditKinds: [String] {
    ["fotó", "kép", "illusztráció"]
  }

  static var creditLabels: [String] {
    ["forrás"]
  }

  static var stockLabels: [String] {
    ["illusztráció"]
  }
}
