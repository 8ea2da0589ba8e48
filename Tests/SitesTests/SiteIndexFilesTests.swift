// SPDX-License-Identifier: Apache-2.0

import Articles
import Sites
import Testing
import WebAddresses

@Suite("The files of a site, letter by letter")
struct SiteIndexFilesTests {
  private static let site = SiteIndex(
    paths: [
      "images/Harbour.JPG", "images/index.html", "index.html", "posts/Pier One.jpg",
      "posts/ferry.md", "posts/ferry/deck.png", "static/Logo.svg",
    ], generator: PlainGenerator(), host: .plain, url: "https://example.org"
  ) { _ in (nil, false) }

  @Test(
    "An address names the file under its own spelling",
    arguments: [
      ("/images/Harbour.JPG", "images/Harbour.JPG", nil),
      ("/Images/harbour.jpg?v=2", "images/Harbour.JPG", "/images/Harbour.JPG?v=2"),
      ("../Images/./harbour.jpg#x", "images/Harbour.JPG", "../images/./Harbour.JPG#x"),
      ("pier%20one.jpg", "posts/Pier One.jpg", "Pier%20One.jpg"),
      ("Pier One.jpg", "posts/Pier One.jpg", nil),
      ("deck.png", "posts/ferry/deck.png", nil),
      ("/logo.svg", "static/Logo.svg", "/Logo.svg"),
      ("https://example.org/logo.svg", "static/Logo.svg", "https://example.org/Logo.svg"),
      ("/posts/../IMAGES/Harbour.JPG", "images/Harbour.JPG", "/posts/../images/Harbour.JPG"),
    ] as [(String, String, String?)])
  func found(_ address: String, _ path: String, _ spelling: String?) throws {
    let answer = Self.site.file(WebAddress(address), from: "posts/ferry.md")
    let entry = try #require(Self.site.entry(ofSource: path))
    #expect(answer == .file(entry, spelling: spelling))
  }

  @Test(
    "What is missing says what is most like it in its folder, and a page is no file",
    arguments: [
      ("/images/harbor.jpg", SiteFileAnswer.missing(nearest: "Harbour.JPG")),
      ("/gone/boat.jpg", .missing(nearest: nil)), ("/images", .missing(nearest: nil)),
      ("/../secret/keys.jpg", .outside), ("/%2e%2e/secret/keys.jpg", .outside),
      ("https://example.com/a.jpg", .outside), ("data:image/gif;base64,R0", .outside),
    ])
  func missing(_ address: String, _ expected: SiteFileAnswer) throws {
    #expect(Self.site.file(WebAddress(address), from: "posts/ferry.md") == expected)
  }

  @Test("Of a part of a site, images at the root are known where its own files are")
  func part() {
    func site(_ paths: [String]) -> SiteIndex {
      SiteIndex(paths: paths, generator: PlainGenerator(), host: .plain, url: nil) { _ in
        (nil, false)
      }
    }
    let answer = site(["posts/ferry.md", "static/a.png"]).file(WebAddress("/b.png"), from: nil)
    #expect(answer == .missing(nearest: "a.png"))
    guard case .unknown = site(["posts/ferry.md"]).file(WebAddress("/b.png"), from: nil) else {
      Issue.record("a part of a site was taken for the whole")
      return
    }
  }
}
