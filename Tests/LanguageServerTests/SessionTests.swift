// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONRPC
import LanguageServer
import Linting
import Sessions
import Synchronization
import Testing
import Workspace

/// A server with a client that is the test.
private final class TestClient: Sendable {
  let folder: String
  private let mailbox = Mailbox<ServerWork>()
  private let sent = Mutex<[JSONValue]>([])
  private let reader = Mutex(FrameReader(.header))
  private let task: Task<Int32, Never>

  init(_ files: [String: String]) throws {
    let url = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("stet-server-\(UUID().uuidString)")
    for (name, text) in files.merging([".git/HEAD": ""], uniquingKeysWith: { first, _ in first }) {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    folder = url.resolvingSymlinksInPath().path
    let settings = WorldSettings(catalogue: Catalogue(), cacheFolder: nil, build: "test") {
      Day("2026-01-31")
    }
    let (mailbox, sent, reader) = (mailbox, Sink(), Sink())
    _ = reader
    self.sink = sent
    task = Task {
      await LanguageServer(settings: settings, version: "test", mailbox: mailbox) { bytes in
        sent.bytes.withLock { $0 += bytes }
        return true
      }.run()
    }
  }

  private final class Sink: Sendable { let bytes = Mutex<[UInt8]>([]) }
  private let sink: Sink

  deinit { _ = try? FileManager.default.removeItem(atPath: folder) }

  func uri(_ name: String) -> JSONValue { .string(FileURI.uri(folder + "/" + name)) }

  func send(_ bytes: [UInt8]) { mailbox.deliver(bytes) }
  func close() { mailbox.deliver(nil) }

  func notify(_ method: String, _ params: JSONValue) {
    send(Framing.header.frame(RPCMessage.notification(method: method, params: params).json.bytes))
  }

  func request(_ id: Int, _ method: String, _ params: JSONValue) {
    send(
      Framing.header.frame(
        RPCMessage.request(id: .number(id), method: method, params: params).json.bytes))
  }

  /// All messages that arrived so far.
  private func messages() throws -> [JSONValue] {
    let new = sink.bytes.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
    return try sent.withLock { sent in
      try reader.withLock { reader in
        reader.append(new)
        while let frame = try reader.next() {
          if case .message(let bytes) = frame { sent.append(try JSONParser.parse(bytes)) }
        }
      }
      return sent
    }
  }

  /// The last message that passes a test, once there is one.
  func message(_ test: (JSONValue) -> Bool) async throws -> JSONValue {
    for _ in 0..<3000 {
      if let found = try messages().last(where: test) { return found }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record(
      "no such message; there are \(try messages().map(\.bytes).map { String(decoding: $0, as: UTF8.self) })"
    )
    return .null
  }

  func answer(_ id: Int) async throws -> JSONValue {
    try await message { $0["id"]?.int == id && $0["method"] == nil }
  }

  /// The rules that are reported on a file in the version.
  func rules(_ name: String, version: Int) async throws -> [String] {
    let found = try await message {
      $0["method"] == "textDocument/publishDiagnostics" && $0.at("params", "uri") == self.uri(name)
        && $0.at("params", "version")?.int == version
    }
    return found.at("params", "diagnostics")?.array?.compactMap { $0["code"]?.string } ?? []
  }

  func start(_ capabilities: JSONValue = [:]) async throws {
    request(
      1, "initialize",
      ["rootUri": .string(FileURI.uri(folder)), "capabilities": capabilities])
    notify("initialized", [:])
    _ = try await answer(1)
  }

  func open(_ name: String, _ text: String) {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri(name), "version": 1, "text": .string(text)]])
  }

  func change(_ name: String, _ version: Int, _ changes: JSONValue) {
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri(name), "version": .integer(version)],
        "contentChanges": changes,
      ])
  }

  /// The exit status.
  func ended() async -> Int32 { await task.value }
}

@Suite("The language server") struct SessionTests {
  private static let post = "# A post\r\n\r\n👋 It says the the word.\r\n"

