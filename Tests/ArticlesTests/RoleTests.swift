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
      preset: "ghost", head: "<meta name=\"generator\" content=\"Ghost 2.1\">",
      body: """
        <article class="post-full"><header><time class="post-full-meta-date" datetime="2024-01-01">x</time>
        <h1 class="post-full-title">The ferry</h1></header>
        <figure class="post-full-image" style="background-image: url(a.jpg)"></figure>
        <section class="post-full-content"><p>It runs.</p></section>
        <footer><section class="author-card"><p>Bo writes.</p></section></footer></article>
        <aside class="read-next"><div class="inner"><article class="read-next-card"><h3><a href="/t/">More</a></h3></article>
        <article class="post-card"><a href="/b/"><h2 class="post-card-title">B</h2>
        <section class="post-card-excerpt">Two old piers.</section></a><footer><time>1 May</time><span>2 min read</span>
        </footer></article></div></aside>
        """,
      date: "2024-01-01", prose: ["It runs."], cards: ["More: title", "B: title"],
      excerpts: ["Two old piers."]),
    Page(
      preset: "wordpress", classes: "single-post",
      body: """
        <div id="logo"><h1><a href="/">Harbour</a></h1></div><h2 class="entry-title">The ferry</h2>
        <div class="entry-content"><p>It runs.</p></div>
        <nav class="jp-relatedposts-i2 wp-block-jetpack-related-posts"><ul>
        <li class="jp-related-posts-i2__post"><a href="/b/">B</a><dl><dt>Date</dt><dd>May 1, 2024</dd></dl></li></ul></nav>
        """,
      prose: ["It runs."], cards: ["B: title"]),
    Page(
      preset: "wordpress", classes: "single-post",
      body: """
        <h1 class="entry-title">The ferry</h1><div class="entry-content"><p>It runs.</p></div>
        <div><h2>More posts</h2><div class="wp-block-query"><ul><li class="wp-block-post">
        <h2 class="wp-block-post-title"><a href="/b/">B</a></h2><div class="wp-block-post-excerpt">
        <p class="wp-block-post-excerpt__excerpt">Two old piers […]</p></div></li></ul></div></div>
        """,
      prose: ["It runs."], cards: ["B: title"], excerpts: ["Two old piers […]"]),
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

  private func headings(_ html: String) throws -> [String] {
    let source = SourceText(path: "a.html", html)
    return try ArticleReader().read(source, format: .html).headings.map { "\($0.level) \($0.text)" }
  }

  @Test(
    "What is a heading by its role counts at its level, and what another role takes does not",
    arguments: [
      ("<div role=heading>A</div>", ["2 A"]), ("<p role='Heading' aria-level=4>A</p>", ["4 A"]),
      ("<h2 aria-level=3>A</h2>", ["3 A"]), ("<h2 role=presentation>A</h2>", []),
      ("<h2 role=none>A</h2><h3 role=button>B</h3>", []), ("<h2 role=\"\">A</h2>", ["2 A"]),
      ("<h2 role=heading>A</h2>", ["2 A"]), ("<span role=heading aria-level=9>A</span>", ["6 A"]),
      ("<div role=heading aria-level=x>A</div>", ["2 A"]), ("<div role=headings>A</div>", []),
    ] as [(String, [String])])
  func roleHeadings(_ html: String, _ expected: [String]) throws {
    #expect(try headings(html) == expected)
  }

  @Test(
    "A heading that nobody sees is none",
    arguments: [
      ("<h2 style='display: none'>A</h2>", []),
      ("<div style='color:red;VISIBILITY:hidden'><h2>A</h2></div>", []),
      ("<h2 aria-hidden=TRUE>A</h2>", []), ("<h2 aria-hidden=false>A</h2>", ["2 A"]),
      ("<noscript><h1>A</h1></noscript>", []), ("<dialog><h1>A</h1></dialog>", []),
      ("<dialog open><h1>A</h1></dialog>", ["1 A"]), ("<template><h1>A</h1></template>", []),
      ("<div hidden><h2>A</h2></div>", []),
      ("<h2>A<span style='display:none'> b</span></h2>", ["2 A"]),
      ("<h2 style='display:block'>A</h2>", ["2 A"]),
    ] as [(String, [String])])
  func hiddenHeadings(_ html: String, _ expected: [String]) throws {
    #expect(try headings(html) == expected)
  }

  @Test(
    "An image is one wherever its address is kept",
    arguments: [
      "<img data-original=a.jpg>", "<img data-src=a.jpg src='data:x'>",
      "<amp-img src=a.jpg></amp-img>",
      "<img data-lazy-srcset='a.jpg 2x'>", "<img data-lazy-src=a.jpg>",
    ])
  func lazyImages(_ html: String) throws {
    let article = try ArticleReader().read(
      SourceText(path: "a.html", "<p>x</p>" + html), format: .html)
    #expect(article.images.map(\.address) == ["a.jpg"])
  }
}
