// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import SourceText
import TestKit
import Testing

/// The readability formulas, and what they count.
@Suite struct ReadabilityTests {
  struct Row: Sendable {
    var name: String
    /// W, S, Y, P, L, C, W7.
    var counts: [Int]
    var values: [Readability.Metric: Double]

    var readability: Readability {
      var text = TextCounts()
      text.words = counts[0]
      text.sentences = counts[1]
      text.letters = counts[4]
      text.characters = counts[5]
      text.longWords = counts[6]
      return Readability(text, syllables: counts[2], complexWords: counts[3])
    }
  }

  static let rows = [
    Row(
      name: "S1", counts: [17, 3, 17, 0, 48, 51, 0],
      values: [
        .flesch: 116.4833, .fleschKincaid: -1.5800, .fog: 2.2667, .smog: 3.1291,
        .colemanLiau: -4.4212, .ari: -4.4667, .lix: 5.6667, .rix: 0,
      ]),
    Row(
      name: "S2", counts: [102, 5, 146, 9, 442, 455, 19],
      values: [
        .flesch: 65.0349, .fleschKincaid: 9.2562, .fog: 11.6894, .smog: 10.7936,
        .colemanLiau: 8.2290, .ari: 9.7803, .lix: 39.0275, .rix: 3.8,
      ]),
    Row(
      name: "S4", counts: [502, 24, 904, 113, 2688, 2756, 172],
      values: [
        .flesch: 33.2572, .fleschKincaid: 13.8169, .fog: 17.3707, .smog: 15.5250,
        .colemanLiau: 14.2698, .ari: 14.8864, .lix: 55.1796, .rix: 7.1667,
      ]),
  ]

  static let s1 = "The cat sat on the mat. The dog ran to the park. It was a good day."
  /// The first five sentences of the Gettysburg Address.
  static let s2 = """
    Four score and seven years ago our fathers brought forth on this continent a new nation, conceived in \
    Liberty, and dedicated to the proposition that all men are created equal. Now we are engaged in a great \
    civil war, testing whether that nation, or any nation so conceived, and so dedicated, can long endure. We \
    are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a final \
    resting place for those who here gave their lives that that nation might live. It is altogether fitting \
    and proper that we should do this.
    """

  func article(_ text: String, path: String = "post.md") throws -> Article {
    let source = SourceText(path: path, text)
    return try ArticleReader().read(source, format: path.hasSuffix("md") ? .markdown : .html)
  }

  @Test("From the counts, every formula gives its reference value", arguments: rows.map(\.name))
  func reference(_ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    for metric in Readability.Metric.allCases {
      let value = try #require(row.readability.value(metric))
      let expected = try #require(row.values[metric])
      #expect(abs(value - expected) < 0.00005, "\(metric): \(value)")
    }
  }

  @Test("Flesch has weights for seven languages; LIX stands in for the others")
  func languages() throws {
    let s2 = try #require(Self.rows.first { $0.name == "S2" }).readability
    let expected = [
      "de": 75.8647, "fr": 80.9450, "es": 100.1496, "it": 104.5976, "nl": 77.6523, "ru": 94.2895,
      "en-GB": 65.0349,
    ]
    for (language, value) in expected {
      let found = try #require(s2.value(.flesch, language: language))
      #expect(abs(found - value) < 0.00005, "\(language): \(found)")
    }
    #expect(s2.value(.flesch, language: "pl") == nil)
    #expect(Readability.metric(.flesch, language: "pl") == .lix)
    #expect(Readability.metric(.flesch, language: "de-AT") == .flesch)
    #expect(Readability.metric(.ari, language: "pl") == .ari)
  }

  @Test("No words, no value")
  func empty() {
    let none = Readability(TextCounts(), syllables: 0, complexWords: 0)
    for metric in Readability.Metric.allCases { #expect(none.value(metric) == nil) }
  }

  @Test("The texts give the counts of the reference", arguments: [(s1, "S1"), (s2, "S2")])
  func counts(_ text: String, _ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    for (path, text) in [("post.md", text), ("post.html", "<p>\(text)</p>")] {
      let found = Readability(try article(text, path: path).prose.blocks, language: "en")
      #expect(found == row.readability)
    }
  }

  @Test("The seven paragraphs of the first article give its counts, and values within one per cent")
  func seed() throws {
    let row = try #require(Self.rows.last)
    let name = "the-role-of-empathy-in-building-connections"
    for path in ["html/\(name)/index.html", "markdown/posts/\(name).md", "empathy.txt"] {
      let bytes = try Suites.bytes(Suites.packageRoot + "/samples/" + path)
      let source = SourceText(path: path, bytes: bytes)
      let article = try ArticleReader().read(
        source, format: path.hasSuffix("html") ? .html : .markdown)
      let blocks = article.prose.blocks.filter { $0.words.count > 20 }
      #expect(blocks.count == 7)
      let found = Readability(blocks, language: article.language)
      #expect(found.counts.words == 502)
      #expect(found.counts.sentences == 24)
      for metric in Readability.Metric.allCases where !metric.countsSyllables {
        let value = try #require(found.value(metric))
        let expected = try #require(row.values[metric])
        #expect(abs(value - expected) <= expected * 0.01, "\(metric): \(value)")
      }
      #expect(abs(found.syllables - row.counts[2]) < 15, "\(found.syllables)")
    }
  }

  @Test(
    "Syllables are counted by ear, not by vowels",
    arguments: [
      "cat": 1, "make": 1, "makes": 1, "boxes": 2, "wanted": 2, "baked": 1, "table": 2,
      "statement": 2, "people": 2, "idea": 3, "our": 2, "hour": 2, "fire": 2, "didn't": 2,
      "it's": 1,
      "special": 2, "nation": 2, "radio": 3, "theory": 3, "well-known": 2, "understanding": 4,
      "communication": 5, "social": 2, "situation": 4, "business": 2, "rhythm": 2, "naïve": 2,
      "2024": 1,
    ])
  func syllables(_ word: String, _ count: Int) {
    #expect(Syllables("en").count(word) == count)
  }

  @Test(
    "In other languages too",
    arguments: [
      ("de", "Häuser", 2), ("de", "Freundschaft", 2), ("de", "Theater", 3), ("fr", "maison", 2),
      ("fr", "table", 1), ("es", "casa", 2), ("es", "día", 2), ("es", "bueno", 2),
      ("it", "famiglia", 3), ("nl", "huizen", 2), ("ru", "молоко", 3),
    ])
  func others(_ language: String, _ word: String, _ count: Int) {
    #expect(Syllables(language).count(word) == count)
  }
}
