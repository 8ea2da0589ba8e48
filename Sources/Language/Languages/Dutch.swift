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
}
