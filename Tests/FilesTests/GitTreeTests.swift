// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Testing

@Suite("Trees of git", .enabled(if: hasGit, "git is missing"))
struct GitTreeTests {
  static func repository() throws -> TestRepository {
    let repository = try TestRepository()
    for (name, text) in TreeTests.site { try repository.folder.write(name, text) }
    try repository.folder.link("posts/link.md", to: "é.md")
    try repository.folder.link("z/out", to: "/usr")
    return repository
  }

  @Test("The index, a commit and memory say the same of the same files")
  func same() throws {
    let repository = try Self.repository()
    try repository.commit()
    // What is in the working tree has no say.
    try repository.folder.write("a.md", "edited")
    try repository.folder.remove("posts-2.md")
    let memory = TreeTests.memory(repository.path)
    let survey = Survey(memory, repository.path)
    let refusals = Refusals(memory, repository.path, TreeTests.asked)
    let git = try repository.open("posts/b")
    for tree in [try git.indexTree(), try git.commitTree("HEAD"), try git.commitTree("main")] {
      #expect(tree.root == repository.path)
      #expect(Survey(tree, repository.path) == survey)
      #expect(Refusals(tree, repository.path, TreeTests.asked) == refusals)
    }
    let (index, commit) = (try git.indexTree(), try git.commitTree("HEAD"))
    let path = repository.folder["posts/b/c.html"]
    #expect(index.info(path) == commit.info(path))
    #expect(index.info(path)?.stamp != index.info(repository.folder["z/.hidden"])?.stamp)
  }

  @Test("The index is what would be committed")
  func index() throws {
    let repository = try TestRepository()
    #expect(try repository.open().indexTree().list(repository.path) == [])
    #expect(try repository.open().head == "")
    try repository.folder.write("a.md", "one")
    try repository.folder.write("b.md", "two")
    try repository.folder.write("c.md", "")
    try repository.git("add", "a.md", "c.md")
    try repository.git("add", "-N", "b.md")
    try repository.folder.write("a.md", "later")
    let tree = try repository.open().indexTree()
    #expect(try tree.list(repository.path).map(\.name) == ["a.md", "c.md"])
    #expect(try tree.read(repository.folder["a.md"], limit: 9).bytes == Array("one".utf8))
    #expect(try repository.staged() == ["A a.md", "A c.md"])
  }

  @Test("Of a file in a conflict, ours counts")
  func conflict() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "base\n")
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "other")
    try repository.folder.write("a.md", "theirs\n")
    try repository.commit()
    try repository.git("checkout", "-q", "main")
    try repository.folder.write("a.md", "ours\n")
    try repository.commit()
    try #require(try repository.status("merge", "-q", "other") != 0)
    let tree = try repository.open().indexTree()
    #expect(try tree.list(repository.path).map(\.name) == ["a.md"])
    #expect(try tree.read(repository.folder["a.md"], limit: 9).bytes == Array("ours\n".utf8))
  }

  @Test("Large and many contents come whole, from several threads")
  func contents() async throws {
    let repository = try TestRepository()
    let texts = (0..<60).map { [UInt8](repeating: UInt8(0x20 + $0), count: $0 * $0 * 100) }
    for (number, text) in texts.enumerated() { try repository.folder.write("\(number)", text) }
    try repository.commit()
    let tree = try repository.open().commitTree("HEAD")
    await withTaskGroup(of: Bool.self) { group in
      for (number, text) in texts.enumerated() {
        group.addTask {
          (try? tree.read(repository.folder["\(number)"], limit: 1 << 20).bytes) == text
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test("An object that is missing is a failure, and the next one comes")
  func missing() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "one")
    try repository.folder.write("b.md", "two")
    try repository.commit()
    let git = try repository.open()
    let tree = try git.indexTree()
    let name = try #require(tree.objectName(repository.folder["a.md"]))
    try repository.folder.remove(".git/objects/\(name.prefix(2))/\(name.dropFirst(2))")
    let failure = #expect(throws: FileFailure.self) {
      try tree.read(repository.folder["a.md"], limit: 9)
    }
    #expect(failure?.reason == "git does not have the content of every file")
    #expect(try tree.read(repository.folder["b.md"], limit: 9).bytes == Array("two".utf8))
    #expect(throws: GitFailure.self) { try git.content("HEAD") }
  }
}

@Suite("Changes in git", .enabled(if: hasGit, "git is missing"))
struct GitChangeTests {
  @Test("What is staged is found, whatever the working tree holds")
  func staged() throws {
    let repository = try TestRepository()
    for name in ["a.md", "b.md", "c.md"] {
      try repository.folder.write(name, "# \(name)\n\nA text of some length.\n")
    }
    try repository.commit()
    #expect(try repository.staged() == [])
    try repository.folder.write("a.md", "unstaged\n")
    try repository.folder.write("b.md", "staged\n")
    try repository.git("add", "b.md")
    try repository.git("mv", "c.md", "d.md")
    try repository.folder.link("e.md", to: "a.md")
    try repository.git("add", "e.md")
    #expect(try repository.staged() == ["M b.md*", "R c.md -> d.md*"])
    let changes = try repository.open().staged().changes
    let content = try #require(changes[0].new)
    #expect(try repository.open().content(content) == Array("staged\n".utf8))
  }

