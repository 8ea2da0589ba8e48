// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

/// What the rules on headings leave alone, since the editor of the site would. `⟦…⟧` marks what a finding must stand on.
@Suite("The rules on headings and what editors agree with")
struct HeadingTrustTests {
  typealias Case = BehaviourTests.Case

  /// Bold lines between a text before and a text behind.
  private static func bold(_ name: String, _ lines: [String]) -> Case {
    Case(
      name, "bold-heading", "a.md",
      "Terns nest on the mole.\n\n"
        + lines.map { "\($0)\n\nThey are loud in the spring, and quiet in autumn.\n\n" }.joined())
  }

  static let notHeadings = [
    bold(
      "notices on the post",
      [
        "**This article is part of our series on birds**",
        "**Originally printed in the Mole Gazette**",
        "**Editor’s note: names were changed**", "**Republished with leave of the society**",
        "**Please bring a warm coat**", "**Hinweis**", "**Warning: the path is slippery**",
      ]),
    bold(
      "sentences with a verb",
      [
        "**We will count them again in May**", "**The old mole is closed to walkers**",
        "**They came back after the storm**", "**Nobody should walk there alone**",
        "**Der Weg ist im Winter gesperrt**", "**Le sentier est fermé en hiver**",
        "**Today we are opening the new path**",
      ]),
    bold(
      "lines that are a link, or hold one",
      [
        "**[Count the terns with us](/count/)**", "[**All about terns**](/terns/)",
        "**Seen first by [the watch](/watch/)**", "**<a href=\"/a/\">The film</a>**",
        "**More in [our atlas](https://example.org/)**",
      ]),
    Case(
      "the post's first line", "bold-heading", "a.md",
      "**A walk along the mole**\n\nTerns nest there.\n"),
    Case(
      "unless it is short", "bold-heading", "a.md",
      "# The mole\n\n**⟦Its terns⟧**\n\nTerns nest there.\n"),
    Case(
      "the first line under the title", "bold-heading", "a.html",
      BehaviourTests.page(
        "<main><h1>Terns</h1><div class=\"post-content\"><p><b>A walk along the mole</b></p><p>Terns nest there.</p></div></main>"
      )),
    Case(
      "a line right before a heading", "bold-heading", "a.md",
      "Terns nest there.\n\n**Part one of two**\n\n## The mole\n\nIt is old.\n\n**Part two of two**\n\nThe pier\n---\n\nIt is new.\n"
    ),
    Case(
      "what a listing is called", "bold-heading", "a.md",
      "Do this.\n\n**Input**\n\n```\na\n```\n\n**What you get**\n\n    b\n\n**Listing 3**\n\n```sh\nc\n```\n"
    ),
    Case(
      "the label of a row in columns", "bold-heading", "a.html",
      "<p>Who counts.</p><div class=\"row\"><div class=\"col-6\"><b>The mole</b></div><div class=\"col-6\">Ann Lee</div></div><div class=\"tablet:grid-col-4\"><strong>The pier</strong></div><div>Jan Poe</div>"
    ),
    Case(
      "a person of whom the text tells", "bold-heading", "a.md",
      "Who counts.\n\n**Ann Lee**\n\nAnn Lee has counted terns for ten years.\n"),
    bold("a number alone", ["**12**", "**1–2**"]),
  ]

  static let headings = [
    bold(
      "questions, orders and clauses are headings",
      [
        "**⟦How the terns are counted⟧**", "**⟦Why nobody can see them in June⟧**",
        "**⟦Things you should bring along⟧**", "**⟦Paths that are open all year⟧**",
        "**⟦Count from the left⟧**", "**⟦Was man wissen muss⟧**", "**⟦Updates to the count⟧**",
        "**⟦Notes on method⟧**",
      ]),
    Case(
      "a section may begin with one", "bold-heading", "a.md",
      "## Terns\n\n**⟦Where they nest⟧**\n\nOn the mole.\n"),
    Case(
      "a longer line before a listing", "bold-heading", "a.md",
      "Do this.\n\n**⟦Counting with a small script⟧**\n\n```\na\n```\n"),
  ]

