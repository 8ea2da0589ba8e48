// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Testing

@Suite("Repositories of strangers", .enabled(if: hasGit, "git is missing"))
struct GitTrustTests {
  /// A repository whose clone brings a program that leaves a mark when it is run.
  private struct Trap {
    let repository: TestRepository
    let program: String
    private let mark: String

    init() throws {
      repository = try TestRepository()
      // Outside, so that nothing else touches the mark.
      program = repository.path + "-program"
      mark = repository.path + "-mark"
      try #require(
        FileManager.default.createFile(
          atPath: program, contents: Data("#!/bin/sh\necho ran >>'\(mark)'\ncat\n".utf8),
          attributes: [.posixPermissions: 0o755]))
    }

    var wasRun: Bool { FileManager.default.fileExists(atPath: mark) }

    func clear() {
      for path in [program, mark] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Asks everything that Stet asks.
    func ask(_ folder: String = "") {
      let tree = DiskTree(roots: [repository.path])
      guard let git = try? repository.open(folder) else { return }
      _ = git.head
      _ = try? git.hooksFolder()
      _ = try? git.staged()
      for reference in ["main", "HEAD", "HEAD~1", "v1"] {
        _ = try? git.changed(
          since: reference, in: tree, candidates: [repository.folder["posts/new.md"]],
          where: { _ in true })
        _ = Survey((try? git.commitTree(reference)) ?? tree, repository.path)
      }
      if let index = try? git.indexTree() { _ = Survey(index, repository.path) }
    }
  }

