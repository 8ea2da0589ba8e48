// SPDX-License-Identifier: Apache-2.0

package import WebAddresses

/// An address that is never asked for: a host with all below it, or a pattern of addresses.
package struct LinkExclusion: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let host: String?
  private let pattern: Glob?

  /// Reads `text`; a scheme in front says nothing.
  package init(_ text: String) throws(GlobProblem) {
    self.text = text
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.last.map(String.init) ?? text
    if rest.contains("/") || rest.contains("*") {
      host = nil
      pattern = try Glob(rest)
    } else {
      host = rest.lowercased()
      pattern = nil
    }
  }

  /// Whether it covers `address`.
  package func covers(_ address: WebAddress) -> Bool {
    if let host { return address.host == host || address.host.hasSuffix("." + host) }
    let query = address.query.map { "?" + address.text($0) } ?? ""
    return pattern?.matches(address.host + address.text(address.path) + query) ?? false
  }
}

/// The section `links` of a configuration: how the network is asked.
package struct LinkOptions: Hashable, Sendable {
  /// Whether what the network said is kept in the user's cache folder.
  package var cache: Bool?
  package var exclude: [LinkExclusion] = []
  package var userAgent: String?
  /// Seconds.
  package var timeout: Int?
  package var maxURLs: Int?
  package var perHost: Int?
  /// Milliseconds.
  package var delay: Int?
  /// Lines by host.
  package var headers: [String: [String]] = [:]

  package init() {}

  /// What holds for a run over posts with these options: the first that sets something decides. What is left out is
  /// each post's own.
  package static func together(_ all: some Sequence<LinkOptions>) -> LinkOptions {
    var options = LinkOptions()
    for one in all {
      options.cache = options.cache ?? one.cache
      options.userAgent = options.userAgent ?? one.userAgent
      options.timeout = options.timeout ?? one.timeout
      options.maxURLs = options.maxURLs ?? one.maxURLs
      options.perHost = options.perHost ?? one.perHost
      options.delay = options.delay ?? one.delay
      options.headers.merge(one.headers) { first, _ in first }
    }
    return options
  }
}
