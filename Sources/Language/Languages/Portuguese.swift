// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Portuguese.
enum Portuguese: LanguageData {
  static let tag = "pt"
  static let name = "Portuguese"
  static let sentenceLimit = 25

  static var functionWords: [String] {
    words(
      """
      o a os as um uma de do da dos das em no na nos nas com sem por para sobre entre e ou mas \
      que como se quando onde é são era ser tem têm seu sua este esta
      """)
  }

  static var commonWords: [String] {
    words(
      """
      mais muito também todo todos toda todas outro outra outros já assim porque quando há fazer \
      pode podem foi isso isto esse essa seus suas meu minha me te se lhe nos eu ele ela eles \
      desde até cada dois está estão ao aos à às pela pelo
      """)
  }

  static var doubledWords: [String] {
    words("não sim muito bem já logo quase nos se que")
  }

  static var timeWords: [String] {
    [
      "hoje", "ontem", "amanhã", "esta semana", "a semana passada", "este mês", "o mês passado",
      "este ano", "o ano passado", "o próximo ano", "recentemente",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
      """)
  }

  static var bylineRoles: [String] {
    [
      "autor", "autora", "consultor", "consultora", "desenvolvedor", "desenvolvedora", "designer",
      "diretor", "diretora", "editor", "editora", "engenheira", "engenheiro", "escritor",
      "escritora", "fotógrafa", "fotógrafo", "fundador", "fundadora", "gerente", "jornalista",
      "pesquisador", "pesquisadora", "presidente", "professor", "professora", "redator", "redatora",
    ]
  }

  static var relatedTitles: [String] {
    [
      "artigos relacionados", "posts relacionados", "postagens relacionadas",
      "publicações relacionadas", "artigos semelhantes", "leia também", "leia a seguir",
      "você também pode gostar", "você pode gostar",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusão", "conclusões", "em conclusão", "resumo", "em resumo", "considerações finais",
      "palavras finais", "para concluir", "concluindo", "epílogo",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introdução", "intro", "visão geral", "panorama", "contexto", "prefácio", "prólogo",
      "preâmbulo", "generalidades", "diversos", "outros", "mais informações",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "aqui", "clique aqui", "clica aqui", "clicar aqui", "clicando aqui", "clique", "veja aqui",
      "confira aqui", "link", "este link", "esse link", "neste link", "o link", "ler", "ler mais",
      "leia mais", "leia aqui", "ver", "ver mais", "veja mais", "mais", "mais informações",
      "mais informação", "mais detalhes", "saiba mais", "saber mais", "detalhes", "continuar",
      "continuar lendo", "continuar a ler", "continue lendo", "continue a ler", "isto", "isso",
    ]
  }

  static var moreTexts: [String] {
    ["ler mais", "leia mais", "continue lendo", "continuar a ler", "saiba mais"]
  }

  static var altOpeners: [String] {
    ["um", "uma", "a", "o", "esta"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["imagem", "imagens", "foto", "fotos", "fotografia", "gráfico"],
      ["de", "do", "da", "dos", "das", "mostrando", "que mostra"])
  }

  static var creditKinds: [String] {
    ["foto", "fotos", "imagem", "imagens", "fotografia", "ilustração", "gravura"]
  }

  static var creditLabels: [String] {
    ["crédito", "créditos", "crédito da foto", "crédito da imagem", "fonte", "fotógrafo"]
  }

  static var screenshotLabels: [String] {
    ["captura de tela", "captura de ecrã"]
  }

  static var timeIdioms: [String] {
    ["hoje em dia"]
  }

  static var abbreviations: [String] {
    words("exmo exma")
  }

  static var nameParticles: [String] {
    ["da", "das", "do", "dos", "de", "e"]
  }

  static var stockLabels: [String] {
    ["imagem ilustrativa", "foto ilustrativa"]
  }

  static var creatorPrepositions: [String] {
    ["por", "cortesia de"]
  }

  static var weakCreatorPrepositions: [String] {
    ["de", "da", "do"]
  }

  static var sourcePrepositions: [String] {
    ["na", "no", "em", "por", "de"]
  }

  static var creditContinuations: [String] {
    ["para"]
  }

  static var nameConnectors: [String] {
    ["para"]
  }

  static var authorWords: [String] {
    ["o autor", "a autora", "autor", "autora"]
  }

  static var ownImageSentences: [String] {
    ["foto própria", "imagem própria"]
  }

  static var creditPlaceholders: [String] {
    ["nome", "seu nome", "desconhecido"]
  }

  static var unknownCreators: [String] {
    ["desconhecido"]
  }

  static var generatedImageLabels: [String] {
    ["gerado por ia", "gerada por ia"]
  }

  static let letters = "áâãàçéêíóôõúü"

  static var trigrams: String {
    """
    de_ _de do_ _um _co os_ da_ ma_ ão_ _é_ com as_ uma _da ent _do _e_ na_ ia_ es_ _po _se \
    _no nte ado _a_ no_ _es um_ em_ to_ te_ al_ ra_ est ida dad _re _o_ _na _pr or_ _em ro_ \
    ade ica _pa con _ma ant ist _pe men _ca ção por om_ _qu _fo par que ada ste sta ita io_ \
    ens _di ter ta_ _ha nto dos str ran tra ue_ ca_ se_ is_ eir mun ndo hab _in ame res cen \
    _km ali açã cia cid tes _su nci reg pro _te oi_ foi per co_ nde sa_ art ou_ ico and _as \
    den tan ano _an min ria ten ara ort tad mo_ _ci und end _ce nce ina bit la_ _ba _fr iza \
    _lo _al egi ito rea ati ião ras er_ ntr iro uni tiv omu ona des nda ric _ou giã tri lo_ \
    ais _os _br cal va_ ar_ sid _me ido egu liz era tam anc re_ ela esp rte ea_ esa rio tal \
    _mu bra ura abi int nsi ide são ha_ ver ion tic _ár dia nic pos eri ini nta can oca rat \
    iva pel áre fra zad ast _en das nal una _sa mar ua_ rta ont tro nis ira tor pri omo _mo \
    _or _mi ces lia rit man _si gun nos _tr for _gr seg cio _fa ora loc ula nha ici _ex ana \
    ond _ar _li _vi pre rad _ad _la tur gra sil mai _at ho_ tos ab_ rin dis _am asi _so sti \
    tem dep ime _fi _ch _jo oss lan ele ons _ve orm nso car dor ian ias ess dmi epa nor ome \
    elo adm on_ nas eci sos sen _ta qui rma mer inc _ro ale
    """
  }
}
