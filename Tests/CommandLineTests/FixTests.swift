// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Language
import TestKit
import Testing

@Suite struct FixTests {
  private static let text = """
    # A title

    Some words to begin with.

    **A bold heading**

    Some words that follow it.

    """
  private static let mended = text.replacing("**A bold heading**", with: "## A bold heading")

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.text)
    return folder
  }

  private let only = ["a.md", "--only", "bold-heading"]

  @Test("--fix mends the file, reports what is left, and has nothing to do the second time")
  func fix() async throws {
    let folder = try folder()
    let before = await TestRun.stet(only, in: folder.path)
    #expect(before.status == 1)
    #expect(before.output.hasPrefix("a.md:5:3: error: "))
    let run = await TestRun.stet(only + ["--fix"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.error == "note: fixed 1 finding in 1 post\n")
    #expect(run.output.hasPrefix("1 post checked"))
    #expect(try folder.read("a.md") == Self.mended)
    let again = await TestRun.stet(only + ["--fix=all"], in: folder.path)
    #expect(again.status == 0)
    #expect(again.error == "")
    #expect(try folder.read("a.md") == Self.mended)
    #expect(folder.names == [".git", "a.md"])
  }

  @Test("--diff prints a patch and writes nothing")
  func diff() async throws {
    let folder = try folder()
    for fix in [[], ["--fix"], ["--fix=all"]] {
      let run = await TestRun.stet(only + ["--diff"] + fix, in: folder.path)
      #expect(run.status == 1)
      #expect(run.output.hasPrefix("--- a/a.md\n+++ b/a.md\n@@ "))
      #expect(run.output.contains("\n-**A bold heading**\n+## A bold heading\n"))
      #expect(try folder.read("a.md") == Self.text)
    }
  }

  /// The same post with what a patch may stumble over: in its name, at its line ends, at its end.
  private static let oddPosts: [(name: String, text: String)] = [
    ("plain.md", text),
    ("with blanks/a post.md", text),
    ("tab\there.md", text),
    ("\"quoted\".md", text),
    ("back\\slash.md", text),
    ("üben-漢.md", text),
    ("-dash.md", text),
    ("crlf.md", text.replacing("\n", with: "\r\n")),
    ("no-end.md", "# A title\n\nWords.\n\n**A bold heading**\n\nSome words without a line end"),
    (
      "last-line.html", "<p>Words.</p><p><b>A bold heading</b></p><p>Some words that follow it.</p>"
    ),
    ("mark.md", "\u{FEFF}" + text),
    (
      "far.md",
      text + String(repeating: "More words.\n\n", count: 40) + "**Another one**\n\nWords.\n"
    ),
  ]

  @Test(
    "git applies the patch of --diff, and then each post is as --fix writes it",
    .enabled(if: Git.isThere, "git is not here"))
  func gitApplies() async throws {
    let patched = try TemporaryFolder()
    let fixed = try TemporaryFolder()
    for folder in [patched, fixed] {
      for (name, text) in Self.oddPosts { try folder.write(name, text) }
    }
    let arguments = [".", "--only", "bold-heading"]
    let diff = await TestRun.stet(arguments + ["--diff"], in: patched.path)
    #expect(
      diff.output.split(whereSeparator: \.isNewline).count { $0.hasPrefix("--- ") }
        == Self.oddPosts.count)
    #expect(diff.error == "")
    #expect(try Git.apply(diff.output, in: patched.path) == "")
    #expect(await TestRun.stet(arguments + ["--fix"], in: fixed.path).status == 0)
    for (name, text) in Self.oddPosts {
      let result = try patched.read(name)
      #expect(result == (try fixed.read(name)), "\(name)")
      #expect(result != text, "\(name)")
    }
    #expect(await TestRun.stet(arguments + ["--diff"], in: patched.path).output == "")
  }

  /// A project with a rule whose fix makes markup of a phrase.
  private static func careless() throws -> TemporaryFolder {
    let folder = try ProjectPackTests.project(
      "extends: [minimal, house]\n",
      page: """
        ---
        kind: substitution
        message: "'%s' is stressed"
        fix: safe
        swap:
          by hand: "*by hand*"
          teh: the
        ---
        How phrases are written.

        """)
    try folder.write("post.md", "# A title\n\nMade by hand, teh old way.\n")
    return folder
  }

  @Test("A fix that changes more than it says is not applied, and the finding says why")
  func refused() async throws {
    let arguments = ["post.md", "--only", "brand"]
    let why = "'Write '*by hand*'' was not applied: it would change other words"
    for fix in [["--fix"], ["--fix=all"], ["--diff", "--fix"]] {
      let folder = try Self.careless()
      let run = await TestRun.stet(
        arguments + fix + ["--format", "json=report.json"], in: folder.path)
      let isShown = fix.count > 1
      #expect(
        try folder.read("post.md")
          == "# A title\n\nMade by hand, \(isShown ? "teh" : "the") old way.\n")
      let report = try JSON.read(Array(folder.read("report.json").utf8))
      let findings = try #require(report["posts"]?[0]["findings"])
      #expect(findings[0]["fixRefused"] == .string(why))
      #expect(findings[0]["fix"] == nil)
      if isShown { #expect(findings[1]["fix"] != nil) }
      #expect(run.status == 0)
      let schema = Schema(
        try JSON.read(Suites.bytes(Suites.packageRoot + "/docs/report.schema.json")))
      #expect(schema.problems(report) == [])
    }
    let folder = try Self.careless()
    let run = await TestRun.stet(arguments + ["--fix"], in: folder.path)
    #expect(run.error == "note: fixed 1 finding in 1 post\n")
    #expect(run.output.contains("\n  note: 'Write '*by hand*'' was not applied: it would"))
    let again = await TestRun.stet(arguments + ["--fix"], in: folder.path)
    #expect(again.error == "")
    #expect(again.output == run.output)
  }

  @Test("A converted post is never written")
  func converted() async throws {
    let folder = try TemporaryFolder()
    let bytes =
      Array("<meta charset=latin1><p>x</p><p><b>A bold heading</b></p><p>x".utf8) + [0xE9]
    try folder.write("a.html", bytes)
    let run = await TestRun.stet(
      ["a.html", "--only", "bold-heading", "--fix=all"], in: folder.path)
    #expect(run.error == "")
    #expect(try Suites.bytes(folder.path + "/a.html") == bytes)
  }

  @Test(
    "A mended post that cannot be written is a failure", .enabled(if: geteuid() != 0, "root may"))
  func readOnly() async throws {
    let folder = try folder()
    try folder.setMode(0o444, "a.md")
    let run = await TestRun.stet(only + ["--fix"], in: folder.path)
    #expect(run.status == 3)
    #expect(run.error.contains("permission denied"))
    #expect(try folder.read("a.md") == Self.text)
  }

  @Test("What a run writes is valid by the schema of reports")
  func schema() async throws {
    let folder = try folder()
    try folder.write("b.html", [0x61, 0xFF])
    try folder.write("c.html", "<!doctype html><title>t</title><p>no content here")
    try folder.write("d.md", "![a](b.jpg)\n\nPhoto by Jane Doe on Unsplash\n")
    let schema = Schema(
      try JSON.read(Suites.bytes(Suites.packageRoot + "/docs/report.schema.json")))
    try folder.write("wrong.yml", "rule: x\n")
    for extra in [[], ["--preset", "strict"], ["--config", "wrong.yml"]] {
      let run = await TestRun.stet([".", "--format", "json"] + extra, in: folder.path)
      #expect(schema.problems(try JSON.read(Array(run.output.utf8))) == [])
    }
  }

  @Test(
    "The article of the seed gives its six bold headings in both formats",
    .enabled(if: Suites.folder != nil, "the shared folder is not here"),
    arguments: [
      "html/the-role-of-empathy-in-building-connections/index.html",
      "markdown/posts/the-role-of-empathy-in-building-connections.md",
    ])
  func seed(_ name: String) async throws {
    let folder = try #require(Suites.folder) + "/../seed"
    let run = await TestRun.stet(
      [name, "--only", "bold-heading", "--format", "json", "--today", "2024-03-01"], in: folder)
    #expect(run.status == 1)
    let report = try JSON.read(Array(run.output.utf8))
    #expect(report["summary"]?["errors"] == .integer(6))
    #expect(report["summary"]?["fixable"] == .integer(6))
  }
}

/// The git of this machine.
private enum Git {
  static let isThere = (try? run(["--version"], in: "/", input: "")) != nil

  /// Applies `patch` and gives what git says about it; nothing when all is well.
  static func apply(_ patch: String, in folder: String) throws -> String {
    _ = try run(["init", "--quiet"], in: folder, input: "")
    return try run(["apply", "--whitespace=nowarn", "-"], in: folder, input: patch)
  }

  private static func run(_ arguments: [String], in folder: String, input: String) throws -> String
  {
    let process = Process()
    let (given, said) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = given
    process.standardOutput = Pipe()
    process.standardError = said
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let text = try said.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
      + (process.terminationStatus == 0 ? "" : "status \(process.terminationStatus)")
  }
}
