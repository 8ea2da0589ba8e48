// SPDX-License-Identifier: Apache-2.0

/// Headings that say only which part of a post they open, per language.
package enum GenericHeadings {
  private static let concluding = WordsByLanguage([
    "en": [
      "conclusion", "conclusions", "in conclusion", "summary", "in summary", "final thoughts",
      "closing thoughts", "concluding thoughts", "concluding remarks", "final words",
      "closing words", "last words", "closing", "wrapping up", "wrap up", "wrap-up", "takeaways",
      "key takeaways", "main takeaways", "the bottom line", "bottom line", "to sum up",
      "summing up", "to conclude", "epilogue", "afterword", "outro", "recap", "the end",
    ],
    "de": [
      "fazit", "mein fazit", "unser fazit", "zusammenfassung", "schluss", "schlussfolgerung",
      "schlussfolgerungen", "schlusswort", "schlussbemerkung", "abschluss", "abschließende worte",
      "zum schluss", "resümee", "ausblick", "nachwort",
    ],
    "fr": [
      "conclusion", "conclusions", "en conclusion", "résumé", "en résumé", "pour conclure",
      "pour résumer", "récapitulatif", "le mot de la fin", "épilogue", "synthèse",
    ],
    "es": [
      "conclusión", "conclusiones", "en conclusión", "resumen", "en resumen", "para concluir",
      "reflexiones finales", "palabras finales", "consideraciones finales", "epílogo",
    ],
    "it": [
      "conclusione", "conclusioni", "in conclusione", "riassunto", "in sintesi", "riepilogo",
      "per concludere", "considerazioni finali", "riflessioni finali", "epilogo",
    ],
    "pt": [
      "conclusão", "conclusões", "em conclusão", "resumo", "em resumo", "considerações finais",
      "palavras finais", "para concluir", "concluindo", "epílogo",
    ],
    "nl": [
      "conclusie", "conclusies", "samenvatting", "samengevat", "tot slot", "slot", "slotwoord",
      "ten slotte", "afsluiting", "nawoord",
    ],
    "sv": [
      "slutsats", "slutsatser", "sammanfattning", "sammanfattningsvis", "avslutning",
      "avslutande tankar", "avslutande ord", "slutord", "till sist",
    ],
  ])

  private static let others = WordsByLanguage([
    "en": [
      "introduction", "intro", "an introduction", "overview", "background", "preface", "foreword",
      "prologue", "preamble", "about this post", "about this article", "in this post",
      "in this article", "miscellaneous", "misc", "other", "other notes",
      "notes", "general", "general information", "more information", "additional information",
      "further information", "discussion", "main part",
    ],
    "de": [
      "einleitung", "einführung", "überblick", "übersicht", "hintergrund", "vorwort", "prolog",
      "allgemeines", "sonstiges", "verschiedenes", "weitere informationen", "hauptteil",
    ],
    "fr": [
      "introduction", "intro", "aperçu", "vue d'ensemble", "contexte", "préface", "avant-propos",
      "prologue", "préambule", "généralités", "divers", "autres", "plus d'informations",
    ],
    "es": [
      "introducción", "intro", "resumen general", "visión general", "panorama general",
      "antecedentes", "contexto", "prefacio", "prólogo", "preámbulo", "generalidades", "varios",
      "otros", "más información",
    ],
    "it": [
      "introduzione", "intro", "panoramica", "contesto", "premessa", "prefazione", "prologo",
      "generalità", "varie", "altro", "maggiori informazioni", "ulteriori informazioni",
    ],
    "pt": [
      "introdução", "intro", "visão geral", "panorama", "contexto", "prefácio", "prólogo",
      "preâmbulo", "generalidades", "diversos", "outros", "mais informações",
    ],
    "nl": [
      "inleiding", "introductie", "intro", "overzicht", "achtergrond", "voorwoord", "proloog",
      "algemeen", "diversen", "overig", "overige", "meer informatie",
    ],
    "sv": [
      "introduktion", "inledning", "intro", "översikt", "bakgrund", "förord", "prolog",
      "allmänt", "övrigt", "diverse", "mer information",
    ],
  ])

  /// Whether the heading with that ``key(_:)`` is generic in `language`.
  package static func contains(_ key: String, language: String?) -> Bool {
    others.contains(key, language: language) || concluding.contains(key, language: language)
  }

  /// Whether the heading with that ``key(_:)`` ends a post in `language`.
  package static func concludes(_ key: String, language: String?) -> Bool {
    concluding.contains(key, language: language)
  }

  /// The longest heading that is looked up, in bytes, with room for a number in front.
  private static let longest = max(concluding.longest, others.longest) + 24

  /// What the lists are asked for: `text`, or what stands before its first colon, without numbers and marks
  /// around it; nothing when it is longer than any entry.
  package static func key(_ text: String) -> String? {
    if let plain = plainPrefix(text) { return plain.count > longest ? nil : plainKey(plain) }
    let scalars = text.unicodeScalars.prefix { $0 != ":" && $0 != "\u{FF1A}" }
    guard String(scalars).utf8.count <= longest,
      let folded = WordsByLanguage.folded(
        String(scalars.drop { !$0.properties.isAlphabetic }))
    else { return nil }
    return folded
  }

  /// What stands before the first colon of `text`; nothing where that is not all ASCII.
  private static func plainPrefix(_ text: String) -> ArraySlice<UInt8>? {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      if bytes[index] >= 0x80 { return nil }
      if bytes[index] == UInt8(ascii: ":") { return bytes[..<index] }
    }
    return bytes[...]
  }

  private static func plainKey(_ text: ArraySlice<UInt8>) -> String? {
    let start = text.firstIndex { (0x61...0x7A).contains($0 | 0x20) } ?? text.endIndex
    return WordsByLanguage.folded(String(decoding: text[start...], as: UTF8.self))
  }
}
