// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import FrontMatter
import HTMLReading
import LintKit
import Fixes
import Linting
import MarkdownReading
import SourceText
import Testing

let sampleDay = Day(year: 2026, month: 6, day: 1)!

/// The report on a post in which every `X` breaks image-alt, every `Y` heading-density and every `Z` link-count.
/// A post that begins with `---` or ends in no `>` is Markdown.
func lint(
  _ text: String, isMarkdown: Bool? = nil, requiresReason: Bool = false,
  off: Set<String> = [], unverified: Set<String> = []
) throws -> PostReport {
  let source = SourceText(path: "posts/a", text)
  let block = FrontMatterBlock.locate(in: source)
  var frontMatter: DataValue?
  if let block { frontMatter = try YAMLReader.read(source, in: block.contentRange) }
  let start = block?.range.end ?? source.contentStart
  let asMarkdown = isMarkdown ?? (!text.contains("<p") && !text.contains("<div"))
  let document =
    asMarkdown
    ? MarkdownReader.read(source, from: start)
    : HTMLReader.looksLikePage(source, from: start)
      ? HTMLReader.read(source, from: start) : HTMLReader.readFragment(source, from: start)
  let definitions = sampleContext.catalogue.definitions.filter { !off.contains($0.id) }
  let all = ResolvedRules(sampleContext.catalogue.definitions)
  let rules = ResolvedRules(
    definitions, catalogue: all.catalogue, requiresReason: requiresReason)
  let results = [("image-alt", "X"), ("heading-density", "Y"), ("link-count", "Z")]
    .filter { rules.activeIDs.contains($0.0) }
    .map { id, sign in
      var report = RuleContext(rule: id, severity: .warning, today: sampleDay)
      for (offset, byte) in source.bytes.enumerated() where byte == sign.utf8.first {
        report.add(
          Message("an \(sign)", help: "take it out"), at: ByteRange(offset, offset + 1))
      }
      if unverified.contains(id) { report.unverified("no site") }
      return Linter.RuleResult(report)
    }
  return Linter.assemble(
    results, on: document, path: source.path, frontMatter: frontMatter, words: 300, rules: rules,
    today: sampleDay)
}

/// The findings as `text: message`, unused suppressions, and the number of what was silenced.
func outcome(_ report: PostReport) -> [String] {
  report.findings.map {
    let slice = report.source.string($0.range)
    return $0.rule == "unused-suppression" ? "\(slice): \($0.message)" : slice
  } + ["\(report.suppressed) silenced"]
}

@Suite struct SuppressionTests {
  @Test(
    "A comment lets the next block stand, in both formats",
    arguments: [
      ("<!-- stet image-alt: r -->\n\nX one\n\nX two", ["X", "1 silenced"]),
      ("<!-- stet image-alt: r -->\nX one X\n\nX two", ["X", "2 silenced"]),
      ("<!-- stet image-alt -->\n\n> X\n> X\n\nX", ["X", "2 silenced"]),
      ("> <!-- stet image-alt -->\n>\n> X\n\nX", ["X", "1 silenced"]),
      ("- a\n\n  <!-- stet image-alt -->\n\n  X\n- X", ["X", "1 silenced"]),
      ("<!-- stet image-alt -->\n\n- X\n- X\n\nX", ["X", "2 silenced"]),
      ("<!-- stet image-alt -->\n\n# X\n\nX", ["X", "1 silenced"]),
      ("a <!-- stet image-alt --> X *X* X\n\nX", ["X", "3 silenced"]),
      ("a <!-- stet image-alt -->*X* X", ["X", "1 silenced"]),
      ("<!-- stet image-alt, heading-density: r -->\n\nX Y Z", ["Z", "2 silenced"]),
      ("<!-- stet image-alt heading-density - r -->\n\nX Y Z", ["Z", "2 silenced"]),
      (
        "<!-- stet image-alt -->\n<!-- stet heading-density -->\n\nX Y Z", ["Z", "2 silenced"]
      ),
      ("<div><!-- stet image-alt: r --><p>X</p><p>X</p></div>", ["X", "1 silenced"]),
      ("<!-- stet image-alt: r --><p>X</p><p>X</p>", ["X", "1 silenced"]),
      (
        "<!doctype html><!-- stet image-alt: r --><p>X</p><p>X</p>", ["X", "1 silenced"]
      ),
      (
        "<!-- stet image-alt: r --><html><body><p>X</p><p>X</p></html>", ["2 silenced"]
      ),
      ("<div><!-- stet image-alt --> X <b>X</b> X<p>X</p></div>", ["X", "3 silenced"]),
      ("<div><!-- stet image-alt --><b>X</b> X<p>X</p></div>", ["X", "X", "1 silenced"]),
      (
        "<table><!-- stet image-alt --><tr><td>X</td></tr><tr><td>X</td></tr></table><p>",
        ["X", "1 silenced"]
      ),
      (
        "<div><p>X</p><!-- stet image-alt --></div><p>X</p>",
        [
          "X",
          "image-alt: This suppression of 'image-alt' comes after its block, so it suppresses nothing",
          "X", "0 silenced",
        ]
      ),
    ])
  func nextBlock(text: String, expected: [String]) throws {
    #expect(outcome(try lint(text)) == expected)
  }

