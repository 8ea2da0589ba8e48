// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// A disk in memory: files by path, and links to other paths.
private struct MemoryFiles: SiteFiles {
  var files: Set<String>
  var links: [String: String] = [:]

  func kind(_ path: String) -> SiteFileKind? {
    let path = resolved(path) ?? path
    if files.contains(path) { return .file }
    return files.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func names(_ path: String) -> FolderNames? {
    let path = resolved(path) ?? path
    guard kind(path) == .folder else { return nil }
    var names: Set<String> = []
    for other in files.union(links.keys) where other.hasPrefix(path + "/") {
      names.insert(String(other.dropFirst(path.count + 1).prefix { $0 != "/" }))
    }
    return FolderNames(names.sorted())
  }

  func resolved(_ path: String) -> String? {
    if let target = links[path] { return target }
    return files.contains(path) || files.contains { $0.hasPrefix(path + "/") } ? path : nil
  }
}

@Suite("A folder as a site")
struct SiteFolderTests {
  private let files = MemoryFiles(
    files: [
      "/site/index.html", "/site/piers/index.html", "/site/posts/ferry.md",
      "/site/static/images/harbour.jpg", "/site/tickets.html", "/secret/keys.md",
    ],
    links: ["/site/out.md": "/secret/keys.md"])

  @Test(
    "An address leads to the file that answers",
    arguments: [
      ("/", "/site/index.html"), ("/piers/", "/site/piers/index.html"),
      ("/piers", "/site/piers/index.html"), ("/piers/index.html#old", "/site/piers/index.html"),
      ("/posts/ferry/", "/site/posts/ferry.md"), ("/posts/ferry.html", "/site/posts/ferry.md"),
      ("/tickets?day=2", "/site/tickets.html"), ("ferry.md", "/site/posts/ferry.md"),
      ("../tickets.html", "/site/tickets.html"),
      ("/images/harbour.jpg", "/site/static/images/harbour.jpg"),
      ("https://www.example.org/piers/", "/site/piers/index.html"),
      ("/p%69ers/", "/site/piers/index.html"),
      ("//example.org/piers/", "/site/piers/index.html"),
    ])
  func found(_ address: String, _ path: String) throws {
    let site = try #require(SiteFolder(root: "/site", url: "https://example.org", files: files))
    #expect(site.resolve(address, from: "/site/posts/ferry.md") == .file(path))
  }

  @Test(
    "What is not there does not resolve, and nothing out of the root does",
    arguments: [
      ("/gone/", SiteResolution.missing), ("gone.md", .missing), ("/out.md", .missing),
      ("/out", .missing),
      ("/../secret/keys.md", .outside), ("/%2e%2e/secret/keys.md", .outside),
      ("https://example.com/", .outside), ("mailto:ann@example.org", .outside),
    ])
  func notFound(_ address: String, _ expected: SiteResolution) throws {
    let site = try #require(SiteFolder(root: "/site", url: "https://example.org", files: files))
    #expect(site.resolve(address, from: "/site/posts/ferry.md") == expected)
  }

  @Test("An absolute address is not guessed at when the site's own is not known")
  func unknownHost() throws {
    let site = try #require(SiteFolder(root: "/site", url: nil, files: files))
    guard case .unknown = site.resolve("https://example.org/piers/", from: "/site/index.html")
    else {
      Issue.record("an unknown host was judged")
      return
    }
    let own = site.resolve(
      "https://example.org/piers/", from: "/site/index.html", ownAddress: "https://example.org/x")
    #expect(own == .file("/site/piers/index.html"))
  }

  @Test("A folder that is not there is no site")
  func missingRoot() {
    let site = SiteFolder(root: "/nowhere", url: nil, files: files)
    #expect(site.map { _ in true } == nil)
  }
}

@Suite("The files of a site, letter by letter")
struct SiteFolderFilesTests {
  private let files = MemoryFiles(
    files: [
      "/site/index.html", "/site/posts/ferry.md", "/site/posts/Pier One.jpg",
      "/site/posts/ferry/deck.png", "/site/images/Harbour.JPG", "/site/static/Logo.svg",
      "/secret/keys.jpg",
    ],
    links: ["/site/out.jpg": "/secret/keys.jpg", "/site/away": "/secret"])

  @Test(
    "An address names the file under its own spelling",
    arguments: [
      ("/images/Harbour.JPG", "/site/images/Harbour.JPG", nil),
      ("/Images/harbour.jpg?v=2", "/site/images/Harbour.JPG", "/images/Harbour.JPG?v=2"),
      ("../Images/./harbour.jpg#x", "/site/images/Harbour.JPG", "../images/./Harbour.JPG#x"),
      ("pier%20one.jpg", "/site/posts/Pier One.jpg", "Pier%20One.jpg"),
      ("Pier One.jpg", "/site/posts/Pier One.jpg", nil),
      ("deck.png", "/site/posts/ferry/deck.png", nil),
      ("/logo.svg", "/site/static/Logo.svg", "/Logo.svg"),
      ("https://example.org/logo.svg", "/site/static/Logo.svg", "https://example.org/Logo.svg"),
      ("/posts/../IMAGES/Harbour.JPG", "/site/images/Harbour.JPG", "/posts/../images/Harbour.JPG"),
    ] as [(String, String, String?)])
  func found(_ address: String, _ path: String, _ spelling: String?) throws {
    let site = try #require(SiteFolder(root: "/site", url: "https://example.org", files: files))
    #expect(
      site.file(address, from: "/site/posts/ferry.md") == .file(path, spelling: spelling))
  }

  @Test(
    "What is missing says what stands in its folder, and nothing is told of what lies outside the root",
    arguments: [
      ("/images/harbor.jpg", SiteFileResolution.missing(siblings: ["Harbour.JPG"])),
      ("/gone/harbour.jpg", .missing(siblings: [])),
      ("/images", .missing(siblings: ["Logo.svg"])),
      ("/out.jpg", .missing(siblings: ["Logo.svg"])), ("/away/keys.jpg", .missing(siblings: [])),
      ("/../secret/keys.jpg", .outside), ("/%2e%2e/secret/keys.jpg", .outside),
      ("https://example.com/a.jpg", .outside), ("data:image/gif;base64,R0", .outside),
    ])
  func missing(_ address: String, _ expected: SiteFileResolution) throws {
    let site = try #require(SiteFolder(root: "/site", url: "https://example.org", files: files))
    #expect(site.file(address, from: "/site/posts/ferry.md") == expected)
  }
}
