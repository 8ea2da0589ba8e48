// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Estonian.
enum Estonian: LanguageData {
  static let tag = "et"
  static let name = "Estonian"

  static let letters = "äõöüšž"

  static var trigrams: String {
    """
    on_ _on ja_ _ja se_ st_ es_ ne_ ise is_ mis _ka as_ _mi ist ast _va ud_ est us_ _ko lis \
    sta te_ _ke use le_ ste ine maa _te _ma sti _ku ele ing lin sel ust de_ el_ _sa _se val \
    _li ga_ ndi na_ al_ id_ ti_ end ks_ _ta dus ali nna tsi kon _võ eri li_ oli iku lik aks \
    ni_ ka_ ani ili and ide või lt_ tus ia_ da_ oon _al lle asu eel _ni _ol tat tud ik_ aal \
    aja all ees ime les kee lii las _ra inn ate _ve loo _la aas _su atu ava ool oni _ee _po \
    ika eks nud ala ad_ _ki kes ami ene rii min la_ il_ ill uur mil _pa nda _in ema nim ata \
    ses eli _eh tse _as ed_ ari nas _sü _pr ri_ _pi si_ _vä saa _aa gi_ ng_ ter aar ioo nis \
    õi_ kas hk_ nin tik din sio ehk ta_ ega ama uta _me eer ina _pe _ar ab_ rit ma_ its kse \
    ahe tee lli ini ald osa met onn eva elt ita gus _ha hel er_ kus ade sus _lo inu sa_ _ri \
    nd_ _põ koo ant sün di_ tal raa ven tak igi tel stu eta hen aan kir sed ku_ tes imi ida \
    emi suu eis iig ite _mu lla _tu _si des _an esi ood jal are ati iik vad tav ünd nik esk \
    umi ub_ _lä _ju ndu mee sut ell oma poo lan oom ran art uri vas _jä põh ale ris ril aa_ \
    _tä _to ent teg ase roo ond lus _vi _üh ete mas res _so _el aat ere _le re_ pro mat mi_ \
    kul va_ _kõ dis iir sek tri ima ühe _mä adi ee_ tis sak
    """
  }
}
