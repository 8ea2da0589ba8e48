// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sites as people keep them: built below a path, with the host's files above, with pages that send on.
@Suite("Sites as generators and hosts make them")
struct RealSitesTests {
  private static func page(_ body: String, head: String = "") -> String {
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Boats</title>\(head)"
      + "</head><body><main><article><h1>Boats</h1><p>\(body)</p></article></main></body></html>"
  }

  private static func links(_ addresses: [String]) -> String {
    addresses.map { "<a href=\"\($0)\">a boat</a>" }.joined(separator: " ")
  }

  /// The findings on the page at `path`, as the addresses that they stand on, with what the fix writes.
  private static func said(_ path: String, _ folder: TemporaryFolder) async throws -> [String] {
    try await SiteTests.findings(path, in: folder).map { found in
      let edit = found.edits.first.map { " -> \($0)" } ?? ""
      return "\(found.severity) \(found.text)\(edit)"
    }
  }

  /// The posts that a run over `paths` checks.
  private static func checked(
    _ arguments: [String], _ folder: TemporaryFolder
  ) async throws -> [String] {
    let run = await TestRun.stet(
      ["lint", "--only", "internal-links", "--format", "json"] + arguments, in: folder.path)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (report?["posts"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
  }

  @Test("A built site beside its generator's settings is served under their path")
  func builtSite() async throws {
    let folder = try TemporaryFolder()
    try folder.write("astro.config.mjs", "export default { site: 'https://a.org', base: '/town' }")
    try folder.write(
      "dist/index.html",
      Self.page(Self.links(["/town/piers/", "/piers/", "/town/gone/", "/town/", "/other/"])))
    try folder.write("dist/piers/index.html", Self.page("x"))
    #expect(
      try await Self.said("dist/index.html", folder) == [
        "error /piers/ -> /town/piers/", "error /town/gone/",
      ])
    let config = await TestRun.stet(["config", "dist/index.html"], in: folder.path)
    for part in [
      "site.root: dist", "found by astro.config.mjs", "# served under /town/",
      "found by ../astro.config.mjs",
    ] { #expect(config.output.contains(part), "\(part)") }
  }

  @Test("A host's files above the site's folder hold for it")
  func hostAbove() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "site: {root: out}")
    try folder.write(
      "netlify.toml",
      """
      [build]
      publish = "out"
      [[redirects]]
      from = "/old"
      to = "/piers/"
      [[redirects]]
      from = "/fn/*"
      to = "/.netlify/functions/:splat"
      status = 200
      """)
    try folder.write(
      "out/index.html", Self.page(Self.links(["/old", "/fn/a", "/gone", "/piers"])))
    try folder.write("out/piers/index.html", Self.page("x"))
    #expect(
      try await Self.said("out/index.html", folder) == [
        "suggestion /old -> /piers/", "error /gone",
      ])
    let config = await TestRun.stet(["config", "out/index.html"], in: folder.path)
    #expect(config.output.contains("site.host: netlify"))
    #expect(config.output.contains("found by ../netlify.toml"))
    // One that publishes another folder is another site's.
    try SiteTests.replace("publish = \"out\"", "publish = \"web\"", "netlify.toml", in: folder)
    #expect(
      try await Self.said("out/index.html", folder) == ["error /old", "error /fn/a", "error /gone"])
  }

  @Test("Pages that only send browsers on are followed")
  func refresh() async throws {
    func sending(_ address: String) -> String {
      "<!DOCTYPE html><title>Moved</title><meta http-equiv=refresh content=\"0; URL='\(address)'\">"
    }
    let folder = try TemporaryFolder()
    try folder.write(
      "index.html",
      Self.page(
        Self.links([
          "old/", "/older/", "/dead/", "/ring/", "/away/", "/slow/", "/piers/#gone", "/bare/",
          "/noted/", "/ping/",
        ])))
    try folder.write("piers/index.html", Self.page("x"))
    try folder.write("old/index.html", sending("/piers/"))
    try folder.write("older/index.html", sending("../old/"))
    try folder.write("dead/index.html", sending("/nowhere/"))
    try folder.write("ring/index.html", sending("/ring/"))
    try folder.write(
      "bare/index.html", "<title>x</title><meta\n http-equiv=refresh content=\"0, /piers/\">")
    try folder.write(
      "noted/index.html", Self.page("x", head: "<!-- <meta http-equiv=refresh content=0;/no/> -->"))
    try folder.write("ping/index.html", sending("/pong/"))
    try folder.write("pong/index.html", sending("/ping/"))
    try folder.write("away/index.html", sending("https://example.net/"))
    try folder.write(
      "slow/index.html",
      Self.page("x", head: "<meta http-equiv=\"refresh\" content=\"300;url=/piers/\">"))
    #expect(
      try await Self.said("index.html", folder) == [
        "suggestion old/ -> /piers/", "suggestion /older/ -> /piers/", "error /dead/",
        "error /piers/#gone", "suggestion /bare/ -> /piers/", "error /ping/",
      ])
  }

  @Test("A relative base, and a fragment under one, are resolved as browsers do")
  func base() async throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", Self.page("x"))
    try folder.write("piers/north.html", Self.page("<b id=\"east\">x</b>"))
    try folder.write(
      "a.html",
      Self.page(
        Self.links(["north.html", "north.html#east", "gone.html"]), head: "<base href=\"piers/\">"))
    #expect(try await Self.said("a.html", folder) == ["error gone.html"])
    try folder.write(
      "b/c.html",
      Self.page(
        Self.links(["#here", "a.html"]) + "<b id=\"here\">x</b>", head: "<base href=\"/\">"))
    #expect(try await Self.said("b/c.html", folder) == ["error #here"])
  }

  @Test("The site's own host is known in Unicode and in Punycode")
  func internationalHost() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "site: {root: ., url: 'https://größe.example'}")
    try folder.write(
      "index.html",
      Self.page(
        Self.links([
          "https://größe.example/a/", "https://xn--gre-6ka8i.example/b/",
          "https://GROESSE.example/c/",
          "https://xn--gre-6ka8i.example:443/",
        ])))
    #expect(
      try await Self.said("index.html", folder) == [
        "error https://größe.example/a/", "error https://xn--gre-6ka8i.example/b/",
      ])
  }

  @Test("Where most links from the root fail on several pages, the map is wrong and not the links")
  func misfit() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "baseURL = 'https://a.org/'")
    for number in 0..<6 {
      let links = (0..<6).map { "[a boat](/guide/boat-\(number)-\($0)/)" }.joined(separator: " ")
      try folder.write(
        "content/post-\(number).md",
        "---\ntitle: Boats\ndate: 2024-01-0\(number + 1)\n---\n\(links)\n")
    }
    try folder.write("content/last.md", "---\ntitle: Last\n---\n[a](/gone/) [b](post-9.md)\n")
    #expect(try await Self.said("content/last.md", folder) == ["error post-9.md"])
    let run = await TestRun.stet(
      ["lint", "--only", "internal-links,orphan-post", "."], in: folder.path)
    #expect(run.status == 1)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("37 of 37 links from the site's root are broken"))
    #expect(!run.output.contains("/guide/"))
    #expect(!run.output.contains("[orphan-post]"))
  }

  @Test("Where many links go to one folder that the site does not have, that folder is not judged")
  func unknownFolder() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "baseURL = 'https://a.org/'")
    for number in 0..<5 {
      let links = (0..<3).map { "[a boat](/shop/boat-\(number)-\($0)/)" }.joined(separator: " ")
      let others = (0..<5).map { "[a post](/post-\($0)/)" }.joined(separator: " ")
      try folder.write(
        "content/post-\(number).md", "---\ntitle: Boats\n---\n\(links) \(others) [x](/lost/)\n")
    }
    #expect(try await Self.said("content/post-0.md", folder) == ["error /lost/"])
  }

  @Test("Anchors that layouts make, and those of pages that are parts of others, are not missing")
  func anchors() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "hugo.yaml", "cascade: {_build: {render: never}, _target: {path: '{,/**}/_parts{,/**}'}}")
    try folder.write(
      "layouts/_default/single.html",
      "<div id=\"stay-in-touch\"><p id='note-{{ .Ordinal }}'></p></div>")
    try folder.write(
      "content/a.md",
      "---\ntitle: A\n---\n[x](#stay-in-touch) [y](#note-3) [z](#gone) [w](/b/#stay-in-touch)\n")
    try folder.write("content/b.md", "---\ntitle: B\n---\nx\n")
    try folder.write("content/_parts/c.md", "---\ntitle: C\n---\n[x](#of-the-page) [y](../b/)\n")
    #expect(try await Self.said("content/a.md", folder) == ["error #gone"])
    #expect(try await Self.said("content/_parts/c.md", folder) == [])
  }

  @Test(
    "A heading with a formula or an emoji leaves only its own anchor open; GitHub drops the emoji",
    arguments: [("---\ntitle: Boats\n---\n", []), ("", ["error #ferry -> #-ferry"])])
  func partialAnchors(_ front: String, _ more: [String]) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.md",
      front + """
        # Boats

        [a](#the-x2-boat) [b](#boat-of-x) [c](#fares) [d](#the-fare) [e](#boats-1) [f](#ferry) [g](#in-html)

        ## The $x^2$ boat

        ## ⛴ Ferry

        <h2>In HTML</h2>

        ## The fares

        """)
    let found = try await Self.said("a.md", folder)
    #expect(
      found == [
        "error #boat-of-x", "error #fares", "error #the-fare -> #the-fares",
        "error #boats-1 -> #boats",
      ] + more)
  }

  @Test("Fragments that scripts read are not checked, and what is in a template is not there")
  func programFragments() async throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", Self.page("x"))
    let open = [
      "#elementor-action%3Aaction%3Dpopup", "#popmake-7", "#gallery|2", "#t=30", "#page=4",
      "#xpointer(id(a))", "#comments", "#comment-12", "#/fares", "#!fares",
    ]
    try folder.write(
      "a.html",
      Self.page(
        Self.links(open + ["#fn1", "#inside", "#Fares"])
          + "<template><b id=inside>x</b></template><b id=\"fares\">x</b>"))
    #expect(
      try await Self.said("a.html", folder) == [
        "error #fn1", "error #inside", "error #Fares -> #fares",
      ])
  }

  @Test("A post that a tag of the generator links to is no orphan")
  func tagLinks() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "baseURL = 'https://a.org/'")
    for name in ["a", "b", "c", "d"] {
      try folder.write(
        "content/\(name).md", "---\ntitle: Post \(name)\ndate: 2024-01-01\n---\nText of \(name).\n")
    }
    try folder.write(
      "content/e.md",
      "---\ntitle: Post e\ndate: 2024-01-01\n---\n[a]({{< ref \"a.md\" >}}) [b]({{< link \"/b/\" >}})\n"
    )
    try folder.write(
      "content/d.md", "---\ntitle: Post d\ndate: 2024-01-01\nexpiryDate: 2024-02-01\n---\nText.\n")
    let run = await TestRun.stet(
      ["lint", "--only", "orphan-post", "--format", "compact", "--today", "2024-03-01", "."],
      in: folder.path)
    let lines = run.output.split(separator: "\n").filter { $0.contains("orphan-post") }
    #expect(
      lines.compactMap { $0.split(separator: ":").first } == ["content/c.md", "content/e.md"])
  }

  // MARK: Which files

  @Test("A walk leaves out packages, environments, layouts and built sites; naming one reads it")
  func walk() async throws {
    let folder = try TemporaryFolder()
    let left = [
      "node_modules/a/readme.md", "sub/node_modules/b.md", "vendor/c.md", "env/lib/d.md",
      "layouts/e.html", "themes/t/f.md", "public/g.html", "gems/vendor/bundle/h.md",
      "old/_site/i.html",
    ]
    for name in ["content/post.md", "vendors/x.md", "notes/vendor/y.md", "hugo.toml"] + left {
      try folder.write(name, name == "hugo.toml" ? "title = 'x'" : "x")
    }
    try folder.write("env/pyvenv.cfg", "")
    let all = ["content/post.md", "notes/vendor/y.md", "vendors/x.md"]
    #expect(try await Self.checked(["."], folder) == all)
    #expect(
      try await Self.checked(["public", "vendor", "layouts/e.html"], folder) == [
        "layouts/e.html", "public/g.html", "vendor/c.md",
      ])
    try folder.write(".stet.yml", "site: {root: public}")
    #expect(
      try await Self.checked(["."], folder) == all.prefix(2) + ["public/g.html", "vendors/x.md"])
  }

  @Test("A built site is read where there is nothing else")
  func builtAlone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("_config.yml", "destination: ./docs/site")
    try folder.write("docs/site/index.html", Self.page("x"))
    #expect(try await Self.checked(["."], folder) == ["docs/site/index.html"])
    try folder.write("docs/a.md", "x")
    #expect(try await Self.checked(["."], folder) == ["docs/a.md"])
  }

  @Test("'ignore' holds for files that are named with --force-exclude")
  func forceExclude() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "ignore: [drafts/**]")
    try folder.write("drafts/a.md", "x")
    try folder.write("b.md", "x")
    #expect(try await Self.checked(["drafts/a.md", "b.md"], folder) == ["b.md", "drafts/a.md"])
    #expect(try await Self.checked(["drafts/a.md", "b.md", "--force-exclude"], folder) == ["b.md"])
    let run = await TestRun.stet(
      ["--force-exclude", "--allow-empty", "drafts/a.md"], in: folder.path)
    #expect(run.status == 0)
  }

  @Test(
    "Settings under another name are told of",
    arguments: [".stet.yaml", "stet.yml", "stet.yaml", ".stet.json", ".stet.toml"])
  func misnamed(_ name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(name, "rules: {}")
    try folder.write("sub/a.md", "x")
    let run = await TestRun.stet(["lint", "--only", "bold-heading", "sub"], in: folder.path)
    #expect(run.error.contains("\(name) is ignored"))
    #expect(run.error.contains("rename it to '.stet.yml'"))
    try folder.write(".stet.yml", "rules: {}")
    let other = await TestRun.stet(["lint", "--only", "bold-heading", "sub"], in: folder.path)
    #expect(!other.error.contains("is not read"))
  }

  @Test(
    "Links to posts that are not out yet are told, unless the settings let the generator write them",
    arguments: [
      ("", ["warning /posts/coming/", "warning /posts/sketch/"]),
      ("buildFuture = true", ["warning /posts/sketch/"]),
      ("buildFuture = true\nbuildDrafts = true", []),
    ])
  func early(_ settings: String, _ expected: [String]) async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "title = 'Boats'\n" + settings)
    try folder.write("content/posts/coming.md", "---\ndate: 2999-01-01\n---\nx")
    try folder.write("content/posts/sketch.md", "---\ndraft: true\n---\nx")
    try folder.write(
      "content/posts/a.md", "---\ntitle: A\n---\n[a](/posts/coming/) [b](/posts/sketch/)")
    #expect(try await Self.said("content/posts/a.md", folder) == expected)
  }

  @Test("Links to posts that have expired are told, and to drafts that lists make, on Hugo")
  func expired() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "title = 'Boats'")
    try folder.write("content/posts/gone.md", "---\nexpiryDate: 2001-01-01\n---\nx")
    try folder.write("content/posts/still.md", "---\nexpiryDate: 2999-01-01\n---\nx")
    try folder.write("content/notes/_index.md", "---\ncascade: {draft: true}\n---\n")
    try folder.write("content/notes/n.md", "---\ntitle: N\n---\nx")
    try folder.write(
      "content/posts/a.md",
      "---\ntitle: A\n---\n[a](/posts/gone/) [b](/posts/still/) [c](/notes/n/)")
    let said = ["suggestion /posts/gone/", "warning /notes/n/"]
    #expect(try await Self.said("content/posts/a.md", folder) == said)
    #expect(try await Self.said("content/posts/a.md", folder) == said)
    // For as long as a post is shown, what expires with it or later is there; nobody reads one that has expired.
    for (date, expected) in [
      ("2000-12-31", []), ("2001-01-01", []), ("2001-01-02", []),
      ("2998-01-02", ["suggestion /posts/gone/"]),
    ] {
      try folder.write(
        "content/posts/old.md", "---\ntitle: O\nexpiryDate: \(date)\n---\n[a](/posts/gone/)")
      #expect(try await Self.said("content/posts/old.md", folder) == expected)
      try folder.write(
        "content/posts/old.md",
        "---\ntitle: O\nexpiryDate: \(date)\n---\n[a]({{< ref \"gone.md\" >}})")
      #expect(try await Self.said("content/posts/old.md", folder).count == expected.count)
    }
    // The address of a page that expired may be another's alias.
    try folder.write("content/posts/new.md", "---\naliases: [/posts/gone/]\n---\nx")
    #expect(try await Self.said("content/posts/a.md", folder) == ["warning /notes/n/"])
    try folder.write("hugo.toml", "buildExpired = true\nbuildDrafts = true")
    #expect(try await Self.said("content/posts/a.md", folder).isEmpty)
  }

  @Test(
    "Where a link from a part of pages leads, and images that are kept elsewhere, nobody can tell")
  func elsewhere() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "title = 'Boats'")
    try folder.write("content/_index.md", "---\ntitle: Home\n---\nx")
    try folder.write("content/piers/_includes/more.md", "[a](../fares/) [b](/fares/) [c](#x)")
    #expect(
      try await Self.said("content/piers/_includes/more.md", folder).contains("error /fares/"))
    #expect(
      try await !Self.said("content/piers/_includes/more.md", folder).contains("error ../fares/"))
    let post = "content/posts/a.md"
    try folder.write(post, "---\ntitle: A\n---\n[a](/images/a.png) [b](/files/b.pdf)")
    #expect(try await Self.said(post, folder) == ["error /files/b.pdf"])
    try folder.write("static/icons/c.png", "x")
    #expect(try await Self.said(post, folder) == ["error /images/a.png", "error /files/b.pdf"])
  }

  @Test("On Hugo, front matter behind blank lines and what lists hand on say where pages are")
  func handedOn() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hugo.toml", "title = 'Boats'")
    try folder.write("content/posts/moved.md", "\n\n---\nurl: /quay/\n---\nx")
    try folder.write("content/posts/a.md", "---\ntitle: A\n---\n[a](/quay/) [b](/nowhere/)")
    #expect(try await Self.said("content/posts/a.md", folder) == ["error /nowhere/"])
    try folder.write("content/docs/_index.md", "---\ncascade: {url: '/d/:slug/'}\n---\n")
    try folder.write("content/docs/b.md", "---\ntitle: B\n---\nx")
    #expect(try await Self.said("content/posts/a.md", folder).isEmpty)
  }
}
