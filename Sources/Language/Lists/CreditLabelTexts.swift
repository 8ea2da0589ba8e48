// SPDX-License-Identifier: Apache-2.0

/// The words that open an image's credit, per language. All are looked for in every post: agencies
/// write captions in their own language.
package enum CreditLabelTexts {
  /// What the image is: a name need not follow.
  package static let kinds = WordsByLanguage { $0.creditKinds }

  /// Labels that say of themselves that a name follows, so that it need not look like one.
  package static let credits = WordsByLanguage { $0.creditLabels }

  package static let screenshots = WordsByLanguage { $0.screenshotLabels }
}
