// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Czech.
enum Czech: LanguageData {
  static let tag = "cs"
  static let name = "Czech"
  static let sentenceLimit = 15
  static let wordShare = 0.9

  static let letters = "áčďéěíňóřšťúůýž"

  static var trigrams: String {
    """
    _je je_ ní_ _po ch_ _v_ _a_ na_ _pr _na _se ho_ ce_ ter ou_ _ne _ro _st ick pro ých se_ \
    ost em_ _př ké_ kte ky_ ské sta ého ně_ _kt _ob _ve _do _by _ko byl ím_ ka_ la_ _vy _z_ \
    ký_ ova _za ku_ ský cí_ sti ích _ja né_ nsk dní _ma _sp _če lov sou edn rov str ení ová \
    _le ká_ _so ist ný_ _pa ny_ vní le_ cké od_ _od pře jed to_ ko_ ním ná_ _me ti_ ící pod \
    odn ové pol sto _mo _te kéh _ka zna ran vé_ _ná ie_ nos ast řed ový ent nic _zá cký ako \
    _re ve_ _sv _vý tel neb ebo mi_ vá_ en_ ta_ ech ele pra van _ta spo _li tic uje cho vět \
    tro ým_ slo dy_ kov ém_ st_ ro_ esk lní ice tí_ rod men ate _sl ván jíc nov ovi bo_ _ně \
    _kr tra jak roz _ji kon _s_ ole ati čes ci_ yl_ _mě _ze erý kýc let ího va_ _ho sko eri \
    kou ání _an ěst níc áln tní sky _ch ra_ ze_ rav lo_ jí_ nej oce měs ven ste tor ást ros \
    _de výc eck ani nýc vat ší_ _in lad ver oli roc rý_ vod _mi sku nou rok _dr _sk _tr pří \
    hod olo el_ ská ric tov oku tře kla zem eré _al du_ ina do_ _to dno tav lav len mu_ ame \
    ek_ alo ují _fi est er_ _hr ční tak lic led las _os nu_ ré_ ens tin ty_ čen es_ ace dob \
    _ce kol erá žen _pl zen al_ on_ pad čás us_ oje rní ezi _ba ví_ dru při níh hra _o_ ern \
    _vo tu_ _br val _sa nač no_ vel ruh chá ion ený ají stá
    """
  }
}
