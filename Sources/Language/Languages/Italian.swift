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
    words("sig sigg dott avv es")
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

  static let letters = "àèéìíîòóùú"

  static var trigrams: String {
    """
    _di _de la_ to_ di_ del ell _un _co ne_ lla el_ _è_ _in ent le_ ion _ne ta_ un_ nel re_ \
    ato ia_ one _la te_ no_ _da na_ _pr _e_ il_ _al _il ti_ nte in_ con ica com zio _ca _si \
    per ita ant ale all men he_ ca_ che se_ sta ra_ ll_ _st io_ nti _ma ter par tto ett _ch \
    da_ _se _re gio _pe _pa _su er_ li_ ese ata art al_ ist una ran on_ tra lo_ _a_ azi si_ \
    tan ni_ ali eri co_ nto gli anc _an tat att pro _so nta ati lle dal rat pre ro_ tic ari \
    _tr _te tor era _ri ico _no _po _mo me_ tà_ ori ri_ ina oni _fr ore ess est str ano rti \
    olo res mun ono sti _le bit ma_ _l_ omu reg fra ric and cia _pi _qu so_ ona ces sit are \
    itu _fi inc de_ abi ei_ _me ome _vi tal pri ont chi une lia ime ito egi ipa _fa ian tua \
    _sc ste _ci col itt ass ici ene ssi _ab do_ _sa tti nce int tro ond ria _es uat tri tte \
    ere ten _or ver _ba ine man uni nci _gr _ar cat ggi ani ing car ola nat nal zza ame _li \
    tta sa_ va_ ntr tim ost _gi ers ità _lo lic _ro ero _fo sso ie_ _mi ini dei sse son cen \
    ndo llo ret ris sco ide sto _ve izz _i_ mo_ mon ura dis lin fic can rit ino oli ce_ cit \
    lit rte agg gra po_ sci ann _sp ott izi ven rio za_ ili an_ qua dip ser ara ana min _do \
    ndi rim mar _fu for tre ate cor rin ort _ra _na que pol
    """
  }
}
