// SPDX-License-Identifier: Apache-2.0

import Articles
import Language
import SourceText
import Testing

@Suite("The language of a post")
struct LanguageTests {
  static let texts: [(language: String, text: String)] = [
    (
      "en",
      "The boat leaves the old pier at six in the morning, and the first bus waits for it. If you miss it, there is another at noon."
    ),
    (
      "de",
      "Das Schiff verlässt den alten Hafen um sechs Uhr am Morgen, und der erste Bus wartet auf die Gäste. Wer es nicht schafft, nimmt das nächste."
    ),
    (
      "fr",
      "Le bateau quitte le vieux port à six heures du matin, et le premier bus l’attend. Si vous le manquez, il y en a un autre à midi, mais il n’est pas sûr."
    ),
    (
      "es",
      "El barco sale del viejo puerto a las seis de la mañana, y el primer autobús lo espera. Si lo pierde, hay otro a mediodía en el muelle."
    ),
    (
      "it",
      "Il battello lascia il vecchio porto alle sei del mattino, e il primo autobus lo aspetta. Se non lo prendi, ce n'è un altro a mezzogiorno per la stazione."
    ),
    (
      "pt",
      "O barco sai do velho porto às seis da manhã, e o primeiro autocarro espera por ele. Se o perder, há outro ao meio-dia no mesmo cais da cidade."
    ),
    (
      "nl",
      "De boot verlaat de oude haven om zes uur in de ochtend, en de eerste bus wacht op het schip. Wie hem mist, kan met de volgende van twaalf uur."
    ),
    (
      "sv",
      "Båten lämnar den gamla hamnen klockan sex på morgonen, och den första bussen väntar på den. Om du missar den är det en till som går vid tolv från samma kaj."
    ),
  ]

  private func article(
    _ text: String, path: String = "a.md", setting: String? = nil
  ) throws -> Article {
    var options = ArticleOptions()
    options.language = setting
    let format = try #require(ArticleReader.format(ofPath: path))
    return try ArticleReader(options).read(SourceText(path: path, text), format: format)
  }

  @Test("A text that names no language is guessed by its small words", arguments: texts)
  func guess(_ language: String, _ text: String) throws {
    let guessed = try article(text)
    #expect(guessed.language == language)
    #expect(guessed.languageOrigin == .guess)
    #expect(try article("<p>\(text)</p>", path: "a.html").language == language)
    let shouted = try article(text.uppercased())
    #expect(shouted.language == language || shouted.language == nil)
  }

  @Test(
    "Thin evidence, names and code are no guess",
    arguments: [
      "The boat is here.",
      "```\nthe the the the the the the the the the the the\n```\n",
      "Ann Ash, Ben Birch, Cleo Cedar, Dan Dogwood, Eve Elm, Flo Fir, Gus Gorse, Hal Hazel, Ida Ivy, Jon Juniper, Kay Kapok, Lee Larch, Max Maple, Nan Nutmeg, Oda Oak, Pia Pine, Quin Quince, Ray Rowan, Sue Spruce, Tom Teak, Uma Upas",
      "Іван Ясень, Олена Береза, Петро Дуб, Марія Липа, Степан Клен, Оксана Верба, Тарас Граб, Ганна Сосна",
      "李明、王芳、張偉、劉洋、陳靜、楊帆、趙磊、黃敏、周杰、吳迪、徐靜、孫悅",
      "김철수, 박영희, 최민준, 정서연, 강지훈, 조하늘, 윤도현, 임수빈, 한지민, 오세훈",
      "let pier_count = boats.filter(isOpen).map(name); for (i = 0; i < pier_count; i += 1) { print(boats[i].name); } return open(pier_count).wait(); if (boat == null) { throw new PierError(boat.name); }",
    ])
  func noGuess(_ text: String) throws {
    let article = try article(text)
    #expect(article.language == nil)
    #expect(article.languageOrigin == nil)
  }

  @Test(
    "Languages are told by script and letters",
    arguments: [
      (
        "pl",
        "Statek opuszcza stary port o szóstej rano, a pierwszy autobus już na niego czeka przy nabrzeżu, bo tak jest w rozkładzie jazdy od lat."
      ),
      (
        "ru",
        "Лодка покидает старую пристань в шесть часов утра, и первый автобус ждёт её на набережной."
      ),
      (
        "uk",
        "Човен відходить від старого причалу о шостій годині ранку, і перший автобус чекає на нього. Якщо ви запізнитеся, наступний буде опівдні."
      ),
      (
        "be",
        "Лодка адыходзіць ад старой прыстані а шостай гадзіне раніцы, і першы аўтобус чакае яе. Калі вы спазніцеся, наступная будзе апоўдні."
      ),
      (
        "bg",
        "Корабът тръгва от стария кей в шест часа сутринта, а първият автобус го чака. Ако го изпуснете, има още един по обяд от същото място."
      ),
      (
        "sr",
        "Брод полази са старог пристаништа у шест часова ујутру, а први аутобус га чека. Ако га пропустите, следећи ће поћи у подне са истог места."
      ),
      (
        "cs",
        "Loď odplouvá ze starého přístavu v šest hodin ráno a první autobus na ni čeká. Když ji nestihnete, další jede v poledne ze stejného mola."
      ),
      (
        "fi",
        "Laiva lähtee vanhasta satamasta kello kuusi aamulla, ja ensimmäinen bussi odottaa sitä. Jos et ehdi siihen, seuraava lähtee kello kaksitoista samasta paikasta."
      ),
      (
        "tr",
        "Tekne sabah saat altıda eski iskeleden ayrılır ve ilk otobüs onu bekler. Kaçırırsanız öğlen aynı yerden bir tane daha kalkar, ama kışın çalışmaz."
      ),
      (
        "vi",
        "Con tàu rời bến cũ lúc sáu giờ sáng, và chuyến xe buýt đầu tiên chờ ở đó. Nếu bạn lỡ chuyến, còn một chuyến nữa vào buổi trưa từ cùng một bến."
      ),
      ("el", "Το πλοίο φεύγει από το παλιό λιμάνι στις έξι το πρωί."),
      ("he", "הספינה יוצאת מהנמל הישן בשש בבוקר והאוטובוס מחכה לה."),
      ("th", "เรือออกจากท่าเรือเก่าตอนหกโมงเช้าและรถบัสคันแรกรออยู่"),
      ("zh", "船在早上六点离开旧码头，第一班公共汽车在那里等它。如果你错过了，中午还有一班。"),
      ("ja", "船は朝六時に古い港を出て、最初のバスがそれを待っています。"),
      ("ko", "배는 아침 여섯 시에 오래된 부두를 떠나고 첫 버스가 그것을 기다립니다. 놓치면 정오에 또 하나가 있습니다."),
    ])
  func told(_ language: String, _ text: String) throws {
    #expect(try article(text).language == language)
  }

