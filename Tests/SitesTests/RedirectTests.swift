// SPDX-License-Identifier: Apache-2.0

import Articles
import Patterns
import Sites
import SourceText
import Testing
import WebAddresses

@Suite("What a host's own rules make of addresses")
struct RedirectTests {
  private static let pages = ["index.html", "boats/index.html", "fares.html", "piers/north.html"]

  private static func site(
    _ name: String, _ text: String, host: SiteHost = .plain, pages: [String] = pages
  ) -> SiteIndex {
    var table = RedirectTable()
    table.read(name, SourceText(path: name, text), ownHost: "example.org")
    return SiteIndex(
      paths: pages, generator: PlainGenerator(), host: host, url: "https://example.org",
      redirects: table
    ) { _ in (nil, false) }
  }

  /// What a site with the rules `text` in the file `name` answers.
  private static func answer(
    _ address: String, _ name: String, _ text: String, host: SiteHost = .plain,
    pages: [String] = pages
  ) -> String {
    let site = site(name, text, host: host, pages: pages)
    let answer = site.answer(WebAddress(address), from: "index.html")
    let target =
      switch answer.outcome {
      case .entry(let number): site.entries[number].source
      case .missing: "missing"
      case .outside: "outside"
      case .unknown: "unknown"
      }
    return target + (answer.redirect.map { " via \($0)" } ?? "")
  }

  @Test(
    "Netlify's _redirects: placeholders, queries, rewrites, conditions and forced rules",
    arguments: [
      ("/old", "boats/index.html via /boats/"), ("/years/2019/x", "boats/index.html via /boats/"),
      ("/harbour/north", "piers/north.html via /piers/north"),
      ("/harbour/south", "missing"), ("/find?q=tide", "fares.html"), ("/find", "missing"),
      ("/app/1/2", "unknown"), ("/proxy/x", "outside"), ("/gone", "missing"),
      ("/de/x", "boats/index.html via /boats/"), ("/fares.html", "boats/index.html via /boats/"),
      ("/ring", "missing"), ("/docs/a", "missing"), ("/moved", "boats/index.html via /boats/"),
      ("/secret/a", "unknown"),
    ])
  func netlifyLines(_ address: String, _ expected: String) {
    let rules = """
      # old addresses
      /old /boats/
      /years/* /boats/ 301
      /harbour/:pier /piers/:pier 302
      /find q=:q /fares.html 200
      /app/* /.netlify/functions/app/:splat 200
      /proxy/* https://api.example.net/:splat 200
      /gone /404.html 410
      /de/* /boats/ 302 Language=de
      /fares.html /boats/ 301!
      /ring /ring2
      /ring2 /ring
      https://docs.example.net/* /boats/ 301
      https://example.org/moved /boats/ 301
      /secret/* / 403
      /* /404.html 404
      """
    #expect(Self.answer(address, "_redirects", rules) == expected)
  }

  @Test("A rewrite of every address to one page leaves nothing to be missing")
  func catchAll() {
    #expect(Self.answer("/nowhere", "_redirects", "/* /index.html 200") == "unknown")
    #expect(Self.answer("/boats/", "_redirects", "/* /index.html 200") == "boats/index.html")
    #expect(
      Self.answer(
        "/nowhere", "vercel.json", #"{"rewrites": [{"source": "/(.*)", "destination": "/"}]}"#)
        == "unknown")
    #expect(Self.answer("/nowhere", ".htaccess", "RewriteRule . /index.php [L]") == "unknown")
  }

  @Test(
    "netlify.toml",
    arguments: [
      ("/old", "boats/index.html via /boats/"), ("/buy?day=2", "fares.html"), ("/buy", "missing"),
      ("/fn/a", "unknown"), ("/x", "missing"),
    ])
  func netlify(_ address: String, _ expected: String) {
    let rules = """
      [[redirects]]
      from = "/old"
      to = "/boats/"
      [[redirects]]
      from = "/buy"
      to = "/fares.html"
      status = 200
      query = {day = ":day"}
      [[edge_functions]]
      function = "log"
      path = "/*"
      [[edge_functions]]
      function = "fn"
      path = "/fn/*"
      """
    #expect(Self.answer(address, "netlify.toml", rules) == expected)
  }

