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
}
