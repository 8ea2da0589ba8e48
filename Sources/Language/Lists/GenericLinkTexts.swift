// SPDX-License-Identifier: Apache-2.0

/// Texts of links that would fit any link, per language.
package enum GenericLinkTexts {
  private static let texts = WordsByLanguage { $0.genericLinkTexts }

  /// The texts, as ``WordsByLanguage/folded(_:)`` spells them, that say in `language` nothing of
  /// where a link leads.
  package static func phrases(_ language: String?) -> Set<String> { texts.phrases(language) }
}
