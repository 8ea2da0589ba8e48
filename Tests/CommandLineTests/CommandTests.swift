// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Testing

@Suite struct CommandTests {
  @Test(
    "init writes what the folder is, once, and what it writes is right",
    arguments: [
      ("_config.yml", "a Jekyll site"), ("hugo.toml", "a Hugo site"),
      ("astro.config.mjs", "an Astro site"), ("eleventy.config.js", "an Eleventy site"),
      ("posts/a.md", "a folder of posts"), ("export.xml", "a WordPress export"),
    ])
  func initialize(_ file: String, _ kind: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(file, "<!-- This is a WordPress eXtended RSS file -->")
    let run = await TestRun.stet(["init"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Wrote .stet.yml for \(kind)."))
    let written = try folder.read(".stet.yml")

    let again = await TestRun.stet(["init"], in: folder.path)
    #expect(again.status == 2)
    #expect(again.error.contains("already exists"))
    #expect(try folder.read(".stet.yml") == written)

    try folder.write("b.md", "Text.\n")
    let lint = await TestRun.stet(["b.md", "--only", "unreadable-post"], in: folder.path)
    #expect(lint.status == 0)
    #expect(lint.output.hasPrefix("1 post checked"))
  }

  @Test("config tells each setting and where it was made")
  func config() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "rules:\n  unreadable-post: warning\nignore: [\"drafts/**\"]\n")
    let run = await TestRun.stet(["config"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("# .: .stet.yml\n"))
    #expect(run.output.contains("rules.unreadable-post: warning"))
    #expect(run.output.contains("# .stet.yml:2\n"))
    #expect(run.output.contains("drafts/**"))
  }

  @Test("config --changed shows only what was set, or that nothing was")
  func changedConfig() async throws {
    let folder = try TemporaryFolder()
    let none = await TestRun.stet(["config", "--changed"], in: folder.path)
    #expect(none.output.hasSuffix("\n# nothing differs from the defaults\n"), "\(none.output)")
    try folder.write(".stet.yml", "rules:\n  image-alt: warning\nignore: [\"drafts/**\"]\n")
    let run = await TestRun.stet(
      ["config", "--changed", "--rule", "link-text=off"], in: folder.path)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 4, "\(run.output)")
    #expect(run.output.contains("rules.image-alt: warning") && run.output.contains("drafts/**"))
    #expect(run.output.contains("rules.link-text: off"))
    #expect(!run.output.contains("# default") && !run.output.contains("# preset"))
  }