  @Test("A bare repository that lies among the posts is not used")
  func embedded() throws {
    let trap = try Trap()
    defer { trap.clear() }
    let repository = trap.repository
    try repository.folder.write("posts/a.md", "# A\n")
    try repository.commit()
    try repository.git("init", "-q", "--bare", "-b", "main", repository.folder["posts"])
    try repository.folder.write(
      "posts/config",
      "[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = \(trap.program)\n"
        + "[filter \"f\"]\n\tclean = \(trap.program)\n\tprocess = \(trap.program)\n")
    try repository.folder.write("posts/.gitattributes", "*.md filter=f\n")
    try repository.folder.write("posts/a.md", "# B\n")
    trap.ask("posts")
    #expect(!trap.wasRun)
    #expect(try repository.open("posts").root == repository.path)
    #expect(try repository.changed() == ["M posts/a.md*"])
    // Alone, it is no repository with a working tree.
    try #require(
      rename(repository.folder[".git"], repository.path + "-git") == 0)
    defer { _ = try? TestFolder.run("/bin/rm", "-rf", repository.path + "-git") }
    let failure = #expect(throws: GitFailure.self) { try repository.open("posts") }
    #expect(failure?.cause == .noRepository)
    #expect(!trap.wasRun)
  }

  @Test("No key of a repository's own configuration runs a program or stalls git")
  func ownConfiguration() throws {
    let trap = try Trap()
    defer { trap.clear() }
    let repository = trap.repository
    try repository.folder.write("posts/a.md", "# A\n\nA text of some length.\n")
    try repository.folder.write("posts/b.md", "# B\n\nA text of some length.\n")
    try repository.commit()
    try repository.folder.write("posts/a.md", "# A\n\nAnother text.\n")
    try repository.commit()
    try repository.git("tag", "v1")
    try repository.folder.write(
      ".gitattributes", "*.md filter=evil diff=evil merge=evil\n")
    try repository.git("add", ".gitattributes")
    try repository.git("mv", "posts/b.md", "posts/c.md")
    for name in ["pre-commit", "post-index-change", "fsmonitor-watchman", "reference-transaction"] {
      try repository.folder.write(".git/hooks/\(name)", "#!/bin/sh\n\(trap.program)\n")
      chmod(repository.folder[".git/hooks/\(name)"], 0o755)
    }
    try repository.folder.write(
      ".git/config", GitKeys.configuration(program: trap.program, files: "/nonexistent/file"))
    try repository.folder.write("posts/a.md", "# A\n\nA third text!\n")
    trap.ask()
    trap.ask("posts")
    #expect(!trap.wasRun)
    #expect(
      try repository.changed().filter { $0.hasSuffix(".md*") }
        == ["M posts/a.md*", "R posts/b.md -> posts/c.md*"])
    // The trap works: git itself falls into it.
    try repository.folder.write(
      ".git/config", "[filter \"evil\"]\n\tclean = \(trap.program)\n")
    _ = try repository.status("diff", "--exit-code")
    #expect(trap.wasRun)
  }

  @Test("A missing object is not fetched from where the configuration says")
  func promisor() throws {
    let trap = try Trap()
    defer { trap.clear() }
    let repository = trap.repository
    try repository.folder.write("a.md", "one")
    try repository.commit()
    let name = try #require(
      try repository.open().indexTree().objectName(repository.folder["a.md"]))
    try repository.folder.remove(".git/objects/\(name.prefix(2))/\(name.dropFirst(2))")
    for url in ["ext::\(trap.program)", "ssh://host.invalid/x", "evil::x", "/nonexistent"] {
      try repository.folder.write(
        ".git/config",
        """
        [core]
        \trepositoryformatversion = 1
        \tsshCommand = \(trap.program)
        [extensions]
        \tpartialClone = origin
        [remote "origin"]
        \turl = \(url)
        \tpromisor = true
        \tuploadpack = \(trap.program)
        \tvcs = evil
        [protocol]
        \tallow = always
        [protocol "ext"]
        \tallow = always
        """)
      trap.ask()
      #expect(!trap.wasRun, "\(url)")
    }
  }

  @Test("A repository that names another working tree, or is behind a link, is refused")
  func elsewhere() throws {
    let repository = try TestRepository()
    try repository.commit()
    try repository.git("config", "core.worktree", "/")
    let other = #expect(throws: GitFailure.self) { try repository.open() }
    #expect(other?.cause == .untrusted)
    try #require(rename(repository.folder[".git"], repository.folder["git"]) == 0)
    try repository.folder.link(".git", to: "git")
    let link = #expect(throws: GitFailure.self) { try repository.open() }
    #expect(link?.message == "'\(repository.folder[".git"])' is a symbolic link")
    try repository.folder.remove(".git")
    try #require(mkfifo(repository.folder[".git"], 0o600) == 0)
    #expect(throws: GitFailure.self) { try repository.open() }
  }

  @Test("A linked working tree is read through the file that names its repository")
  func worktree() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "one")
    try repository.commit()
    let other = repository.path + "-linked"
    defer { _ = try? TestFolder.run("/bin/rm", "-rf", other) }
    try repository.git("worktree", "add", "-q", "-b", "other", other)
    let git = try GitRepository(around: other, environment: TestRepository.environment)
    #expect(git.root == DiskTree.resolved(other))
    #expect(git.folder == repository.folder[".git/worktrees/\(FilePath.name(of: other))"])
    #expect(try git.indexTree().list(git.root).map(\.name) == ["a.md"])
  }

  @Test("Of the environment, only what is on the list comes to git")
  func environment() throws {
    let trap = try Trap()
    defer { trap.clear() }
    let repository = trap.repository
    try repository.folder.write("a.md", "one")
    try repository.commit()
    try repository.folder.write("a.md", "two")
    let other = try TestRepository()
    var hostile: [String: String] = [:]
    for name in [
      "GIT_SSH", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_EDITOR",
      "EDITOR", "VISUAL", "GIT_SEQUENCE_EDITOR", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_PROXY_COMMAND",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "LD_PRELOAD", "GIT_TRACE",
    ] { hostile[name] = trap.program }
    hostile["GIT_EXEC_PATH"] = "/nonexistent"
    hostile["GIT_DIR"] = other.folder[".git"]
    hostile["GIT_WORK_TREE"] = other.path
    hostile["GIT_OBJECT_DIRECTORY"] = "/nonexistent"
    hostile["GIT_CONFIG_COUNT"] = "1"
    hostile["GIT_CONFIG_KEY_0"] = "core.fsmonitor"
    hostile["GIT_CONFIG_VALUE_0"] = trap.program
    let git = try repository.open("", hostile)
    #expect(git.root == repository.path)
    let changes = try git.changed(
      since: "HEAD", in: DiskTree(roots: [repository.path]), candidates: [], where: { _ in true })
    #expect(changes.changes.map(\.path) == [repository.folder["a.md"]])
    #expect(!trap.wasRun)
  }

  @Test("The index that a hook names counts when it lies in the repository")
  func hookIndex() throws {
    let repository = try TestRepository()
    try repository.folder.write("a.md", "one")
    try repository.commit()
    try repository.git("rm", "-q", "--cached", "a.md")
    try #require(
      rename(repository.folder[".git/index"], repository.folder[".git/next-index-1.lock"]) == 0)
    try repository.git("read-tree", "HEAD")
    let named = [".git/next-index-1.lock", repository.folder[".git/next-index-1.lock"]]
    for index in named {
      let git = try repository.open("", ["GIT_INDEX_FILE": index])
      #expect(try git.indexTree().list(repository.path) == [])
    }
    try repository.folder.write("index", "no index")
    try repository.folder.link(".git/link", to: "next-index-1.lock")
    for index in ["index", "../index", "/etc/passwd", ".git/link", ".git/../index", ""] {
      let git = try repository.open("", ["GIT_INDEX_FILE": index])
      #expect(try git.indexTree().list(repository.path).map(\.name) == ["a.md"])
    }
  }

  @Test("Git is never taken from a relative folder of the PATH")
  func searchPath() throws {
    let repository = try TestRepository()
    let failure = #expect(throws: GitFailure.self) {
      try GitRepository(around: repository.path, environment: ["PATH": "::.:bin:../usr/bin"])
    }
    #expect(failure?.cause == .missing)
  }

  @Test("Git's documentation names no key for a program or a file that is not on a list")
  func documented() throws {
    let keys = try GitKeys.documented()
    guard keys.count > 100 else {
      print("skipped: git does not list its keys")
      return
    }
    let overridden = Set(GitSettings.overrides.map { $0.key.lowercased() })
    for key in keys where GitKeys.mayName(key) && !overridden.contains(key.lowercased()) {
      #expect(
        GitKeys.neverRead.contains { key.hasPrefix($0.keys) },
        "\(key) may name a program or a file: set it in GitSettings, or say why it is never read")
    }
  }
}

