// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

/// What the rules on headings find in posts as themes and authors write them. `⟦…⟧` marks what a finding must stand on.
@Suite("The rules on headings in the wild")
struct HeadingRuleTests {
  typealias Case = BehaviourTests.Case

  static let sections = [
    Case(
      "what shows no text is still something", "section-empty", "a.html",
      "<h2>A</h2><img src=a.jpg alt=a><h2>B</h2><iframe src=b></iframe><h2>C</h2><pre>c</pre><h2>D</h2><ul><li>d</ul><h2>E</h2><x-map></x-map><h2>F</h2><script src=f></script><h2>G</h2><table><tr><td>g</table>"
    ),
    Case(
      "rules, breaks, comments and empty paragraphs are nothing", "section-empty", "a.html",
      "<h2>⟦A⟧</h2><hr><p>&nbsp;</p><!-- b --><br><h2>⟦B⟧</h2><div><p></p></div>"),
    Case(
      "a level above ends the section too", "section-empty", "a.md",
      "# T\n\n## A\n\n### ⟦B⟧\n\n## ⟦C⟧\n\n# ⟦D⟧\n"),
    Case(
      "what stands behind the content is not in it", "section-empty", "a.html",
      BehaviourTests.page(
        "<main><div class=\"post-content\"><p>x</p><h2>⟦A⟧</h2></div><p>Share</p></main>")),
    Case(
      "the related posts are something", "section-empty", "a.md",
      "x\n\n## Related posts\n\n- [A](/a/)\n"),
    Case(
      "a list of attributes is no text, a template tag may be", "section-empty", "a.md",
      "## ⟦A⟧\n{: .wide}\n\n## B\n\n{% include b.html %}\n\n## C\n\n```\nc\n```\n"),
    Case("a heading of dashes", "section-empty", "a.md", "⟦A⟧\n---\n\nB\n---\nb\n"),
  ]

  static let roles = [
    Case(
      "sections go down from the title, whatever level it has", "heading-levels", "a.html",
      BehaviourTests.page(
        "<h1><a href=\"/\">Harbour</a></h1><h2 class=\"entry-title\">The ferry</h2><div class=\"entry-content\"><h3>A</h3><p>a</p><h4>B</h4><p>b</p>⟦<h6>⟧C</h6><p>c</p></div>"
      )),
    Case(
      "a title of the second level may have sections beside it", "heading-levels", "a.html",
      BehaviourTests.page(
        "<h2 class=\"entry-title\">The ferry</h2><div class=\"entry-content\"><h2>A</h2><p>a</p>⟦<h4>⟧B</h4></div>"
      )),
    Case(
      "roles count, and their level is set where it stands", "heading-levels", "a.html",
      "<h2>A</h2><p>a</p>⟦<div role=\"heading\" aria-level=\"4\">⟧B</div><p>b</p><h2>C</h2>",
      fixed: "<h2>A</h2><p>a</p><div role=\"heading\" aria-level=\"3\">B</div><p>b</p><h2>C</h2>"),
    Case(
      "a role without a place for its level is left as it is", "heading-levels", "a.html",
      "⟦<h4>⟧A</h4><p>a</p><div role=\"heading\">B</div>"),
    Case(
      "a heading that shows nothing has no text", "heading-empty", "a.html",
      "<p>x</p>⟦<h2>⟧<span style=\"display:none\">A</span></h2><h2><b hidden>A</b>B</h2>"),
    Case(
      "so has a link", "link-empty", "a.html",
      "<p>⟦<a href=\"/a/\">⟧<span style=\"display:none\">A</span></a> <a href=\"/b/\" aria-hidden=\"TRUE\"></a></p>"
    ),
  ]

  static let lengths = [
    Case(
      "the title is judged elsewhere, by its own rule", "heading-length", "a.md",
      "# Tickets\n\n## ⟦Tickets⟧\n\nx\n"),
    Case(
      "with a title in the front matter, an h1 is a heading", "heading-length", "a.md",
      "---\ntitle: The ferry\n---\n# ⟦Tickets⟧\n\nx\n"),
    Case(
      "seventy characters are allowed, whatever they are made of", "heading-length", "a.html",
      "<h2>\(String(repeating: "ö", count: 34)) \(String(repeating: "é", count: 35))</h2><h2>⟦\(String(repeating: "ö", count: 35)) \(String(repeating: "é", count: 35))⟧</h2>"
    ),
    Case(
      "twelve words are allowed, thirteen are not", "heading-length", "a.md",
      "## a b c d e f g h i j k l\n\nx\n\n## ⟦a b c d e f g h i j k l m⟧\n\nx\n"),
    Case(
      "an image is no text", "heading-length", "a.md", "## ![The old pier](a.jpg)\n\nx\n"),
    Case(
      "a script without blanks between words is held to the characters alone", "heading-length",
      "a.md", "## 東京から大阪までの新幹線の料金と時刻表\n\nx\n"),
  ]

