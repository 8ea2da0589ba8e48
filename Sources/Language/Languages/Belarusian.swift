// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Belarusian.
enum Belarusian: LanguageData {
  static let tag = "be"
  static let name = "Belarusian"
  static let sentenceLimit = 15
  static let wordShare = 0.9

  static let letters = "абвгдеёжзійклмнопрстуўфхцчшыьэюя"

  static var trigrams: String {
    """
    на_ _у_ _i_ ага ай_ але га_ _на ала _па кал ава дзе нск ана _ад тар ска _ка _га _пр _за \
    ны_ да_ ара _да лек пра ары та_ ая_ ван ста _бы iка азе тро ня_ газ ран ля_ ар_ дак вар \
    ыян ект нна ку_ няу был рыя онн ктр кта сан лi_ _эл чер зе_ ерн сцi ам_ наг эда ты_ зет \
    ече ада рон _ва ла_ эле рав уку каг кай ий_ рус кра ныя лар нiк яна янт ння рни _го _рэ \
    цца ндр не_ _як
    """
  }
}
