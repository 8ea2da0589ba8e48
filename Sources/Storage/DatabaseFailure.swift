// SPDX-License-Identifier: Apache-2.0

/// The reason that a database cannot be used.
package enum DatabaseFailure: Error, Hashable, Sendable {
  /// There is something other than a regular file at the path, or at that of its journal.
  case notAFile
  /// The file does not carry the mark of its owner, or has other tables than its owner makes.
  case foreign
  /// A later version of its owner wrote the file.
  case newer
  /// The file has the mark, and the rest cannot be read.
  case damaged
  /// The file is larger than ``Database/largest``, or a query took more steps than it may.
  case tooLarge
  /// Another process holds the file.
  case busy
  /// A value is longer than ``Database/longestValue``.
  case tooLong
  /// The system does not let the file be opened, made or written.
  case inaccessible
}
