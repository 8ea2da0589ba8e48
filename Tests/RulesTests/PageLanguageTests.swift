// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

/// Cases of our own in the sense of ACT rule b5c3f8, "HTML page has lang attribute": passed, failed, inapplicable.
///
/// The rule here goes further, as it asks for a tag of BCP 47 as well.
@Suite("page-language and ACT b5c3f8")
struct PageLanguageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var about: String
    var post: String
    var path = "a.html"
    var testDescription: String { about }
  }

  static let body = "<head><title>T</title></head><body><main><p>It runs.</p></main></body></html>"

  static let passed = [
    Case(about: "a language", post: "<!doctype html><html lang=en>" + body),
    Case(about: "a language and a region", post: "<html lang='pt-BR'>" + body),
    Case(about: "capitals", post: "<HTML LANG=DE-at>" + body),
    Case(about: "white space around it", post: "<html lang=\" fr \">" + body),
    Case(about: "both attributes", post: "<html lang=en xml:lang=en>" + body),
    Case(about: "XML's attribute in XHTML", post: "<html xml:lang=\"nl\">" + body, path: "a.xhtml"),
    Case(about: "on a second html tag, which browsers merge", post: "<html><html lang=en>" + body),
  ]

  /// `⟦…⟧` marks what the finding stands on.
  static let failed = [
    Case(about: "no attribute", post: "<!doctype html>⟦<html>⟧" + body),
    Case(about: "an empty attribute", post: "<html ⟦lang⟧=\"\">" + body),
    Case(about: "an attribute without a value", post: "<html ⟦lang⟧>" + body),
    Case(about: "white space alone", post: "<html lang=\"⟦ \t⟧\">" + body),
    Case(about: "XML's attribute alone", post: "⟦<html xml:lang=\"en\">⟧" + body),
    Case(about: "a language on the body only", post: "⟦<html>⟧<body lang=en><main><p>x</p></main>"),
    Case(about: "no html tag", post: "<!doctype html>⟦<title>⟧T</title><main><p>x</p></main>"),
    Case(about: "no tag of BCP 47", post: "<html lang=⟦#1⟧>" + body),
    Case(about: "an underscore", post: "<html lang=⟦en_GB⟧>" + body),
    Case(about: "a language's name", post: "<html lang=⟦english⟧>" + body),
  ]

  static let inapplicable = [
    Case(about: "a part of a page", post: "<p>It runs.</p>"),
    Case(
      about: "a drawing", post: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>T</title></svg>"),
    Case(about: "Markdown", post: "It runs.\n", path: "a.md"),
    Case(
      about: "a page that leads to another",
      post: "<!doctype html><html><meta http-equiv=refresh content=\"0; url=/b/\"><title>x</title>"),
  ]

  @Test("Passed: the page says its language", arguments: passed)
  func passes(_ item: Case) throws {
    let report = try BehaviourTests.lint(SourceText(path: item.path, item.post), "page-language")
    #expect(report.findings.isEmpty)
    #expect(report.applied == ["page-language"])
  }

  @Test("Failed: the page does not say its language", arguments: failed)
  func fails(_ item: Case) throws {
    let marked = BehaviourTests.Case(item.about, "page-language", item.path, item.post)
    #expect(marked.marked.count == 1)
    let report = try BehaviourTests.lint(SourceText(path: item.path, marked.text), "page-language")
    #expect(report.findings.map(\.range) == marked.marked)
  }

  @Test("Inapplicable: there is no page to have a language", arguments: inapplicable)
  func doesNotApply(_ item: Case) throws {
    let report = try BehaviourTests.lint(SourceText(path: item.path, item.post), "page-language")
    #expect(report.findings.isEmpty)
    #expect(report.notApplicable == ["page-language"])
  }

  @Test("A template's language cannot be verified")
  func template() throws {
    let post = "<html lang=\"{{ site.lang }}\">" + Self.body
    let report = try BehaviourTests.lint(SourceText(path: "a.html", post), "page-language")
    #expect(report.findings.isEmpty)
    #expect(report.unverified.map(\.rule) == ["page-language"])
  }

  @Test(
    "Subtags are held against the registry",
    arguments: [
      ("en", nil), ("en-GB", nil), ("zh-Hant-TW", nil), ("sr-Latn-RS", nil), ("es-419", nil),
      ("de-CH-1996", nil), ("haw", nil), ("x-house", nil), ("qaa", nil), ("i-klingon", nil),
      ("zh-yue-HK", nil), ("en-u-ca-gregory", nil), ("ca-valencia", nil), ("en-XA", nil),
      ("en-UK", "UK"), ("xx", "xx"), ("eng", "eng"), ("en-Latx", "Latx"), ("es-418", "418"),
      ("german", nil), ("gr", "gr"), ("jp", "jp"),
    ] as [(String, String?)])
  func registry(_ tag: String, _ unregistered: String?) {
    #expect(LanguageSubtags.unregistered(in: tag) == unregistered)
  }
}
