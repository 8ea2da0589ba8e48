// SPDX-License-Identifier: Apache-2.0

import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An SQLite file of Stet's own, which several processes may use at the same time.
///
/// The file may come from a stranger. So it is opened only when it carries its owner's mark, must
/// hold exactly the owner's tables, and nothing in it can run: no views, no triggers, no functions.
/// Each query has a number of steps that it may take, and each value a length that it may have.
@safe
package final class Database {
  package enum Value: Hashable, Sendable {
    case integer(Int)
    case real(Double)
    case text(String)
    case null
  }

  /// The largest file that is opened, in bytes.
  package static let largest = 256 << 20
  /// The longest value that is read or written, in bytes.
  package static let longestValue = 1 << 20
  /// The steps of SQLite's machine that one query may take: far more than reading a whole file of
  /// ours needs.
  private static let mostSteps = 50_000_000
  private static let stepsAtOnce = 10_000
  /// How long another process is waited for, in milliseconds.
  private static let patience: Int32 = 10_000

  /// Where a damaged file was put, if there was one.
  package private(set) var setAside: String?
  private var connection: OpaquePointer?
  /// Prepared when they are first needed, by their text, which is one of the owner's own.
  private var statements: [String: OpaquePointer] = unsafe [:]
  private let budget = Budget()
  private let schema: DatabaseSchema
  private let file: DatabaseFile

  /// What is left of the steps of the query that runs.
  private final class Budget {
    var left = 0
  }

  /// Opens the file at `path`, or makes it.
  ///
  /// - Parameters:
  ///   - path: The file. Its folder must exist.
  ///   - schema: What its owner puts into it.
  ///   - replacesDamaged: Whether a damaged file of the owner's is renamed and a new one made. Any
  ///     other file that cannot be used is left as it is.
  /// - Throws: Why it cannot be used.
  package init(
    path: String, schema: DatabaseSchema, replacesDamaged: Bool
  ) throws(DatabaseFailure) {
    self.schema = schema
    file = try DatabaseFile(path)
    let file = file
    do throws(DatabaseFailure) {
      try open(file)
    } catch {
      guard error == .damaged, replacesDamaged else { throw error }
      setAside = try file.setAside(for: schema) { () throws(DatabaseFailure) -> Bool in
        do throws(DatabaseFailure) {
          try open(file)
          return false
        } catch {
          guard error == .damaged else { throw error }
          return true
        }
      }
      if setAside != nil { try open(file) }
    }
  }

  /// Processes that end at the same moment close one after the other: SQLite removes what it keeps next to the file only
  /// if it finds the file alone.
  deinit { file.withLock { close() } }

  private func close() {
    while let entry = unsafe statements.popFirst() { unsafe sqlite3_finalize(entry.value) }
    unsafe sqlite3_close_v2(connection)
    unsafe connection = nil
  }

  // MARK: Opening

  private func open(_ file: DatabaseFile) throws(DatabaseFailure) {
    for attempt in 1...20 {
      do throws(DatabaseFailure) {
        let state = try file.state(for: schema)
        try connect(file)
        try prepare(state)
        return
      } catch {
        close()
        // Another process may hold the file for a moment, while it makes it.
        guard error == .busy, attempt < 20 else { throw error }
        usleep(50_000)
      }
    }
  }

  private func connect(_ file: DatabaseFile) throws(DatabaseFailure) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
    let code = unsafe sqlite3_open_v2(file.path, &connection, flags, nil)
    guard code == SQLITE_OK else { throw failure(code) }
    for (limit, value) in Self.limits { unsafe sqlite3_limit(connection, limit, value) }
    for (option, isOn) in Self.switches {
      // One that this SQLite does not know yet is off in it.
      unsafe stet_sqlite3_switch(connection, option, isOn ? 1 : 0)
    }
    unsafe sqlite3_busy_timeout(connection, Self.patience)
    let context = unsafe Unmanaged.passUnretained(budget).toOpaque()
    unsafe sqlite3_progress_handler(
      connection, Int32(Self.stepsAtOnce),
      { context in
        guard let context = unsafe context else { return 1 }
        let budget = unsafe Unmanaged<Budget>.fromOpaque(context).takeUnretainedValue()
        budget.left -= Database.stepsAtOnce
        return budget.left < 0 ? 1 : 0
      }, context)
    for setting in [
      "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY",
      "synchronous = NORMAL",
    ] {
      try run("PRAGMA " + setting)
    }
  }

  private static let limits: [(Int32, Int32)] = [
    (SQLITE_LIMIT_LENGTH, Int32(longestValue)), (SQLITE_LIMIT_SQL_LENGTH, 10_000),
    (SQLITE_LIMIT_COLUMN, 32), (SQLITE_LIMIT_EXPR_DEPTH, 20), (SQLITE_LIMIT_COMPOUND_SELECT, 2),
    (SQLITE_LIMIT_VDBE_OP, 25_000), (SQLITE_LIMIT_FUNCTION_ARG, 8), (SQLITE_LIMIT_ATTACHED, 0),
    (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50), (SQLITE_LIMIT_VARIABLE_NUMBER, 32),
    (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
  ]

  private static let switches: [(Int32, Bool)] = [
    (SQLITE_DBCONFIG_DEFENSIVE, true), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (SQLITE_DBCONFIG_ENABLE_VIEW, false), (SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false), (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
    (SQLITE_DBCONFIG_WRITABLE_SCHEMA, false), (SQLITE_DBCONFIG_DQS_DML, false),
    (SQLITE_DBCONFIG_DQS_DDL, false),
  ]

  /// Makes the tables of a new file, and sees that one in use has them and can be read.
  private func prepare(_ state: DatabaseFile.State) throws(DatabaseFailure) {
    if try isBlank() {
      try transaction { () throws(DatabaseFailure) in
        // Another process may have made it meanwhile.
        guard try isBlank() else { return }
        for statement in schema.statements { try run(statement) }
      }
    }
    try check()
    if schema.usesLog { try run("PRAGMA journal_mode = WAL") }
    if state == .used { try checkPages() }
  }

  private func isBlank() throws(DatabaseFailure) -> Bool {
    for query in [
      "PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master",
    ] {
      if try number(query) != 0 { return false }
    }
    return true
  }

  /// Sees that the file has the owner's mark and tables, and nothing else.
  private func check() throws(DatabaseFailure) {
    guard try number("PRAGMA application_id") == Int(schema.applicationID) else { throw .foreign }
    let version = try number("PRAGMA user_version")
    guard version <= Int(schema.version) else { throw .newer }
    var found: Set<[String?]> = []
    try query("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 100") { row in
      found.insert((0..<4).map { row.text($0) })
    }
    let own = schema.tables.map { ["table", $0.name, $0.name, $0.sql] as [String?] }
    guard version == Int(schema.version), found == Set(own) else { throw .foreign }
  }

  private func checkPages() throws(DatabaseFailure) {
    var verdict: String?
    do throws(DatabaseFailure) {
      try query("PRAGMA quick_check(1)") { row in verdict = row.text(0) }
    } catch {
      // A value that is too long is reported when it is read.
      if error == .tooLong { return }
      throw error
    }
    guard verdict == "ok" else { throw .damaged }
  }

  private func number(_ text: String) throws(DatabaseFailure) -> Int {
    var number = 0
    try query(text) { row in number = row.integer(0) ?? 0 }
    return number
  }

  private func failure(_ code: Int32) -> DatabaseFailure {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
    case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_FORMAT: .damaged
    case SQLITE_ERROR, SQLITE_SCHEMA: .foreign
    case SQLITE_TOOBIG: .tooLong
    case SQLITE_INTERRUPT, SQLITE_NOMEM: .tooLarge
    default: .inaccessible
    }
  }

  // MARK: Queries

  /// Carries out a statement that has no values and gives no rows.
  package func run(_ text: String) throws(DatabaseFailure) { try query(text) { _ in } }

  /// Carries out `body` as one: all of it is stored, or nothing.
  package func transaction<Result>(
    _ body: () throws(DatabaseFailure) -> Result
  ) throws(DatabaseFailure) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(DatabaseFailure) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  /// Carries out the statement `text`, which is one of the owner's own, and hands over each row.
  package func query(
    _ text: String, _ values: [Value] = [], row: (borrowing DatabaseRow) -> Void = { _ in }
  ) throws(DatabaseFailure) {
    budget.left = Self.mostSteps
    let statement = try unsafe prepared(text)
    // A statement that was read to its end, or failed, lets go of the file.
    defer { unsafe sqlite3_reset(statement) }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .integer(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
        case .real(let number): unsafe sqlite3_bind_double(statement, place, number)
        case .null: unsafe sqlite3_bind_null(statement, place)
        case .text(let text):
          unsafe text.utf8.count > Self.longestValue
            ? SQLITE_TOOBIG
            : stet_sqlite3_bind_text(statement, place, text, Int32(text.utf8.count))
        }
      guard code == SQLITE_OK else { throw failure(code) }
    }
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: unsafe row(DatabaseRow(statement))
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func prepared(_ text: String) throws(DatabaseFailure) -> OpaquePointer {
    if let known = unsafe statements[text] { return unsafe known }
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, text, -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw failure(code) }
    unsafe statements[text] = statement
    return unsafe statement
  }
}
