// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Linting
import RulePacks
import SourceText
import TestKit
import Testing

/// What rules of the packs in the binary say of texts that are close to what they look for.
@Suite("Neighbours of what packs look for")
struct NeighbourTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var text: String
    var found: [String] = []
    /// What the fixes write; `nil` for a finding without one.
    var written: [String?]?
    var testDescription: String { "\(rule): \(text)" }
  }

  static let cases = [
    Case(
      rule: "inclusive-language",
      text: "Board Chairwoman Ann Lee, Chairman Powell and Spokesman J. Carney spoke."),
    Case(
      rule: "inclusive-language", text: "The chairwoman of the board spoke.", found: ["chairwoman"],
      written: ["chair"]),
    Case(
      rule: "inclusive-language", text: "Ask when he or she opens it.", found: ["he or she"],
      written: [nil]),
    Case(
      rule: "inclusive-language", text: "It helps deaf and hearing-impaired readers.",
      found: ["hearing-impaired"], written: [nil]),
    Case(
      rule: "plain-words", text: "We fixed the aforementioned issues.",
      found: ["the aforementioned"], written: ["the"]),
    Case(
      rule: "wordy-phrases", text: "We found it in the course of building the boat.",
      found: ["in the course of"], written: ["while"]),
    Case(
      rule: "wordy-phrases", text: "We found it during the course of the trip.",
      found: ["during the course of"], written: ["during"]),
    Case(rule: "wordy-phrases", text: "The pages were copied. At this time, both are the same."),
    Case(rule: "wordy-phrases", text: "In most cases, no."),
    Case(rule: "doubled-words", text: "It grew out of its new Innovation practice."),
    Case(
      rule: "doubled-words", text: "It was a new innovation.", found: ["new innovation"],
      written: ["innovation"]),
    Case(rule: "doubled-words", text: "It has the exact same version."),
    Case(rule: "doubled-words", text: "Do not write \"PIN number\" or “end result” here."),
    Case(
      rule: "doubled-words", text: "The end result is “good”.", found: ["end result"],
      written: ["result"]),
    Case(
      rule: "per-cent",
      text: "Tea rose by 30%, rum by 20%. Milk rose by 5 percent and ale by 6 percent, gin by 1%.",
      found: ["5 percent"]),
    Case(
      rule: "acronyms",
      text: "Write .NET, R CMD or XOR. Please RSVP. GET THE BEST OF THE TOWN. The OECD met.",
      found: ["OECD"]),
    Case(rule: "headline-shout", text: "# The boat\n\n## All aboard!\n\nWe sail!"),
    Case(rule: "headline-shout", text: "# The boat!\n\nWe sail!", found: ["!"]),
    Case(
      rule: "headline-sentence-case",
      text: "# Security Fixes for Ruby and Go in R Packages\n\nWe use Ruby, Go and R here.",
      found: ["Security Fixes for Ruby and Go in R Packages"],
      written: ["Security fixes for Ruby and Go in R packages"]),
    Case(rule: "headline-title-case", text: "# Announcing beta.harbour.gov and .ferryrc\n\nText."),
    Case(rule: "headline-title-case", text: "# The Files of @ann and src/lib_one.c\n\nText."),
    Case(
      rule: "headline-title-case", text: "# The end. of the boat\n\nText.",
      found: ["The end. of the boat"], written: ["The End. Of the Boat"]),
  ]

  @Test("A rule says this and no more", arguments: cases)
  func neighbour(_ item: Case) throws {
    let rule = try #require(
      Example.packs.flatMap(\.rules).first { $0.id == item.rule })
    let source = SourceText(path: "post.md", item.text)
    let article = try ArticleReader().read(source, format: .markdown)
    let report = RulePacksTests.report(rule, article)
    #expect(report.findings.map { source.string($0.range) } == item.found)
    if let written = item.written {
      #expect(report.findings.map { $0.fix?.edits.first?.text } == written)
    }
  }

  @Test("The share of passive sentences is counted by language")
  func passive() throws {
    let rule = try #require(
      Example.packs.flatMap(\.rules).first { $0.id == "passive-voice" })
    let texts = [
      ("en", "The boat is interested. It was used to sail.", 1),
      ("de", "Das Boot wird bald ablegen. Das Boot wird bekannt. Es wurde verkauft.", 1),
      ("es", "El código no es válido. El barco fue vendido ayer.", 1),
      ("fr", "Elle est partie. Il s’est levé. Le bateau a été vendu.", 1),
      ("it", "Anna è andata via. La barca è stata venduta.", 1),
      ("nl", "De boot wordt bekend. De boot werd verkocht.", 1),
      ("pt", "O código é inválido. O barco foi vendido.", 1),
      ("sv", "Min webbplats är ny. Det misslyckades. Båten målades.", 1),
    ]
    for (language, text, count) in texts {
      // Sentences without a verb of their own make it long enough.
      let filler = String(repeating: " Ahoy now.", count: 8)
      let source = SourceText(
        path: "post.md", "---\nlang: \(language)\n---\n\n\(text)\(filler)\n")
      let article = try ArticleReader().read(source, format: .markdown)
      let report = RulePacksTests.report(rule, article)
      // At most 10 % may be passive, so one in ten or eleven is counted and not told.
      #expect(report.findings.isEmpty, "\(language)")
      let twice = SourceText(
        path: "post.md", "---\nlang: \(language)\n---\n\n\(text) \(text)\n\n\(filler)\n")
      let second = RulePacksTests.report(
        rule, try ArticleReader().read(twice, format: .markdown))
      #expect(second.findings.first?.related.count == 2 * count, "\(language)")
    }
  }
}
