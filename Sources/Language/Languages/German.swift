// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of German.
enum German: LanguageData {
  static let tag = "de"
  static let compoundsWords = true
  static let name = "German"
  static let wordShare = 0.99
  static let capitalizesNouns = true
  static let readingEase: ReadingEase? = ReadingEase(180, perSentenceWord: 1, perSyllable: 58.5)

  static var functionWords: [String] {
    words(
      """
      der die das den dem des ein eine einen einem einer eines in im an am auf aus bei mit nach \
      von vom vor zu zum zur über unter zwischen und oder aber sondern denn als wie wenn weil \
      dass ob ist sind war waren sein wird werden hat haben kann können nicht er sie es wir ihr \
      ich
      """)
  }

  static var commonWords: [String] {
    words(
      """
      für auch noch nur schon sehr mehr so da dann hier man sich mich mir dich dir uns euch \
      ihnen ihm ihn ihre ihrer ihren mein meine dein deine sein seine seinen unser unsere kein \
      keine keinen alle alles andere anderen diese dieser dieses diesem diesen jeder jede was \
      wer wo durch gegen ohne um bis seit während damit also doch mal beim ins ans werden wurde \
      wurden würde hatte hätte müssen muss soll sollte will wollen darf immer wieder viele viel \
      neue neuen
      """)
  }

  static var doubledWords: [String] {
    words(
      """
      die der das den dem des sie ihr ihre war sehr ganz so nein ja bitte nie immer wieder lange \
      weit auf an aus ein zu mit vor
      """)
  }

