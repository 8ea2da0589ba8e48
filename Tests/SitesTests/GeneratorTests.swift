// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Sites
import SourceText
import Testing

@Suite("Where generators write their sources")
struct GeneratorTests {
  /// A source file, its front matter as YAML, and where it is written.
  struct Case: CustomTestStringConvertible, Sendable {
    var path: String
    var values: String?
    var outputs: [String]
    var redirects: [String]

    init(_ path: String, _ outputs: [String]) {
      self.init(path, nil, outputs)
    }

    init(_ path: String, _ values: String?, _ outputs: [String], redirects: [String] = []) {
      self.path = path
      self.values = values
      self.outputs = outputs
      self.redirects = redirects
    }

    var testDescription: String { path }

    func expect(_ generator: some PageGenerator) throws {
      let file = SourceFile(path, values: try values.map(yaml), hasFrontMatter: values != nil)
      let made = generator.output(of: file)
      #expect(made.outputs == outputs)
      #expect(made.redirects == redirects)
    }
  }

  @Test(
    "Jekyll with its own settings",
    arguments: [
      Case("_posts/2024-03-05-my-post.md", "title: A", ["2024/03/05/my-post.html"]),
      Case(
        "news/_posts/2024-03-05-a.md", "categories: Boats Piers",
        ["news/boats/piers/2024/03/05/a.html"]),
      Case("_posts/2024-03-05-a.md", "permalink: /old/a/", ["old/a/index.html"]),
      Case("_posts/2024-03-05-a.md", "permalink: pretty", ["pretty.html"]),
      Case("_posts/2024-03-05-a.md", "permalink: /old/a", ["old/a.html"]),
      Case("_posts/2024-3-5-a.md", "title: A", ["2024/03/05/a.html"]),
      Case("style.scss", "a: b", ["style.css", "style.css.map"]),
      Case("feed.xml", "permalink: /rss", ["rss.xml"]),
      Case(
        "_posts/2024-03-05-a.md", "{slug: b, date: 2023-12-31}", ["2023/12/31/b.html"]),
      Case(
        "_posts/2024-03-05-a.md", "redirect_from: [/x/, y.html]", ["2024/03/05/a.html"],
        redirects: ["/x/", "/y.html"]),
      Case("_posts/a.md", "title: no date", []),
      Case("about.md", "title: A", ["about.html"]),
      Case("docs/index.md", "title: A", ["docs/index.html"]),
      Case("images/a.jpg", ["images/a.jpg"]),
      Case("_layouts/post.html", "layout: x", []),
      Case("vendor/bundle/x/readme.md", "a: b", []),
    ])
  func jekyll(_ item: Case) throws { try item.expect(JekyllGenerator(nil)) }

  @Test(
    "Jekyll's styles of permalinks",
    arguments: [
      ("pretty", "2024/03/05/a/index.html"), ("ordinal", "2024/065/a.html"),
      ("weekdate", "2024/W10/Tue/a.html"), ("none", "a.html"), ("date", "2024/03/05/a.html"),
    ])
  func jekyllStyles(_ style: String, _ output: String) throws {
    try Case("_posts/2024-03-05-a.md", "a: b", [output])
      .expect(JekyllGenerator(try yaml("permalink: \(style)")))
  }

  @Test(
    "Jekyll as `_config.yml` sets it",
    arguments: [
      Case("_posts/2024-03-05-my-post.md", "a: b", ["blog/my-post/index.html"]),
      Case("about.md", "a: b", ["about/index.html"]),
      Case("_recipes/soups/leek.md", "a: b", ["recipes/soups/leek/index.html"]),
      Case("_notes/a.md", "a: b", []),
      Case("drafts/x.md", "a: b", []),
    ])
  func configuredJekyll(_ item: Case) throws {
    let configuration = """
      url: https://example.org
      baseurl: /magazine
      permalink: /blog/:title/
      exclude: [drafts/]
      collections: {recipes: {output: true, permalink: "/:collection/:path/"}, notes: {}}
      """
    let generator = JekyllGenerator(try yaml(configuration))
    #expect(generator.basePath == "magazine")
    #expect(generator.siteURL == "https://example.org")
    try item.expect(generator)
  }

