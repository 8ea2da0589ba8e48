// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Finnish.
enum Finnish: LanguageData {
  static let tag = "fi"
  static let compoundsWords = true
  static let name = "Finnish"

  static var creditKinds: [String] {
    ["kuva", "kuvat", "kuvitus", "valokuva"]
  }

  static var creditLabels: [String] {
    ["kuvalähde", "kuvaaja"]
  }

  static var screenshotLabels: [String] {
    ["kuvakaappaus"]
  }

  static var stockLabels: [String] {
    ["kuvituskuva"]
  }

  static var weakCreatorPrepositions: [String] {
    ["tekijä"]
  }

  static var authorWords: [String] {
    ["kirjoittaja"]
  }

  static var ownImageSentences: [String] {
    ["oma kuva"]
  }

  static var creditPlaceholders: [String] {
    ["tuntematon"]
  }

  static let letters = "äöåšž"

  static var trigrams: String {
    """
    en_ on_ in_ _on an_ ta_ ist ja_ sa_ ssa _ja sta _jo nen ine ise _ka ais sen aan la_ lla \
    _ta itt all _se lai ka_ _ku ala _va na_ li_ est ain _su lli een tta ett ell lis iin ste \
    vuo ksi _ma tä_ _sa _si _al si_ _ko taa _vu oli nna iss _mu ass _ol aa_ tti val ia_ eli \
    än_ oka sti _ki ill ti_ ust isi at_ ast _pe tel lin oit maa eri sä_ mis den _la jok _ke \
    _tu _yh ois le_ tet per ess int lle tai kan sin _to suo imi lä_ toi kai _pa _ra nta ien \
    uon tii onn stä ssä lta ikk vat _el kun kuu kse us_ ten uom ava ses rin stu se_ ään ans \
    min va_ uva sto ttä oma aja men _pi eis kau ali ent llä _ha ina un_ _te ttu ita ulu man \
    _vi ika unn _po _he _lu ama _me _ju rja joi _ni nin _li ite oll alt et_ ide _en tee see \
    nne suu tal ome uks tar lan sis yht _kä alu ens ari sii kka tu_ tte ija osa ma_ mal kir \
    ran koi lma aik sia pal utt kaa ost ant esi ana kin lka oim ulk tie ri_ ime ait tää ut_ \
    tin sit ani nim ter tan mer ila tam ai_ äyt lue tei nki ann _le its nti ian mi_ att ohj \
    tio ail aal _ve oin nka tun uot _mi lii kuv rit ori umi _pu nsa _so ki_ ris oss kil nni \
    rus ati aks _jä iik kas uut nsi osi net iva kki saa _my tse jul uod iit yks ilm uus arj \
    _ti nte ete kal tav _es käy aat jan ark yhd kon nis van
    """
  }
}
