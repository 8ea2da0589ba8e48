// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Thai.
enum Thai: LanguageData {
  static let tag = "th"
  static let name = "Thai"
}