  static let openers = [
    Case(
      "a bold line that opens a paragraph", "bold-heading", "a.md",
      "Terns nest there.\n\n**⟦Count from the left⟧**<br>\nWhoever begins at the right end loses the thread after ten or twenty of them.\n"
    ),
    Case(
      "with a full stop and two spaces", "bold-heading", "a.md",
      "Terns nest there.\n\n**⟦Count twice.⟧**  \nWhoever counts once does not know how far off the first number has been.\n"
    ),
    Case(
      "in a page", "bold-heading", "a.html",
      "<p>Terns nest there.</p><p><b>⟦Where to stand⟧</b><br>Stand in the lee of the light, where the birds do not see you from above.</p>"
    ),
    Case(
      "no line of an address, a person, a sentence or a term", "bold-heading", "a.md",
      "Write to us.\n\n**Bird watch**<br>The old light<br>Mole street twelve, on the second floor behind the door with the sign\n\n**Ann Lee**<br>She counts terns from April to June and gulls for the rest of the year.\n\n**We count twice**<br>Whoever counts once does not know how far off the first number has been.\n\n**Bring a coat**<br>It is cold.\n\n**Note**<br>Whoever counts once does not know how far off the first number has been.\n\n**Tern** is the name of a bird that nests on the mole from April to June.\n"
    ),
  ]

  static let balance = [
    Case(
      "a long section that has parts of its own", "heading-balance", "a.md",
      "## A\n\n\(words(40))\n\n## B\n\n### B1\n\n\(words(300))\n\n### B2\n\n\(words(300))\n\n## C\n\n\(words(40))\n"
    ),
    Case(
      "an opening and a closing section are short", "heading-balance", "a.md",
      "---\nlang: en\n---\n\n## Introduction\n\n\(words(10))\n\n## A\n\n\(words(300))\n\n## B\n\n\(words(320))\n\n## C\n\n\(words(310))\n\n## Conclusion\n\n\(words(10))\n"
    ),
    Case(
      "answers are as long as they are", "heading-balance", "a.md",
      "## Who?\n\n\(words(10))\n\n## What?\n\n\(words(500))\n\n## When?\n\n\(words(10))\n"),
    Case(
      "so are entries of a changelog", "heading-balance", "a.md",
      "## 2.1.0\n\n\(words(10))\n\n## 2.0.1\n\n\(words(500))\n\n## 2.0.0\n\n\(words(10))\n"),
    Case(
      "and parts of release notes", "heading-balance", "a.md",
      "---\ntitle: Ternery 4.2 released\n---\n\n## New\n\n\(words(500))\n\n## Mended\n\n\(words(10))\n\n## Thanks to you\n\n\(words(10))\n"
    ),
    Case(
      "and of a report that comes every month", "heading-balance", "a.md",
      "---\ntitle: Ternery update for May\n---\n\n## New\n\n\(words(500))\n\n## Mended\n\n\(words(10))\n\n## Thanks to you\n\n\(words(10))\n"
    ),
    Case(
      "a long section that does not outweigh its peers", "heading-balance", "a.md",
      "## A\n\n\(words(510))\n\n## B\n\n\(words(500))\n\n## C\n\n\(words(500))\n"
        + "ABCDEFGHIJ".map { "\n## D\($0)\n\n\(words(20))\n" }.joined()),
    Case(
      "a long section among short ones", "heading-balance", "a.md",
      "## A\n\n\(words(40))\n\n## ⟦B⟧\n\n\(words(700))\n\n## C\n\n\(words(50))\n"),
    Case(
      "a short section may be complete", "heading-balance", "a.md",
      "## A\n\n\(words(300))\n\n## B\n\n\(words(20))\n\n## C\n\n\(words(310))\n\n## D\n\n\(words(290))\n"
    ),
    Case(
      "an aside behind a text is no lone part", "heading-balance", "a.md",
      "## A\n\n\(words(60))\n\n### Aside\n\nB.\n\n## C\n\nD.\n"),
    Case(
      "three lone parts are the post's pattern", "heading-balance", "a.md",
      "## A\n\n### A1\n\nx\n\n## B\n\n### B1\n\nx\n\n## C\n\n### C1\n\nx\n"),
    Case(
      "a bold line is told of once", "heading-balance", "a.md",
      "## A\n\nx\n\n**Where they nest**\n\ny\n\n## B\n\nz\n"),
  ]

