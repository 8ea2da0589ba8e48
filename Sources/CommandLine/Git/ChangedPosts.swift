// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import SourceText

/// The posts that a change touches, as `--staged` or `--changed-since` ask for them.
struct ChangedPosts {
  /// One post.
  struct Post {
    var file: PostFile
    /// What is staged; nothing where the file itself is read.
    var input: [UInt8]?
    /// What it was before, if it was there.
    var old: [UInt8]?
  }

  let posts: [Post]
  /// Whether the posts that were not touched are read, too: something they link to may be gone.
  let readsAll: Bool
  /// The absolute paths of what was removed or renamed.
  let removed: Set<String>

  /// What `arguments` ask for; nothing where they ask for no change.
  static func find(
    _ arguments: GitArguments, below paths: [String], _ console: Console
  ) throws(UsageError) -> ChangedPosts? {
    guard arguments.isOn else { return nil }
    let repository = try GitRepository(around: console.environment.folder)
    let changes: [GitChange]
    if let reference = arguments.changedSince {
      changes = try repository.changed(since: reference)
    } else {
      changes = try repository.staged()
    }
    return try ChangedPosts(
      repository, changes, isStaged: arguments.staged, below: paths,
      withOld: arguments.changedLines, console)
  }

  /// The changed posts below `paths`, which are seen from the folder of `console`; `withOld` also reads what they were.
  init(
    _ repository: GitRepository, _ changes: [GitChange], isStaged: Bool, below paths: [String],
    withOld: Bool, _ console: Console
  ) throws(UsageError) {
    let folder = FileSystem.resolved(Array(console.environment.folder.utf8)) ?? []
    let places = paths.map { path in
      let place = console.environment.location(path)
      return FileSystem.resolved(place) ?? place
    }
    func isAskedFor(_ location: [UInt8]) -> Bool {
      places.contains { $0 == location || location.starts(with: $0 == [0x2F] ? $0 : $0 + [0x2F]) }
    }
    var found: [(post: Post, old: String?, new: String?)] = []
    var removed: Set<String> = []
    for change in changes {
      let location = FileSystem.join(repository.root, change.path)
      switch change.kind {
      case .removed: removed.insert(PathText.normalized(FileSystem.printed(location)))
      case .renamed(let old):
        removed.insert(
          PathText.normalized(FileSystem.printed(FileSystem.join(repository.root, old))))
      case .added, .modified: break
      }
      if change.kind == .removed { continue }
      let parts = change.path.split(separator: 0x2F)
      guard isAskedFor(location), PostFormat(name: FileSystem.name(change.path)) != nil,
        !parts.contains(where: { $0.first == 0x2E })
      else { continue }
      let prefix = folder + [0x2F]
      let printed = location.starts(with: prefix) ? Array(location[prefix.count...]) : location
      found.append(
        (
          Post(file: PostFile(path: printed, location: location, isNamed: false)),
          change.old, isStaged ? change.new : nil
        ))
    }
    let news = found.compactMap(\.new)
    let olds = withOld ? found.compactMap(\.old) : []
    var contents = try repository.contents(of: news + olds)[...]
    for index in found.indices where found[index].new != nil {
      found[index].post.input = contents.popFirst()
    }
    if withOld {
      for index in found.indices where found[index].old != nil {
        found[index].post.old = contents.popFirst()
      }
    }
    readsAll = withOld && !removed.isEmpty
    posts = found.map(\.post).sorted { $0.file.path.lexicographicallyPrecedes($1.file.path) }
    self.removed = removed
  }
}
