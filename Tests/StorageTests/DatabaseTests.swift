// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// A folder of its own for one test.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "stet-db-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  /// Every file with its bytes.
  var content: [String: Data] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: self[$0]) ?? Data())
      })
  }
}

private let notes = DatabaseSchema(
  applicationID: 0x5374_5465, version: 2, usesLog: false,
  tables: [.init("notes", "(name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID")])
private var logged: DatabaseSchema {
  var schema = notes
  schema.usesLog = true
  return schema
}
/// What makes a file of ours for any program.
private let own =
  """
  CREATE TABLE notes (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
  PRAGMA application_id = 1400132709; PRAGMA user_version = 2;
  """

private func open(
  _ path: String, _ schema: DatabaseSchema = notes
) throws(DatabaseFailure) -> Database {
  try Database(path: path, schema: schema, replacesDamaged: true)
}

private func failure(_ path: String, _ schema: DatabaseSchema = notes) -> DatabaseFailure? {
  do throws(DatabaseFailure) {
    _ = try open(path, schema)
    return nil
  } catch {
    return error
  }
}

@Suite("A database of Stet's own")
struct DatabaseTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(
    "What is written comes back, and nothing is left beside the file", arguments: [true, false])
  func roundTrip(usesLog: Bool) throws {
    var schema = notes
    schema.usesLog = usesLog
    let path = folder["a"]
    for count in 1...3 {
      let database = try open(path, schema)
      try database.query("INSERT INTO notes VALUES (?, ?)", [.text("n\(count)"), .integer(count)])
      var rows: [String] = []
      try database.query("SELECT name, count FROM notes ORDER BY name") { row in
        rows.append("\(row.text(0) ?? "-") \(row.integer(1) ?? -1) \(row.text(1) ?? "-")")
      }
      #expect(rows == (1...count).map { "n\($0) \($0) -" })
    }
    #expect(Array(folder.content.keys) == ["a"])
    #expect(try SQLiteFile.run("PRAGMA application_id", at: path) == [["1400132709"]])
  }

  @Test("A transaction that fails changes nothing")
  func transaction() throws {
    let database = try open(folder["a"])
    #expect(throws: DatabaseFailure.tooLong) {
      try database.transaction { () throws(DatabaseFailure) in
        try database.query("INSERT INTO notes VALUES ('kept', 1)")
        try database.query(
          "INSERT INTO notes VALUES (?, 1)",
          [.text(String(repeating: "x", count: Database.longestValue + 1))])
      }
    }
    var count = 0
    try database.query("SELECT * FROM notes") { _ in count += 1 }
    #expect(count == 0)
  }

  @Test(
    "The file of another program is refused, and not a byte of it changes",
    arguments: [
      "CREATE TABLE accounts (t); INSERT INTO accounts VALUES ('kept')",
      "PRAGMA user_version = 2; CREATE TABLE notes (name, count)",
      "PRAGMA application_id = 7; CREATE TABLE notes (name, count)",
      "PRAGMA journal_mode = WAL; CREATE TABLE accounts (t); INSERT INTO accounts VALUES ('kept')",
      "\(own) CREATE TABLE more (t)", "\(own) CREATE INDEX i ON notes (count)",
      "\(own) CREATE VIEW v AS SELECT 1",
      "\(own) CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
      """
      CREATE VIEW notes AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
      SELECT x AS name, x AS count FROM c; PRAGMA application_id = 1400132709; PRAGMA user_version = 2
      """,
      "CREATE TABLE notes (name, count); PRAGMA application_id = 1400132709; PRAGMA user_version = 2",
      "PRAGMA application_id = 1400132709; PRAGMA user_version = 1; CREATE TABLE notes (name)",
    ])
  func foreign(_ statements: String) throws {
    try SQLiteFile.run(statements, at: folder["a"])
    let before = folder.content
    for schema in [notes, logged] { #expect(failure(folder["a"], schema) == .foreign) }
    #expect(folder.content == before)
  }

  @Test(
    "A file is closed whether or not another process holds its folder locked",
    arguments: [false, true])
  func closing(_ isLocked: Bool) throws {
    let folder = try Folder()
    let lock = open(folder.path, O_RDONLY)
    defer { close(lock) }
    if isLocked { #expect(flock(lock, LOCK_EX) == 0) }
    var database: Database? = try Database(
      path: folder["a.db"], schema: logged, replacesDamaged: false)
    try database?.run("INSERT INTO notes VALUES ('ferry', 1)")
    #expect(folder.content.keys.contains("a.db-wal"))
    database = nil
    #expect(folder.content.keys.sorted() == ["a.db"])
    if !isLocked { #expect(flock(lock, LOCK_EX | LOCK_NB) == 0) }
  }

  @Test("What another program has not stored in its file yet stays in its log")
  func foreignLog() throws {
    try SQLiteFile.run("CREATE TABLE accounts (t); PRAGMA user_version = 7", at: folder["a"])
    for companion in ["-wal", "-shm", "-journal"] {
      try Data("committed, in the log".utf8).write(to: URL(filePath: folder["a" + companion]))
      let before = folder.content
      #expect(failure(folder["a"]) == .foreign)
      #expect(folder.content == before)
      try Data("x".utf8).write(to: URL(filePath: folder["gone" + companion]))
      #expect(failure(folder["gone"]) == .foreign)
    }
    #expect(folder.content["gone"] == nil)
  }

  @Test("What is no database, and what a later version wrote, is refused and kept")
  func otherBytes() throws {
    for bytes in [Data(repeating: 7, count: 5000), Data("SQLite format 3\0".utf8), Data([0])] {
      try bytes.write(to: URL(filePath: folder["a"]))
      #expect(failure(folder["a"]) == .foreign)
      #expect(folder.content == ["a": bytes])
    }
    try FileManager.default.removeItem(atPath: folder["a"])
    try SQLiteFile.run(own + "PRAGMA user_version = 3", at: folder["a"])
    let before = folder.content
    #expect(failure(folder["a"]) == .newer)
    #expect(folder.content == before)
  }

  @Test("Only regular files are opened: no links, pipes, folders, nor links beside a file")
  func kinds() throws {
    try SQLiteFile.run(own, at: folder["own"])
    let own = try #require(folder.content["own"])
    try FileManager.default.createSymbolicLink(
      atPath: folder["link"], withDestinationPath: folder["own"])
    #expect(failure(folder["link"]) == .notAFile)
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    #expect(failure(folder["pipe"]) == .notAFile)
    try FileManager.default.createDirectory(
      atPath: folder["folder"], withIntermediateDirectories: false)
    #expect(failure(folder["folder"]) == .notAFile)
    for companion in ["-wal", "-shm", "-journal"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder["own" + companion], withDestinationPath: "/dev/zero")
      #expect(failure(folder["own"]) == .notAFile)
      try FileManager.default.removeItem(atPath: folder["own" + companion])
    }
    #expect(folder.content["own"] == own)
    #expect(failure("/nowhere/a") == .inaccessible)
    #expect(failure("") == .inaccessible)
    #expect(failure(folder["a\0b"]) == .inaccessible)
    // The folders above may be links.
    try FileManager.default.createSymbolicLink(
      atPath: folder["way"], withDestinationPath: folder.path)
    #expect(failure(folder["way/own"]) == nil)
  }

  @Test("A damaged file of ours is set aside; another file in that place is not replaced")
  func damaged() throws {
    try SQLiteFile.run(own, at: folder["a"])
    var bytes = try #require(folder.content["a"])
    bytes.replaceSubrange(100..<bytes.count, with: Data(repeating: 7, count: bytes.count - 100))
    try bytes.write(to: URL(filePath: folder["a"]))
    try Data("a journal".utf8).write(to: URL(filePath: folder["a-journal"]))
    let database = try open(folder["a"])
    #expect(database.setAside == folder["a.damaged"])
    #expect(folder.content["a.damaged"] == bytes)
    try database.query("INSERT INTO notes VALUES ('new', 1)")
    #expect(folder.content["a-journal"] == nil)
    #expect(throws: DatabaseFailure.damaged) {
      try Database(path: folder["a.damaged"], schema: notes, replacesDamaged: false)
    }

    try bytes.write(to: URL(filePath: folder["b"]))
    try Data("a letter".utf8).write(to: URL(filePath: folder["b.damaged"]))
    #expect(failure(folder["b"]) == .foreign)
    #expect(folder.content["b"] == bytes)
    #expect(folder.content["b.damaged"] == Data("a letter".utf8))
  }

  @Test("A file that was begun and not finished is made whole")
  func begun() throws {
    try Data().write(to: URL(filePath: folder["a"]))
    try open(folder["a"]).query("INSERT INTO notes VALUES ('kept', 1)")
    try Data().write(to: URL(filePath: folder["b"]))
    try Data("committed".utf8).write(to: URL(filePath: folder["b-wal"]))
    #expect(failure(folder["b"]) == .foreign)
  }

  @Test("A value that is too long is told, and the others are still read")
  func longValues() throws {
    try SQLiteFile.run(
      own
        + "INSERT INTO notes VALUES (hex(zeroblob(700000)), 1); INSERT INTO notes VALUES ('b', 2)",
      at: folder["a"])
    let database = try open(folder["a"])
    #expect(throws: DatabaseFailure.tooLong) { try database.query("SELECT name FROM notes") }
    var found: Int?
    try database.query("SELECT count FROM notes WHERE name = ?", [.text("b")]) { row in
      found = row.integer(0)
    }
    #expect(found == 2)
  }

  @Test("A value of another kind is `nil`")
  func kindsOfValues() throws {
    try SQLiteFile.run(
      own + "INSERT INTO notes VALUES ('a', 'text'), ('b', 9e999), ('c', 1.5), ('d', x'00')",
      at: folder["a"])
    var found: [String] = []
    try open(folder["a"]).query("SELECT count FROM notes ORDER BY name") { row in
      found.append(
        "\(row.integer(0) ?? -1) \(row.real(0) ?? -1) \(row.text(0) ?? "-") \(row.text(0, longest: 3) ?? "-")"
      )
    }
    #expect(found == ["-1 -1.0 text -", "-1 -1.0 - -", "-1 1.5 - -", "-1 -1.0 - -"])
  }

  @Test("Many make and use a file at the same time", arguments: [true, false])
  func together(usesLog: Bool) async throws {
    var schema = notes
    schema.usesLog = usesLog
    let path = folder["a"]
    try await withThrowingTaskGroup(of: Void.self) { [schema] group in
      for writer in 0..<6 {
        group.addTask {
          for number in 0..<5 {
            try open(path, schema).query(
              "INSERT INTO notes VALUES (?, 1)", [.text("\(writer)/\(number)")])
          }
        }
      }
      try await group.waitForAll()
    }
    var count = 0
    try open(path, schema).query("SELECT name FROM notes") { _ in count += 1 }
    #expect(count == 30)
  }
}
