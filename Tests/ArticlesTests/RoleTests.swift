// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import SourceText
import Testing

/// One small page of each theme: where its parts are found.
@Suite("Roles in themes")
struct RoleTests {
  struct Page: CustomTestStringConvertible, Sendable {
    var preset: String
    var head = ""
    var classes = ""
    var body: String
    var title: String? = "The ferry"
    var lead: String?
    var caption: String?
    var byline: String? = nil
    var date: String? = nil
    var prose: [String]
    var cards: [String] = []
    var excerpts: [String] = []
    var testDescription: String { preset }

    var text: String {
      "<!doctype html><html lang=\"en\"><head>\(head)<title>T</title></head><body class=\"\(classes)\">\(body)</body></html>"
    }
  }

  static let credit = "Photo by Ann Lee on Unsplash"

  static let pages: [Page] = [
    Page(
      preset: "kadence", classes: "single-post content-style-unboxed",
      body: """
        <header class="site-header"><img src="logo.png"></header><h1 class="entry-title">The ferry</h1>
        <div class="article-post-thumbnail"><img src="a.jpg" alt="A"></div>
        <div class="article-post-thumbnail-caption">\(credit)</div>
        <article class="entry content-bg"><span class="posted-by"><span class="author">Bo</span></span>
        <time class="entry-date" datetime="2024-01-01">x</time>
        <div class="entry-content single-content"><p>It runs.</p></div><footer class="entry-footer">Tags</footer></article>
        <div class="entry-related"><h2>Similar Posts</h2><ul><li><article class="loop-entry">
        <a href="/b/"><img src="b.jpg" alt="B"></a><h3 class="entry-title"><a rel="bookmark" href="/b/">B</a></h3>
        <div class="entry-summary"><p>Two old piers…</p></div><a class="post-more-link" href="/b/">Read More</a>
        </article></li></ul></div>
        """,
      lead: "a.jpg", caption: credit, byline: "Bo", date: "2024-01-01", prose: ["It runs."],
      cards: ["B: image title more"], excerpts: ["Two old piers…"]),
    Page(
      preset: "wordpress", classes: "single-post",
      body: """
        <h1 class="wp-block-post-title">The ferry</h1><figure class="wp-block-post-featured-image">
        <img src="a.jpg" alt="A"><figcaption>\(credit)</figcaption></figure>
        <div class="wp-block-post-author-name">Bo</div>
        <div class="wp-block-post-date"><time datetime="2024-01-01">x</time></div>
        <div class="wp-block-post-content entry-content"><p>It runs.</p><div class="sharedaddy"><h3>Share</h3></div>
        <div class="yarpp yarpp-related"><h3>Related posts:</h3><ol>
        <li><a rel="bookmark" href="/b/">B</a> Two old piers […]</li></ol></div></div>
        """,
      lead: "a.jpg", caption: credit, byline: "Bo", date: "2024-01-01", prose: ["It runs."],
      cards: ["B: title"], excerpts: ["Two old piers […]"]),
    Page(
      preset: "wordpress", classes: "single-post",
      body: """
        <article><h1 class="entry-title">The ferry</h1><div class="post-thumbnail"><img src="a.jpg" alt="A"></div>
        <div class="entry-content"><p>It runs.</p><div id="jp-relatedposts"><h3>Related</h3>
        <div class="jp-relatedposts-items"><div class="jp-relatedposts-post">
        <a href="/b/"><img src="b.jpg" alt="B"></a><h4 class="jp-relatedposts-post-title"><a href="/b/">B</a></h4>
        <p class="jp-relatedposts-post-excerpt">Two old piers…</p></div></div></div></div></article>
        <nav class="post-navigation"><h2>Next</h2></nav>
        """,
      lead: "a.jpg", prose: ["It runs."], cards: ["B: image title"], excerpts: ["Two old piers…"]),
    Page(
      preset: "ghost", classes: "post-template",
      body: """
        <div class="gh-viewport"><header class="gh-head"></header><main><article class="gh-article">
        <h1 class="gh-article-title">The ferry</h1><figure class="gh-article-image"><img src="a.jpg" alt="A">
        <figcaption>\(credit)</figcaption></figure><h4 class="gh-article-author-name">Bo</h4>
        <time datetime="2024-01-01">x</time><section class="gh-content"><p>It runs.</p></section></article>
        <section class="gh-container"><div class="gh-inner"><h2>Read next</h2><div class="gh-feed">
        <article class="gh-card"><a href="/b/"><figure><img src="b.jpg" alt="B"></figure>
        <h3 class="gh-card-title">B</h3><p class="gh-card-excerpt">Two old piers…</p></a></article>
        </div></div></section></main></div>
        """,
      lead: "a.jpg", caption: credit, byline: "Bo", date: "2024-01-01", prose: ["It runs."],
      cards: ["B: title"], excerpts: ["Two old piers…"]),
    Page(
      preset: "jekyll", head: "<meta name=\"generator\" content=\"Jekyll v4.3\">",
      body: """
        <main><article class="post h-entry"><header class="post-header"><h1 class="post-title p-name">The ferry</h1>
        <time class="dt-published" datetime="2024-01-01">x</time> <span class="p-author">Bo</span></header>
        <div class="post-content e-content"><p><img src="a.jpg" alt="A"></p><p><em>\(credit)</em></p><p>It runs.</p>
        <h2>Related posts</h2><ul><li><a href="/b/">B</a></li></ul></div></article></main>
        """,
      lead: "a.jpg", caption: credit, byline: "Bo", date: "2024-01-01", prose: ["It runs."],
      cards: ["B: title"]),
    Page(
      preset: "hugo", head: "<meta name=\"generator\" content=\"Hugo 0.120.0\">",
      body: """
        <main><article><header><h1>The ferry</h1><time>2024-01-01</time></header>
        <figure><img src="a.jpg" alt="A"><figcaption>\(credit)</figcaption></figure><p>It runs.</p></article>
        <aside class="related"><h2>Related</h2><ul><li><a href="/b/">B</a></li></ul></aside></main>
        """,
      lead: "a.jpg", caption: credit, date: "2024-01-01", prose: ["2024-01-01", "It runs."],
      cards: ["B: title"]),
    Page(
      preset: "astro", head: "<meta name=\"generator\" content=\"Astro v4.0\">",
      body: """
        <main><article><div class="hero-image"><img src="a.jpg" alt="A"></div><div class="prose"><h1>The ferry</h1>
        <p>It runs.</p></div></article></main>
        """,
      lead: "a.jpg", prose: ["It runs."]),
    Page(
      preset: "plain", body: "<h1>The ferry</h1><main><p>It runs.</p></main><footer>Home</footer>",
      prose: ["It runs."]),
  ]

