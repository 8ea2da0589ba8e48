// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of French.
enum French: LanguageData {
  static let tag = "fr"
  static let name = "French"
  static let wordShare = 1.13
  static let sentenceLimit = 25
  static let readingEase: ReadingEase? = ReadingEase(207, perSentenceWord: 1.015, perSyllable: 73.6)

  static var functionWords: [String] {
    words(
      """
      le la les un une des du de d' l' à au aux en dans sur sous par pour avec sans entre et ou \
      mais ni car que qui dont où si est sont était être a ont ce cette ces son sa ses leur qu' \
      n' s' c' j' il elle on nous vous ils elles ne pas plus se même
      """)
  }

  static var commonWords: [String] {
    words(
      """
      plus aussi très bien tout tous toute toutes même autre autres comme fait faire peut \
      peuvent cette cet ceux cela ça mon ma mes ton ta tes notre nos votre vos leurs lui moi toi \
      y donc alors encore après avant deux avoir c'est n'est j'ai qu'il qu'on d'un d'une quand \
      quelques chaque sans lors été avait étaient
      """)
  }

  static var doubledWords: [String] {
    words("nous vous très si oui non bien tout bon ha la le les en")
  }

  static var timeWords: [String] {
    [
      "aujourd'hui", "hier", "demain", "cette semaine", "la semaine dernière",
      "la semaine prochaine", "ce mois-ci", "le mois dernier", "le mois prochain", "cette année",
      "l'année dernière", "l'année prochaine", "récemment",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi \
      mardi mercredi jeudi vendredi samedi dimanche
      """)
  }

  static var bylineRoles: [String] {
    [
      "auteur", "autrice", "auteure", "chercheur", "chercheuse", "conseiller", "conseillère",
      "consultant", "consultante", "designer", "développeur", "développeuse", "directeur",
      "directrice", "fondateur", "fondatrice", "ingénieur", "ingénieure", "journaliste",
      "photographe", "professeur", "professeure", "président", "présidente", "rédacteur",
      "rédactrice", "responsable",
    ]
  }

  static var relatedTitles: [String] {
    [
      "articles similaires", "articles liés", "articles connexes", "à lire aussi", "à lire ensuite",
      "lire aussi", "sur le même thème", "vous aimerez aussi", "vous pourriez aussi aimer",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusion", "conclusions", "en conclusion", "résumé", "en résumé", "pour conclure",
      "pour résumer", "récapitulatif", "le mot de la fin", "épilogue", "synthèse",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introduction", "intro", "aperçu", "vue d'ensemble", "contexte", "préface", "avant-propos",
      "prologue", "préambule", "généralités", "divers", "autres", "plus d'informations",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "ici", "cliquez ici", "cliquer ici", "clique ici", "cliquez", "c'est ici", "par ici", "là",
      "juste ici", "lien", "ce lien", "le lien", "lire", "lire la suite", "lire plus", "la suite",
      "suite", "lire ici", "lire l'article", "voir ici", "voir", "voir plus", "voir la suite",
      "plus", "plus d'infos", "plus d'informations", "plus de détails", "davantage",
      "en savoir plus", "en lire plus", "savoir plus", "détails", "infos", "continuer",
      "continuer la lecture",
    ]
  }

  static var moreTexts: [String] {
    ["lire la suite", "lire plus", "en savoir plus", "lire", "lire l'article"]
  }

  static var altOpeners: [String] {
    ["un", "une", "la", "l'", "le", "cette"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["image", "images", "photo", "photos", "photographie", "illustration"],
      ["de", "d'", "du", "des", "montrant", "représentant"])
  }

  static var creditKinds: [String] {
    [
      "photo", "photos", "photographie", "image", "illustration", "dessin", "infographie",
      "montage",
    ]
  }

  static var creditLabels: [String] {
    [
      "crédit photo", "crédits photo", "crédit photos", "crédit image", "crédit", "crédits",
      "photographe", "source", "sources", "source image", "illustrateur",
    ]
  }

  static var screenshotLabels: [String] {
    ["capture d'écran"]
  }

  static var abbreviations: [String] {
    words("env mme mlle mgr")
  }

  static var sentenceOpeners: [String] {
    words("le la les un une il elle nous")
  }

  static var nameParticles: [String] {
    ["de", "du", "des", "d", "l", "la", "le", "les"]
  }

  static var creditAdjectives: [String] {
    ["toutes les"]
  }

  static var stockLabels: [String] {
    ["photo d'illustration", "image d'illustration", "photo d'archives", "photo d'archive"]
  }

  static var creatorPrepositions: [String] {
    ["par", "avec l'aimable autorisation de"]
  }

  static var weakCreatorPrepositions: [String] {
    ["de"]
  }

  static var sourcePrepositions: [String] {
    ["sur", "de"]
  }

  static var conjunctions: [String] {
    ["et"]
  }

  static var creditContinuations: [String] {
    ["pour"]
  }

  static var nameConnectors: [String] {
    ["et", "pour"]
  }

  static var captionOpeners: [String] {
    ["un", "une", "la", "le", "les"]
  }

  static var authorWords: [String] {
    ["auteur", "l'auteur", "l'auteure"]
  }

  static var ownImageSentences: [String] {
    ["photo personnelle", "photo de l'auteur", "image de l'auteur"]
  }

  static var creditPlaceholders: [String] {
    ["inconnu", "nom", "votre nom", "prénom nom"]
  }

  static var unknownCreators: [String] {
    ["inconnu"]
  }

  static var generatedImageLabels: [String] {
    [
      "généré par ia", "générée par ia", "généré par l'ia", "générée par l'ia",
      "image générée par ia",
    ]
  }

  static let letters = "àâæçéèêëîïôœùûüÿ"

  static var trigrams: String {
    """
    _de de_ es_ le_ _le _un _la ne_ est _es la_ st_ nt_ on_ re_ et_ ent ion en_ _co _en _et \
    un_ _à_ ns_ une que _pa _l_ par ur_ ue_ tio _du des te_ lle les du_ is_ ans ant _d_ _pr \
    ati men ran iqu _au _da dan se_ eur er_ _ma ée_ ie_ _po com ais _so ce_ _qu eme _fr _dé \
    our me_ ien con ill art _su fra _mo ain _ré ist _no _ch it_ _se ell in_ té_ omm ire ar_ \
    au_ tre _ca il_ ont _si _in son res _an _ét rs_ ale nce ine ons ise ali _sa qui _re nte \
    and ort _il us_ anc sit nne ts_ _di _ou pro onn ier anç ux_ _né itu nça ui_ _vi çai _fo \
    ste rie _ce éri al_ né_ ter rti ou_ cha _tr _al _ba tra _pe ers che an_ _ar int éta lis \
    teu sur lan _li bre sse _gr tai mun rte air ge_ ntr _ro tem _pl ait pou ita _fa mar man \
    _lo ois rt_ ère lie ica tan mmu tué ssi ues str ond ric all ver égi uni ari tiq ure ris \
    _do rat iti nis mme ité rég aut nom cti _mi ut_ el_ ite ess gio lit _or mon tes rou _av \
    _fi nde ive ang age cie _te lem nal enn _a_ dép emb gra ouv _me uée for he_ ori ect mbr \
    tat née ass urs sti épa _th aux nd_ nes pe_ _ha tal gne iss ren rd_ rit nat uve _am ens \
    tie _jo _ap omp _el sio éra _br ona nti _bo _to tri lus err és_ oir ani _cr ron ili ins \
    ate ous act cou nie ieu ord nci por uis ern mil ées mat
    """
  }
}
