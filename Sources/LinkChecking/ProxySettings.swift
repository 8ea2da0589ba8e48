// SPDX-License-Identifier: Apache-2.0

/// The proxies that the environment names.
///
/// Behind a proxy the guard cannot see which address is met, as the proxy looks the name up: it still refuses other
/// ports, other schemes, and hosts that are written as private addresses.
package struct ProxySettings: Hashable, Sendable {
  package var http: String?
  package var https: String?
  package var exempt: [String]

  package init(http: String? = nil, https: String? = nil, exempt: [String] = []) {
    self.http = http
    self.https = https
    self.exempt = exempt
  }

  /// Reads `http_proxy` (in lower case only, as a web server sets the other), `https_proxy`, `all_proxy` and `no_proxy`.
  package init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      (environment[name] ?? environment[name.uppercased()]).flatMap { $0.isEmpty ? nil : $0 }
    }
    let all = value("all_proxy")
    http = environment["http_proxy"].flatMap { $0.isEmpty ? nil : $0 } ?? all
    https = value("https_proxy") ?? all
    exempt = (value("no_proxy") ?? "").split { $0 == "," || $0 == " " }.map { $0.lowercased() }
  }

  /// The proxy for an address; `nil` where it is to be asked without one.
  func proxy(for target: WebTarget) -> String? {
    guard let proxy = target.scheme == "https" ? https : http else { return nil }
    let isExempt = exempt.contains { name in
      if name == "*" { return true }
      let domain = name.hasPrefix(".") ? String(name.dropFirst()) : name
      return target.host == domain || target.host.hasSuffix("." + domain)
    }
    return isExempt ? nil : proxy
  }
}
