// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Tamil.
enum Tamil: LanguageData {
  static let tag = "ta"
  static let name = "Tamil"
}
