// SPDX-License-Identifier: Apache-2.0

/// What the owner of a database puts into it.
package struct DatabaseSchema: Hashable, Sendable {
  /// A table by its name and the text that makes it, as SQLite keeps that.
  package struct Table: Hashable, Sendable {
    package var name: String
    package var columns: String

    package init(_ name: String, _ columns: String) {
      self.name = name
      self.columns = columns
    }

    var sql: String { "CREATE TABLE \(name) \(columns)" }
  }

  /// The number in the header by which a file is known.
  package var applicationID: Int32
  package var version: Int32
  package var tables: [Table]
  /// Whether readers go on while another process writes, which keeps a log next to the file.
  package var usesLog: Bool

  package init(applicationID: Int32, version: Int32, usesLog: Bool, tables: [Table]) {
    self.applicationID = applicationID
    self.version = version
    self.usesLog = usesLog
    self.tables = tables
  }

  /// The statements that make an empty file one of this owner, in one transaction.
  var statements: [String] {
    tables.map(\.sql) + [
      "PRAGMA application_id = \(applicationID)", "PRAGMA user_version = \(version)",
    ]
  }
}
