// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

/// What the rules on titles, descriptions and a page's head find. `⟦…⟧` marks what a finding must stand on.
@Suite("The rules on metadata")
struct MetadataRulesTests {
  typealias Case = BehaviourTests.Case

  static func page(_ head: String, _ body: String = "<main><h1>Boats</h1><p>x</p></main>") -> String
  {
    "<!doctype html><html lang=en><head>\(head)</head><body>\(body)</body></html>"
  }

  static func data(_ json: String) -> String {
    page("<script type=\"application/ld+json\">\(json)</script>")
  }

  static let agreement = [
    Case(
      "entities, quotes, dashes and letter case do not count", "title-agreement", "a.html",
      page(
        "<title>Boats &amp; “piers” – a day… | News</title>",
        "<main><h1>boats &#38; \"piers\" - a day...</h1></main>")),
    Case(
      "the site's name in the page", "title-agreement", "a.html",
      page(
        "<meta property=og:site_name content=News><title>News: Boats</title><meta property=og:title content=\"Boats | News\">"
      )),
    Case(
      "a suffix is the site's name only if the rest is the heading", "title-agreement", "a.html",
      page("<title>⟦Piers - News⟧</title>")),
    Case(
      "only the last suffix is taken off", "title-agreement", "a.html",
      page("<title>⟦Boats - Harbour - News⟧</title>")),
    Case(
      "a page without a heading", "title-agreement", "a.html",
      page(
        "<meta property=og:title content=Boats><title>⟦Piers⟧</title>", "<main><p>x</p></main>")),
    Case("a title alone", "title-agreement", "a.html", page("<title>Piers</title>", "<p>x</p>")),
    Case(
      "a heading's own link sign", "title-agreement", "a.html",
      page("<title>Boats</title>", "<main><h1>Boats <a href=\"#b\">#</a></h1></main>")),
    Case(
      "headings of the first level as sections", "title-agreement", "a.md",
      "---\ntitle: Boats\n---\n# One\n\nx\n\n# Two\n\nx\n"),
    Case(
      "a heading of the first level in the middle", "title-agreement", "a.md",
      "---\ntitle: Boats\n---\nx\n\n# One\n\nx\n"),
    Case(
      "TOML", "title-agreement", "a.md", "+++\ntitle = \"Boats\"\n+++\n# ⟦Piers⟧\n\nx\n"),
    Case(
      "a headline in a graph", "title-agreement", "a.html",
      data(
        "{\"@graph\": [{\"@type\": \"WebSite\", \"headline\": \"x\"}, {\"@type\": \"Report\", \"headline\": \"⟦Piers⟧\"}]}"
      )),
    Case(
      "the site's own first page", "title-agreement", "index.html",
      page(
        "<meta property=og:site_name content=News><meta property=og:title content=News><title>News | All of it</title>",
        "<main><p>x</p></main>")),
  ]

  static let odd = [
    Case(
      "the heading is the odd one", "title-agreement", "a.html",
      page(
        "<title>Piers | News</title><meta property=og:title content=Piers>",
        "<main><h1>⟦Boats⟧</h1><p>x</p></main>")),
    Case(
      "a subtitle that one place leaves out", "title-agreement", "a.html",
      page("<title>Boats: a history</title>")),
    Case(
      "a longer title in the front matter", "title-agreement", "a.md",
      "---\ntitle: Boats - a history\n---\n# ⟦Boats⟧\n\nx\n"),
    Case(
      "a headline with character references", "title-agreement", "a.html",
      page(
        "<title>Fish &amp; chips</title><script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"Fish &amp; chips\"}</script>",
        "<main><h1>Fish &amp; chips</h1></main>")),
  ]

  static let titles = [
    Case(
      "a heading for readers, a short title element", "post-title", "a.html",
      page(
        "<title>Boats</title>",
        "<main><h1>⟦A very long and very wide heading that search results would never ever show whole to anybody who looks for the boats of this harbour, for their crews, or for what they carried⟧</h1></main>"
      )),
    Case(
      "the title element without the site's name", "post-title", "a.html",
      page(
        "<title>Boats and piers and everything else in this old harbour | The Harbour News of Friday</title><meta property=og:title content=\"Boats and piers and everything else in this old harbour\">",
        "<main><p>x</p></main>")),
    Case(
      "Chinese has no words to count", "post-title", "a.md",
      "---\ntitle: 第七章问题的解决与相关信息的检索\n---\nx\n"),
    Case("an empty title element", "post-title", "a.html", page("⟦<title>⟧ </title>")),
    Case("Markdown without any title", "post-title", "a.md", "⟦It runs *all* year.⟧\n\nx\n"),
    Case("a part of a page without a title", "post-title", "a.html", "<p>x</p>"),
    Case(
      "an empty title in the front matter", "post-title", "a.md", "---\n⟦title⟧: \"\"\n---\nx\n"),
    Case("nothing at all", "post-title", "a.md", ""),
  ]