  static let punctuation = [
    Case(
      "abbreviations, initials, numbers and ellipses keep their stop", "heading-punctuation",
      "a.md",
      "## Life in the U.S.\n\n## Cats, dogs, etc.\n\n## 1.\n\n## Smith & Sons Inc.\n\n## At 9 a.m.\n\n## Wait…\n\n## Wait...\n\n## The singer John D.\n"
    ),
    Case(
      "words that only look like abbreviations do not", "heading-punctuation", "a.md",
      "## We said no⟦.⟧\n\n## Life in the US⟦.⟧\n\n## The year 2020⟦.⟧\n",
      fixed: "## We said no\n\n## Life in the US\n\n## The year 2020\n"),
    Case(
      "code and emoji end as they must", "heading-punctuation", "a.md",
      "## The mark `;`\n\n## Released :tada:\n\n## Call `f`⟦:⟧\n",
      fixed: "## The mark `;`\n\n## Released :tada:\n\n## Call `f`\n"),
    Case(
      "a mark behind an abbreviation goes alone", "heading-punctuation", "a.html",
      "<h2>Cats, dogs, etc.⟦:⟧</h2>", fixed: "<h2>Cats, dogs, etc.</h2>"),
    Case(
      "all marks at the end go, with the blank before them", "heading-punctuation", "a.html",
      "<h2>Le prix&nbsp;⟦:⟧</h2><h2>Le bus \u{202F}⟦.;⟧ </h2>",
      fixed: "<h2>Le prix</h2><h2>Le bus </h2>"),
    Case(
      "in emphasis, in a link, as a reference, escaped", "heading-punctuation", "a.md",
      "## **Fares⟦:⟧**\n\n## [Times⟦.⟧](/t/)\n\n## Piers⟦&#58;⟧\n\n## Boats⟦\\.⟧\n",
      fixed: "## **Fares**\n\n## [Times](/t/)\n\n## Piers\n\n## Boats\n"),
    Case(
      "closing marks of a heading stay, and so does a language's name", "heading-punctuation",
      "a.md", "## Fares⟦.⟧ ##\n\n## About C#⟦.⟧\n", fixed: "## Fares ##\n\n## About C#.\n"),
    Case("marks alone are no heading's end", "heading-punctuation", "a.md", "## ...\n\n## :\n"),
  ]

  static let styles = [
    Case(
      "names are left alone", "heading-case", "a.md",
      "## What it costs\n\nThe boat to Oslo is fast. In Oslo we paid. We like Oslo.\n\n## How to get there\n\n## ⟦The Best Fares to Oslo⟧\n",
      fixed:
        "## What it costs\n\nThe boat to Oslo is fast. In Oslo we paid. We like Oslo.\n\n## How to get there\n\n## The best fares to Oslo\n"
    ),
    Case(
      "small words lose their capital too", "heading-case", "a.md",
      "## What it costs\n\n## How it works\n\n## ⟦Where to Buy Your Tickets⟧\n\n## Which boats go\n",
      fixed:
        "## What it costs\n\n## How it works\n\n## Where to buy your tickets\n\n## Which boats go\n"
    ),
    Case(
      "each level has its style", "heading-case", "a.html",
      "<h2>Buy Good Tickets</h2><h3>What it costs</h3><h2>Take Fast Boats</h2><h3>How long it takes</h3>"
    ),
    Case(
      "abbreviations, names with capitals inside, code and single words tell nothing",
      "heading-case", "a.md",
      "## Use the GitHub API\n\n## Ask `The Ferry Tool`\n\n## Tickets\n\n## What it costs\n\n## An iPhone\n"
    ),
    Case(
      "what follows a colon may have a capital", "heading-case", "a.md",
      "## Step one: Look around\n\n## Step two: Take the boat\n\n## What it costs you\n"),
    Case(
      "as many of each are no style", "heading-case", "a.md",
      "## Where to go\n\nTake fast boats.\n\n## Take Fast Boats\n"),
    Case(
      "German nouns have capitals in every style", "heading-case", "a.md",
      "---\nlang: de-AT\n---\n## Die Preise der Karten\n\n## Wie man fährt\n"),
    Case(
      "letters beyond ASCII", "heading-case", "a.md",
      "---\nlang: fr\n---\n## Les prix des billets\n\n## Le temps du trajet\n\n## ⟦Les Étapes du Voyage⟧\n",
      fixed:
        "---\nlang: fr\n---\n## Les prix des billets\n\n## Le temps du trajet\n\n## Les étapes du voyage\n"
    ),
  ]

