// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Linting
import SourceText
import Testing

@Suite struct DialectTests {
  /// The dialect in force for a post, and where it was set.
  private func dialect(_ files: [String: String], _ path: String) -> String {
    var loader = loader(files)
    let rules = loader.rules(for: path)
    #expect(mistakes(loader) == [])
    let setting = rules.settings.first { $0.name == "article.dialect" }
    #expect(setting?.value == rules.article.dialect)
    return setting.map { "\($0.value) (\($0.origin))" } ?? "none"
  }

  @Test(
    "What a folder is built with says which Markdown its posts are",
    arguments: [
      (["hugo.toml"], "hugo (because of hugo.toml)"),
      (["config.toml", "content/x.md"], "hugo (because of config.toml)"),
      (["config.toml"], "stet (default)"),
      (["_config.yml"], "jekyll (because of _config.yml)"),
      (["astro.config.mjs"], "astro (because of astro.config.mjs)"),
      ([".eleventy.js"], "stet (default)"),
      (["blog/hugo.yaml", "_config.yml"], "hugo (because of hugo.yaml)"),
      (["other/hugo.yaml"], "stet (default)"),
      (["docusaurus.config.ts"], "docusaurus (because of docusaurus.config.ts)"),
      ([".vitepress"], "vitepress (because of .vitepress)"),
      (["mkdocs.yml"], "mkdocs (because of mkdocs.yml)"),
      (["blog/myst.yml"], "myst (because of myst.yml)"),
      (["_config.yml", "_toc.yml"], "myst (because of _toc.yml)"),
      ([".obsidian"], "obsidian (because of .obsidian)"),
    ])
  func folders(files: [String], expected: String) {
    let all = Dictionary(uniqueKeysWithValues: files.map { ("/r/\($0)", "") })
    #expect(dialect(all, "/r/blog/content/a.md") == expected)
  }

  @Test(
    "A generator's own settings change the dialect",
    arguments: [
      ("_config.yml", "markdown: CommonMarkGhPages", "jekyll-commonmark"),
      ("_config.yml", "markdown: kramdown", "jekyll"),
      ("_config.yml", "kramdown: {smart_quotes: \"apos,apos,quot,quot\"}", "jekyll-straight"),
      ("hugo.toml", "[markup.goldmark.extensions]\ntypographer = false", "hugo-straight"),
      ("hugo.toml", "[markup.goldmark.extensions.typographer]\ndisable = true", "hugo-straight"),
      ("hugo.toml", "[markup.goldmark.extensions.typographer]\ndisable = false", "hugo"),
      (
        "config/_default/markup.yaml", "goldmark: {extensions: {typographer: false}}",
        "hugo-straight"
      ),
      ("hugo.yaml", "a: [", "hugo"),
      ("astro.config.mjs", "import starlight from '@astrojs/starlight';", "starlight"),
      ("astro.config.mjs", "export default {};", "astro"),
    ])
  func variants(file: String, text: String, expected: String) {
    var files = ["/r/\(file)": text]
    if file.hasPrefix("config/") { files["/r/config/_default"] = "" }
    var loader = loader(files)
    #expect(loader.rules(for: "/r/content/a.md").article.dialect == expected)
  }

  @Test("A setting goes over the folder, and an override over the setting")
  func settings() {
    let files = [
      "/r/hugo.toml": "",
      "/r/.stet.yml": """
      article: {dialect: gfm}
      overrides:
        - files: ["docs/**"]
          article: {dialect: commonmark}
      """,
    ]
    #expect(dialect(files, "/r/a.md") == "gfm (/r/.stet.yml:1)")
    #expect(dialect(files, "/r/docs/a.md") == "commonmark (/r/.stet.yml:4)")
  }

  @Test("The generator that the configuration names counts before the folder's files")
  func generator() {
    let site = "site: {generator: jekyll}"
    #expect(
      dialect(["/r/hugo.toml": "", "/r/.stet.yml": site], "/r/a.md") == "jekyll (/r/.stet.yml:1)")
  }

  @Test("A dialect that there is not is a mistake at its place")
  func mistake() {
    var loader = loader(["/r/.stet.yml": "article: {dialect: hugoo}"])
    _ = loader.rules(for: "/r/a.md")
    #expect(
      mistakes(loader) == [
        """
        /r/.stet.yml|hugoo|'dialect' must be one of: astro, astro-math, commonmark, docusaurus, gfm, hugo, hugo-straight, jekyll, jekyll-commonmark, jekyll-straight, mdx, mkdocs, myst, obsidian, starlight, stet, vitepress\
        |did you mean 'hugo'?
        """
      ])
  }

  @Test("An override may speak of the article alone, but must say something")
  func overrides() {
    var loader = loader(["/r/.stet.yml": "overrides: [{files: [\"a/**\"]}]"])
    _ = loader.rules(for: "/r/a.md")
    #expect(
      mistakes(loader) == ["/r/.stet.yml|files|this override has no 'rules'|say what it changes"])
  }

  @Test(
    "A post's own dialect goes over its name, and its name over what is set",
    arguments: [
      ("a.md", "", "{% x %}"), ("a.mdx", "", "{x}"),
      ("a.mdx", "---\nstet: {dialect: jekyll}\n---\n", "{% x %}"),
      ("a.md", "---\nstet: {dialect: mdx}\n---\n", "{x}"),
      ("a.md", "+++\n[stet]\ndialect = \"mdx\"\n+++\n", "{x}"),
    ])
  func posts(path: String, frontMatter: String, opaque: String) throws {
    var options = ArticleOptions()
    options.dialect = "jekyll"
    let text = frontMatter + "{x} a {% x %} b"
    let article = try ArticleReader(options).read(
      SourceText(path: path, text), format: .markdown)
    let found = article.document.nodes.filter { $0.kind == .opaque }
      .map { article.source.string($0.head) }
    #expect(found.first == opaque)
  }
}
