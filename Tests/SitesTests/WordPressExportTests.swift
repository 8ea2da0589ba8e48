// SPDX-License-Identifier: Apache-2.0

import Articles
import Exports
import FrontMatter
import Linting
import Sites
import SourceText
import Testing
import WebAddresses

/// Small exports as WordPress writes them.
enum SampleExport {
  static let head = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <!-- an <item> that is none -->
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Harbour</title><link>https://harbour.net/blog</link>
    <wp:base_blog_url>https://harbour.net/blog</wp:base_blog_url>

    """
  static let end = "</channel></rss>\n"

  static func item(
    _ id: Int, _ name: String, _ content: String, title: String = "A title", type: String = "post",
    status: String = "publish", link: String? = nil, more: String = ""
  ) -> String {
    """
    <item><title>\(title)</title><link>\(link ?? "https://harbour.net/blog/2024/03/\(name)/")</link>
    <content:encoded>\(content)</content:encoded>
    <wp:post_id>\(id)</wp:post_id><wp:post_date><![CDATA[2024-03-05 10:00:00]]></wp:post_date>
    <wp:post_name><![CDATA[\(name)]]></wp:post_name><wp:status>\(status)</wp:status>
    <wp:post_type>\(type)</wp:post_type>\(more)</item>

    """
  }

  static func cdata(_ text: String) -> String { "<![CDATA[\(text)]]>" }

  static func whole(_ items: String...) -> SourceText {
    SourceText(path: "export.xml", head + items.joined() + end)
  }
}

@Suite("WordPress exports")
struct WordPressExportTests {
  private func cut(_ source: SourceText, _ range: ByteRange?) -> String? {
    range.map { String(decoding: source.bytes[$0.indices], as: UTF8.self) }
  }

  @Test("Each item has its text, its values and its places")
  func items() throws {
    let source = SampleExport.whole(
      SampleExport.item(
        1, "ferry", SampleExport.cdata("<p>é <!-- <item> --> a]] ></p>"), title: "Férry &amp; pier",
        more: """
          <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>
          <wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>
          """),
      SampleExport.item(2, "draft", SampleExport.cdata(""), status: "draft"),
      SampleExport.item(
        9, "boat", SampleExport.cdata(""), type: "attachment", status: "inherit",
        more: """
          <wp:attachment_url>https://harbour.net/blog/wp-content/boat.jpg</wp:attachment_url>
          <excerpt:encoded><![CDATA[Photo by Ada]]></excerpt:encoded>
          """))
    let export = try WordPressExport(source)
    #expect(export.url == "https://harbour.net/blog")
    #expect(export.items.map(\.name) == ["1-ferry.html", "2-draft.html", "9-boat.html"])
    #expect(export.items.map(\.isPost) == [true, true, false])
    let first = export.items[0]
    #expect(cut(source, first.content) == "<p>é <!-- <item> --> a]] ></p>")
    #expect(cut(source, first.range)?.hasPrefix("<item><title>Férry") == true)
    #expect(cut(source, first.range)?.hasSuffix("</item>") == true)
    #expect(first.values["title"]?.string == "Férry & pier")
    #expect(cut(source, first.values["title"]?.range) == "Férry &amp; pier")
    #expect(first.values["image"]?["src"]?.string == "https://harbour.net/blog/wp-content/boat.jpg")
    #expect(first.values["image"]?["caption"]?.string == "Photo by Ada")
    #expect(first.values["date"]?.string == "2024-03-05 10:00:00")
    #expect(first.date == Day("2024-03-05"))
    // The date of a draft is that of its last change.
    #expect(export.items[1].values["date"] == nil)
    let (own, content) = try #require(export.text(of: first))
    let title = try #require(export.values(of: first, in: own)["title"])
    let text = SourceText(path: "x", bytes: own.bytes)
    #expect(cut(text, title.range) == "Férry &amp; pier")
    #expect(cut(text, content) == "<p>é <!-- <item> --> a]] ></p>")
    #expect(cut(source, own.place(title.range)) == "Férry &amp; pier")
    #expect(cut(source, own.place(content)) == "<p>é <!-- <item> --> a]] ></p>")
  }

  /// The text that WordPress makes of `content`, and the export.
  private func shown(_ content: String) throws -> (text: ExportText, range: ByteRange, SourceText) {
    let source = SampleExport.whole(SampleExport.item(1, "a", content))
    let export = try WordPressExport(source)
    let (text, range) = try #require(export.text(of: export.items[0]))
    return (text, range, source)
  }

  @Test(
    "A text is read however XML spells it",
    arguments: [
      ("&lt;p&gt;Ebb &amp;amp; flow&#33;&lt;/p&gt;", "<p>Ebb &amp; flow!</p>"),
      ("<![CDATA[<p>Ebb ]]]]><![CDATA[> flow</p>]]>", "<p>Ebb ]]> flow</p>"),
      ("<![CDATA[<p>Ebb</p>]]>\n  <![CDATA[<p>Flow</p>]]>", "<p>Ebb</p><p>Flow</p>"),
      ("&lt;p&gt;Ebb <![CDATA[and <b>flow</b>]]>&lt;/p&gt;", "<p>Ebb and <b>flow</b></p>"),
      ("<![CDATA[]]>", ""), ("", ""),
    ])
  func spellings(_ content: String, _ expected: String) throws {
    let (text, range, source) = try shown(content)
    #expect(String(decoding: text.bytes[range.indices], as: UTF8.self) == expected)
    for word in ["Ebb", "low"] {
      let bytes = Array(expected.utf8)
      guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: word.utf8) }) else {
        continue
      }
      let start = range.start + place
      #expect(cut(source, text.place(ByteRange(start, start + 3))) == word)
    }
  }

  @Test(
    "Blank lines part paragraphs, and single line ends break lines, as in the classic editor",
    arguments: [
      ("Ebb.\n\nFlow.", "<p>Ebb.</p>\n\n<p>Flow.</p>"),
      ("Ebb.\nFlow.", "<p>Ebb.<br>\nFlow.</p>"),
      ("Ebb.\r\n\r\nFlow.\r\n", "<p>Ebb.</p>\r\n\r\n<p>Flow.\r\n</p>"),
      ("Ebb.\n<h2>Times</h2>\nFlow.", "<p>Ebb.\n</p><h2>Times</h2>\n<p>Flow.</p>"),
      (
        "<ul>\n<li>One</li>\n\n<li>Two</li>\n</ul>\nFlow",
        "<ul>\n<li>One</li>\n\n<li>Two</li>\n</ul>\n<p>Flow</p>"
      ),
      ("<blockquote>q\n\nr</blockquote>", "<blockquote><p>q</p>\n\n<p>r</p></blockquote>"),
      ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n\n<p>c</p>"),
      ("<strong>a</strong>\n\n<em>b</em>", "<p><strong>a</strong></p>\n\n<p><em>b</em></p>"),
      ("<p>a</p>\n\n<p>b\n\nc</p>", "<p>a</p>\n\n<p>b\n\n<p>c</p>"),
      ("<div>a\n\nb</div>", "<div>a\n\n<p>b</p></div>"),
      ("<img src=a>\nBy Ada", "<p><img src=a><br>\nBy Ada</p>"),
      ("<!-- wp:paragraph -->\n<p>a</p>\n\nb", "<!-- wp:paragraph -->\n<p>a</p>\n\nb"),
      ("<!--more-->\n\na", "<!--more-->\n\n<p>a</p>"), ("a < b\n\n<", "<p>a < b</p>\n\n<p><</p>"),
    ])
  func classic(_ content: String, _ expected: String) throws {
    let (text, range, _) = try shown(SampleExport.cdata(content))
    #expect(String(decoding: text.bytes[range.indices], as: UTF8.self) == expected)
  }

  @Test(
    "A caption shortcode is the figure that WordPress makes of it",
    arguments: [
      ("[caption id=\"a\" width=\"300\"]<img src=a> By Ada[/caption]", "<img src=a>", "By Ada"),
      (
        "[caption]<a href=b><img src=a></a>By <b>Ada</b> [/caption]", "<a href=b><img src=a></a>",
        "By <b>Ada</b>"
      ),
      (
        "[wp_caption align='x']\n<img alt=\"a > b\">\nBy Ada\n[/wp_caption]", "<img alt=\"a > b\">",
        "By Ada"
      ),
      ("[caption width=\"3\" caption=\"By Ada\"]<img src=a>[/caption]", "<img src=a>", "By Ada"),
      (
        "[caption caption='By <i>Ada</i>' id=1] <img src=a> x[/caption]", "<img src=a>",
        "By <i>Ada</i>"
      ),
    ])
  func captions(_ content: String, _ image: String, _ caption: String) throws {
    for content in ["Ebb.\n\n\(content)\n\nFlow.", "<!-- wp:x -->\(content)"] {
      let (text, range, source) = try shown(SampleExport.cdata(content))
      let html = String(decoding: text.bytes[range.indices], as: UTF8.self)
      #expect(html.contains("<figure class=\"wp-caption\">"), "\(html)")
      #expect(html.contains(image), "\(html)")
      #expect(
        html.contains("<figcaption class=\"wp-caption-text\">\(caption)</figcaption>"), "\(html)")
      #expect(!html.contains("caption]"), "\(html)")
      let bytes = Array(html.utf8)
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "Ada".utf8) })
      let start = range.start + place
      #expect(cut(source, text.place(ByteRange(start, start + 3))) == "Ada")
    }
  }

  @Test(
    "What is no caption stays text",
    arguments: [
      "[caption]By Ada[/caption]", "[caption]<img src=a>", "[caption", "[captions]<img>[/caption]",
      "[caption [caption]", "[gallery ids=\"1,2\"]",
    ])
  func noCaptions(_ content: String) throws {
    let (text, range, _) = try shown(SampleExport.cdata(content))
    let html = String(decoding: text.bytes[range.indices], as: UTF8.self)
    #expect(!html.contains("figure"), "\(html)")
    #expect(html.hasPrefix("<p>[") && html.hasSuffix("</p>"), "\(html)")
  }

  @Test("What XML forbids costs one post, and the rest is read")
  func faults() throws {
    let source = SourceText(
      path: "export.xml",
      " \n"
        + SampleExport.whole(
          SampleExport.item(1, "a", SampleExport.cdata("<p>a\u{B}b</p>")),
          SampleExport.item(
            2, "b", SampleExport.cdata("&amp; & &nbsp;"), title: "Ebb &#65; &amp; b"),
          SampleExport.item(3, "c", "c", title: "Ebb & flow"),
          SampleExport.item(4, "d", SampleExport.cdata("d"), title: "Ebb&nbsp;flow"),
          SampleExport.item(5, "e", "e", title: "a & b", type: "attachment")
        ).bytes.map { Unicode.Scalar($0) }.reduce(into: "") { $0.unicodeScalars.append($1) })
    let export = try WordPressExport(source)
    #expect(
      export.items.map { $0.fault.map { cut(source, $0.range) } } == ["\u{B}", nil, "&", "&", nil])
    #expect(export.items[0].fault?.message.contains("U+000B") == true)
    #expect(cut(source, export.fault?.range) == "&")
    #expect(export.items[1].values["title"]?.string == "Ebb A & b")
    #expect(export.items[2].values["title"]?.string == "Ebb & flow")
  }

  @Test(
    "Posts, pages and what themes add for readers are judged, what only programs read is not",
    arguments: [
      ("post", "draft", "", true), ("page", "private", "", true), ("post", "trash", "", false),
      ("recipe", "publish", "", true),
      ("recipe", "publish", "https://harbour.net/?recipe=a", false),
      ("wp_block", "publish", "", false), ("acf-field", "publish", "", false),
      ("revision", "inherit", "", false), ("nav_menu_item", "publish", "", false),
    ])
  func types(_ type: String, _ status: String, _ link: String, _ isPost: Bool) throws {
    let export = try WordPressExport(
      SampleExport.whole(
        SampleExport.item(
          1, "a", SampleExport.cdata("a"), type: type, status: status,
          link: link.isEmpty ? nil : link),
        SampleExport.item(2, "b", SampleExport.cdata(""), type: type)))
    #expect(export.items[0].isPost == isPost)
    #expect(export.items[1].isPost == (type == "post" || type == "page"))
  }

  @Test("An export that breaks off is read as far as its posts are whole")
  func cutOff() throws {
    let whole = SampleExport.whole(
      SampleExport.item(1, "a", SampleExport.cdata("a")),
      SampleExport.item(2, "b", SampleExport.cdata("b")))
    let text = String(decoding: whole.bytes, as: UTF8.self)
    let second = try #require(text.ranges(of: "<item>").last)
    for end in ["<wp:post_name>", "<wp:status>"] {
      let place = try #require(text.ranges(of: end).last)
      let source = SourceText(path: "e.xml", String(text[..<place.upperBound]))
      let export = try WordPressExport(source)
      #expect(export.items.count == 1)
      #expect(export.fault?.message == "the export ends here")
      #expect(
        cut(source, export.fault?.range) == String(text[second.lowerBound..<place.upperBound]))
    }
  }

  @Test("What a server prints before the export is told, and the export is read")
  func before() throws {
    let notice = "<br />\n<b>Notice</b>: no key <br>\n"
    let whole = SampleExport.whole(SampleExport.item(1, "a", SampleExport.cdata("a")))
    let source = SourceText(path: "e.xml", notice + String(decoding: whole.bytes, as: UTF8.self))
    let export = try WordPressExport(source)
    #expect(export.items.count == 1)
    #expect(cut(source, export.fault?.range) == notice)
    #expect(cut(source, export.items[0].content) == "a")
  }

  @Test("The encoding that a converted export still declares is passed over")
  func declared() throws {
    let text = String(
      decoding: SampleExport.whole(
        SampleExport.item(1, "a", SampleExport.cdata("a"), title: "Caf\u{E9} \u{201D}")
      ).bytes, as: UTF8.self)
    for name in ["ISO-8859-1", "windows-1252", "UTF-16"] {
      let source = SourceText(
        path: "e.xml", text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(name)\""))
      let export = try WordPressExport(source)
      #expect(export.items[0].values["title"]?.string == "Caf\u{E9} \u{201D}", "\(name)")
    }
  }

  @Test("An item whose text holds elements has no text")
  func elements() throws {
    let export = try WordPressExport(
      SampleExport.whole(SampleExport.item(1, "a", "a <b>c</b>")))
    #expect(export.text(of: export.items[0]) == nil)
  }

  @Test(
    "A feed is told by its first element",
    arguments: [
      ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", FeedKind.atom),
      ("<!-- <html> --><rss version=\"2.0\">", .rss), ("\n<rdf:RDF>", .rss),
      ("<urlset>", .siteMap), ("<!DOCTYPE html><html>", nil), ("", nil), ("<!--", nil),
      ("<?xml version='1.0'?><html>", nil), ("<?xml version='1.0'?><config>", .other),
      ("<p>a</p>", nil), (#"{"version": "https://jsonfeed.org/version/1.1"}"#, .json),
      ("{\"title\": \"a\"}", nil), ("\u{FEFF}<rss>", .rss),
    ] as [(String, FeedKind?)])
  func feeds(_ head: String, _ kind: FeedKind?) {
    #expect(FeedKind(Array(head.utf8)) == kind)
  }

  @Test(
    "What is no export that can be read is told at its line",
    arguments: [
      ("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<rss/>", "entities"),
      ("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">\n<rss/>", "entities"),
      ("<rss><channel><item><title>a", "well-formed"),
      ("<rss><channel><item></title></item></channel></rss>", "well-formed"),
      (String(repeating: "<a>", count: 5000), ""),
      ("", ""),
    ])
  func hostile(_ text: String, _ expected: String) throws {
    do {
      let export = try WordPressExport(SourceText(path: "e.xml", text))
      Issue.record("it was read: \(export.items.count) items")
    } catch {
      #expect(error.message.contains(expected), "\(error.message)")
      #expect(error.range.end <= text.utf8.count)
    }
  }

  @Test("Nothing that an entity names is read")
  func externalEntities() throws {
    let text =
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n"
      + "<rss><channel><item><title>&x;</title></item></channel></rss>"
    #expect(throws: WordPressExport.Problem.self) { try WordPressExport(SourceText(text)) }
  }

  @Test("Items answer at their addresses and under their numbers")
  func addresses() throws {
    let export = try WordPressExport(
      SampleExport.whole(
        SampleExport.item(1, "ferry", SampleExport.cdata("")),
        SampleExport.item(
          2, "draft", SampleExport.cdata(""), status: "draft",
          link: "https://harbour.net/blog/?p=2"),
        SampleExport.item(
          3, "about", SampleExport.cdata(""), type: "page", link: "https://harbour.net/blog/about/"
        )))
    let facts = SiteFacts(export, settings: .init())
    let index = SiteIndex(
      paths: export.items.map(\.name), generator: facts.generator, host: facts.host, url: facts.url
    ) { _ in (nil, false) }
    func outcome(_ address: String) -> SiteIndex.Answer.Outcome {
      index.answer(WebAddress(address), from: "1-ferry.html").outcome
    }
    #expect(outcome("https://harbour.net/blog/about/") == .entry(2))
    #expect(outcome("/blog/about") == .entry(2))
    #expect(outcome("../../../about/") == .entry(2))
    #expect(outcome("/blog/?p=2") == .entry(1))
    #expect(outcome("https://www.harbour.net/blog/?page_id=3&x=1") == .entry(2))
    #expect(outcome("/blog/?p=77") == .missing)
    #expect(outcome("/blog/2024/03/pier/") == .missing)
    #expect(outcome("https://elsewhere.net/?p=2") == .outside)
    guard case .unknown = outcome("/blog/wp-content/uploads/a.jpg") else {
      Issue.record("files are not in an export")
      return
    }
    #expect(index.entries[1].generated.isDraft)
  }

  @Test("A tag with more attributes than any export has is refused at once, with its place")
  func attributes() throws {
    let few = (0..<200).map { " a\($0)='='" }.joined()
    let item = SampleExport.item(1, "a", SampleExport.cdata("b"))
    #expect(try WordPressExport(SampleExport.whole("<item\(few)/>", item)).items.count == 2)
    let many = "<item" + (0..<300).map { " a\($0)='1'" }.joined() + ">"
    let source = SampleExport.whole(many + "</item>", item)
    let problem = #expect(throws: WordPressExport.Problem.self) { try WordPressExport(source) }
    #expect(problem?.message == "a tag has more than 256 attributes")
    #expect(cut(source, problem?.range) == many)
  }
}
