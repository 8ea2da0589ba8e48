// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Armenian.
enum Armenian: LanguageData {
  static let tag = "hy"
  static let name = "Armenian"
}
