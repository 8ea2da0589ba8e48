// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Hungarian.
enum Hungarian: LanguageData {
  static let tag = "hu"
  static let compoundsWords = true
  static let name = "Hungarian"

  static var creditKinds: [String] {
    ["fotó", "kép", "illusztráció"]
  }

  static var creditLabels: [String] {
    ["forrás"]
  }

  static var stockLabels: [String] {
    ["illusztráció"]
  }

  static let letters = "áéíóöőúüű"

  static var trigrams: String {
    """
    _a_ _sz _az en_ az_ an_ egy és_ ak_ _eg _és sze ban gy_ _me ek_ tt_ _kö es_ agy _ma szt \
    ele ben _ta et_ köz ala _cs ába _el let ai_ _al ely _va szá _ha _be _ne ik_ _te _re nak \
    lt_ art _le ren alá _ki end ész ere ség mel ter zer _fe zet tar ett csa meg al_ us_ _am \
    tal os_ nek len osz rto ja_ ok_ is_ el_ ta_ _né nt_ sza _ke toz lak ti_ ia_ on_ ály ete \
    ány sal ra_ ent _mi leg nye ék_ int ame zó_ ott eze _ny ros at_ án_ ól_ ébe er_ _ál ozó \
    mag _fo re_ bb_ eri for gye ált lád nem áll áro ara kor jel lye _ko gya ána _la ül_ _an \
    ztá vag ság _fa _ka tet _vo olt _is _je _ba ás_ rsz ény ae_ tás ors ly_ tál ák_ rül _ké \
    _pa asz _vá üle hat _ho _ve esz ág_ mán vol lla orm min tel _os ba_ zen _vi fel ég_ ul_ \
    én_ lat lék fél _ré ádj rés szl djá vez ndj ker ell szi nev erü _na ida zág djé ssz yel \
    ati oly lyá ny_ _tö szo mer val tés elv te_ em_ ato _he yar sz_ _ez faj atá be_ _in ét_ \
    élé eti gyi ont vár si_ omá lle eg_ _er lta rás ová lov nag _de _má eve ez_ _ol dae zat \
    éne ika oro jáb rt_ _já név ése ata sa_ mes zlo tes ől_ ver _mo ran ada hoz át_ ill tár \
    tot rme _gy se_ ni_ szé ri_ _po ar_ _so mad ang tó_ ve_ bel elő zik tek yán eke vák lam \
    jár yik más dik nál ásá nde nya ert ten lis tén úak zak
    """
  }
}
