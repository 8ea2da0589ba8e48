// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Turkish.
enum Turkish: LanguageData {
  static let tag = "tr"
  static let name = "Turkish"
  static let wordShare = 0.89
  static let sentenceLimit = 15

  static var creditKinds: [String] {
    ["fotoğraf", "görsel", "resim"]
  }

  static var creditLabels: [String] {
    ["kaynak"]
  }

  static var stockLabels: [String] {
    ["temsili"]
  }

  static let letters = "çğıöşüâîû̇"

  static var trigrams: String {
    """
    an_ ir_ _bi lar da_ _ve eri ara nda bir in_ en_ de_ ler lan _ya ve_ ınd _ol nde arı _ka \
    _de ın_ _ta _ba ya_ esi ind ır_ er_ ası _da _sa ola ile dir rin _ku _al ak_ den dan _bu \
    lı_ ini _i̇ ili ele nin _il dır _ge ar_ ne_ nın _ha ri_ le_ sin anı si_ _ma tar ik_ edi \
    li_ rın man ine sın eti len _be rak ılı _te ki_ ını _ar yıl na_ sı_ rı_ ana nla ala iye \
    tan _an adı _yı idi eni ulu ama _me _ye nan isi tür on_ aya anl _se eki bil _tü _ad ayı \
    iri alı ıla _ko _di ni_ ist lla lma kar _in la_ al_ bul el_ re_ nı_ yap _gö un_ _so tir \
    ran yan eli raf and ter ilm mış sta tır nya ada ığı ur_ ağl ek_ ma_ ste ra_ ari ras let \
    ere ard _do _pa _si ce_ _gü kle iği lın _iç ğı_ _en lin rle lik lam ort uru mas et_ mak \
    kur fın _ni akt afı kan _bö olu _nı ver baş böl ına _po ene bel ık_ im_ bağ atı ye_ _fi \
    una lun tin _ke eya kla lık çin san içi ede ril apı ken tek bu_ _kı _dü yer _or gel ürk \
    ca_ onu miş ıdı kul yon üze lu_ gün end i̇s tem ği_ _ki mer ğlı yar öne lge ştı kta ull \
    _mi ren şti lle rla te_ ark ısı eme _fa yla aki emi zer _li irl ti_ iz_ par ali dil son \
    ış_ ümü ölg ndi ta_ min _he tur mi_ kte üne der _am ula at_ iya tle erd rma gen doğ yun \
    por any _ay unu _to alm ans _şe di_ ekt me_ _mü _ed mek
    """
  }
}
