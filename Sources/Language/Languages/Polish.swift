// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Polish.
enum Polish: LanguageData {
  static let tag = "pl"
  static let name = "Polish"
  static let wordShare = 0.9
  static let sentenceLimit = 15

  static var creditKinds: [String] {
    ["fot", "zdjęcie", "zdjęcia", "obraz", "grafika", "ilustracja"]
  }

  static var creditLabels: [String] {
    ["źródło", "autor zdjęcia"]
  }

  static var screenshotLabels: [String] {
    ["zrzut ekranu"]
  }

  static var abbreviations: [String] {
    words("mag inż hab ul tzw np")
  }

  static var stockLabels: [String] {
    ["zdjęcie ilustracyjne"]
  }

  static var creatorPrepositions: [String] {
    ["autorstwa"]
  }

  static var weakCreatorPrepositions: [String] {
    ["od"]
  }

  static var sourcePrepositions: [String] {
    ["z", "ze", "na"]
  }

  static var ownImageSentences: [String] {
    ["zdjęcie własne", "opracowanie własne"]
  }

  static var creditPlaceholders: [String] {
    ["nieznany"]
  }

  static let letters = "ąćęłńóśźż"

  static var trigrams: String {
    """
    _w_ _po ie_ nie na_ wie ch_ ski _na ej_ _pr rze ego go_ ia_ ny_ owi im_ iej ych sta _i_ \
    kim kie prz owa cie pol ki_ ce_ nia _mi dzi _wi ów_ ka_ min iec _ro _z_ _za _st ani _do \
    _je pow _ko _si czn _wy _wo _ma ols jąc wan ści ach mie _gm gmi poł ona _od dni _pa ca_ \
    eni ini ne_ woj rzy owy wa_ ji_ _ni eci em_ ier ku_ oło ii_ owe ym_ ter żon oje łoż się \
    nyc _cz ńsk ożo ię_ _re kow cho ci_ ódz cji cze odz est twi str icz rod iel wód ist jew \
    zie nic ośc any ast ina _gr ewó ztw cki ają do_ zna dzt sto sce to_ cy_ owo iem ieg _ka \
    ran oni ana zy_ ane lsk _te neg ieś ost _pi pro _lu edn ejs lsc _la ycz st_ _li _to pod \
    tyc wsk ion _de nej ent ąca ta_ od_ _kr czy ący row par nik ska _ok yst ze_ da_ _sz jes \
    _ob eś_ oli sie ich hod wy_ acj we_ rok dow art now ste tan rsk ows _ja zen _mo ść_ war \
    oku jsk ują _ch ko_ okr ony lic cza lub ła_ zez wia _sp ra_ ez_ tow _we ja_ lan aln _in \
    naj ówn za_ któ _ba ami ek_ lat _sa mi_ gra _or tra nym cja tór mia ali odn stw _an ncj \
    jed er_ pie zny orz tor zec ien sko men iał _a_ kon _kt ość era eck nio ańs _wa rac wej \
    on_ ame _tr wo_ _sł _fr szy _ur _ws arz at_ trz _sk ada zon wni kra ora zne ech oid _al \
    ry_ awi ub_ sty ero cow je_ tac sze anc świ _ta ata ur_
    """
  }
}