  @Test("What differs from a commit is found by its bytes")
  func changed() throws {
    let repository = try TestRepository()
    let text = "# A title\n\nA text of some length, so that it is known again.\n"
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
      try repository.folder.write("\(name).md", text + name)
    }
    try repository.folder.write("image.png", "x")
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "topic")
    #expect(try repository.changed("main") == [])

    try repository.folder.write("a.md", text + "A")  // The same length, maybe the same moment.
    try repository.folder.remove("b.md")
    try repository.git("mv", "c.md", "moved.md")
    try repository.folder.write("d.md", text + "d")  // Written again as it was.
    try repository.folder.write("e.md", "committed")
    try repository.folder.remove("image.png")
    try repository.folder.write("new.md", "new")
    try repository.git("rm", "-q", "g.md")
    #expect(
      try repository.changed("main", "new.md", "a.md") == [
        "M a.md*", "D b.md*", "M e.md*", "D g.md*", "D image.png*", "R c.md -> moved.md*",
        "A new.md",
      ])
    try repository.commit()
    #expect(
      try repository.changed("main") == [
        "M a.md*", "D b.md*", "M e.md*", "D g.md*", "D image.png*", "R c.md -> moved.md*",
        "A new.md",
      ])
    #expect(try repository.changed("HEAD") == [])
    // Put back, in the working tree only.
    try repository.folder.write("e.md", text + "e")
    try repository.folder.write("g.md", text + "other")
    try repository.folder.remove("moved.md")
    #expect(
      try repository.changed("main") == [
        "M a.md*", "D b.md*", "D c.md*", "M g.md*", "D image.png*", "A new.md",
      ])
  }

  @Test("Line ends that git converts are no change")
  func lineEnds() throws {
    let repository = try TestRepository()
    try repository.folder.write(
      ".gitattributes", "*.md text=auto\nraw.md -text\nplain.md !text\neol.md !text eol=crlf\n")
    for name in ["a", "raw", "plain", "eol", "both"] {
      try repository.folder.write("\(name).md", "one\ntwo\n")
    }
    try repository.commit()
    for name in ["a", "raw", "plain", "eol"] {
      try repository.folder.write("\(name).md", "one\r\ntwo\r\n")
    }
    try repository.folder.write("both.md", "one\r\nthree\r\n")
    #expect(try repository.changed() == ["M both.md*", "M plain.md*", "M raw.md*"])
    try repository.git("config", "core.autocrlf", "true")
    #expect(try repository.changed() == ["M both.md*", "M raw.md*"])
  }

  @Test("A file that Git LFS keeps elsewhere is not checked, unless it is as git has it")
  func pointers() throws {
    let pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "a", count: 64))\nsize 9\n"
    #expect(GitRepository.isLFSPointer(Array(pointer.utf8)))
    #expect(!GitRepository.isLFSPointer(Array("version 1\n".utf8)))
    #expect(!GitRepository.isLFSPointer([]))
    let repository = try TestRepository()
    try repository.folder.write("a.md", pointer)
    try repository.folder.write("b.md", pointer)
    try repository.commit()
    try repository.folder.write("a.md", "the text")
    #expect(try repository.changed() == ["? a.md"])
  }

  @Test("A file that a sparse checkout leaves out is not gone")
  func sparse() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "one")
    try repository.folder.write("b.md", "two")
    try repository.commit()
    try repository.git("update-index", "--skip-worktree", "a.md")
    try repository.folder.remove("a.md")
    try repository.folder.remove("b.md")
    #expect(try repository.changed() == ["D b.md*"])
  }

  @Test("A link in the place of a file is a file that is gone, and is not followed")
  func link() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "one")
    try repository.commit()
    try repository.folder.remove("a.md")
    try repository.folder.link("a.md", to: "/etc/passwd")
    #expect(try repository.changed() == ["D a.md*"])
  }

  @Test("A commit that is not there, and branches without a common one, say so")
  func references() throws {
    let repository = try TestRepository()
    try repository.commit()
    try repository.git("checkout", "-q", "--orphan", "lone")
    try repository.folder.write("a.md", "one")
    try repository.commit()
    let git = try repository.open()
    let unknown = #expect(throws: GitFailure.self) { try git.commit("nowhere") }
    #expect(unknown?.cause == .unknownReference)
    #expect(unknown?.message == "unknown commit 'nowhere'")
    #expect(throws: GitFailure.self) { try git.commit("--help") }
    let apart = #expect(throws: GitFailure.self) { try git.base(of: "main") }
    #expect(apart?.cause == .noBase)
    #expect(try git.hooksFolder() == repository.folder[".git/hooks"])
    #expect(git.head.count == 12)
  }
}
