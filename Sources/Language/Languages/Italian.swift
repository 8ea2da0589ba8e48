// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Italian.
enum Italian: LanguageData {
  static let tag = "it"
  static let name = "Italian"
  static let sentenceLimit = 25
  static let readingEase: ReadingEase? = ReadingEase(217, perSentenceWord: 1.3, perSyllable: 60)

  static var functionWords: [String] {
    words(
      """
      il lo la i gli le un uno una di del della dei a al alla in nel nella con per su tra fra da \
      dal e ed o ma che come se quando dove è sono era essere ha hanno suo sua questo questa
      """)
  }

  static var commonWords: [String] {
    words(
      """
      più anche molto tutto tutti tutta tutte altro altri altra così perché quando fare può \
      possono stato ogni mi ti ci si lo le li ne gli degli delle dalla nei sul sulla al ai anche \
      solo già poi dopo prima due cui non
      """)
  }

  static var doubledWords: [String] {
    words("via piano mano no sì molto così poi man pian appena quasi ora la lo se ne")
  }

  static var timeWords: [String] {
    [
      "oggi", "ieri", "domani", "questa settimana", "la settimana scorsa", "la prossima settimana",
      "questo mese", "il mese scorso", "quest'anno", "l'anno scorso", "l'anno prossimo",
      "recentemente",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
      dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
      """)
  }

  static var bylineRoles: [String] {
    [
      "autore", "autrice", "consulente", "designer", "direttore", "direttrice", "fondatore",
      "fondatrice", "fotografa", "fotografo", "giornalista", "ingegnere", "presidente",
      "professore", "professoressa", "redattore", "redattrice", "responsabile", "ricercatore",
      "ricercatrice", "scrittore", "scrittrice", "sviluppatore", "sviluppatrice",
    ]
  }

  static var relatedTitles: [String] {
    [
      "articoli correlati", "articoli simili", "post correlati", "post simili", "leggi anche",
      "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusione", "conclusioni", "in conclusione", "riassunto", "in sintesi", "riepilogo",
      "per concludere", "considerazioni finali", "riflessioni finali", "epilogo",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introduzione", "intro", "panoramica", "contesto", "premessa", "prefazione", "prologo",
      "generalità", "varie", "altro", "maggiori informazioni", "ulteriori informazioni",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "qui", "clicca qui", "clicca", "cliccare qui", "cliccando qui", "fai clic qui", "premi qui",
      "qua", "link", "questo link", "il link", "collegamento", "questo collegamento", "leggi",
      "leggi qui", "leggi tutto", "leggi di più", "leggi ancora", "continua", "continua a leggere",
      "vedi", "vedi qui", "vedi altro", "altro", "di più", "scopri di più", "scopri",
      "per saperne di più", "maggiori informazioni", "ulteriori informazioni", "più informazioni",
      "dettagli", "info", "questo",
    ]
  }

  static var moreTexts: [String] {
    ["leggi tutto", "leggi di più", "continua a leggere", "leggi", "scopri di più"]
  }

  static var altOpeners: [String] {
    ["un", "un'", "una", "l'", "la", "il", "questa"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["immagine", "immagini", "foto", "fotografia", "grafico"],
      ["di", "del", "dello", "della", "dell'", "dei", "degli", "delle", "che mostra"])
  }

  static var creditKinds: [String] {
    ["foto", "immagine", "immagini", "fotografia", "fotografie", "illustrazione"]
  }

  static var creditLabels: [String] {
    [
      "credito", "crediti", "credito foto", "crediti foto", "fonte", "fotografo", "fotografa",
      "fonte immagine",
    ]
  }

  static var screenshotLabels: [String] {
    ["schermata", "screenshot"]
  }

  static var timeIdioms: [String] {
    ["oggi giorno"]
  }

  static var abbreviations: [String] {
    words("sig sigg dott avv")
  }

  static var nameParticles: [String] {
    ["di", "da", "della", "delle", "dello", "dei", "degli", "del", "e", "i", "il", "lo", "al"]
  }

  static var creditAdjectives: [String] {
    ["tutte le"]
  }

  static var stockLabels: [String] {
    ["immagine di repertorio", "foto d'archivio", "foto di repertorio"]
  }

  static var creatorPrepositions: [String] {
    ["per gentile concessione di"]
  }

  static var weakCreatorPrepositions: [String] {
    ["di", "da", "della", "del"]
  }

  static var sourcePrepositions: [String] {
    ["su", "da"]
  }

  static var creditContinuations: [String] {
    ["per"]
  }

  static var captionOpeners: [String] {
    ["un", "la", "le", "il"]
  }

  static var authorWords: [String] {
    ["l'autore", "autore", "l'autrice"]
  }

  static var ownImageSentences: [String] {
    ["foto dell'autore", "immagine dell'autore"]
  }

  static var creditPlaceholders: [String] {
    ["sconosciuto", "nome"]
  }

  static var unknownCreators: [String] {
    ["sconosciuto"]
  }

  static var generatedImageLabels: [String] {
    ["generata con ia", "generato con ia", "generata dall'ia"]
  }
}
