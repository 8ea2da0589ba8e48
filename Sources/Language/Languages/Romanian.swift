// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Romanian.
enum Romanian: LanguageData {
  static let tag = "ro"
  static let name = "Romanian"

  static let letters = "ăâîșțşţ"

  static var trigrams: String {
    """
    _de de_ te_ _în ul_ est ste în_ re_ _di _es in_ are _un din şi_ le_ _a_ _co _şi _ca ea_ \
    ia_ ie_ _pr _al al_ ui_ _ma _pe un_ tă_ ent _la lui or_ _fo _o_ ate ii_ at_ la_ _re ei_ \
    _cu eri ele car tat ulu _se st_ ntr ist rea tul _in _ro ani tor ter ita _ce lor aţi ori \
    ale com _po pro con _su ri_ _pa ne_ rie _sa tru pri an_ _st _ac uni cu_ că_ ost rom int \
    art par ica ce_ sta ali _an tre str nte nia au_ pre fos _fi tic se_ ru_ _or _ar men nă_ \
    ată ca_ pe_ _si ile ric tra mân per _li uri ion ai_ mar _tr lit nul ic_ ari _mo ine tea \
    nt_ _me une ra_ ici na_ ţie ică mai man ona omâ _lo num nd_ era _mi tur ră_ _au ilo iun \
    rma rin rat ere _lu iei ace ran mul rul pen ili lă_ _nu _te atu bri cel mbr for _ap mun \
    sti ar_ oar ame anu tel ati nal _mu loc ril and ice iul ial sau cia it_ ta_ _sp ind lan \
    ian on_ el_ itu chi _no _do cal reg cul ite _ge ză_ tri ant rit ria scu rii er_ ora ina \
    nit orm emb ect ini _sc nic tiv ţii mat elo ut_ _le olo ită ume _ba tal tan edi eni ara \
    ni_ lic _da sit lul _ju ală să_ inc ţia _gr rte ces omu şti ula eşt egi nie oli cur nci \
    nea ast _fa mit ări rti ons rop pul erm min tar rep iza nde ito _ve omp ers ver ura tin \
    res âni mer oni _fr es_ înt nta cat ser ral can rec lie
    """
  }
}
