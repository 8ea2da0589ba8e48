// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Language
import SourceText
import Testing

/// What a page's head, its JSON-LD and a post's front matter say of it.
@Suite("Metadata")
struct MetadataTests {
  static func read(_ text: String, path: String = "a.html") throws -> Article {
    let format = try #require(ArticleReader.format(ofPath: path))
    return try ArticleReader().read(SourceText(path: path, text), format: format)
  }

  /// A page with `head` in its head.
  static func page(_ head: String, _ body: String = "<main><p>It runs.</p></main>") throws
    -> Article
  {
    try read("<!doctype html><html lang=en><head>\(head)</head><body>\(body)</body></html>")
  }

  @Test("Each value of the head is decoded, folded, and found at its place")
  func head() throws {
    let article = try Self.page(
      """
      <title>
        Fish &amp; chips </title>
      <meta NAME="Description" content=" Salt &amp;  vinegar ">
      <meta property="og:title" content="">
      <meta name="og:title" content="Fish">
      <link rel="shortlink" href="/?p=1"><link rel="x Canonical" href="/fish/">
      <svg><title>No</title></svg><template><title>Nor this</title></template>
      """)
    let head = try #require(article.head)
    func cut(_ value: PageHead.Value?) -> [String] {
      value.map { [$0.text, article.source.string($0.range)] } ?? []
    }
    #expect(cut(head.title) == ["Fish & chips", "Fish &amp; chips"])
    #expect(cut(head.meta("description")) == ["Salt & vinegar", " Salt &amp;  vinegar "])
    #expect(cut(head.meta("og:title")) == ["Fish", "Fish"])
    #expect(cut(head.canonical) == ["/fish/", "/fish/"])
    #expect(cut(head.language) == ["en", "en"])
    #expect(article.source.string(head.place) == "<head>")
    #expect(!head.isRedirect)
    #expect(!head.isTemplate)
  }

  @Test("An empty value stands on the attribute's name, an empty title on its tag")
  func emptyValues() throws {
    let article = try Self.page("<title> </title><meta name=description content=\"\">")
    let head = try #require(article.head)
    #expect(head.title.map { article.source.string($0.range) } == "<title>")
    #expect(head.meta("description").map { article.source.string($0.range) } == "content")
  }

  @Test("Markdown and parts of pages have no head")
  func noHead() throws {
    #expect(try Self.read("<p>x</p>").head == nil)
    #expect(try Self.read("x\n", path: "a.md").head == nil)
    #expect(try Self.read("x\n", path: "a.md").linkedData == nil)
  }

  @Test(
    "A refresh to another address is a redirect, one to the page itself is none",
    arguments: [("0; URL=/b/", true), ("30", false)])
  func redirect(_ content: String, _ isRedirect: Bool) throws {
    let article = try Self.page("<meta http-equiv=Refresh content=\"\(content)\">")
    #expect(article.head?.isRedirect == isRedirect)
  }

  @Test(
    "A head with template tags is filled in later",
    arguments: [
      ("<title>{{ page.title }}</title>", true), ("<meta name=a content=\"{% seo %}\">", true),
      ("<title>{a}</title>", false),
    ])
  func template(_ head: String, _ isTemplate: Bool) throws {
    #expect(try Self.page(head).head?.isTemplate == isTemplate)
  }

  // MARK: Descriptions

  @Test(
    "The description is the front matter's, what is for search results first, else the head's",
    arguments: [
      ("description: Ferries", "Ferries"), ("seo:\n  description: Boats\ndescription: x", "Boats"),
      ("meta_description: 'It''s a boat'", "It's a boat"),
      ("description: >\n  Two\n  lines", "Two lines"),
      ("description:", ""),
    ])
  func description(_ matter: String, _ expected: String) throws {
    let article = try Self.read("---\n\(matter)\n---\nx\n", path: "a.md")
    let description = try #require(article.description)
    #expect(description.text == expected)
    #expect(description.origin == .frontMatter)
    if expected.isEmpty {
      #expect(article.source.string(description.range) == "description")
    }
  }

