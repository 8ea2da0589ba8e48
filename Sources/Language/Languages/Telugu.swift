// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Telugu.
enum Telugu: LanguageData {
  static let tag = "te"
  static let name = "Telugu"
}
