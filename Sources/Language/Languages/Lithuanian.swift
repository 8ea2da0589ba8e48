// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Lithuanian.
enum Lithuanian: LanguageData {
  static let tag = "lt"
  static let name = "Lithuanian"

  static let letters = "ąčęėįšųūž"

  static var trigrams: String {
    """
    os_ as_ is_ ini _pa ės_ ių_ je_ _ka ijo ai_ _ir us_ ir_ io_ _va _pr iau oje jos inė tin \
    _vi ant ali iet mas _su aus usi nis rin tas _ta _sa _da nti ja_ ija _ku uri ra_ _pi _nu \
    _ši iai ti_ kal _iš tų_ se_ kai kar sta nuo ent _li kur mo_ _ar _ko no_ din _ap tai ien \
    _te val nių lin nė_ lie vie uo_ eri joj _me aka ima pri etu ama ist pie ras imo yra _la \
    ose _ra _di aur ais lia _yr išk _au _ma ies tis ina _re to_ šia uos nės gal min ink _mo \
    cij nas _mi _ne _į_ uvo ma_ dži kos mos ari ori avi ran _be _m_ ios _ba eli iko kla ter \
    aug int nin _ga iki asi es_ tuv nia adi ba_ sti men aci ta_ rit jų_ _gr nio oli _st and \
    vo_ lai _at ria pra met ro_ nų_ urė tra _in tar ili sto rij ius pas vai ara _na iam _kr \
    sis eni ame yje arb _ki rio vad nta api rie oja var auk lio ryt čia ena tor _si iš_ ia_ \
    _ti mok _km _se rės sia _po _ry _an art jo_ sav _sk kas ie_ na_ lis par čių rik aik si_ \
    ono km_ pro dar era ion _ge nij ala vos iva ona str _de oni ko_ als rba ito vak kin ind \
    _ve tik kų_ len pag ėje jon eta ros _le ka_ ing ybė ven dal ika raj jam _pl _pe per olo \
    _bu tei eik est ar_ enk ne_ eis ami ald kra nki ste ys_ gra nos rus las vin sio eno lau \
    aln žia ajo _tr ava ino aip nim ani tie me_ _še aud ndi
    """
  }
}
