// SPDX-License-Identifier: Apache-2.0

package import Configuration
package import Files
import Linting
import SourceText

/// Configuration files, rule pages and styles as they are in a tree of files; the engine's paths are absolute, printed
/// ones begin in ``folder``.
package struct ConfigurationFiles: FileAccess {
  private let files: any FileTree
  /// The absolute path of the working folder.
  package let folder: String

  private static let largestFile = 4 << 20
  /// At most this many names of a folder are reported.
  private static let mostNames = 10_000

  package init(_ files: any FileTree, folder: String) {
    self.files = files
    self.folder = folder
  }

  package func read(_ path: String) -> FileContent {
    do throws(FileFailure) {
      let contents = try files.read(path, limit: Self.largestFile)
      return .text(SourceText(path: printed(path), bytes: contents.bytes))
    } catch {
      return error.isMissing ? .missing : .unreadable(error.reason)
    }
  }

  package func exists(_ path: String) -> Bool { files.info(path) != nil }

  package func list(_ path: String) -> [String]? {
    guard let entries = try? files.list(path) else { return nil }
    return entries.prefix(Self.mostNames).map(\.name).sorted()
  }

  /// `path` as a person in the working folder would write it.
  package func printed(_ path: String) -> String {
    guard let inside = PathText.relative(path, to: folder), !inside.isEmpty else {
      return FilePath.printed(path)
    }
    return FilePath.printed(inside)
  }
}
