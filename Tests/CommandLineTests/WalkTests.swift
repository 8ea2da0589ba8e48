// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Files
import Foundation
import Testing
import Workspace

@Suite struct WalkTests {
  private func walk(_ paths: [String], in folder: TemporaryFolder) -> PostWalk.Result {
    PostWalk(DiskTree(roots: [folder.path]), folder: folder.path).posts(at: paths)
  }

  @Test("A folder gives its posts in the order of their bytes, without hidden and other files")
  func folder() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.md", "a.html", "B.md", "sub/c.markdown", "sub/d.mdx", "sub.md", "e.HTM", "f.xhtml",
      "notes.txt", "image.png", ".hidden.md", ".hidden/x.md", "é.md", "md", ".md",
    ] { try folder.write(name, "x") }
    let expected = [
      "B.md", "a.html", "b.md", "e.HTM", "f.xhtml", "sub.md", "sub/c.markdown", "sub/d.mdx", "é.md",
    ]
    for path in [".", "./", "", "././"] {
      #expect(walk([path], in: folder).posts.map(\.printed) == expected)
    }
    #expect(
      walk([folder.path], in: folder).posts.map(\.printed)
        == expected.map { folder.path + "/" + $0 })
  }

  @Test("A path that is given is taken, hidden or not, and each post once")
  func named() throws {
    let folder = try TemporaryFolder()
    for name in [".hidden.md", "notes.txt", "posts/a.md", ".drafts/b.md"] {
      try folder.write(name, "x")
    }
    let result = walk(
      [".hidden.md", "notes.txt", "posts", "posts//a.md", "./posts/", ".drafts"], in: folder)
    #expect(
      result.posts.map(\.printed) == [".drafts/b.md", ".hidden.md", "notes.txt", "posts/a.md"])
    #expect(result.posts.map(\.isNamed) == [false, true, true, true])
  }

  @Test("What git ignores is left out")
  func ignored() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", "out/b.md", "posts/c.md", "posts/draft-d.md", "posts/keep/draft-e.md"] {
      try folder.write(name, "x")
    }
    try folder.write(".gitignore", "out/\ndraft-*.md\n")
    try folder.write("posts/keep/.gitignore", "!draft-e.md\n")
    #expect(
      walk(["."], in: folder).posts.map(\.printed) == [
        "a.md", "posts/c.md", "posts/keep/draft-e.md",
      ])
    // The file above a folder that is walked has a say, one that is named is taken all the same.
    #expect(
      walk(["posts", "out/b.md"], in: folder).posts.map(\.printed)
        == ["out/b.md", "posts/c.md", "posts/keep/draft-e.md"])
  }

  @Test("Links are not followed, unless a person names one")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", "x")
    try folder.link("posts/loop", to: "..")
    try folder.link("posts/b.md", to: "a.md")
    try folder.link("posts/broken.md", to: "nowhere.md")
    let result = walk(["."], in: folder)
    #expect(result.posts.map(\.printed) == ["posts/a.md"])
    #expect(result.skippedLinks == ["posts/b.md", "posts/broken.md", "posts/loop"])
    #expect(walk(["posts/b.md"], in: folder).posts.map(\.location) == [folder.path + "/posts/a.md"])
    #expect(walk(["posts/loop/posts/a.md"], in: folder).posts.count == 1)
  }

  @Test(
    "One note tells of all links",
    arguments: [
      (1, "note: l1.md is a symbolic link and was not followed; name it to check it"),
      (
        12, "note: l1.md and 11 more are symbolic links and were not followed; name one to check it"
      ),
    ])
  func notes(_ links: Int, _ note: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# A\n\nThe ferry leaves at six.\n")
    for number in 1...links { try folder.link("l\(number).md", to: "a.md") }
    let run = await TestRun.stet(["."], in: folder.path)
    #expect(run.error.components(separatedBy: "symbolic link").count == 2, "\(run.error)")
    #expect(run.error.replacing("\n      ", with: " ").contains(note), "\(run.error)")
  }

  @Test("Names may hold any bytes")
  func oddNames() async throws {
    let folder = try TemporaryFolder()
    for name in ["a\nb.md", "c \u{1B}[31m.md", "-d.md", "*.md"] { try folder.write(name, "x") }
    var file = Array(folder.path.utf8CString.dropLast())
    file += [0x2F, CChar(bitPattern: 0xFF), 0x2E, 0x6D, 0x64, 0]
    let handle = try #require(fopen(file, "w"))
    fclose(handle)
    let result = walk(["."], in: folder)
    #expect(result.posts.count == 5)
    #expect(result.posts.last.map { FilePath.bytes($0.path) } == [0xFF, 0x2E, 0x6D, 0x64])
    let run = await TestRun.stet(["--only", "unreadable-post", "."], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("5 posts checked"))
  }

  @Test("A path that is not there is told, and a deep tree is walked")
  func missingAndDeep() throws {
    let folder = try TemporaryFolder()
    let deep = String(repeating: "d/", count: 500)
    try folder.write(deep + "a.md", "x")
    let result = walk([".", "missing"], in: folder)
    #expect(result.posts.map(\.printed) == [deep + "a.md"])
    #expect(result.missing == ["missing"])
  }

  @Test(
    "A folder that may not be listed is a failure, and the rest is found",
    .enabled(if: geteuid() != 0, "root may list everything"))
  func forbidden() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "x")
    try folder.write("closed/b.md", "x")
    try folder.setMode(0, "closed")
    defer { try? folder.setMode(0o755, "closed") }
    let run = await TestRun.stet(["--only", "unreadable-post", "."], in: folder.path)
    #expect(run.status == 3)
    #expect(run.error.contains("cannot list closed: permission denied"))
    #expect(run.output.hasPrefix("1 post checked"))
  }
}
