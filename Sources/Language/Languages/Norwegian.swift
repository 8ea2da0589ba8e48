// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Norwegian.
enum Norwegian: LanguageData {
  static let tag = "no"
  static let compoundsWords = true
  static let name = "Norwegian"

  static var functionWords: [String] {
    words(
      """
      en et ei den det de i på av til fra med for om under over mellom og eller men at som når \
      der hvor er var være har hadde kan ikke jeg vi du han hun sin sitt sine denne dette ble \
      også
      """)
  }

  static var doubledWords: [String] {
    words("det de den er at som på om av til ja nei mye var for så der")
  }

  static var creditKinds: [String] {
    ["foto", "bilde", "illustrasjon", "tegning"]
  }

  static var creditLabels: [String] {
    ["kilde", "fotograf", "fotokred"]
  }

  static var screenshotLabels: [String] {
    ["skjermbilde"]
  }

  static var wordsAfterOrdinals: [String] {
    words("desember")
  }

  static var nameParticles: [String] {
    ["av", "og"]
  }

  static var stockLabels: [String] {
    ["arkivfoto", "illustrasjonsfoto"]
  }

  static var weakCreatorPrepositions: [String] {
    ["av"]
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
    ["ukjent"]
  }

  static var generatedImageLabels: [String] {
    ["ai-generert"]
  }

  static let letters = "æøåéòôó"

  static var trigrams: String {
    """
    er_ en_ _i_ et_ _de _er _og og_ _en om_ _so den som for _av _fo av_ ter _me sk_ re_ and \
    ne_ ing ste _et det _ti ke_ ar_ lle de_ _st lan lig ere te_ le_ ell ver or_ nde _ha ed_ \
    ler _no til ng_ _på der ger på_ _fr isk _ko nor ske _va est il_ nge ten tte ene _ve sta \
    _bl nne ord ent sen _in _be del es_ var st_ nsk nd_ fra ens ett els med omm ra_ _se _li \
    ren ist inn on_ ser rt_ an_ ans _la sjo jon ang kom _ma ner _el _fø _pr tet ge_ mer men \
    eri _re gen ert mme ble und _sa gge ker dt_ all nte _sk _ka har ers ret str _gr nen _ut \
    ige _an tt_ ors _un pro nin nes mun len kke ove nt_ rsk ig_ rik end _by mmu _br _sp _tr \
    ill ved _si one ikk une _ba ber al_ fød ska _vi _mo _he ødt sto tal rin ate nse _da tor \
    ann net lt_ ort ia_ in_ opp res rer asj rte sti ns_ kan _te lse _ar _op ete _fi se_ rde \
    ran vin art ins ale man dre _ki tre enn ide jen _na lin ele han per tra _ho ede _om lag \
    ern kap ien el_ rst igg ris _al elt ll_ rd_ _sø _mi mar eng rke org tat sis ant lke tis \
    _le itt ine kon kje ite ngs att _pa _co erk ekt ves na_ _ro nis kri _to rk_ sse sam ken \
    mel _kr ven _å_ øst tur nn_ sør gre nst ion før tid kin lit lom rge eli ika ati ons år_ \
    _po unn kal ina ike lsk met _ne ive par _ga ore bru _ru
    """
  }
}
