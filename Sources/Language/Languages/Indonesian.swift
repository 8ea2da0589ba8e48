// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Indonesian.
enum Indonesian: LanguageData {
  static let tag = "id"
  static let name = "Indonesian"

  static let letters = "é"

  static var trigrams: String {
    """
    an_ ang ah_ ng_ _di ala _da _se ada lah _me dal _pe yan kan _ya di_ _ad _ke ata dan ara \
    _te tan _be _in _ba ia_ ter ber nga eng ri_ at_ seb _ka ari _pa _sa ama si_ men ran per \
    aka gan era _de ra_ ya_ da_ dar al_ _ma nya ing ta_ asa asi ai_ ni_ ela mer am_ _ko ak_ \
    sa_ upa ebu eri _ta man ngg pen lam aha ika ar_ sia is_ nta ini bua tu_ uk_ ind _su au_ \
    en_ ung esi ma_ eru pad _pr ten _la un_ ban atu ali pat er_ uah den _at lan _ti as_ ant \
    bag ntu ndo ana aya ik_ one mat pro nes pak ian don awa and in_ tau tah ert rup _ja ga_ \
    han ota esa _an aga _un mem ngk tar ita tuk emb rik ent eta ila ena sat kat sal ate na_ \
    bah eba eca eh_ _na ole ur_ pan kar san kot ahu ili nda gai kec ka_ aan unt on_ leh has \
    nan _ol nsi apa erb end nal ula tak dia sel mas us_ abu hun ist ut_ _ha erl _si tas rta \
    ora gka dis cam sar ser int rat lik gga bar ins any isi ion kab ers gi_ _bi mba una ir_ \
    kal gar ti_ uta ovi pem _bu ani _ju _ra adi _mu nam art bup ima des _pu vin gun rov ain \
    lat ati rah rma wa_ ina epa tem _re rin iri _wi emi ura let _al rle uni tim ris lay uan \
    nja eme ki_ erm _le _po _je tra _ne bel es_ tin mil ndi str agi _fi dir eka _mi elu la_ \
    ebe kel ras dik nak uat sta nis isa il_ tam _ge uka eor
    """
  }
}