  private static func words(_ count: Int) -> String {
    Array(repeating: "tern", count: count).joined(separator: " ") + "."
  }

  static let others = [
    Case(
      "names of code and files, years and compounds may stand alone", "heading-length", "a.md",
      "---\nlang: de\n---\n\n## `zaehle()`\n\nx\n\n## setup.cfg\n\nx\n\n## 2024\n\nx\n\n## NaturSchutz\n\nx\n\n## Seevogelzählung\n\nx\n\n## ⟦Vögel⟧\n\nx\n"
    ),
    Case(
      "a heading that shows no word has no length", "heading-length", "a.html",
      "<h2>&nbsp;</h2><p>x</p><h2>&#8203;</h2><p>x</p><h2>–</h2><p>x</p>"),
    Case(
      "two against two are no style", "heading-case", "a.md",
      "## Count the birds\n\na\n\n## Where They Nest\n\nb\n\n## When it is cold\n\nc\n\n## How We Count\n\nd\n"
    ),
    Case(
      "a name in capitals among headings in sentence case", "heading-case", "a.md",
      "## Count the birds\n\na\n\n## Where they nest\n\nb\n\n## When it is cold\n\nc\n\n## National Seabird Trust\n\nd\n\n## \"The Long Winter\" and after\n\ne\n"
    ),
    Case(
      "sentences as headings keep their stops", "heading-punctuation", "a.md",
      "## Count twice.\n\na\n\n## Begin at the left.\n\nb\n\n## Be quiet.\n\nc\n\n## Come back.\n\nc\n\n## What you need⟦:⟧\n\nd\n"
    ),
    Case(
      "headings in a row are a list in large letters", "section-empty", "a.md",
      "Ten rules.\n\n### One\n\n### Two\n\n### Three\n\n### Four\n\n### Five\n"),
    Case(
      "cards, lines beside a heading and forms to fill in", "section-empty", "a.html",
      "<a href=\"/a/\"><h3>The terns</h3></a><a href=\"/b/\"><h3>The gulls</h3></a><h2>The mole</h2><p>x</p><h6>Seen from the light</h6><h2>What went well</h2><ul><li></li><li></li></ul>"
    ),
    Case(
      "a heading of a note is no part of the outline", "heading-levels", "a.html",
      "<h2>A</h2><p>a</p><div class=\"note info\"><h5>Mind the gap</h5><p>n</p></div><aside><h6>B</h6></aside><div class=\"admonition-tip\"><h5>C</h5></div><h3>D</h3><p>d</p>⟦<h5>⟧E</h5><p>e</p>"
    ),
    Case(
      "a name of two equal parts", "repeated-word", "a.md",
      "---\nlang: en\n---\n\nThe count was led by Lee Lee and by Pan Pan Wei. She saw ⟦birds birds⟧ there.\n"
    ),
  ]

  @Test(
    "The marked places are flagged and nothing else",
    arguments: [notHeadings, headings, openers, balance, others].joined())
  func cases(_ item: Case) throws {
    try BehaviourTests().cases(item)
  }

  private func findings(_ text: String, _ path: String = "a.md", _ rule: String = "bold-heading")
    throws -> [Finding]
  {
    try BehaviourTests.lint(SourceText(path: path, text), rule).findings
  }