  @Test(
    "A stretch, a file, front matter and an attribute let stand what they hold",
    arguments: [
      (
        "X\n\n<!-- stet-begin image-alt: r -->\n\nX\n\nX Y\n\n<!-- stet-end image-alt -->\n\nX",
        ["X", "Y", "X", "2 silenced"]
      ),
      (
        "X\n\n<!-- stet-begin image-alt -->\n\nX\n\nX",
        [
          "X",
          "image-alt: There is no 'stet-end image-alt' after this: 'image-alt' is suppressed to the end of the post",
          "2 silenced",
        ]
      ),
      (
        "<!-- stet-begin image-alt heading-density -->\n\nX Y\n\n<!-- stet-end image-alt -->\n\nX Y",
        [
          "heading-density: There is no 'stet-end heading-density' after this: 'heading-density' is suppressed to the end of the post",
          "X", "3 silenced",
        ]
      ),
      ("X\n\n<!-- stet-file image-alt: r -->\n\nX Y", ["Y", "2 silenced"]),
      ("---\nstet: {off: [image-alt]}\n---\n\nX Y", ["Y", "1 silenced"]),
      ("---\nstet:\n  off: image-alt\n---\n\nX Y", ["Y", "1 silenced"]),
      (
        "<div data-stet=\"image-alt heading-density\"><p>X Y Z</p></div><p>X</p>",
        ["Z", "X", "2 silenced"]
      ),
      ("<p data-stet='image-alt: our own'>X</p><p>X</p>", ["X", "1 silenced"]),
    ])
  func stretches(text: String, expected: [String]) throws {
    #expect(outcome(try lint(text)) == expected)
  }

  @Test("An expression's comment in MDX lets the next block stand")
  func mdx() throws {
    let source = SourceText("{/* stet image-alt: r */}\n\nX\n\nX")
    let document = MarkdownReader.read(source)
    guard document.nodes.contains(where: { $0.kind == .opaque }) else { return }
    #expect(outcome(try lint("{/* stet image-alt: r */}\n\nX\n\nX")) == ["X", "1 silenced"])
  }