  static let texts = [
    Case(
      "equal but for case and markup", "heading-duplicate", "a.md",
      "## The *fares*\n\nx\n\n## ⟦the fares⟧\n\ny\n"),
    Case("marks tell two names apart", "heading-duplicate", "a.md", "## C\n\nx\n\n## C++\n\ny\n"),
    Case(
      "under another parent, or of no text", "heading-duplicate", "a.html",
      "<h2>A</h2><h3>x</h3><h2>B</h2><h3>x</h3><h2></h2><h2></h2>"),
    Case(
      "numbers and marks around it, a full-width colon", "heading-generic", "a.md",
      "## ⟦1. Introduction⟧\n\n## ⟦Conclusion!⟧\n\n## ⟦Summary：what we saw⟧\n\n## In summary, we lost\n"
    ),
    Case(
      "the title may be what it likes", "heading-generic", "a.html",
      "<h1>Introduction</h1><h2>⟦Overview⟧</h2>"),
    Case(
      "the language is guessed from the text", "heading-generic", "a.md",
      "## ⟦Fazit⟧\n\n\(LanguageSample.german)\n\n## Conclusion\n\n\(LanguageSample.german)\n"),
    Case(
      "a template tag has no words", "heading-generic", "a.md", "## {{ page.title }}\n\nx\n"),
  ]

  static let bold = [
    Case(
      "a name with what the person is", "bold-heading", "a.md",
      "One.\n\n**Ann Lee – Product Manager**\n\nTwo.\n\n**Jan de Vries, hoofdredacteur**\n\nThree.\n\n**⟦Old Pier – What it was⟧**\n\nFour.\n"
    ),
    Case(
      "an order that ends in a mark and an emoji", "bold-heading", "a.md",
      "One.\n\n**🚢 Book now! 🚢**\n\nTwo.\n"),
    Case(
      "a quotation with its author", "bold-heading", "a.html",
      "<p>One.</p><p><b>“The sea is wide” — Ann Lee</b></p><p>Two.</p><p><b>⟦“The wide sea”⟧</b></p><p>Three.</p>"
    ),
    Case(
      "a heading in another script", "bold-heading", "a.md", "一。\n\n**⟦東京の値段⟧**\n\n二。\n"),
  ]

  static let levels = [
    Case(
      "up by several levels is no gap", "heading-levels", "a.md",
      "## A\n\n### B\n\n#### C\n\n## D\n"),
    Case(
      "a gap of two levels", "heading-levels", "a.html",
      "<h2>A</h2><p>a</p>⟦<h5>⟧B</h5><p>b</p>", fixed: "<h2>A</h2><p>a</p><h3>B</h3><p>b</p>"),
    Case(
      "headings of the theme and of related posts are other outlines", "heading-levels", "a.html",
      BehaviourTests.page(
        "<h3>Menu</h3><main><div class=\"post-content\"><h2>A</h2><p>a</p><aside><h5>Note</h5></aside><h3>B</h3><p>b</p></div><h6>Share</h6></main>"
      )),
  ]

  @Test(
    "The marked places are flagged and nothing else, and the fix gives the text",
    arguments: [sections, lengths, punctuation, styles, texts, bold, levels, roles].joined())
  func cases(_ item: Case) throws {
    try BehaviourTests().cases(item)
  }

  @Test("Only a heading of one sentence loses its mark without a look")
  func safety() throws {
    let source = SourceText(path: "a.md", "## Book early.\n\n## Book early. Be there.\n")
    let findings = try BehaviourTests.lint(source, "heading-punctuation").findings
    #expect(findings.map { $0.fix?.safety } == [.safe, .offer])
  }

  @Test("What was measured is told")
  func data() throws {
    func data(_ text: String, _ rule: String) throws -> [Measure.Field] {
      let report = try BehaviourTests.lint(SourceText(path: "a.md", text), rule)
      return try #require(report.findings.first).data
    }
    #expect(
      try data("## Fares\n", "heading-length") == [.init("words", 1), .init("characters", 5)])
    #expect(
      try data("## A\n\n# B\n", "section-empty") == [.init("level", 2), .init("next-level", 1)])
    #expect(try data("## Fares.\n", "heading-punctuation") == [.init("mark", ".")])
    #expect(
      try data("---\nlang: de\n---\n## Fazit: gut\n", "heading-generic") == [
        .init("words", "fazit"), .init("language", "de"),
      ])
    #expect(
      try data(
        "## Go by boat\n\nSee the fast boats.\n\n## Come back late\n\n## Take Fast Boats\n",
        "heading-case") == [
          .init("level", 2), .init("style", "title"), .init("title", 1), .init("sentence", 2),
        ])
  }
}

/// A text that is long enough to guess its language from.
enum LanguageSample {
  static let german =
    "Das Schiff verlässt den alten Hafen um sechs Uhr am Morgen, und der erste Bus wartet auf die Gäste. Wer es nicht schafft, nimmt das nächste."
}
