// SPDX-License-Identifier: Apache-2.0

/// Tells by the results of one run whether there is a network at all: where no name of a host could
/// be looked up and nothing answered, the names are not at fault.
package struct NetworkWatch: Sendable {
  /// The results that say that there is no such host, with the number of their request.
  package private(set) var held: [(request: Int, result: LinkResult)] = []
  private var hosts: Set<String> = []
  private var hasAnswer = false

  /// One name alone may be gone.
  private static let fewestHosts = 2

  package init() {}

  /// Whether `result` may mean that there is no network; it is held back then, until the run is over.
  package mutating func holds(_ result: LinkResult, of request: Int) -> Bool {
    guard result.lacksHost else {
      hasAnswer = true
      return false
    }
    held.append((request, result))
    hosts.insert((try? WebTarget(result.final))?.host ?? result.final)
    return true
  }

  /// Whether nothing answered, and several hosts could not be found.
  package var isDown: Bool { !hasAnswer && hosts.count >= Self.fewestHosts }
}
