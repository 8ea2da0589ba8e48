// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Dutch.
enum Dutch: LanguageData {
  static let tag = "nl"
  static let compoundsWords = true
  static let name = "Dutch"
  static let readingEase: ReadingEase? = ReadingEase(206.84, perSentenceWord: 0.93, perSyllable: 77)

  static var functionWords: [String] {
    words(
      """
      de het een in op aan bij met naar van voor uit over onder tussen en of maar want dat die \
      als wanneer waar is zijn was waren wordt heeft hebben kan niet zijn haar hun dit deze
      """)
  }

  static var commonWords: [String] {
    words(
      """
      ook nog wel maar meer veel alle alles andere zo dan hier daar er je jij u we wij ze zij ik \
      hij mij ons onze mijn jouw worden wordt werd hebt had zou kunnen moet moeten wil willen \
      geen als bij door om te tot heel goed
      """)
  }

  static var doubledWords: [String] {
    words("die dat zijn van heel zeer nee ja voor aan in op uit door haar")
  }

  static var timeWords: [String] {
    [
      "vandaag", "gisteren", "morgen", "deze week", "vorige week", "volgende week", "deze maand",
      "vorige maand", "dit jaar", "vorig jaar", "volgend jaar", "onlangs", "recent",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      januari februari maart april mei juni juli augustus september oktober november december \
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
      """)
  }

  static var bylineRoles: [String] {
    [
      "adviseur", "auteur", "directeur", "fotograaf", "hoofdredacteur", "hoogleraar", "ingenieur",
      "journalist", "manager", "onderzoeker", "ontwerper", "ontwikkelaar", "oprichter", "redacteur",
      "schrijfster", "schrijver", "voorzitter",
    ]
  }

  static var relatedTitles: [String] {
    [
      "gerelateerde berichten", "gerelateerde artikelen", "vergelijkbare berichten",
      "vergelijkbare artikelen", "lees ook", "lees verder", "misschien vind je dit ook leuk",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusie", "conclusies", "samenvatting", "samengevat", "tot slot", "slot", "slotwoord",
      "ten slotte", "afsluiting", "nawoord",
    ]
  }

  static var genericHeadings: [String] {
    [
      "inleiding", "introductie", "intro", "overzicht", "achtergrond", "voorwoord", "proloog",
      "algemeen", "diversen", "overig", "overige", "meer informatie",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "hier", "klik hier", "klik", "klik op deze link", "via deze link", "link", "deze link",
      "de link", "dit", "lees", "lees hier", "lees meer", "lees verder", "lees hier verder",
      "meer", "meer lezen", "meer info", "meer informatie", "meer details", "meer weten", "verder",
      "verder lezen", "bekijk", "bekijk hier", "bekijk meer", "zie hier", "details", "info",
    ]
  }

  static var moreTexts: [String] {
    ["lees meer", "lees verder", "meer lezen", "verder lezen"]
  }

  static var altOpeners: [String] {
    ["een", "de", "het", "deze", "dit is een"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["afbeelding", "afbeeldingen", "foto", "foto's", "plaatje", "beeld"],
      ["van", "met", "waarop"])
  }

  static var creditKinds: [String] {
    ["foto", "beeld", "afbeelding", "afbeeldingen", "illustratie", "tekening"]
  }

  static var creditLabels: [String] {
    ["fotobron", "bron", "beeldbron", "fotograaf", "fotokrediet"]
  }

  static var screenshotLabels: [String] {
    ["schermafbeelding"]
  }

  static var timeIdioms: [String] {
    ["vandaag de dag"]
  }

  static var abbreviations: [String] {
    words("dhr mevr mw bijv")
  }

  static var abbreviationsBeforeNumbers: [String] {
    words("nrs")
  }

  static var nameParticles: [String] {
    ["van", "der", "den", "de", "ten", "ter", "te", "'t"]
  }

  static var stockLabels: [String] {
    ["stockfoto", "archieffoto"]
  }

  static var creatorPrepositions: [String] {
    ["door"]
  }

  static var weakCreatorPrepositions: [String] {
    ["van"]
  }

  static var sourcePrepositions: [String] {
    ["op", "van"]
  }

  static var creditContinuations: [String] {
    ["voor"]
  }

  static var authorWords: [String] {
    ["de auteur", "auteur", "eigen foto"]
  }

  static var ownImageSentences: [String] {
    ["eigen foto", "eigen werk"]
  }

  static var creditPlaceholders: [String] {
    ["onbekend", "naam"]
  }

  static var unknownCreators: [String] {
    ["onbekend"]
  }

  static var generatedImageLabels: [String] {
    ["ai-gegenereerd", "gegenereerd met ai"]
  }

  static let letters = "áéëèíïóöü"

  static var trigrams: String {
    """
    en_ _de de_ een an_ _in _va _ee et_ van _he is_ in_ _is het _en er_ _ge ent te_ se_ oor \
    eme _be sch ie_ der ers uit aat and nde el_ _ma aan ste nte _te ing sta eel it_ men _st \
    ond _di _ui ver _vo ans lan nt_ mee den _wa ter nse _me nd_ aar or_ laa ts_ _op at_ gen \
    pla dee gem erd ten ijk rs_ ats _we _pl tel est _re as_ maa cht ng_ lt_ _ve eri one lij \
    rd_ _al ord ede es_ ner voo ren akt on_ che kt_ art _co isc ran eer _do ere die nge _on \
    sse won ber wer aak ens nwo rde ij_ was op_ taa dis ist he_ end inw par ame elt str reg \
    al_ ron egi _pr _na _fr tie _to mer io_ le_ ati _ar ijn ar_ met ele st_ _la _ne rij ken \
    _gr ns_ jk_ _da _wo ndi cha rte gio fra us_ doo ari lle _zi ant tem ls_ erl ric eld per \
    _pa eli len pro ich ge_ ne_ _ho tri re_ iss gel _no _ka _am eve _aa rik ali nds _bi _li \
    rt_ _ha chi bes ch_ _po _sa of_ ika ien _sp ege _of epa _hi naa jn_ ht_ als stu geb _ro \
    ige eke ind uur ier els rla ven ort its kaa _mo am_ _oo wor ang arr _ja _bo sen _mi _le \
    ion _ca ach ot_ _br ill ned dep _ba raa ger erk rli ië_ _du ke_ tal rie nne _sc zij ad_ \
    ges _an ty_ ate ove rro vin _ch lin aal tuu sem lie gro _wi ct_ eid dt_ the id_ ili _ko \
    ont ld_ rin tse ale ict dat _vi nen _se zie na_ orm sti
    """
  }
}
