// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// An SQLite file as any other program makes it, with nothing of what guards Stet's own.
public enum SQLiteFile {
  /// What SQLite said.
  public struct Failure: Error {
    /// In SQLite's words.
    public var message: String
  }

  /// Carries out `statements` on the file at `path`, which is made where there is none.
  ///
  /// - Returns: The rows of the last statement that gave some, as texts.
  @discardableResult
  public static func run(_ statements: String, at path: String) throws -> [[String]] {
    var connection: OpaquePointer?
    defer { sqlite3_close_v2(connection) }
    guard sqlite3_open(path, &connection) == SQLITE_OK else {
      throw Failure(message: "\(path) cannot be opened")
    }
    final class Rows {
      var rows: [[String]] = []
    }
    let found = Rows()
    let code = sqlite3_exec(
      connection, statements,
      { context, count, values, _ in
        guard let context, let values else { return 0 }
        Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue().rows.append(
          (0..<Int(count)).map { values[$0].map { String(cString: $0) } ?? "" })
        return 0
      }, Unmanaged.passUnretained(found).toOpaque(), nil)
    guard code == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(connection)))
    }
    return found.rows
  }
}
