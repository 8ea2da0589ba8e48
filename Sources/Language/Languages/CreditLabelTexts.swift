// SPDX-License-Identifier: Apache-2.0

/// The words that open an image's credit, per language. All are looked for in every post: agencies write captions
/// in their own language.
package enum CreditLabelTexts {
  /// What the image is: a name need not follow.
  package static let kinds = WordsByLanguage([
    "en": [
      "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures",
      "image", "images", "illustration", "illustrations", "graphic", "graphics", "artwork",
      "cartoon", "drawing", "painting", "pic", "photo illustration", "photo montage", "video",
      "chart", "map", "infographic", "vector", "vectors", "icon", "icons", "designed", "collage",
      "render", "rendering", "sketch", "clip art", "animation",
    ],
    "de": [
      "foto", "fotos", "bild", "bilder", "grafik", "grafiken", "zeichnung", "abbildung", "karte",
      "montage", "fotomontage", "karikatur", "illustration", "titelbild", "titelfoto",
      "beitragsbild", "headerbild", "aufmacherbild", "archivfoto", "archivbild", "symbolbild",
      "symbolfoto",
    ],
    "fr": [
      "photo", "photos", "photographie", "image", "illustration", "dessin", "infographie",
      "montage",
    ],
    "es": [
      "foto", "fotos", "imagen", "imágenes", "fotografía", "fotografías", "ilustración", "gráfico",
    ],
    "it": [
      "foto", "immagine", "immagini", "fotografia", "fotografie", "illustrazione",
    ],
    "pt": ["foto", "fotos", "imagem", "imagens", "fotografia", "ilustração", "gravura"],
    "nl": ["foto", "beeld", "afbeelding", "afbeeldingen", "illustratie", "tekening"],
    "sv": ["foto", "bild", "bilder", "illustration"],
    "no": ["foto", "bilde", "illustrasjon", "tegning"],
    "da": ["foto", "billede", "billeder", "tegning"],
    "fi": ["kuva", "kuvat", "kuvitus", "valokuva"],
    "pl": ["fot", "zdjęcie", "zdjęcia", "obraz", "grafika", "ilustracja"],
    "hu": ["fotó", "kép", "illusztráció"],
    "tr": ["fotoğraf", "görsel", "resim"],
    "ru": ["фото", "фотография", "изображение", "иллюстрация", "рисунок"],
    "uk": ["фото", "світлина", "зображення"],
    "el": ["φωτογραφία", "φωτο", "εικόνα"],
    "ja": ["写真", "画像", "イラスト", "撮影"],
    "zh": ["图片", "图", "照片", "摄影", "圖片", "圖", "攝影", "插图"],
    "ko": ["사진", "이미지", "그림"],
    "ar": ["صورة", "الصورة"],
    "he": ["תמונה", "צילום", "איור"],
  ])

  /// Labels that say of themselves that a name follows, so that it need not look like one.
  package static let credits = WordsByLanguage([
    "en": [
      "©", "copyright", "copyright ©", "credit", "credits", "photo credit", "photo credits",
      "image credit", "image credits", "picture credit", "picture credits", "illustration credit",
      "image source", "photo source", "picture source", "source", "sources", "photographer",
      "photographed", "photographers", "illustrator", "illustrated", "artist", "photo copyright",
      "image copyright", "image rights",
    ],
    "de": [
      "fotograf", "fotografin", "bildquelle", "bildquellen", "bildnachweis", "fotonachweis",
      "bildrechte", "bildcredit", "quelle", "quellen", "urheber", "illustratorin",
    ],
    "fr": [
      "crédit photo", "crédits photo", "crédit photos", "crédit image", "crédit", "crédits",
      "photographe", "source", "sources", "source image", "illustrateur",
    ],
    "es": [
      "crédito", "créditos", "crédito de la foto", "crédito de la imagen", "fuente", "fotógrafo",
      "fotógrafa", "fuente de la imagen",
    ],
    "it": [
      "credito", "crediti", "credito foto", "crediti foto", "fonte", "fotografo", "fotografa",
      "fonte immagine",
    ],
    "pt": ["crédito", "créditos", "crédito da foto", "crédito da imagem", "fonte", "fotógrafo"],
    "nl": ["fotobron", "bron", "beeldbron", "fotograaf", "fotokrediet"],
    "sv": ["bildkälla", "källa", "fotograf", "fotokreditering"],
    "no": ["kilde", "fotograf", "fotokred"],
    "da": ["kilde", "fotograf"],
    "fi": ["kuvalähde", "kuvaaja"],
    "pl": ["źródło", "autor zdjęcia"],
    "hu": ["forrás"],
    "tr": ["kaynak"],
    "ru": ["источник", "автор фото", "фотограф"],
    "uk": ["джерело"],
    "el": ["πηγή", "φωτογράφος"],
    "ja": ["写真提供", "画像提供", "出典", "提供"],
    "zh": ["图片来源", "图源", "圖片來源", "来源", "來源", "摄影师"],
    "ko": ["사진 제공", "사진제공", "출처", "사진 출처"],
    "ar": ["تصوير", "المصدر", "مصدر الصورة"],
    "he": ["מקור"],
  ])

  package static let screenshots = WordsByLanguage([
    "en": ["screenshot", "screenshots", "screen shot", "screen capture", "screengrab"],
    "de": ["bildschirmfoto", "screenshot"],
    "fr": ["capture d'écran"],
    "es": ["captura de pantalla"],
    "it": ["schermata", "screenshot"],
    "pt": ["captura de tela", "captura de ecrã"],
    "nl": ["schermafbeelding"],
    "sv": ["skärmbild"],
    "no": ["skjermbilde"],
    "da": ["skærmbillede"],
    "fi": ["kuvakaappaus"],
    "pl": ["zrzut ekranu"],
    "ru": ["скриншот"],
    "ja": ["スクリーンショット"],
    "zh": ["截图"],
    "ko": ["스크린샷"],
  ])
}
