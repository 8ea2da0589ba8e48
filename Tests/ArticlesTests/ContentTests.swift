// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText
import Testing

/// Where the article of a page is, in themes that no preset knows.
@Suite("Finding the article")
struct ContentTests {
  private func article(
    _ body: String, head: String = "", classes: String = "", isNamed: Bool = true,
    options: ArticleOptions = ArticleOptions()
  ) throws -> Article {
    let text =
      "<!doctype html><html lang=en><head>\(head)<title>T</title></head><body class=\"\(classes)\">\(body)</body></html>"
    return try ArticleReader(options).read(
      SourceText(path: "posts/a.html", text), format: .html, isNamed: isNamed)
  }

  private func prose(_ article: Article) -> [String] {
    article.blocks.filter { !$0.context.contains(.heading) }.map { article.text(of: $0).string }
  }

  private static let first =
    "The ferry leaves the old pier at six in the morning, and at eight in the winter months."
  private static let second =
    "A ticket for the whole day is four euros, and children travel free on all boats of the line."
  private static let third =
    "Whoever comes by bicycle waits behind the yellow line until the crew has let the cars ashore."

  private static let menu =
    "<ul>" + (1...9).map { "<li><a href=\"/m\($0)\">Menu \($0)</a></li>" }.joined() + "</ul>"
  private static let footer =
    "<div class=\"c9\"><ul>"
    + (1...20).map { "<li><a href=\"/f\($0)\">Footer link \($0)</a></li>" }
    .joined() + "</ul><p>Copyright Harbour</p></div>"

  static let themes: [String] = [
    // Hashed classes, paragraphs in one element.
    "<div class=c1>\(menu)</div><div class=c2><div class=c3><p>\(first)</p><p>\(second)</p><p>\(third)</p></div></div>\(footer)",
    // A page builder's rows.
    "<div>\(menu)</div><div class=builder><div class=row><div class=module><p>\(first)</p></div></div><div class=row><div class=module><p>\(second)</p></div></div><div class=row><div class=module><p>\(third)</p></div></div></div>\(footer)",
    // Paragraphs that are divisions.
    "<div>\(menu)</div><div class=x><div>\(first)</div><div>\(second)</div><div>\(third)</div></div>\(footer)",
    // A table for the layout.
    "<table><tr><td>\(menu)</td><td><p>\(first)</p><p>\(second)</p><p>\(third)</p></td></tr></table>\(footer)",
    // Comments, share bars and an author's box, by their names.
    "<div class=c2><p>\(first)</p><p>\(second)</p><div class=share-buttons>\(menu)</div><p>\(third)</p><div class=author-bio><p>Bo has written about boats for many years, and lives near the old pier.</p></div><div id=comments><p>I took that ferry last year and the crew were very kind to all of us.</p><p>So did I, but on the other line, which is much slower than this one.</p></div></div>\(footer)",
    // A custom element, and what an application leaves around.
    "<x-app><x-menu>\(menu)</x-menu><x-post><p>\(first)</p><p>\(second)</p><p>\(third)</p></x-post></x-app>\(footer)",
  ]

  @Test("In a theme that nobody knows, the article is where the text is", arguments: themes)
  func unknownThemes(_ body: String) throws {
    let article = try article(body)
    #expect(prose(article) == [Self.first, Self.second, Self.third])
    #expect(article.contentFinder == "text density")
    #expect(article.contentDoubt == nil)
  }

  @Test("Text that line breaks part is one block, and still found")
  func lineBreaks() throws {
    let article = try article(
      "<div>\(Self.menu)</div><div id=text>\(Self.first)<br><br>\(Self.second)</div>\(Self.footer)")
    #expect(prose(article) == ["\(Self.first) \(Self.second)"])
  }

  @Test("A page with little text, or with links alone, has no article to be found")
  func nothing() throws {
    #expect(try !article("<div><p>The ferry leaves at six.</p></div>").hasContent)
    #expect(try !article("<div>\(Self.menu)</div>\(Self.footer)").hasContent)
    let list = try article("<div>\(Self.menu)</div>\(Self.footer)", isNamed: false)
    #expect(list.foundKind == FoundKind(.list, "most of it is links"))
  }

  @Test("A preset's name that stands on a comment or on one of many blocks is told")
  func doubts() throws {
    let comment = try article(
      "<main><article class=x><p>\(Self.first)</p><p>\(Self.second)</p></article><div class=comments><blockquote class=entry-content><p>How do you get there?</p></blockquote></div></main>"
    )
    #expect(prose(comment) == [Self.first, Self.second])
    #expect(comment.contentDoubt?.share == 0)
    #expect(comment.contentDoubt.map { comment.document.spelling($0.node) } == "blockquote")
    let split = try article(
      "<main><div class=\"entry-content lead\"><p>It runs all year.</p></div><div class=\"entry-content\"><p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.third)</p></div></main>"
    )
    #expect(prose(split).contains(Self.third))
    #expect(split.contentDoubt.map { $0.share < 50 } == true)
  }

  @Test("Little text is compared, too, where a preset found a piece of it")
  func smallPages() throws {
    let article = try article(
      "<main><article><p>It leaves at six each day.</p><p>A ticket is four euros, two for children.</p></article><div class=comments><div class=entry-content><p>Thanks a lot for this!</p></div></div></main>"
    )
    #expect(
      prose(article) == ["It leaves at six each day.", "A ticket is four euros, two for children."])
  }

  @Test("What a preset found is kept where most of the text is in it")
  func agreement() throws {
    let article = try article(
      "<main><div class=intro><p>\(Self.third)</p></div><div class=entry-content><p>\(Self.first)</p><p>\(Self.second)</p></div></main>"
    )
    #expect(prose(article) == [Self.first, Self.second])
    #expect(article.contentDoubt == nil)
    #expect(article.contentFinder == nil)
  }

  @Test("A project's own selector is never doubted")
  func ownSelector() throws {
    var options = ArticleOptions()
    options.selectors[.content] = ".mine"
    let article = try article(
      "<div class=mine><p>Short.</p></div><main><p>\(Self.first)</p><p>\(Self.second)</p></main>",
      options: options)
    #expect(prose(article) == ["Short."])
    #expect(article.contentDoubt == nil)
  }

  @Test(
    "A name tells a part that is none of the article, unless it speaks of the page's layout",
    arguments: [
      ("comments-area", false), ("postComments", false), ("related_posts", false),
      ("toc-list", false),
      ("share", false), ("post-nav", false), ("author-bio", false), ("cookieNotice", false),
      ("has-sidebar", true), ("content-sidebar", true), ("no-comments", true),
      ("post-newsletter", true),
      ("commentary", true), ("relatedness", true), ("shareholders", true), ("intro", true),
    ] as [(String, Bool)])
  func names(_ name: String, _ isOwn: Bool) throws {
    let article = try article(
      "<div class=c2><p>\(Self.first)</p><p>\(Self.second)</p><div class=\"\(name)\"><p>\(Self.third)</p></div></div>\(Self.footer)"
    )
    #expect(prose(article).contains(Self.third) == isOwn)
  }
}
