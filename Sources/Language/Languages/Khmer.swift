// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Khmer.
enum Khmer: LanguageData {
  static let tag = "km"
  static let name = "Khmer"
}
