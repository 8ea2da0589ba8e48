// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Something that the file system, or a tree of files, refused.
package struct FileFailure: Error, Hashable, Sendable {
  /// The path as it is printed.
  package var path: String
  /// What was to be done ("read", "list", "write").
  package var action: String
  /// Why not, in the system's words; no full stop.
  package var reason: String
  /// The system's error number; 0 when Stet refused.
  package var code: Int32

  /// Whether there is nothing at the path.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG }

  /// A refusal of Stet's own.
  package init(_ path: String, _ action: String, reason: String) {
    self.path = FilePath.printed(path)
    self.action = action
    self.reason = reason
    code = 0
  }

  /// A refusal of the system's.
  package init(_ path: String, _ action: String, code: Int32) {
    self.path = FilePath.printed(path)
    self.action = action
    self.code = code
    reason = Self.describe(code)
  }

  /// The system's words for an error number.
  package static func describe(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self).lowercased()
  }
}

extension FileFailure {
  static func outside(_ path: String, _ action: String) -> FileFailure {
    FileFailure(path, action, reason: "it is outside the folders that Stet may read")
  }

  static func tooLarge(_ path: String, limit: Int) -> FileFailure {
    let size = limit >= 1 << 20 && limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
    return FileFailure(path, "read", reason: "it is larger than \(size)")
  }

  static func isLink(_ path: String, _ action: String) -> FileFailure {
    FileFailure(path, action, reason: "it is a symbolic link")
  }
}
