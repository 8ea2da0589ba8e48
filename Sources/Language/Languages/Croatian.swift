// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Croatian.
enum Croatian: LanguageData {
  static let tag = "hr"
  static let name = "Croatian"
  static let sentenceLimit = 15
  static let wordShare = 0.9

  static let letters = "čćđšž"

  static var trigrams: String {
    """
    je_ _je na_ _na _u_ _po _ko _i_ _pr koj ije ja_ ka_ ne_ _se sta om_ ih_ ski ki_ ija ni_ \
    ji_ _od ma_ sko _za no_ od_ se_ ke_ nje _sa og_ oj_ li_ va_ _iz _su _ka ju_ ana ran rij \
    _st anj nsk _ma lje jed gra im_ ca_ _gr ili oji an_ ist jez ine sto ezi ina ani sti la_ \
    ko_ ti_ pro ta_ jen cij ra_ ima da_ _ra ast ost su_ rod _do odi ičk _go ava _in ika dij \
    _ne jsk pri eni tsk edn _dr _ob azi jev iji za_ ori ali ena _bi eri zik _il _is _re pre \
    ans ovi ska ova ati nas ara ica kom ini _mo _sv oje rad _te ala tra est nom men nij lik \
    dno ik_ ovo str pod _pl _kr kog _di zna jel ci_ nja nih nos tan red eme te_ eno oja nog \
    ici aci tav jan elj ske _da kih ri_ ao_ _pa van ada nal _ri por _tr vat din dru ce_ _me \
    sa_ to_ nu_ ijs sje ind nov ve_ sku _br me_ kup rsk ama _ba rva dan ira _sl gov čki jem \
    vor nic _al mje ndi laz kra ats ku_ eli ver aln iz_ lja pad raz ter io_ _os _ju edi vi_ \
    ice _hr _ve ga_ pin _sk _bo re_ jek upi man _ta oli ame er_ _to nim apa _no en_ hrv avn \
    eve _sr sel on_ nik bli ako _a_ odr rav oro _sj odn tal ari lo_ tar lem _op drž lov oto \
    avi lju rža _mi jes rat _de _nj ano lav rug vni di_ _ok era iti čko vij lan em_ ple _am \
    nji ona st_ žav _si ent _im pos dic _la vje naj aca _li
    """
  }
}
