// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Amharic.
enum Amharic: LanguageData {
  static let tag = "am"
  static let name = "Amharic"
}
