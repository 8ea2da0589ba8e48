// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Georgian.
enum Georgian: LanguageData {
  static let tag = "ka"
  static let name = "Georgian"
}
