// SPDX-License-Identifier: Apache-2.0

import Language

/// The words that credits are made of, by language. All in lower case.
enum CreditWords {
  // MARK: Labels

  static let screenshots = CreditPhrases(CreditLabelTexts.screenshots.all)

  /// What may stand before a label: which image it is.
  static let adjectives = CreditPhrases([
    "all", "header", "cover", "featured", "feature", "hero", "banner", "top", "main", "lead",
    "title",
    "thumbnail", "background", "preview", "front", "back", "opening", "stock", "file", "archive",
    "archival", "press", "handout", "aerial", "satellite", "original", "above", "below", "both",
    "other", "left", "right", "opening", "this", "alle", "toutes les", "todas las", "tutte le",
  ])

  /// A label by itself that tells that the image shows nothing in particular.
  static let stockLabels = CreditPhrases([
    "stock photo", "stock image", "stock photograph", "stock photography", "stock picture",
    "stock illustration", "file photo", "file image", "file picture", "illustrative image",
    "illustrative photo", "illustrative picture", "representative image", "representational image",
    "symbolbild", "symbolfoto", "symbolbilder", "archivfoto", "archivbild", "beispielbild",
    "photo d'illustration", "image d'illustration", "photo d'archives", "photo d'archive",
    "imagen ilustrativa", "foto ilustrativa", "imagen de archivo", "foto de archivo",
    "immagine di repertorio", "foto d'archivio", "foto di repertorio", "imagem ilustrativa",
    "foto ilustrativa", "stockfoto", "archieffoto", "genrebild", "arkivbild", "arkivfoto",
    "illustrasjonsfoto", "zdjęcie ilustracyjne", "kuvituskuva", "illusztráció", "temsili",
    "иллюстративное фото", "資料写真", "资料图", "자료사진",
  ])

  // MARK: Between label and names

  static let separators: Set<String> = [":", "|", "–", "—", "-", "=", "∙", "·", "/"]

  /// Verbs between a label and its BY ("Photo taken by").
  static let verbs = CreditPhrases([
    "taken", "shot", "created", "made", "provided", "supplied", "captured", "drawn", "designed",
    "produced", "published", "posted", "uploaded", "edited", "is", "was", "are", "were",
    "used", "kindly provided", "is courtesy", "aufgenommen", "erstellt", "gemacht",
  ])

  /// A creator follows, whatever the language.
  static let strongBy = CreditPhrases([
    "by", "courtesy of", "courtesy", "with courtesy of", "by courtesy of", "provided by", "par",
    "por", "door", "autorstwa", "foto von", "copyright by", "©", "mit freundlicher genehmigung von",
    "avec l'aimable autorisation de", "cortesía de", "cortesia de", "per gentile concessione di",
    "由",
  ])

  /// A creator or a subject follows ("Foto de Ana García", "Foto de Madrid").
  static let weakBy = CreditPhrases([
    "von", "de", "di", "van", "av", "af", "od", "da", "do", "del", "della", "tekijä",
  ])

  /// A source follows.
  static let prepositions = CreditPhrases([
    "on", "via", "from", "at", "courtesy of", "courtesy", "by", "through", "auf", "bei", "von",
    "aus",
    "über", "sur", "de", "su", "da", "en", "na", "no", "em", "por", "op", "van", "på", "från",
    "fra",
    "z", "ze", "с", "с сайта", "из", "на", "en el sitio", "の", "に", "在", "의", "へ",
  ])

  /// Words after which never a part of the name comes.
  static let partings = CreditPhrases(["via", "from", "courtesy of", "c/o"])

  static let conjunctions: Set<String> = ["and", "und", "et", "og", "och", "и", "&", "+", "と"]

  /// What may follow a name besides a source: the rest is no part of it.
  static let continuations: Set<String> = [
    "in", "at", "for", "from", "on", "with", "during", "taken", "shot", "while", "licensed", "is",
    "used", "using", "under", "edited", "cropped", "modified", "reproduced", "für", "im", "pour",
    "para",
    "per", "voor", "by",
  ]

  // MARK: Names

  /// Small words inside names.
  static let particles = NameParticles.all

  /// Small words inside the names of studios and accounts ("Themes on Fire").
  static let connectors: Set<String> = [
    "of", "the", "on", "in", "for", "and", "und", "at", "to", "with", "by", "a", "an", "für", "et",
    "im", "pour", "para",
  ]

