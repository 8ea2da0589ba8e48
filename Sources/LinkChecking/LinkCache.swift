// SPDX-License-Identifier: Apache-2.0

package import Storage

/// What earlier runs learned of addresses, in a file that several processes may use at the same
/// time.
///
/// Every result is written in its own transaction, so that a run that is killed loses at most the
/// last one.
package final class LinkCache {
  /// What the file holds of one address. Times are seconds since 1970.
  package struct Entry: Hashable, Sendable {
    package var result: LinkResult
    package var firstSeen: Int
    package var lastSeen: Int
    /// Runs in a row that found it broken or flaky, at least a day apart.
    package var failures: Int
    /// When the first of them was.
    package var firstFailure: Int
    /// Until when it need not be asked again.
    package var expires: Int

    /// Whether enough runs have seen it broken.
    package var isError: Bool { result.verdict == .broken && failures >= 2 }
  }

  private let database: Database
  /// Where a damaged file was put, if there was one.
  package var setAside: String? { database.setAside }

  private static let day = 86_400
  private static let schema = DatabaseSchema(
    // "StLc" in the header.
    applicationID: 0x5374_4C63, version: 1, usesLog: true,
    tables: [
      .init(
        "links",
        """
        (
          url TEXT PRIMARY KEY, verdict TEXT NOT NULL, status INTEGER NOT NULL, final TEXT NOT NULL,
          reason TEXT NOT NULL, fragments TEXT NOT NULL, missing TEXT NOT NULL,
          first INTEGER NOT NULL, last INTEGER NOT NULL, failures INTEGER NOT NULL,
          failed INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID
        """)
    ])

  /// Opens the file at `path`, or makes it. A damaged cache is renamed; a file that is not a cache
  /// is left as it is.
  package init(path: String) throws(DatabaseFailure) {
    database = try Database(path: path, schema: Self.schema, replacesDamaged: true)
  }

  /// Runs `body`, which reads many entries, as if at one moment: that locks the file once.
  package func atOnce(_ body: () -> Void) {
    let isHeld = (try? database.run("BEGIN")) != nil
    body()
    if isHeld { try? database.run("COMMIT") }
  }

  /// What is known of `url`, however old; `nil` when `fragments` were asked for that were not
  /// looked up then.
  package func entry(_ url: String, fragments: Set<String> = []) -> Entry? {
    var entry: Entry?
    _ = try? database.query(
      """
      SELECT verdict, status, final, reason, fragments, missing, first, last, failures, failed, expires
      FROM links WHERE url = ?
      """, [.text(url)]
    ) { row in entry = Self.entry(row, fragments: fragments) }
    return entry
  }

  /// The entry in `row`; `nil` for one that no run of Stet's can have written.
  private static func entry(
    _ row: borrowing DatabaseRow, fragments: Set<String>
  ) -> Entry? {
    guard let verdict = row.text(0, longest: 20).flatMap(Verdict.init),
      let status = row.integer(1), (0...999).contains(status),
      let final = row.text(2, longest: longestAddress),
      verdict != .moved
        || (try? WebTarget(final, by: AddressGuard(allowsPrivate: true)))?.url == final,
      let reason = row.text(3, longest: longestReason), let known = row.text(4).map(names),
      let missing = row.text(5).map(names), fragments.isSubset(of: known),
      let first = time(row, 6), let last = time(row, 7), let failures = time(row, 8),
      let failed = time(row, 9), let expires = time(row, 10)
    else { return nil }
    return Entry(
      result: LinkResult(
        verdict, status: status, final: final, reason: reason,
        missingFragments: missing.intersection(fragments)),
      firstSeen: first, lastSeen: last, failures: failures, firstFailure: failed,
      // Nothing is believed for longer than it may be.
      expires: min(expires, last + lifetime(.ok, 0)))
  }

  private static let longestAddress = 8192
  private static let longestReason = 500

  /// A moment or a count, with which one can calculate.
  private static func time(_ row: borrowing DatabaseRow, _ column: Int32) -> Int? {
    row.integer(column).flatMap { (0...1 << 40).contains($0) ? $0 : nil }
  }

  /// What is known of `url` and need not be asked again at `now`.
  package func fresh(_ url: String, fragments: Set<String> = [], at now: Int) -> Entry? {
    entry(url, fragments: fragments).flatMap { $0.expires > now && $0.lastSeen <= now ? $0 : nil }
  }

  /// Writes down what was learned at `now`, and returns what now holds. `jitter` is from 0 to 1.
  package func learn(
    _ url: String, fragments: Set<String> = [], _ result: LinkResult, at now: Int,
    jitter: Double = Double.random(in: 0...1)
  ) throws(DatabaseFailure) -> Entry {
    try database.transaction { () throws(DatabaseFailure) -> Entry in
      let entry = merged(entry(url), result, at: now, jitter: jitter)
      try database.query(
        "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .text(url), .text(entry.result.verdict.rawValue), .integer(entry.result.status),
          .text(entry.result.final), .text(entry.result.reason),
          .text(fragments.sorted().joined(separator: "\n")),
          .text(entry.result.missingFragments.sorted().joined(separator: "\n")),
          .integer(entry.firstSeen), .integer(entry.lastSeen), .integer(entry.failures),
          .integer(entry.firstFailure), .integer(entry.expires),
        ])
      return entry
    }
  }

  /// What is known of an address when `last` was, and now `result` is.
  private func merged(_ last: Entry?, _ result: LinkResult, at now: Int, jitter: Double) -> Entry {
    var entry = Entry(
      result: result, firstSeen: last?.firstSeen ?? now, lastSeen: now, failures: 0,
      firstFailure: 0, expires: now + Self.lifetime(result.verdict, jitter))
    if result.verdict == .broken {
      let before = last?.result.verdict == .broken ? last : nil
      entry.firstFailure = before?.firstFailure ?? now
      entry.failures = before?.failures ?? 1
      if before != nil, now - entry.firstFailure >= Self.day {
        entry.failures = max(2, entry.failures)
      }
    } else if result.verdict == .flaky, let last, last.result.verdict == .broken {
      // A failure that may pass neither confirms nor clears what was broken.
      entry.result = last.result
      entry.failures = last.failures
      entry.firstFailure = last.firstFailure
    }
    return entry
  }

  /// Seconds: a week for what answers, less up to a day so that not all is asked on one day; a day
  /// for what is blocked.
  private static func lifetime(_ verdict: Verdict, _ jitter: Double) -> Int {
    switch verdict {
    case .ok, .moved: 7 * day - Int(jitter * Double(day))
    case .blocked: day
    case .broken, .flaky: 0
    }
  }

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(separator: "\n").map(String.init))
  }
}
