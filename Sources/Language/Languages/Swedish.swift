// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Swedish.
enum Swedish: LanguageData {
  static let tag = "sv"
  static let compoundsWords = true
  static let name = "Swedish"

  static var functionWords: [String] {
    words(
      """
      en ett den det de i på av till för från med om under över mellan och eller men att som när \
      där är var vara har hade kan inte sin sitt sina denna detta jag vi du han hon så också
      """)
  }

  static var commonWords: [String] {
    words(
      """
      mer mycket alla allt andra bara här så då man oss dem mig dig er vår vårt våra min mitt \
      mina din ditt dina bli blir blev ska skulle får fick vill måste utan efter innan sedan \
      något någon några eller även nu
      """)
  }

  static var doubledWords: [String] {
    words("de som det den på om av till in upp ja nej mycket var för så")
  }

  static var timeWords: [String] {
    [
      "idag", "i dag", "igår", "i går", "imorgon", "den här veckan", "förra veckan", "nästa vecka",
      "den här månaden", "förra månaden", "i år", "förra året", "nästa år", "nyligen",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      januari februari mars april maj juni juli augusti september oktober november december \
      måndag tisdag onsdag torsdag fredag lördag söndag
      """)
  }

  static var bylineRoles: [String] {
    [
      "chef", "chefredaktör", "designer", "direktör", "författare", "forskare", "fotograf",
      "grundare", "ingenjör", "journalist", "konsult", "ordförande", "professor", "redaktör",
      "rådgivare", "skribent", "utvecklare", "vd",
    ]
  }

  static var relatedTitles: [String] {
    [
      "relaterade inlägg", "relaterade artiklar", "liknande inlägg", "liknande artiklar",
      "läs också", "läs även", "läs vidare", "du kanske också gillar",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "slutsats", "slutsatser", "sammanfattning", "sammanfattningsvis", "avslutning",
      "avslutande tankar", "avslutande ord", "slutord", "till sist",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introduktion", "inledning", "intro", "översikt", "bakgrund", "förord", "prolog", "allmänt",
      "övrigt", "diverse", "mer information",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "här", "klicka här", "klicka", "klicka på länken", "länk", "länken", "den här länken",
      "denna länk", "detta", "det här", "läs", "läs här", "läs mer", "läs mer här", "läs vidare",
      "läs hela", "fortsätt läsa", "fortsätt", "mer", "mer info", "mer information", "mer här",
      "ta reda på mer", "se mer", "se här", "visa mer", "visa", "detaljer", "info",
    ]
  }

  static var moreTexts: [String] {
    ["läs mer", "läs vidare", "läs hela", "fortsätt läsa"]
  }

  static var altOpeners: [String] {
    ["en", "ett", "den här", "det här är en"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["bild", "bilder", "foto", "foton", "fotografi"],
      ["av", "på", "som visar", "med"])
  }

  static var creditKinds: [String] {
    ["foto", "bild", "bilder", "illustration"]
  }

  static var creditLabels: [String] {
    ["bildkälla", "källa", "fotograf", "fotokreditering"]
  }

  static var screenshotLabels: [String] {
    ["skärmbild"]
  }

  static var wordsAfterOrdinals: [String] {
    words("januari februari")
  }

  static var nameParticles: [String] {
    ["af", "av", "och"]
  }

  static var stockLabels: [String] {
    ["genrebild", "arkivbild"]
  }

  static var weakCreatorPrepositions: [String] {
    ["av"]
  }

  static var sourcePrepositions: [String] {
    ["på", "från"]
  }

  static var conjunctions: [String] {
    ["och"]
  }

  static var authorWords: [String] {
    ["författaren"]
  }

  static var ownImageSentences: [String] {
    ["egen bild"]
  }

  static var creditPlaceholders: [String] {
    ["okänd"]
  }

  static var generatedImageLabels: [String] {
    ["ai-genererad"]
  }

  static let letters = "åäöé"

  static var trigrams: String {
    """
    en_ er_ _i_ är_ _en _de ch_ _oc och _är _fö ar_ om_ et_ för _so ing and an_ _av den av_ \
    som de_ tt_ ter _me ska re_ ka_ _va _st var sta nde are nsk _ti ill sk_ _ha _in ng_ lan \
    _fr on_ ll_ ens ade til isk _ma ör_ ett ans gen ra_ der eri es_ na_ med ell ber _på dd_ \
    ven era föd ödd nd_ att nin på_ ver det _an ed_ ion _be ste _et ta_ _sv _ko ten nge sve \
    ist ns_ _vi lle _ka und _sk ler rik ers lig des ati han str lla st_ _se rna as_ kan ad_ \
    ent man sam _sa mar mer del tio sto _pr pel _re ran lin _no ån_ ern _si spe frå rån tor \
    tar _ut _dö _gr ika all ari död öd_ la_ _li tra ela in_ upp tal at_ kom _el lar _at _un \
    sti art änd tad gar _fi _sp har örs tta ren _ba _al ien el_ men or_ ger one ock _vä els \
    son nor ser rad nte _la _fo ord pro sen ike _he ner omm rs_ tis _om est _po ker _ar nds \
    _br te_ rin _mo kt_ ort mbe _tr id_ ige ara ete kar rat _pa tte al_ emb ts_ ga_ dan _da \
    mma _mi ris nom kri rst ång _bo ale par iga per oli tan ame nga ngs _na len kal öre rt_ \
    nda år_ rig inn _ju äst da_ ri_ lit _bl dra _ge _ja for ig_ vid ust _up ons nst _ta nis \
    nar tet _te rie org _fa ins ant _ro ann tat nna eda nat nne nen _am ast lag ate _pe gra \
    lad us_ ali nt_ fra amm ds_ rka _bi ars ge_ iti itt _th
    """
  }
}
