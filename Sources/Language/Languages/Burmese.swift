// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Burmese.
enum Burmese: LanguageData {
  static let tag = "my"
  static let name = "Burmese"
}
