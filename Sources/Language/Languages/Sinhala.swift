// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Sinhala.
enum Sinhala: LanguageData {
  static let tag = "si"
  static let name = "Sinhala"
}
