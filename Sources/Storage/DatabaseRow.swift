// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// A row of a query, while it is handed over. A value of another kind than is asked for is `nil`.
@safe
package struct DatabaseRow: ~Copyable {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  package func integer(_ column: Int32) -> Int? {
    guard unsafe sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
    return unsafe Int(exactly: sqlite3_column_int64(statement, column))
  }

  /// A finite number.
  package func real(_ column: Int32) -> Double? {
    let type = unsafe sqlite3_column_type(statement, column)
    guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { return nil }
    let number = unsafe sqlite3_column_double(statement, column)
    return number.isFinite ? number : nil
  }

  package func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  /// A text of at most `longest` bytes.
  package func text(_ column: Int32, longest: Int = Database.longestValue) -> String? {
    guard unsafe sqlite3_column_type(statement, column) == SQLITE_TEXT,
      let start = unsafe sqlite3_column_text(statement, column)
    else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(statement, column))
    guard count <= longest else { return nil }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
