// SPDX-License-Identifier: Apache-2.0

/// Words that are written with a full stop; in lower case, without it.
enum Abbreviations {
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
  static let openers: Set<String> = [
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
}
