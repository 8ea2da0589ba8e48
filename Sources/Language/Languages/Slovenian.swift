// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Slovenian.
enum Slovenian: LanguageData {
  static let tag = "sl"
  static let name = "Slovenian"
  static let sentenceLimit = 15
  static let wordShare = 0.9

  static let letters = "čšž"

  static var trigrams: String {
    """
    je_ _je ki_ na_ _po _na _pr in_ _in _v_ no_ ja_ ko_ _ki ka_ ih_ ni_ _se em_ ga_ nsk ski \
    ta_ sta ne_ _za lov ke_ ven da_ sko _ko pod _me ove la_ _le ega jo_ ske _iz _ob lje pre \
    _de ost pri od_ ije _sl nij ali ada slo _ma ani _so ija elj _sp eni li_ nje _bi anj ran \
    ter _re rav ina sti _st _pa _ve nik let _ka sto ov_ se_ nas ji_ er_ eta red ime ist lik \
    bil est _te ti_ _ra _do ik_ ens _al _up lo_ avn ans kem ova _ne za_ oli nov jsk del lja \
    so_ ičn ska pra ati pad _dr _od čin jan _im men sel str di_ med le_ va_ jen ase en_ gra \
    nih ed_ ast rad rsk ate _vo eli vno _kr spa raz ško _mo eno pol an_ ca_ ila van eri por \
    to_ ora stv ovn ašk ške voj kih neg ena cij _tu ijo ika ju_ ovi _di _sv išk zna pro nem \
    ica _da vni tan ri_ pa_ ški ma_ elo kov kra iji vet odn kat po_ udi tal al_ dru pan aln \
    st_ vel ino bli tov ala rva ele _os _ju tud ana _sk _pe _tr _ta nos _žu mes val _fr sve \
    vo_ ra_ ine tni il_ _en nja žup obč avi pos tič anc naj eto _z_ _hr bči tem reg _ga _s_ \
    mat nst ar_ upa _la _ja ubl blj _gr fra prv iko mer ver ita ste vaš rab edn mi_ om_ olo \
    ome vlj upr aja uje ene ent gij lju vi_ tra nar ot_ ev_ iz_ tri ano nic _si rat ari ins \
    lan _ok ede _go upo ijs ike _bo ame kot _sa rim hrv ato
    """
  }
}
