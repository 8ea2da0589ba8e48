// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Icelandic.
enum Icelandic: LanguageData {
  static let tag = "is"
  static let name = "Icelandic"

  static let letters = "áéíóúýðþæö"

  static var trigrams: String {
    """
    að_ ar_ _í_ um_ ur_ _að ið_ og_ _og ir_ _á_ inn _ve nn_ _se ver ing _er _st ður sem _vi \
    ði_ fyr rir sta var _fy em_ nar yri er_ _ha _þe ann _va _um til _he il_ _ti gar na_ nni \
    _me ki_ við arf st_ _þa num ra_ erð ta_ tar and _en _sa nga jar _sk ndi nna nin ins ns_ \
    ein _mi stu nda haf ri_ _sí rin vík nes ru_ _fr _ge an_ ngu ars en_ enn rið kur sin ða_ \
    ti_ ni_ rði kki slu eið lag tur und ega hef sam _ei ga_ in_ með _ár aði ekk inu _bæ ess \
    aví hús leg rst æja ja_
    """
  }
}