/// The keys of git's configuration.
enum GitKeys {
  /// Keys that the commands in use do not read, by how they begin, and why.
  static let neverRead: [(keys: String, reason: String)] = [
    ("filter.", "files are converted only when they are checked out or added"),
    ("diff.<driver>.", "raw differences show no contents"), ("diff.tool", "difftool alone"),
    ("diff.guitool", "difftool alone"), ("difftool.", "difftool alone"),
    ("merge.", "nothing is merged"), ("mergetool.", "mergetool alone"),
    ("pager.", "a page needs a terminal, and --no-pager is given"),
    ("alias.", "commands of git's own cannot be renamed"),
    ("include", "a file that is read as configuration, of which the same is true"),
    ("core.worktree", "--work-tree is given"),
    ("extensions.worktreeConfig", "another file of configuration, of which the same is true"),
    ("gpg.", "nothing is signed or verified; the programs are set all the same"),
    ("browser.", "help alone"), ("help.", "help alone"), ("man.", "help alone"),
    ("web.", "help alone"), ("instaweb.", "instaweb alone"), ("gitweb.", "gitweb alone"),
    ("gitcvs.", "cvsserver alone"), ("guitool.", "the graphical tool alone"),
    ("gui.", "the graphical tool alone"), ("imap.", "imap-send alone"),
    ("sendemail.", "send-email alone"), ("format.", "format-patch alone"),
    ("http.", "nothing is transferred"), ("remote.", "nothing is transferred"),
    ("url.", "nothing is transferred"), ("credential.", "nothing is transferred"),
    ("transfer.", "nothing is transferred"), ("receive.", "nothing is transferred"),
    ("ssh.", "nothing is transferred"), ("fetch.", "nothing is transferred"),
    ("push.", "nothing is transferred"), ("clone.", "nothing is cloned"),
    ("submodule.", "submodules are left out"), ("fsmonitor.", "there is no monitor"),
    ("trace2.", "git reads these from the machine's own configuration alone"),
    ("uploadpackfilter.", "nothing is served"), ("fsck.", "a level, or a list for fsck alone"),
    ("notes.", "nothing is rewritten"), ("completion.", "shells alone"),
  ]