  @Test("parse lists what a page's head says")
  func parseHead() async {
    let page = """
      <!doctype html><html lang="en"><head><title>The ferry</title>
      <meta name="description" content="When it runs."><link rel="canonical" href="/ferry/">
      <script type="application/ld+json">{"@type": ["Article", "BlogPosting"]}</script></head>
      <body><main><p>It runs.</p></main></body></html>
      """
    let run = await TestRun.stet(
      ["parse", "-", "--as", "article", "--stdin-filename", "a.html"], input: Array(page.utf8))
    for line in [
      "page language 1:28-1:30: en", "title element 1:45-1:54: The ferry",
      "canonical 2:78-2:85: /ferry/",
      "meta description 2:35-2:48: When it runs.",
      "JSON-LD 3:1-3:36", "  object 3:36-3:73: Article, BlogPosting",
      "description (meta) 2:35-2:48: When it runs.",
    ] {
      #expect(run.output.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
  }

  @Test("parse shows the tree, the HTML and the article")
  func parse() async {
    let input = Array("---\ntitle: T\n---\n\n# One\n\nSome *text*.\n".utf8)
    let html = await TestRun.stet(
      ["parse", "-", "--as", "html", "--stdin-filename", "a.md"], input: input)
    #expect(html.output == "<h1>One</h1>\n<p>Some <em>text</em>.</p>\n")
    let article = await TestRun.stet(
      ["parse", "-", "--as", "article", "--stdin-filename", "a.md"], input: input)
    #expect(article.output.contains("title 2:8-2:9: T\n"))
    #expect(article.output.contains("heading 1 5:3-5:6: One\n"))
    let tree = await TestRun.stet(
      ["parse", "-", "--fragment", "div", "--stdin-filename", "a.html"], input: Array("<p>x".utf8))
    #expect(tree.output == "| <p>\n|   \"x\"\n")
    let dialect = await TestRun.stet(
      ["parse", "-", "--as", "html", "--dialect", "commonmark"], input: Array("~~x~~".utf8))
    #expect(dialect.output == "<p>~~x~~</p>\n")
  }

  @Test("credits lists every image in the three formats")
  func credits() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.md", "Text.\n\n![A tree](tree.jpg)\n*Photo by Jane Doe on Unsplash*\n\n![=1](=b.jpg)\n")
    let json = await TestRun.stet(["credits", "a.md", "--format", "json"], in: folder.path)
    #expect(json.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["src"] as? String } == ["tree.jpg", "=b.jpg"])
    #expect(rows[0]["creators"] as? [String] == ["Jane Doe"])
    #expect(
      Set(rows[0].keys) == [
        "path", "src", "range", "creators", "source", "licence", "links", "level", "channel",
      ])
    let csv = await TestRun.stet(["credits", "a.md", "--format", "csv"], in: folder.path)
    #expect(csv.output.hasPrefix("path,line,column,src,"))
    #expect(csv.output.contains("a.md,6,1,'=b.jpg,"))
    let text = await TestRun.stet(["credits", "a.md"], in: folder.path)
    #expect(text.output.hasPrefix("a.md:3:1: tree.jpg\n"))
  }

  /// Two posts of a site and what they lead to.
  private func linkedPosts() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<p>Home</p>")
    try folder.write("_redirects", "/old /b.html 301\n")
    try folder.write("pic.pdf", "x")
    try folder.write(
      "a.md",
      "# The \"ferry\"\n\n[b](b.html) [again](/b.html#top) [c](gone.html) [d](/old) [e](pic.pdf)\n"
        + "[f](=1+2) [g](#the-ferry) [h](https://example.com/) [i](mailto:a@example.com)\n\n"
        + "## Similar Posts\n\n- [B](/b.html)\n")
    try folder.write(
      "b.html", "<main><h1>B</h1><p>x <a href=a.html>a</a> <a href=b.html>b</a></main>")
    return folder
  }

  @Test("links lists every link with what it leads to, in the three formats")
  func links() async throws {
    let folder = try linkedPosts()
    let json = await TestRun.stet(["links", "a.md", "--format", "json"], in: folder.path)
    #expect(json.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let found = rows.map { row in
      ["target", "kind", "verdict", "resolved", "final"].map { row[$0] as? String ?? "-" }
        .joined(separator: " ")
    }
    #expect(
      found == [
        "b.html internal ok b.html ", "/b.html#top internal ok b.html ",
        "gone.html internal broken  ", "/old internal moved b.html /b.html",
        "pic.pdf internal ok pic.pdf ", "=1+2 internal broken  ", "#the-ferry anchor ok a.md ",
        "https://example.com/ external   ", "mailto:a@example.com other   ",
        "/b.html internal ok b.html ",
      ])
    #expect(
      Set(rows[0].keys) == [
        "path", "range", "target", "resolved", "kind", "verdict", "status", "final",
      ])
    let csv = await TestRun.stet(["links", "a.md", "--format", "csv"], in: folder.path)
    #expect(csv.output.hasPrefix("path,line,column,target,resolved,kind,verdict,status,final\r\n"))
    #expect(csv.output.contains("a.md,4,5,'=1+2,,internal,broken,,\r\n"))
    let text = await TestRun.stet(["links", "a.md"], in: folder.path)
    #expect(text.output.hasPrefix("a.md:3:5: b.html\n  internal, ok: b.html\n"))
    #expect(
      text.output.hasSuffix("10 links: 5 ok, 1 moved, 2 broken, 2 not checked\n"),
      "\(text.output)")
  }

  @Test(
    "links asks the network when it is told to, never for private addresses, and keeps the answer")
  func onlineLinks() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.md", "---\ndate: 2024-05-06\n---\n\n[a](http://127.0.0.1/a) [b](http://127.0.0.1:1/b)\n")
    let guarded = await TestRun.stet(
      ["links", "a.md", "--online", "--cache", "c"], in: folder.path)
    #expect(guarded.output.contains("external, blocked: its address is not a public one\n"))
    #expect(guarded.output.contains("external, blocked: only ports 80 and 443 are checked\n"))
    let open = await TestRun.stet(
      [
        "links", "a.md", "--online", "--cache", "c", "--allow-private", "--archive", "--max-urls",
        "2",
      ],
      in: folder.path)
    #expect(
      open.output.contains(
        "broken: its host does not answer\n  archive: https://web.archive.org/web/2024*/"
          + "http://127.0.0.1:1/b\n"), "\(open.output)")
    let cached = await TestRun.stet(["links", "a.md", "--cache", "c"], in: folder.path)
    #expect(
      cached.output.contains("http://127.0.0.1:1/b\n  external, broken: its host does not answer"),
      "\(cached.output)")
  }

  @Test("links draws which posts lead to which from their text")
  func linkGraph() async throws {
    let folder = try linkedPosts()
    let json = await TestRun.stet(["links", ".", "--graph", "json"], in: folder.path)
    let graph = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let edges = try #require(graph["edges"] as? [[String: Any]])
    #expect(
      edges.map { "\($0["from"] ?? "") \($0["to"] ?? "") \($0["links"] ?? "")" } == [
        "a.md b.html 3", "b.html a.md 1",
      ])
    let dot = await TestRun.stet(["links", ".", "--graph", "dot"], in: folder.path)
    #expect(
      dot.output == """
        digraph links {
          node [shape=box];
          "a.md" [label="The \\"ferry\\""];
          "b.html" [label="B"];
          "index.html";
          "a.md" -> "b.html" [weight=3];
          "b.html" -> "a.md";
        }

        """)
    let wrong = await TestRun.stet(["links", ".", "--site", "gone"], in: folder.path)
    #expect(wrong.status == 2)
  }

  @Test("rules lists every rule within 80 columns and as JSON, and shows one rule's page")
  func rules() async throws {
    let table = await TestRun.stet(["rules"])
    #expect(table.status == 0)
    #expect(table.output.contains("unreadable-post"))
    #expect(table.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    let json = await TestRun.stet(["rules", "--format", "json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    for row in rows {
      #expect(
        Set(row.keys) == ["id", "family", "summary", "severity", "fix", "needs", "options"])
    }
    let id = try #require(rows.first?["id"] as? String)
    let page = await TestRun.stet(["rules", id])
    #expect(page.status == 0)
    #expect(page.output.hasPrefix(id + "\n\n"))
  }
}
