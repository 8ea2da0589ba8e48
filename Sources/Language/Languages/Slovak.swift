// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Slovak.
enum Slovak: LanguageData {
  static let tag = "sk"
  static let name = "Slovak"
  static let sentenceLimit = 15
  static let wordShare = 0.9

  static let letters = "áäčďéíĺľňóôŕšťúýž"

  static var trigrams: String {
    """
    _je je_ _pr _po _v_ ch_ _na _a_ na_ ej_ om_ ie_ tor ho_ ých ov_ ia_ ick kto _ro ne_ _me \
    _kt _al _sa pre ka_ ost _ob ale ova ný_ sa_ ku_ nsk str ou_ ého ove sta nie _st ky_ né_ \
    sti van lov nej rov ebo leb ná_ bo_ _bo _ma ani _sp to_ ko_ _ko _do est _ne ast _vy pri \
    _sú la_ men _z_ kej kov ny_ mi_ _sl ký_ _za ti_ eni bol ran čas sto slo _to _te kom nos \
    nov va_ ká_ sku sko ent _vo _ve rok _kr odn ven red ens pod pro rie _vý ok_ mer tok _od \
    nom nýc ový cho edn cký olo tro _re tov ist ske res pol ým_ _zá _in eri _ho ra_ _ná ate \
    spo _se od_ tic _mo ta_ mes _ok ter _s_ ria _ak er_ re_ ský _ka _št tra _de ako och sť_ \
    _pa áln jed den oko kon _sk zna eho vo_ naj prí ovi ati _tr oku ol_ ca_ _mi rod okr nia \
    _ča _ja orý áci roz lad kla vá_ uje dne rav júc teľ ver lo_ ele de_ ali ce_ ké_ pra sky \
    tre kre oto hod dno kýc ekt _le _ch kéh ric ach oro ajú ovo _sv cia vod ová néh ci_ _an \
    eme výc tvo cké ina _pl en_ voj nic ero len ený osť za_ _km rom ské le_ ame rsk tri cie \
    ern rý_ oré ych las dov _ce bra vý_ eno lav _so ich tav aný stv _di _ra ri_ _fi ori avi \
    us_ da_ ným _ta ola rá_ ové ujú _ni _li ska ren iac lan _br ovn _dr hor rat ore ste dy_ \
    ami dob pot lne ine ene ané ite _no aj_ ade ená _ju hov
    """
  }
}