  @Test(
    "A suppression that does not do its work is told",
    arguments: [
      (
        "<!-- stet image-alt: r -->\n\na",
        "image-alt: 'image-alt' finds nothing here"
      ),
      (
        "<!-- stet image-alts: r -->\n\na",
        "image-alts: Unknown rule 'image-alts': nothing is suppressed"
      ),
      (
        "<!-- stet -->\n\na",
        "<!-- stet -->: This suppression names no rule"
      ),
      (
        "<!-- stet: r -->\n\na",
        "<!-- stet: r -->: This suppression names no rule"
      ),
      (
        "<!-- stet unused-suppression -->\n\na",
        "unused-suppression: 'unused-suppression' cannot be suppressed in a post"
      ),
      (
        "a\n\n<!-- stet-end image-alt -->\n\na",
        "image-alt: There is no 'stet-begin image-alt' before this"
      ),
      (
        "<!-- stet-begn image-alt -->\n\na",
        "stet-begn: Unknown command 'stet-begn': nothing is suppressed"
      ),
      (
        "a <!-- stet image-alt: r -->\n\nb",
        "image-alt: This suppression of 'image-alt' comes after its block, so it suppresses nothing"
      ),
      (
        "# a <!-- stet image-alt -->\n\nb",
        "image-alt: This suppression of 'image-alt' comes after its block, so it suppresses nothing"
      ),
      ("- <!-- stet image-alt -->\n\nb", "image-alt: 'image-alt' finds nothing here"),
      (
        "<!-- stet-disable-next-line image-alt -->\n\na",
        "stet-disable-next-line: Unknown command 'stet-disable-next-line': nothing is suppressed"
      ),
      (
        "<!-- stet-enable image-alt -->\n\na",
        "stet-enable: Unknown command 'stet-enable': nothing is suppressed"
      ),
      (
        "<!-- markdownlint-disable-next-line MD033 image-alt -->\n\na",
        "markdownlint-disable-next-line: 'markdownlint-disable-next-line' is for another linter: 'image-alt' is not suppressed"
      ),
      (
        "<!-- vale image-alt = NO -->\n\na",
        "vale: 'vale' is for another linter: 'image-alt' is not suppressed"
      ),
      (
        "<!-- stet image-alt until tomorrow -->\n\na",
        "tomorrow: 'tomorrow' is not a date"
      ),
      (
        "<!-- stet image-alt: r until 2026-02-30 -->\n\na",
        "2026-02-30: '2026-02-30' is not a date"
      ),
      (
        "<p data-stet=''>a</p>",
        "data-stet: This suppression names no rule"
      ),
      (
        "---\nstet: {of: [image-alt]}\n---\n\na",
        "of: unknown key 'of' in 'stet'"
      ),
      ("---\nstet: image-alt\n---\n\na", "stet: 'stet' must be a map"),
      ("---\nstet: {off: [{a: b}]}\n---\n\na", "{a: b}: 'off' must be a list of rules"),
      (
        "---\nstet: {dialect: hugoo}\n---\n\na",
        "hugoo: 'dialect' must be one of: astro, astro-math, commonmark, docusaurus, gfm, hugo, hugo-straight, jekyll, jekyll-commonmark, jekyll-straight, mdx, mkdocs, myst, obsidian, starlight, stet, vitepress"
      ),
    ])
  func told(text: String, expected: String) throws {
    #expect(outcome(try lint(text)) == [expected, "0 silenced"])
  }

  @Test(
    "An end is kept to the day",
    arguments: [
      ("<!-- stet image-alt until 2026-06-01: r -->\n\nX", ["1 silenced"]),
      ("<!-- stet image-alt: shop is closed until 2026-06-01. -->\n\nX", ["1 silenced"]),
      ("<!-- stet image-alt: open until late -->\n\nX", ["1 silenced"]),
      (
        "<!-- stet image-alt: r (until 2026-05-31) -->\n\nX",
        [
          "2026-05-31: This suppression expired on 2026-05-31",
          "X", "0 silenced",
        ]
      ),
    ])
  func ends(text: String, expected: [String]) throws {
    #expect(outcome(try lint(text)) == expected)
  }

