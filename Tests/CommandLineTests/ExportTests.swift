// SPDX-License-Identifier: Apache-2.0

import Foundation
import Language
import Testing

@Suite("A WordPress export as input")
struct ExportTests {
  private static let head = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><link>https://harbour.net</link><wp:base_blog_url>https://harbour.net</wp:base_blog_url>

    """

  private static func item(_ id: Int, _ name: String, _ content: String, type: String = "post")
    -> String
  {
    """
    <item><title>The \(name)</title><link>https://harbour.net/\(name)/</link>
    <content:encoded><![CDATA[\(content)]]></content:encoded><wp:post_id>\(id)</wp:post_id>
    <wp:post_name>\(name)</wp:post_name><wp:status>publish</wp:status>
    <wp:post_type>\(type)</wp:post_type></item>

    """
  }

  static let export =
    head
    + item(
      1, "ferry",
      "<p>é <a href=\"/peir/\">a</a> and <a href=\"/pier/#gone\">b</a></p>\n<img src=a.jpg>")
    + item(2, "pier", "<p>Back to the <a href=\"https://harbour.net/ferry/\">ferry</a>.</p>")
    + item(3, "about", "<p><strong>Who we are</strong></p><p>Us.</p>", type: "page")
    + "</channel></rss>\n"

  @Test("Each post is judged, and places are those in the export")
  func places() async throws {
    let folder = try TemporaryFolder()
    try folder.write("export.xml", Self.export)
    let run = await TestRun.stet(
      [
        "export.xml", "--only", "internal-links,image-alt,bold-heading", "--format", "json",
        "--fix",
      ], in: folder.path)
    #expect(run.status == 1, "\(run.error)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let posts = try #require(report["posts"] as? [[String: Any]])
    #expect(posts.map { $0["path"] as? String } == ["export.xml", "export.xml", "export.xml"])
    let bytes = Array(Self.export.utf8)
    var cuts: [String] = []
    for finding in posts.flatMap({ $0["findings"] as? [[String: Any]] ?? [] }) {
      let range = try #require(finding["range"] as? [String: [String: Int]])
      let (start, end) = (range["start"]?["offset"] ?? 0, range["end"]?["offset"] ?? 0)
      cuts.append(
        "\(finding["rule"] ?? "") \(String(decoding: bytes[start..<end], as: UTF8.self))")
      #expect(finding["fix"] == nil)
    }
    #expect(
      cuts == [
        "internal-links /peir/", "internal-links /pier/#gone", "image-alt <img src=a.jpg>",
        "bold-heading Who we are",
      ])
    // What WordPress reads back is not mended.
    #expect(try folder.read("export.xml") == Self.export)
  }

  @Test("Other commands read it, too, and posts elsewhere may be resolved against it")
  func commands() async throws {
    let folder = try TemporaryFolder()
    try folder.write("export.xml", Self.export)
    try folder.write("post.md", "[a](https://harbour.net/pier/) [b](https://harbour.net/peir/)\n")
    let links = await TestRun.stet(["links", "export.xml", "--format", "csv"], in: folder.path)
    #expect(
      links.output.contains("export.xml,6,41,/peir/,,internal,broken,,\r\n"), "\(links.output)")
    #expect(
      links.output.contains(
        "export.xml,11,51,https://harbour.net/ferry/,export.xml/1-ferry.html,internal,ok,,\r\n"),
      "\(links.output)")
    let outside = await TestRun.stet(
      ["post.md", "--only", "internal-links", "--site", "export.xml", "--quiet"], in: folder.path)
    #expect(outside.output.hasPrefix("post.md:1:36: error: This link is broken"), "\(outside)")
    #expect(outside.status == 1)
  }

  @Test(
    "An export that cannot be read is one finding, and other posts are judged",
    arguments: [
      Array((head + "<item><title>a").utf8),
      Array(
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n\(head)&x;</channel></rss>".utf8),
      Array((head + item(1, "a", "<p>\u{1}</p>") + "</channel></rss>").utf8),
      Array(head.utf8) + [0xFF, 0xFE] + Array("</channel></rss>".utf8),
    ])
  func hostile(_ bytes: [UInt8]) async throws {
    let folder = try TemporaryFolder()
    try folder.write("export.xml", bytes)
    try folder.write("post.md", "Words.\n")
    let run = await TestRun.stet(
      ["export.xml", "post.md", "--only", "image-alt", "--format", "json"], in: folder.path)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let posts = try #require(report["posts"] as? [[String: Any]])
    #expect(posts.map { $0["status"] as? String } == ["unreadable", "checked"])
    let findings = try #require(posts[0]["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["unreadable-post"])
    #expect(run.status == 1)
    #expect(!run.output.contains("root:"))
  }

  @Test("An export in Latin 1 is read, and one of its posts says so")
  func latin1() async throws {
    let folder = try TemporaryFolder()
    let text = Self.export.replacing("encoding=\"UTF-8\"", with: "encoding=\"ISO-8859-1\"")
    try folder.write(
      "export.xml", text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    let run = await TestRun.stet(
      ["export.xml", "--only", "internal-links", "--format", "compact"], in: folder.path)
    #expect(run.output.contains("positions refer to the converted text"), "\(run)")
    #expect(run.output.contains("'/peir/'"), "\(run)")
    #expect(!run.output.contains("unreadable,"))
  }

  @Test(
    "A feed is refused with a word",
    arguments: ["<feed><entry><title>Ebb</title></entry></feed>", "<rss><channel/></rss>"])
  func feeds(_ text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("feed.xml", "<?xml version=\"1.0\"?>" + text)
    let run = await TestRun.stet(["feed.xml", "--format", "compact"], in: folder.path)
    #expect(run.output.contains("feed, not a post"), "\(run)")
    #expect(run.status == 1)
  }
}
