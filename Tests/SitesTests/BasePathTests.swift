// SPDX-License-Identifier: Apache-2.0

import Articles
import Sites
import SourceText
import Testing
import WebAddresses

@Suite("Sites that are served under a path")
struct BasePathTests {
  private static func facts(
    _ files: [String: String], _ settings: SiteFacts.Settings = SiteFacts.Settings(),
    outer: SiteFacts.Outer = SiteFacts.Outer()
  ) -> SiteFacts {
    SiteFacts(
      paths: files.keys.filter { !$0.hasPrefix("../") }.sorted(), settings: settings, outer: outer
    ) { path in files[path].map { SourceText(path: path, $0) } }
  }

  @Test(
    "A link without the path is missing where it is there under it, and leaves the site elsewhere",
    arguments: [
      ("/town/boats/", "found"), ("/boats/", "missing, /town/boats/"),
      ("/boats", "missing, /town/boats"), ("/map.png", "missing, /town/map.png"),
      ("/town/gone/", "missing"), ("/gone/", "outside"), ("/", "outside"), ("/town", "found"),
      ("https://example.org/boats/", "outside"), ("https://example.org/town/gone/", "missing"),
      ("boats/", "found"),
    ])
  func lookup(_ address: String, _ expected: String) {
    let site = SiteIndex(
      paths: ["index.html", "boats/index.html", "map.png"],
      generator: PlainGenerator(basePath: "town"), host: .plain, url: "https://example.org/town"
    ) { _ in (nil, false) }
    let answer = site.answer(WebAddress(address), from: "index.html")
    let said =
      switch answer.outcome {
      case .entry: "found"
      case .missing: "missing" + (answer.right.map { ", \($0)" } ?? "")
      case .outside: "outside"
      case .unknown: "unknown"
      }
    #expect(said == expected)
  }

