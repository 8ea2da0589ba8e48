// SPDX-License-Identifier: Apache-2.0

package import Files
import SourceText
import Synchronization

/// Reads posts and pages so that each is read once in a run, whoever asks first: the site, which wants to know what all
/// posts have to do with each other, or the rules.
package final class PostLoader: Sendable {
  package let files: any FileTree
  /// What was read and will be asked for again.
  private let kept = Mutex<[String: FileContents]>([:])
  /// The locations of the posts that are still to be judged.
  private let awaited = Mutex<Set<String>>([])

  package init(_ files: any FileTree) { self.files = files }

  /// Keeps what is read at each of `locations` until ``release(_:)`` is called for it.
  package func await(_ locations: some Sequence<String>) {
    awaited.withLock { $0.formUnion(locations) }
  }

  /// What is in the file at `location`.
  package func read(_ location: String) throws(FileFailure) -> FileContents {
    if let known = kept.withLock({ $0[location] }) { return known }
    let contents = try files.read(location, limit: SourceText.largestSize)
    if awaited.withLock({ $0.contains(location) }) {
      kept.withLock { $0[location] = contents }
    }
    return contents
  }

  /// Lets go of what is in the file at `location`: whoever asks from now on reads it again.
  package func release(_ location: String) {
    awaited.withLock { _ = $0.remove(location) }
    kept.withLock { _ = $0.removeValue(forKey: location) }
  }
}
