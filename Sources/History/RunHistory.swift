// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// The runs of a project, kept in one SQLite file: dates, scores, counts by rule and by post, and the findings of the
/// last two runs.
@safe
package final class RunHistory {
  /// Why the file cannot be used.
  package struct Problem: Error, Hashable, Sendable {
    /// A sentence without a full stop.
    package var message: String
    package var help: String
  }

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

  private var database: OpaquePointer?
  private static let version: Int32 = 1

  /// Opens the file at `path`, or makes it. A file of another program, or a damaged one, is left as it is and told.
  package init(path: String) throws(Problem) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
    guard unsafe sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else {
      throw Problem(
        message: "the history '\(path)' cannot be opened or made",
        help: "name a file in a folder that can be written to")
    }
    unsafe sqlite3_busy_timeout(database, 10_000)
    let isReadable = run("PRAGMA trusted_schema = OFF")
    var found: Int32 = -1
    let isDatabase = unsafe query("PRAGMA user_version", []) { row in
      found = unsafe sqlite3_column_int(row, 0)
    }
    var tables = 0
    _ = unsafe query("SELECT count(*) FROM sqlite_master", []) { row in
      tables = unsafe Int(sqlite3_column_int(row, 0))
    }
    guard isReadable, isDatabase, found == Self.version || (found == 0 && tables == 0) else {
      throw Problem(
        message: found > Self.version
          ? "the history '\(path)' was written by a newer Stet"
          : "'\(path)' is no history of Stet, or is damaged",
        help: "name another file; this one was left as it is")
    }
    guard found == Self.version || make() else {
      throw Problem(
        message: "the history '\(path)' cannot be written", help: "name a file that can be written")
    }
  }

  deinit { unsafe sqlite3_close_v2(database) }

  private func make() -> Bool {
    run(
      """
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS runs (
        id INTEGER PRIMARY KEY, date TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL,
        score REAL, posts INTEGER NOT NULL, findings INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS rules (
        run INTEGER NOT NULL, rule TEXT NOT NULL, findings INTEGER NOT NULL,
        PRIMARY KEY (run, rule)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS posts (
        run INTEGER NOT NULL, path TEXT NOT NULL, score REAL, findings INTEGER NOT NULL,
        PRIMARY KEY (run, path)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS findings (
        run INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        PRIMARY KEY (run, fingerprint)) WITHOUT ROWID;
      PRAGMA user_version = \(Self.version);
      COMMIT;
      """)
  }

  /// The runs, the oldest first, without a last one of the same day and commit, which a new one replaces.
  package func runs(before date: String, commit: String) -> [Run] {
    var runs: [Run] = []
    _ = unsafe query(
      "SELECT id, date, hash, version, score, posts, findings FROM runs ORDER BY id", []
    ) { row in
      unsafe runs.append(
        Run(
          id: Int(sqlite3_column_int64(row, 0)), date: Self.text(row, 1), commit: Self.text(row, 2),
          scoreVersion: Int(sqlite3_column_int64(row, 3)),
          score: sqlite3_column_type(row, 4) == SQLITE_NULL ? nil : sqlite3_column_double(row, 4),
          posts: Int(sqlite3_column_int64(row, 5)), findings: Int(sqlite3_column_int64(row, 6))))
    }
    if let last = runs.last, last.date == date, last.commit == commit { runs.removeLast() }
    if let last = runs.indices.last {
      _ = unsafe query("SELECT rule, findings FROM rules WHERE run = ?", [.number(runs[last].id)]) {
        row in
        unsafe runs[last].rules[Self.text(row, 0)] = Int(sqlite3_column_int64(row, 1))
      }
    }
    return runs
  }

  /// The fingerprints of the findings of the run `id`.
  package func findings(of id: Int) -> Set<String> {
    var found: Set<String> = []
    _ = unsafe query("SELECT fingerprint FROM findings WHERE run = ?", [.number(id)]) { row in
      unsafe found.insert(Self.text(row, 0))
    }
    return found
  }

  /// Adds a run, in the place of a last one of the same day and commit; all of it or nothing.
  package func add(_ new: Run, posts: [PostScore], findings: [String]) throws(Problem) {
    let problem = Problem(
      message: "the history cannot be written", help: "see that its folder and the disk can be")
    guard run("BEGIN IMMEDIATE") else { throw problem }
    var isDone = true
    let same = runs(before: "", commit: "").last.flatMap {
      $0.date == new.date && $0.commit == new.commit ? $0.id : nil
    }
    if let same { isDone = remove(same) }
    isDone =
      isDone
      && change(
        "INSERT INTO runs (date, hash, version, score, posts, findings) VALUES (?, ?, ?, ?, ?, ?)",
        [
          .text(new.date), .text(new.commit), .number(new.scoreVersion), .real(new.score),
          .number(new.posts), .number(new.findings),
        ])
    let id = unsafe Int(sqlite3_last_insert_rowid(database))
    for (rule, count) in new.rules.sorted(by: { $0.key < $1.key }) {
      isDone =
        isDone
        && change("INSERT INTO rules VALUES (?, ?, ?)", [.number(id), .text(rule), .number(count)])
    }
    for post in posts {
      isDone =
        isDone
        && change(
          "INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?)",
          [.number(id), .text(post.path), .real(post.score), .number(post.findings)])
    }
    for fingerprint in findings {
      isDone =
        isDone
        && change(
          "INSERT OR IGNORE INTO findings VALUES (?, ?)", [.number(id), .text(fingerprint)])
    }
    // Of older runs only counts are kept.
    isDone =
      isDone
      && change(
        "DELETE FROM findings WHERE run NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT 2)", [])
    guard isDone, run("COMMIT") else {
      _ = run("ROLLBACK")
      throw problem
    }
  }

  private func remove(_ id: Int) -> Bool {
    change("DELETE FROM runs WHERE id = ?", [.number(id)])
      && change("DELETE FROM rules WHERE run = ?", [.number(id)])
      && change("DELETE FROM posts WHERE run = ?", [.number(id)])
      && change("DELETE FROM findings WHERE run = ?", [.number(id)])
  }

  // MARK: SQLite

  private enum Value {
    case number(Int)
    case text(String)
    case real(Double?)
  }

  private func run(_ statements: String) -> Bool {
    unsafe sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK
  }

  /// Carries out a statement that gives no rows; false when SQLite failed.
  private func change(_ text: String, _ values: [Value]) -> Bool {
    unsafe query(text, values) { _ in }
  }

  private static func text(_ row: OpaquePointer, _ column: Int32) -> String {
    guard let bytes = unsafe sqlite3_column_text(row, column) else { return "" }
    return unsafe String(cString: bytes)
  }

  /// Binds the values and hands over each row; false when SQLite failed.
  private func query(
    _ text: String, _ values: [Value], row: (OpaquePointer) -> Void
  ) -> Bool {
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK,
      let statement = unsafe statement
    else { return false }
    defer { unsafe sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .number(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
      case .real(let number?): unsafe sqlite3_bind_double(statement, place, number)
      case .real(nil): unsafe sqlite3_bind_null(statement, place)
      case .text(let text):
        // SQLite copies it, as -1 asks it to.
        let copy = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        unsafe sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copy)
      }
    }
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: unsafe row(statement)
      case SQLITE_DONE: return true
      default: return false
      }
    }
  }
}
