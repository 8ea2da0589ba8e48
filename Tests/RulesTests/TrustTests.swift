// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

/// What rules leave alone, or say more softly, as most editors would.
@Suite("What most editors would act on")
struct TrustTests {
  /// Each finding as `severity place`.
  static func findings(
    _ rule: String, _ text: String, path: String = "a.md", options: String = ""
  ) throws -> [String] {
    let source = SourceText(path: path, text)
    return try BehaviourTests.lint(source, rule, options: options).findings.map {
      "\($0.severity.rawValue) \(source.string($0.range))"
    }
  }

  static func post(_ fields: String, _ text: String = "x") -> String {
    "---\n\(fields)\n---\n\n\(text)\n"
  }

  static func words(_ count: Int) -> String {
    Array(repeating: "pier", count: count).joined(separator: " ")
  }

  @Test("An excerpt that was written for the post may be one line, or a few")
  func ownExcerpts() throws {
    let rule = "excerpt-length"
    for words in [3, 12, 60] {
      #expect(try Self.findings(rule, Self.post("excerpt: " + Self.words(words))) == [])
    }
    let short = Self.words(2)
    #expect(try Self.findings(rule, Self.post("summary: " + short)) == ["suggestion " + short])
    let draft = "draft: true\nsummary: " + short
    #expect(try Self.findings(rule, Self.post(draft)) == [])
    let long = Self.words(165)
    #expect(try Self.findings(rule, Self.post("excerpt: " + long)) == ["suggestion " + long])
    let dense = String(repeating: "港", count: 301)
    #expect(try Self.findings(rule, Self.post("excerpt: " + dense)) == ["suggestion " + dense])
  }

  @Test(
    "A description in Chinese, Japanese or Korean has half as many characters",
    arguments: ["港", "み", "항"])
  func wideDescriptions(_ sign: String) throws {
    func findings(_ count: Int) throws -> Int {
      let text = String(repeating: sign, count: count)
      return try Self.findings("meta-description", Self.post("title: A\ndescription: " + text))
        .count
    }
    #expect(try findings(14) == 1)
    #expect(try findings(15) == 0)
    #expect(try findings(100) == 0)
    #expect(try findings(101) == 1)
  }

