// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Irish.
enum Irish: LanguageData {
  static let tag = "ga"
  static let name = "Irish"

  static let letters = "áéíóú"

  static var trigrams: String {
    """
    an_ _an _a_ ach _ag ar_ _bh ch_ ir_ _ar us_ gus _ch _le agu ean na_ hai nn_ air ann igh \
    inn _sé eac ith _go dh_ in_ ag_ go_ hea tha hí_ sé_ is_ _de il_ _th amh le_ _in rai _sí \
    aig gh_ idh rt_ _si bhf irt _ma _na aga ear ta_ _dh cht uai ain ait bhe adh ail eir ile \
    sa_ as_ cha _i_ ad_ bh_ hái mh_ och th_ _is _se rea uil áin _be aid tea _mé chu ibh bea \
    ist mha _sa bhí eis har héa sí_ _am ig_ _ac _fa hfu ne_ úir _fh ana mé_ nne sin tá_ dea \
    fui hui id_ lei nac ste _do aoi ha_ lea lta éan _mh ath eat
    """
  }
}
