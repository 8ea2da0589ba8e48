// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Afrikaans.
enum Afrikaans: LanguageData {
  static let tag = "af"
  static let name = "Afrikaans"

  static let letters = "êëéèïîôöúû"

  static var trigrams: String {
    """
    ie_ _di die an_ _va van en_ _in is_ in_ _is _n_ er_ _en se_ _ge te_ _wa ste at_ de_ _be \
    aan ing et_ and sta aar _st as_ wat ver nde ng_ _me der oor _ve _de es_ ers ord ies nd_ \
    ter lan _he sie ans le_ it_ rd_ ese el_ _gr rik uit nse eer ar_ _se end _wo _oo _ka ke_ \
    _na met _te est ika lik het _af _so ens _op al_ eke _da _ma _vo wor eur re_ ele ad_ ede \
    _su ur_ een geb taa _as ns_ _vi id_ gro ale _ko nge of_ tad _aa ent ik_ _no uid op_ _ho \
    was ier _re kaa _pr tel ber _to _we sui _on iek ken fri eel erk afr rie ges ran us_ gel \
    els _of _la rs_ ge_ ond eli rde om_ ere ang pro tie nie nte ike _ja ek_ roo eri nt_ vol \
    _ui _ee ant ewe del dit deu str asi ir_ its lie _sa ker ige wer ist lle na_ vir gen aat \
    men mee maa ne_ ot_ on_ aal erd nis _om art kan _sy era _al _sk sy_ ger ok_ rt_ _po _le \
    sti ka_ rin ate per _mi ook _ro oot ins ig_ ont _du ite _sp hoo sen oos bes _do eid ag_ \
    tal ren ete ngs _mo _pa ind dee roe ali sse kke eme we_ wee noo ion _an ied _ba wes dui \
    ort _fr ori ska lin den _ne eld naa am_ one ari os_ _ta dig ebr or_ skr eni bek _ha oof \
    rui ene ern kon ië_ uss tra ard ame _br tot daa ert _li sel ree ed_ jaa kry aam rst voo \
    nsi ron bru ten len uni tig bie _ri raa _bo rk_ reg _th
    """
  }
}