  static let graph = [
    Case(
      "an image by its other name, properties as names, capitals", "open-graph", "a.html",
      page(
        "<meta name=\"OG:Title\" content=a><meta property=og:type content=a><meta property=og:image:url content=https://a.example/a.jpg><meta property=og:url content=https://a.example/a>"
      )),
    Case(
      "a property without a value", "open-graph", "a.html",
      page(
        "<meta property=og:title ⟦content⟧=\"\"><meta property=og:type content=a><meta property=og:image content=https://a.example/a.jpg><meta property=og:url content=https://a.example/a>"
      )),
    Case(
      "two addresses that are one", "open-graph", "a.html",
      page(
        "<link rel=canonical href=\"HTTPS://A.example:443/caf%C3%A9/\"><meta property=og:title content=a><meta property=og:type content=a><meta property=og:image content=https://a.example/a.jpg><meta property=og:url content=\"https://a.example/café/\">"
      )),
    Case(
      "a canonical address without a host", "open-graph", "a.html",
      page(
        "<link rel=canonical href=\"/b/\"><meta property=og:title content=a><meta property=og:type content=a><meta property=og:image content=https://a.example/a.jpg><meta property=og:url content=\"⟦https://a.example/b⟧\">"
      )),
    Case(
      "a redirect", "open-graph", "a.html", page("<meta http-equiv=refresh content=\"0;url=/b/\">")),
  ]

  static let complete = """
    "headline": "Boats", "image": ["a.jpg"], "datePublished": "2024-02-12T09:00:00.5+0100"
    """

  static let linked = [
    Case(
      "an author by name", "article-json-ld", "a.html",
      data("{\"@type\": \"NewsArticle\", \(complete), \"author\": \"Ann Lee\"}")),
    Case(
      "authors in a list, one of them with a name", "article-json-ld", "a.html",
      data(
        "[{\"@type\": \"Article\", \(complete), \"author\": [{\"@type\": \"Person\"}, {\"name\": \"Ann\"}]}]"
      )),
    Case(
      "an author in another script", "article-json-ld", "a.html",
      page(
        "<script type=application/ld+json>{\"@type\": \"Article\", \(complete), \"author\": {\"@id\": \"#ann\"}}</script><script type=application/ld+json>{\"@id\": \"#ann\", \"name\": \"Ann\"}</script>"
      )),
    Case(
      "an author that is not in the page", "article-json-ld", "a.html",
      data("{\"@type\": \"Article\", \(complete), \"author\": ⟦{\"@id\": \"#ann\"}⟧}")),
    Case(
      "an author whose name is blank", "article-json-ld", "a.html",
      data("{\"@type\": \"Article\", \(complete), \"author\": [⟦{\"name\": \" \"}⟧]}")),
    Case(
      "an address is no name", "article-json-ld", "a.html",
      data("{\"@type\": \"Article\", \(complete), \"author\": \"⟦https://a.example/ann⟧\"}")),
    Case(
      "nothing of it", "article-json-ld", "a.html",
      data("{\"@type\": \"⟦Article⟧\", \"image\": {}, \"author\": [], \"headline\": \"\"}")),
    Case(
      "a date without a zone", "article-json-ld", "a.html",
      data(
        "{\"@type\": \"Article\", \"headline\": \"x\", \"image\": {\"url\": \"a\"}, \"author\": \"A\", \"datePublished\": \"⟦2024-02-12T09:00:00⟧\"}"
      )),
    Case(
      "the better one of two", "article-json-ld", "a.html",
      data("[{\"@type\": \"Article\"}, {\"@type\": \"Article\", \(complete), \"author\": \"A\"}]")),
    Case(
      "posts in a list are not the page's", "article-json-ld", "a.html",
      "<!doctype html><html lang=en>⟦<head>⟧<script type=application/ld+json>{\"@type\": \"Blog\", \"blogPost\": [{\"@type\": \"BlogPosting\"}]}</script></head><body><main><p>x</p></main></body></html>"
    ),
    Case(
      "a page that says it is no article", "article-json-ld", "a.html",
      data("{\"@graph\": [{\"@type\": \"WebSite\"}, {\"@type\": [\"WebPage\", \"AboutPage\"]}]}")),
    Case(
      "a mistake in one of two scripts", "article-json-ld", "a.html",
      page(
        "<script type=application/ld+json>{\"@type\": \"Article\", \(complete), \"author\": \"A\"}</script><script type=application/ld+json>{\"a\": ⟦'b'⟧}</script>"
      )),
  ]

  static let descriptions = [
    Case(
      "an excerpt stands in for a description", "meta-description", "a.md",
      "---\nexcerpt: Short.\n---\nx\n"),
    Case(
      "an empty description", "meta-description", "a.md", "---\n⟦description⟧:\n---\nx\n"),
    Case(
      "an empty description in a page", "meta-description", "a.html",
      page("<meta name=description ⟦content⟧=\"\">")),
    Case("Markdown without front matter", "meta-description", "a.md", "x\n"),
    Case(
      "the title with the site's name", "meta-description", "a.html",
      page("<title>Boats - News</title><meta name=description content=\"⟦BOATS⟧\">")),
    Case(
      "Open Graph's description is one", "excerpt-missing", "a.html",
      page("<meta property=og:description content=x>")),
    Case(
      "another key of the front matter", "excerpt-missing", "a.md", "---\nteaser: x\n---\nx\n"),
    Case("a post without a word", "excerpt-missing", "a.md", "---\ntitle: x\n---\n"),
    Case("JSON", "excerpt-missing", "a.md", "⟦{⟧\n\"title\": \"x\"\n}\n\nx\n"),
  ]

