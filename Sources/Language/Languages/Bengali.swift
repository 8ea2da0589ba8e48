// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Bengali.
enum Bengali: LanguageData {
  static let tag = "bn"
  static let name = "Bengali"
}