  private static let words = [
    "cmd", "command", "program", "helper", "pager", "editor", "hook", "driver", "external",
    "textconv", "clean", "smudge", "process", "askpass", "browser", "tunnel", "proxy", "ssh",
    "vcs", "receivepack", "uploadpack", "httpd", "alias", "include", "template", "fsmonitor",
    "worktree", "path", "file", "dir", "tool", "url", "attributes", "filter", "server",
  ]
  /// What holds one of the words and is a number, a switch or a text.
  private static let plain = [
    "advice.", "color.", "column.", "safe.directory", "safe.bareRepository", "core.fileMode",
    "core.filesRefLockTimeout", "core.fsmonitorHookVersion", "core.fsyncObjectFiles",
    "core.bigFileThreshold", "core.hideDotFiles", "core.quotePath", "clean.requireForce",
    "commit.cleanup", "commitGraph.", "feature.manyFiles", "rebase.", "sparse.", "stash.",
    "status.", "worktree.guessRemote", "gc.worktreePruneExpire", "repack.updateServerInfo",
    "uploadpack.allow", "uploadpack.hideRefs", "uploadpack.keepAlive",
    "diff.dirstat", "trace2.maxFiles", "init.default", "rerere.",
  ]

  static func mayName(_ key: String) -> Bool {
    let lower = key.lowercased()
    return words.contains { lower.contains($0) } && !plain.contains { key.hasPrefix($0) }
  }

  /// All keys that this git documents.
  static func documented() throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(gitProgram))
    process.arguments = ["help", "--config"]
    process.environment = TestRepository.environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains(".") && !$0.contains(" ") }
  }

  /// A configuration in which every key that may name a program or a file does.
  static func configuration(program: String, files: String) throws -> String {
    var text = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
    var keys = Set(try documented().filter(mayName))
    // Whatever this git documents.
    keys.formUnion([
      "filter.<driver>.clean", "filter.<driver>.process", "diff.<driver>.textconv",
      "diff.<driver>.command", "diff.external", "core.fsmonitor", "core.pager", "core.editor",
      "core.sshCommand", "core.alternateRefsCommand", "gpg.program", "credential.helper",
    ])
    keys.subtract([
      "core.worktree", "extensions.worktreeConfig", "include.path", "includeIf.<condition>.path",
      "fsmonitor.allowRemote", "merge.<driver>.recursive", "diff.<driver>.binary",
      "diff.<driver>.cachetextconv",
    ])
    for command in [
      "rev-parse", "ls-files", "ls-tree", "cat-file", "diff-index", "merge-base", "check-attr",
      "hash-object", "config",
    ] {
      text += "[alias]\n\t\(command) = !\(program)\n[pager]\n\t\(command) = \(program)\n"
    }
    for key in keys.sorted() {
      let parts = key.split(separator: ".").map(String.init)
      guard parts.count > 1, let last = parts.last, !last.contains("*"), !last.contains("<") else {
        continue
      }
      let middle = parts[1..<(parts.count - 1)].joined(separator: ".")
        .replacing(/<[a-z]+>/, with: "evil")
      let isFile = ["file", "dir", "path"].contains { last.lowercased().hasSuffix($0) }
      text += middle.isEmpty ? "[\(parts[0])]\n" : "[\(parts[0]) \"\(middle)\"]\n"
      text += "\t\(last) = \(isFile && last != "hooksPath" ? files : program)\n"
    }
    return text
  }
}
