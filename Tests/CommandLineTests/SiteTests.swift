// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The site around posts: found, given, and asked about every link.
@Suite("Links through the site on the disk")
struct SiteTests {
  /// One finding as the JSON report has it.
  struct Found: Equatable, CustomStringConvertible {
    var rule: String
    var severity: String
    var message: String
    /// What it stands on.
    var text: String
    /// What its fix writes.
    var edits: [String]

    var description: String { "\(rule) (\(severity)) on '\(text)': \(message) \(edits)" }
  }

  @Test("A link to the host that the generator is set to is one to the site's own pages")
  func ownHost() async throws {
    let folder = try TemporaryFolder()
    try folder.write("_config.yml", "url: https://ferry.harbour.net\npermalink: /:title/\n")
    try folder.write("_posts/2024-01-01-tide.md", "---\ntitle: The tide\n---\n\nIt rises.\n")
    let words = String(repeating: "The ferry leaves at six. ", count: 70)
    for (host, isTold) in [("ferry.harbour.net", false), ("www.pier.net", true)] {
      try folder.write(
        "_posts/2024-02-01-ferry.md",
        "---\ntitle: The ferry\n---\n\n\(words)[tide](https://\(host)/tide/) [b](https://bus.net/)\n"
      )
      let run = await TestRun.stet(
        ["lint", "--only", "link-count", "--format", "compact", "_posts/2024-02-01-ferry.md"],
        in: folder.path)
      #expect(run.output.contains("[link-count]") == isTold, "\(host): \(run.output)")
    }
  }

  static let rules = "related-links,internal-links,image-file,excerpt-stale"

  static func findings(
    _ path: String, in folder: TemporaryFolder, _ more: [String] = []
  ) async throws -> [Found] {
    let run = await TestRun.stet(
      ["lint", "--only", rules, "--format", "json", "--today", "2024-03-01", path] + more,
      in: folder.path)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let posts = try #require(report["posts"] as? [[String: Any]])
    let bytes = Array(try folder.read(path).utf8)
    return try posts.flatMap { try #require($0["findings"] as? [[String: Any]]) }.map { item in
      let range = try #require(item["range"] as? [String: Any])
      func offset(_ name: String) throws -> Int {
        let place = try #require(range[name] as? [String: Any])
        return try #require(place["offset"] as? Int)
      }
      let start = try offset("start")
      let end = try offset("end")
      let fix = item["fix"] as? [String: Any]
      let edits = (fix?["edits"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
      return Found(
        rule: try #require(item["rule"] as? String),
        severity: try #require(item["severity"] as? String),
        message: try #require(item["message"] as? String),
        text: String(decoding: bytes[start..<end], as: UTF8.self), edits: edits)
    }
  }

  // MARK: The sample site

  /// The samples in one format, and how to change them.
  struct Sample: Sendable, CustomTestStringConvertible {
    var format: String
    /// The post, and any other by its name.
    var post: @Sendable (String) -> String
    /// The address of a post.
    var address: @Sendable (String) -> String
    var testDescription: String { format }

    static let name = "the-role-of-empathy-in-building-connections"
    static let other = "effective-networking-strategies"
    static let all = [
      Sample(format: "html", post: { "html/\($0)/index.html" }, address: { "/\($0)/" }),
      Sample(format: "markdown", post: { "markdown/posts/\($0).md" }, address: { "/posts/\($0)/" }),
    ]

    var path: String { post(Self.name) }

    func folder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: Suites.packageRoot + "/samples/" + format, toPath: folder.path + "/" + format)
      return folder
    }

    /// Renames the file or folder of the post `name`; no new name takes it away.
    func move(_ name: String, to new: String?, in folder: TemporaryFolder) throws {
      func place(_ name: String) -> String {
        folder.path + "/" + (format == "html" ? "html/\(name)" : post(name))
      }
      if let new {
        try FileManager.default.moveItem(atPath: place(name), toPath: place(new))
      } else {
        try FileManager.default.removeItem(atPath: place(name))
      }
    }
  }

  static func replace(
    _ old: String, _ new: String, _ path: String, in folder: TemporaryFolder
  ) throws {
    let text = try folder.read(path)
    #expect(text.contains(old), "\(old) in \(path)")
    try folder.write(path, text.replacingOccurrences(of: old, with: new))
  }

  @Test("The samples have no finding", arguments: Sample.all)
  func clean(_ sample: Sample) async throws {
    let folder = try sample.folder()
    #expect(try await Self.findings(sample.path, in: folder) == [])
  }

