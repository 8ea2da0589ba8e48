// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

@Suite("Names, scopes and captions")
struct AccessRuleTests {
  private func flagged(_ text: String, _ rule: String, path: String = "a.html") throws -> [String] {
    try MarkupTests.flagged(text, rule, path: path)
  }

  @Test(
    "What has no name is flagged on its start tag",
    arguments: [
      "⟦<button>⟧</button>", "⟦<button>⟧ <svg><path d=\"M0 0\"/></svg></button>",
      "⟦<button aria-label=\" \">⟧<i class=\"x\"></i></button>", "⟦<input type=button>⟧",
      "⟦<input type=\"IMAGE\" src=\"/a.png\" alt=\"\">⟧",
      "⟦<div role=\"button\" class=\"x\">⟧</div>",
      "<details>⟦<summary>⟧<span hidden>More</span></summary>a</details>",
      "⟦<svg role=\"img\">⟧<path d=\"M0 0\"/></svg>", "⟦<i role=\"img\">⟧</i>",
      "⟦<object data=\"/a.svg\">⟧ </object>", "⟦<button>⟧<img src=\"/a.png\" alt=\"\"></button>",
    ])
  func nameless(_ text: String) throws {
    let wanted = text.split(separator: "⟦").filter { $0.contains("⟧") }
      .map { String($0.prefix { $0 != "⟧" }) }
    let plain = text.filter { $0 != "⟦" && $0 != "⟧" }
    for text in [plain, "<div>\(plain)</div>"] {
      #expect(try flagged(text, "control-name") == wanted)
    }
    #expect(try flagged("A boat.\n\n<div>\(plain)</div>\n", "control-name", path: "a.md") == wanted)
  }

  @Test(
    "What has a name, is hidden or is filled later is not flagged",
    arguments: [
      "<button title=\"Close\"></button>", "<button><img src=\"/a.png\" alt=\"Close\"></button>",
      "<b id=c>Close</b><button aria-labelledby=c></button>", "<button>×</button>",
      "<div aria-hidden=true><button></button></div>", "<button hidden></button>",
      "<button x-text=\"label\"></button>", "<button :aria-label=\"label\"></button>",
      "<button data-i18n=\"close\"></button>", "<button id=\"close\"></button>",
      "<template><button></button></template>", "<input type=submit>", "<input type=reset>",
      "<input type=button value=Go>", "<svg><path d=\"M0 0\"/></svg>",
      "<svg aria-hidden=true role=img></svg>",
      "<svg role=img aria-label=\"A boat\"></svg>", "<svg role=\"presentation\"></svg>",
      "<object></object>", "<object data=\"/a.pdf\"><p>A plan</p></object>",
      "<span role=img>⛵</span>", "<img role=img src=\"/a.png\" alt=\"A boat\">",
      "<pre>&lt;button>&lt;/button></pre>", "<button><my-icon></my-icon></button>",
    ])
  func named(_ text: String) throws {
    #expect(try flagged("<p>a</p>\(text)", "control-name") == [])
  }

  @Test("Scopes, ids and tables of headers alone are flagged at their place")
  func scopes() throws {
    let row = "<tr><td>six</td></tr>"
    func table(_ cell: String) -> String { "<table><tr>\(cell)</tr>\(row)</table>" }
    for value in ["column", "cols", "rows", "true", "both"] {
      #expect(try flagged(table("<th scope=\"\(value)\">a</th>"), "table-scope") == [value])
    }
    for value in ["col", "ROW", "colgroup", "rowgroup", "", "{{ scope }}"] {
      #expect(try flagged(table("<th scope=\"\(value)\">a</th>"), "table-scope") == [])
    }
    #expect(try flagged(table("<td headers=\"a b\">a</td>"), "table-scope") == ["a b"])
    #expect(try flagged(table("<th id=a>a</th><td headers=a>a</td>"), "table-scope") == [])
    let headers = "<tr><th>a</th><th>b</th></tr>"
    #expect(try flagged("<table>\(headers)\(headers)</table>", "table-scope") == ["<table>"])
    for fine in [
      "<table>\(headers)</table>", "<table role=grid>\(headers)\(headers)</table>",
      "<table>\(headers)\(headers)\(row)</table>", "<table><tr><th>a</th></tr><tr></tr></table>",
      "<table>\(headers)<tr><th><table>\(row)</table></th></tr></table>",
    ] {
      #expect(try flagged(fine, "table-scope") == [])
    }
  }

  @Test("A video that is played with sound and has no captions is flagged")
  func videos() throws {
    for bad in [
      "<video src=a.mp4 controls>", "<video controls><source src=a.mp4>",
      "<video src=a.mp4 controls><track kind=chapters src=a.vtt>",
      "<video src=a.mp4 controls poster=a.jpg>", "<video src=a.mp4 controls><p>No video</p>",
    ] {
      #expect(try flagged("<div>\(bad)</video></div>", "video-captions").count == 1, "\(bad)")
    }
    for fine in [
      "<video src=a.mp4>", "<video src=a.mp4 controls muted>", "<video controls>",
      "<video src=a.mp4 controls autoplay loop>", "<video src=a.mp4 controls><track src=a.vtt>",
      "<video src=a.mp4 controls><track kind=SUBTITLES src=a.vtt>",
    ] {
      #expect(try flagged("<div>\(fine)</video></div>", "video-captions") == [], "\(fine)")
    }
  }

