// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Foundation
import Language
import Linting
import RulePacks
import SourceText
import TestKit
import Testing

/// One example of a page: a post with the places that the rule must find in it.
struct Example: Sendable, CustomTestStringConvertible {
  var rule: RuleDefinition
  var format: DocumentFormat
  var text: String
  var places: [ByteRange]

  var testDescription: String { "\(rule.id): \(text.prefix(50))" }

  /// The same with `prefix` in front of it.
  func behind(_ prefix: String) -> Example {
    let length = prefix.utf8.count
    return Example(
      rule: rule, format: format, text: prefix + text,
      places: places.map { ByteRange($0.start + length, $0.end + length) })
  }

  /// The same with CR LF for each LF.
  var withCRLF: Example {
    let bytes = Array(text.utf8)
    func moved(_ offset: Int) -> Int { offset + bytes[..<offset].count { $0 == 0x0A } }
    return Example(
      rule: rule, format: format, text: text.replacing("\n", with: "\r\n"),
      places: places.map { ByteRange(moved($0.start), moved($0.end)) })
  }

  /// What the rule finds.
  func run() throws -> RuleContext {
    let source = SourceText(path: "post", text)
    let article = try ArticleReader().read(source, format: format)
    return RulePacksTests.report(rule, article)
  }

  static let packs = PackLoader.embeddedPacks(besides: [])
  static let markup = packs.first { $0.name == "markup" }?.rules ?? []

  /// The examples of all pages.
  static let all: [Example] = Example.packs.flatMap(\.rules).flatMap { rule in
    RuleExample.all(on: rule.page).map {
      Example(rule: rule, format: $0.format, text: $0.text, places: $0.flagged)
    }
  }
}

@Suite("The packs in the binary")
struct RulePacksTests {
  /// A long list takes a while to read, so each page's check is made once.
  static let checks = Dictionary(
    uniqueKeysWithValues: Example.packs.flatMap(\.rules).map { ($0.id, $0.make([]).0) })

  static func report(_ rule: RuleDefinition, _ article: Article) -> RuleContext {
    var report = RuleContext(
      rule: rule.id, severity: rule.description.severity ?? .warning,
      today: Day(year: 2024, month: 1, day: 1)!)
    let check = checks[rule.id] ?? rule.make([]).0
    check.check(article, &report)
    return report
  }

  @Test("Every page loads, with a sentence, a severity and examples in both formats")
  func pagesLoad() {
    #expect(PackLoader.embeddedProblems == [])
    #expect(
      Example.packs.map(\.name)
        == [
          "empathetic", "inclusive", "markup", "newsroom", "plain-words", "readable",
          "stock-phrases",
        ])
    #expect(
      Example.markup.map(\.id)
        == [
          "caption-place", "figure-content", "heading-in-link", "list-empty", "list-of-one",
          "nested-interactive", "table-header",
        ])
    // What houses differ in waits for a configuration that names it.
    #expect(
      Example.packs.flatMap(\.rules).filter { $0.description.severity == nil }.map(\.id)
        == [
          "heading-in-link", "list-empty", "list-of-one", "acronyms", "headline-length",
          "headline-sentence-case",
          "headline-title-case",
          "numbers-in-words", "complex-words", "passive-voice", "transition-words",
        ])
    for rule in Example.packs.flatMap(\.rules) {
      #expect(rule.description.family != .reading)
      #expect(!rule.description.summary.isEmpty && !rule.description.summary.hasSuffix("."))
      #expect(rule.options.isEmpty)
      for format in [DocumentFormat.html, .markdown] {
        let examples = Example.all.filter { $0.rule.id == rule.id && $0.format == format }
        #expect(examples.contains { !$0.places.isEmpty }, "\(rule.id) \(format)")
        #expect(examples.contains { $0.places.isEmpty }, "\(rule.id) \(format)")
      }
    }
  }

  @Test("What is in the binary is what lies in rules/")
  func embedded() throws {
    let folder = Suites.packageRoot + "/rules"
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var texts: [String: String] = [:]
    for path in found where path.hasSuffix(".md") && !path.hasSuffix("README.md") {
      let name = try #require(path.split(separator: "/").last).dropLast(3)
      texts[String(name)] = String(decoding: try Suites.bytes(folder + "/" + path), as: UTF8.self)
    }
    let rules = Example.packs.flatMap(\.rules)
    // SwiftPM looks for new pages only when the package itself changes.
    let hint: Comment = "run `touch Package.swift` and build again"
    #expect(Set(rules.map(\.id)) == Set(texts.keys), hint)
    for rule in rules { #expect(texts[rule.id]?.hasSuffix(rule.page) == true, hint) }
  }

  @Test("An example is found at its marks, and nowhere else", arguments: Example.all)
  func example(_ example: Example) throws {
    for variant in [
      example, example.behind("<!-- é 漢字 🍵 -->\n\n"), example.withCRLF,
      example.behind("<!-- é 漢字 🍵 -->\n\n").withCRLF, example.behind("\u{FEFF}"),
    ] {
      let report = try variant.run()
      #expect(report.findings.map(\.range) == variant.places, "\(variant.text)")
      if case .unverified(let reason) = report.outcome { Issue.record("\(reason)") }
    }
  }

  @Test("The message names the element and what to do")
  func message() throws {
    let rule = try #require(Example.markup.first { $0.id == "list-empty" })
    let example = Example(rule: rule, format: .html, text: "<ol></ol>", places: [])
    let finding = try #require(try example.run().findings.first)
    #expect(finding.message.hasPrefix("This <ol> is empty"))
    #expect(finding.help == "remove it, or add items")
    #expect(finding.severity == .warning)
  }

  @Test("A post without what a rule speaks of is not applicable; one with it is judged")
  func outcomes() throws {
    let rule = try #require(Example.markup.first { $0.id == "table-header" })
    func outcome(_ text: String) throws -> Outcome {
      try Example(rule: rule, format: .html, text: text, places: []).run().outcome
    }
    #expect(try outcome("<p>Words</p>") == .notApplicable)
    #expect(try outcome("<table><tr><th>Tea</th></tr></table>") == .applied)
  }

  @Test("Only the content of a page is judged")
  func content() throws {
    let rule = try #require(Example.markup.first { $0.id == "list-empty" })
    let page = """
      <!doctype html><html lang="en"><head><title>Tea</title></head><body>
      <nav><ul class="menu"></ul></nav>
      <main><article><h1>Tea</h1><p>Words.</p><ul></ul><nav><ol></ol></nav></article></main>
      <footer><dl></dl></footer></body></html>
      """
    let example = Example(rule: rule, format: .html, text: page, places: [])
    let source = SourceText(page)
    #expect(try example.run().findings.map { source.string($0.range) } == ["<ul>"])
  }

  @Test("A rule of a pack has no options, and says so")
  func options() {
    for rule in Example.markup { #expect(rule.make([]).1.isEmpty) }
  }
}