  @Test(
    "A reason is asked for where it is required, and the suppression holds all the same",
    arguments: [
      ("<!-- stet image-alt -->\n\nX", true), ("<!-- stet image-alt: r -->\n\nX", false),
      ("<!-- stet image-alt: until 2027-01-01 -->\n\nX", true),
      ("<p data-stet='image-alt'>X</p>", true), ("<p data-stet='image-alt: r'>X</p>", false),
      ("---\nstet: {off: image-alt}\n---\n\nX", true),
      ("---\nstet: {off: image-alt, reason: r}\n---\n\nX", false),
      ("<!-- stet-begin image-alt: r -->\n\nX\n\n<!-- stet-end image-alt -->\n\na", false),
    ])
  func reasons(text: String, isTold: Bool) throws {
    let report = try lint(text, requiresReason: true)
    #expect(report.suppressed == 1)
    #expect(
      report.findings.map(\.message)
        == (isTold
          ? [
            "This suppression gives no reason"
          ] : []))
  }

  @Test("A rule that is off or could not look does not make its suppression unused")
  func notJudged() throws {
    let text = "<!-- stet image-alt: r -->\n\na"
    #expect(outcome(try lint(text, off: ["image-alt"])) == ["0 silenced"])
    #expect(outcome(try lint(text, unverified: ["image-alt"])) == ["0 silenced"])
    #expect(try lint(text, off: ["unused-suppression"]).findings.isEmpty)
  }

  @Test(
    "What silences nothing is taken out, and nothing else changes",
    arguments: [
      ("<!-- stet image-alt: r -->\n\na", "a"),
      ("a\n\n<!-- stet image-alt: r -->\n\nb\n", "a\n\nb\n"),
      ("a\n<!-- stet image-alt: r -->\nb\n", "a\n\nb\n"),
      ("a\r\n<!-- stet image-alt: r -->\r\nb\r\n", "a\r\n\r\nb\r\n"),
      ("a\n\n<!-- stet image-alt: r -->\nb\n", "a\n\nb\n"),
      ("a <!-- stet image-alt --> b\n", "a b\n"),
      ("a\n\n<!-- stet image-alt -->", "a\n\n"),
      ("> <!-- stet image-alt -->\n> b\n", "> \n> b\n"),
      ("<!-- stet image-alt, heading-density: r -->\n\nY", "<!-- stet heading-density: r -->\n\nY"),
      ("<!-- stet heading-density, image-alt: r -->\n\nY", "<!-- stet heading-density: r -->\n\nY"),
      (
        "<!-- stet-begin image-alt -->\n\na\n\n<!-- stet-end image-alt -->\n\nb", "a\n\nb"
      ),
      ("<!-- stet image-alt until 2020-01-01 -->\n\na X", "a X"),
      ("<div>\n  <!-- stet image-alt -->\n  <p>a</p>\n</div>", "<div>\n  <p>a</p>\n</div>"),
      ("<p data-stet=\"image-alt\">a</p>", "<p>a</p>"),
      ("<p class=x data-stet='image-alt'id=y>a</p>", "<p class=x id=y>a</p>"),
      ("<p data-stet>a</p>", "<p>a</p>"),
      ("<p\n  data-stet=image-alt\n  id=y>a</p>", "<p\n  id=y>a</p>"),
      // A misspelled rule was meant: it is left to a person.
      ("<!-- stet image-alts: r -->\n\na", "<!-- stet image-alts: r -->\n\na"),
    ])
  func takenOut(text: String, expected: String) throws {
    let format: DocumentFormat = text.contains("<p") || text.contains("<div") ? .html : .markdown
    let result = try Fixing.fix(SourceText(text), format, safety: .safe) {
      try lint($0.string($0.wholeRange)).findings
    }
    #expect(result.text == expected, "\(result.refused.values)")
  }

  @Test(
    "A misspelled rule or command is offered the one that was meant",
    arguments: [
      "<!-- stet image-alts: r -->\n\nX", "<!-- stet-disable-next-line image-alt: r -->\n\nX",
      "<!-- stet-ignore image-alt: r -->\n\nX",
    ])
  func misspelled(text: String) throws {
    let result = try Fixing.fix(SourceText(text), .markdown, safety: .offer) {
      try lint($0.string($0.wholeRange)).findings
    }
    #expect(result.applied == 1)
    #expect(result.text == "<!-- stet image-alt: r -->\n\nX")
  }

  @Test(
    "A comment that only looks like one is left alone",
    arguments: [
      "<!-- stetson -->\n\nX", "<!-- see stet image-alt -->\n\nX", "<!---->\n\nX",
      "<!-->\n\nX", "<!-- -->\n\nX", "<!-- vale off -->\n\nX", "<!-- markdownlint-disable -->\n\nX",
      "<!-- markdownlint-disable MD045 -->\n\nX", "<!-- prettier-ignore -->\n\nX",
      "<!-- notes: image-alt is off -->\n\nX", "`<!-- stet image-alt -->`\n\nX",
    ])
  func otherComments(text: String) throws {
    #expect(outcome(try lint(text)) == ["X", "0 silenced"])
  }

  @Test("Thousands of suppressions cost no more than their number")
  func hostile() throws {
    let comment = "<!-- stet image-alt -->"
    let texts = [
      "<p>" + String(repeating: comment, count: 4000) + "X</p>",
      "<p>" + String(repeating: comment + "X", count: 4000) + "</p>",
      "<p>" + String(repeating: "<!-- stet-begin image-alt -->X", count: 4000) + "</p>",
      "<p><!-- stet " + String(repeating: "qq ", count: 20_000) + "--></p>",
      "<p><!-- stet " + String(repeating: "image-alt ", count: 20_000) + "-->X</p>",
      "<p>" + String(repeating: "<!-- stet-end image-alt -->", count: 4000) + "</p>",
    ]
    for text in texts {
      let report = try lint(text)
      #expect(report.findings.allSatisfy { $0.range.end <= text.utf8.count })
    }
  }
}
