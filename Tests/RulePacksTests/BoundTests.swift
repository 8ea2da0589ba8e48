// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import RulePacks
import SourceText
import Testing

/// What a page may cost, and that what it finds does not depend on how that is bounded.
@Suite("Bounds of packs")
struct BoundTests {
  private func report(
    _ fields: String, _ text: String, isHTML: Bool = false
  ) throws -> (report: RuleContext, found: [String]) {
    let source = SourceText(path: isHTML ? "a.html" : "a.md", text)
    let article = try ArticleReader().read(source, format: isHTML ? .html : .markdown)
    let page = PackPage(
      path: "rules/house/own.md", "---\nmessage: no\n\(fields)\n---\n\nA summary.\n")
    let rule = try #require(PackLoader().load([page]).rules.first)
    let report = RulePacksTests.report(rule, article)
    return (report, report.findings.map { source.string($0.range) })
  }

  private static let evil = String(repeating: "aaaaaaaaaaaaaaaaaaaaaaaaab!\n\n", count: 400)

  @Test(
    "A pattern that runs away is given up by its name, whatever the kind of the rule",
    arguments: [
      "kind: existence\ntokens: ['/(a+)+$/']", "kind: substitution\nswap: {'/(a+)+$/': b}",
      "kind: conditional\nfirst: '/(a+)+$/'\nsecond: /b/",
      "kind: occurrence\ntoken: '/(a+)+$/'\nmax: 1",
      "kind: consistency\neither: {'/(a+)+$/': b}", "kind: repetition\ntokens: ['/(a+)+$/']",
      "kind: existence\ntokens: ['/a+b/']\nexceptions: ['/(a+)+$/']",
    ])
  func runaway(_ fields: String) throws {
    let (report, _) = try report(fields, Self.evil)
    let reason = "the pattern /(a+)+$/ takes too many steps on this post"
    #expect(report.outcome == .unverified(reason))
    #expect(report.findings.contains { $0.message.contains(reason) })
  }

  @Test("Words are counted by sentence, each in its own")
  func sentences() throws {
    let text = "A very, very wet day. Very dry. It is very, very, very wet.\n\nVery very well.\n"
    let (report, found) = try report("kind: occurrence\nscope: sentence\ntoken: very\nmax: 1", text)
    #expect(found == ["very", "very", "very"])
    #expect(report.findings.map(\.range.start) == [8, 44, 66])
  }

  @Test("A match inside an exception is none, however exceptions overlap")
  func exceptions() throws {
    let text = "One two three four. Two three. Three four five, four.\n\nFour three.\n"
    let (_, found) = try report(
      "kind: existence\ntokens: [three, four]\nexceptions: [one two three four, two three, four five]",
      text)
    #expect(found == ["Three", "four", "Four", "three"])
  }

  @Test("An element holds another at any depth, and not itself")
  func contain() throws {
    let text = """
      <div id=a><div id=b><p>x</p></div><div id=c><img src=d alt=e></div></div><div id=f></div>
      """
    let (_, found) = try report(
      "kind: selector\nselector: div\nmust: {contain: img}", text, isHTML: true)
    #expect(found == ["<div id=b>", "<div id=f>"])
    let (_, nested) = try report(
      "kind: selector\nselector: div\nmust: {contain: div}", text, isHTML: true)
    #expect(nested == ["<div id=b>", "<div id=c>", "<div id=f>"])
  }
}
