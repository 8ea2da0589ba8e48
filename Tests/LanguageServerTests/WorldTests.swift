// SPDX-License-Identifier: Apache-2.0

import ContextServer
import Files
import Foundation
import JSONRPC
import Linting
import Sessions
import SourceText
import Synchronization
import Testing
import Workspace

/// A folder of its own for one test, with settings for worlds in it.
private final class Folder: Sendable {
  let path: String
  let settings = WorldSettings(catalogue: Catalogue(), cacheFolder: nil, build: "test") {
    Day("2026-01-31")
  }

  init(_ files: [String: String]) throws {
    let url = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("stet-world-\(UUID().uuidString)")
    for (name, text) in files.merging([".git/HEAD": ""], uniquingKeysWith: { first, _ in first }) {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    path = url.resolvingSymlinksInPath().path
  }

  deinit { _ = try? FileManager.default.removeItem(atPath: path) }
}

@Suite("Worlds") struct WorldTests {
  private static let post = "# A\n\nIt saw the the boat.\n\nAnd there in the the mist it went.\n"

  @Test("A text is judged in front of its file, and only where the file was asked for")
  func judgement() async throws {
    let folder = try Folder(["a.md": "# A\n", "b.md": "# B\n"])
    let a = folder.path + "/a.md"
    let world = try #require(
      await SiteWorld(folder.path, posts: .at([a]), edits: [:], settings: folder.settings))
    let rules = world.judge(a, Array(Self.post.utf8))?.report.findings.map(\.rule)
    #expect(rules?.count { $0 == "repeated-word" } == 2)
    #expect(world.judge(folder.path + "/b.md", []) == nil)
    #expect(world.judge("/etc/passwd", []) == nil)
  }

  @Test("One finding is suppressed or fixed, and the others stay")
  func single() async throws {
    let folder = try Folder(["a.md": Self.post])
    let a = folder.path + "/a.md"
    let text = Array(Self.post.utf8)
    let world = try #require(
      await SiteWorld(folder.path, posts: .at([a]), edits: [:], settings: folder.settings))
    let findings = try #require(world.judge(a, text)).report.findings
      .filter { $0.rule == "repeated-word" }
    let second = try #require(findings.last)
    let fixed = try #require(world.fixed(a, text, second))
    #expect(
      String(decoding: fixed, as: UTF8.self)
        == "# A\n\nIt saw the the boat.\n\nAnd there in the mist it went.\n")
    let suppressed = try #require(world.suppressed(a, text, second, reason: "a quotation"))
    #expect(
      String(decoding: suppressed, as: UTF8.self)
        == "# A\n\nIt saw the the boat.\n\n<!-- stet repeated-word: a quotation -->\nAnd there in the the mist it went.\n"
    )
    #expect(world.suppressed(a, text, second, reason: "no -- end") == nil)
  }

  @Test(
    "Findings are those of a run over the folder", arguments: ["README.md", "index.md", "a.md"])
  func sameAsRun(_ name: String) async throws {
    let folder = try Folder([name: Self.post, "other.md": "# Other\n\n[x](\(name))\n"])
    let whole = try #require(
      await SiteWorld(folder.path, posts: .named(["."]), settings: folder.settings))
    let run = await whole.reports().first { $0.path == name }?.findings.map(\.fingerprint)
    let location = folder.path + "/" + name
    let one = try #require(
      await SiteWorld(folder.path, posts: .at([location]), settings: folder.settings))
    let own = one.judge(location, Array(Self.post.utf8))?.report.findings.map(\.fingerprint)
    #expect(own == run)
    // A README is not a post, and rules for posts leave it alone.
    #expect(own?.isEmpty == (name == "README.md"))
  }

  @Test("Findings that a baseline accepts are not shown")
  func baseline() async throws {
    let folder = try Folder([".stet.yml": "baseline: old.baseline\n", "a.md": Self.post])
    let a = folder.path + "/a.md"
    let first = try #require(
      await SiteWorld(folder.path, posts: .at([a]), settings: folder.settings))
    let report = try #require(first.judge(a, Array(Self.post.utf8))).report
    #expect(!report.isClean)
    var match = BaselineMatch(Baseline([]), [report], BaselineMatch.Run { _ in true })
    let today = try #require(Day("2026-01-31"))
    let bytes = match.rewritten(today: today).bytes
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/old.baseline"))
    let second = try #require(
      await SiteWorld(folder.path, posts: .at([a]), settings: folder.settings))
    #expect(second.judge(a, Array(Self.post.utf8))?.report.isClean == true)
    let more = Self.post + "\nOne more of the the kind.\n"
    #expect(second.judge(a, Array(more.utf8))?.report.findingCount == 1)
  }
}

