// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Arabic.
enum Arabic: LanguageData {
  static let tag = "ar"
  static let name = "Arabic"

  static var creditKinds: [String] {
    ["صورة", "الصورة"]
  }

  static var creditLabels: [String] {
    ["تصوير", "المصدر", "مصدر الصورة"]
  }

  static var nameParticles: [String] {
    ["al", "bin", "ibn", "ben", "bint", "abu", "el"]
  }
}
