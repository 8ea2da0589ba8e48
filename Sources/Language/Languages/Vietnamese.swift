// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Vietnamese.
enum Vietnamese: LanguageData {
  static let tag = "vi"
  static let name = "Vietnamese"
  static let wordShare = 1.26

  static let letters = "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ"

  static var trigrams: String {
    """
    ng_ _th ểc_ ển_ ểt_ _tr hể_ _là là_ _mể nh_ thể ểng ểi_ _để mểt iển _ch _tể _ph _cể _hể \
    ân_ ưểc uểc ểa_ _nh _ng ong ểm_ _ể_ ron tro _sể _bể _vể thu huể ên_ _có có_ _và cểa _lo \
    trể ông _kh ểu_ _qu _bi ểnh ày_ tển ài_ _đô và_ rển biể sể_ ch_ _nư nưể _gi oài _ba loà \
    _ca hân _nà này đển ae_ _đư uyể _na _dâ the _nă dân ia_ đưể ăm_ an_ phá ung năm để_ ùng \
    tru yển đô_ áp_ am_ ây_ tể_ es_ _lể ida _ti quể _cá run nam ểp_ _vi háp dae nhể ưểi hển \
    hiể ác_ hểc ang _ho ét_ huy _nể chể mét hàn ngư gưể _vù vùn _di ne_ iểu hểi ành ao_ phể \
    _hu _ki _tâ ban bển các ình hán iểt _ha _đi ưển _tí tây he_ _ma hu_ _co diể and tiể vểt \
    ích điể chi _an _mi anh uển viể châ rên trê ra_ khu is_ _la _sa on_ _ểc tíc thá nểm iên \
    lan ểy_ sển đểc bểc giể ay_ mểc _nó hểt cao tra thà inh hoa vểc oa_ nó_ _kể la_ áng in_ \
    _vu hi_ _dể _mé _gể _bì bìn us_ _hà nd_ ía_ đôn ươn ơng phí en_ hía thâ ính vể_ uôn đểi \
    mểm iểm vuô bể_ ai_ kể_ hểy gia le_ án_ ain ine kil ent ilô ômé lôm ter _de eo_ ngà _li \
    _in heo ill tểi _bư ell bưể er_ hà_ ào_ ểo_ ưểm re_ ari gày _al _hi chí _pa cển _to ểch \
    êm_ âu_ hoể _tì hôn ngh ran phi tri cha _xã xã_ de_ ìm_ _cô man _no thi nha tìm ha_ te_ \
    lla nt_ hín ing cho _ar _đê _tê tên đêm vểi _mo _há ngu
    """
  }
}
