// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Sites
import SourceText
import Testing
import WebAddresses

/// As Hugo 0.111 builds them, unless a newer form is named.
@Suite("Hugo's settings, mounts, languages and addresses")
struct HugoTests {
  private static func facts(_ files: [String: String]) -> SiteFacts {
    SiteFacts(paths: files.keys.sorted(), settings: .init()) { path in
      files[path].map { SourceText(path: path, $0) }
    }
  }

  @Test(
    "Settings are read in every form",
    arguments: [
      ["config.yaml": "baseURL: https://a.org/town/"],
      ["config.yml": "BaseUrl: https://a.org/town/"],
      ["config.json": #"{"baseURL": "https://a.org/town/"}"#],
      ["config.toml": "baseurl = 'https://a.org/town/'"],
      ["hugo.json": #"{"baseURL": "https://a.org/town/"}"#],
      ["config/_default/config.toml": "baseURL = 'https://a.org/town/'"],
      ["config/_default/hugo.yml": "baseURL: https://a.org/town/"],
      [
        "config/_default/hugo.toml": "baseURL = 'https://b.org/'",
        "config/production/hugo.toml": "baseURL = 'https://a.org/town/'",
      ],
      ["hugo.toml": "title = 'x'", "config/_default/hugo.toml": "baseURL = 'https://a.org/town/'"],
    ])
  func forms(_ files: [String: String]) {
    let facts = Self.facts(files.merging(["content/a.md": "x"]) { first, _ in first })
    #expect(facts.generatorName == "hugo")
    #expect(facts.basePath == "town")
    #expect(facts.url == "https://a.org/town/")
  }

  @Test("Another program's 'config.yml' beside a folder 'content' makes no Hugo site")
  func others() {
    #expect(Self.facts(["config.yml": "port: 80", "content/a.md": "x"]).generatorName == "plain")
  }

  @Test("Files in 'config/_default' stand for the keys that they are named after")
  func keys() throws {
    let facts = Self.facts([
      "config/_default/hugo.yaml": "defaultContentLanguage: en",
      "config/_default/languages.toml": "[en]\n[fr]",
      "config/_default/permalinks.json": #"{"page": {"news": "/n/:filename/"}}"#,
      "config/_default/module.yaml": "mounts: [{source: text, target: content}]",
      "text/news/a.fr.md": "x",
    ])
    let made = facts.generator.output(of: SourceFile("text/news/a.fr.md"))
    #expect(made.outputs == ["fr/n/a/index.html"])
  }

  /// Where files of a site with these settings are written.
  private func expect(_ settings: String, _ files: [(String, String?, [String])]) throws {
    let paths = files.map(\.0)
    let generator = HugoGenerator(try yaml(settings), paths: paths)
    for (path, values, outputs) in files {
      let file = SourceFile(
        path, values: try values.map { try yaml($0) }, hasFrontMatter: values != nil)
      #expect(generator.output(of: file).outputs == outputs, "\(path)")
    }
  }

  @Test("Mounts put folders and files where they say, in the language that they name")
  func mounts() throws {
    try expect(
      """
      defaultContentLanguage: en
      languages: {en: {}, de: {}, fr: {}}
      module:
        mounts:
          - {source: content/en, target: content}
          - {source: ./content/de/, target: content, lang: de}
          - {source: content/fr, target: content, sites: {matrix: {languages: [fr]}}}
          - {source: content/en/help, target: content/help, lang: de}
          - {source: notes/plan.md, target: content/about/plan.md}
          - {source: art, target: static/img}
      """,
      [
        ("content/en/a.md", nil, ["a/index.html"]),
        ("content/de/a.md", nil, ["de/a/index.html"]),
        ("content/fr/a.md", nil, ["fr/a/index.html"]),
        ("content/en/help/b.md", nil, ["help/b/index.html", "de/help/b/index.html"]),
        ("notes/plan.md", nil, ["about/plan/index.html"]),
        ("art/boat.png", nil, ["img/boat.png"]),
        ("static/x.png", nil, []),
      ])
  }

  @Test("Languages have folders of their own, or share one")
  func languages() throws {
    try expect(
      """
      defaultContentLanguage: en
      defaultContentLanguageInSubdir: true
      languages: {en: {contentDir: content/en}, pt-BR: {contentDir: content/pt}}
      """,
      [
        ("content/en/a.md", nil, ["en/a/index.html"]),
        ("content/pt/a.md", nil, ["pt-br/a/index.html"]),
        ("content/en/b.pt-BR.md", nil, ["pt-br/b/index.html"]),
      ])
    // A mount that Stet does not see is likely here.
    try expect(
      "languages: {en: {}, fr: {}}",
      [
        ("content/en/a.md", nil, ["a/index.html", "en/a/index.html"]),
        ("content/fr/a.md", nil, ["fr/a/index.html"]),
      ])
    try expect(
      "languages: {en: {}, fr: {}}",
      [("content/en/a.md", nil, ["en/a/index.html"]), ("content/b/a.md", nil, ["b/a/index.html"])])
    try expect("title: x", [("content/a.en.md", nil, ["a/index.html"])])
  }

  @Test("'url' and 'slug' decide, templates have slices and dates from names")
  func permalinks() throws {
    try expect(
      """
      languages: {en: {}, fr: {}}
      frontmatter: {date: [":filename", ":default"]}
      permalinks: {news: ":year/:month/:slugorfilename/", docs: "/d/:sections[1:]/:filename/"}
      """,
      [
        ("content/a.md", "url: here/a", ["here/a/index.html"]),
        ("content/b.md", "url: /here/b.html", ["here/b.html"]),
        ("content/a.fr.md", "url: /ici/", ["ici/index.html"]),
        ("content/b.fr.md", "url: ici/b/", ["fr/ici/b/index.html"]),
        ("content/c.md", "Slug: My Boat", ["my-boat/index.html"]),
        ("content/d.md", "slug: ''", ["d/index.html"]),
        ("content/news/2024-02-03-tide.md", "title: T", ["2024/02/tide/index.html"]),
        ("content/news/old.md", "title: T", ["1/01/old/index.html"]),
        ("content/docs/x/_index.md", "title: X", ["docs/x/index.html"]),
        ("content/docs/x/y/p.md", "title: P", ["d/x/p/index.html"]),
      ])
  }

  @Test("What lies in a bundle is written beside its page, wherever that is")
  func bundles() throws {
    let paths = [
      "content/_index.md", "content/posts/boat/index.md", "content/posts/boat/photo.jpg",
      "content/posts/boat/note.md", "content/posts/boat/more/plan.png",
    ]
    let site = SiteIndex(
      paths: paths, generator: HugoGenerator(try yaml("title: x"), paths: paths), host: .plain,
      url: nil
    ) { path in
      (path.hasSuffix("boat/index.md") ? try? yaml("slug: ship") : nil, true)
    }
    func source(_ address: String) -> String? {
      guard
        case .entry(let number) = site.answer(WebAddress(address), from: "content/_index.md")
          .outcome
      else { return nil }
      return site.entries[number].source
    }
    #expect(source("/posts/ship/photo.jpg") == "content/posts/boat/photo.jpg")
    #expect(source("/posts/ship/more/plan.png") == "content/posts/boat/more/plan.png")
    #expect(source("/posts/ship/note/") == nil)
  }

  @Test(
    "Pages that the settings do not write have no address, aliases are followed from their page")
  func pages() throws {
    try expect(
      "cascade: [{build: {render: never}, target: {path: '{,/**}/_parts{,/**}'}}]",
      [
        ("content/docs/_parts/a.md", nil, []), ("content/docs/a.md", nil, ["docs/a/index.html"]),
        ("content/b.md", "_build: {render: never}", []),
        ("content/c.md", "headless: true", []),
      ])
    let generator = HugoGenerator(try yaml("title: x"), paths: ["content/posts/a.md"])
    let made = generator.output(
      of: SourceFile("content/posts/a.md", values: try yaml("aliases: [old, /top/, ../up/]")))
    #expect(made.redirects == ["/posts/old", "/top/", "/up/"])
  }

  @Test(
    "A section whose address the settings set is a list there, and where files are ignored there is none"
  )
  func sectionsAndIgnored() throws {
    let paths = ["content/news/a.md", "content/news/b.part.md", "static/x.psd"]
    let settings = """
      permalinks: {section: {news: /stories/}}
      ignoreFiles: ['\\.part\\.md$', '\\.psd$', '(']
      """
    let generator = HugoGenerator(try yaml(settings), paths: paths)
    #expect(generator.doubt(about: "/stories/") != nil)
    #expect(generator.doubt(about: "/tales/") == nil)
    #expect(
      paths.map { generator.output(of: SourceFile($0)).outputs } == [["news/a/index.html"], [], []])
  }

  @Test("Lists and settings hand on what pages do not say themselves, the nearest first")
  func cascade() throws {
    let files = [
      "hugo.yaml": """
      cascade:
        - {target: {path: '/old/**'}, draft: true}
        - {target: {lang: fr}, expiryDate: 2020-01-01}
        - {target: {environment: development}, draft: true}
        - {target: {sites: {}}, draft: true}
      """,
      "content/notes/_index.md":
        "---\ntitle: N\ncascade: {draft: true, target: {kind: page}}\n---\n",
      "content/notes/open/_index.md":
        "---\ncascade: [{draft: false, unpublishdate: 2030-02-03}]\n---\n",
      "content/notes/open/c.md": "", "content/notes/a.md": "", "content/old/b.md": "",
      "content/alone/_index.md": "---\ncascade: {draft: true}\n---\n", "content/d.md": "",
      "content/d.fr.md": "",
    ]
    let generator = Self.facts(files).generator
    func made(_ path: String, _ values: String = "title: x") throws -> String {
      let made = generator.output(of: SourceFile(path, values: try yaml(values)))
      return (made.isDraft ? "draft " : "") + (made.expires.map { "until \($0)" } ?? "")
    }
    #expect(try made("content/notes/a.md") == "draft ")
    #expect(try made("content/notes/a.md", "draft: false") == "")
    #expect(try made("content/notes/_index.md") == "")
    #expect(try made("content/notes/open/c.md") == "until 2030-02-03")
    #expect(try made("content/notes/open/c.md", "expiryDate: 2031-01-01") == "until 2031-01-01")
    #expect(try made("content/old/b.md") == "draft ")
    #expect(try made("content/d.md") == "")
  }

  @Test(
    "What only the build knows is not missing",
    arguments: [
      "/topics/boats/", "/docs/spec/a/", "/fr/x/index.xml", "/lists/", "/made/by/program/",
      "/site.webmanifest", "/styles/theme.css", "/data/pages.json",
    ])
  func doubts(_ address: String) throws {
    let paths = [
      "content/_index.md", "content/lists/a.md", "content/made/_content.gotmpl",
      "content/made/x.md",
    ]
    let settings = """
      theme: away
      languages: {en: {}, fr: {}}
      taxonomies: {topic: topics}
      outputFormats: {data: {baseName: pages}}
      module: {mounts: [{source: content, target: content}, {source: tmp/spec.md, target: content/docs/spec/_index.md}]}
      """
    let generator = HugoGenerator(try yaml(settings), paths: paths)
    #expect(generator.doubt(about: address) != nil)
    #expect(generator.doubt(about: "/docs/") == nil)
    #expect(generator.doubt(about: "/nowhere/") == nil)
  }
}
