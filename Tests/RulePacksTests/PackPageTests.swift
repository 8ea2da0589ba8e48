// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import RulePacks
import SourceText
import Testing

@Suite("Pages of packs")
struct PackPageTests {
  /// A page with the mark `⟦…⟧` around the place of its one mistake.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var page: String
    var message: String
    var help: String

    init(_ page: String, _ message: String, _ help: String) {
      self.page = page
      self.message = message
      self.help = help
    }

    var testDescription: String { message }
  }

  static let mistakes = [
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpresion⟧: //p\nexpression: //p\n---\n".replacing(
        "expresion⟧", with: "⟦expresion⟧"),
      "unknown key 'expresion' in a rule of kind 'xpath'", "did you mean 'expression'?"),
    Mistake(
      "---\nkind: ⟦xpaht⟧\nmessage: no\nexpression: //p\n---\n",
      """
      'kind' must be one of: existence, substitution, occurrence, repetition, consistency, conditional, \
      capitalization, metric, share, selector, xpath, front-matter
      """,
      "did you mean 'xpath'?"),
    Mistake(
      "---\nkind: xpath\nseverity: ⟦\"eror\"⟧\nmessage: no\nexpression: //p\n---\n",
      "'severity' must be one of: suggestion, warning, error, off", "did you mean 'error'?"),
    Mistake(
      "⟦---⟧\nkind: xpath\nexpression: //p\n---\n", "'message' is missing",
      "say what is wrong; %s is the text that was found"),
    Mistake(
      "⟦---⟧\nkind: xpath\nmessage: é no\n---\n", "'expression' is missing",
      "write the XPath expression that finds what is wrong"),
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpression: [⟦//p]\n---\n".replacing(
        "[⟦//p]", with: "⟦[//p]⟧"),
      "'expression' must be a string", "write the XPath expression that finds what is wrong"),
    Mistake(
      "---\nkind: xpath\nmessage: no\nmessage⟧: twice\nexpression: //p\n---\n".replacing(
        "\nmessage⟧", with: "\n⟦message⟧"),
      "'message' is set twice", "remove one of them"),
    Mistake(
      "---\nkind: xpath\nmessage: é no\nexpression: //p[⟦contain⟧(., 'x')]\n---\n",
      "invalid expression: unknown function 'contain'",
      "did you mean 'contains'?"),
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpression: \"//p[⟦ancestors⟧::a]\"\n---\n",
      "invalid expression: unknown axis 'ancestors'",
      "did you mean 'ancestor'?"),
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpression: >-\n  //p\n  [@class =\n    ⟦$x⟧]\n---\n"
        .replacing(
          "⟦$x⟧", with: "⟦$⟧x"),
      "invalid expression: variables are not supported in expressions", ""),
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpression: ⟦count(//p)⟧\n---\n",
      "invalid expression: it returns a number, not nodes",
      "select the nodes for which it is true: //p[…]"),
    Mistake(
      "---\nkind: xpath\nmessage: no\nexpression: //⟦TABLE⟧\n---\n",
      "invalid expression: names are in lower case", "did you mean 'table'?"),
    Mistake(
      "⟦---⟧\nkind: xpath\nmessage: no\nexpression: //p\n",
      "this front matter is never closed", "close it with a line '---'"),
    Mistake(
      "⟦⟧No front matter", "a rule page must start with front matter",
      "start with a line '---', then kind, severity, message and expression"),
  ]

  @Test("A mistake is told at its place, with what was meant", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws {
    var text = ""
    var start = 0
    var end = 0
    for scalar in mistake.page.unicodeScalars {
      switch scalar {
      case "⟦": start = text.utf8.count
      case "⟧": end = text.utf8.count
      default: text.unicodeScalars.append(scalar)
      }
    }
    let result = PackLoader().load([
      PackPage(path: "rules/house/bad-page.md", text),
      PackPage(path: "rules/house/good-page.md", Self.page("//p")),
    ])
    #expect(result.rules.map(\.id) == ["good-page"])
    #expect(
      result.problems == [
        PackProblem(
          path: "rules/house/bad-page.md", range: ByteRange(start, end), message: mistake.message,
          help: mistake.help)
      ])
  }

  static func page(_ expression: String, extra: String = "") -> String {
    "---\nkind: xpath\nmessage: found %s\n\(extra)expression: |-\n  \(expression)\n---\nThe body.\n"
  }

  @Test("A page gives its rule all that the engine needs")
  func page() throws {
    let text = Self.page("//p", extra: "severity: suggestion\nhelp: mend %s\n")
    let rule = try #require(PackLoader().load([PackPage(path: "a/my-rule.md", text)]).rules.first)
    #expect(rule.id == "my-rule")
    #expect(rule.description.severity == .suggestion)
    #expect(rule.description.summary == "The body")
    #expect(rule.page == "The body.\n")
  }

  @Test("A page with CR LF and a byte order mark is read like any other")
  func lineEnds() {
    let text = "\u{FEFF}" + Self.page("//p").replacing("\n", with: "\r\n")
    let result = PackLoader().load([PackPage(path: "a/my-rule.md", text)])
    #expect(result.problems == [])
    #expect(result.rules.count == 1)
  }

  @Test("A rule that is off has no severity until it is configured")
  func off() throws {
    let text = Self.page("//p", extra: "severity: off\n")
    let rule = try #require(PackLoader().load([PackPage(path: "my-rule.md", text)]).rules.first)
    #expect(rule.description.severity == nil)
  }

  @Test("An id must be free and in kebab case; a README is no rule")
  func ids() {
    let page = Self.page("//p")
    let result = PackLoader(taken: ["image-alt"]).load([
      PackPage(path: "a/image-alt.md", page), PackPage(path: "a/My Rule.md", page),
      PackPage(path: "a/README.md", "About"), PackPage(path: "a/fine.md", page),
      PackPage(path: "b/fine.md", page),
    ])
    #expect(result.rules.map(\.id) == ["fine"])
    #expect(result.problems.map(\.path) == ["a/image-alt.md", "a/My Rule.md", "b/fine.md"])
  }

  @Test("Attributes are found at their values, empty ones at their names, texts at themselves")
  func places() throws {
    func found(_ expression: String, _ text: String) throws -> [String] {
      let loaded = PackLoader().load([PackPage(path: "r.md", Self.page(expression))])
      let rule = try #require(loaded.rules.first, "\(loaded.problems)")
      let source = SourceText(text)
      let report = RulePacksTests.report(rule, try ArticleReader().read(source, format: .html))
      return report.findings.map { "\(source.string($0.range)): \($0.message)" }
    }
    let post = "<p class=\"a&amp;b\" draggable>Tea &amp; <b>milk</b><!-- é --></p>"
    #expect(try found("//p/@class", post) == ["a&amp;b: found a&b"])
    #expect(try found("//@*", post) == ["a&amp;b: found a&b", "draggable: found draggable"])
    #expect(try found("//p/text()", post) == ["Tea &amp; : found Tea &"])
    #expect(try found("//comment()", post) == ["<!-- é -->: found é"])
    #expect(try found("//b", post) == ["<b>: found <b>"])
    #expect(try found("//p[. = 'Tea & milk']/b", post) == ["<b>: found <b>"])
    #expect(try found("//p[@class = 'a&b' and not(@title)]//text()", post).count == 2)
    #expect(try found("(//b | //p)[last()]", post) == ["<b>: found <b>"])
  }
}