  @Test(
    "A bold line that divides a text is an error, another one a warning, one in a paragraph or above a list a suggestion"
  )
  func severities() throws {
    let part = "**Where they nest**\n\nOn the mole, from May to June.\n\n"
    let other = "**When they leave**\n\nIn autumn, when the nights are cold.\n\n"
    #expect(try findings("## Terns\n\n" + part).map(\.severity) == [.warning])
    #expect(try findings("Terns.\n\n" + part + other).map(\.severity) == [.error, .error])
    #expect(
      try findings("Terns.\n\n" + part + other + "**What you need**\n\n- a coat\n").map(\.severity)
        == [.error, .error, .suggestion])
    #expect(try findings("Terns.\n\n**Nests**\n\nOn the mole.\n").map(\.severity) == [.suggestion])
    #expect(
      try findings(
        "Terns.\n\n**Where they nest**<br>\nOn the mole, from May to June, in hollows that they line with shells.\n"
      ).map(\.severity) == [.suggestion])
  }

  @Test("The fix is safe between texts only")
  func safety() throws {
    func safety(_ text: String) throws -> [FixSafety?] { try findings(text).map { $0.fix?.safety } }
    #expect(try safety("Terns.\n\n**Where they nest**\n\nOn the mole.\n") == [.safe])
    #expect(try safety("## Terns\n\n**Where they nest**\n\nOn the mole.\n") == [.offer])
    #expect(try safety("Terns.\n\n**What you need**\n\n- a coat\n") == [.offer])
    #expect(try safety("Terns.\n\n**What they say**\n\n> Kree.\n") == [.offer])
  }

  @Test("A line that opens a paragraph is offered as a heading with a paragraph of its own")
  func openersFix() throws {
    func fixed(_ text: String, _ path: String = "a.md") throws -> String {
      let fix = try #require(try findings(text, path).first?.fix)
      #expect(fix.safety == .offer)
      return fix.edits.reversed().reduce(text) { text, edit in
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(edit.range.indices, with: edit.text.utf8)
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    let rest = "Begin at the light and go on to the end of the mole, without a stop."
    #expect(
      try fixed("Terns.\n\n**Count from the left**<br>\n\(rest)\n")
        == "Terns.\n\n## Count from the left\n\n\(rest)\n")
    #expect(
      try fixed("Terns.\n\n**Count from the left**  \n\(rest)\n")
        == "Terns.\n\n## Count from the left\n\n\(rest)\n")
    #expect(
      try fixed("<p>Terns.</p><p class=x><b>Count from the left</b><br> \(rest)</p>", "a.html")
        == "<p>Terns.</p><h2>Count from the left</h2>\n<p class=x>\(rest)</p>")
  }

  @Test("Only what is well over what most editors like is a finding")
  func degrees() throws {
    func severity(_ rule: String, _ count: Int) throws -> [Severity] {
      try findings("One.\n\n" + Self.words(count) + "\n", "a.md", rule).map(\.severity)
    }
    #expect(try severity("paragraph-length", 220) == [])
    #expect(try severity("paragraph-length", 330) == [.suggestion])
    #expect(try severity("paragraph-length", 331) == [.warning])
    #expect(try severity("heading-density", 440) == [])
    #expect(try severity("heading-density", 460) == [.warning])
  }

  @Test("A bold line that comes again and again is a label")
  func labels() throws {
    let part = "**Answer**\n\nOn the mole, from May to June.\n\n"
    #expect(try findings("Terns.\n\n" + part + part) == [])
  }

  @Test(
    "What fewer than three in four editors would act on is off",
    arguments: [
      "heading-length", "heading-generic", "evidence", "word-overuse", "sentence-openings",
      "time-words",
    ])
  func off(rule: String) throws {
    let definition = try #require(RuleList.all.first { $0.id == rule })
    #expect(definition.description.severity == nil)
  }
}
