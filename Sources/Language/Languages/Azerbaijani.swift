// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Azerbaijani.
enum Azerbaijani: LanguageData {
  static let tag = "az"
  static let name = "Azerbaijani"

  static let letters = "əğıöşüç̇"

  static var trigrams: String {
    """
    _və və_ də_ lar ər_ in_ _ol _hü üqu hüq quq _bi na_ lər _şə lik bir an_ mal lma _hə ası \
    _tə ir_ ini əxs şəx qla arı dir ali uqu una ilə _ma ın_ _ya ddə yət əsi ara əri ikd add \
    ən_ rin əti nin yyə dən _az _mü zad mək ərə sin iyy _mə tin aza ni_ nın qun olu ət_ rın \
    ını ün_ ndə nda ilm _qa lıq _et kdi lmə ind aq_ olm ına lə_ mas lun sın xs_ ək_ hər ya_ \
    əmi _in adl dlı tmə əya bər nun da_ maq etm nə_ sı_ ar_ dan inə _on raq rlə un_ si_ nma
    """
  }
}
