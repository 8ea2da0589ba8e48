// SPDX-License-Identifier: Apache-2.0

package import Files
import Linting

/// The posts that a change touches: what is staged, or what differs from another branch.
package struct ChangedPosts: Sendable {
  /// One post.
  package struct Post: Sendable {
    package var file: PostFile
    /// What it was before, if it was there.
    package var old: [UInt8]?
  }

  package let posts: [Post]
  /// Whether the posts that were not touched are read, too: something they link to may be gone.
  package let readsAll: Bool
  /// The absolute paths of what was removed or renamed.
  package let removed: Set<String>
  /// Posts of which nothing can be determined: Git LFS keeps them elsewhere.
  package let unchecked: [String]

  /// The changed posts below `paths`, absolute and without links; printed paths begin in `folder`. `withOld` also reads what
  /// they were.
  package init(
    _ repository: GitRepository, _ changes: GitChanges, below paths: [String], withOld: Bool,
    folder: String
  ) throws(GitFailure) {
    func isAskedFor(_ location: String) -> Bool {
      guard PostFormat(name: PathText.name(location)) != nil,
        let inside = PathText.relative(location, to: repository.root),
        !inside.utf8.split(separator: 0x2F).contains(where: { $0.first == 0x2E })
      else { return false }
      return paths.contains { PathText.relative(location, to: $0) != nil }
    }
    var posts: [Post] = []
    var removed: Set<String> = []
    for change in changes.changes {
      switch change.kind {
      case .removed: removed.insert(change.path)
      case .renamed(let old): removed.insert(old)
      case .added, .modified: break
      }
      guard change.kind != .removed, isAskedFor(change.path) else { continue }
      let printed = PathText.relative(change.path, to: folder) ?? change.path
      var post = Post(file: PostFile(path: printed, location: change.path, isNamed: false))
      if withOld, let old = change.old { post.old = try repository.content(old) }
      posts.append(post)
    }
    self.posts = posts.sorted { PostFile.isBefore($0.file, $1.file) }
    self.removed = removed
    readsAll = withOld && !removed.isEmpty
    unchecked = changes.unchecked.filter(isAskedFor).map {
      FilePath.printed(PathText.relative($0, to: folder) ?? $0)
    }
  }
}
