// SPDX-License-Identifier: Apache-2.0

/// What is to be said of a link.
package enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// It answers, perhaps through a redirect that is meant to change (302, 303, 307).
  case ok
  /// It answers at another address, for good (301, 308).
  case moved
  /// It is gone (404, 410), or there is no such host, or no one answers there.
  case broken
  /// It did not let a program look, or Stet may not look there.
  case blocked
  /// It failed in a way that may pass: a timeout, a server's error, a reset, a certificate.
  case flaky

  /// Of the status of an answer; redirects that were followed are none.
  static func of(status: Int) -> Verdict {
    switch status {
    case 200..<400: .ok
    case 404, 410: .broken
    case 408, 425, 500..<600: .flaky
    default: .blocked
    }
  }
}

/// What was learned of one address.
package struct LinkResult: Hashable, Sendable {
  package var verdict: Verdict
  /// The last status of HTTP; 0 if there was none.
  package var status: Int
  /// Where a moved address leads for good, without the fragment; else the address itself.
  package var final: String
  /// A few words without a full stop; empty where the status says enough.
  package var reason: String
  /// Fragments that were asked for and are nowhere in the page.
  package var missingFragments: Set<String>

  static let noSuchHost = "there is no such host"

  /// Whether the name of its host could not be looked up.
  package var lacksHost: Bool { status == 0 && reason == Self.noSuchHost }

  package init(
    _ verdict: Verdict, status: Int = 0, final: String, reason: String = "",
    missingFragments: Set<String> = []
  ) {
    self.verdict = verdict
    self.status = status
    self.final = final
    self.reason = reason
    self.missingFragments = missingFragments
  }
}
