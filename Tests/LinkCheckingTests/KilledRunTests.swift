// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkChecking
import Testing

/// The program that was built beside the tests.
private let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
  .deletingLastPathComponent().appending(path: "stet")

private let isBuilt = program.map {
  FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
}

@Suite(
  "A cache of links outlives its runs",
  .enabled(if: LoopbackServer.shared != nil, "python3 is missing"),
  .enabled(if: isBuilt == true, "the program is not built"))
struct KilledRunTests {
  private let server: LoopbackServer
  private let folder: URL

  init() throws {
    server = try #require(LoopbackServer.shared)
    folder = FileManager.default.temporaryDirectory.appending(path: "stet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: ".git"), withIntermediateDirectories: true)
    try "links: {delay: 2, per-host: 2}\n".write(
      to: folder.appending(path: ".stet.yml"), atomically: true, encoding: .utf8)
  }

  private func url(_ kind: String, _ number: Int) -> String {
    server.url("status/200/\(kind)/\(number)")
  }

  private func write(_ name: String, _ kind: String, _ count: Int) throws {
    let links = (0..<count).map { "[a](\(url(kind, $0)))" }
    try links.joined(separator: "\n").write(
      to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func start(_ post: String) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder
    process.arguments = ["links", post, "--online", "--allow-private", "--cache", "c.sqlite"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func known(_ kind: String, _ count: Int) throws -> Int {
    let cache = try LinkCache(path: folder.appending(path: "c.sqlite").path(percentEncoded: false))
    #expect(cache.setAside == nil)
    return (0..<count).count { cache.entry(url(kind, $0)) != nil }
  }

  @Test("Killed at any moment, a run leaves a cache that opens and holds what was learned")
  func killed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var least = 0
    for step in 1...4 {
      try write("a.md", "kill\(folder.lastPathComponent)", 400)
      let kind = "kill\(folder.lastPathComponent)"
      let process = try start("a.md")
      // Until more is learned than the last run left, so that each kill meets a cache in use.
      while process.isRunning, try known(kind, 400) < min(400, least + 15 * step) { usleep(5000) }
      let before = try known(kind, 400)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      least = try known(kind, 400)
      #expect(least >= before)
    }
    #expect(least >= 15 * 4)
  }

  @Test("Two runs at the same time both keep what they learn")
  func together() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (one, two) = ("one\(folder.lastPathComponent)", "two\(folder.lastPathComponent)")
    try write("a.md", one, 60)
    try write("b.md", two, 60)
    // Both meet a file that is damaged; only one may set it aside.
    let file = folder.appending(path: "c.sqlite")
    _ = try LinkCache(path: file.path(percentEncoded: false))
    let header = try Data(contentsOf: file).prefix(100)
    try (header + Data(repeating: 7, count: 5000)).write(to: file)
    let processes = [try start("a.md"), try start("b.md")]
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try known(one, 60) == 60)
    #expect(try known(two, 60) == 60)
  }
}
