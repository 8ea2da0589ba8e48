// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Basque.
enum Basque: LanguageData {
  static let tag = "eu"
  static let name = "Basque"

  static let letters = "ñçü"

  static var trigrams: String {
    """
    en_ an_ eta ko_ _ba era _be ta_ tze _da ren _et zen tik _de tza ati bat ntz _er _ez ate \
    ak_ ra_ ere ika _di arr are _du ber ako _iz ala itz iza eko har adi ste atu ska ait ald \
    rri usk la_ tek atz _ha rre ara in_ ain ez_ na_ mat ri_ tan _ad _mo beh iko _ze al_ zan \
    dit eha ela kar ari bai bil tu_ _ho ama ean itu ik_ koa _na _ko dir at_ ten ter zte egi \
    ago ena kal ram mod unt lde ar_ dal ina te_ ite ori rik raz est zio _ga dut ia_ ita izk \
    hal tea _eg ert oa_ oda re_ eza gra _ge abi kat _gr _in int _hi da_ rab zko ide _bi _ed \
    _es ing ira tak tat rak
    """
  }
}
