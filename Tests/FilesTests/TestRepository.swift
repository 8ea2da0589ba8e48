// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Testing

/// The path of git, if it is there.
let gitProgram = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}
let hasGit = gitProgram != nil

/// A repository of its own for one test.
struct TestRepository {
  let folder: TestFolder
  var path: String { folder.path }

  /// What git itself is run with: nothing of the machine's own configuration.
  static let environment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin", "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.net",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.net", "LC_ALL": "C",
  ]

  init() throws {
    folder = try TestFolder()
    try git("init", "-q", "-b", "main")
    try git("config", "gc.auto", "0")
  }

  /// Runs git in the repository, and expects it to succeed.
  func git(_ arguments: String...) throws {
    try #require(try run(arguments) == 0, "git \(arguments)")
  }

  /// Runs git in the repository, and returns its status.
  func status(_ arguments: String...) throws -> Int32 { try run(arguments) }

  private func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: try #require(gitProgram))
    process.arguments = ["-C", path] + arguments
    process.environment = Self.environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "x")
  }

  func open(_ name: String = "", _ more: [String: String] = [:]) throws -> GitRepository {
    var environment = ["PATH": "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"]
    environment.merge(more) { $1 }
    return try GitRepository(around: folder[name], environment: environment)
  }

  /// What differs from `reference`: a letter, a path, and a star where the old content is known.
  func changed(_ reference: String = "HEAD", _ untracked: String...) throws -> [String] {
    let tree = DiskTree(roots: [path])
    let changes = try open().changed(
      since: reference, in: tree, candidates: untracked.map { folder[$0] },
      where: { $0.hasSuffix(".md") })
    return lines(changes)
  }

  func staged() throws -> [String] { lines(try open().staged()) }

  private func lines(_ changes: GitChanges) -> [String] {
    func name(_ path: String) -> String { String(path.dropFirst(self.path.count + 1)) }
    return changes.changes.map { change in
      let kind =
        switch change.kind {
        case .added: "A"
        case .modified: "M"
        case .removed: "D"
        case .renamed(let former): "R \(name(former)) ->"
        }
      return "\(kind) \(name(change.path))\(change.old == nil ? "" : "*")"
    } + changes.unchecked.map { "? \(name($0))" }
  }
}
