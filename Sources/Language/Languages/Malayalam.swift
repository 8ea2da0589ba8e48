// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Malayalam.
enum Malayalam: LanguageData {
  static let tag = "ml"
  static let name = "Malayalam"
}
