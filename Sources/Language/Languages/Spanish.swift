// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Spanish.
enum Spanish: LanguageData {
  static let tag = "es"
  static let name = "Spanish"
  static let wordShare = 1.09
  static let sentenceLimit = 25
  static let readingEase: ReadingEase? = ReadingEase(206.84, perSentenceWord: 1.02, perSyllable: 60)

  static var functionWords: [String] {
    words(
      """
      el la los las un una unos unas de del al a en con sin por para sobre entre y e o u pero ni \
      que como si cuando donde es son era ser ha han su sus este esta estos estas
      """)
  }

  static var commonWords: [String] {
    words(
      """
      más muy también todo todos toda todas otro otra otros ya así porque cuando hay hacer hace \
      puede pueden fue eso esto ese esa esos mi mis tu tus me te le les lo nos yo él ella ellos \
      desde hasta sin cada dos está están ser tiene
      """)
  }

  static var doubledWords: [String] {
    words("no sí muy bien ya nada se la lo")
  }

  static var timeWords: [String] {
    [
      "hoy", "ayer", "esta semana", "la semana pasada", "la próxima semana", "este mes",
      "el mes pasado", "el próximo mes", "este año", "el año pasado", "el próximo año",
      "recientemente",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
      lunes martes miércoles jueves viernes sábado domingo
      """)
  }

  static var bylineRoles: [String] {
    [
      "asesor", "asesora", "autor", "autora", "consultor", "consultora", "desarrollador",
      "desarrolladora", "director", "directora", "diseñador", "diseñadora", "editor", "editora",
      "escritor", "escritora", "fotógrafa", "fotógrafo", "fundador", "fundadora", "gerente",
      "ingeniera", "ingeniero", "investigador", "investigadora", "periodista", "presidenta",
      "presidente", "profesor", "profesora", "redactor", "redactora",
    ]
  }

  static var relatedTitles: [String] {
    [
      "artículos relacionados", "entradas relacionadas", "publicaciones relacionadas",
      "posts relacionados", "artículos similares", "entradas similares", "te puede interesar",
      "también te puede interesar", "lee también", "seguir leyendo",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusión", "conclusiones", "en conclusión", "resumen", "en resumen", "para concluir",
      "reflexiones finales", "palabras finales", "consideraciones finales", "epílogo",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introducción", "intro", "resumen general", "visión general", "panorama general",
      "antecedentes", "contexto", "prefacio", "prólogo", "preámbulo", "generalidades", "varios",
      "otros", "más información",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "aquí", "aqui", "haz clic aquí", "haz click aquí", "haga clic aquí", "clic aquí",
      "click aquí", "clic", "pincha aquí", "pulsa aquí", "pulse aquí", "acá", "enlace",
      "este enlace", "el enlace", "link", "este link", "leer", "leer más", "lee más", "leer aquí",
      "ver", "ver más", "ver aquí", "más", "más info", "más información", "más detalles",
      "saber más", "conoce más", "conocer más", "detalles", "seguir leyendo", "continuar",
      "continuar leyendo", "esto",
    ]
  }

  static var moreTexts: [String] {
    ["leer más", "seguir leyendo", "más", "leer", "continuar leyendo", "ver más"]
  }

  static var altOpeners: [String] {
    ["un", "una", "la", "el", "esta"]
  }

  static var altPrefixes: [String] {
    phrases(
      ["imagen", "imágenes", "foto", "fotos", "fotografía", "gráfico"],
      ["de", "del", "que muestra", "mostrando"])
  }

  static var creditKinds: [String] {
    ["foto", "fotos", "imagen", "imágenes", "fotografía", "fotografías", "ilustración", "gráfico"]
  }

  static var creditLabels: [String] {
    [
      "crédito", "créditos", "crédito de la foto", "crédito de la imagen", "fuente", "fotógrafo",
      "fotógrafa", "fuente de la imagen",
    ]
  }

  static var screenshotLabels: [String] {
    ["captura de pantalla"]
  }

  static var timeIdioms: [String] {
    ["hoy en día"]
  }

  static var abbreviations: [String] {
    words("sra srta ud uds ej")
  }

  static var abbreviationsBeforeNumbers: [String] {
    words("núm pag pág cap")
  }

  static var sentenceOpeners: [String] {
    words("el los las")
  }

  static var nameParticles: [String] {
    ["de", "del", "la", "los", "las", "el", "y"]
  }

  static var creditAdjectives: [String] {
    ["todas las"]
  }

  static var stockLabels: [String] {
    ["imagen ilustrativa", "foto ilustrativa", "imagen de archivo", "foto de archivo"]
  }

  static var creatorPrepositions: [String] {
    ["por", "cortesía de"]
  }

  static var weakCreatorPrepositions: [String] {
    ["de", "del"]
  }

  static var sourcePrepositions: [String] {
    ["en", "por", "de", "en el sitio"]
  }

  static var creditContinuations: [String] {
    ["para"]
  }

  static var nameConnectors: [String] {
    ["para"]
  }

  static var captionOpeners: [String] {
    ["un", "la", "el", "los", "las"]
  }

  static var authorWords: [String] {
    ["autor", "el autor", "la autora", "autora", "propia"]
  }

  static var ownImageSentences: [String] {
    ["foto propia", "elaboración propia", "imagen propia"]
  }

  static var creditPlaceholders: [String] {
    ["nombre", "tu nombre", "desconocido"]
  }

  static var unknownCreators: [String] {
    ["desconocido"]
  }

  static var generatedImageLabels: [String] {
    ["generado por ia", "generada por ia", "generado con ia", "generada con ia"]
  }

  static let letters = "áéíñóúü"

  static var trigrams: String {
    """
    _de de_ es_ _la el_ la_ _en _es en_ os_ _co _un _el ent _y_ as_ na_ ón_ do_ ue_ nte ión \
    te_ con al_ ado _po una to_ ia_ or_ _ca _se ra_ _lo del que aci est _re un_ ica _pr da_ \
    ció ant com _qu _pa on_ los sta ta_ par ist _su por _ma _di _al men se_ no_ re_ ada cia \
    _a_ io_ _in nci ro_ ran ca_ ida dad res _fu _pe ien nto co_ las era ter _si pro ico per \
    esp ion art str mo_ tra ido ad_ fue _no ero ici can bre ina an_ ona cio nta anc ar_ ito \
    er_ and ali dos _ba ara tor ene ntr lo_ uni _sa ale _fr _me mun les des ita _ha ía_ eci \
    ame ste cie rit tic sa_ den eri _so rte ari omo rio _te tri dis nes _ar _tr ano esa tam \
    tad enc mar _an lla _mu one man _mi ria _cu lia tal ili fra tro ma_ _ci ces mbr int _o_ \
    _mo ana nal cid su_ inc nic lan sti rta _gr reg _or ura nti tan _na egi ori ten pre _ju \
    tes nda ort ndo ner _vi orm lac _fa car ert spa ill nce cal rma mer año rad for pri ont \
    pañ _ta le_ tre omu fic pec ami nac _ch ovi itu gra ne_ gen ide oci iza ial cas tos rec \
    nde _le _ac gió tua mil ier dor ric err go_ _li ral ono ian ino ers bla cad spe ren end \
    nid min dep edi obl ons ras der _pu _ro sto _do _ve _to nom us_ ast und arr lic ore ros \
    sit qui dic son _ce epa ani ula lle ens uer tiv esi ie_
    """
  }
}