  @Test(
    "vercel.json: path-to-regexp, numbers, rewrites, and what is not understood",
    arguments: [
      ("/old", "boats/index.html via /boats/"), ("/blog/a/b", "boats/index.html via /boats/"),
      ("/blog", "boats/index.html via /boats/"), ("/blogs", "missing"),
      ("/harbour/north.html", "piers/north.html via /piers/north.html"),
      ("/year/2019", "boats/index.html via /boats/"), ("/year/next", "missing"),
      ("/tickets/x", "fares.html"), ("/api/boats", "unknown"), ("/odd/a", "unknown"),
      ("/files/north.html", "piers/north.html via /piers/north.html"),
    ])
  func vercel(_ address: String, _ expected: String) {
    let rules = #"""
      {"redirects": [
        {"source": "/old", "destination": "/boats/"},
        {"source": "/blog/:slug*", "destination": "/boats/"},
        {"source": "/harbour/:pier", "destination": "/piers/:pier"},
        {"source": "/year/:year(\\d{4})", "destination": "/boats/"},
        {"source": "/files/(.*)", "destination": "/piers/$1"},
        {"source": "/odd/{:a}?", "destination": "/boats/"}],
       "rewrites": [{"source": "/tickets/:rest*", "destination": "/fares.html"}]}
      """#
    #expect(Self.answer(address, "vercel.json", rules) == expected)
  }

  @Test(
    ".htaccess: Redirect, RedirectMatch, RewriteRule with its conditions",
    arguments: [
      ("/old", "boats/index.html via /boats/"), ("/old/x", "missing"),
      ("/gone", "missing"), ("/post-12", "boats/index.html via /boats/"),
      ("/harbour/north", "piers/north.html via /piers/north.html"),
      ("/fares", "fares.html"), ("/nowhere", "missing"), ("/shop/a", "unknown"),
      ("/member/a", "unknown"), ("/away/1", "outside via https://example.net/1"),
      ("/former/fares.html", "fares.html via /fares.html"), ("/former", "index.html via /"),
    ])
  func apache(_ address: String, _ expected: String) {
    let rules = #"""
      # rules
      Redirect permanent /old /boats
      Redirect gone /gone
      Redirect 301 /former /
      RedirectMatch 301 ^/post-(\d+)$ /boats/
      <IfModule mod_rewrite.c>
      RewriteEngine On
      RewriteCond %{HTTPS} off
      RewriteRule (.*) https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]
      RewriteRule ^harbour/(.+?)/?$ /piers/$1.html [R=301,L]
      RewriteRule ^away/(.*)$ https://example.net/$1 [R]
      RewriteRule ^shop/ shop.php [L]
      RewriteCond %{HTTP_COOKIE} member
      RewriteRule ^member/ /boats/ [R]
      RewriteCond %{REQUEST_FILENAME} !-f
      RewriteCond %{REQUEST_FILENAME}.html -f
      RewriteRule ^(.*)$ $1.html [L]
      </IfModule>
      """#
    #expect(Self.answer(address, ".htaccess", rules, host: .apache) == expected)
  }

  @Test(
    "Vercel's clean addresses",
    arguments: [
      (true, nil, "/fares", "fares.html"), (true, nil, "/fares.html", "fares.html via /fares"),
      (true, false, "/boats/", "boats/index.html via /boats"),
      (true, true, "/fares", "fares.html via /fares/"), (false, nil, "/fares", "missing"),
      (true, false, "/", "index.html"),
    ] as [(Bool, Bool?, String, String)])
  func cleanAddresses(_ isClean: Bool, _ slash: Bool?, _ address: String, _ expected: String) {
    let text = #"{"cleanUrls": \#(isClean)\#(slash.map { ", \"trailingSlash\": \($0)" } ?? "")}"#
    let files = ["vercel.json": text]
    let facts = SiteFacts(paths: Self.pages, settings: .init(url: "https://example.org")) {
      files[$0].map { SourceText($0) }
    }
    #expect(Self.answer(address, "vercel.json", text, host: facts.host) == expected)
  }

  @Test("Rules without end are bounded")
  func bounds() {
    let many = (0..<60_000).map { "/a\($0) /boats/" }.joined(separator: "\n")
    #expect(Self.answer("/a59999", "_redirects", many) == "unknown")
    #expect(Self.answer("/a100", "_redirects", many) == "boats/index.html via /boats/")
    let lines = (0..<600).map { "RedirectMatch ^/p\($0)$ /boats/" }.joined(separator: "\n")
    #expect(Self.answer("/p499", ".htaccess", lines) == "boats/index.html via /boats/")
    #expect(Self.answer("/p599", ".htaccess", lines) == "unknown")
    #expect(Self.answer("/fares.html", ".htaccess", lines) == "fares.html")
  }

  /// An address that takes `(a+)+$` more steps than there are.
  private static let long = "/" + String(repeating: "a", count: 5000) + "!"

  @Test(
    "An address for which a pattern is given up is not checked, and the pattern's place is named",
    arguments: [
      (".htaccess", "# slow\n\nRedirectMatch ^/(a+)+$ /boats/", 3),
      (".htaccess", "RewriteRule !^(a+)+$ /boats/ [R]", 1),
      (".htaccess", "Redirect /old /boats/\r\nRewriteRule ^(a+)+$ /gone.html", 2),
      ("vercel.json", "{\"routes\": [\n{\"src\": \"/(a+)+\", \"dest\": \"/x\"}]}", 2),
    ])
  func givenUp(_ name: String, _ rules: String, _ line: Int) {
    let answer = Self.site(name, rules).answer(WebAddress(Self.long), from: "index.html")
    #expect(
      answer.outcome
        == .unknown(
          "the pattern of the host's rule in '\(name)', line \(line) takes too many steps"))
    #expect(Self.answer("/fares.html", name, rules) == "fares.html")
  }

  @Test("A rule before a pattern that is given up holds, and one behind it does not")
  func order() {
    let slow = "RedirectMatch ^/(a+)+$ /boats/"
    let plain = "RedirectMatch ^/a+!$ /boats/"
    #expect(Self.answer(Self.long, ".htaccess", plain + "\n" + slow).hasPrefix("boats/"))
    #expect(Self.answer(Self.long, ".htaccess", slow + "\n" + plain) == "unknown")
  }

  @Test("All addresses of a run share what patterns may take")
  func shared() {
    var table = RedirectTable(pool: MatchPool(bytes: 1000))
    let rules = (1..<400).map { "RedirectMatch ^/(a+)+[0-9]{1,\($0)}$ /boats/" }
    table.read(".htaccess", SourceText(path: ".htaccess", rules.joined(separator: "\n")))
    let site = SiteIndex(
      paths: Self.pages, generator: PlainGenerator(), host: .plain, url: nil, redirects: table
    ) { _ in (nil, false) }
    let begin = ContinuousClock.now
    for number in 0..<200 {
      let address = "/" + String(repeating: "a", count: 200 + number) + "!"
      let answer = site.answer(WebAddress(address), from: "index.html")
      guard case .unknown = answer.outcome else {
        Issue.record("\(address) is \(answer.outcome)")
        continue
      }
    }
    #expect(ContinuousClock.now - begin < .seconds(2))
    // What takes few steps is told all the same.
    #expect(site.answer(WebAddress("/nowhere"), from: "index.html").outcome == .missing)
  }
}
