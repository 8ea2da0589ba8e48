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
