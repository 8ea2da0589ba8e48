// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a reader of SARIF takes at most of one run.
package struct SARIFLimit: Hashable, Sendable {
  /// The most results; the most severe are kept.
  package var results: Int
  /// The most places of one result.
  package var locations: Int
  /// The most bytes of the report, compressed or not.
  package var bytes: Int

  package init(results: Int, locations: Int, bytes: Int) {
    self.results = results
    self.locations = locations
    self.bytes = bytes
  }

  /// What GitHub shows of a run; it rejects larger uploads.
  package static let github = SARIFLimit(results: 5_000, locations: 100, bytes: 10_000_000)

  /// The report that `write` makes of as many findings of `posts` as fit, with what was left out.
  func fitted(
    _ posts: [ReportedFile], _ write: ([ReportedFile], [String]) -> [UInt8]
  ) -> [UInt8] {
    var most = results
    while true {
      let (kept, leftOut) = cut(posts, to: most)
      let report = write(kept, leftOut)
      if report.count <= bytes || most == 0 { return report }
      // Most of a report is its results, and a little less than their share is sure to fit soon.
      let count = min(most, kept.reduce(0) { $0 + $1.findings.count })
      most = count * 9 / 10 * (bytes / 1024) / max(1, report.count / 1024)
    }
  }

  /// `posts` with the `most` most severe findings, in their order, and what was left out.
  private func cut(
    _ posts: [ReportedFile], to most: Int
  ) -> (posts: [ReportedFile], leftOut: [String]) {
    var room = most
    var budgets: [Severity: Int] = [:]
    for severity in Severity.allCases.reversed() {
      let count = posts.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
      budgets[severity] = min(count, room)
      room -= min(count, room)
    }
    var posts = posts
    var (results, places) = (0, 0)
    for post in posts.indices {
      posts[post].findings = posts[post].findings.compactMap { finding in
        guard let budget = budgets[finding.severity], budget > 0 else {
          results += 1
          return nil
        }
        budgets[finding.severity] = budget - 1
        guard finding.related.count >= locations else { return finding }
        var finding = finding
        // The finding's own place is one of them.
        places += finding.related.count - (locations - 1)
        finding.related = Array(finding.related.prefix(locations - 1))
        return finding
      }
    }
    var leftOut: [String] = []
    if results > 0 {
      leftOut.append(
        "\(CountText.counted(results, "finding")) left out by the limit of "
          + "\(CountText.counted(most, "result")); the most severe were kept")
    }
    if places > 0 {
      leftOut.append(
        "\(CountText.counted(places, "related place")) left out by the limit of "
          + "\(CountText.grouped(locations)) for each result")
    }
    return (posts.filter { !$0.findings.isEmpty }, leftOut)
  }
}
