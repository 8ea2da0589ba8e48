// SPDX-License-Identifier: Apache-2.0

/// The texts of links that only lead on ("Read more"), per language. Like the titles of related blocks they are a
/// theme's, so all are looked for in every post.
package enum MoreTexts {
  private static let texts = WordsByLanguage([
    "en": [
      "read more", "read", "more", "continue reading", "continue", "read on", "read the post",
      "read post", "read article", "read the article", "learn more", "view post", "full story",
      "keep reading", "see more", "find out more",
    ],
    "de": ["weiterlesen", "mehr lesen", "mehr", "mehr erfahren", "zum artikel", "zum beitrag"],
    "fr": ["lire la suite", "lire plus", "en savoir plus", "lire", "lire l'article"],
    "es": ["leer más", "seguir leyendo", "más", "leer", "continuar leyendo", "ver más"],
    "it": ["leggi tutto", "leggi di più", "continua a leggere", "leggi", "scopri di più"],
    "pt": ["ler mais", "leia mais", "continue lendo", "continuar a ler", "saiba mais"],
    "nl": ["lees meer", "lees verder", "meer lezen", "verder lezen"],
    "sv": ["läs mer", "läs vidare", "läs hela", "fortsätt läsa"],
  ])

  /// Whether a link's text only leads on, with whatever marks stand around it.
  package static func contains(_ text: String) -> Bool {
    guard text.utf8.count <= texts.longest + 20 else { return false }
    return WordsByLanguage.folded(text).map(texts.all.contains) ?? false
  }
}
