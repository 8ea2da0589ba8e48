// SPDX-License-Identifier: Apache-2.0

/// Tells from the results of one run whether the network is down: if no host name could be resolved
/// and nothing answered, the links are not to blame.
package struct NetworkWatch: Sendable {
  /// Results saying that a host does not exist, each with the number of its request.
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
