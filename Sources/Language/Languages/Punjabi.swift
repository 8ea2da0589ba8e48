// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Punjabi.
enum Punjabi: LanguageData {
  static let tag = "pa"
  static let name = "Punjabi"
}