  @Test("A theme's own place for the excerpt is found, and that of a card is not taken for it")
  func excerpt() throws {
    let card =
      "<div class=gh-read-next><article class=gh-card><p class=article-excerpt>No</p></article></div>"
    let body =
      "<h1 class=gh-article-title>F</h1><p class=gh-article-excerpt>When it <b>runs</b>.</p>"
    let content = "<section class=gh-content><p>x</p></section>"
    let article = try Self.page("", body + content + card)
    #expect(article.excerpt?.text == "When it runs.")
    #expect(article.excerpt.map { article.source.string($0.range) } == "When it <b>runs</b>.")
    #expect(try Self.page("", content + card).excerpt == nil)
  }

  @Test("The excerpt that WordPress makes has so many words, and a mark where it was cut")
  func automaticExcerpt() throws {
    let article = try Self.read("One two\nthree.\n\n![x](a.jpg)\n\nFour five.\n", path: "a.md")
    #expect(article.automaticExcerpt(words: 5) == "One two three. Four five.")
    #expect(article.automaticExcerpt(words: 4) == "One two three. Four […]")
    #expect(article.automaticExcerpt(words: 3) == "One two three. […]")
  }

  @Test(
    "A mark for the teaser's end is told from a comment that begins with the word",
    arguments: [
      ("<!--more-->", true), ("<!-- more -->", true), ("<!--more Read on-->", true),
      ("<!-- more to be said -->", false), ("<!-- moreover -->", false),
      ("<span id=\"more-12\"></span>", true),
    ])
  func teaser(_ mark: String, _ isMark: Bool) throws {
    let article = try Self.read("One.\n\n\(mark)\n\nTwo.\n", path: "a.md")
    #expect(article.marksTeaser == isMark)
  }

  // MARK: Titles

  @Test(
    "The title's heading is the one that the head names, never the logo",
    arguments: [
      (
        "<title>Boats | News</title>",
        "<h1><a href=\"/\">News</a></h1><main><h1>Boats</h1><p>x</p></main>", "Boats"
      ),
      (
        "<title>Boats | News</title>",
        "<h1>News</h1><h2>Boats</h2><main><p>x</p><h1>Part</h1></main>", "Boats"
      ),
      ("<title>x</title>", "<h1><a href=\"../../\">News</a></h1><main><p>x</p></main>", nil),
      ("<title>Other</title>", "<h1>Boats</h1><main><p>x</p></main>", "Boats"),
      ("<title>Other</title>", "<main><h1>Boats</h1><p>x</p></main>", "Boats"),
      (
        "<title>Boats</title>",
        "<h2>Boats <a href=\"#b\"><span class=\"sr-only\">Permalink</span></a></h2><main><p>x</p></main>",
        "Boats"
      ),
    ] as [(String, String, String?)])
  func title(_ head: String, _ body: String, _ expected: String?) throws {
    #expect(try Self.page(head, body).title?.text == expected)
  }

  @Test(
    "A site's name is taken off a title",
    arguments: [
      ("Boats - News", ["News"], nil, "Boats"), ("News: Boats", ["News"], nil, "Boats"),
      ("Boats « NEWS", ["News"], nil, "Boats"), ("Boats-News", ["News"], nil, "Boats-News"),
      ("Boats | A - B", ["A - B"], nil, "Boats"), ("News – All of it", ["News"], "News", "News"),
      ("Day trips - by boat – News", [], "Day trips - by boat", "Day trips - by boat"),
      ("Boats | Harbour | News", [], "Boats", "Boats | Harbour | News"),
      ("Boats - News", [], "Piers", "Boats - News"), ("- News", ["News"], nil, "- News"),
    ] as [(String, [String], String?, String)])
  func siteName(_ title: String, _ names: [String], _ heading: String?, _ expected: String) {
    #expect(SiteName.removed(from: title, names: names, heading: heading) == expected)
  }

  @Test(
    "Titles are compared without white space, case and the shape of their marks",
    arguments: [
      (" The\tFerry\r\n Times ", "the ferry times"), ("“Boats” – it’s…", "\"boats\" - it's..."),
      ("ÉTÉ\u{A0}À L’EAU", "été à l'eau"), ("Fer\u{AD}ry\u{200B}", "ferry"), ("漢 字", "漢 字"),
      ("", ""), (" \u{2003}", ""),
    ])
  func folded(_ title: String, _ expected: String) {
    #expect(TitleText.foldedIgnoringCase(title) == expected)
  }

