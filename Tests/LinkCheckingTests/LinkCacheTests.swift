// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkChecking
import Storage
import TestKit
import Testing

@Suite("The cache of links")
struct LinkCacheTests {
  private let day = 86_400
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "stet-cache-\(UUID().uuidString)").path(percentEncoded: false)

  private func clean() {
    for end in ["", "-wal", "-shm", ".damaged"] {
      try? FileManager.default.removeItem(atPath: path + end)
    }
  }

  @Test("What answers lives a week, what is blocked a day, what is broken is asked again")
  func lifetimes() throws {
    defer { clean() }
    let cache = try LinkCache(path: path)
    for verdict in Verdict.allCases {
      _ = try cache.learn(
        verdict.rawValue, LinkResult(verdict, status: 1, final: "https://example.org/"), at: 1000,
        jitter: 0.5)
    }
    #expect(cache.fresh("ok", at: 1000 + 6 * day)?.result.verdict == .ok)
    #expect(cache.fresh("moved", at: 1000 + 7 * day) == nil)
    #expect(cache.fresh("blocked", at: 999 + day) != nil)
    #expect(cache.fresh("blocked", at: 1000 + day) == nil)
    #expect(cache.fresh("broken", at: 1000) == nil)
    #expect(cache.fresh("flaky", at: 1000) == nil)
    #expect(cache.fresh("ok", at: 10) == nil, "a clock that went back")
    #expect(
      cache.entry("flaky")?.result == LinkResult(.flaky, status: 1, final: "https://example.org/"))
  }

  @Test("A link is an error when two runs a day apart found it broken")
  func failures() throws {
    defer { clean() }
    let cache = try LinkCache(path: path)
    let broken = LinkResult(.broken, status: 404, final: "u")
    #expect(try !cache.learn("u", broken, at: 0).isError)
    #expect(try !cache.learn("u", broken, at: day - 1).isError)
    let flaky = LinkResult(.flaky, status: 500, final: "u")
    #expect(try cache.learn("u", flaky, at: day - 1).result.verdict == .broken)
    #expect(try cache.learn("u", broken, at: day).isError)
    #expect(try cache.learn("u", LinkResult(.ok, final: "u"), at: day).failures == 0)
    #expect(try !cache.learn("u", broken, at: 2 * day).isError)
  }

  @Test("Fragments that were not looked up are not known")
  func fragments() throws {
    defer { clean() }
    let cache = try LinkCache(path: path)
    let result = LinkResult(.ok, status: 200, final: "u", missingFragments: ["b"])
    _ = try cache.learn("u", fragments: ["a", "b"], result, at: 0)
    #expect(cache.fresh("u", fragments: ["b"], at: 1)?.result.missingFragments == ["b"])
    #expect(cache.fresh("u", fragments: ["a"], at: 1)?.result.missingFragments == [])
    #expect(cache.fresh("u", fragments: ["c"], at: 1) == nil)
  }

  @Test("A damaged cache is set aside, and a new one made; any other file stays")
  func damaged() throws {
    defer { clean() }
    do { _ = try LinkCache(path: path) }
    var junk = try Data(contentsOf: URL(filePath: path))
    junk.replaceSubrange(100..<junk.count, with: Data(repeating: 7, count: junk.count - 100))
    try junk.write(to: URL(filePath: path))
    let cache = try LinkCache(path: path)
    #expect(cache.setAside == path + ".damaged")
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged")) == junk)
    _ = try cache.learn("u", LinkResult(.ok, final: "u"), at: 0)
    #expect(try LinkCache(path: path).entry("u") != nil)
    #expect(throws: DatabaseFailure.inaccessible) { try LinkCache(path: "/nowhere/cache") }
    #expect(throws: DatabaseFailure.foreign) { try LinkCache(path: "/etc/passwd") }
  }

  @Test(
    "An entry that no run can have written is not believed",
    arguments: [
      "final = 'javascript:alert(1)'", "final = 'https://example.org/\u{1B}[2J'", "final = ''",
      "final = 'https://example.org/ x'", "final = 'https://user@example.org/'", "verdict = 'fine'",
      "status = -5", "status = 9e18", "status = 'x'", "first = 9223372036854775807",
      "last = -9223372036854775808", "failures = 9223372036854775807", "failed = 1e308",
      "reason = hex(zeroblob(1000))", "reason = x'00'", "fragments = x'00'", "expires = 9e999",
      "final = hex(zeroblob(600000))",
    ])
  func hostile(_ change: String) throws {
    defer { clean() }
    let moved = LinkResult(.moved, status: 301, final: "https://example.org/new")
    _ = try LinkCache(path: path).learn("u", moved, at: 1000)
    #expect(try LinkCache(path: path).entry("u")?.result == moved)
    try SQLiteFile.run("UPDATE links SET \(change)", at: path)
    let cache = try LinkCache(path: path)
    #expect(cache.entry("u") == nil)
    #expect(try cache.learn("u", moved, at: 2000).firstSeen == 2000)
    #expect(cache.entry("u")?.result == moved)
  }

  @Test("Nothing is believed for longer than a week")
  func forever() throws {
    defer { clean() }
    _ = try LinkCache(path: path).learn("u", LinkResult(.ok, final: "u"), at: 1000)
    try SQLiteFile.run("UPDATE links SET expires = 99999999999", at: path)
    let cache = try LinkCache(path: path)
    #expect(cache.fresh("u", at: 999 + 7 * day) != nil)
    #expect(cache.fresh("u", at: 1000 + 7 * day) == nil)
  }

  @Test("Several may write at the same time")
  func together() async throws {
    defer { clean() }
    try await withThrowingTaskGroup(of: Void.self) { [path] group in
      for writer in 0..<4 {
        group.addTask {
          let cache = try LinkCache(path: path)
          for number in 0..<25 {
            _ = try cache.learn("\(writer)/\(number)", LinkResult(.ok, final: ""), at: 0)
          }
        }
      }
      try await group.waitForAll()
    }
    let cache = try LinkCache(path: path)
    for writer in 0..<4 {
      #expect((0..<25).allSatisfy { cache.entry("\(writer)/\($0)") != nil })
    }
  }
}
