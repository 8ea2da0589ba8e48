// SPDX-License-Identifier: Apache-2.0

import Articles
import Sites
import SourceText
import Testing
import WebAddresses

@Suite("What a site is made with and served from")
struct SiteFactsTests {
  private static func facts(
    _ files: [String: String], _ settings: SiteFacts.Settings = SiteFacts.Settings()
  ) -> SiteFacts {
    SiteFacts(
      paths: files.keys.sorted().filter { !$0.hasPrefix(".") }, settings: settings
    ) { path in files[path].map { SourceText(path: path, $0) } }
  }

  @Test(
    "The generator is told by its settings",
    arguments: [
      (["_config.yml": "url: https://example.org"], "jekyll", "_config.yml"),
      (["hugo.toml": "baseURL = 'https://example.org/'"], "hugo", "hugo.toml"),
      (
        ["config.toml": "baseURL = 'https://example.org/'", "content/a.md": "x"], "hugo",
        "config.toml"
      ),
      (
        ["config/_default/hugo.yaml": "baseURL: https://example.org/", "content/a.md": "x"], "hugo",
        "config/_default"
      ),
      (["astro.config.mjs": "site: 'https://example.org'"], "astro", "astro.config.mjs"),
      ([".eleventy.js": "x", "a.md": "x"], "eleventy", ".eleventy.js"),
      (["eleventy.config.mjs": "x"], "eleventy", "eleventy.config.mjs"),
      (["config.toml": "base_url = 'https://example.org'", "content/a.md": "x"], "plain", nil),
      (["config.toml": "x = 1"], "plain", nil),
      (["config/a.yml": "x: 1", "content/a.md": "x"], "plain", nil),
      (["index.html": "x", "a.html": "x"], "plain", nil),
    ] as [([String: String], String, String?)])
  func generators(_ files: [String: String], _ name: String, _ origin: String?) {
    let facts = Self.facts(files)
    #expect(facts.generatorName == name)
    #expect(facts.generatorOrigin == origin)
    if ["jekyll", "hugo", "astro"].contains(name) {
      #expect(facts.url?.hasPrefix("https://example.org") == true)
    }
  }

  @Test(
    "The host is told by its files",
    arguments: [
      (["netlify.toml": ""], SiteHost.netlify), (["static/_redirects": ""], .netlify),
      (["vercel.json": "{}"], .vercel), ([".htaccess": ""], .apache),
      (["CNAME": "a.org"], .githubPages),
      ([".nojekyll": ""], .githubPages), (["index.html": ""], .plain),
    ])
  func hosts(_ files: [String: String], _ host: SiteHost) {
    #expect(Self.facts(files).host == host)
  }

  @Test("Settings go before what is found, and a built site needs no sources")
  func settings() {
    let files = ["netlify.toml": "", "CNAME": "example.org\n", "index.html": "x"]
    let found = Self.facts(files)
    #expect(found.url == "https://example.org")
    #expect(found.urlOrigin == "CNAME")
    let set = Self.facts(
      files,
      SiteFacts.Settings(generator: "jekyll", host: "vercel", url: "https://example.com/blog"))
    #expect(set.host == .vercel)
    #expect(set.generatorName == "jekyll")
    #expect(set.generator.basePath == "blog")
    #expect(set.generator.slugs == .kramdownGFM)
    #expect(set.urlOrigin == nil)
  }
}