  @Test("A title is as wide as Arial's published widths say")
  func width() {
    #expect(TitleWidth.pixels("The Role of Empathy in Building Connections") == 402.4)
    #expect(TitleWidth.pixels("") == 0)
    #expect(TitleWidth.pixels("W—漢") == 58.88)
    // A letter that is written in two code points is as wide as in one.
    #expect(TitleWidth.pixels("e\u{301}") == TitleWidth.pixels("é"))
  }

  // MARK: Language tags

  @Test(
    "Tags by the grammar of RFC 5646",
    arguments: [
      "de", "i-enochian", "zh-Hant", "zh-cmn-Hans-CN", "cmn-Hans-CN", "yue-HK", "sr-Latn-RS",
      "sl-rozaj", "sl-rozaj-biske", "de-CH-1901", "sl-IT-nedis", "hy-Latn-IT-arevela", "es-419",
      "de-CH-x-phonebk", "az-Arab-x-AZE-derbend", "x-whatever", "qaa-Qaaa-QM-x-southern",
      "en-US-u-islamcal", "zh-CN-a-myext-x-private", "en-a-myext-b-another", "EN-gb", "en-GB-oed",
      "zh-min-nan", "art-lojban", "ast", "de-1996",
    ])
  func wellFormed(_ tag: String) { #expect(LanguageTag.isWellFormed(tag)) }

  @Test(
    "What is no tag by the grammar of RFC 5646",
    arguments: [
      "", " ", "en_US", "en-", "-en", "en--US", "e", "a-DE", "12", "#1", "en us", "english",
      "Deutsch", "de-419-DE", "ar-a-aaa-b-bbb-a-ccc", "en-a", "en-x", "x", "x-", "en-US-12",
      "de-1901-1901", "en-toolongsubtag", "ü", "en-ü", "zh-abcd-efgh", "und-",
    ])
  func notWellFormed(_ tag: String) { #expect(!LanguageTag.isWellFormed(tag)) }

  // MARK: JSON-LD

  @Test("Scripts of JSON-LD are found by their type, broken ones with the place of the mistake")
  func scripts() throws {
    let article = try Self.page(
      """
      <script type="application/ld+json">{"@type": "Thing", "name": nul}</script>
      <script type=" Application/LD+JSON; charset=utf-8">[{"@type": "Thing"}]</script>
      <script type="text/javascript">{"@type": "Thing"}</script>
      <script type="application/ld+json"> </script>
      """)
    let scripts = try #require(article.linkedData?.scripts)
    let places = scripts.map { script in
      switch script.content {
      case .value(let value): article.source.string(value.range)
      case .broken(let problem): "!" + article.source.string(problem.range)
      case .unread: "?"
      }
    }
    #expect(
      places == ["!nul", "[{\"@type\": \"Thing\"}]", "!<script type=\"application/ld+json\">"])
  }

  @Test("More JSON-LD than a page needs is ignored")
  func bounded() throws {
    let many = "[" + String(repeating: "1,", count: 600_000) + "1]"
    let script = "<script type=\"application/ld+json\">\(many)</script>"
    let article = try Self.page(script)
    let content = try #require(article.linkedData?.scripts.first?.content)
    guard case .unread = content else {
      Issue.record("it was read")
      return
    }
  }

  @Test("Articles are found in lists, graphs and as a page's main entity, not within other things")
  func articles() throws {
    let json = """
      {"@graph": [
        {"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": " A "},
        {"@type": "ItemList", "itemListElement": [{"@type": "BlogPosting"}]},
        {"@type": "WebPage", "mainEntity": {"@type": "schema:TechArticle", "headline": ["B"]}}]}
      """
    let article = try Self.page("<script type=\"application/ld+json\">\(json)</script>")
    let articles = try #require(article.linkedData?.articles)
    #expect(articles.map(\.type) == ["NewsArticle", "TechArticle"])
    #expect(articles.map { $0.headline?.text } == ["A", "B"])
    #expect(
      articles.map { article.source.string($0.typeValue.range) } == [
        "\"https://schema.org/NewsArticle\"", "\"schema:TechArticle\"",
      ])
  }
}
