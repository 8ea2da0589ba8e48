// SPDX-License-Identifier: Apache-2.0

/// Words for a time that moves on with the reader, per language.
package enum TimeWords {
  package static let list = WordsByLanguage { $0.timeWords }

  /// Set phrases of which one of them is part, and which mean no day.
  package static let idioms = Languages.all.flatMap { $0.timeIdioms }

  /// Months and days of the week in full: a text with one of them has a date.
  package static let dateWords = WordsByLanguage { $0.dateWords }

  /// What makes of a year in a title the name of something or a look back.
  package static let looksBack = WordsByLanguage { $0.lookingBackWords }
}