  static var timeWords: [String] {
    [
      "heute", "gestern", "diese woche", "letzte woche", "nächste woche", "diesen monat",
      "letzten monat", "nächsten monat", "dieses jahr", "letztes jahr", "nächstes jahr",
      "in diesem jahr", "im letzten jahr", "neulich", "kürzlich", "vor kurzem",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      januar jänner februar märz april mai juni juli august september oktober november dezember \
      montag dienstag mittwoch donnerstag freitag samstag sonntag
      """)
  }

  static var bylineRoles: [String] {
    [
      "autor", "autorin", "berater", "beraterin", "chefredakteur", "chefredakteurin", "direktor",
      "direktorin", "entwickler", "entwicklerin", "fotograf", "fotografin", "geschäftsführer",
      "geschäftsführerin", "gründer", "gründerin", "ingenieur", "ingenieurin", "journalist",
      "journalistin", "leiter", "leiterin", "präsident", "präsidentin", "professor", "professorin",
      "redakteur", "redakteurin", "redaktion", "sprecher", "sprecherin", "vorstand",
    ]
  }

  static var relatedTitles: [String] {
    [
      "ähnliche beiträge", "ähnliche artikel", "verwandte beiträge", "verwandte artikel",
      "weitere beiträge", "weitere artikel", "weiterlesen", "das könnte dich auch interessieren",
      "das könnte sie auch interessieren", "mehr zum thema", "lesen sie auch", "lies auch",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "fazit", "mein fazit", "unser fazit", "zusammenfassung", "schluss", "schlussfolgerung",
      "schlussfolgerungen", "schlusswort", "schlussbemerkung", "abschluss", "abschließende worte",
      "zum schluss", "resümee", "ausblick", "nachwort",
    ]
  }

  static var genericHeadings: [String] {
    [
      "einleitung", "einführung", "überblick", "übersicht", "hintergrund", "vorwort", "prolog",
      "allgemeines", "sonstiges", "verschiedenes", "weitere informationen", "hauptteil",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "hier", "hier klicken", "klick hier", "klicke hier", "klicken sie hier", "klick", "klicken",
      "hier weiterlesen", "hier lesen", "dieser link", "diesem link", "diesen link", "link",
      "zum link", "mehr", "mehr lesen", "mehr erfahren", "mehr infos", "mehr informationen",
      "mehr dazu", "erfahre mehr", "erfahren sie mehr", "weitere infos", "weitere informationen",
      "weitere details", "weiter", "weiterlesen", "lesen sie mehr", "lies mehr", "details",
      "infos", "info", "siehe hier", "zur website", "zur webseite", "dies", "das", "dieses",
      "ansehen", "anzeigen",
    ]
  }

  static var moreTexts: [String] {
    ["weiterlesen", "mehr lesen", "mehr", "mehr erfahren", "zum artikel", "zum beitrag"]
  }

  static var altOpeners: [String] {
    ["ein", "eine", "das", "die", "dieses", "diese", "hier ein", "hier eine"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["bild", "bilder", "foto", "fotos", "fotografie", "aufnahme", "grafik", "abbildung"],
      ["von", "vom", "eines", "einer", "des", "der", "zeigt", "mit"])
  }

  static var creditKinds: [String] {
    [
      "foto", "fotos", "bild", "bilder", "grafik", "grafiken", "zeichnung", "abbildung", "karte",
      "montage", "fotomontage", "karikatur", "illustration", "titelbild", "titelfoto",
      "beitragsbild", "headerbild", "aufmacherbild", "archivfoto", "archivbild", "symbolbild",
      "symbolfoto",
    ]
  }

  static var creditLabels: [String] {
    [
      "fotograf", "fotografin", "bildquelle", "bildquellen", "bildnachweis", "fotonachweis",
      "bildrechte", "bildcredit", "quelle", "quellen", "urheber", "illustratorin",
    ]
  }

  static var screenshotLabels: [String] {
    ["bildschirmfoto", "screenshot"]
  }

  static var timeIdioms: [String] {
    ["heute noch", "hier und heute"]
  }

  static var abbreviations: [String] {
    words(
      """
      bzw ca evtl ggf inkl sog vgl bspw zzgl abzgl hr frl dipl ing chr insb allg geb gest urspr \
      z d
      """)
  }

  static var abbreviationsBeforeNumbers: [String] {
    words("nr abb abs kap okt dez")
  }

  static var abbreviationsThatMayEnd: [String] {
    words("mio mrd tsd")
  }

  static var sentenceOpeners: [String] {
    words("der die das ein eine er sie es wir im und aber")
  }

  static var wordsAfterOrdinals: [String] {
    words(
      """
      januar jänner februar märz april mai juni juli august september oktober november dezember \
      jahrhundert jahrhunderts jahrhunderte jh auflage klasse platz
      """)
  }

  static var nameParticles: [String] {
    ["von", "vom", "zu", "zum", "zur", "der", "den", "das"]
  }

  static var creditAdjectives: [String] {
    ["alle"]
  }

  static var stockLabels: [String] {
    ["symbolbild", "symbolfoto", "symbolbilder", "archivfoto", "archivbild", "beispielbild"]
  }

  static var creditVerbs: [String] {
    ["aufgenommen", "erstellt", "gemacht"]
  }

  static var creatorPrepositions: [String] {
    ["foto von", "mit freundlicher genehmigung von"]
  }

  static var weakCreatorPrepositions: [String] {
    ["von"]
  }

  static var sourcePrepositions: [String] {
    ["auf", "bei", "von", "aus", "über"]
  }

  static var conjunctions: [String] {
    ["und"]
  }

  static var creditContinuations: [String] {
    ["für", "im"]
  }

  static var nameConnectors: [String] {
    ["und", "für", "im"]
  }

  static var captionOpeners: [String] {
    ["der", "die", "das", "ein", "eine"]
  }

  static var authorWords: [String] {
    [
      "autor", "autorin", "der autor", "die autorin", "privat", "eigene aufnahme", "eigenes foto",
      "eigenes bild", "verfasser",
    ]
  }

  static var ownImageSentences: [String] {
    [
      "eigenes foto", "eigenes bild", "eigene aufnahme", "eigene darstellung", "eigene grafik",
      "privatfoto",
    ]
  }

  static var creditPlaceholders: [String] {
    ["unbekannt", "fotograf", "vorname nachname", "dein name", "ihr name"]
  }

  static var unknownCreators: [String] {
    ["unbekannt"]
  }

  static var generatedImageLabels: [String] {
    [
      "ki-generiert", "ki generiert", "ki-generiertes", "ki-bild", "mit ki erstellt",
      "mit ki generiert",
    ]
  }

  static let letters = "äöüß"

  static var trigrams: String {
    """
    er_ en_ _de der sch ein in_ _ei che ist nd_ ie_ _in st_ _un ich und _is _di isc die ine \
    ch_ es_ on_ _be nde _au hen ste ter _vo ung ne_ _ge den ten and ng_ gen ver _st te_ von \
    sta im_ ber _im des he_ rei her de_ _si _da ent ers it_ _ve _mi us_ aus eit lan lic ion \
    _al ind em_ _zu nte cht as_ mit nge ner _we _er ren ach _sc nis _ma _an men ere ern rt_ \
    et_ rde eic _wa das _se cha eis est _re _ha tsc an_ nen ar_ ien ige ier ert eut is_ lle \
    ell _wi eri eme _la lie _na tio ati chi ens auf end sse uch ls_ ger _gr um_ dem sen le_ \
    war ges el_ als tei ler rte deu rie _pr sie wei _ka nt_ _li kan _he _ba ann _fr mei ode \
    zei ing uts tel len _me ort _am ge_ art unt hei tte tra _en all hre ran ani chn gem _fü \
    ei_ bei ben str iel ite alt ene _sp ngs ech ht_ re_ _so tad eil tun haf pro ame tli aft \
    _ja adt hne _bi erg urd ali auc für ür_ _ko rn_ lis ete ang ur_ mer ahr run se_ nst ass \
    rch man _no sei ele rst uf_ lei chl wur ins wer _le bez rd_ _wu rg_ hau chs geb _od al_ \
    ese kre ede ege ied tis dt_ ris ft_ ord _po _co lt_ _sa erb spi ate ale ser lte pie lin \
    _te ess ebe rin rsc sis _br tan ant reg mal nal at_ era bes ika _ne elt _or _ar ieg eze \
    sic am_ sti net the erl tor _ch nie ini _pa for _bu iti
    """
  }
}
