// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkChecking
import Synchronization
import Testing

@Suite("Links over loopback", .enabled(if: LoopbackServer.shared != nil, "python3 is missing"))
struct LinkCheckerTests {
  let server: LoopbackServer

  init() throws { server = try #require(LoopbackServer.shared) }

  private func check(
    _ url: String, fragments: Set<String> = [],
    change: (inout LinkChecker.Settings) -> Void = { _ in }
  ) throws -> LinkResult {
    var settings = server.settings()
    change(&settings)
    let checker = try #require(LinkChecker(settings))
    return try #require(checker.check([.init(url, fragments: fragments)])[0])
  }

  private func hits(_ path: String, isWhole: Bool = false) throws -> Int {
    let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/hits"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,urllib.request as u;print(u.urlopen(sys.argv[1]).read().decode())",
      url.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let all = try JSONDecoder().decode([String: Int].self, from: data)
    let path = isWhole ? path : "/" + path
    return (all["GET " + path] ?? 0) + (all["HEAD " + path] ?? 0)
  }

  @Test(
    "An answer's status is its verdict",
    arguments: [
      ("status/200", Verdict.ok, 200), ("status/204", .ok, 204), ("302/status/200", .ok, 200),
      ("303/status/200", .ok, 200), ("307/status/200", .ok, 200), ("nohead", .ok, 200),
      ("301/status/200", .moved, 200), ("308/status/200", .moved, 200),
      ("301/status/404", .broken, 404), ("status/404", .broken, 404), ("status/410", .broken, 410),
      ("status/400", .blocked, 400), ("status/401", .blocked, 401), ("status/403", .blocked, 403),
      ("status/406", .blocked, 406), ("status/451", .blocked, 451), ("status/999", .blocked, 999),
      ("never", .blocked, 429), ("later", .ok, 200),
      ("date", .ok, 200), ("loop", .blocked, 301),
      ("chain/0", .blocked, 302), ("status/500", .flaky, 500), ("status/503", .flaky, 503),
      ("reset", .flaky, 0),
    ])
  func statuses(_ path: String, _ verdict: Verdict, _ status: Int) throws {
    let result = try check(server.url(path))
    #expect(result.verdict == verdict, "\(result)")
    #expect(result.status == status)
  }

  @Test(
    "Behind a proxy, an address that may not be met is refused before anything is asked",
    arguments: [
      "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/", "http://0x7f.1/",
      "http://[64:ff9b::a9fe:a9fe]/",
    ])
  func proxied(_ url: String) throws {
    let result = try check(url) {
      $0.proxies = ProxySettings(http: "http://127.0.0.1:\(server.port)")
    }
    #expect(result.verdict == .blocked, "\(result)")
    #expect(result.status == 0)
  }

  @Test("What moved for good leads to its new address, as far as every step is permanent")
  func moved() throws {
    #expect(try check(server.url("301/308/status/200")).final == server.url("status/200"))
    #expect(try check(server.url("301/302/status/200")).final == server.url("302/status/200"))
    #expect(try check(server.url("302/301/status/200")).verdict == .ok)
  }

  @Test(
    "A page that says that it is gone is broken, whatever its status",
    arguments: [
      ("title/404", Verdict.broken), ("title/Page not found | Ferries", .broken),
      ("title/Not Found", .broken), ("title/ferry.net is for sale", .broken),
      ("title/This domain is for sale!", .broken), ("301/title/404", .broken),
      ("title/The lost boat is found", .ok), ("title/Our old boat is for sale now", .ok),
      ("title/How to write a page for 404 errors", .ok), ("301/title/Ferries", .moved),
      ("301/", .broken), ("302/", .ok),
    ])
  func softErrors(_ path: String, _ verdict: Verdict) throws {
    let url = server.url(path.replacing(" ", with: "%20").replacing("|", with: "%7C"))
    let result = try check(url)
    #expect(result.verdict == verdict, "\(result)")
  }

  @Test("Slow answers, and TLS that cannot be trusted, are flaky")
  func slow() throws {
    let quick: (inout LinkChecker.Settings) -> Void = {
      $0.limits.totalTime = 0.5
      $0.limits.retries = 0
    }
    #expect(try check(server.url("slowheaders"), change: quick).verdict == .flaky)
    #expect(
      try check(server.url("slowbody"), fragments: ["a"], change: quick).verdict == .flaky)
    #expect(
      try check("https://127.0.0.1:\(server.tlsPort)/", change: quick).verdict == .flaky)
  }

  @Test("Endless bodies and bombs are cut off", arguments: ["endless", "bomb"])
  func large(_ path: String) throws {
    let result = try check(server.url(path), fragments: ["nowhere"])
    #expect(result.verdict == .ok)
    #expect(result.missingFragments.isEmpty, "what was cut off cannot be judged")
  }

  @Test("Fragments are looked up in the page")
  func fragments() throws {
    let wanted: Set<String> = ["there", "old", "caf%C3%A9", "nowhere", "top", ":~:text=A"]
    let result = try check(server.url("page"), fragments: wanted)
    #expect(result.verdict == .ok)
    #expect(result.missingFragments == ["nowhere"])
  }

  @Test("A redirect to where nobody may look is blocked, and nothing private is met")
  func redirects() throws {
    let secret = "status/200/secret"
    let targets = [
      "http://127.0.0.2:\(server.privatePort)/\(secret)", "http://169.254.169.254/latest/",
      "file:///etc/passwd", "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
      "http://user:word@127.0.0.1:\(server.port)/\(secret)", "http://2130706433/", "gopher://a/",
      "http://127.0.0.1:22/",
    ]
    for target in targets {
      let hex = target.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      let result = try check(server.url("to/" + hex))
      #expect(result.verdict == .blocked, "\(target): \(result)")
    }
    #expect(try hits(secret) == 0)
  }

  @Test("A name that leads to a private address is blocked, also when it does so only later")
  func names() throws {
    let port = server.privatePort
    let line = "rebind.test:\(port):127.0.0.2"
    let url = "http://rebind.test:\(port)/status/200/rebound"
    #expect(try check(url) { $0.resolve = { _ in [line] } }.verdict == .blocked)

    // Public, as far as the guard is told, at first; private on the second look.
    let (first, later) = (server.port, "turn.test:\(server.port):127.0.0.2")
    let calls = Mutex(0)
    let result = try check("http://turn.test:\(first)/closes") {
      $0.resolve = { _ in
        calls.withLock { count in
          count += 1
          return [count == 1 ? "turn.test:\(first):127.0.0.1" : later]
        }
      }
    }
    #expect(result.verdict == .blocked, "\(result)")
    #expect(try hits("closes") == 1, "the first look was let through")
    #expect(try hits("status/200/rebound") == 0)
  }

  @Test("A host that has no more answers to give is left alone until it has")
  func rateLimits() throws {
    var settings = server.settings()
    settings.limits.perHost = 1
    let checker = try #require(LinkChecker(settings))
    var times: [Double] = []
    let start = ContinuousClock.now
    _ = checker.check(
      [.init(server.url("limit/1")), .init(server.url("limit/2"))],
      learned: { _, _ in
        let passed = (ContinuousClock.now - start).components
        times.append(Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
      })
    try #require(times.count == 2)
    #expect(times[1] - times[0] >= 0.95)
  }

  @Test("A proxy of the environment is asked, and gets the address")
  func proxy() throws {
    var settings = server.settings()
    settings.proxies = ProxySettings(environment: [
      "http_proxy": "http://127.0.0.1:\(server.port)", "no_proxy": "skip.invalid",
    ])
    let checker = try #require(LinkChecker(settings))
    let results = checker.check([
      .init("http://stet.invalid/status/200"), .init("http://skip.invalid/status/200"),
    ])
    // The server looks at the path alone, and gets the whole address.
    #expect(results[0]?.status == 404)
    #expect(results[1]?.verdict == .broken)
    #expect(try hits("http://stet.invalid/status/200", isWhole: true) > 0)
  }

  @Test("Nobody at the port twice is broken")
  func refused() throws {
    let result = try check("http://127.0.0.1:1/") { $0.guarding.allowsPrivate = true }
    #expect(result.verdict == .broken, "\(result)")
  }

  @Test("A host that fails too often is left alone, and what goes beyond the limits is told")
  func limits() throws {
    var settings = server.settings()
    settings.limits.failures = 5
    settings.limits.perHost = 1
    settings.limits.addresses = 12
    let checker = try #require(LinkChecker(settings))
    let results = checker.check((0..<14).map { .init(server.url("status/500/\($0)")) })
    #expect(results.prefix(12).allSatisfy { $0?.verdict == .flaky })
    #expect(results[11]?.reason == "its host failed too often")
    #expect(results.suffix(2).allSatisfy { $0 == nil })

    settings = server.settings()
    settings.limits.runTime = 0.3
    let hurried = try #require(LinkChecker(settings))
    #expect(hurried.check([.init(server.url("slowheaders"))])[0]?.verdict == .flaky)
  }
}
