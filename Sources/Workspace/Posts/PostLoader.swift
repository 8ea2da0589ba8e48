// SPDX-License-Identifier: Apache-2.0

package import Files
import SourceText
import Synchronization

/// Reads posts and pages so that each is read once in a run, whoever asks first: the site, which wants to know what all
/// posts have to do with each other, or the rules.
package final class PostLoader: Sendable {
  package let files: any FileTree

  fileprivate struct Kept {
    /// What was read and will be asked for again.
    var files: [String: FileContents] = [:]
    var bytes = 0
    /// The locations of the posts that are still to be judged.
    var awaited: Set<String> = []
  }

  private let kept = Mutex(Kept())
  /// So many bytes are kept; what is beyond them is read again.
  private static let mostBytes = 64 << 20

  package init(_ files: any FileTree) { self.files = files }

  /// Keeps what is read at each of `locations` until ``release(_:)`` is called for it.
  package func await(_ locations: some Sequence<String>) {
    kept.withLock { $0.awaited.formUnion(locations) }
  }

  /// What is in the file at `location`; `isKeeping` says that it is asked for again before ``forget(_:)``.
  package func read(
    _ location: String, isKeeping: Bool = false
  ) throws(FileFailure) -> FileContents {
    if let known = kept.withLock({ $0.files[location] }) { return known }
    let contents = try files.read(location, limit: SourceText.largestSize)
    kept.withLock { kept in
      guard isKeeping || kept.awaited.contains(location),
        kept.bytes + contents.bytes.count <= Self.mostBytes
      else { return }
      if let old = kept.files.updateValue(contents, forKey: location) {
        kept.bytes -= old.bytes.count
      }
      kept.bytes += contents.bytes.count
    }
    return contents
  }

  /// Lets go of what is in the file at `location` unless it is awaited.
  func forget(_ location: String) {
    kept.withLock { kept in
      if !kept.awaited.contains(location) { kept.drop(location) }
    }
  }

  /// Lets go of what is in the file at `location`: whoever asks from now on reads it again.
  package func release(_ location: String) {
    kept.withLock { kept in
      kept.awaited.remove(location)
      kept.drop(location)
    }
  }
}

extension PostLoader.Kept {
  fileprivate mutating func drop(_ location: String) {
    if let old = files.removeValue(forKey: location) { bytes -= old.bytes.count }
  }
}
