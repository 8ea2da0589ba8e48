// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Rules
import SourceText
import TestKit
import Testing

/// Answers that a test makes up.
private struct Answers: LinkVerdicts {
  var known: [String: LinkVerdict]

  func answer(to address: String, from article: Article) -> LinkAnswer {
    if address.hasPrefix("https://left.net") { return .left }
    return known[address].map { .known($0) } ?? .notAsked("nobody asked")
  }
}

@Suite("What the network says of a link")
struct ExternalLinksTests {
  private func report(
    _ text: String, _ known: [String: LinkVerdict], severity: Severity = .warning
  ) throws -> (report: RuleContext, source: SourceText) {
    let source = SourceText(path: "post.md", bytes: Array(text.utf8))
    let article = try ArticleReader(ArticleOptions()).read(source, format: .markdown)
    var report = RuleContext(
      rule: "external-links", severity: severity, links: Answers(known: known),
      today: try #require(Day("2024-03-01")))
    ExternalLinksRule(.init()).check(article, &report)
    return (report, source)
  }

  private func cut(_ source: SourceText, _ range: ByteRange) -> String {
    String(decoding: source.bytes[range.indices], as: UTF8.self)
  }

  @Test(
    "Each verdict has its severity",
    arguments: [
      (LinkVerdict(.broken(isSure: true), status: 404), Severity.warning, Severity.error),
      (LinkVerdict(.broken(isSure: true), status: 404), .suggestion, .warning),
      (LinkVerdict(.broken(isSure: true), status: 404), .error, .error),
      (LinkVerdict(.broken(isSure: false), status: 404), .warning, .warning),
      (LinkVerdict(.moved(to: "https://b.net/")), .warning, .warning),
      (LinkVerdict(.blocked, status: 403), .error, .suggestion),
      (LinkVerdict(.flaky, reason: "it took too long"), .error, .suggestion),
    ])
  func severities(_ verdict: LinkVerdict, _ severity: Severity, _ expected: Severity) throws {
    let (report, source) = try report(
      "See [é](https://a.net/x).\n", ["https://a.net/x": verdict], severity: severity)
    #expect(report.findings.map(\.severity) == [expected])
    #expect(report.findings.map { cut(source, $0.range) } == ["https://a.net/x"])
    #expect(report.outcome == .applied)
  }

  @Test("One finding names every place, and its fix mends them all with the fragment kept")
  func places() throws {
    let (report, source) = try report(
      "[a](https://a.net/x#y), [b](https://a.net/x#y) and ![c](i.png)\n",
      ["https://a.net/x#y": LinkVerdict(.moved(to: "https://b.net/z"))])
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.related.map { cut(source, $0.range) } == ["https://a.net/x#y"])
    #expect(finding.fix?.edits.map(\.text) == ["https://b.net/z#y", "https://b.net/z#y"])
    #expect(finding.fix?.safety == .offer)
  }

  @Test("A place that is missing from a page is told, what is fine or left out is not")
  func fragments() throws {
    let (report, source) = try report(
      "[a](https://a.net/#no), [b](https://a.net/#yes), [c](https://left.net/)\n",
      [
        "https://a.net/#no": LinkVerdict(.ok, status: 200, lacksFragment: true),
        "https://a.net/#yes": LinkVerdict(.ok, status: 200),
      ])
    #expect(report.findings.map { cut(source, $0.range) } == ["https://a.net/#no"])
    #expect(report.outcome == .applied)
  }

  @Test("What nobody asked for is no pass, and a post without such links is not judged")
  func outcomes() throws {
    #expect(try report("[a](https://a.net/)\n", [:]).report.outcome == .unverified("nobody asked"))
    #expect(try report("[a](/own) [m](mailto:a@b.net)\n", [:]).report.outcome == .notApplicable)
  }
}
