// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText
import Testing

@Suite("Kinds of pages")
struct KindTests {
  private func kind(
    _ text: String, path: String = "posts/ferry.html", isNamed: Bool = false,
    options: ArticleOptions = ArticleOptions()
  ) throws -> FoundKind? {
    let format = try #require(ArticleReader.format(ofPath: path))
    return try ArticleReader(options).read(
      SourceText(path: path, text), format: format, isNamed: isNamed
    ).foundKind
  }

  private func page(_ body: String, head: String = "", classes: String = "") -> String {
    "<!doctype html><html><head><title>T</title>\(head)</head><body class=\"\(classes)\">\(body)</body></html>"
  }

  @Test(
    "The front matter has the first word, for a named post too",
    arguments: [
      ("layout: archive", PageKind.list), ("layout: layouts/tags.njk", .list),
      ("layout: Home", .home),
      ("type: search", .search), ("layout: \"404\"", .error), ("redirect_to: /new/", .redirect),
      ("redirect_to: [/new/]", .redirect), ("pagination:\n  data: posts", .list),
      ("layout: post", .post), ("redirect_to:", nil), ("layout: page", nil), ("type: posts", nil),
      ("title: Archive", nil), ("pagination: true", nil), ("layout: ''", nil),
    ] as [(String, PageKind?)])
  func frontMatter(_ values: String, _ expected: PageKind?) throws {
    for isNamed in [true, false] {
      let found = try kind("---\n\(values)\n---\nIt runs.\n", path: "a.md", isNamed: isNamed)
      #expect(found?.kind == expected)
    }
  }

  @Test(
    "So have the classes of a page's body",
    arguments: [
      ("home blog", PageKind.home), ("home paged", .list), ("archive category category-sea", .list),
      ("error404", .error), ("search search-results", .search), ("tag-template", .list),
      ("author author-bo", .list), ("single single-post postid-3", .post), ("single tag", .post),
      ("post-template tag-sea", .post), ("page page-id-2", nil), ("blog", nil), ("tagline", nil),
    ] as [(String, PageKind?)])
  func bodyClasses(_ classes: String, _ expected: PageKind?) throws {
    for isNamed in [true, false] {
      let text = page("<main><p>It runs.</p></main>", classes: classes)
      #expect(try kind(text, isNamed: isNamed)?.kind == expected)
    }
  }

  @Test(
    "A file's name and folder tell what nobody named",
    arguments: [
      ("README.md", PageKind.stub), ("docs/readme.md", .stub), ("CONTRIBUTING.md", .stub),
      ("LICENSE.md", .stub), ("CHANGELOG.md", .stub), ("changelog.md", nil), ("license.md", nil),
      ("content/posts/_index.md", .list), ("content/_index.de.md", .list), ("404.md", .error),
      ("_authors/bo.md", .list), ("tags/sea.md", nil), ("posts/readme-files.md", nil),
    ] as [(String, PageKind?)])
  func names(_ path: String, _ expected: PageKind?) throws {
    #expect(try kind("# The ferry\n\nIt runs.\n", path: path)?.kind == expected)
    #expect(try kind("# The ferry\n\nIt runs.\n", path: path, isNamed: true) == nil)
  }