  @Test("The whole post tells, not its first block")
  func wholePost() throws {
    let links = "[Read this post in English](https://pier.example/en)\n\n"
    #expect(
      try article(links + "港の新しい船は朝の六時に出て、島の人と荷物をのせて、昼に戻ってきます。\n").language == "ja")
    let (_, english) = Self.texts[0]
    let (_, german) = Self.texts[1]
    let parts = [english] + [String](repeating: german, count: 30)
    #expect(try article(parts.joined(separator: "\n\n")).language == "de")
  }

  @Test("A text of many words that fits no language is unclear, a short one is taken for English")
  func unclear() throws {
    #expect(try article("Ann Ash, Ben Birch.").proseLanguage == nil)
    let names = String(repeating: "Ann Ash, Ben Birch, Cleo Cedar, Dan Dogwood, ", count: 10)
    #expect(try article(names).proseLanguage == "und")
    #expect(try article("Кит.").proseLanguage == "und")
    #expect(try article(Self.texts[0].text).proseLanguage == "en")
  }

  @Test("What the post declares goes before the setting, and the setting before a guess")
  func order() throws {
    let text = Self.texts[0].text
    let declared = try article("---\nlang: pt_BR\n---\n\(text)", setting: "de")
    #expect(declared.language == "pt-BR" && declared.languageOrigin == .declared)
    let set = try article(text, setting: "de")
    #expect(set.language == "de" && set.languageOrigin == .setting)
    let tag = try article("---\nlang: \"{{ page.lang }}\"\n---\n\(text)")
    #expect(tag.language == "en" && tag.languageOrigin == .guess)
  }

  @Test(
    "The lang nearest to the content counts",
    arguments: [
      ("<!doctype html><html lang=en><body><main lang=sv><p>x</p></main></body></html>", "sv"),
      ("<!doctype html><html lang=en-GB><body><main><p>x</p></main></body></html>", "en-GB"),
      ("<html xml:lang=fr><body><main><p>x</p></main></body></html>", "fr"),
      ("<article lang=nl><p>x</p></article>", "nl"),
      ("<p lang=nl>x</p><p>y</p>", nil),
      ("<!doctype html><html lang=''><body><main><p>x</p></main></body></html>", nil),
    ])
  func nearest(_ html: String, _ language: String?) throws {
    let article = try article(html, path: "a.html")
    #expect(article.language == language)
    #expect(article.languageOrigin == language.map { _ in .declared })
  }

  @Test("Lists are asked by the primary subtag, and English stands in")
  func lists() {
    let words = WordsByLanguage(["en": ["end"], "de": ["ende"]])
    #expect(words.contains("ende", language: "de-AT") && words.contains("ende", language: "DE_ch"))
    #expect(!words.contains("end", language: "de"))
    #expect(words.contains("end", language: nil) && words.contains("end", language: "pl"))
    #expect(words.all == ["end", "ende"] && words.longest == 4)
    #expect(WordsByLanguage.folded("→ L’Eau : ") == "l'eau")
    #expect(WordsByLanguage.folded(" – ") == nil)
  }
}

@Suite("The registry of languages")
struct LanguagesTests {
  @Test("Every language has its own tag, a name, and is found by it")
  func names() {
    #expect(Set(Languages.all.map { $0.tag }).count == Languages.all.count)
    for language in Languages.all {
      #expect(Languages.named(language.tag)?.name == language.name)
      #expect(LanguageTag.isWellFormed(language.tag))
      #expect(language.name.first?.isUppercase == true)
    }
    #expect(Languages.named(nil) == nil)
    #expect(Languages.named("xx") == nil)
  }

  @Test("Lists are in lower case with single spaces, as texts are looked up in them")
  func spelling() {
    for language in Languages.all {
      for list in Languages.lists {
        for word in list.words(language) {
          #expect(
            !word.isEmpty && word == word.lowercased() && !word.contains("  "),
            "\(language.name), \(list.name): '\(word)'")
        }
      }
    }
  }

  @Test("The registry says what a language lacks")
  func lacking() {
    func lacking(_ tag: String) -> [String] { Languages.named(tag).map(Languages.lacking) ?? [] }
    #expect(
      lacking("en")
        == ["timeIdioms", "wordsAfterOrdinals", "nameParticles", "weakCreatorPrepositions"])
    #expect(lacking("de") == ["lookingBackWords"])
    #expect(lacking("sv").contains("readingEase"))
    #expect(lacking("ja").contains("functionWords") && !lacking("ja").contains("creditLabels"))
    #expect(lacking("xx").isEmpty)
  }
}