  @Test("An unsaved text is judged, edit by edit", arguments: ["utf-8", "utf-16"])
  func edits(_ encoding: String) async throws {
    let client = try TestClient(["a.md": "# Other\n"])
    try await client.start(["general": ["positionEncodings": [.string(encoding)]]])
    client.open("a.md", Self.post)
    #expect(try await client.rules("a.md", version: 1).contains("repeated-word"))
    let place = encoding == "utf-8" ? 12 : 10
    client.change(
      "a.md", 2,
      [
        [
          "range": [
            "start": ["line": 2, "character": .integer(place)],
            "end": ["line": 2, "character": .integer(place + 4)],
          ], "text": "",
        ]
      ])
    #expect(try await client.rules("a.md", version: 2).contains("repeated-word") == false)
    client.request(2, "textDocument/documentSymbol", ["textDocument": ["uri": client.uri("a.md")]])
    #expect(try await client.answer(2)["result"]?.array?.first?["name"] == "A post")
    client.request(3, "shutdown", .null)
    client.notify("exit", [:])
    #expect(await client.ended() == 0)
  }

  @Test("A cancelled request is answered as cancelled, and one after shutdown is refused")
  func cancellation() async throws {
    let client = try TestClient(["a.md": Self.post])
    try await client.start()
    client.open("a.md", Self.post)
    let hover: JSONValue = [
      "textDocument": ["uri": client.uri("a.md")], "position": ["line": 0, "character": 0],
    ]
    let request = RPCMessage.request(id: .number(7), method: "textDocument/hover", params: hover)
    let cancel = RPCMessage.notification(method: "$/cancelRequest", params: ["id": 7])
    client.send(Framing.header.frame(request.json.bytes) + Framing.header.frame(cancel.json.bytes))
    #expect(try await client.answer(7).at("error", "code")?.int == -32800)
    client.request(8, "shutdown", .null)
    client.request(9, "textDocument/hover", hover)
    #expect(try await client.answer(9).at("error", "code")?.int == -32600)
    client.close()
    #expect(await client.ended() == 0)
  }

  @Test("A client that goes away ends the server, and so does one that cannot be read")
  func endings() async throws {
    let gone = try TestClient([:])
    gone.close()
    #expect(await gone.ended() == 1)
    let broken = try TestClient([:])
    try await broken.start()
    broken.send(Array("Content-Length: nonsense\r\n\r\n".utf8))
    #expect(await broken.ended() == 1)
    let early = try TestClient([:])
    early.request(1, "textDocument/hover", [:])
    #expect(try await early.answer(1).at("error", "code")?.int == -32002)
    early.notify("exit", [:])
    #expect(await early.ended() == 1)
  }

  @Test("What is wrong with settings is reported in their file, and the last right ones hold")
  func settings() async throws {
    let client = try TestClient([".stet.yml": "rules: {}\n", "a.md": Self.post])
    try await client.start()
    client.open("a.md", Self.post)
    #expect(try await client.rules("a.md", version: 1).contains("repeated-word"))
    client.open(".stet.yml", "rules:\n  no-such-rule: off\n")
    let report = try await client.message {
      $0.at("params", "uri") == client.uri(".stet.yml")
        && $0.at("params", "diagnostics")?.array?.isEmpty == false
    }
    #expect(report.at("params", "diagnostics")?.array?.first?["severity"]?.int == 1)
    client.change("a.md", 2, [["text": .string(Self.post + "\r\nMore and and more.\r\n")]])
    let rules = try await client.rules("a.md", version: 2)
    #expect(rules.count { $0 == "repeated-word" } == 2)
    client.close()
    #expect(await client.ended() == 1)
  }

  @Test("A rename changes the heading and the links to its anchor")
  func rename() async throws {
    let client = try TestClient([
      ".stet.yml": "site: {root: .}\n", "a.md": "# A\n\n## One part\n\n[up](#one-part)\n",
      "b.md": "# B\n\nTo [a](a.md#one-part).\n",
    ])
    try await client.start()
    client.open("a.md", "# A\n\n## One part\n\n[up](#one-part)\n")
    _ = try await client.rules("a.md", version: 1)
    client.request(
      2, "textDocument/rename",
      [
        "textDocument": ["uri": client.uri("a.md")], "position": ["line": 2, "character": 4],
        "newName": "Two parts",
      ])
    let changes = try await client.answer(2).at("result", "changes")
    let own = changes?.members?.first { .string($0.name) == client.uri("a.md") }?.value.array
    let other = changes?.members?.first { .string($0.name) == client.uri("b.md") }?.value.array
    #expect(own?.compactMap { $0["newText"]?.string } == ["Two parts", "two-parts"])
    #expect(other?.compactMap { $0["newText"]?.string } == ["two-parts"])
    client.close()
    #expect(await client.ended() == 1)
  }
}