  /// Words that no name in lower case begins with.
  static let proseOpeners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "from", "for",
    "his", "her", "our", "my", "their", "its", "how", "what", "where", "when", "showing", "shows",
    "with", "and", "day", "night", "hand", "mail", "der", "die", "das", "ein", "eine", "un", "une",
    "la", "le", "les", "el", "los", "las", "il",
  ]

  /// Words that keep their full stop at the end of a name.
  static let abbreviations: Set<String> = [
    "jr", "sr", "inc", "ltd", "co", "corp", "bros", "dr", "mr", "mrs", "ms", "st", "prof", "sgt",
    "capt", "lt", "col", "gen", "maj", "cpl", "pfc", "spc", "msgt", "ssgt", "tsgt",
  ]

  /// What a comma joins to the name before it.
  static let suffixes: Set<String> = [
    "jr", "sr", "inc", "ltd", "llc", "gmbh", "ag", "phd", "md", "ii", "iii", "iv", "esq", "plc",
    "co",
  ]

  /// The author of the post as creator.
  static let authors: Set<String> = [
    "author", "the author", "me", "myself", "own", "own work", "own photo", "the writer",
    "ourselves",
    "autor", "autorin", "der autor", "die autorin", "privat", "eigene aufnahme", "eigenes foto",
    "eigenes bild", "verfasser", "auteur", "l'auteur", "l'auteure", "el autor", "la autora",
    "autora",
    "propia", "l'autore", "autore", "l'autrice", "o autor", "a autora", "de auteur", "eigen foto",
    "författaren", "forfatteren", "kirjoittaja", "автор", "автора", "著者", "筆者", "作者", "本人", "저자",
  ]

  /// Sentences that say that the image is the author's.
  static let ownSentences = CreditPhrases([
    "own photo", "own photos", "own image", "own picture", "own work", "own screenshot",
    "own illustration", "our own photo", "my own photo", "author's photo", "author's own",
    "author's own photo", "author's own image", "author's image", "author's screenshot",
    "author photo",
    "eigenes foto", "eigenes bild", "eigene aufnahme", "eigene darstellung", "eigene grafik",
    "privatfoto", "photo personnelle", "photo de l'auteur", "image de l'auteur", "foto propia",
    "elaboración propia", "imagen propia", "foto dell'autore", "immagine dell'autore",
    "foto própria",
    "imagem própria", "eigen foto", "eigen werk", "egen bild", "eget foto", "oma kuva",
    "zdjęcie własne", "opracowanie własne", "фото автора", "筆者撮影", "著者撮影", "作者摄",
  ])

  /// What stands in the creator's place while nobody has filled it in.
  static let placeholders: Set<String> = [
    "your upload", "your name", "your name here", "your photo", "your credit", "name", "name here",
    "first last", "firstname lastname", "first name last name", "full name", "photographer",
    "photographer name", "photographer's name", "name of photographer", "artist name", "artist",
    "author name", "creator", "creator name", "insert name", "insert name here", "insert credit",
    "credit here", "credit goes here", "photo credit", "image credit", "credit", "source",
    "todo", "tk", "tktk", "tbd", "tba", "fixme", "xxx", "xx", "undefined", "null", "nil", "none",
    "nan", "n/a", "na", "unknown", "unknown photographer", "unknown author", "unknown artist",
    "lorem ipsum", "username", "user name", "user", "placeholder", "example", "test", "untitled",
    "object object", "unbekannt", "fotograf", "vorname nachname", "dein name", "ihr name",
    "inconnu", "nom", "votre nom", "prénom nom", "nombre", "tu nombre", "desconocido",
    "sconosciuto",
    "nome", "seu nome", "desconhecido", "onbekend", "naam", "okänd", "ukjent", "ukendt",
    "tuntematon",
    "nieznany", "неизвестен", "неизвестный автор", "имя", "不明", "未知", "佚名",
  ]

  /// Placeholders that are true on Wikimedia Commons.
  static let unknowns: Set<String> = [
    "unknown", "unknown photographer", "unknown author", "unknown artist", "unbekannt", "inconnu",
    "desconocido", "sconosciuto", "desconhecido", "onbekend", "неизвестен", "неизвестный автор",
    "不明",
    "未知", "佚名",
  ]

  /// First words of a bracketed creator that asks to be replaced.
  static let placeholderOpeners: Set<String> = [
    "insert", "your", "photographer", "artist", "name", "credit", "add", "enter", "author",
    "creator",
    "placeholder",
  ]

  // MARK: Made by a machine

  static let generated = CreditPhrases([
    "ai-generated", "ai generated", "generated by ai", "generated with ai", "generated using ai",
    "ai image", "ai art", "ai illustration", "made with ai", "created with ai", "created by ai",
    "generated", "generated by", "generated with", "generated using", "generated in",
    "ki-generiert", "ki generiert", "ki-generiertes", "ki-bild", "mit ki erstellt",
    "mit ki generiert",
    "généré par ia", "générée par ia", "généré par l'ia", "générée par l'ia",
    "image générée par ia",
    "generado por ia", "generada por ia", "generado con ia", "generada con ia", "generata con ia",
    "generato con ia", "generata dall'ia", "gerado por ia", "gerada por ia", "ai-gegenereerd",
    "gegenereerd met ai", "ai-genererad", "ai-generert", "ai-genereret", "ai生成", "生成ai",
  ])

  /// Phrases of ``generated`` that name no machine, and need a tool behind them.
  static let generatedByTool = CreditPhrases([
    "created with", "made with", "created by", "made by", "created using", "made using",
    "generated",
    "generated by", "generated with", "generated using", "generated in",
  ])

  /// The tools' names: every spelling with the one that is given back.
  static let tools: [(phrases: CreditPhrases, name: String)] = [
    (CreditPhrases(["midjourney", "mid journey"]), "Midjourney"),
    (
      CreditPhrases([
        "dall-e", "dall·e", "dalle", "dall e", "dall-e 2", "dall-e 3", "dall·e 2", "dall·e 3",
      ]),
      "DALL-E"
    ),
    (CreditPhrases(["stable diffusion", "stability ai"]), "Stable Diffusion"),
    (CreditPhrases(["adobe firefly", "firefly"]), "Adobe Firefly"),
    (CreditPhrases(["chatgpt", "chat gpt", "gpt-4o", "gpt-4", "openai"]), "ChatGPT"),
    (CreditPhrases(["google gemini", "gemini"]), "Gemini"),
    (CreditPhrases(["bing image creator", "image creator"]), "Bing Image Creator"),
    (CreditPhrases(["copilot", "microsoft copilot"]), "Copilot"),
    (CreditPhrases(["leonardo ai", "leonardo.ai"]), "Leonardo AI"),
    (CreditPhrases(["ideogram"]), "Ideogram"),
    (CreditPhrases(["grok"]), "Grok"),
    (CreditPhrases(["canva ai", "magic media"]), "Canva AI"),
    (CreditPhrases(["nightcafe"]), "NightCafe"),
    (CreditPhrases(["craiyon"]), "Craiyon"),
  ]
}
