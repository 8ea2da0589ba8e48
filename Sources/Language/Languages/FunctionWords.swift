// SPDX-License-Identifier: Apache-2.0

/// The small words that carry a sentence and mean little alone, per language.
package enum FunctionWords {
  /// Languages without further lists are here to be told from their neighbours.
  package static let list = WordsByLanguage(words: [
    "en": """
    a an the this that these those my your his her its our their some any each every no in on at \
    by for from of off to with within without into onto over under about after before between \
    through during against among and or but nor so yet as if than when while where because \
    although though is are was were be been being am has have had do does did will would can \
    could shall should may might must not it he she we they you i who whom whose which what \
    via per vs up out off down
    """,
    "de": """
    der die das den dem des ein eine einen einem einer eines in im an am auf aus bei mit nach \
    von vom vor zu zum zur über unter zwischen und oder aber sondern denn als wie wenn weil dass \
    ob ist sind war waren sein wird werden hat haben kann können nicht er sie es wir ihr ich
    """,
    "fr": """
    le la les un une des du de d' l' à au aux en dans sur sous par pour avec sans entre et ou \
    mais ni car que qui dont où si est sont était être a ont ce cette ces son sa ses leur \
    qu' n' s' c' j' il elle on nous vous ils elles ne pas plus se même
    """,
    "es": """
    el la los las un una unos unas de del al a en con sin por para sobre entre y e o u pero ni \
    que como si cuando donde es son era ser ha han su sus este esta estos estas
    """,
    "it": """
    il lo la i gli le un uno una di del della dei a al alla in nel nella con per su tra fra da \
    dal e ed o ma che come se quando dove è sono era essere ha hanno suo sua questo questa
    """,
    "pt": """
    o a os as um uma de do da dos das em no na nos nas com sem por para sobre entre e ou mas que \
    como se quando onde é são era ser tem têm seu sua este esta
    """,
    "nl": """
    de het een in op aan bij met naar van voor uit over onder tussen en of maar want dat die als \
    wanneer waar is zijn was waren wordt heeft hebben kan niet zijn haar hun dit deze
    """,
    "sv": """
    en ett den det de i på av till för från med om under över mellan och eller men att som när \
    där är var vara har hade kan inte sin sitt sina denna detta jag vi du han hon så också
    """,
    "da": """
    en et den det de i på af til fra med for om under over mellem og eller men at som når der \
    hvor er var være har havde kan ikke jeg vi du han hun sin sit sine denne dette blev også
    """,
    "no": """
    en et ei den det de i på av til fra med for om under over mellom og eller men at som når der \
    hvor er var være har hadde kan ikke jeg vi du han hun sin sitt sine denne dette ble også
    """,
    "ca": """
    el la els les un una uns unes de del dels al als amb sense per sobre entre i o però ni que \
    com si quan on és són era ser ha han seu seva aquest aquesta més també hi
    """,
  ])
}