@Suite("The server for writing assistants") struct ContextServerTests {
  /// The answers to requests, by id.
  private func answers(
    _ requests: [(id: Int, method: String, params: JSONValue)], in folder: Folder,
    canWrite: Bool = false
  ) async throws -> [Int: JSONValue] {
    let mailbox = Mailbox<ContextWork>()
    let output = Output()
    let server = Task {
      await ContextServer(
        root: folder.path, canWrite: canWrite, writer: { _, _, _ in }, settings: folder.settings,
        version: "test", mailbox: mailbox
      ) { bytes in
        output.bytes.withLock { $0 += bytes }
        return true
      }.run()
    }
    for request in requests {
      let message = RPCMessage.request(
        id: .number(request.id), method: request.method, params: request.params)
      mailbox.deliver(Framing.lines.frame(message.json.bytes))
    }
    var answers: [Int: JSONValue] = [:]
    for _ in 0..<3000 where answers.count < requests.count {
      try await Task.sleep(for: .milliseconds(10))
      let lines = output.bytes.withLock { $0 }.split(separator: 0x0A)
      for line in lines {
        let json = try JSONParser.parse(Array(line))
        if let id = json["id"]?.int { answers[id] = json }
      }
    }
    mailbox.deliver(nil)
    #expect(await server.value == 0)
    return answers
  }

  private final class Output: Sendable { let bytes = Mutex<[UInt8]>([]) }

  @Test("A draft is checked as the post at its path")
  func draft() async throws {
    let folder = try Folder([".stet.yml": "site: {root: .}\n", "a.md": "# A\n"])
    let answers = try await answers(
      [
        (1, "initialize", ["protocolVersion": "2025-06-18"]),
        (
          2, "tools/call",
          [
            "name": "lint_text",
            "arguments": ["text": "# B\n\nSee [a](a.md#none).\n", "path": "b.md"],
          ]
        ),
      ], in: folder)
    #expect(answers[1]?.at("result", "protocolVersion") == "2025-06-18")
    let post = answers[2]?.at("result", "structuredContent", "posts")?.array?.first
    let rules = post?["findings"]?.array?.compactMap { $0["rule"]?.string }
    #expect(post?["path"] == "b.md")
    #expect(rules?.contains("internal-links") == true)
  }

  @Test(
    "A path outside the folder is refused",
    arguments: ["../b.md", "/etc/passwd", "link/passwd", "a/../../b.md", "."])
  func outside(_ path: String) async throws {
    let folder = try Folder(["a.md": "# A\n"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "/etc")
    let answers = try await answers(
      [
        (
          1, "tools/call",
          ["name": "lint_text", "arguments": ["text": "a", "path": .string(path)]]
        ),
        (
          2, "tools/call",
          ["name": "fix_paths", "arguments": ["paths": [.string(path)], "apply": true]]
        ),
      ], in: folder)
    #expect(answers[1]?.at("result", "isError") == true)
    // Without leave to write, there is no such tool.
    #expect(answers[2]?.at("error", "code")?.int == -32602)
  }
}
