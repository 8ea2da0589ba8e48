// SPDX-License-Identifier: Apache-2.0

package import Files
package import Linting

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
  /// What is staged, by location, where that is asked for.
  package let staged: [String: [UInt8]]

  /// The changed posts below `paths`, which are seen from `folder`; `withOld` also reads what they were.
  package init(
    _ repository: GitRepository, _ changes: [GitChange], isStaged: Bool, below paths: [String],
    withOld: Bool, in files: any FileTree, folder: String
  ) throws(WrongUse) {
    let places = paths.map { path in
      let place = PathText.join(folder, path)
      return (try? files.admit(place)) ?? place
    }
    let root = FilePath.text(repository.root)
    var found: [(post: Post, old: String?, new: String?)] = []
    var removed: Set<String> = []
    for change in changes {
      let path = FilePath.text(change.path)
      switch change.kind {
      case .removed: removed.insert(PathText.join(root, path))
      case .renamed(let old): removed.insert(PathText.join(root, FilePath.text(old)))
      case .added, .modified: break
      }
      let location = PathText.join(root, path)
      guard change.kind != .removed,
        places.contains(where: { PathText.relative(location, to: $0) != nil }),
        PostFormat(name: PathText.name(path)) != nil,
        !path.utf8.split(separator: 0x2F).contains(where: { $0.first == 0x2E })
      else { continue }
      let printed = PathText.relative(location, to: folder) ?? location
      let file = PostFile(path: printed, location: location, isNamed: false)
      found.append((Post(file: file), change.old, isStaged ? change.new : nil))
    }
    let news = found.compactMap(\.new)
    let olds = withOld ? found.compactMap(\.old) : []
    var contents = try repository.contents(of: news + olds)[...]
    var staged: [String: [UInt8]] = [:]
    for item in found where item.new != nil {
      staged[item.post.file.location] = contents.popFirst()
    }
    if withOld {
      for index in found.indices where found[index].old != nil {
        found[index].post.old = contents.popFirst()
      }
    }
    readsAll = withOld && !removed.isEmpty
    posts = found.map(\.post).sorted { PostFile.isBefore($0.file, $1.file) }
    self.removed = removed
    self.staged = staged
  }
}
