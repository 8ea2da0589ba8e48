// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Danish.
enum Danish: LanguageData {
  static let tag = "da"
  static let compoundsWords = true
  static let name = "Danish"

  static var functionWords: [String] {
    words(
      """
      en et den det de i på af til fra med for om under over mellem og eller men at som når der \
      hvor er var være har havde kan ikke jeg vi du han hun sin sit sine denne dette blev også
      """)
  }

  static var doubledWords: [String] {
    words("der det de den er at som på om af til ja nej meget var for så")
  }

  static var creditKinds: [String] {
    ["foto", "billede", "billeder", "tegning"]
  }

  static var creditLabels: [String] {
    ["kilde", "fotograf"]
  }

  static var screenshotLabels: [String] {
    ["skærmbillede"]
  }

  static var abbreviations: [String] {
    words("bl dvs evt kl")
  }

  static var wordsAfterOrdinals: [String] {
    words("december")
  }

  static var nameParticles: [String] {
    ["af", "og"]
  }

  static var stockLabels: [String] {
    ["arkivfoto"]
  }

  static var weakCreatorPrepositions: [String] {
    ["af"]
  }

  static var sourcePrepositions: [String] {
    ["på", "fra"]
  }

  static var conjunctions: [String] {
    ["og"]
  }

  static var authorWords: [String] {
    ["forfatteren"]
  }

  static var ownImageSentences: [String] {
    ["eget foto"]
  }

  static var creditPlaceholders: [String] {
    ["ukendt"]
  }

  static var generatedImageLabels: [String] {
    ["ai-genereret"]
  }

  static let letters = "æøåé"

  static var trigrams: String {
    """
    er_ en_ et_ _de _i_ _er _en _og og_ den der de_ for nde _af _fo af_ ter and _me lle _so \
    ere ing ed_ lig sk_ det re_ om_ ste or_ _st _ti ke_ ne_ ler til som ger lan ske _be ng_ \
    _et ind es_ end il_ _fr ar_ te_ _ha ans nsk ge_ _in ell isk ion med nge els _ko _på _da \
    på_ ver del est ige nd_ gen eri ede fra sta le_ dt_ _ma _bl _ve at_ ens on_ dan an_ ra_ \
    ern men ret _va mme sti ati ist st_ _pr gge und _li mer ill _el ers _la _sa el_ var tio \
    kom tte _re sen _ud ent ner se_ lev _si ord nin lse str _no _ka _sk _an rne ns_ ren omm \
    ig_ _fø ser _at ang ive _he red pro ved rin _gr ble ten ove nte kan _se ber ev_ eli _ba \
    _op kke _fi _om man _br har nor _vi ken ide ndt nne one _ho old _sp mun ene gt_ igg net \
    _al ien al_ mmu lde rik sto lin mar org tet _am _mi ker nds gne art tor _mo tal _tr _un \
    _sy fte ete avn orm _by rer ran tis rst hol ska _na _hv per tat spi age kri ale is_ nes \
    bet em_ nst rg_ sam ris _ar han fød ngs ins nal ort res ødt _pa in_ ika pil rt_ rde ven \
    ogn _ro des rke ame ark met ate amm rie _po dre rig nen nis hav _fa une sog ant _ki reg \
    ors _ty _fl len _te rte tid rd_ by_ min ve_ hed tra her før ade vær vet eds ore rre irk \
    lem skr _pe gel _ge us_ all kon ele _le _ta rsk år_ egn
    """
  }
}
