// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Welsh.
enum Welsh: LanguageData {
  static let tag = "cy"
  static let name = "Welsh"

  static let letters = "âêîôûŵŷïáé"

  static var trigrams: String {
    """
    yn_ _yn dd_ _y_ au_ ydd _cy _r_ _a_ _i_ _ar ol_ th_ _o_ edd _ma eth _gw _gy yr_ an_ wyd \
    _ga aet od_ ar_ mae iad ae_ ddi _ll ad_ _rh _yr _dd yd_ _ei er_ on_ _n_ oed wn_ ith ch_ \
    wed _hy _ca el_ gan _we edi ynn odd di_ _am _sy nt_ _ym cyn hyn _ac _bo _da fod ir_ dau \
    ddo ei_ ac_ io_ id_ ymr af_ rha yw_ ig_ _ch _by _me in_ dol dda _go _fe yng cym _di ion \
    rth lia eu_ ai_ gyf lla ael am_ ru_ lli eit all en_ _de rwy bod _un aid ll_ ed_ cyf ngh \
    ein nny gwe es_ dia mru _dr nol ria _ne ng_ wei fel ant _yw _br _ff _he rif _oe _an nia \
    _ni _pe ell _dy tha fyd wyn hau ada ni_ _fo lle han byd ned _ad neu gor fer _pr _â_ lwy \
    ian idd nd_ wy_ nyd _er wys dra rae lly _ge nid ddy un_ _co _tr _na iau _ys os_ wyr dio \
    hwn gol gwa _si rdd gae enn _se _be dwy ysg nod ewn iae ait yll dig hyd dde ini ym_ _fy \
    ynt or_ nni ang ydy _sa gyn gwy _ce yst _eu ny_ ych _hw chy nna ud_ mew thi efy ref ryd \
    _pa _yd oli _fa _al rai chw red _at ys_ ach lan _ha ann og_ lae _wy yfr _ng ill ain sy_ \
    ate wel ran lyn diw obl ddw led wr_ efn is_ dod der nig eud eg_ yfe hol ghy lyw rio al_ \
    lai gen _po ter eir tho gyd _en nwy rch dyn fyn dro da_ eol roe wne syd _ho if_ hai law \
    ef_ _ro _gr ros _ba dar ond bl_ tre yda hym _on na_ mwy
    """
  }
}
