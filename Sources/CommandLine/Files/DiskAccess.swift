// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import SourceText

/// Configuration files as they are on the disk; the engine's paths are absolute, printed ones begin
/// in ``folder``.
struct DiskAccess: FileAccess {
  /// The absolute path of the working folder.
  var folder: String

  private static let largestConfiguration = 4 << 20

  func read(_ path: String) -> FileContent {
    let bytes = Array(path.utf8)
    do throws(FileFailure) {
      let content = try FileSystem.read(bytes, limit: Self.largestConfiguration)
      return .text(SourceText(path: printed(path), bytes: content))
    } catch {
      return error.isMissing ? .missing : .unreadable(error.reason)
    }
  }

  func exists(_ path: String) -> Bool { FileSystem.exists(Array(path.utf8)) }

  func resolved(_ path: String) -> String {
    FileSystem.resolved(Array(path.utf8)).map(FileSystem.printed) ?? path
  }

  /// At most this many names of a folder are told.
  private static let mostNames = 10_000

  func list(_ path: String) -> [String]? {
    guard let entries = try? FileSystem.list(Array(path.utf8)) else { return nil }
    return entries.prefix(Self.mostNames).map { FileSystem.printed($0.name) }.sorted()
  }

  /// `path` as a person in the working folder would write it.
  func printed(_ path: String) -> String {
    guard let inside = PathText.relative(path, to: folder), !inside.isEmpty else { return path }
    return inside
  }
}
