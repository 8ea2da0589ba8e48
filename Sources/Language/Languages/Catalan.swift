// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Catalan.
enum Catalan: LanguageData {
  static let tag = "ca"
  static let name = "Catalan"
  static let sentenceLimit = 25

  static var functionWords: [String] {
    words(
      """
      el la els les un una uns unes de del dels al als amb sense per sobre entre i o però ni que \
      com si quan on és són era ser ha han seu seva aquest aquesta més també hi
      """)
  }

  static var doubledWords: [String] {
    words("no sí molt bé gairebé mig la el que")
  }

  static let letters = "àçèéíïòóúü"

  static var trigrams: String {
    """
    _de de_ es_ la_ el_ _la _un _i_ _el ent _co és_ al_ ia_ _a_ del na_ nt_ _es at_ en_ _és \
    _al un_ _l_ er_ _en que _pe ls_ _se _ca men _qu _d_ ió_ per _re est ant re_ _pr ue_ ts_ \
    ta_ una _ma ran ra_ els va_ les _an com par da_ ita _va sta tat _pa _fo ica _di ici con \
    art ar_ ns_ ció res ca_ ist uni _te nic aci _le _si ame any _no ter amb ès_ _po tre des \
    _in era _mu _fr _am ona ada mun or_ anc cia pro cip tan fra ons tam an_ ion ic_ tal nci \
    sit reg itu _ba ou_ _mo tua rta om_ bre str _ha _tr _ll _sa _o_ mb_ us_ ten nta tic ipi \
    tra egi fou ina ria tor ny_ _ar ser esp ell mar nia _su nts cès ncè sa_ pi_ lla _so _me \
    is_ als ari cat uat ues lle _gr for eri le_ ura dep int os_ nte ana nom epa man ntr _fi \
    eni sti ori rs_ gió tri ric ste cio ers _ci _or _mi ver lit ata _ta _vi ali ill pre tes \
    ren ord ll_ _fa st_ nal lan car ma_ ri_ ir_ orm rt_ ral on_ _ac esc ats ont gra eix one \
    lia dis err all eu_ tar te_ sen it_ nti ort nes ect rat ial ara ner _ge rma and tur can \
    _ro nya dor ide ado abi ene cci nat _ve ere ix_ arr ena bit qui gen cte _na _fe ale seg \
    omp mer ins _to mon den alt ol_ arc rre hab pri seu qua nor tit uta act ula fic por _do \
    cal ual bar _oc lar ya_ ass aqu rti ret ost _ex cul rd_
    """
  }
}
