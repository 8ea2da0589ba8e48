// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Tagalog.
enum Tagalog: LanguageData {
  static let tag = "tl"
  static let name = "Tagalog"

  static let letters = "ñ"

  static var trigrams: String {
    """
    ng_ ang _sa sa_ _ng _na an_ ay_ _an na_ _pa _ay _ma _ka ala san ong _is isa ina at_ ga_ \
    on_ ata _ba ing mga _mg lan gan yan yon ila _at pan pin _si as_ _pi to_ aya la_ ula ito \
    ili _o_ ara ama ika aga pag _la ipi aha ana _it nas lip may ya_ nan _ta aba nga lal pil \
    man aka awa es_ al_ kat _no _in oon ali apa asa ka_ law _bi bay tan syo han ung nag ban \
    las in_ iya ati noo kan _di _ni iga si_ kal tin _ha sen awi _lu nak _da no_ asy it_ _ik \
    kab tag ran ag_ _se ita tao kas gka ayo _mu ra_ _po ari ist ani mat bil pam wan ta_ les \
    wig ngl ao_ _ti una bah od_ mul os_ sta _ar hay agi ent and _ko par eng aan nat _hi pul \
    gle _re ami _ku so_ gin tat lun mal nda rin kla _ki yo_ hin agp _bu _su lak aki ano _co \
    ton ans sin gal ro_ ngg ini pal nal ens iyo iko ant ter ase ni_ uan ri_ lat aw_ abi ian \
    _tu iti nil _un tal hiy lin ak_ mar agk re_ mag siy uma ngs era lik lo_ og_ uri sal ahi \
    ral sod er_ _ga ado gso kar _de _pr nit ia_ _li _al nsa ino uni _mi nta pop gga opu _pe \
    ind _gi lit nso _pu ad_ hal any kap bre _kl pat ngk ar_ ko_ kil ria _ca lar nya is_ taw \
    lag isy kin mba alo te_ us_ lam ma_ _gr per tik min ehi hil or_ ion kon iba bat est lon \
    do_ wa_ sti sya art aar mit bag kul sil tas non raw amb
    """
  }
}
