// SPDX-License-Identifier: Apache-2.0

/// Hosts that a project lists in an option, each with everything below it.
struct HostList: Sendable {
  private let hosts: Set<String>

  init(_ hosts: [String]) {
    self.hosts = Set(hosts.map { $0.lowercased() })
  }

  /// Whether `host`, in lower case, is listed or lies below one that is.
  func contains(_ host: String) -> Bool {
    if hosts.isEmpty { return false }
    var rest = host[...]
    while true {
      if hosts.contains(String(rest)) { return true }
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
  }
}
