// SPDX-License-Identifier: Apache-2.0

/// The texts of links that only lead on ("Read more"), per language. Like the titles of related
/// blocks they are a theme's, so all are looked for in every post.
package enum MoreTexts {
  private static let texts = WordsByLanguage { $0.moreTexts }

  /// Whether a link's text only leads on, with whatever marks are around it.
  package static func contains(_ text: String) -> Bool {
    guard text.utf8.count <= texts.longest + 20 else { return false }
    return WordsByLanguage.folded(text).map(texts.all.contains) ?? false
  }
}
