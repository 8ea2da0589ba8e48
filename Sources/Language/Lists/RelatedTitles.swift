// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The titles that blocks of related posts carry, per language. All are looked for in every post: a
/// theme writes them in its own language, which need not be the post's.
package enum RelatedTitles {
  private static let titles = WordsByLanguage { $0.relatedTitles }

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

  /// Titles under which writers also list what they have read, as ``WordsByLanguage/folded(_:)`` spells them.
  private static let general: Set<String> = [
    "related", "related reading", "related content", "further reading", "recommended reading",
    "read more", "read next", "keep reading", "continue reading", "up next", "what to read next",
    "more to read", "weiterlesen", "mehr zum thema", "seguir leyendo", "lees verder", "läs vidare",
    "sur le même thème",
  ]

  /// Whether `text` may as well open a list that a writer made by hand, of sources or of pages elsewhere. Titles
  /// that the project lists are never among them.
  package static func isGeneral(_ text: String, further: [String]) -> Bool {
    guard let folded = WordsByLanguage.folded(text) else { return false }
    return general.contains(folded) && !further.contains { WordsByLanguage.folded($0) == folded }
  }

  /// Whether `text` is the title of a related block, in any language or among `additional`.
  package static func contains(_ text: String, further: [String]) -> Bool {
    guard text.utf8.count <= 90, mayBeTitle(text, further: further) else { return false }
    guard let folded = WordsByLanguage.folded(text) else { return false }
    return titles.all.contains(folded) || further.contains { WordsByLanguage.folded($0) == folded }
  }
}
