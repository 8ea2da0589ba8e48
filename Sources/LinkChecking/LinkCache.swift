// SPDX-License-Identifier: Apache-2.0

import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What earlier runs learned of addresses, in a file that several processes may use at the same time.
///
/// Every result is written in its own transaction, so that a run that is killed loses at most the last one.
@safe
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

  /// Why there is no cache.
  package struct Problem: Error, Hashable, Sendable {
    package var message: String
  }

  /// Where a damaged file was put, if there was one.
  package private(set) var setAside: String?
  private var database: OpaquePointer?
  /// Prepared when they are first needed, by their text, which is one of this type's own.
  private var statements: [String: OpaquePointer] = unsafe [:]

  private static let version: Int32 = 1
  private static let day = 86_400

  /// Opens the file at `path`, or makes it. A file that is damaged, or is none of Stet's, is renamed first.
  package init(path: String) throws(Problem) {
    for attempt in 1...20 {
      if open(path) { return }
      // Another process may hold the file for a moment, while it makes it.
      let state = unsafe sqlite3_errcode(database)
      close()
      guard state == SQLITE_BUSY || state == SQLITE_LOCKED || state == SQLITE_PROTOCOL else {
        // Nothing but damage moves a file away: it may merely be where nobody may write.
        let isDamaged =
          state == SQLITE_NOTADB || state == SQLITE_CORRUPT || state == SQLITE_OK
          || state == SQLITE_ERROR
        guard isDamaged else { throw Problem(message: "the cache cannot be opened or made") }
        break
      }
      guard attempt < 20 else { throw Problem(message: "another process holds the cache") }
      usleep(50_000)
    }
    try replace(path)
  }

  /// Renames the damaged file at `path` and makes a new one, unless another process has done so meanwhile: one at a time,
  /// by a lock on the folder.
  private func replace(_ path: String) throws(Problem) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let lock = Self.openFolder(folder)
    defer { _ = Self.closeFolder(lock) }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw Problem(message: "the cache cannot be opened or made")
    }
    if open(path) { return }
    close()
    let aside = path + ".damaged"
    guard unsafe rename(path, aside) == 0 else {
      throw Problem(message: "the cache cannot be opened or made")
    }
    unsafe unlink(path + "-wal")
    unsafe unlink(path + "-shm")
    setAside = aside
    guard open(path) else {
      close()
      throw Problem(message: "the cache cannot be made")
    }
  }

  private static func openFolder(_ path: String) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #elseif canImport(Musl)
      unsafe Musl.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #else
      unsafe Darwin.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #endif
  }

  private static func closeFolder(_ folder: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(folder)
    #elseif canImport(Musl)
      Musl.close(folder)
    #else
      Darwin.close(folder)
    #endif
  }

  deinit { close() }

  private func close() {
    while let entry = unsafe statements.popFirst() { unsafe sqlite3_finalize(entry.value) }
    unsafe sqlite3_close_v2(database)
    unsafe database = nil
  }

  private func open(_ path: String) -> Bool {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
    guard unsafe sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else { return false }
    unsafe sqlite3_busy_timeout(database, 5000)
    guard run("PRAGMA journal_mode = WAL"), run("PRAGMA synchronous = NORMAL"),
      run("PRAGMA trusted_schema = OFF"), let found = userVersion()
    else { return false }
    if found == Self.version { return run("SELECT url, fragments FROM links LIMIT 1") }
    // Made by another program, or by a newer Stet.
    guard found == 0 else { return false }
    return run(
      """
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS links (
        url TEXT PRIMARY KEY, verdict TEXT NOT NULL, status INTEGER NOT NULL, final TEXT NOT NULL,
        reason TEXT NOT NULL, fragments TEXT NOT NULL, missing TEXT NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL, failures INTEGER NOT NULL,
        failed INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
      PRAGMA user_version = \(Self.version);
      COMMIT;
      """)
  }

  private func run(_ statements: String) -> Bool {
    unsafe sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK
  }

  private func userVersion() -> Int32? {
    var found: Int32?
    _ = unsafe query("PRAGMA user_version", []) { row in found = unsafe sqlite3_column_int(row, 0) }
    return found
  }

  /// Binds texts and numbers and hands over each row; false when SQLite failed.
  private func query(
    _ text: String, _ values: [Value], row: (OpaquePointer) -> Void = { _ in }
  ) -> Bool {
    guard let statement = unsafe prepared(text) else { return false }
    // A statement that was read to its end, or failed, lets go of the file.
    defer { unsafe sqlite3_reset(statement) }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .number(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
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

  private func prepared(_ text: String) -> OpaquePointer? {
    if let known = unsafe statements[text] { return unsafe known }
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK else {
      return nil
    }
    unsafe statements[text] = statement
    return unsafe statement
  }

  private enum Value {
    case number(Int)
    case text(String)
  }

  /// Runs `body`, which reads many entries, as if at one moment: that locks the file once.
  package func atOnce(_ body: () -> Void) {
    let isHeld = run("BEGIN")
    body()
    if isHeld { _ = run("COMMIT") }
  }

  /// What is known of `url`, however old; nothing when `fragments` were asked for that were not looked up then.
  package func entry(_ url: String, fragments: Set<String> = []) -> Entry? {
    var entry: Entry?
    _ = unsafe query(
      """
      SELECT verdict, status, final, reason, fragments, missing, first, last, failures, failed, expires
      FROM links WHERE url = ?
      """, [.text(url)]
    ) { row in
      func text(_ column: Int32) -> String {
        unsafe sqlite3_column_text(row, column).map { unsafe String(cString: $0) } ?? ""
      }
      func number(_ column: Int32) -> Int { unsafe Int(sqlite3_column_int64(row, column)) }
      guard let verdict = Verdict(rawValue: text(0)), fragments.isSubset(of: Self.names(text(4)))
      else { return }
      entry = Entry(
        result: LinkResult(
          verdict, status: number(1), final: text(2), reason: text(3),
          missingFragments: Self.names(text(5)).intersection(fragments)),
        firstSeen: number(6), lastSeen: number(7), failures: number(8), firstFailure: number(9),
        expires: number(10))
    }
    return entry
  }

  /// What is known of `url` and need not be asked again at `now`.
  package func fresh(_ url: String, fragments: Set<String> = [], at now: Int) -> Entry? {
    entry(url, fragments: fragments).flatMap { $0.expires > now && $0.lastSeen <= now ? $0 : nil }
  }

  /// Writes down what was learned at `now`, and returns what now holds. `jitter` is from 0 to 1.
  package func learn(
    _ url: String, fragments: Set<String> = [], _ result: LinkResult, at now: Int,
    jitter: Double = Double.random(in: 0...1)
  ) throws(Problem) -> Entry {
    let problem = Problem(message: "the cache cannot be written")
    guard run("BEGIN IMMEDIATE") else { throw problem }
    let last = entry(url)
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
    let written = unsafe query(
      "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(url), .text(entry.result.verdict.rawValue), .number(entry.result.status),
        .text(entry.result.final), .text(entry.result.reason),
        .text(fragments.sorted().joined(separator: "\n")),
        .text(entry.result.missingFragments.sorted().joined(separator: "\n")),
        .number(entry.firstSeen), .number(entry.lastSeen), .number(entry.failures),
        .number(entry.firstFailure), .number(entry.expires),
      ])
    guard written, run("COMMIT") else {
      _ = run("ROLLBACK")
      throw problem
    }
    return entry
  }

  /// Seconds: a week for what answers, less up to a day so that not all is asked on one day; a day for what is blocked.
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
