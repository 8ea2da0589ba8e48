// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkChecking
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
        verdict.rawValue, LinkResult(verdict, status: 1, final: "f"), at: 1000, jitter: 0.5)
    }
    #expect(cache.fresh("ok", at: 1000 + 6 * day)?.result.verdict == .ok)
    #expect(cache.fresh("moved", at: 1000 + 7 * day) == nil)
    #expect(cache.fresh("blocked", at: 999 + day) != nil)
    #expect(cache.fresh("blocked", at: 1000 + day) == nil)
    #expect(cache.fresh("broken", at: 1000) == nil)
    #expect(cache.fresh("flaky", at: 1000) == nil)
    #expect(cache.fresh("ok", at: 10) == nil, "a clock that went back")
    #expect(cache.entry("flaky")?.result == LinkResult(.flaky, status: 1, final: "f"))
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

  @Test("A damaged file is set aside, and a new one made")
  func damaged() throws {
    defer { clean() }
    let junk = Data(repeating: 7, count: 5000)
    try junk.write(to: URL(filePath: path))
    let cache = try LinkCache(path: path)
    #expect(cache.setAside == path + ".damaged")
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged")) == junk)
    _ = try cache.learn("u", LinkResult(.ok, final: "u"), at: 0)
    #expect(try LinkCache(path: path).entry("u") != nil)
    #expect(throws: LinkCache.Problem.self) { try LinkCache(path: "/nowhere/cache") }
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
