// SPDX-License-Identifier: Apache-2.0

import Articles
import Foundation
import Language
import TestKit
import Testing

@Suite struct ProseTests {
  private func cut(_ text: String, _ ranges: some Sequence<Range<Int>>) -> [String] {
    let bytes = Array(text.utf8)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(
    "A word is a run of letters, digits and marks with inner apostrophes and hyphens",
    arguments: [
      ("", []),
      ("The cat sat.", ["The", "cat", "sat"]),
      (
        "fast-paced don't won’t ‘quoted’ 'n' -x- well--known",
        [
          "fast-paced", "don't", "won’t", "quoted", "n", "x", "well", "known",
        ]
      ),
      ("rock-'n'-roll dogs' mother-in-law’s", ["rock", "n", "roll", "dogs", "mother-in-law’s"]),
      ("naïve café e\u{301}te\u{301} Ærø ÿ÷×", ["naïve", "café", "e\u{301}te\u{301}", "Ærø", "ÿ"]),
      ("Привет, мир! Ώρα Ωμέγα", ["Привет", "мир", "Ώρα", "Ωμέγα"]),
      ("日本語 ひらカナー、です", ["日", "本", "語", "ひ", "ら", "カ", "ナ", "ー", "で", "す"]),
      ("か\u{3099}x漢y", ["か\u{3099}", "x", "漢", "y"]),
      ("한국어 단어 두-셋", ["한국어", "단어", "두-셋"]),
      ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
      ("سلام بر شما ١٢٣", ["سلام", "بر", "شما", "١٢٣"]),
      (
        "می\u{200C}خواهم co\u{AD}op\u{AD}er\u{AD}ate",
        ["می\u{200C}خواهم", "co\u{AD}op\u{AD}er\u{AD}ate"]
      ),
      ("❤️ 🙂 👩‍👩‍👧 5 €", ["5"]),
      ("a_b 3.5 U.S.", ["a", "b", "3", "5", "U", "S"]),
      ("\u{301}x ’tis", ["x", "tis"]),
      ("สวัสดี", ["สวัสดี"]),
      ("𝒳 𠀀𠀁", ["𝒳", "𠀀", "𠀁"]),
    ] as [(String, [String])])
  func words(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    #expect(cut(text, Words(bytes)) == expected)
    #expect(Words.count(bytes) == expected.count)
    #expect(TextCounts(bytes).words == expected.count)
  }

  @Test(
    "A sentence ends at its mark with the closing quotes, but not in abbreviations and numbers",
    arguments: [
      ([""], 0), (["Hello"], 1), (["One.", "Two!", "Three?!", "Four"], 4),
      (["He said “Stop.”", "Then he left.", "(It rained.)", "\"Yes!\"", "So."], 5),
      (["It was at Data.gov.", "In spring it moved.", "Use 1.8.x.", "They work."], 4),
      (["We print by hand.", "openHarbour prints it.", "eBay sells it."], 3),
      (["The U.S. Army has a Ph.D. student."], 1),
      (["See Dr. Smith, e.g. Monday, i.e. Tuesday.", "Fine."], 2),
      (["The U.S. Army came.", "He lives in the U.S.", "The house is big."], 3),
      (["J. R. R. Tolkien and John F. Kennedy met.", "It is so."], 2),
      (["It costs 3.5 or 1.000.000 at example.com today.", "OK."], 2),
      (["“Stop!” he said.", "Why? she asked, and wait… no."], 2),
      (["See No. 5 and fig. 3.", "No.", "That is wrong."], 3),
      (["Apple Inc. Germany grew.", "We asked Apple Inc.", "They said so."], 3),
      (["Am 3. Oktober war z. B. Ruhe.", "Es gab 12.", "Dann nicht."], 3),
      (["Er kam, d. h. er ging vgl. Abb. 3 usw. weiter.", "Ja."], 2),
      (["She is taller than I.", "The end."], 2),
      (["It ended in 2020.", "Then came 2021.", "5 people left."], 3),
      (["Wait...", "What?", "He went on... and on."], 3),
      (["これは文です。", "次の文！", "「はい。」", "終わり"], 4),
      (["Это предложение.", "Другое?", "Да… но нет."], 3),
      (["¿Qué?", "¡Sí!", "Él vino.", "«Bien.»", "Ñandú."], 5),
      (["Hello\nthere.", "Next\u{A0}one."], 2),
      (["Fedora has it.", "openSUSE does.", "So do iPhones, e.g. mine.", "eBay sells them."], 4),
      (["It ends at 3 p.m. and then approx. fooBar runs."], 1),
    ] as [([String], Int)], [" ", "  \n"])
  func sentences(_ example: ([String], Int), _ space: String) {
    let text = example.0.joined(separator: space) + " "
    let expected = example.0.filter { !$0.isEmpty }
    #expect(cut(text, Sentences(Array(text.utf8))) == expected)
    #expect(Sentences.count(Array(text.utf8)) == example.1)
  }

  @Test(
    "A full stop before a small letter may end a sentence, unless an abbreviation stands before it",
    arguments: [
      ("It moves to AWS. pietro ships it.", true), ("See (the list). rustc has it.", true),
      ("It moves. It goes on, e.g. here.", false), ("It ships vs. rustc.", false),
      ("It costs 3. of them.", false), ("It moves.", false), ("It is so. And so.", false),
    ])
  func doubtful(_ text: String, _ expected: Bool) {
    let bytes = Array(text.utf8)
    #expect(Sentences.mayEndInside(bytes, 0..<bytes.count) == expected)
  }

  @Test("Marks without a word are no sentence", arguments: ["...", "?!", " — ", "•", "🙂."])
  func noSentence(_ text: String) {
    #expect(Sentences.count(Array(text.utf8)) == 0)
  }

  @Test("No white space is asked for between sentences of Han and Kana")
  func unspaced() {
    let text = "これは文です。次の文！？「はい。」終わり"
    #expect(cut(text, Sentences(Array(text.utf8))) == ["これは文です。", "次の文！？", "「はい。」", "終わり"])
  }

  @Test("A range cuts out what is read")
  func ranges() {
    let bytes = Array("One two. Three four.".utf8)
    #expect(Words.count(bytes, in: 4..<14) == 2)
    #expect(Array(Sentences(bytes, in: 4..<14)) == [4..<8, 9..<14])
    #expect(Words.count(bytes, in: 15..<900) == 1)
  }

  @Test("The reference texts have their known counts")
  func references() {
    let first = TextCounts(
      Array("The cat sat on the mat. The dog ran to the park. It was a good day.".utf8))
    #expect(first.words == 17)
    #expect(first.sentences == 3)
    #expect(first.letters == 48)
    #expect(first.characters == 51)
    #expect(first.longWords == 0)
    let address = """
      Four score and seven years ago our fathers brought forth on this continent, a new nation, \
      conceived in Liberty, and dedicated to the proposition that all men are created equal. Now \
      we are engaged in a great civil war, testing whether that nation, or any nation so conceived \
      and so dedicated, can long endure. We are met on a great battle-field of that war. We have come \
      to dedicate a portion of that field, as a final resting place for those who here gave their \
      lives that that nation might live. It is altogether fitting and proper that we should do this.
      """
    let second = TextCounts(Array(address.utf8))
    #expect(second.sentences == 5)
    #expect(second.words == 102)
    #expect(second.letters == 442)
    #expect(second.characters == 455)
    #expect(second.longWords == 19)
  }

  @Test(
    "The seed's seven paragraphs have 502 words in 24 sentences",
    .enabled(if: Suites.folder != nil, "the shared folder is not on this machine"))
  func seed() throws {
    let path = try #require(Suites.folder) + "/../seed/empathy.txt"
    let text = String(decoding: try Suites.bytes(path), as: UTF8.self)
    let body = text.prefix(upTo: try #require(text.range(of: "Similar Posts")).lowerBound)
    let paragraphs = body.components(separatedBy: "\n\n").filter {
      !$0.hasPrefix("**") && $0.utf8.count > 120
    }
    #expect(paragraphs.count == 7)
    let counts = paragraphs.reduce(into: TextCounts()) { $0 += TextCounts(Array($1.utf8)) }
    #expect(counts.words == 502)
    #expect(counts.sentences == 24)
    #expect(counts.characters == 2756)
    #expect(counts.letters == 2688)
    #expect(counts.longWords == 172)
  }

  @Test("Any bytes are read without a crash, and words and sentences follow each other")
  func noise() {
    var state: UInt64 = 3
    let alphabet = Array("aZ0 .!?'-\"\n。’é日🙂e\u{301}I.".utf8) + [0xFF, 0xE3, 0xF0, 0x80]
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      for ranges in [Array(Words(bytes)), Array(Sentences(bytes))] {
        var end = 0
        for range in ranges {
          #expect(range.lowerBound >= end && !range.isEmpty)
          end = range.upperBound
        }
        #expect(end <= bytes.count)
      }
      _ = TextCounts(bytes)
    }
  }
}