  @Test("A target that is gone is one finding", arguments: Sample.all)
  func gone(_ sample: Sample) async throws {
    let folder = try sample.folder()
    try sample.move(Sample.other, to: nil, in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule) == ["related-links"])
    #expect(found.map(\.severity) == ["error"])
    #expect(found.map(\.text) == [sample.address(Sample.other)])
    #expect(found.first?.message.contains("is broken") == true)
    #expect(found.first?.edits == [])
  }

  @Test(
    "A target in another letter case is one finding, and its case is offered", arguments: Sample.all
  )
  func letterCase(_ sample: Sample) async throws {
    let folder = try sample.folder()
    let new = "Effective-Networking-Strategies"
    try sample.move(Sample.other, to: new, in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule) == ["related-links"])
    #expect(found.map(\.text) == [sample.address(Sample.other)])
    #expect(found.first?.message.contains(sample.address(new)) == true)
    let edits = Set(found.first?.edits ?? [])
    #expect(edits == [sample.address(new)])
    #expect(found.first?.edits.count == (sample.format == "html" ? 3 : 1))
  }

  @Test(
    "A draft, and a post of tomorrow, are one finding each",
    arguments: [("draft: true", "a draft"), ("date: 2024-03-02", "2024-03-02")])
  func unpublished(_ line: String, _ message: String) async throws {
    let sample = Sample.all[1]
    let folder = try sample.folder()
    let path = sample.post(Sample.other)
    try Self.replace("date: 2024-01-12", line, path, in: folder)
    try Self.replace(
      "\n---\n\n", "\n---\n\n[See](/posts/\(Sample.other)/).\n\n", sample.path, in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule).sorted() == ["internal-links", "related-links"])
    #expect(found.map(\.severity).sorted() == ["error", "warning"])
    #expect(
      found.allSatisfy { $0.message.contains(message) && $0.text == sample.address(Sample.other) })
  }

  @Test("A card that leads to the post itself is one finding", arguments: Sample.all)
  func itself(_ sample: Sample) async throws {
    let folder = try sample.folder()
    try Self.replace(
      sample.address(Sample.other), sample.address(Sample.name), sample.path, in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.text) == [sample.address(Sample.name)])
    #expect(found.first?.message.contains("the post itself") == true)
  }

  @Test("The same target twice is one finding", arguments: Sample.all)
  func twice(_ sample: Sample) async throws {
    let folder = try sample.folder()
    let first = sample.address("building-meaningful-professional-relationships")
    try Self.replace(sample.address(Sample.other), first, sample.path, in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.text) == [first])
    #expect(found.first?.message.contains("same post as another") == true)
  }

  @Test("A title that changed is one finding, and the new one is offered", arguments: Sample.all)
  func title(_ sample: Sample) async throws {
    let folder = try sample.folder()
    try Self.replace(
      "Effective Networking Strategies", "Networking That Works", sample.post(Sample.other),
      in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule) == ["related-links"])
    #expect(found.map(\.text) == ["Effective Networking Strategies"])
    #expect(found.first?.edits == ["Networking That Works"])
  }

  @Test("A wrong fragment is one finding, and the nearest anchor is offered", arguments: Sample.all)
  func fragment(_ sample: Sample) async throws {
    let folder = try sample.folder()
    let isHTML = sample.format == "html"
    let target = sample.address(Sample.other)
    if isHTML {
      try Self.replace(
        "<footer", "<p id=\"first-steps\">x</p><footer", sample.post(Sample.other), in: folder)
      try Self.replace(
        "single-content\">",
        "single-content\"><p><a href=\"\(target)#first-step\">A</a> <a href=\"\(target)#first-steps\">B</a></p>",
        sample.path,
        in: folder)
    } else {
      try Self.replace(
        "\n---\n\n", "\n---\n\n## First steps\n\n", sample.post(Sample.other), in: folder)
      try Self.replace(
        "\n---\n\n", "\n---\n\n[A](\(target)#first-step) [B](\(target)#first-steps)\n\n",
        sample.path, in: folder)
    }
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule) == ["internal-links"])
    #expect(found.map(\.text) == [target + "#first-step"])
    #expect(found.first?.edits == [target + "#first-steps"])
  }

  @Test("A card that says what its post does not is one finding", arguments: Sample.all)
  func stale(_ sample: Sample) async throws {
    let folder = try sample.folder()
    try Self.replace(
      "Building a strong network is a crucial aspect", "A small network is a crucial aspect",
      sample.post(Sample.other), in: folder)
    let found = try await Self.findings(sample.path, in: folder)
    #expect(found.map(\.rule) == ["excerpt-stale"])
    #expect(found.first?.text.hasPrefix("Building a strong network") == true)
    // The post in Markdown has an excerpt of its own.
    let own = "A small network is a crucial aspect of personal and professional growth."
    #expect(found.first?.edits == (sample.format == "html" ? [] : [own]))
  }

  // MARK: Sites that are found

  @Test("A site is found by what is in its folder, and shown with its settings")
  func found() async throws {
    let folder = try TemporaryFolder()
    try folder.write("site/_config.yml", "url: https://example.org\npermalink: pretty\n")
    try folder.write("site/CNAME", "example.org\n")
    try folder.write("site/index.md", "---\ntitle: Home\n---\nx\n")
    try folder.write(
      "site/_posts/2024-01-02-piers.md", "---\ntitle: Piers\n---\n## Old piers\n\nx\n")
    let path = "site/_posts/2024-01-03-ferry.md"
    try folder.write(
      path,
      """
      ---
      title: The ferry
      ---

      [a](/2024/01/02/piers/) [b](/2024/01/02/piers/#old-piers) [c](https://example.org/2024/01/02/piers)
      [d](/2024/01/02/peers/) [e](/2024/01/02/piers/#old-pier) [f](/tags/boats/) [g](/feed.xml)
      [h](/boats/) [i](https://example.com/boats/) [j]({{ site.baseurl }}/x/) [k](../../../.secret)

      """)
    let found = try await Self.findings(path, in: folder)
    #expect(
      found.map(\.text) == [
        "/2024/01/02/peers/", "/2024/01/02/piers/#old-pier", "/boats/",
      ])
    #expect(found.map(\.severity) == ["error", "error", "error"])
    #expect(
      found.map(\.edits) == [
        ["/2024/01/02/piers/"],
        ["/2024/01/02/piers/#old-piers"], [],
      ])
    let config = await TestRun.stet(["config", path], in: folder.path)
    for part in [
      "site.root: site ", "# found by _config.yml", "site.generator: jekyll",
      "site.host: github-pages", "# found by CNAME", "site.url: https://example.org",
    ] {
      #expect(config.output.contains(part), "\(part)")
    }
  }

  @Test("Tags that name a source lead to its page")
  func tags() async throws {
    let folder = try TemporaryFolder()
    try folder.write("jekyll/_config.yml", "url: https://example.org\n")
    try folder.write("jekyll/index.md", "---\n---\nHome\n")
    try folder.write("jekyll/_posts/sea/2024-01-02-piers.md", "---\n---\n## Old piers\n")
    try folder.write(
      "jekyll/post.md",
      "---\n---\n[a]({% post_url 2024-01-02-piers %}) [b]({{ site.baseurl }}{% post_url 2024-01-02-peers %})"
        + " [c]({% link _posts/sea/2024-01-02-piers.md %}#old-pier) [d]({% link gone.md %}) [e]({% x %})\n"
    )
    let jekyll = try await Self.findings("jekyll/post.md", in: folder)
    #expect(
      jekyll.map(\.text) == [
        "{{ site.baseurl }}{% post_url 2024-01-02-peers %}",
        "{% link _posts/sea/2024-01-02-piers.md %}#old-pier", "{% link gone.md %}",
      ])
    #expect(jekyll[1].message.contains("old-pier"))
    #expect(jekyll.map(\.edits) == [[], [], []])

    try folder.write("hugo/hugo.toml", "baseURL = 'https://example.org/'\n")
    try folder.write("hugo/content/_index.md", "---\ntitle: Home\n---\n")
    try folder.write("hugo/content/sea/piers.md", "---\ntitle: Piers\n---\n## Old piers\n")
    try folder.write("hugo/content/sea/boats/index.md", "---\ntitle: Boats\n---\nx\n")
    try folder.write(
      "hugo/content/sea/post.md",
      "---\ntitle: x\n---\n[a]({{< ref \"piers.md\" >}}) [b]({{< relref \"/sea/boats\" >}})"
        + " [c]({{% ref \"peers\" %}}) [d]({{< ref \"piers#old-pier\" >}}) [e]({{< ref path=\"sea/piers\" >}})\n"
    )
    let hugo = try await Self.findings("hugo/content/sea/post.md", in: folder)
    #expect(
      hugo.map(\.text) == ["{{% ref \"peers\" %}}", "{{< ref \"piers#old-pier\" >}}"])
    #expect(hugo.last?.message.contains("old-pier") == true)
    #expect(hugo.map(\.edits) == [[], []])
  }

  @Test("A lone page is no site, nor is what lies outside the repository")
  func lone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("page/index.html", "<p><a href=\"/gone/\">a</a> <a href=\"#x\">b</a></p>")
    try folder.write("page/index_files/frame.html", "<p>x</p>")
    let found = try await Self.findings("page/index.html", in: folder)
    #expect(found.map(\.text) == ["#x"])
    try folder.write("page/about.html", "<p>x</p>")
    let more = try await Self.findings("page/index.html", in: folder)
    #expect(more.map(\.text) == ["/gone/", "#x"])
    try folder.write("inner/.git/HEAD", "x")
    try folder.write("index.html", "<p>x</p>")
    try folder.write("inner/post.md", "[a](/gone/)\n")
    #expect(try await Self.findings("inner/post.md", in: folder) == [])
  }

  @Test("Nothing behind a symbolic link is read, and what it may hold is not told to be missing")
  func jail() async throws {
    let folder = try TemporaryFolder()
    try folder.write("secret/keys.html", "<p id=key>x</p>")
    try folder.write("site/index.html", "<p>x</p>")
    try folder.write("site/real/page.html", "<p>x</p>")
    try folder.link("site/out", to: "../secret")
    try folder.link("site/same", to: "real")
    try folder.link("site/loop", to: "..")
    try folder.write(
      "site/post.html",
      "<p><a href=/out/keys.html>a</a> <a href=../secret/keys.html>b</a> <a href=/same/page.html>c</a></p>"
    )
    let found = try await Self.findings("site/post.html", in: folder, ["--site", "site"])
    #expect(found.map(\.text) == [])
    try folder.write("site/post.html", "<p><a href=/outer/keys.html>a</a></p>")
    let missing = try await Self.findings("site/post.html", in: folder, ["--site", "site"])
    #expect(missing.map(\.text) == ["/outer/keys.html"])
  }

  @Test(
    "A folder of posts alone is a part of a site: only what is missing among its like is flagged")
  func part() async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/piers.md", "# Piers\n")
    try folder.write(
      "posts/ferry.md",
      "[a](/about/) [b](/blog/x/) [c](/posts/) [d](/posts/piers/) [e](/posts/peers/) [f](piers.md) [g](peers.md)\n"
    )
    let found = try await Self.findings("posts/ferry.md", in: folder, ["--site", "."])
    #expect(found.map(\.text) == ["/posts/peers/", "peers.md"])
    #expect(found.map(\.edits) == [["/posts/piers/"], ["piers.md"]])
  }

  @Test("A wrong generator or host is told with the nearest name")
  func wrongNames() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "site: {generator: jekyl, host: netlfy}\n")
    try folder.write("a.md", "x\n")
    let run = await TestRun.stet(["lint", "a.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("did you mean 'jekyll'?"))
    #expect(run.output.contains("did you mean 'netlify'?"))
  }

  @Test("The host's redirects are followed and offered")
  func redirects() async throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<p>x</p>")
    try folder.write("_redirects", "/old/* /new/:splat 301\n")
    try folder.write("new/pier.html", "<p>x</p>")
    try folder.write(
      "post.md", "[a](/old/pier) [b](/new/pier/) [c](/new/pier) [d](/old/gone)\n")
    let found = try await Self.findings("post.md", in: folder, ["--site", "."])
    #expect(found.map(\.text) == ["/old/pier", "/old/gone"])
    #expect(found.map(\.severity) == ["suggestion", "error"])
    #expect(found.map(\.edits) == [["/new/pier"], []])
    // A last slash that the host takes away is told when it is asked for.
    try folder.write(".stet.yml", "rules: {internal-links: {slashes: true}}\n")
    let all = try await Self.findings("post.md", in: folder, ["--site", "."])
    #expect(all.map(\.text) == ["/old/pier", "/new/pier/", "/old/gone"])
    #expect(all.map(\.edits) == [["/new/pier"], ["/new/pier"], []])
  }

  @Test("The address offered for a redirect keeps the place on the page")
  func redirectedPlaces() async throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<p>x</p>")
    try folder.write("_redirects", "/old/* /new/:splat 301\n/named /new/pier#fares 301\n")
    try folder.write("new/pier.html", "<h2 id=times>x</h2><h2 id=fares>y</h2>")
    try folder.write("post.md", "[a](/old/pier#times) [b](/old/pier) [c](/named)\n")
    let found = try await Self.findings("post.md", in: folder, ["--site", "."])
    // What the host leads on to a place of a page is left alone.
    #expect(found.map(\.text) == ["/old/pier#times", "/old/pier"])
    #expect(found.map(\.edits) == [["/new/pier#times"], ["/new/pier"]])
    #expect(found.first?.message.contains("'/new/pier#times'") == true)
  }
}
