// SPDX-License-Identifier: Apache-2.0

import Foundation
import Language
import Testing

let hasGit = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/git")
}

/// A repository of its own for one test.
struct Repository {
  let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path + "/.git")
    try git("init", "-q", "-b", "main")
    for (key, value) in [("user.email", "a@example.net"), ("user.name", "A"), ("gc.auto", "0")] {
      try git("config", key, value)
    }
  }

  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "x")
  }

  /// The findings that Stet prints, a line each, less what follows the line's number.
  func findings(_ arguments: String...) async -> [String] {
    let run = await TestRun.stet(
      arguments + ["--format", "compact", "--quiet"], in: folder.path)
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":")
    }
  }
}

@Suite("Changes in git", .enabled(if: hasGit, "git is missing"))
struct GitTests {
  private static let image = "![A ferry at the pier](/a.jpg)\n"

  @Test("What is staged is judged as it is staged, whatever the working tree holds")
  func staged() async throws {
    let repository = try Repository()
    try repository.folder.write("a.md", Self.image)
    try repository.folder.write("b.md", "Words.\n")
    // Before the first commit, everything is new.
    try repository.git("add", "-A")
    #expect(await repository.findings("--staged", "--only", "image-credit") == ["a.md:1"])
    try repository.commit()
    #expect(await repository.findings("--staged", "--only", "image-credit") == [])

    try repository.folder.write("b.md", "Words.\n\n\(Self.image)")
    try repository.git("add", "b.md")
    try repository.folder.write("b.md", "Words.\n")
    try repository.folder.write("c.md", Self.image)
    #expect(await repository.findings("--staged", "--only", "image-credit") == ["b.md:3"])
    try repository.git("mv", "a.md", "d.md")
    #expect(
      await repository.findings("--staged", "--only", "image-credit") == ["b.md:3", "d.md:1"])
    #expect(await repository.findings("--staged", "d.md", "--only", "image-credit") == ["d.md:1"])
    let nothing = await TestRun.stet(["--staged", "c.md"], in: repository.path)
    #expect(nothing.status == 0)
    #expect(nothing.error == "note: no changed posts\n")
  }

  @Test("What differs from where a branch began is judged, with what is not yet added")
  func changedSince() async throws {
    let repository = try Repository()
    for name in ["a.md", "b.md", "c.md"] { try repository.folder.write(name, Self.image) }
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "work")
    try repository.folder.write("b.md", "One.\n\n\(Self.image)")
    try repository.commit()
    try repository.git("checkout", "-q", "main")
    try repository.folder.write("c.md", "Two.\n\n\(Self.image)")
    try repository.commit()
    try repository.git("checkout", "-q", "work")
    try repository.folder.write("sub/d.md", Self.image)
    #expect(
      await repository.findings("--changed-since", "main", "--only", "image-credit")
        == ["b.md:3", "sub/d.md:1"])
    #expect(
      await repository.findings("--changed-since", "main", "sub", "--only", "image-credit")
        == ["sub/d.md:1"])
  }

  @Test("Only what stands on changed lines is told, and what a change broke elsewhere")
  func changedLines() async throws {
    let repository = try Repository()
    try repository.folder.write("posts/a.md", "\(Self.image)\nSee [b](b.md) and [c](c.md).\n")
    try repository.folder.write("posts/b.md", "# B\n\n\(Self.image)\n")
    try repository.folder.write("posts/c.md", "# C\n\n[gone](nowhere.md)\n")
    try repository.commit()
    try repository.git("mv", "posts/b.md", "posts/new.md")
    try repository.folder.write(
      "posts/c.md", "# C\n\n[gone](nowhere.md)\n\nWords.\n\n\(Self.image)")
    try repository.git("add", "-A")
    let only = [
      "--only", "image-credit,internal-links", "--rule", "image-credit=error", "--site", ".",
    ]
    let run = await TestRun.stet(
      ["--staged", "--changed-lines", "--quiet"] + only, in: repository.path)
    let places = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
    // The renamed post's own image is as it was; the link that it broke is not.
    #expect(places == ["posts/a.md:3", "posts/c.md:7"], "\(run.output)")
    #expect(
      run.output.contains("see: posts/b.md: this change removed or renamed it"), "\(run.output)")
  }

  @Test("Names may hold any bytes")
  func names() async throws {
    let repository = try Repository()
    for name in ["-x.md", "q\"'u\no.md", "ä ö.md", "%0A::error::.md"] {
      try repository.folder.write(name, Self.image)
    }
    var name = Array((repository.path + "/a?.md").utf8CString)
    // No UTF-8 at all.
    name[name.count - 5] = -1
    let file = fopen(name, "w")
    #expect(file != nil)
    if let file {
      fputs(Self.image, file)
      fclose(file)
    }
    try repository.git("add", "-A")
    let run = await TestRun.stet(
      ["--staged", "--only", "image-credit", "--format", "json"], in: repository.path)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let posts = try #require(report["posts"] as? [[String: Any]])
    #expect(
      posts.map { $0["path"] as? String ?? "" }.sorted()
        == ["%0A::error::.md", "-x.md", "a\u{FFFD}.md", "q\"'u\no.md", "ä ö.md"])
    #expect(posts.allSatisfy { ($0["findings"] as? [Any])?.count == 1 })
  }

  @Test("What cannot be done is told")
  func mistakes() async throws {
    let repository = try Repository()
    try repository.folder.write("a.md", "x\n")
    try repository.commit()
    func error(_ arguments: String..., in folder: String? = nil) async -> String {
      let run = await TestRun.stet(arguments, in: folder ?? repository.path)
      #expect(run.status == 2)
      return run.error
    }
    #expect(await error("--changed-since", "nope").contains("unknown commit 'nope'"))
    #expect(await error("--changed-since", "--help").contains("--changed-since"))
    #expect(await error("--staged", "--fix").contains("cannot be fixed in place"))
    #expect(await error("--staged", "-").contains("Standard input has no changes"))
    #expect(await error("--changed-lines", "a.md").contains("--changed-lines needs"))
    #expect(await error().contains("missing file or folder"))
    let bare = try TemporaryFolder()
    #expect(await error("--staged", in: bare.path).contains("not in a git repository"))

    try repository.folder.write("a.md", "y\n")
    try repository.commit()
    let shallow = try TemporaryFolder()
    try repository.git(
      "clone", "-q", "--depth", "1", "file://" + repository.path, shallow.path + "/r")
    #expect(
      await error("--changed-since", "HEAD~1", in: shallow.path + "/r").contains("shallow clone"))
  }
}
