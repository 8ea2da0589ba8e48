// SPDX-License-Identifier: Apache-2.0

package import Storage

/// The runs of a project, kept in one SQLite file: dates, scores, counts by rule and by post, and
/// the findings of the last two runs.
package final class RunHistory {
  /// One run.
  package struct Run: Hashable, Sendable {
    package var id: Int
    /// As `2026-01-31`.
    package var date: String
    package var commit: String
    package var scoreVersion: Int
    package var score: Double?
    package var posts: Int
    package var findings: Int
    /// The findings by rule.
    package var rules: [String: Int] = [:]

    package init(
      id: Int = 0, date: String, commit: String, scoreVersion: Int, score: Double?, posts: Int,
      findings: Int, rules: [String: Int] = [:]
    ) {
      self.id = id
      self.date = date
      self.commit = commit
      self.scoreVersion = scoreVersion
      self.score = score
      self.posts = posts
      self.findings = findings
      self.rules = rules
    }
  }

  /// A post's score in a run.
  package struct PostScore: Hashable, Sendable {
    package var path: String
    package var score: Double?
    package var findings: Int

    package init(path: String, score: Double?, findings: Int) {
      self.path = path
      self.score = score
      self.findings = findings
    }
  }

  private let database: Database

  private static let schema = DatabaseSchema(
    // "StRh" in the header.
    applicationID: 0x5374_5268, version: 1, usesLog: false,
    tables: [
      .init(
        "runs",
        """
        (
          id INTEGER PRIMARY KEY, date TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL,
          score REAL, posts INTEGER NOT NULL, findings INTEGER NOT NULL)
        """),
      .init(
        "rules",
        """
        (
          run INTEGER NOT NULL, rule TEXT NOT NULL, findings INTEGER NOT NULL,
          PRIMARY KEY (run, rule)) WITHOUT ROWID
        """),
      .init(
        "posts",
        """
        (
          run INTEGER NOT NULL, path TEXT NOT NULL, score REAL, findings INTEGER NOT NULL,
          PRIMARY KEY (run, path)) WITHOUT ROWID
        """),
      .init(
        "findings",
        """
        (
          run INTEGER NOT NULL, fingerprint TEXT NOT NULL,
          PRIMARY KEY (run, fingerprint)) WITHOUT ROWID
        """),
    ])

  /// Opens the file at `path`, or makes it. Any other file, and a damaged history, is left as it
  /// is.
  package init(path: String) throws(DatabaseFailure) {
    database = try Database(path: path, schema: Self.schema, replacesDamaged: false)
  }

  // MARK: Reading

  /// Only so many runs are read, the latest ones.
  private static let mostRuns = 1000
  private static let mostFindings = 5_000_000
  /// What one can calculate with: more than any project has.
  private static let counts = 0...1_000_000_000
  private static let ids = 1...1 << 40

  /// The runs, the oldest first, without a last one of the same day and commit, which a new one
  /// replaces; and how many there are besides that no run of Stet's can have written.
  package func runs(
    before date: String, commit: String
  ) throws(DatabaseFailure) -> (runs: [Run], invalid: Int) {
    var (runs, invalid) = try all()
    if let last = runs.last, last.date == date, last.commit == commit { runs.removeLast() }
    if let last = runs.indices.last {
      var rules: [String: Int] = [:]
      do throws(DatabaseFailure) {
        try database.query(
          "SELECT rule, findings FROM rules WHERE run = ?", [.integer(runs[last].id)]
        ) { row in
          guard let rule = row.text(0, longest: 200), let count = row.integer(1),
            Self.counts.contains(count)
          else { return }
          rules[rule] = count
        }
      } catch {
        guard error == .tooLong else { throw error }
        invalid += 1
      }
      runs[last].rules = rules
    }
    return (runs, invalid)
  }

  private func all() throws(DatabaseFailure) -> (runs: [Run], invalid: Int) {
    var ids: [Int] = []
    try database.query("SELECT id FROM runs ORDER BY id DESC LIMIT \(Self.mostRuns)") { row in
      if let id = row.integer(0) { ids.append(id) }
    }
    var runs: [Run] = []
    // One at a time: a value that is too long ends a query.
    for id in ids.reversed() {
      do throws(DatabaseFailure) {
        try database.query(
          "SELECT id, date, hash, version, score, posts, findings FROM runs WHERE id = ?",
          [.integer(id)]
        ) { row in
          if let run = Self.run(row) { runs.append(run) }
        }
      } catch {
        guard error == .tooLong else { throw error }
      }
    }
    return (runs, ids.count - runs.count)
  }

  /// The run in `row`; `nil` for one that no run of Stet's can have written.
  private static func run(_ row: borrowing DatabaseRow) -> Run? {
    guard let id = row.integer(0), ids.contains(id),
      let date = row.text(1, longest: 10), isDate(date),
      let commit = row.text(2, longest: 64), commit.utf8.allSatisfy(isHexadecimal),
      let version = row.integer(3), (0...1_000_000).contains(version),
      row.isNull(4) || row.real(4).map((0...100).contains) == true,
      let posts = row.integer(5), counts.contains(posts),
      let findings = row.integer(6), counts.contains(findings)
    else { return nil }
    return Run(
      id: id, date: date, commit: commit, scoreVersion: version, score: row.real(4), posts: posts,
      findings: findings)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Whether `text` is a day of the calendar, as `2026-01-31`.
  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { number, byte in
        (0x30...0x39).contains(byte) ? number.map { $0 * 10 + Int(byte - 0x30) } : nil
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// The fingerprints of the findings of the run `id`; those that are too long for one are left
  /// out.
  package func findings(of id: Int) throws(DatabaseFailure) -> Set<String> {
    var found: Set<String> = []
    do throws(DatabaseFailure) {
      try database.query(
        "SELECT fingerprint FROM findings WHERE run = ? LIMIT \(Self.mostFindings)",
        [.integer(id)]
      ) { row in
        if let fingerprint = row.text(0, longest: 200) { found.insert(fingerprint) }
      }
    } catch {
      guard error == .tooLong else { throw error }
    }
    return found
  }

  // MARK: Writing

  /// Adds a run, instead of a last one of the same day and commit; all of it or nothing.
  package func add(
    _ new: Run, posts: [PostScore], findings: [String]
  ) throws(DatabaseFailure) {
    try database.transaction { () throws(DatabaseFailure) in
      let last = try all().runs.last
      if let last, last.date == new.date, last.commit == new.commit { try remove(last.id) }
      let id = try highest() + 1
      try database.query(
        "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          .integer(id), .text(new.date), .text(new.commit), .integer(new.scoreVersion),
          new.score.map { .real($0) } ?? .null, .integer(new.posts), .integer(new.findings),
        ])
      for (rule, count) in new.rules.sorted(by: { $0.key < $1.key }) {
        try database.query(
          "INSERT OR REPLACE INTO rules VALUES (?, ?, ?)",
          [.integer(id), .text(rule), .integer(count)])
      }
      for post in posts {
        try database.query(
          "INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?)",
          [
            .integer(id), .text(post.path), post.score.map { .real($0) } ?? .null,
            .integer(post.findings),
          ])
      }
      for fingerprint in findings {
        try database.query(
          "INSERT OR IGNORE INTO findings VALUES (?, ?)", [.integer(id), .text(fingerprint)])
      }
      // Of older runs only counts are kept.
      try change(
        "DELETE FROM findings WHERE run NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT 2)")
    }
  }

  /// The highest number of a run that may be one of Stet's.
  private func highest() throws(DatabaseFailure) -> Int {
    var highest = 0
    try database.query("SELECT max(id) FROM runs WHERE id < ?", [.integer(Self.ids.upperBound)]) {
      row in
      highest = max(0, row.integer(0) ?? 0)
    }
    return highest
  }

  private func remove(_ id: Int) throws(DatabaseFailure) {
    try change("DELETE FROM runs WHERE id = ?", [.integer(id)])
    try change("DELETE FROM rules WHERE run = ?", [.integer(id)])
    try change("DELETE FROM posts WHERE run = ?", [.integer(id)])
    try change("DELETE FROM findings WHERE run = ?", [.integer(id)])
  }

  /// Takes rows away; one with a value that is too long to be examined stays, and no one reads it.
  private func change(
    _ text: String, _ values: [Database.Value] = []
  ) throws(DatabaseFailure) {
    do throws(DatabaseFailure) {
      try database.query(text, values)
    } catch {
      guard error == .tooLong else { throw error }
    }
  }
}
