// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Foundation
import TestKit
import Testing

@Suite struct CreditsTests {
  @Test(
    "Every row of the shared table comes out as it says",
    .enabled(if: Suites.folder != nil, "the shared folder is not on this machine"))
  func table() throws {
    let path = try #require(Suites.folder) + "/../credits.tsv"
    let rows = String(decoding: try Suites.bytes(path), as: UTF8.self).split(separator: "\n")
    #expect(rows.count > 30)
    for row in rows where !row.hasPrefix("#") {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count >= 6, "\(row)")
      let credit = CreditGrammar.standard.read(creditLine(fields[1], isMarkdown: fields[0] == "md"))
      #expect(summary(credit) == fields[2...5].joined(separator: "|"), "\(fields[1])")
    }
  }

  @Test(
    "A credit is read in many languages and forms",
    arguments: [
      // English
      ("Image by NordWood Themes on Unsplash.com", "NordWood Themes|Unsplash||creator+source"),
      ("Photo by Van de Linde Foto on Unsplash", "Van de Linde Foto|Unsplash||creator+source"),
      ("Photo by North Pier Photo on Unsplash", "North Pier Photo|Unsplash||creator+source"),
      ("Photo by Okoro Press on Unsplash", "Okoro Press|Unsplash||creator+source"),
      ("Photo: A / B / Getty Images", "A;B|Getty Images||creator+source"),
      ("Photo: Jane Doe/AFP via Getty Images", "Jane Doe;AFP|Getty Images||creator+source"),
      ("AP Photo/Jane Doe", "Jane Doe|AP||creator+source"),
      ("REUTERS/Jane Doe", "Jane Doe|Reuters||creator+source"),
      ("A rally. (Jane Doe/AP)", "Jane Doe|AP||creator+source"),
      ("The old press room (NASA)", "|NASA||source-only"),
      ("Courtesy of NASA", "|NASA||source-only"),
      ("Photos by Jane Doe and John Roe on Pexels", "Jane Doe;John Roe|Pexels||creator+source"),
      ("Header photo by Jane Doe on Unsplash.", "Jane Doe|Unsplash||creator+source"),
      ("All images from Unsplash", "|Unsplash||source-only"),
      ("Photo on Unsplash by Jane Doe", "Jane Doe|Unsplash||creator+source"),
      ("Photo: Jane Doe. Source: Unsplash.", "Jane Doe|Unsplash||creator+source"),
      ("Photo Credit: Evan Golub, 2015.", "Evan Golub|||creator-only"),
      ("Photo courtesy: GSA PBS Region 8", "GSA PBS Region 8|||creator-only"),
      (
        "Minot, ND. photo by Bobak Ha'Eri. Licensed CC 3.0, BY-SA.",
        "Bobak Ha'Eri||CC BY-SA 3.0|creator-only"
      ),
      ("Image courtesy of the U.S. Navy / Public domain", "U.S. Navy||public domain|creator-only"),
      ("Photo by Jane Doe (CC BY 2.0) via Flickr", "Jane Doe|Flickr|CC BY 2.0|creator+source"),
      (
        "Photo by Jane Doe via Flickr; CC Attribution Share-Alike 3.0",
        "Jane Doe|Flickr|CC BY-SA 3.0|creator+source"
      ),
      (
        "Jane Doe, CC BY-SA 4.0, via Wikimedia Commons",
        "Jane Doe|Wikimedia Commons|CC BY-SA 4.0|creator+source"
      ),
      (
        "Photo by Jane Doe on Unsplash, used with permission",
        "Jane Doe|Unsplash|used with permission|creator+source"
      ),
      (
        "Photo by Unknown via Wikimedia Commons, CC0",
        "Unknown|Wikimedia Commons|CC0|creator+source"
      ),
      ("© 2019 Jane Doe", "Jane Doe|||creator-only"),
      ("(c) Jane Doe / Alamy Stock Photo", "Jane Doe|Alamy||creator+source"),
      ("Photo taken by Jane Doe", "Jane Doe|||creator-only"),
      ("Photo © Jane Doe", "Jane Doe|||creator-only"),
      (
        "Photo by Jane Doe from Getty Images via Canva",
        "Jane Doe;Getty Images|Canva||creator+source"
      ),
      ("unsplash@janedoe", "|Unsplash||source-only"),
      (
        "\u{200B}Photo\u{A0}by\u{A0}Jane\u{AD} Doe on Unsplash", "Jane Doe|Unsplash||creator+source"
      ),
      ("Ｐｈｏｔｏ：Ｊａｎｅ Ｄｏｅ ／ Ｇｅｔｔｙ Ｉｍａｇｅｓ", "Jane Doe|Getty Images||creator+source"),
      ("Photo by Jane Griﬃn on Unsplash", "Jane Griffin|Unsplash||creator+source"),
      ("Photo by Patrick O’Brien on Unsplash", "Patrick O’Brien|Unsplash||creator+source"),
      ("Photo by My Life on Film", "My Life on Film|||creator-only"),
      ("Photo by Bruce Johnson, Jr.", "Bruce Johnson, Jr.|||creator-only"),
      ("Photo by John Smith Jr. on Unsplash", "John Smith Jr.|Unsplash||creator+source"),
      ("Photo by J. R. Smith on Unsplash. It is old.", "J. R. Smith|Unsplash||creator+source"),
      ("Photograph by Jane Doe for The Guardian", "Jane Doe|The Guardian||creator+source"),
      ("Image: NASA/JPL-Caltech", "|NASA||source-only"),
      ("Designed by Freepik", "|Freepik||source-only"),
      (
        "Photo by Jane Doe on Unsplash and Photo by John Roe on Pexels",
        "Jane Doe|Unsplash||creator+source"
      ),
      ("Photo via Flickr user janedoe", "janedoe|Flickr||creator+source"),
      ("iStock.com/janedoe", "janedoe|iStock||creator+source"),
      ("Photo copyright Jane Doe", "Jane Doe|||creator-only"),
      ("Public domain", "||public domain|label-only"),
      (
        "Unknown author, Public domain, via Wikimedia Commons",
        "Unknown author|Wikimedia Commons|public domain|creator+source"
      ),
      (
        "By Jane Doe - Own work, CC BY-SA 3.0, https://commons.wikimedia.org/w/index.php?curid=1",
        "Jane Doe|Wikimedia Commons|CC BY-SA 3.0|creator+source"
      ),
      ("nanny snowflake on Flickr", "nanny snowflake|Flickr||creator+source"),
      ("Protesters in Berlin REUTERS/Jane Doe", "Jane Doe|Reuters||creator+source"),
      ("Protesters in Berlin, Photo: Jane Doe/Reuters", "Jane Doe|Reuters||creator+source"),
      ("Protesters in Berlin, May 2020 (Jane Doe/Reuters)", "Jane Doe|Reuters||creator+source"),
      ("Protesters in Berlin, May 2020 © Jane Doe", "Jane Doe|||creator-only"),
      ("Photos: Jane Doe (left), John Roe (right)", "Jane Doe;John Roe|||creator-only"),
      ("Photo by 🇸🇮 Janko Ferlič on Unsplash", "Janko Ferlič|Unsplash||creator+source"),
      ("Photo by 2H Media on Unsplash", "2H Media|Unsplash||creator+source"),
      ("Photo by Unsplash on Unsplash", "|Unsplash||source-only"),
      ("Jane Doe - stock.adobe.com", "Jane Doe|Adobe Stock||creator+source"),
      ("照片由王伟在Unsplash上拍摄", "王伟|Unsplash||creator+source"),
      // German
      ("Foto: Erika Mustermann/dpa", "Erika Mustermann|dpa||creator+source"),
      (
        "Bild: picture alliance/dpa | Jörg Özdemir",
        "Jörg Özdemir;picture alliance|dpa||creator+source"
      ),
      ("Bild von efes auf Pixabay", "efes|Pixabay||creator+source"),
      ("Fotograf: Max Muster, Quelle: Unsplash", "Max Muster|Unsplash||creator+source"),
      ("Das Haus am See. Foto: © Max Muster", "Max Muster|||creator-only"),
      ("Bildnachweis: Adobe Stock / motortion", "motortion|Adobe Stock||creator+source"),
      // French, Spanish, Italian, Portuguese, Dutch
      ("Crédit photo : Élodie Dupré / Flickr", "Élodie Dupré|Flickr||creator+source"),
      ("Image par Rahul Mishra de Pixabay", "Rahul Mishra|Pixabay||creator+source"),
      ("Foto de Ana García en Unsplash", "Ana García|Unsplash||creator+source"),
      ("Imagen de 12019 en Pixabay", "|Pixabay||source-only"),
      ("Foto di Luca Bravo su Unsplash", "Luca Bravo|Unsplash||creator+source"),
      ("Immagine di Luca da Pixabay", "Luca|Pixabay||creator+source"),
      ("Foto de João Silva na Unsplash", "João Silva|Unsplash||creator+source"),
      ("Afbeelding van Jan via Pixabay", "Jan|Pixabay||creator+source"),
      // North and east
      ("Foto: Åsa Öberg / TT", "Åsa Öberg|TT||creator+source"),
      ("Bild av Åsa från Pixabay", "Åsa|Pixabay||creator+source"),
      ("Kuva: Matti Meikäläinen / Lehtikuva", "Matti Meikäläinen|Lehtikuva||creator+source"),
      ("Fot. Jan Kowalski / PAP", "Jan Kowalski|PAP||creator+source"),
      ("Obraz autorstwa Jana z Pixabay", "Jana|Pixabay||creator+source"),
      ("Фото: Иван Петров / РИА Новости", "Иван Петров|RIA Novosti||creator+source"),
      ("Φωτογραφία: Νίκος Παπάς", "Νίκος Παπάς|||creator-only"),
      // Han, Kana, Hangul, Arabic, Hebrew
      ("写真：田中太郎／共同通信", "田中太郎|Kyodo||creator+source"),
      ("写真: UnsplashのJr Korpa", "Jr Korpa|Unsplash||creator+source"),
      ("图片来源：Unsplash", "|Unsplash||source-only"),
      ("摄影：王伟／新华社", "王伟|Xinhua||creator+source"),
      ("사진: 김민수 / 연합뉴스", "김민수|Yonhap||creator+source"),
      ("사진: Unsplash의Jr Korpa", "Jr Korpa|Unsplash||creator+source"),
      ("تصوير: أحمد علي / Unsplash", "أحمد علي|Unsplash||creator+source"),
      ("צילום: דוד כהן", "דוד כהן|||creator-only"),
      // Kinds
      ("Screenshot by the author", "author|||creator-only"),
      ("Own photo", "author|||creator-only"),
      ("AI-generated (Midjourney)", "Midjourney|||creator-only"),
      ("Image generated with DALL·E 3", "DALL-E|||creator-only"),
      ("AI-generated image", "|||label-only"),
      ("Photo: Unsplash", "|Unsplash||source-only"),
      ("A street. Stock photo.", "|||label-only"),
      (
        "Photo: Natalie Kurz from the Consumer Bureau",
        "Natalie Kurz|Consumer Bureau||creator+source"
      ),
      ("Foto: Ada Ek | Kaiblatt", "Ada Ek|Kaiblatt||creator+source"),
      ("Photo: Ada Ek, Quay Gazette", "Ada Ek|Quay Gazette||creator+source"),
      ("Photo: Ada Ek, Bo Ek", "Ada Ek;Bo Ek|||creator-only"),
      ("Photo: Ada Ek (left)", "Ada Ek|||creator-only"),
    ])
  func forms(_ text: String, _ expected: String) {
    #expect(summary(readCredit(text)) == expected)
  }

  @Test(
    "A plain caption or a byline is no credit",
    arguments: [
      "", " ", ".", "By the editor, 12 May", "The photo by the window shows the old press room.",
      "By Jane Doe, Reuters", "By Jane Doe", "Photo", "Photo of the day",
      "Photography is an art", "Picture this: a quiet morning",
      "Image: nametag from recent hackathon",
      "*Image: Natalie Kurz from the Consumer Financial Protection Bureau presents at 18F.*",
      "Screenshot: how to use git status", "Screenshot of the dashboard",
      "The NASA headquarters in Washington", "A rally seen on Flickr last week",
      "We found this on Unsplash, where photos are free", "Images like this one are on Unsplash",
      "Foto de Madrid", "Photo de famille", "Foto von Berlin", "A day in the public domain",
      "Source code of the reader", "Credits roll at the end", "Map of the old town",
      "Left: the old hall. Right: the new one.", "(a) before, (b) after, (c) much later",
      "AI-generated content is everywhere in the news today", "Created by hand in 1920",
      "Cape Canaveral, NASA", "Read more on Wikipedia, the free encyclopedia", "Sketch",
      "We met (C).",
      "日本語の説明文です。", "Watch on YouTube", "Jane on Twitter", "https://unsplash.com/photos/x",
      "SEC. FEC. FERC. CDC.", "(C) You make Edition and it compiles", "Follow us on (Facebook)",
      "图为会场。", "On", "©", "via", "Photo by",
    ])
  func plain(_ text: String) {
    #expect(summary(readCredit(text)) == "|||none")
  }

  @Test(
    "A placeholder is no creator",
    arguments: [
      ("Photo by Your Upload on Unsplash", "Your Upload", CreditLevel.sourceOnly),
      ("Photo by [Name] on Unsplash", "Name", .sourceOnly), ("Photo: TODO", "TODO", .labelOnly),
      ("Photo by undefined on Unsplash", "undefined", .sourceOnly),
      ("Photo by Unknown", "Unknown", .labelOnly),
      ("Photo by NAME on SOURCE", "NAME on SOURCE", .labelOnly),
      ("Photo by {{ page.credit }}", "page.credit", .labelOnly),
    ])
  func placeholders(_ text: String, _ placeholder: String, _ level: CreditLevel) throws {
    let credit = try #require(readCredit(text))
    #expect(credit.isPlaceholder)
    #expect(credit.creators.isEmpty)
    #expect(credit.level == level)
    let found = try #require(credit.placeholder)
    #expect(found.text == placeholder)
    #expect(String(decoding: Array(text.utf8)[found.range], as: UTF8.self) == placeholder)
  }

  @Test("Ranges are those of the caption's own bytes")
  func ranges() throws {
    let text = "Größe. 🙂 Foto: \u{200B}Jörg Öz /\u{A0}Getty Images (CC BY 4.0)."
    let bytes = Array(text.utf8)
    func cut(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let credit = try #require(CreditGrammar.standard.read(CreditLine(text)))
    #expect(credit.creatorRanges.map(cut) == ["Jörg Öz"])
    #expect(credit.sourceRange.map(cut) == "Getty Images")
    #expect(cut(credit.range) == "Foto: \u{200B}Jörg Öz /\u{A0}Getty Images (CC BY 4.0)")
    #expect(credit.licence == "CC BY 4.0")
  }

  @Test(
    "Links decide between what is named and what is linked",
    arguments: [
      ("Photo by <a href=\"https://unsplash.com/@jane\">Jane</a>", "Jane|Unsplash||linked"),
      ("Photo by <a href=\"https://jane.example\">Jane Doe</a>", "Jane Doe|||creator-only"),
      (
        "Photo by <a href=\"https://jane.example\">Jane Doe</a> on Unsplash",
        "Jane Doe|Unsplash||creator+source"
      ),
      (
        "Photo by <a href=\"https://unsplash.com/@jane\">Jane Doe</a> on Unsplash",
        "Jane Doe|Unsplash||linked"
      ),
      (
        "Photo by Jane Doe on <a href=\"https://unsplash.com\">Unsplash</a>",
        "Jane Doe|Unsplash||creator+source"
      ),
      (
        "<a href=\"https://unsplash.com/photos/x\">Photo by Jane Doe on Unsplash</a>",
        "Jane Doe|Unsplash||linked"
      ),
      (
        "Photo by <a href=\"https://commons.wikimedia.org/wiki/User:G\">Geni</a>, "
          + "<a href=\"https://creativecommons.org/licenses/by-sa/4.0/deed.de\">licence</a>",
        "Geni|Wikimedia Commons|CC BY-SA 4.0|linked"
      ),
      ("<a href=\"https://unsplash.com/@jane\">Jane Doe</a>", "Jane Doe|Unsplash||linked"),
      ("<a href=\"/posts/x\">Jane Doe</a>", "|||none"),
      (
        "\"Cat\" by <a href=\"https://www.flickr.com/people/x\">Fir</a>, CC BY-NC 2.0",
        "Fir|Flickr|CC BY-NC 2.0|licence"
      ),
    ])
  func links(_ text: String, _ expected: String) {
    #expect(summary(readCredit(text)) == expected)
  }

  @Test("The parts of a credit keep their links, kind and title")
  func parts() throws {
    let cat = try #require(
      readCredit(
        "\"Cat\" by <a href=\"https://commons.wikimedia.org/wiki/User:Fir\">Fir0002</a> "
          + "is licensed under <a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>"
      ))
    #expect(cat.title?.text == "Cat")
    #expect(cat.creatorLink == "https://commons.wikimedia.org/wiki/User:Fir")
    #expect(cat.licenceLink == "https://creativecommons.org/licenses/by/4.0/")
    #expect(cat.links.count == 2)
    #expect(cat.sourceID == "wikimedia-commons")
    #expect(readCredit("Screenshot by the author")?.kind == .screenshot)
    #expect(readCredit("Photo by the author")?.kind == .own)
    #expect(readCredit("Own photo")?.kind == .own)
    #expect(readCredit("Image by Midjourney")?.kind == .aiGenerated(tool: "Midjourney"))
    #expect(readCredit("KI-generiert")?.kind == .aiGenerated(tool: ""))
  }

  @Test("A project adds its own sources and labels")
  func added() {
    let grammar = CreditGrammar(
      adding: [ImageSource("Harbour Archive", id: "harbour", domains: ["archive.harbour.example"])],
      labels: ["Lichtbild"])
    #expect(grammar.read(CreditLine("Lichtbild: Jane Doe"))?.creators == ["Jane Doe"])
    #expect(readCredit("Lichtbild: Jane Doe") == nil)
    let credit = grammar.read(CreditLine("Photo: Jane Doe / Harbour Archive"))
    #expect(credit?.creators == ["Jane Doe"])
    #expect(credit?.sourceID == "harbour")
  }

  @Test(
    "A credit at either end of a very long caption is found, in time that does not grow with it")
  func long() {
    let prose = String(repeating: "The old press room stood by the harbour. ", count: 20000)
    #expect(summary(readCredit(prose + "Photo: Jane Doe / AP")) == "Jane Doe|AP||creator+source")
    #expect(summary(readCredit("Photo: Jane Doe / AP. " + prose)) == "Jane Doe|AP||creator+source")
  }

  @Test(
    "Hostile captions are read, whatever they hold",
    arguments: [
      "Photo: ", "Photo by ", "(", "(Photo", "Unsplash ", "a / ", "CC BY ", "CC BY-", "\"", "[",
      "© ", "©",
      "Photo", "Photo and ", "写真", "写", "via ", "on Unsplash ", "AI-generated ", "J. ", "stock ",
      "\u{301}", "\u{200B}", "@", "_", "....", "https://", "x.y/", "Jr., ",
    ])
  func hostile(_ piece: String) {
    for count in [200, 50_000] {
      let text = String(repeating: piece, count: count)
      let credit = CreditGrammar.standard.read(CreditLine(text))
      #expect(credit.map { $0.range.upperBound <= text.utf8.count } ?? true)
    }
  }

  @Test("Any bytes are read without a crash")
  func noise() {
    let pieces = [
      "Photo", "by", ":", "/", "(", ")", "Jane", "Doe", "Unsplash", "on", ",", ".", "CC", "BY-SA",
      "4.0",
      "©", "\"", "[", "]", "写真", "の", "-", "–", "via", "and", "the", "Jr", "AI-generated", "2019",
      "|", "\n",
      "{", "é", "'", "\u{200B}", "licensed", "under", "own", "work", "Getty", "Images", "AP",
    ]
    var state: UInt64 = 11
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<next(16) { text += pieces[next(pieces.count)] + (next(4) == 0 ? "" : " ") }
      let size = text.utf8.count
      let start = next(size + 1)
      let line = CreditLine(
        text,
        links: [
          .init(range: start..<start + next(size - start + 1), address: "https://unsplash.com/@x")
        ])
      guard let credit = CreditGrammar.standard.read(line) else { continue }
      #expect(credit.range.upperBound <= size)
      #expect(credit.creators.count == credit.creatorRanges.count)
      for range in credit.creatorRanges { #expect(range.upperBound <= size) }
    }
  }
}
