// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Gujarati.
enum Gujarati: LanguageData {
  static let tag = "gu"
  static let name = "Gujarati"
}
