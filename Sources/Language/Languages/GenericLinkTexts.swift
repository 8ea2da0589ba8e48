// SPDX-License-Identifier: Apache-2.0

/// Texts of links that would fit any link, per language.
package enum GenericLinkTexts {
  private static let texts = WordsByLanguage([
    "en": [
      "click", "click here", "click this", "click this link", "click on this link", "click me",
      "click the link", "click to read more", "click for more", "click here for more",
      "click here to read more", "click to learn more", "here", "right here", "over here",
      "see here", "go here", "go", "look here", "read here", "find it here", "this", "this one",
      "this link", "the link", "link", "links", "this page", "this site", "this website",
      "this web page", "this webpage", "this post", "this blog post", "this article",
      "this document", "this resource", "this url", "read", "read more", "read more here",
      "read this", "read on", "read the rest", "read it here", "learn more", "learn more here",
      "find out more", "more", "more here", "more info", "more information", "more details",
      "further information", "further details", "info", "information", "details", "see more",
      "see details", "show more", "view", "view more", "view details", "view here",
      "continue", "continue reading", "keep reading", "start", "visit", "visit here", "visit site",
      "visit website", "visit page", "website", "web page", "webpage", "url", "check it out",
      "check this out", "download here", "full article", "full story",
    ],
    "de": [
      "hier", "hier klicken", "klick hier", "klicke hier", "klicken sie hier", "klick", "klicken",
      "hier weiterlesen", "hier lesen", "dieser link", "diesem link", "diesen link", "link",
      "links",
      "zum link", "diese seite", "dieser seite", "dieser artikel", "diesem artikel",
      "diesen artikel", "dieser beitrag", "diesem beitrag", "diesen beitrag", "mehr",
      "mehr lesen", "mehr erfahren", "mehr infos", "mehr informationen", "mehr dazu",
      "erfahre mehr", "erfahren sie mehr", "weitere infos", "weitere informationen",
      "weitere details", "weiter", "weiterlesen", "lesen sie mehr", "lies mehr", "details", "infos",
      "info", "informationen", "siehe hier", "webseite", "website", "zur website", "zur webseite",
      "dies", "das", "dieses", "ansehen", "anzeigen",
    ],
    "fr": [
      "ici", "cliquez ici", "cliquer ici", "clique ici", "cliquez", "c'est ici", "par ici", "là",
      "juste ici", "lien", "liens", "ce lien", "le lien", "cette page", "ce site", "ce site web",
      "cet article", "ce billet", "ce document", "lire", "lire la suite", "lire plus", "la suite",
      "suite", "lire ici", "lire l'article", "voir ici", "voir", "voir plus", "voir la suite",
      "plus", "plus d'infos", "plus d'informations", "plus de détails", "davantage",
      "en savoir plus", "en lire plus", "savoir plus", "détails", "infos", "informations",
      "site web", "continuer", "continuer la lecture",
    ],
    "es": [
      "aquí", "aqui", "haz clic aquí", "haz click aquí", "haga clic aquí", "clic aquí",
      "click aquí", "clic", "pincha aquí", "pulsa aquí", "pulse aquí", "acá", "enlace", "enlaces",
      "este enlace", "el enlace", "link", "este link", "esta página", "este sitio",
      "este sitio web", "este artículo", "esta entrada", "este post", "este documento", "leer",
      "leer más", "lee más", "leer aquí", "ver", "ver más", "ver aquí", "más", "más info",
      "más información", "más detalles", "saber más", "conoce más", "conocer más", "detalles",
      "información", "seguir leyendo", "continuar", "continuar leyendo", "sitio web", "esto",
    ],
    "it": [
      "qui", "clicca qui", "clicca", "cliccare qui", "cliccando qui", "fai clic qui", "premi qui",
      "qua", "link", "questo link", "il link", "collegamento", "questo collegamento",
      "questa pagina", "questo sito", "questo articolo", "questo post", "questo documento",
      "leggi", "leggi qui", "leggi tutto", "leggi di più", "leggi ancora", "continua",
      "continua a leggere", "vedi", "vedi qui", "vedi altro", "altro", "di più", "scopri di più",
      "scopri", "per saperne di più", "maggiori informazioni", "ulteriori informazioni",
      "più informazioni", "dettagli", "info", "informazioni", "sito", "sito web", "questo",
    ],
    "pt": [
      "aqui", "clique aqui", "clica aqui", "clicar aqui", "clicando aqui", "clique", "veja aqui",
      "confira aqui", "link", "links", "este link", "esse link", "neste link", "o link",
      "esta página", "essa página", "este site", "este artigo", "esse artigo", "este post",
      "esse post", "este documento", "ler", "ler mais", "leia mais", "leia aqui", "ver", "ver mais",
      "veja mais", "mais", "mais informações", "mais informação", "mais detalhes", "saiba mais",
      "saber mais", "detalhes", "informações", "continuar", "continuar lendo", "continuar a ler",
      "continue lendo", "continue a ler", "site", "isto", "isso",
    ],
    "nl": [
      "hier", "klik hier", "klik", "klik op deze link", "via deze link", "link", "links",
      "deze link", "de link", "deze pagina", "deze site", "deze website", "dit artikel",
      "dit bericht", "deze blog", "dit document", "dit", "lees", "lees hier", "lees meer",
      "lees verder", "lees hier verder", "meer", "meer lezen", "meer info", "meer informatie",
      "meer details", "meer weten", "verder", "verder lezen", "bekijk", "bekijk hier",
      "bekijk meer", "zie hier", "details", "info", "informatie", "website",
    ],
    "sv": [
      "här", "klicka här", "klicka", "klicka på länken", "länk", "länkar", "länken",
      "den här länken",
      "denna länk", "den här sidan", "denna sida", "den här artikeln", "denna artikel",
      "det här inlägget", "detta inlägg", "detta", "det här", "läs", "läs här", "läs mer",
      "läs mer här", "läs vidare", "läs hela", "fortsätt läsa", "fortsätt", "mer", "mer info",
      "mer information", "mer här", "ta reda på mer", "se mer", "se här", "visa mer", "visa",
      "detaljer", "info", "information", "webbplats", "hemsida",
    ],
  ])

  /// The texts, as ``WordsByLanguage/folded(_:)`` spells them, that say in `language` nothing of where a link leads.
  package static func phrases(_ language: String?) -> Set<String> { texts.phrases(language) }
}
