// SPDX-License-Identifier: Apache-2.0

import Articles
import Sites
import Testing
import WebAddresses

@Suite("What answers on a site")
struct SiteIndexTests {
  private static func index(
    _ paths: [String], host: SiteHost = .plain, url: String? = "https://example.org",
    redirects: RedirectTable = RedirectTable()
  ) -> SiteIndex {
    SiteIndex(
      paths: paths, generator: PlainGenerator(), host: host, url: url, redirects: redirects
    ) { _ in (nil, false) }
  }

  private static let paths = [
    "index.html", "piers/index.html", "posts/ferry.md", "static/images/harbour.jpg",
    "tickets.html",
  ]

  /// The source that answers, or what else was said.
  private static func said(_ site: SiteIndex, _ answer: SiteIndex.Answer) -> String {
    switch answer.outcome {
    case .entry(let number):
      site.entries[number].source + (answer.redirect.map { " via \($0)" } ?? "")
    case .missing: "missing"
    case .outside: "outside"
    case .unknown: "unknown"
    }
  }

  @Test(
    "On a plain site every spelling answers, and nothing out of the root does",
    arguments: [
      ("/", "index.html"), ("/piers/", "piers/index.html"), ("/piers", "piers/index.html"),
      ("/piers/index.html#old", "piers/index.html"), ("/posts/ferry/", "posts/ferry.md"),
      ("/posts/ferry.html", "posts/ferry.md"), ("/tickets?day=2", "tickets.html"),
      ("/tickets/", "tickets.html"), ("ferry.md", "posts/ferry.md"), ("#x", "posts/ferry.md"),
      ("../tickets.html", "tickets.html"), ("/images/harbour.jpg", "static/images/harbour.jpg"),
      ("https://www.example.org/piers/", "piers/index.html"), ("/p%69ers/", "piers/index.html"),
      ("//example.org/piers/", "piers/index.html"), ("/gone/", "missing"), ("gone.md", "missing"),
      ("/../secret/keys.md", "outside"), ("/%2e%2e/secret/keys.md", "outside"),
      ("https://example.com/", "outside"), ("mailto:ann@example.org", "outside"),
      ("/Piers/", "missing"), ("/a%00b", "outside"),
    ])
  func plain(_ address: String, _ expected: String) {
    let site = Self.index(Self.paths)
    let answer = site.answer(WebAddress(address), from: "posts/ferry.md")
    #expect(Self.said(site, answer) == expected)
  }

  @Test(
    "The host decides about other spellings",
    arguments: [
      (SiteHost.githubPages, "/tickets", "tickets.html"), (.githubPages, "/tickets/", "missing"),
      (.githubPages, "/piers", "piers/index.html via /piers/"),
      (.netlify, "/tickets/", "tickets.html via /tickets"), (.vercel, "/tickets", "missing"),
      (.vercel, "/piers", "piers/index.html"), (.cloudflarePages, "/tickets", "tickets.html"),
      (.cloudflarePages, "/tickets.html", "tickets.html via /tickets"),
      (.cloudflarePages, "/piers/index.html", "piers/index.html via /piers/"),
      (.apache, "/tickets", "missing"), (.apache, "/piers", "piers/index.html via /piers/"),
    ])
  func hosts(_ host: SiteHost, _ address: String, _ expected: String) {
    let site = Self.index(Self.paths, host: host)
    #expect(Self.said(site, site.answer(WebAddress(address), from: "index.html")) == expected)
  }

  @Test("Redirects lead on, and say so")
  func redirects() {
    var table = RedirectTable()
    table.add("/old", to: "/piers/")
    table.add("/blog/*", to: "/:splat")
    table.add("/away", to: "https://example.com/")
    let site = Self.index(Self.paths, redirects: table)
    func said(_ address: String) -> String {
      Self.said(site, site.answer(WebAddress(address), from: "index.html"))
    }
    #expect(said("/old/") == "piers/index.html via /piers/")
    #expect(said("/blog/tickets.html") == "tickets.html via /tickets.html")
    #expect(said("/away") == "outside")
    #expect(said("/blog/gone") == "missing")
  }

  @Test("Offers: the right letter case, the nearest name, a namesake elsewhere")
  func offers() throws {
    let site = Self.index(Self.paths)
    #expect(site.otherCase(of: try #require(CleanPath("/Piers/"))) == "/piers/")
    #expect(site.otherCase(of: try #require(CleanPath("/gone/"))) == nil)
    #expect(site.nearest(to: try #require(CleanPath("/peers/"))) == "/piers/")
    #expect(site.nearest(to: try #require(CleanPath("/notes/ferry"))) == "/posts/ferry/")
    #expect(site.nearest(to: try #require(CleanPath("/notes/boats"))) == nil)
    // To take the first folder off would take the base off a site whose base is not known.
    #expect(site.nearest(to: try #require(CleanPath("/old/tickets.html"))) == nil)
  }

  @Test(
    "What is offered is written as the address was",
    arguments: [
      ("/Piers/?a=1#b", "/piers/", "/piers/?a=1#b"), ("../Piers/", "/piers/", "../piers/"),
      ("https://example.org/Piers", "/piers", "https://example.org/piers"),
      ("Pier%20One.html", "/posts/pier one.html", "pier%20one.html"),
    ])
  func spellings(_ written: String, _ right: String, _ expected: String) {
    let address = WebAddress(written)
    let sought = CleanPath(address.text(address.path), from: "posts")
    #expect(SiteIndex.respelled(address, sought: sought, right: right) == expected)
  }

  @Test(
    "Another address keeps the form of the first where it can",
    arguments: [
      ("/peers/#b", "/piers/", "/piers/#b"), ("peers.md", "/posts/piers.md", "piers.md"),
      ("../peers/", "/piers/", "../piers/"),
      ("peers.md", "/old/deep/piers.md", "/old/deep/piers.md"),
      ("https://example.org/peers", "/piers/", "https://example.org/piers/"),
    ])
  func rewriting(_ written: String, _ right: String, _ expected: String) {
    let address = WebAddress(written)
    let sought = CleanPath(address.text(address.path), from: "posts")
    #expect(SiteIndex.rewritten(address, sought: sought, right: right) == expected)
  }

  @Test("A folder without a home page knows only what stands among its like")
  func part() {
    let site = Self.index(["posts/piers.md", "posts/ferry.md"])
    func said(_ address: String) -> String {
      Self.said(site, site.answer(WebAddress(address), from: "posts/ferry.md"))
    }
    #expect(said("/posts/boats/") == "missing")
    #expect(said("boats.md") == "missing")
    #expect(said("boats.png") == "unknown")
    #expect(said("/boats/") == "unknown")
    #expect(said("/posts/") == "unknown")
    #expect(said("/.well-known/x") == "unknown")
  }

  @Test("Without a host of its own, an absolute address cannot be judged; a base address is obeyed")
  func unknown() {
    let site = Self.index(Self.paths, url: nil)
    let address = WebAddress("https://example.org/piers/")
    #expect(Self.said(site, site.answer(address, from: "index.html")) == "unknown")
    let own = site.answer(address, from: "index.html", ownHost: "example.org")
    #expect(Self.said(site, own) == "piers/index.html")
    let based = site.answer(WebAddress("index.html"), from: "posts/ferry.md", base: "/piers/")
    #expect(Self.said(site, based) == "piers/index.html")
  }
}
