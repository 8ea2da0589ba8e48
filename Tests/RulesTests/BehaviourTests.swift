// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Fixes
import LintKit
import FrontMatter
import Linting
import Rules
import SourceText
import Testing

/// What the rules find in posts as themes and authors write them. `⟦…⟧` marks what a finding must stand on.
@Suite("The rules in the wild")
struct BehaviourTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var about: String
    var rule: String
    var path: String
    /// The post, marked; a fixed text where the fix is looked at too.
    var post: String
    var fixed: String?

    init(_ about: String, _ rule: String, _ path: String, _ post: String, fixed: String? = nil) {
      self.about = about
      self.rule = rule
      self.path = path
      self.post = post
      self.fixed = fixed
    }

    var testDescription: String { "\(rule): \(about)" }
    var text: String { post.filter { $0 != "⟦" && $0 != "⟧" } }

    var marked: [ByteRange] {
      var ranges: [ByteRange] = []
      var start = 0
      var offset = 0
      for scalar in post.unicodeScalars {
        switch scalar {
        case "⟦": start = offset
        case "⟧": ranges.append(ByteRange(start, offset))
        default: offset += UTF8.width(scalar)
        }
      }
      return ranges
    }
  }

  static func page(_ body: String) -> String {
    "<!doctype html><html lang=en><head><title>T</title></head><body>\(body)</body></html>"
  }

  static let headings = [
    Case(
      "the last paragraph of the content is followed by nothing", "bold-heading", "a.html",
      page(
        "<main><div class=\"post-content\"><p>One.</p><p><b>The end</b></p></div><p>Share.</p></main>"
      )),
    Case(
      "a no-break space beside it is not seen", "bold-heading", "a.html",
      "<p>One.</p><p><strong>⟦The fare⟧</strong>&nbsp;</p><p>Two.</p>",
      fixed: "<p>One.</p><h2>The fare&nbsp;</h2><p>Two.</p>"),
    Case(
      "a line break at its end goes with the fix", "bold-heading", "a.html",
      "<p>One.</p><p><strong>⟦The fare⟧</strong><br></p><p>Two.</p>",
      fixed: "<p>One.</p><h2>The fare</h2><p>Two.</p>"),
    Case(
      "an empty paragraph is no block that follows", "bold-heading", "a.html",
      "<p>One.</p><p><b>The fare</b></p><p></p><p>&nbsp;</p>"),
    Case(
      "an empty paragraph does not part two bold ones", "bold-heading", "a.html",
      "<p>One.</p><p><b>The fare</b></p><p></p><p><b>⟦The time⟧</b></p><p>Two.</p>"),
    Case(
      "an image behind an empty paragraph is beside it", "bold-heading", "a.html",
      "<p>One.</p><p><b>The fare</b></p><p></p><p><img src=a.jpg alt=x></p><p>Two.</p>"),
    Case(
      "under an image of its own it opens what follows", "bold-heading", "a.html",
      "<p>One.</p><p><img src=a.jpg alt=x></p><p><b>⟦The fare⟧</b></p><p>Two.</p>"),
    Case(
      "a caption under an image is none", "bold-heading", "a.html",
      "<p>One.</p><p><img src=a.jpg alt=x></p><p><b>Figure 1 The fare</b></p><p>Two.</p><figure><img src=b.jpg alt=y></figure><p><b>The fare</b></p><p>Three.</p>"
    ),
    Case(
      "nor in Markdown, which has no captions", "bold-heading", "a.md",
      "One.\n\n![x](a.jpg)\n\n**The fare**\n\nTwo.\n"),
    Case(
      "bold in italics leaves the italics", "bold-heading", "a.md",
      "One.\n\n***⟦The fare⟧***\n\nTwo.\n", fixed: "One.\n\n## *The fare*\n\nTwo.\n"),
    Case(
      "a byline that says what was done", "bold-heading", "a.md",
      "One.\n\n**Written by Ann Lee**\n\nTwo.\n"),
    Case(
      "a footnote holds no heading", "bold-heading", "a.md",
      "One[^1].\n\n[^1]: **The fare**\n\n    Two.\n"),
    Case(
      "a division, before a list", "bold-heading", "a.html",
      "<p>One.</p><div class=c><b>⟦You need⟧</b></div><ul><li>x</li></ul>",
      fixed: "<p>One.</p><h2 class=c>You need</h2><ul><li>x</li></ul>"),
    Case(
      "a section is shifted as a whole", "heading-levels", "a.md",
      "## A\r\n\r\n⟦#### B⟧\r\n\r\n##### C\r\n\r\n#### D ####\r\n",
      fixed: "## A\r\n\r\n### B\r\n\r\n#### C\r\n\r\n### D ####\r\n"),
    Case(
      "the theme's h1 and one in the content", "heading-levels", "a.html",
      page(
        "<article><h1 class=\"entry-title\">T</h1><div class=\"entry-content\">⟦<h1>⟧A</h1><p>x</p></div></article>"
      )),
  ]

  static let related = [
    Case(
      "a table of related terms is no block of posts", "related-links", "p.html",
      page(
        "<main><h1>T</h1><p>x</p><table class=related><tr><td><ul><li><a href=a.html#x>A</a></li><li><a href=a.html#y>B</a></li></ul></td></tr></table></main>"
      )),
    Case(
      "inside an article of a fragment", "related-links", "p.html",
      "<article><p>x</p><h2>Related posts</h2><ul><li><a href=/a/>A</a></li><li><a href=⟦/a/⟧>B</a></li></ul></article>"
    ),
    Case(
      "a wrapped title over wrapped divisions", "related-links", "p.html",
      "<p>x</p><section><div><h2>Related posts</h2></div><div><div><h3><a href=/a/>A</a></h3></div><div><h3><a href=⟦/a/⟧>B</a></h3></div></div></section>"
    ),
    Case(
      "cards that are links", "related-links", "p.html",
      "<p>x</p><h2>Related posts</h2><div><a href=/a/><h3>A</h3></a><a href=⟦/a/⟧><h3>B</h3></a></div>"
    ),
    Case(
      "linked sub-headings", "related-links", "p.md",
      "x\n\n## Related posts\n\n### [A](/a/)\n\nThe one.\n\n### [B](⟦/a/⟧)\n\n## More\n"),
    Case(
      "linked paragraphs", "related-links", "p.md",
      "x\n\n## Related posts\n\n[A](/a/)\n\n[B](⟦/a/⟧)\n"),
    Case(
      "linked lines", "related-links", "p.md",
      "x\n\n## Related posts\n\n[A](/a/)  \n[B](⟦/a/⟧)\n"),
    Case(
      "a title with an emoji and a French colon", "related-links", "p.md",
      "x\n\n## 🔗 À lire aussi\u{A0}:\n\n- [A](/a/)\n- [B](⟦/a/⟧)\n"),
    Case(
      "a template tag fills the block", "related-links", "p.md",
      "x\n\n## Related posts\n\n{% include related.html %}\n"),
    Case(
      "the image leads elsewhere", "related-links", "p.html",
      "<p>x</p><h2>Related posts</h2><ul><li><a href=\"⟦/b/⟧\"><img src=x.jpg alt=A></a><h3><a href=\"/a/\">A</a></h3></li></ul>",
      fixed:
        "<p>x</p><h2>Related posts</h2><ul><li><a href=\"/a/\"><img src=x.jpg alt=A></a><h3><a href=\"/a/\">A</a></h3></li></ul>"
    ),
    Case(
      "the post itself, in four spellings", "related-links", "p.md",
      "x\n\n## Related posts\n\n- [A](⟦p.md⟧)\n- [B](⟦./p⟧)\n- [C](⟦/p/⟧)\n- [D](⟦#x⟧)\n"),
    Case(
      "a list in the front matter", "related-links", "p.md",
      "---\nrelated:\n  - /a/\n  - ⟦/a/⟧\n---\nx\n"),
    Case(
      "no-break spaces around a teaser and its mark", "excerpt-cut", "p.md",
      "x\n\n## Related posts\n\n- [A](/a/)&nbsp;\n  The boat is ⟦old\u{A0}[…]⟧\u{A0}\n"),
    Case(
      "a teaser behind a title's colon", "excerpt-length", "p.md",
      "x\n\n## Related posts\n\n- [A](/a/): the boat is very old\n- [B](/b/)\n\n  ⟦the boat is very old⟧\n- [C](/c/): the boat is very old, and so is the pier at which it lies in the winter, when the ice is thick and the lamps are lit from four in the afternoon until nine in the morning, when the boys of the town come down to the harbour and wait for it to leave again\n"
    ),
  ]

  static let images = [
    Case(
      "a badge is no picture, whoever draws it", "image-credit", "a.md",
      "![Downloads](https://pepy.tech/badge/ferry/month) ![CI](https://img.shields.io/x.png)\n\n⟦![A](/a.jpg)⟧\n\ntext\n"
    ),
    Case(
      "images that stand in noscript only are two", "image-alt", "a.html",
      "<p>t</p><noscript>⟦<img src=a.jpg>⟧</noscript><p>t</p><noscript>⟦<img src=b.jpg>⟧</noscript>"
    ),
    Case(
      "the noscript copy may come first", "image-alt", "a.html",
      "<p>t</p><noscript>⟦<img src=a.jpg>⟧</noscript><img class=lazy data-src=a.jpg>"),
    Case(
      "a lazy image and its copy of another size are one", "image-credit", "a.html",
      "<p>t</p><p>⟦<img src=\"data:image/gif;base64,R0\" data-src=\"a-300x200.jpg\" alt=a>⟧<noscript><img src=a.jpg alt=a></noscript></p>"
    ),
    Case(
      "the credit at the second place serves both", "image-credit", "a.html",
      "<p>t</p><p><img src=a.jpg alt=a></p><p>x</p><figure><img src=a.jpg alt=a><figcaption>Photo by Ann Lee on Unsplash</figcaption></figure>"
    ),
    Case(
      "one finding for one picture at two places", "image-credit", "a.html",
      "<p>t</p><p>⟦<img src=a.jpg alt=a>⟧</p><p>x</p><p><img src=a.jpg alt=a></p>"),
    Case(
      "each line belongs to the image before it", "image-credit", "a.md",
      "![A](/a.jpg)\n\n*Photo by Ann Lee on Unsplash*\n\n![B](/b.jpg)\n\n*Photo by Bo Ek on Pexels*\n\n⟦![C](/c.jpg)⟧\n\ntext\n"
    ),
    Case(
      "a gallery's caption serves its images", "image-credit", "a.html",
      "<figure><figure><img src=a.jpg alt=a></figure><figure><img src=b.jpg alt=b></figure><figcaption>Photos by Ann Lee on Unsplash</figcaption></figure>"
    ),
    Case(
      "the credit keeps line ends and the item's indent", "image-credit", "a.md",
      "1. x\r\n\r\n   ⟦![A](/pexels-jane-doe-12345.jpg)⟧\r\n\r\n   y\r\n",
      fixed:
        "1. x\r\n\r\n   ![A](/pexels-jane-doe-12345.jpg)\r\n   *Photo by Jane Doe on Pexels*\r\n\r\n   y\r\n"
    ),
  ]

  static let credits = [
    Case(
      "images that stand together share the line behind them", "image-credit", "a.md",
      "text\n\n![A](/a.jpg)\n![B](/b.jpg)\n*Photos by Ann Lee on Unsplash*\n\ntext\n"),
    Case(
      "images that stand together share the next paragraph", "image-credit", "a.md",
      "text\n\n![A](/a.jpg) ![B](/b.jpg)\n\n*Photos by Ann Lee on Unsplash*\n\ntext\n"),
    Case(
      "linked images that stand together share the line behind them", "image-credit", "a.html",
      "<p>t</p><p><a href=/a><img src=a.jpg alt=a></a><br><a href=/b><img src=b.jpg alt=b></a><br>Photos by Ann Lee on Unsplash</p>"
    ),
    Case(
      "words between two images part them", "image-credit", "a.md",
      "text\n\n⟦![A](/a.jpg)⟧ and ![B](/b.jpg)\n*Photo by Ann Lee on Unsplash*\n\ntext\n"),
    Case(
      "a figure shortcode shows an image", "image-credit", "a.md",
      "text\n\n⟦{{< figure src=\"/a.jpg\" alt=\"A\" caption=\"The pier\" >}}⟧\n\ntext\n"),
    Case(
      "a figure shortcode's attribution is its credit", "image-credit", "a.md",
      "text\n\n{{< figure src=\"/a.jpg\" attr=\"Ann Lee\" attrlink=\"https://unsplash.com/@annlee\" >}}\n\n{{<figure src=/b.jpg attr=\"Ann Lee\">}}\n"
    ),
    Case(
      "a figure shortcode's caption holds its credit", "image-credit", "a.md",
      "text\n\n{{% figure src=\"/a.jpg\" caption=\"The pier. Photo by Ann Lee on Unsplash\" %}}\n"),
    Case(
      "a figure shortcode without alt or caption", "image-alt", "a.md",
      "text\n\n⟦{{< figure src=\"/a.jpg\" >}}⟧\n\n{{< figure src=\"/b.jpg\" caption=\"B\" >}}\n"),
    Case(
      "a placeholder in front matter is exact", "image-credit-placeholder", "a.md",
      "---\nimage: /a.jpg\nimage_credit: \"Photo by ⟦Your Upload⟧ on Unsplash\"\n---\nx\n"),
  ]

  static let creditForms = [
    Case(
      "a label in another language", "image-credit-format", "a.html",
      "<figure><img src=a.jpg alt=a><figcaption>⟦Foto von <a href=\"https://unsplash.com/@annlee\">Ann Lee</a> auf <a href=\"https://unsplash.com\">Unsplash⟧</a></figcaption></figure>",
      fixed:
        "<figure><img src=a.jpg alt=a><figcaption>Photo by <a href=\"https://unsplash.com/@annlee\">Ann Lee</a> on <a href=\"https://unsplash.com\">Unsplash</a></figcaption></figure>"
    ),
    Case(
      "a licence behind it stays", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*⟦Image: Ann Lee / Flickr, CC BY 2.0⟧*\n",
      fixed: "![A](/a.jpg)\n*Image by Ann Lee on Flickr, CC BY 2.0*\n"),
    Case(
      "a licence between the names is not lost", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*⟦Photo: Ann Lee (CC BY 2.0) via Flickr⟧*\n",
      fixed: "![A](/a.jpg)\n*Photo: Ann Lee (CC BY 2.0) via Flickr*\n"),
    Case(
      "the source first", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*⟦REUTERS/Ann Lee⟧*\n",
      fixed: "![A](/a.jpg)\n*Photo by Ann Lee on Reuters*\n"),
    Case(
      "no label", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*⟦Ann Lee / Getty Images⟧*\n",
      fixed: "![A](/a.jpg)\n*Photo by Ann Lee on Getty Images*\n"),
    Case(
      "several photos", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*Photos by Ann Lee on Unsplash*\n"),
    Case(
      "what names no source is another rule's", "image-credit-format", "a.md",
      "![A](/a.jpg)\n*Photo: Ann Lee*\n"),
    Case(
      "one caption for two images is one finding", "image-credit-format", "a.html",
      "<figure><img src=a.jpg alt=a><img src=b.jpg alt=b><figcaption>⟦Photos: Ann Lee / Unsplash⟧</figcaption></figure>",
      fixed:
        "<figure><img src=a.jpg alt=a><img src=b.jpg alt=b><figcaption>Photos by Ann Lee on Unsplash</figcaption></figure>"
    ),
    Case(
      "the name of the licence is linked", "image-licence", "a.md",
      "![A](/a.jpg)\n*⟦Photo by [Ann Lee](https://www.flickr.com/photos/annlee/1) on Flickr, CC BY-SA 4.0⟧*\n",
      fixed:
        "![A](/a.jpg)\n*Photo by [Ann Lee](https://www.flickr.com/photos/annlee/1) on Flickr, [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)*\n"
    ),
    Case(
      "the image itself may link to its source", "image-licence", "a.md",
      "[![A](/a.jpg)](https://www.flickr.com/photos/annlee/1)\n\n*Photo by Ann Lee on Flickr, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)*\n"
    ),
    Case(
      "CC0 asks for nothing", "image-licence", "a.md",
      "![A](/a.jpg)\n*Photo by Ann Lee on Flickr, CC0*\n"),
    Case(
      "a handle that is the name in another spelling", "image-credit-link", "a.md",
      "![A](/a.jpg)\n*Photo by [Björn Åke Ek](https://unsplash.com/@bjorn_ek) on Unsplash*\n\n![B](/b.jpg)\n*Photo by [山田太郎](https://unsplash.com/@yamada) on Unsplash*\n"
    ),
    Case(
      "a link to the photo tells no profile", "image-credit-link", "a.md",
      "![A](/a.jpg)\n*[Photo by Ann Lee on Unsplash](https://unsplash.com/photos/x1)*\n"),
    Case(
      "the creator's page is at another source", "image-credit-link", "a.md",
      "![A](/a.jpg)\n*Photo by [Ann Lee](⟦https://www.pexels.com/@annlee⟧) on [Unsplash](https://unsplash.com)*\n"
    ),
    Case(
      "a creator's account at a social network is fine", "image-credit-link", "a.md",
      "![A](/a.jpg)\n*Photo by [Ann Lee](https://www.instagram.com/annlee/) on [Unsplash](https://unsplash.com)*\n"
    ),
  ]

  static let alts = [
    Case(
      "the opening goes and a capital stays", "image-alt-text", "a.md",
      "t\n\n![⟦A photo of the old harbour⟧](/a.jpg)\n",
      fixed: "t\n\n![The old harbour](/a.jpg)\n"),
    Case(
      "an elided article in French", "image-alt-text", "a.html",
      "<!doctype html><html lang=fr><body><main><p>t</p><p><img src=a.jpg alt=\"⟦Photo d’un bateau au port⟧\"></p></main></body></html>",
      fixed:
        "<!doctype html><html lang=fr><body><main><p>t</p><p><img src=a.jpg alt=\"Un bateau au port\"></p></main></body></html>"
    ),
    Case(
      "another language's opening is none", "image-alt-text", "a.md",
      "---\nlang: en\n---\nt\n\n![Foto von einem Boot im Hafen](/a.jpg)\n"),
    Case(
      "an entity in the opening leaves the fix to the writer", "image-alt-text", "a.html",
      "<p>t</p><p><img src=a.jpg alt=\"⟦Photo&#32;of boats in the harbour⟧\"></p>",
      fixed: "<p>t</p><p><img src=a.jpg alt=\"Photo&#32;of boats in the harbour\"></p>"),
    Case(
      "names of files", "image-alt-text", "a.html",
      "<p>t</p><p><img src=a/harbour-dawn-2.jpg alt=\"⟦harbour-dawn-2⟧\"><img src=b.png alt=\"⟦Screenshot-2024-01-02⟧\"><img src=\"My%20pier.png\" alt=\"⟦My pier.png⟧\"><img src=constantinople.jpg alt=Constantinople><img src=web20.png class=logo alt=Web20></p>"
    ),
    Case(
      "two sizes of one image are one image", "image-alt-text", "a.html",
      "<p>t</p><p><img src=/a-300x200.jpg alt=\"A boat in the harbour\"><img src=/a.jpg alt=\"A boat in the harbour\"></p>"
    ),
    Case(
      "a caption in italics below", "image-alt-text", "a.md",
      "t\n\n![⟦A boat in the harbour⟧](/a.jpg)\n\n*A boat in the harbour.*\n\nt\n"),
    Case(
      "a few words in Chinese say enough", "image-alt-text", "a.md",
      "t\n\n![黎明时分的港口](/a.jpg)\n"),
    Case(
      "the alt text of a lead image in front matter", "image-alt-text", "a.md",
      "---\nimage: /a.jpg\nimage_alt: \"⟦Picture of boats in a harbour⟧\"\n---\nt\n",
      fixed: "---\nimage: /a.jpg\nimage_alt: \"Boats in a harbour\"\n---\nt\n"),
  ]

  static let leads = [
    Case(
      "a text that opens with a shortcode's image has a lead image", "lead-image", "a.md",
      "# T\n\n{{< figure src=\"/a.jpg\" alt=\"A\" >}}\n\ntext\n"),
    Case("no text and no image", "lead-image", "a.md", "---\ntitle: T\n---\n"),
    Case(
      "the content of a page without a title", "lead-image", "a.html",
      "<!doctype html><html><head><meta property='og:type' content='article'></head>"
        + "<body>⟦<main>⟧<p>text</p></main></body></html>"),
    Case(
      "a page without a date is no post", "lead-image", "a.html",
      "<!doctype html><html><body><main><p>text</p></main></body></html>"),
  ]

  static let lists = [
    Case(
      "text between two items parts the list", "fake-list", "a.html",
      "<p>⟦• a</p><p>x</p><p>&bull;&nbsp;b</p><p>• c⟧</p>",
      fixed: "<ul><li>a</li></ul><p>x</p><ul><li>b</li><li>c</li></ul>"),
    Case(
      "further bullets in one block are not left behind", "fake-list", "a.md",
      "⟦• a\n\n• b\n• c⟧\n", fixed: "• a\n\n• b\n• c\n"),
    Case(
      "a quotation", "fake-list", "a.md", "> ⟦• a\n>\n> • b⟧\n", fixed: "> - a\n>\n> - b\n"),
  ]

  @Test(
    "The marked places are flagged and nothing else, and the fix gives the text",
    arguments: [headings, related, images, credits, creditForms, alts, leads, lists].joined())
  func cases(_ item: Case) throws {
    let source = SourceText(path: item.path, item.text)
    let findings = try Self.lint(source, item.rule).findings
    #expect(findings.map(\.range) == item.marked, "\(findings.map { source.string($0.range) })")
    guard let fixed = item.fixed else { return }
    let format = try #require(ArticleReader.format(ofPath: item.path))
    let result = try Fixing.fix(source, format, safety: .offer) { source in
      try Self.lint(source, item.rule).findings
    }
    #expect(result.text == fixed, "\(result.refused.values)")
  }

  @Test("A block that a template or a script fills is not verified, not empty")
  func filledLater() throws {
    for (path, text) in [
      ("p.md", "x\n\n## Related posts\n\n{% include related.html %}\n"),
      (
        "p.html",
        Self.page(
          "<div class=\"entry-content\"><p>x</p><div id=\"jp-relatedposts\"><h3>Related</h3></div></div>"
        )
      ),
    ] {
      let report = try Self.lint(SourceText(path: path, text), "related-links")
      #expect(report.findings.isEmpty)
      #expect(report.unverified.map(\.rule) == ["related-links"])
    }
  }

  @Test("With a site, the first thing that fails is told, and pages are compared, not spellings")
  func withSite() throws {
    let items = [
      ("/a/", "A", nil), ("../a/index.html", "Other", "same post as another"),
      ("../p/", "Any", "the post itself"), ("/draft/", "Any", "a draft"),
      ("/later/", "Any", "2030-01-01"), ("/b/", "Any", "differs from the post's, 'B'"),
      ("/none/", "Any", "is broken"), ("/p/", "C", nil),
    ]
    let list = items.map { "<li><a href=\"\($0.0)\">\($0.1)</a></li>" }.joined()
    let text = "<p>x</p><h2>Related posts</h2><ul>\(list)</ul>"
    let source = SourceText(path: "p/index.html", text)
    let findings = try Self.lint(source, "related-links", site: Site()).findings
    let wanted = items.compactMap(\.2)
    #expect(findings.count == wanted.count)
    for (finding, part) in zip(findings, wanted) { #expect(finding.message.contains(part)) }
    #expect(
      findings.map { source.string($0.range) } == [
        "../a/index.html", "../p/", "/draft/", "/later/", "Any", "/none/",
      ])
    let fix = try #require(findings[4].fix)
    #expect(fix.safety == .offer)
    #expect(fix.edits.map(\.text) == ["B"])
  }

  private struct Site: SiteLookup {
    func file(of address: String, from article: Article) -> SiteFileTarget { .outside }

    func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
      func page(_ name: String, isDraft: Bool = false, date: String? = nil) -> SiteAnswer {
        SiteAnswer(
          .page(
            SitePage(
              path: "\(name)/index.html", title: name.uppercased(), isDraft: isDraft,
              date: date.flatMap { Day($0) })))
      }
      return switch address {
      case "/a/", "../a/index.html": page("a")
      case "/b/": page("b")
      case "../p/": page("p")
      // Another page than the post, whose folder has the same name.
      case "/p/": page("c")
      case "/draft/": page("draft", isDraft: true)
      case "/later/": page("later", date: "2030-01-01")
      default: SiteAnswer(.missing)
      }
    }
  }

  static func lint(
    _ source: SourceText, _ rule: String, options: String = "", site: (any SiteLookup)? = nil
  ) throws -> PostReport {
    let format = try #require(ArticleReader.format(ofPath: source.path))
    let article = try ArticleReader().read(source, format: format)
    let yaml = SourceText(options)
    let entries =
      options.isEmpty ? [] : try YAMLReader.read(yaml, in: yaml.wholeRange).map ?? []
    let definitions = RuleList.all.filter { $0.id == rule }
    let rules = ResolvedRules(
      active: definitions.map {
        .init(
          definition: $0, severity: $0.description.severity ?? .warning,
          check: $0.make(entries.map { OptionEntry($0) }).0)
      }, catalogue: RuleCatalogue(definitions))
    return Linter.lint(
      article: article, rules: rules, site: site, today: try #require(Day("2026-01-01")))
  }
}
