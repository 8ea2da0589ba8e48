// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Kannada.
enum Kannada: LanguageData {
  static let tag = "kn"
  static let name = "Kannada"
}
