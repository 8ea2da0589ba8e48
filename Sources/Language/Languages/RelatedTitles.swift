// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The titles that blocks of related posts carry, per language. All are looked for in every post: a theme writes
/// them in its own language, which need not be the post's.
package enum RelatedTitles {
  private static let titles = WordsByLanguage([
    "en": [
      "similar posts", "similar articles", "similar stories", "related posts", "related articles",
      "related stories", "related reading", "related content", "related", "read next", "read more",
      "further reading", "you may also like", "you might also like", "you may also enjoy",
      "you might also enjoy", "more like this", "more posts", "more stories", "more articles",
      "more from this blog", "recommended posts", "recommended articles", "recommended reading",
      "recommended for you", "keep reading", "continue reading", "up next", "what to read next",
      "more to read",
    ],
    "de": [
      "ähnliche beiträge", "ähnliche artikel", "verwandte beiträge", "verwandte artikel",
      "weitere beiträge", "weitere artikel", "weiterlesen", "das könnte dich auch interessieren",
      "das könnte sie auch interessieren", "mehr zum thema", "lesen sie auch", "lies auch",
    ],
    "fr": [
      "articles similaires", "articles liés", "articles connexes", "à lire aussi",
      "à lire ensuite", "lire aussi", "sur le même thème", "vous aimerez aussi",
      "vous pourriez aussi aimer",
    ],
    "es": [
      "artículos relacionados", "entradas relacionadas", "publicaciones relacionadas",
      "posts relacionados", "artículos similares", "entradas similares", "te puede interesar",
      "también te puede interesar", "lee también", "seguir leyendo",
    ],
    "it": [
      "articoli correlati", "articoli simili", "post correlati", "post simili", "leggi anche",
      "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare",
    ],
    "pt": [
      "artigos relacionados", "posts relacionados", "postagens relacionadas",
      "publicações relacionadas", "artigos semelhantes", "leia também", "leia a seguir",
      "você também pode gostar", "você pode gostar",
    ],
    "nl": [
      "gerelateerde berichten", "gerelateerde artikelen", "vergelijkbare berichten",
      "vergelijkbare artikelen", "lees ook", "lees verder", "misschien vind je dit ook leuk",
    ],
    "sv": [
      "relaterade inlägg", "relaterade artiklar", "liknande inlägg", "liknande artiklar",
      "läs också", "läs även", "läs vidare", "du kanske också gillar",
    ],
  ])

  /// The first and the last byte of every title, in one number each: most headings differ in them.
  private static let edges: Set<UInt16> = Set(titles.all.map(edge))

  private static func edge(_ text: String) -> UInt16 {
    UInt16(lowercased(text.utf8.first ?? 0)) << 8 | UInt16(lowercased(text.utf8.last ?? 0))
  }

  /// Whether `text` may be a title, by its first and its last byte where both are letters.
  private static func mayBeTitle(_ text: String, further: [String]) -> Bool {
    func isLetter(_ byte: UInt8?) -> Bool {
      byte.map { (0x61...0x7A).contains(lowercased($0)) } ?? false
    }
    guard further.isEmpty, isLetter(text.utf8.first), isLetter(text.utf8.last) else { return true }
    return edges.contains(edge(text))
  }

  /// Whether `text` is the title of a related block, in any language or among `further`.
  package static func contains(_ text: String, further: [String]) -> Bool {
    guard text.utf8.count <= 90, mayBeTitle(text, further: further) else { return false }
    guard let folded = WordsByLanguage.folded(text) else { return false }
    return titles.all.contains(folded) || further.contains { WordsByLanguage.folded($0) == folded }
  }
}