  @Test(
    "What an excerpt opens with that is not its text is named",
    arguments: [
      ("Photo by Ana Silva on Unsplash. The ferry leaves at six.", "credit"),
      ("Foto: Ana Silva / dpa. Die Fähre legt um sechs ab.", "credit"),
      ("Share this: Facebook Twitter The ferry leaves at six.", "share"),
      ("Share on Facebook Share on X The ferry leaves at six.", "share"),
      ("Table of contents 1. Boats 2. Times", "contents"),
      ("Inhaltsverzeichnis 1 Boote 2 Zeiten", "contents"),
      ("Reading time: 4 minutes. The ferry leaves at six.", "reading-time"),
      ("Lesezeit: ca. ", ""), ("Estimated reading time 3 min The ferry", "reading-time"),
      ("4 min read The ferry leaves at six.", "reading-time"),
      ("5-minute read. The ferry leaves.", "reading-time"),
      ("12 minute read · The ferry leaves.", "reading-time"),
      ("Share this post with your friends and win.", ""), ("Share this post-war map.", ""),
      ("Table of contents pages are back.", ""), ("Reading time is up for the class.", ""),
      ("Photo by photo, she showed the town.", ""), ("Photo: the art of the pier", ""),
      ("5 minutes read aloud each day are enough.", ""), ("The ferry leaves at six.", ""),
      ("Photos by Ana Silva fill the hall, and all of them show the pier.", ""),
    ])
  func excerpts(_ text: String, _ kind: String) throws {
    let post = "---\nexcerpt: \"\(text)\"\n---\n\nThe ferry leaves at six.\n"
    let source = SourceText(path: "a.md", post)
    let found = try BehaviourTests.lint(source, "excerpt-opening").findings
    #expect(
      found.flatMap(\.data).map { "\($0)" }.contains { $0.contains("\"\(kind)\"") } == !kind
        .isEmpty, "\(text): \(found)")
    #expect(found.isEmpty == kind.isEmpty, "\(text): \(found.map(\.message))")
  }

  /// A site with all pages but those whose address says that they are gone.
  private struct GoneSite: SiteLookup {
    func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
      address.contains("gone")
        ? SiteAnswer(.missing)
        : SiteAnswer(.page(SitePage(path: "a.html", title: nil, isDraft: false, date: nil)))
    }
    func file(of address: String, from article: Article) -> SiteFileTarget { .outside }
  }

  @Test("Canonical and hreflang links to pages that the site lacks are one finding")
  func missingPages() throws {
    func found(_ links: String) throws -> [String] {
      let page =
        "<!doctype html><html lang=en><head><title>a</title>\(links)</head><body><main><p>a</p></main></body></html>"
      let source = SourceText(path: "a.html", page)
      return try BehaviourTests.lint(source, "page-links", site: GoneSite()).findings
        .map { source.string($0.range) }
    }
    let home = "<link rel=canonical href=\"https://ferry.net/a/\">"
    let gone = "https://ferry.net/gone/"
    #expect(try found(home) == [])
    #expect(try found("<link rel=canonical href=\"\(gone)\">") == [gone])
    let german = "<link rel=alternate hreflang=de href=\"\(gone)\">"
    #expect(try found(home + german) == [gone])
    let french = "<link rel=alternate hreflang=fr href=\"\(gone)fr/\">"
    #expect(try found(home + german + french) == [gone])
    let abroad = "<link rel=alternate hreflang=de href=\"https://ferry.de/gone/\">"
    #expect(try found(home + abroad) == [])
    let template = "<link rel=alternate hreflang=de href=\"{{ gone }}\">"
    #expect(try found(home + template) == [])
  }

  @Test("Canonical and hreflang links are judged by what they say")
  func pageLinks() throws {
    func page(_ links: String) -> String {
      "<!doctype html><html lang=en><head><title>a</title>\(links)</head><body><main><p>a</p></main></body></html>"
    }
    func canonical(_ address: String) -> String { "<link rel=canonical href=\"\(address)\">" }
    func language(_ tag: String, _ address: String) -> String {
      "<link rel=alternate hreflang=\"\(tag)\" href=\"\(address)\">"
    }
    let home = "https://ferry.net/a/"
    func found(_ links: String) throws -> [String] { try flagged(page(links), "page-links") }
    #expect(
      try found(canonical(home) + canonical("https://ferry.net/b/")) == ["https://ferry.net/b/"])
    #expect(try found(canonical(home) + canonical(home)) == [])
    #expect(try found(canonical(home)) == [])
    for tag in ["en-UK", "english", "en_GB", "xx"] {
      #expect(try found(language(tag, home)) == [tag])
    }
    for tag in ["en", "en-GB", "zh-Hant", "x-default", "es-419", "{{ lang }}"] {
      #expect(try found(language(tag, home)) == [])
    }
    #expect(try found(language("de", "/de/")) == ["/de/"])
    #expect(try found(language("de", "//ferry.net/de/")) == [])
    #expect(try found(language("de", home) + language("DE", "https://ferry.net/b/")) == ["DE"])
    #expect(try found("<link rel=alternate type=\"application/rss+xml\" href=\"/feed.xml\">") == [])
    #expect(try found("<link rel=stylesheet href=\"/a.css\">") == [])
  }
}
