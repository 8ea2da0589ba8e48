// SPDX-License-Identifier: Apache-2.0

/// Words that are written with a full stop; in lower case, without it.
package enum Abbreviations {
  /// A name or a clause follows them: they never end a sentence that goes on.
  static let neverLast: Set<String> = [
    // English
    "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "rev", "fr", "hon", "gen", "col", "maj", "capt",
    "cpt", "lt", "sgt", "cmdr", "adm", "gov", "sen", "rep", "pres", "supt", "st", "mt", "messrs",
    "mmes", "vs", "viz", "cf", "eg", "ie", "approx", "incl", "esp", "feat", "ft",
    // German
    "bzw", "ca", "evtl", "ggf", "inkl", "sog", "vgl", "bspw", "zzgl", "abzgl", "hr", "frl", "dipl",
    "ing", "chr", "insb", "allg", "geb", "gest", "urspr", "z", "d",
    // French, Spanish, Italian, Portuguese, Dutch
    "env", "mme", "mlle", "mgr", "sra", "srta", "ud", "uds", "sig", "sigg", "dott", "avv", "dhr",
    "mevr", "mw", "bijv", "exmo", "exma",
    // Nordic, Polish
    "bl", "dvs", "evt", "kl", "mag", "inż", "hab", "ul", "tzw", "np",
  ]

  /// A number follows them; without one they are words ("No. That is wrong.").
  static let beforeNumbers: Set<String> = [
    "no", "nos", "nr", "nrs", "num", "núm", "p", "pp", "pg", "pag", "pág", "vol", "fig", "figs",
    "abb", "abs", "art", "ch", "chap", "sec", "sect", "eq", "ed", "cap", "kap", "tel", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "s", "v",
    "ver", "op", "c", "b",
  ]

  /// They may end a sentence: they do when a word that opens sentences follows.
  static let mayBeLast: Set<String> = [
    "jr", "sr", "inc", "ltd", "co", "corp", "llc", "bros", "dept", "est", "assn", "ave", "blvd",
    "al", "mio", "mrd", "tsd",
  ]

  /// Words that open sentences, in lower case.
  package static let openers: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "we", "they", "i", "you",
    "in", "on", "at", "but", "and", "so", "if", "when", "however", "there", "his", "her", "their",
    "our", "my", "its", "then", "while", "as", "for", "with", "after", "before", "what", "who",
    "der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "im", "und", "aber",
    "le", "la", "les", "un", "une", "il", "elle", "nous", "el", "los", "las",
  ]

  /// What follows an ordinal in languages that write one with a full stop ("3. Oktober").
  static let afterOrdinals: Set<String> = [
    "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "dezember", "desember", "december", "januari", "februari",
    "jahrhundert", "jahrhunderts", "jahrhunderte", "jh", "auflage", "klasse", "platz",
  ]

  /// Whether `text` ends in a full stop that belongs to its last word: one with a full stop inside ("U.S."), an
  /// initial, an abbreviation, or a number or single word that is all of it ("1.").
  package static func end(_ text: Substring) -> Bool {
    guard text.utf8.last == UInt8(ascii: ".") else { return false }
    let word = text.dropLast().unicodeScalars.reversed().prefix {
      $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    guard let last = word.first, last != "." else { return false }
    if word.contains(".") { return word.contains { $0.properties.isAlphabetic } }
    let isAll = word.count == text.unicodeScalars.count - 1
    if isAll,
      word.allSatisfy({ $0.properties.numericType != nil || "IVXLC".unicodeScalars.contains($0) })
    {
      return true
    }
    if word.count == 1 { return last.properties.isUppercase }
    let folded = String(String.UnicodeScalarView(word.reversed())).lowercased()
    return folded == "etc" || folded == "usw" || neverLast.contains(folded)
      || mayBeLast.contains(folded)
  }
}
