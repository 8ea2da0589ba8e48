// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Albanian.
enum Albanian: LanguageData {
  static let tag = "sq"
  static let name = "Albanian"

  static let letters = "çë"

  static var trigrams: String {
    """
    të_ në_ _të sht _e_ _në _sh dhe he_ it_ _dh _i_ për ësh htë _nj et_ _ës in_ _pë me_ ve_ \
    _me një jë_ ës_ _ko ar_ së_ re_ ër_ _ng ish te_ ga_ më_ nga _ka _pa imi _gj _si _ma tet \
    tar _më uar _pr ur_ ri_ _li shk eri tin _vi or_ ra_ _te ën_ si_ anë _që tor iti rë_ _ve \
    hte ore ist vit që_ gji lin tit en_ end se_ _nd shq ndi ke_ tur hqi eve _ku ti_ ind _ja \
    qip min _fi het at_ rit isë ati es_ pas ani _po on_ ia_ an_ ne_ _ba ka_ ori ris ash jet \
    eti _kr oni _de cil _ci ion kon ara ent _di je_ itu gje mit ësi jan _së ike mi_ _pe _re \
    ta_ jes _is par ndë lli per _kë ht_ im_ _se are ave ja_ as_ etë _rr ret ran ari li_ pro \
    adh ali tik ni_ aj_ _mb _ra nte kom edh _tr rim _gr nti ull ues ill arë ëri kan _an dër \
    _ar di_ tër ter _mi rin ale inë esh lit tri jer shë atë jen _qe ik_ _ti art ika und er_ \
    pre ohe tës ush ndo ite _in ët_ la_ rad rat rik sis _la nis era ipt erë shi akt tra sta \
    _ne hur ime hit _bo for kës ria le_ dit _fo ili _mu sip tim der dhi esi _th pta rre fil \
    ine ita kur sa_ ete pje shm ont _u_ jit _lu _st rej gja ipë ven rës man str tua ose _sa \
    all kri men met esë llo _ed rën hme ver nd_ tje _pj ëve reg dor _os ikë _fa ipa pri ndr \
    shu sti ane ers ith mar kos nde sh_ ura ele mun and hje
    """
  }
}
