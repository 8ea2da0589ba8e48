// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One test for each row of the table in docs/ci.md, "Untrusted posts", from the command line to what came of it. The
/// parts have tests of their own: FilesTests, StorageTests, PayloadTests, PatternsTests, FixPromiseTests.
@Suite("Promises about untrusted posts")
struct PromiseTests {
  private static let tested = [
    "run a command", "open a connection", "read a file outside the repository",
    "write or replace a file", "speak to your CI", "stall the job", "damage a post",
  ]

  @Test("Each promise of the page has a test here")
  func complete() throws {
    let page = String(
      decoding: try Suites.bytes(Suites.packageRoot + "/docs/ci.md"), as: UTF8.self)
    let start = try #require(page.range(of: "| Nothing in them can |"))
    let rows = page[start.upperBound...].split(separator: "\n").dropFirst(2)
      .prefix { $0.hasPrefix("|") }
      .map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) }
    #expect(rows == Self.tested)
  }

  /// Commands that only read, with every kind of output.
  private static let readers: [[String]] = [
    ["lint", "."], ["lint", "--format", "json", "."], ["lint", "--fix=all", "--diff", "."],
    ["links", "."], ["credits", "."], ["parse", "post.md"], ["config", "post.md"], ["rules"],
    ["report", "--format", "json", "."], ["report", "--format", "markdown", "."],
  ]

  @Test("Nothing runs a command", .enabled(if: hasGit))
  func command() async throws {
    let repository = try Repository()
    let folder = repository.folder
    try folder.write("post.md", "# A title\n\nWords.\n")
    try repository.commit()
    let mark = folder.path + "/ran"
    let run = "touch '\(mark)'; cat"
    for key in [
      "filter.own.clean", "filter.own.smudge", "filter.own.process", "core.fsmonitor",
      "core.pager", "core.editor", "diff.external", "diff.own.textconv", "diff.own.command",
      "core.sshCommand", "alias.diff", "alias.status",
    ] { try repository.git("config", key, key.hasPrefix("alias") ? "!" + run : run) }
    try folder.write(".gitattributes", "*.md filter=own diff=own\n")
    try folder.write(".git/hooks/post-index-change", "#!/bin/sh\n\(run)\n")
    try folder.setMode(0o755, ".git/hooks/post-index-change")
    try folder.write("post.md", "# A title\n\nOther words.\n")
    for arguments in [
      ["lint", "--changed-since", "HEAD", "."], ["lint", "--staged"],
      ["report", "--compare", "HEAD", "--format", "json", "."],
      ["lint", "--changed-since", "HEAD", "--changed-lines", "."],
    ] + Self.readers {
      let run = await TestRun.stet(arguments, in: folder.path)
      #expect(run.status != 3, "\(arguments): \(run.error)")
      #expect(!FileManager.default.fileExists(atPath: mark), "\(arguments)")
    }
  }

  @Test("Nothing opens a connection")
  func connection() async throws {
    let server = try ListeningSocket()
    let address = "http://127.0.0.1:\(server.port)"
    let folder = try TemporaryFolder()
    try folder.write(
      "post.md",
      """
      ---
      title: "A title"
      image: \(address)/a.jpg
      canonical: \(address)/
      ---

      [One](\(address)/one), <img src="\(address)/two.png" alt="x">, \(address)/three
      """)
    try folder.write(
      ".stet.yml",
      "extends: strict\nlinks: {cache: on}\nsite: {url: '\(address)'}\nrules: {external-links: error}\n"
    )
    for arguments in Self.readers {
      let run = await TestRun.stet(
        arguments, in: folder.path, environment: ["XDG_CACHE_HOME": folder.path + "/cache"])
      #expect(run.status < 3, "\(arguments): \(run.error)")
      #expect(!server.isAskedFor, "\(arguments)")
    }
  }

  @Test("Nothing outside of the repository is read")
  func outside() async throws {
    let outside = try TemporaryFolder()
    let secret = "SECRET-4711"
    try outside.write("secret.md", "# \(secret)\n\n**\(secret)**\n\nvery \(secret)\n")
    try outside.write("secret.yml", "extends: [\(secret)]\n")
    let folder = try TemporaryFolder()
    try folder.write("post.md", "# A title\n\n[a](linked.md) ![b](../../secret.md) words\n")
    try folder.link("linked.md", to: outside.path + "/secret.md")
    try folder.link("below", to: outside.path)
    try folder.link("styles", to: outside.path)
    for settings in [
      "", "extends: [minimal, '\(outside.path)/secret.yml']\n", "extends: ['below/secret.yml']\n",
      "extends: ['vale:styles/House']\n", "site: {root: '..'}\n", "site: {root: below}\n",
    ] {
      try folder.write(".stet.yml", settings)
      for arguments in Self.readers {
        let run = await TestRun.stet(arguments, in: folder.path)
        #expect(!(run.output + run.error).contains(secret), "\(settings) \(arguments)")
      }
    }
    try FileManager.default.removeItem(atPath: folder.path + "/.stet.yml")
    try folder.link(".stet.yml", to: outside.path + "/secret.yml")
    let run = await TestRun.stet(["lint", "."], in: folder.path)
    #expect(run.status == 2)
    #expect(!(run.output + run.error).contains(secret))
  }

  @Test("Nothing is written by a command that reads")
  func write() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "post.md", "# A title\n\nText.\n\n**Bold**\n\nWords that are very very long.\n")
    try folder.write("data.sqlite", "not a database")
    for settings in [
      "extends: strict\n", "links: {cache: data.sqlite}\n", "extends: strict\nlinks: {cache: on}\n",
    ] {
      try folder.write(".stet.yml", settings)
      let before = try Self.contents(of: folder)
      for arguments in Self.readers {
        _ = await TestRun.stet(arguments, in: folder.path)
        #expect(try Self.contents(of: folder) == before, "\(settings) \(arguments)")
      }
    }
  }

  private static func contents(of folder: TemporaryFolder) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      contents[name] = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
    }
    return contents
  }

  @Test("Nothing speaks to the CI system")
  func speech() async throws {
    let folder = try TemporaryFolder()
    let payloads = [
      "::error file=a::x", "##vso[task.complete result=Failed;]", "##[error]x",
      "##teamcity[buildProblem description='x']", "\u{1B}[2J", "\u{202E}x", "=cmd|'/c'!A1",
    ]
    for (number, payload) in payloads.enumerated() {
      try folder.write(
        "p\(number).md",
        "---\ntitle: '\(payload.replacing("'", with: "''"))'\n---\n\n**\(payload)**\n\nx\n")
    }
    for format in ["text", "compact", "github", "gitlab", "markdown", "json", "junit"] {
      let run = await TestRun.stet(["lint", "--format", format, "."], in: folder.path)
      for line in (run.output + run.error).split(separator: "\n") {
        let line = line.drop { $0 == " " }
        #expect(!line.contains("##vso[") && !line.contains("##teamcity["))
        #expect(!line.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        if format != "github" { #expect(!line.hasPrefix("::")) }
        #expect(!line.hasPrefix("::error file=a::"))
      }
    }
  }

  @Test("A pattern that runs away is given up by its name")
  func stall() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "styles/House/Evil.yml", "extends: existence\nmessage: no\nraw: ['(a+)+$']\n")
    try folder.write(".stet.yml", "extends: [minimal, 'vale:styles/House']\n")
    try folder.write("post.md", String(repeating: "aaaaaaaaaaaaaaaaaaaaaaaaab!\n\n", count: 300))
    let run = await TestRun.stet(["lint", "post.md"], in: folder.path)
    #expect(run.output.contains("takes too many steps on this post [house-evil]"))
  }

  @Test("A fix loses no link, and a second run changes nothing")
  func damage() async throws {
    let folder = try TemporaryFolder()
    let text =
      "# A title\n\nSee [the the guide] and it’s [Sea's book][].\n\n"
      + "[the the guide]: /guide\n[Sea's book]: /book\n"
    try folder.write("post.md", text)
    _ = await TestRun.stet(["lint", "--fix=all", "post.md"], in: folder.path)
    let fixed = try folder.read("post.md")
    let links = await TestRun.stet(["links", "--format", "csv", "post.md"], in: folder.path)
    #expect(links.output.contains("/guide") && links.output.contains("/book"), "\(fixed)")
    _ = await TestRun.stet(["lint", "--fix=all", "post.md"], in: folder.path)
    #expect(try folder.read("post.md") == fixed)
  }
}

/// A port of this machine that nobody should ask for.
private final class ListeningSocket {
  let port: UInt16
  private let file: Int32

  init() throws {
    #if os(Linux)
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let file = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    self.file = file
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(file, address, size) == 0 && listen(file, 8) == 0
          && getsockname(file, address, &size) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
  }

  deinit { close(file) }

  /// Whether somebody has connected since.
  var isAskedFor: Bool {
    let client = accept(file, nil, nil)
    guard client >= 0 else { return false }
    close(client)
    return true
  }
}