  @Test(
    "The marked places are flagged and nothing else",
    arguments: [agreement, odd, titles, graph, linked, descriptions].joined())
  func cases(_ item: Case) throws {
    let source = SourceText(path: item.path, item.text)
    let findings = try BehaviourTests.lint(source, item.rule).findings
    #expect(findings.map(\.range) == item.marked, "\(findings.map { source.string($0.range) })")
  }

  @Test(
    "A description's length is counted in code points, its bounds included",
    arguments: [(29, 1), (30, 0), (350, 0), (351, 1)])
  func length(_ count: Int, _ findings: Int) throws {
    let text = String(repeating: "é", count: count)
    for post in [
      ("a.md", "---\ndescription: \(text)\n---\nx\n"),
      ("a.html", Self.page("<meta name=description content=\"\(text)\">")),
    ] {
      let report = try BehaviourTests.lint(SourceText(path: post.0, post.1), "meta-description")
      #expect(report.findings.count == findings)
      #expect(report.findings.allSatisfy { $0.data.first?.value == .integer(count) })
    }
  }

  @Test(
    "Markup in a description is told, text about markup is not",
    arguments: [
      ("a <b>boat</b> x", "<b>"), ("a boat<br>x", "<br>"), ("a &amp;amp; b", "&amp;"),
      ("a [boat](/b/) x", "[boat](/b/)"), ("a **boat** x", "**"), ("the <p> element", nil),
      ("x < y and y > z", nil), ("Vec<T> and Vec<U>", nil), ("AT&T; x", nil), ("[x] (y)", nil),
      ("2 ** 3", nil),
    ] as [(String, String?)])
  func markup(_ text: String, _ found: String?) throws {
    let value = text.replacing("<", with: "&lt;")
    let post = Self.page("<meta name=description content=\"\(value)\">")
    let report = try BehaviourTests.lint(SourceText(path: "a.html", post), "meta-description")
    let messages = report.findings.map(\.message).filter { $0.contains("contains") }
    #expect(messages.count == (found == nil ? 0 : 1))
    if let found { #expect(messages.first?.contains("'\(found)'") ?? false) }
  }

  @Test("A title at the bounds passes, one pixel or word more does not")
  func titleBounds() throws {
    // 70 times 20 px.
    let wide = String(repeating: "—", count: 70)
    let words = Array(repeating: "i", count: 25).joined(separator: " ")
    for (title, count) in [(wide, 0), (wide + "i", 1), (words, 0), (words + " i", 1)] {
      let source = SourceText(path: "a.md", "---\ntitle: \(title)\n---\nx\n")
      #expect(try BehaviourTests.lint(source, "post-title").findings.count == count)
    }
  }

  @Test("What a template fills in later cannot be verified")
  func templates() throws {
    let post = Self.page("<title>{{ page.title }}</title>")
    for rule in ["open-graph", "article-json-ld", "meta-description", "excerpt-missing"] {
      let report = try BehaviourTests.lint(SourceText(path: "a.html", post), rule)
      #expect(report.findings.isEmpty)
      #expect(report.unverified.map(\.rule) == [rule])
    }
  }

  @Test("Without a readable front matter, what stands in it cannot be verified")
  func brokenFrontMatter() throws {
    for rule in ["post-title", "meta-description", "excerpt-missing"] {
      let post = SourceText(path: "a.md", "---\ntitle: [\n---\nx\n")
      let report = try BehaviourTests.lint(post, rule)
      #expect(report.findings.isEmpty)
      #expect(report.unverified.map(\.rule) == [rule])
    }
  }

  @Test("A part of a page has no head to judge, and says so")
  func notApplicable() throws {
    for rule in [
      "open-graph", "article-json-ld", "page-language", "meta-description", "excerpt-missing",
      "post-title", "title-agreement",
    ] {
      let report = try BehaviourTests.lint(SourceText(path: "a.html", "<p>x</p>"), rule)
      #expect(report.notApplicable == [rule])
    }
  }

  @Test("The missing excerpt's message shows the one that WordPress would make")
  func automaticExcerpt() throws {
    let words = (1...60).map { "w\($0)" }.joined(separator: " ")
    let post = SourceText(path: "a.md", "---\ntitle: x\n---\n\(words)\n")
    let finding = try #require(try BehaviourTests.lint(post, "excerpt-missing").findings.first)
    let expected = (1...55).map { "w\($0)" }.joined(separator: " ") + " […]"
    #expect(finding.message.contains("'\(expected)'"))
    #expect(finding.data.first?.value == .text(expected))
  }
}