  @Test("A description in another script may name the harbour in Japanese")
  func mixedDescription() throws {
    let text = String(repeating: "The boats of 港町 leave. ", count: 5) + "They come back."
    #expect(
      try Self.findings("meta-description", Self.post("title: A\ndescription: " + text)) == [])
  }

  @Test("Codes and samples in the cells of a table are no notes to the author")
  func cells() throws {
    let rule = "leftover-text"
    #expect(try Self.findings(rule, "| A | B |\n|---|---|\n| [TK] | TODO: a sum |\n") == [])
    #expect(try Self.findings(rule, "TODO: a sum\n") == ["error TODO:"])
  }

  @Test("Filler is one finding, and a suggestion where there is much of it")
  func filler() throws {
    let line = "Lorem ipsum dolor sit amet.\n\n"
    let rule = "leftover-text"
    #expect(
      try Self.findings(rule, line + "x\n\n" + line) == ["error Lorem ipsum"])
    #expect(
      try Self.findings(rule, String(repeating: line, count: 4)) == ["suggestion Lorem ipsum"])
  }

  @Test(
    "Markup that browsers drop unseen is no error, and what does nothing a suggestion",
    arguments: [
      ("<p>a</span> b</p>", ["suggestion </span>"]),
      ("<p><img src=a.jpg alt=a></img></p>", []),
      ("<p>a</li> b</p>", ["warning </li>"]), ("<p>a <span>b</p>", ["suggestion <span>"]),
      ("<p>a</p></div>", ["error </div>"]),
      ("<p>a</a> b</p>", ["error </a>"]), ("<p>a <b>b</p>", ["error <b>"]),
    ])
  func unseenMarkup(_ text: String, _ found: [String]) throws {
    #expect(try Self.findings("markup-error", text, path: "a.html") == found)
  }

  @Test("What a table swallows is one finding")
  func swallowed() throws {
    let text =
      "<table><p>a</p><p>b</p><div>c</div><tr><td>d</td></tr></table><table><p>e</p></table>"
    #expect(try Self.findings("markup-error", text, path: "a.html") == ["error <p>", "error <p>"])
  }

  @Test(
    "The date in a file's name says little of an event, or of a text from elsewhere",
    arguments: [
      ("", 1), ("end_date: 2024-03-03\n", 0), ("source_url: https://ferry.net/a\n", 0),
      ("canonical_url: https://ferry.net/a\n", 0), ("link: https://ferry.net/a\n", 0),
      ("tags: [events]\n", 1),
    ])
  func fileDates(_ fields: String, _ count: Int) throws {
    let text = Self.post(fields + "date: 2024-03-02")
    let found = try Self.findings(
      "post-dates", text, path: "2024-03-01-a.md", options: "file-name: true")
    #expect(found == (count == 1 ? ["suggestion 2024-03-02"] : []))
  }

  @Test(
    "A subtitle that one place leaves out is no other title",
    arguments: [
      ("Boats", "Boats: a history", 0), ("Boats of the town", "Boats", 1),
      ("Harbour: boats", "Boats", 0), ("Boats", "Boatswains", 1), ("Boats", "Piers", 1),
    ])
  func subtitles(_ title: String, _ heading: String, _ count: Int) throws {
    let text = Self.post("title: '\(title)'", "# \(heading)\n\nx")
    #expect(try Self.findings("title-agreement", text).count == count)
  }

  @Test("A series in the h1 and its part in the next heading")
  func series() throws {
    let page = """
      <!doctype html><html lang=en><head><title>Ropes | Harbour</title></head>
      <body><main><h1>All about boats</h1><h2>3. Ropes</h2><p>x</p></main></body></html>
      """
    #expect(try Self.findings("title-agreement", page, path: "a.html") == [])
    let other = page.replacing("3. Ropes", with: "3. Sails")
    #expect(try Self.findings("title-agreement", other, path: "a.html").count == 1)
  }

  @Test(
    "Short by their kind: links, films, releases, texts that are at home elsewhere",
    arguments: [
      ("title: A", "x", 1), ("title: Ferry 2.1 is out", "x", 0), ("title: Ferry v1.0.3", "x", 0),
      ("title: A\nlink: https://ferry.net", "x", 0),
      ("title: A\ncanonical_url: https://ferry.net/a", "x", 0), ("title: A\ntype: video", "x", 0),
      ("title: A\ntags: [boats, release-notes]", "x", 0),
      ("title: A", "<iframe src=\"https://www.youtube.com/embed/a\" title=\"A\"></iframe>", 0),
      ("title: 10 piers", "x", 1),
    ])
  func shortPosts(_ fields: String, _ text: String, _ count: Int) throws {
    #expect(try Self.findings("post-length", Self.post(fields, text)).count == count)
  }

  @Test("A staging copy is a warning")
  func staging() throws {
    #expect(
      try Self.findings("link-placeholder", "[a](https://staging.ferry.net/a)\n") == [
        "warning https://staging.ferry.net/a"
      ])
  }

  @Test("An alt text in the place of a script's drawing is left alone; 'photo of' is a suggestion")
  func altTexts() throws {
    let rule = "image-alt-text"
    let image = "<img src=ferry.png alt=\"ferry.png\">"
    #expect(try Self.findings(rule, "<p>t</p>\(image)", path: "a.html") == ["warning ferry.png"])
    #expect(try Self.findings(rule, "<p>t</p><noscript>\(image)</noscript>", path: "a.html") == [])
    #expect(
      try Self.findings(rule, "t\n\n![Photo of the old harbour](/a.jpg)\n")
        == ["suggestion Photo of the old harbour"])
  }

  @Test("A first heading one level too deep is an error only where the title's level is known")
  func firstHeadings() throws {
    let rule = "heading-levels"
    let title = "title: The ferry"
    #expect(try Self.findings(rule, Self.post(title, "### Fares")) == [])
    #expect(try Self.findings(rule, Self.post(title, "#### Fares")) == ["error #### Fares"])
    #expect(try Self.findings(rule, "# The ferry\n\n### Fares\n") == ["error ### Fares"])
    #expect(
      try Self.findings(rule, Self.post(title, "### Fares"), options: "title-is-h1: true")
        == ["error ### Fares"])
    #expect(
      try Self.findings(rule, Self.post(title, "## Fares\n\n#### Cars")) == ["error #### Cars"])
  }

  @Test("A licence with its author and source may lack its address, for a warning")
  func licences() throws {
    let rule = "image-licence"
    let source = "[Jo Doe](https://commons.wikimedia.org/wiki/File:A.jpg)"
    #expect(
      try Self.findings(rule, "t\n\n![a](a.jpg)\n*\"Pier\" by \(source), CC BY 4.0*\n").allSatisfy {
        $0.hasPrefix("warning ")
      })
  }

  @Test("A column of floating boxes has labels, no headings")
  func columns() throws {
    let rule = "bold-heading"
    func post(_ style: String) -> String {
      "<p>The ferry leaves at six.</p><div\(style)><strong>Fares</strong></div><div>Nine euros.</div>"
    }
    #expect(try Self.findings(rule, post(""), path: "a.html").count == 1)
    #expect(
      try Self.findings(rule, post(" style=\"float: left; width: 49%\""), path: "a.html") == [])
  }

  @Test("A host that no network can have is no private one")
  func brokenHosts() throws {
    let rule = "link-placeholder"
    #expect(try Self.findings(rule, "[a](http://%20http//www.ferry.net/)\n") == [])
    #expect(try Self.findings(rule, "[a](http://intranet/fares)\n").count == 1)
  }
}