  @Test("Each part of the page is found, and nothing else is content", arguments: pages)
  func roles(_ page: Page) throws {
    let source = SourceText(path: "a.html", page.text)
    let article = try ArticleReader().read(source, format: .html)
    #expect(article.preset == page.preset)
    #expect(article.title?.text == page.title)
    #expect(article.title.map { source.string($0.range) } == page.title)
    #expect(article.leadImage?.address == page.lead)
    #expect(article.leadImage.map { source.string($0.addressRange) } == page.lead)
    #expect(
      article.leadImage?.credit.map { source.string($0.range) } == page.caption)
    #expect(article.byline?.name == page.byline)
    #expect(article.dates.first.map { source.string($0.range) } == page.date)
    let prose = article.blocks.filter(\.isProse).map {
      source.string(article.text(of: $0).sourceRange)
    }
    #expect(prose == page.prose)
    let cards = (article.related?.cards ?? []).map { card in
      source.string(card.titleRange) + ": "
        + card.links.map(\.role.rawValue).joined(separator: " ")
    }
    #expect(cards == page.cards)
    #expect(
      (article.related?.cards ?? []).compactMap { $0.excerpt.map { source.string($0.range) } }
        == page.excerpts)
  }

  @Test("A project's own selector goes before the preset's")
  func ownSelector() throws {
    var options = ArticleOptions()
    options.selectors[.content] = ".mine"
    let text =
      "<!doctype html><html><body><main><p>No.</p><div class=mine><p>Yes.</p></div></main></body></html>"
    let source = SourceText(path: "a.html", text)
    let article = try ArticleReader(options).read(source, format: .html)
    #expect(
      article.blocks.map { source.string(article.text(of: $0).sourceRange) } == ["Yes."])
  }
}
