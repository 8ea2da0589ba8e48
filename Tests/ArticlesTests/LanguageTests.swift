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
    "Thin evidence, a language without a list and one between two are no guess",
    arguments: [
      "The boat is here.",
      "Statek opuszcza stary port o szóstej rano, a pierwszy autobus już na niego czeka przy nabrzeżu, bo tak jest w rozkładzie jazdy od lat.",
      "Лодка покидает старую пристань в шесть часов утра, и первый автобус ждёт её на набережной.",
      "Båden forlader den gamle havn klokken seks om morgenen, og den første bus venter på den. Hvis du ikke når den, er der en til klokken tolv fra den samme kaj.",
      "```\nthe the the the the the the the the the the the\n```\n",
    ])
  func noGuess(_ text: String) throws {
    let article = try article(text)
    #expect(article.language == nil)
    #expect(article.languageOrigin == nil)
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
