// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Lao.
enum Lao: LanguageData {
  static let tag = "lo"
  static let name = "Lao"
}