  @Test("An image without the path is found under it")
  func images() {
    let site = SiteIndex(
      paths: ["index.html", "map.png"], generator: PlainGenerator(basePath: "town"), host: .plain,
      url: nil
    ) { _ in (nil, false) }
    #expect(
      site.file(WebAddress("/map.png"), from: "index.html") == .outsideBase(right: "/town/map.png"))
    #expect(site.file(WebAddress("/town/map.png"), from: "index.html") == .file(1, spelling: nil))
    #expect(site.file(WebAddress("/gone.png"), from: "index.html") == .outside)
  }

  @Test(
    "The path is told by the settings of the generator that wrote the site",
    arguments: [
      (
        "astro.config.mjs", "export default { site: 'https://a.org', base: '/town' }", "dist",
        "town"
      ),
      ("_config.yml", "baseurl: /town\nurl: https://a.org", "_site", "town"),
      ("hugo.toml", "baseURL = 'https://a.org/town/'", "public", "town"),
      ("hugo.yaml", "baseURL: https://a.org/town/\npublishDir: docs", "docs", "town"),
      ("hugo.yaml", "baseURL: https://a.org/town/", "docs", ""),
      (".eleventy.js", "module.exports = () => ({ pathPrefix: '/town/' })", "_site", "town"),
    ])
  func builders(_ name: String, _ text: String, _ folder: String, _ base: String) {
    let outer = SiteFacts.Outer(folders: [
      OuterFolder(prefix: "../", inside: folder, files: FolderFiles(places: [name, folder]))
    ])
    let facts = Self.facts(["index.html": "x", "../" + name: text], outer: outer)
    #expect(facts.basePath == base)
    #expect(facts.baseOrigin == (base.isEmpty ? nil : "../" + name))
    #expect(facts.generatorName == "plain")
  }

  @Test("The path of 'site.url' goes before all others")
  func settings() {
    let files = ["hugo.toml": "baseURL = 'https://a.org/town/'", "content/a.md": "x"]
    #expect(Self.facts(files).basePath == "town")
    #expect(Self.facts(files, .init(url: "https://b.org/port")).basePath == "port")
    #expect(Self.facts(files, .init(url: "https://b.org")).basePath == "town")
  }

  private static func samples(_ pages: [PageSample]) -> SiteFacts.Outer {
    SiteFacts.Outer(samples: { paths in pages.filter { paths.contains($0.path) } })
  }

  @Test("The path is told by what pages call their own address, if most agree")
  func ownAddresses() {
    let files = ["index.html": "x", "boats/index.html": "x", "fares.html": "x"]
    func base(_ own: [String: String]) -> String {
      let outer = Self.samples(own.map { PageSample(path: $0, own: [$1], rooted: []) })
      return Self.facts(files, outer: outer).basePath
    }
    #expect(base(["index.html": "https://a.org/town/"]) == "town")
    #expect(base(["index.html": "/town/"]) == "")
    #expect(
      base([
        "index.html": "https://a.org/town/", "boats/index.html": "https://a.org/town/boats/",
        "fares.html": "https://a.org/town/fares",
      ]) == "town")
    #expect(
      base([
        "index.html": "https://a.org/en/", "boats/index.html": "https://a.org/boats/",
        "fares.html": "https://a.org/fares.html",
      ]) == "")
  }

  @Test("The path is told by a folder that nearly all links share and the site does not have")
  func sharedFolder() {
    let files = [
      "index.html": "x", "boats/index.html": "x", "fares.html": "x", "piers/index.html": "x",
      "news/index.html": "x", "style.css": "x",
    ]
    func base(_ rooted: [String]) -> String {
      Self.facts(
        files, outer: Self.samples([PageSample(path: "index.html", own: [], rooted: rooted)])
      ).basePath
    }
    let all = [
      "/town/boats/", "/town/fares.html", "/town/piers/", "/town/news/", "/town/style.css",
    ]
    #expect(base(all) == "town")
    #expect(base(Array(all.dropLast())) == "")
    #expect(base(all + ["/boats/", "/fares.html"]) == "")
    #expect(base(["/a/x/", "/a/y/", "/a/z/", "/a/boats/", "/a/w/"]) == "")
    #expect(base(["/boats/a", "/boats/b", "/boats/c", "/boats/d", "/boats/e"]) == "")
  }

  @Test("The path is told by the <base> of the pages, if the site has no such folder")
  func baseElements() {
    let files = ["index.html": "x", "boats/index.html": "x"]
    func base(_ href: String) -> String {
      Self.facts(
        files,
        outer: Self.samples([
          PageSample(path: "index.html", own: [], rooted: [], base: href),
          PageSample(path: "boats/index.html", own: [], rooted: []),
        ])
      ).basePath
    }
    #expect(base("/town/") == "town")
    #expect(base("/") == "")
    #expect(base("/boats/") == "")
    #expect(base("boats/") == "")
  }

  @Test(
    "On a host of project pages, the folder that links of the sources share is the path",
    arguments: [
      ("url: https://ana.github.io", "town"), ("title: x", "town"), ("url: https://ana.org", ""),
      ("url: https://ana.github.io\nbaseurl: /port", "port"),
    ])
  func projectPages(_ settings: String, _ expected: String) {
    let names = ["boats", "fares", "piers", "news", "map"]
    var files = ["_config.yml": settings, "index.md": "x"]
    for name in names { files["\(name).md"] = "x" }
    let outer = Self.samples([
      PageSample(path: "index.md", own: [], rooted: names.map { "/town/\($0).html" })
    ])
    #expect(Self.facts(files, outer: outer).basePath == expected)
    #expect(Self.facts(files.merging(["CNAME": "a.org"]) { $1 }, outer: outer).basePath != "town")
  }

  @Test("Eleventy's plug-in puts the path in front of all links", arguments: [true, false])
  func eleventy(_ hasPlugin: Bool) {
    let plugin = hasPlugin ? "c.addPlugin(EleventyHtmlBasePlugin);" : "// HtmlBasePlugin"
    let settings = ScriptSettings(
      SourceText("module.exports = c => {\n\(plugin)\nreturn { pathPrefix: '/town' } }"))
    let site = SiteIndex(
      paths: ["boats.md", "index.md"], generator: EleventyGenerator(settings), host: .plain,
      url: nil
    ) { _ in (nil, false) }
    let answer = site.answer(WebAddress("/boats/"), from: "index.md")
    #expect(answer.outcome == (hasPlugin ? .entry(0) : .missing))
  }

  @Test("Templates that write links make a missing path no error")
  func templates() {
    func said(_ settings: String, _ files: [String]) throws -> SiteIndex.Answer.Outcome {
      let paths = ["content/boats.md", "content/piers.md"] + files
      let site = SiteIndex(
        paths: paths,
        generator: HugoGenerator(
          try yaml("baseURL: https://a.org/town/\n" + settings), paths: paths),
        host: .plain, url: nil
      ) { _ in (nil, true) }
      return site.answer(WebAddress("/boats/"), from: "content/piers.md").outcome
    }
    #expect(throws: Never.self) {
      #expect(try said("", []) == .missing)
      #expect(try said("canonifyURLs: true", []) == .entry(0))
      guard case .unknown = try said("", ["layouts/_default/_markup/render-link.html"]) else {
        Issue.record("a link template may put the path in front")
        return
      }
    }
  }
}
