// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import RulePacks
import SourceText
import TestKit
import Testing

/// One article in both formats under a rule of each kind.
@Suite("Kinds of pages")
struct KindTests {
  /// A page's front matter without its message, and what it finds: the flagged text with its message.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var fields: String
    var found: [String]
    var testDescription: String { name }

    init(_ name: String, _ fields: String, _ found: [String]) {
      self.name = name
      self.fields = fields
      self.found = found
    }
  }

  static let markdown = """
    ---
    title: A walk through the old harbour
    date: 2024-02-29
    summary: Where the ferries used to leave.
    ---

    # A Walk Through the Old Harbour

    We utilize the **old** ferry in *order* to reach the harbour, and the the ferry is slow. NASA runs it.
    The colour of the boat is grey &amp; the color of the sea is not.

    ## how Boats Are built

    - First of all, the hull is built by hand
    - Then the mast

    > A ship in port is safe, at the end of the day.

    Use `utilize` in code only. Harbour Trade Board (HTB) and HTB again. [Click here](/boats) for more!
    Wow! Great! Bonjour.

    ![A white ferry](ferry.jpg)

    """

  static let html = """
    ---
    title: A walk through the old harbour
    date: 2024-02-29
    summary: Where the ferries used to leave.
    ---
    <h1>A Walk Through the Old Harbour</h1>
    <p>We utilize the <strong>old</strong> ferry in <em>order</em> to reach the harbour, and the the ferry is slow. NASA runs it.
    The colour of the boat is grey &amp; the color of the sea is not.</p>
    <h2>how Boats Are built</h2>
    <ul><li>First of all, the hull is built by hand</li>
    <li>Then the mast</li></ul>
    <blockquote><p>A ship in port is safe, at the end of the day.</p></blockquote>
    <p>Use <code>utilize</code> in code only. Harbour Trade Board (HTB) and HTB again. <a href="/boats">Click here</a> for more!
    Wow! Great! Bonjour.</p>
    <p><img src="ferry.jpg" alt="A white ferry"></p>
    """

  static let cases = [
    Case("words", "kind: existence\ntokens: [utilize, ferries]", ["utilize: utilize"]),
    Case(
      "phrases through markup", "kind: existence\ntokens: [in order to, the old ferry]",
      ["the old ferry: the old ferry", "in order to: in order to"]),
    Case("case", "kind: existence\nignore-case: false\ntokens: [Wow, great]", ["Wow: Wow"]),
    Case(
      "patterns", #"kind: existence\#ntokens: ['/\bboats?\b/', '/gr[ae]y & the/']"#,
      ["boat: boat", "grey & the: grey & the", "Boats: Boats"]),
    Case(
      "scopes", "kind: existence\nscope: quote\ntokens: [ship, the]",
      ["ship: ship", "the: the", "the: the"]),
    Case(
      "scopes left out", "kind: existence\nscope: [content, '!quote', '!list']\ntokens: [in]",
      ["in: in", "in: in"]),
    Case("alt", "kind: existence\nscope: alt\ntokens: [ferry]", ["ferry: ferry"]),
    Case("links", "kind: existence\nscope: link\ntokens: [click here]", ["Click here: Click here"]),
    Case(
      "front matter", "kind: existence\nscope: front-matter.summary\ntokens: [ferries, walk]",
      ["ferries: ferries"]),
    Case("title", "kind: existence\nscope: title\ntokens: [old]", ["old: old"]),
    Case("levels", "kind: existence\nscope: h2\ntokens: [boats, harbour]", ["Boats: Boats"]),
    Case(
      "exceptions",
      "kind: existence\ntokens: [ferry, harbour]\nexceptions: [the ferry, reach the harbour]",
      ["Harbour: Harbour", "ferry: ferry", "Harbour: Harbour"]),
    Case(
      "many together",
      "kind: existence\nmin-hits: 2\ntokens: [first of all, at the end of the day]",
      ["First of all: First of all, at the end of the day"]),
    Case(
      "few are none", "kind: existence\nmin-hits: 3\ntokens: [first of all, at the end of the day]",
      []),
    Case(
      "substitution", "kind: substitution\nswap: {utilize: use, first of all: first}",
      ["utilize: utilize -> use", "First of all: First of all -> First"]),
    Case(
      "occurrence", "kind: occurrence\nscope: sentence\ntoken: the\nmax: 2",
      ["the: the 4 2", "the: the 4 2"]),
    Case(
      "occurrence in all", "kind: occurrence\nscope: content\ntoken: '/!/'\nmax: 1", ["!: ! 3 1"]),
    Case("repetition", "kind: repetition", ["the: the"]),
    Case("consistency", "kind: consistency\neither: {colour: color}", ["color: color / colour"]),
    Case(
      "conditional",
      #"kind: conditional\#nfirst: '/\b([A-Z]{3,5})\b/'\#nsecond: '/(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)/'"#,
      ["NASA: NASA"]),
    Case(
      "conditional with groups that take no part",
      #"kind: conditional\#nfirst: '/\b(?:(UNO)|([A-Z]{3,5}))\b/'\#nsecond: '/([A-Z]{3,5}): [a-z]+|[a-z]+ \(([A-Z]{3,5})\)/'"#,
      ["NASA: NASA"]),
    Case(
      "substitution with groups that take no part",
      "kind: substitution\nswap: {'/gr(a)?(e)y/': 'gr$1$2$3ay'}", ["grey: grey -> gre$3ay"]),
    Case(
      "existence with groups that take no part",
      "kind: existence\ntokens: ['/(x)?(fer)ry is(not)?/']", ["ferry is: ferry is"]),
    Case(
      "title case", "kind: capitalization\nscope: heading\nmatch: title",
      ["how Boats Are built: how Boats Are built -> How Boats Are Built"]),
    Case(
      "sentence case", "kind: capitalization\nscope: h2\nmatch: sentence",
      ["how Boats Are built: how Boats Are built -> How boats are built"]),
    Case(
      "metric", "kind: metric\nformula: headings + 2 * images + max(lists, 1)\ncondition: '> 4'",
      ["A walk through the old harbour: 5 > 4"]),
    Case(
      "selector", "kind: selector\nselector: 'ul > li'\nmust: {count: 3..}",
      ["A walk through the old harbour: ul > li"]),
    Case(
      "roles", "kind: selector\nselector: ':role(content) blockquote p'\nmust: {contain: a}",
      []),
    Case("xpath", "kind: xpath\nexpression: //li[2]", []),
    Case(
      "front matter schema", "kind: front-matter\nschema: {allowed: {date: ['2024-03-01']}}",
      ["2024-02-29: '2024-02-29' is not an allowed value of 'date'"]),
  ]

  static func findings(_ fields: String, _ text: String, _ format: DocumentFormat) throws
    -> [String]
  {
    let message =
      fields.contains("kind: substitution") || fields.contains("kind: capitalization")
      ? "%s -> %1"
      : fields.contains("kind: occurrence")
        ? "%s %1 %2"
        : fields.contains("kind: consistency")
          ? "%s / %1"
          : fields.contains("kind: metric") ? "%s > %1" : "%s"
    let page = "---\nmessage: '\(message)'\n\(fields)\n---\n"
    let loaded = PackLoader().load([PackPage(path: "house/rule.md", page)])
    #expect(loaded.problems == [])
    let rule = try #require(loaded.rules.first)
    let source = SourceText(path: "post", text)
    let article = try ArticleReader().read(source, format: format)
    let report = RulePacksTests.report(rule, article)
    if case .unverified(let reason) = report.outcome { Issue.record("\(reason)") }
    return report.findings.map { finding in
      let shown = source.string(finding.range)
        .replacing("*", with: "").replacing("<em>", with: "").replacing("</em>", with: "")
        .replacing("<strong>", with: "").replacing("</strong>", with: "")
        .replacing("&amp;", with: "&")
      return "\(shown): \(finding.message)"
    }
  }

  @Test("A kind finds the same in both formats", arguments: cases)
  func both(_ item: Case) throws {
    let inMarkdown = try Self.findings(item.fields, Self.markdown, .markdown)
    let inHTML = try Self.findings(item.fields, Self.html, .html)
    if item.found.isEmpty && (item.name == "xpath" || item.name == "roles") {
      #expect(inMarkdown.count == inHTML.count)
      #expect(!inMarkdown.isEmpty)
    } else {
      #expect(inMarkdown == item.found)
      #expect(inHTML == item.found)
    }
  }
}
