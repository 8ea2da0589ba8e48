// SPDX-License-Identifier: Apache-2.0

import LinkChecking
import Testing

@Suite("Whether there is a network")
struct NetworkWatchTests {
  private func result(_ host: String, _ reason: String = "there is no such host") -> LinkResult {
    LinkResult(.broken, final: "https://\(host)/a", reason: reason)
  }

  private func isDown(_ results: [LinkResult]) -> Bool {
    var watch = NetworkWatch()
    for (number, result) in results.enumerated() { _ = watch.holds(result, of: number) }
    return watch.isDown
  }

  @Test("Where no name can be looked up, there is none")
  func down() {
    #expect(isDown([result("a.org"), result("b.org")]))
    #expect(isDown([result("a.org"), result("a.org"), result("b.org"), result("c.org")]))
  }

  @Test("One host alone may be gone, and one answer shows that there is a network")
  func up() {
    #expect(!isDown([]))
    #expect(!isDown([result("a.org"), result("a.org")]))
    #expect(!isDown([result("a.org"), result("b.org"), LinkResult(.ok, status: 200, final: "u")]))
    #expect(
      !isDown([result("a.org"), result("b.org", "its host does not answer"), result("c.org")]))
    #expect(
      !isDown([LinkResult(.flaky, final: "u", reason: "timeout"), result("a.org"), result("b.org")])
    )
  }

  @Test("What is held back keeps the number of its request")
  func held() {
    var watch = NetworkWatch()
    let isHeld = [LinkResult(.ok, status: 200, final: "u"), result("a.org")].enumerated()
      .map { watch.holds($1, of: $0) }
    #expect(isHeld == [false, true])
    #expect(watch.held.map(\.request) == [1])
  }
}
