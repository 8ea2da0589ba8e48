// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Swahili.
enum Swahili: LanguageData {
  static let tag = "sw"
  static let name = "Swahili"

  static var trigrams: String {
    """
    _wa wa_ ya_ ka_ ni_ _ka _ya na_ kat ika aka ata ati wak _ni ia_ ili tik la_ ina ani _ma \
    _mw _la _kw _na mwa _ki kwa ta_ _ku ji_ ali zi_ ish _mj sa_ mji shi azi _ta _il _ji kaz \
    _se _mk _hu ana apa _mu anz ao_ bu_ iyo ini jin any liy mo_ ila nsa _wi nyi fan nia aya \
    pat ibu wap ens sen wan tan uji ofa yik hi_ yof tao jib muj wil nza oa_ koa lay mko _in \
    _al chi zan ari kan mba za_ io_ ais uu_ _ch hum li_ uwa lik cha kuw umo ha_ wai di_ ma_ \
    hio nch iku iki imb _nc iwa ti_ mar ri_ mbo bo_ and _ha ki_ ba_ ara are hin ke_ ake ing \
    _mi ra_ _un amo ama nam _za ndi eny kut eka sha nga una har rik _vi jim rek ang amb mu_ \
    oka _am tok adi ja_ da_ nya _mn mna lia _pa nao _ba ung uto uli _hi si_ aji nye ga_ huu \
    _mo ye_ usi asi kuu _li ois man _sa aoi iji ko_ ita iri mku an_ nda oja eza moj awa _au \
    nzi _pi mas nde asa ngu sin _mt ngi emb kam amu wen ala le_ rib au_ _ju to_ liw yo_ ngo \
    _an ida no_ uni nge _mb _ja gha lim go_ ima ne_ isi tu_ ash pan kus ian ran ong eo_ lin \
    kis kil ach ami on_ _sh ind ich zin fu_ _me ame _si pia _ra bwa ele oni zal ger _ny ria \
    oma pa_ _ul kub de_ aba aha atu mil und po_ uzi had lio chu ii_ mak ion _de _ke ene kia \
    ubw isa gan _nd uan kas uma oro eng tar ask ea_ bi_ mbe
    """
  }
}
