// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Fixes
import LintKit
import Linting
import RulePacks
import Rules
import SourceText
import Testing

/// What holds of the fixes of every rule and every pack, on any post.
@Suite("Fixing twice is fixing once")
struct FixPropertyTests {
  static let rules: ResolvedRules = {
    let written = RuleList.all + [RuleDefinition(UnusedSuppression.self)]
    let packs = PackLoader.embeddedPacks(besides: Set(written.map(\.id))).flatMap(\.rules)
    // Title case and sentence case cannot be had together.
    return ResolvedRules((written + packs).filter { $0.id != "headline-sentence-case" })
  }()

  static func fix(_ source: SourceText, _ safety: FixSafety) throws -> Fixer.Result {
    let format = try #require(ArticleReader.format(ofPath: source.path))
    let reader = try ArticleReader(rules.article)
    let today = try #require(Day("2024-03-01"))
    return try Fixing.fix(source, format, safety: safety) { source in
      Linter.lint(
        article: reader.read(source, format: format), rules: rules, site: ExampleSite(),
        links: ExampleLinks(), today: today
      ).findings
    }
  }

  /// Fixes `text` twice, and holds the line ends, the byte order mark and the end of the text.
  static func check(_ text: String, _ path: String, _ safety: FixSafety) throws {
    let result = try fix(SourceText(path: path, text), safety)
    let again = try fix(result.source, safety)
    #expect(again.text == result.text)
    #expect(again.applied == 0)
    for finding in result.post.report.findings {
      guard let fix = finding.fix, fix.safety == .safe || safety == .offer else { continue }
      let hasReason = result.refused[finding.fingerprint] != nil
      #expect(
        hasReason, "\(finding.rule): \(fix.title): \(fix.edits) in \(result.text.debugDescription)")
    }
    let ends = Set(lineEnds(text))
    #expect(Set(lineEnds(result.text)).isSubset(of: ends))
    #expect(result.text.hasPrefix("\u{FEFF}") == text.hasPrefix("\u{FEFF}"))
    if lineEnds(text).last != nil, text.utf8.last == 0x0A { #expect(result.text.utf8.last == 0x0A) }
  }

  private static func lineEnds(_ text: String) -> [String] {
    var ends: [String] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A { ends.append(last == 0x0D ? "CR LF" : "LF") }
      last = byte
    }
    return ends
  }

  static let examples: [(path: String, text: String)] = ["post.md", "post.html"].map { path in
    let format = ArticleReader.format(ofPath: path)
    return (
      path,
      ExampleTests.Case.flagged.filter {
        $0.example.format == format && $0.bodyStart == 0 && !$0.isPage
      }.map(\.example.text).joined(separator: "\n\n")
    )
  }

  @Test(
    "On all examples one behind the other, with every line end",
    arguments: [FixSafety.safe, .offer], ["\n", "\r\n", "\u{FEFF}"])
  func together(_ safety: FixSafety, _ end: String) throws {
    for (path, text) in Self.examples {
      let text =
        end == "\u{FEFF}"
        ? end + text : text.replacing("\r\n", with: "\n").replacing("\n", with: end)
      try Self.check(text, path, safety)
    }
  }

  @Test("On every example of every rule, with all other rules", arguments: ExampleTests.Case.all)
  func alone(_ item: ExampleTests.Case) throws {
    for safety in FixSafety.allCases {
      try Self.check(item.example.text, item.source("").path, safety)
    }
  }

  /// Posts put together from `pieces` by a fixed sequence of numbers.
  static func posts(_ pieces: [String], count: Int, length: Int, seed: UInt64) -> [String] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<count).map { _ in
      (0..<next(length) + 1).map { _ in pieces[next(pieces.count)] }.joined()
    }
  }

  static let markdown = [
    "# A title\n\n", "## what it costs.\n\n", "#### Too Deep\n\n", "##\n\n",
    "**A bold heading**\n\n",
    "It leaves from the the pier. ", "It’s late ,", "it's early... ", "and  then… ", "\n\n", "\n",
    "[the the guide] ", "[the the guide][] ", "[it’s](/a?utm_source=b&c=d) ", "![the the pier][] ",
    "[the the guide]: /guide \"the the title\"\n", "[the the pier]: /pier.jpg\n\n", "[^a] ",
    "[^a]: It’s the the note.\n\n", "> ", "- ", "1. ", "• a typed item\n\n", "• another one\n\n",
    "| the the | b |\n|---|---|\n| it’s | d ,|\n\n", "`the the` ", "```\nthe the\n```\n\n",
    "$the the$ ",
    "{{< the the >}} ", "{{ the the }} ", "<b>the</b> the ", "<em>it’s</em> ",
    "<!-- stet image-alt -->\n\n",
    "![Photo of a pier](/images/harbour.jpg)\n", "*Photo: Unsplash*\n\n", "http://example.org ",
    "<http://a.org/x?utm_source=y> ", "in order to utilize ", "at 12:00 PM. ", "&nbsp;", "&amp; ",
    "\\*",
    "[see](#what-it-costs) ", "<h3></h3>\n\n", "é", "\"quoted\" ", "“curly” ",
    "    indented the the\n\n",
    "[[the the page]] ", "***", "~~the the~~ ", "## **Bold**:\n\n", "Setext title.\n===\n\n",
    "very very ",
  ]

  static let html = [
    "<p>", "</p>", "<h2>What it costs.</h2>", "<h4>Deep</h4>", "<h2></h2>",
    "<h2><img src=a.jpg alt=\"\"></h2>",
    "<p><strong>A bold heading</strong></p>", "<p><b>Bold</b><br></p>",
    "It leaves from the the pier. ",
    "It’s ,", "it's... ", "<a href=\"/a?utm_source=b&amp;c=d\">it’s</a> ",
    "<a href=http://example.org>x</a>",
    "<img src=\"http://a.org/x.jpg\" alt=\"Photo of the the pier\" title=\"Photo by Jo Doe\">",
    "<figure><img src=\"/images/harbour.jpg\" alt=\"A pier\" title=\"Photo by Jo Doe\"><figcaption>Frost</figcaption></figure>",
    "<p>• one</p>", "<p>• two</p>", "<li>", "<ul>", "</ul>", "<table><tr><td>the the",
    "<pre>the the</pre>",
    "<code>it’s</code>", "<div>", "</div>", "<blockquote>", "</blockquote>",
    "<!-- stet image-alt -->",
    "<p data-stet=\"image-alt\">", "&nbsp;", "&amp;", "in order to utilize ", "\n", "é",
    "<em>the</em> the ",
    "<script>the the</script>", "<h2 id=a>the the</h2>", "<a href=#a>x</a>", "12:00 PM. ",
    "\"q\" “c” ",
  ]

  @Test("On posts put together of anything", arguments: [UInt64](1...4))
  func anything(_ seed: UInt64) throws {
    for text in Self.posts(Self.markdown, count: 10, length: 30, seed: seed) {
      try Self.check("---\nlang: en\n---\n\n" + text, "post.md", seed % 2 == 0 ? .safe : .offer)
    }
    for text in Self.posts(Self.html, count: 10, length: 30, seed: seed) {
      try Self.check("<div lang=en>" + text, "post.html", seed % 2 == 0 ? .safe : .offer)
    }
  }
}
