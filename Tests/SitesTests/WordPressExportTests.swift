// SPDX-License-Identifier: Apache-2.0

import Articles
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
    let own = export.text(of: first, path: "x")
    let moved = first.values.moved(by: first.range.start)
    #expect(cut(own, moved["title"]?.range) == "Férry &amp; pier")
  }

  @Test("A text that is escaped, or in two sections, has no place of its own")
  func otherTexts() throws {
    let export = try WordPressExport(
      SampleExport.whole(
        SampleExport.item(1, "a", "&lt;p&gt;a&lt;/p&gt;"),
        SampleExport.item(2, "b", SampleExport.cdata("a") + SampleExport.cdata("b"))))
    #expect(export.items.map(\.content) == [nil, nil])
  }

  @Test(
    "What is no export that can be read is told at its line",
    arguments: [
      ("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<rss/>", "entities"),
      ("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">\n<rss/>", "entities"),
      ("<rss><channel><item><title>a", "well-formed"),
      ("<rss><channel><item></title></item></channel></rss>", "well-formed"),
      ("<rss><channel>&amp;&nothing;</channel></rss>", ""),
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