  @Test(
    "An entry without a text is no post, unless it was named",
    arguments: [
      ("---\ntitle: T\n---\n", PageKind.stub), ("+++\ntitle = 'T'\n+++\n\n \t\n", .stub),
      ("---\ntitle: T\nredirectto: /a/\n---\n", .redirect), ("---\ntitle: T\n---\nx\n", nil),
      ("---\ntitle: T\n---\n{{< map >}}\n", nil), ("", nil), ("\n", nil),
    ] as [(String, PageKind?)])
  func blank(_ text: String, _ expected: PageKind?) throws {
    #expect(try kind(text, path: "posts/a.md")?.kind == expected)
    #expect(
      try kind(text, path: "posts/a.md", isNamed: true)?.kind
        == (expected == .redirect ? .redirect : nil))
  }

  @Test(
    "The folders of a built site tell its lists",
    arguments: [
      ("index.html", PageKind.home), ("404.html", .error), ("page/2/index.html", .list),
      ("blog/page/12.html", .list), ("tags/sea/index.html", .list), ("author/bo.html", .list),
      ("categories.html", .list), ("search/index.html", .search), ("posts/page/index.html", nil),
      ("posts/tags-of-cattle.html", nil), ("archives/123/index.html", nil),
      ("blog/index.html", nil), ("images/timing.html", .stub),
      ("blog/assets/demo/index.html", .stub), ("images-of-boats/index.html", nil),
    ] as [(String, PageKind?)])
  func folders(_ path: String, _ expected: PageKind?) throws {
    let text = page("<main><p>It runs.</p></main>")
    #expect(try kind(text, path: path)?.kind == expected)
    #expect(try kind(text, path: path, isNamed: true) == nil)
    #expect(try kind("<p>A piece.</p>", path: path)?.kind == (path == "404.html" ? .error : nil))
  }

  @Test(
    "Metadata tells, and goes before the folder",
    arguments: [
      ("<meta property=\"og:type\" content=\"article\">", PageKind.post),
      ("<meta property=\"og:type\" content=\"profile\">", .list),
      ("<meta property=\"article:published_time\" content=\"2024-01-01\">", .post),
      ("<script type=\"application/ld+json\">{\"@type\": \"BlogPosting\"}</script>", .post),
      ("<script type=\"application/ld+json\">{\"@type\": \"SearchResultsPage\"}</script>", .search),
      (
        "<script type=\"application/ld+json\">{\"@type\": [\"WebPage\", \"CollectionPage\"]}</script>",
        .list
      ),
      ("<meta http-equiv=\"refresh\" content=\"0; url=/new/\">", .redirect),
    ] as [(String, PageKind)])
  func metadata(_ head: String, _ expected: PageKind) throws {
    #expect(try kind(page("<main><p>It runs.</p></main>", head: head))?.kind == expected)
    let deep = try kind(page("<main><p>It runs.</p></main>", head: head), path: "tags/a/index.html")
    #expect(deep?.kind == expected)
  }

  private func cards(_ count: Int, address: String = "/p", words: Int = 10) -> String {
    (0..<count).map { number in
      "<article><h2><a href=\"\(address)\(number)/\">Post \(number)</a></h2><p>\(String(repeating: "word ", count: words))</p></article>"
    }.joined()
  }

  @Test("A page that is mostly cards is a list")
  func mostlyCards() throws {
    #expect(try kind(page("<main>\(cards(4))</main>"))?.kind == .list)
    #expect(try kind(page("<main>\(cards(4))</main>"), isNamed: true) == nil)
    #expect(try kind(page("<main>\(cards(2))</main>")) == nil)
    // A round-up of what others wrote, an article in parts, one that also has sections of its own.
    #expect(try kind(page("<main>\(cards(5, address: "https://elsewhere.org/"))</main>")) == nil)
    #expect(try kind(page("<main>\(cards(5, words: 200))</main>")) == nil)
    #expect(
      try kind(page("<main><h2>A</h2><p>a</p><h2>B</h2><p>b</p>\(cards(4))</main>")) == nil)
    let anchors = (0..<5).map { "<h2 id=a\($0)><a href=\"#a\($0)\">A \($0)</a></h2><p>a</p>" }
    #expect(try kind(page("<main>\(anchors.joined())</main>")) == nil)
  }

  @Test(
    "A template that prints the site's posts is a list, and so is the first page by its address")
  func templates() throws {
    let loop = "{% for post in site.posts %}<a href=\"{{ post.url }}\">x</a>{% endfor %}"
    #expect(try kind("---\nlayout: page\n---\n\(loop)")?.kind == .list)
    #expect(try kind(loop) == nil)
    #expect(try kind("---\nlayout: page\n---\n`\(loop)`", path: "posts/a.md") == nil)
    let head = "<link rel=canonical href=\"https://harbour.org/\">"
    #expect(
      try kind(page("<main><p>x</p></main>", head: head), path: "public/index.html")?.kind == .home)
    #expect(try kind(page("<main><p>x</p></main>", head: head), path: "public/a/index.html") == nil)
  }

  @Test("A setting has the last word")
  func setting() throws {
    var options = ArticleOptions()
    options.kind = .post
    #expect(try kind(page("", classes: "archive"), options: options)?.kind == .post)
    options.kind = .list
    #expect(try kind("It runs.", path: "a.md", isNamed: true, options: options)?.kind == .list)
  }

  @Test("All of a list is looked at but the site's own header, menus and footer")
  func content() throws {
    let text = page(
      "<header><a href=\"/\">Harbour</a></header><nav><a href=/n>N</a></nav><div><article><header><h2><a href=/p>P</a></h2></header></article></div><footer><a href=/f>F</a></footer>",
      classes: "archive")
    let article = try ArticleReader().read(SourceText(path: "a.html", text), format: .html)
    #expect(article.links.map(\.address) == ["/p"])
  }
}