  @Test(
    "Hugo",
    arguments: [
      Case("content/posts/my-post.md", "a: b", ["posts/my-post/index.html"]),
      Case("content/posts/My Post.md", "a: b", ["posts/my-post/index.html"]),
      Case("content/posts/a/index.md", "a: b", ["posts/a/index.html"]),
      Case("content/posts/a/photo.jpg", ["posts/a/photo.jpg"]),
      Case("content/posts/a/note.md", "a: b", []),
      Case("content/posts/_index.md", "a: b", ["posts/index.html"]),
      Case("content/_index.md", "a: b", ["index.html"]),
      Case("content/posts/b.md", "slug: c", ["posts/c/index.html"]),
      Case("content/posts/b.md", "url: /x/y/", ["x/y/index.html"]),
      Case(
        "content/posts/b.md", "aliases: [/old/, older]", ["posts/b/index.html"],
        redirects: ["/old/", "/posts/older"]),
      Case(
        "content/news/b.md", "{title: Two Boats, date: 2024-03-05}",
        ["2024/03/two-boats/index.html"]),
      Case("content/posts/b.fr.md", "a: b", ["fr/posts/b/index.html"]),
      Case("static/images/a.jpg", ["images/a.jpg"]),
      Case("layouts/single.html", []),
    ])
  func hugo(_ item: Case) throws {
    let configuration = """
      baseURL: https://example.org/
      permalinks: {page: {news: "/:year/:month/:slug/"}}
      languages: {en: {}, fr: {}}
      """
    let paths = ["content/posts/a/index.md", "content/posts/a/note.md", "content/posts/b.md"]
    try item.expect(HugoGenerator(try yaml(configuration), paths: paths))
  }

  @Test("Hugo with ugly addresses")
  func uglyHugo() throws {
    let generator = HugoGenerator(
      try yaml("{baseURL: 'https://example.org/blog/', uglyURLs: true}"), paths: [])
    #expect(generator.basePath == "blog")
    try Case("content/posts/a.md", "a: b", ["posts/a.html"]).expect(generator)
  }

  @Test(
    "Astro",
    arguments: [
      Case("src/pages/index.astro", ["index.html"]),
      Case("src/pages/about.md", "a: b", ["about/index.html"]),
      Case("src/pages/rss.xml.js", ["rss.xml"]),
      Case("src/pages/blog/[...slug].astro", []),
      Case("src/content/blog/First-Post.md", "a: b", ["blog/first-post/index.html"]),
      Case("src/content/blog/b.md", "slug: c", ["blog/c/index.html"]),
      Case("src/content/authors/ann.md", "a: b", []),
      Case("public/a.jpg", ["a.jpg"]),
    ])
  func astro(_ item: Case) throws {
    let configuration = ScriptSettings(
      SourceText(
        """
        // site: 'https://wrong.example'
        export default defineConfig({ site: 'https://example.org', base: "/x" })
        """))
    let generator = AstroGenerator(
      configuration,
      paths: [
        "src/pages/blog/[...slug].astro", "src/content/blog/a.md", "src/content/authors/ann.md",
      ])
    #expect(generator.siteURL == "https://example.org")
    #expect(generator.basePath == "x")
    try item.expect(generator)
  }

  @Test(
    "Eleventy",
    arguments: [
      Case("src/posts/2024-03-05-a.md", "a: b", ["posts/a/index.html"]),
      Case("src/index.njk", "a: b", ["index.html"]),
      Case("src/posts/posts.md", "a: b", ["posts/index.html"]),
      Case("src/a.md", "permalink: /x/y.html", ["x/y.html"]),
      Case("src/a.md", "permalink: false", []),
      Case("src/a.md", "permalink: '/{{ title }}/'", []),
      Case("src/_includes/base.njk", []),
      Case("_site/a/index.html", []),
      Case("src/a.jpg", ["a.jpg"]),
    ])
  func eleventy(_ item: Case) throws {
    let configuration = ScriptSettings(
      SourceText("module.exports = { dir: { input: 'src' }, pathPrefix: '/p/' }"))
    let generator = EleventyGenerator(configuration)
    #expect(generator.basePath == "p")
    try item.expect(generator)
  }
}

/// The value of a text in YAML.
func yaml(_ text: String) throws -> DataValue {
  let source = SourceText(text)
  return try YAMLReader.read(source, in: source.wholeRange)
}
