// SPDX-License-Identifier: Apache-2.0

package import Articles

/// What was learned of an address on the web.
package struct LinkVerdict: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case ok
    /// It answers elsewhere, for good.
    case moved(to: String)
    /// It is gone. Where a cache is kept that counts as sure after two runs a day apart, else at once.
    case broken(isSure: Bool)
    /// It did not let a program look, or Stet may not look there.
    case blocked
    /// It failed in a way that may pass.
    case flaky

    package var name: String {
      switch self {
      case .ok: "ok"
      case .moved: "moved"
      case .broken: "broken"
      case .blocked: "blocked"
      case .flaky: "flaky"
      }
    }
  }

  package var kind: Kind
  /// The status of HTTP; 0 when there was no answer.
  package var status: Int
  /// A few words, without a full stop; empty where the status says enough.
  package var reason: String
  /// Whether the page has no place that the address's fragment names.
  package var lacksFragment: Bool

  package init(
    _ kind: Kind, status: Int = 0, reason: String = "", lacksFragment: Bool = false
  ) {
    self.kind = kind
    self.status = status
    self.reason = reason
    self.lacksFragment = lacksFragment
  }
}

/// What a rule gets that asks for an address on the web.
package enum LinkAnswer: Hashable, Sendable {
  case known(LinkVerdict)
  /// The settings leave it out.
  case left
  /// It was not asked, and why (no full stop).
  case notAsked(String)
}

/// What the network, or a cache of it, says of links. The command line puts the real one in; tests bring their own.
package protocol LinkVerdicts: Sendable {
  /// What is known of `address`, written in `article`.
  func answer(to address: String, from article: Article) -> LinkAnswer
}
