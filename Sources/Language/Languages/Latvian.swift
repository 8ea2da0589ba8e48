// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Latvian.
enum Latvian: LanguageData {
  static let tag = "lv"
  static let name = "Latvian"

  static let letters = "āčēģīķļņšūž"

  static var trigrams: String {
    """
    as_ _ir ir_ ija _un _no un_ _pa _ka es_ jas _vi is_ _sa iem _va ien ja_ vie kas _ar ās_ \
    _pi ts_ em_ ar_ ta_ isk no_ _ga _la ai_ _ko _iz _at _ku _da _ap ska _ie tie iek pie na_ \
    kur par ais kā_ ns_ sta lie jā_ ras tu_ _li iet tas cij rie os_ ra_ _st ms_ us_ vai _di \
    šan _pr ka_ _ti _dz ist la_ val tā_ ība ast ām_ iel str ika _bi nu_ nie _ma da_ ana stā \
    inā lat nas ju_ _au dzi _uz ma_ _kr rs_ ti_ bas _re vei die ent mu_ arī kai _ta ijā ied \
    _kā ru_ _ne _ra ter _tā ies sti _ve jum eme ara eri ris das _zi _sp eid _te āci gad _ci \
    _ba lai pas sau ens nis skā tro ums bij oda rij las rī_ ls_ pil _lī tis ku_ ajā am_ _mi \
    umu kar tor ust atv _si to_ vid tur zie ņu_ bal vij pār tra _me ils ena dzī pro stu _gr \
    man ant als tvi tik kst tar ion _in zim _se _pā rum aug ks_ tru šu_ atr vis _be du_ ēta \
    ļu_ lu_ nāt ieš spē rod zem iev lis var tāj ekt lst aut sas āka iju and stī kri ie_ ido \
    _je ori aus gas dā_ īga _sk _po līd vas ers _pl js_ ko_ era les ba_ mes ada aks mat auk \
    ura mas _de _to īdz rak kum nes nij etu _vā ki_ rā_ oti bol min _tr daļ evi ek_ not oni \
    bu_ onā dar nā_ uma mā_ _pē gan ola sts ūra atī rīg _ro zīv jie _an gal jeb ikā ela ot_ \
    ele pla itā eks men mis ato der arb _pu kon oli kār ama
    """
  }
}
