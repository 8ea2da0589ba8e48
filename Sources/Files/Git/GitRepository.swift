// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The repository around a folder, read through git.
///
/// It is found by its `.git`, a folder or a file that names one, in the folder or above it, and
/// every command is told which one it is. A bare repository below, which a clone may bring along,
/// is never used. No command that is run here reads or writes files of the working tree; what these
/// hold is compared here, byte by byte.
package struct GitRepository: Sendable {
  /// The absolute path of its working tree, without links.
  package let root: String
  /// The absolute path of its own folder, without links.
  package let folder: String
  let objects: GitObjects
  let git: GitProcess
  /// The path of the index.
  let index: String

  /// The repository that `folder`, an absolute path, lies in.
  package init(
    around folder: String, environment: [String: String] = GitSettings.processEnvironment()
  ) throws(GitFailure) {
    guard let folder = DiskTree.resolved(folder) else { throw .noRepository }
    let root = try Self.root(folder)
    let finder = try GitProcess(discoveringAt: root, environment)
    let top: String
    let own: String
    do throws(GitFailure) {
      (own, top) = try Self.folders(finder)
    } catch {
      throw error.message.contains("dubious ownership") ? .foreign : .noRepository
    }
    // A repository may name any folder as its working tree.
    guard let found = DiskTree.resolved(top), found.utf8.elementsEqual(root.utf8),
      let own = DiskTree.resolved(own)
    else {
      throw GitFailure(
        .untrusted, "the repository in '\(FilePath.printed(root))' is set up for another folder",
        help: "check it with: git config core.worktree")
    }
    self.root = root
    self.folder = own
    let index = Self.index(environment["GIT_INDEX_FILE"], seenFrom: folder, in: own)
    self.index = index ?? FilePath.join(own, "index")
    git = finder.bound(to: own, root: root, index: index)
    objects = GitObjects(git)
  }

  /// The repository's own folder and its working tree.
  private static func folders(
    _ finder: GitProcess
  ) throws(GitFailure) -> (own: String, top: String) {
    let answer = try finder.run(["rev-parse", "--absolute-git-dir", "--show-toplevel"])
    let lines = answer.split(separator: 0x0A, omittingEmptySubsequences: false)
    // A path may hold line ends, too.
    if lines.count == 3, lines[2].isEmpty {
      return (FilePath.text(Array(lines[0])), FilePath.text(Array(lines[1])))
    }
    return (
      path(try finder.run(["rev-parse", "--absolute-git-dir"])),
      path(try finder.run(["rev-parse", "--show-toplevel"]))
    )
  }

  /// The first folder, from `folder` upwards, that has a repository.
  private static func root(_ folder: String) throws(GitFailure) -> String {
    var current = folder
    while true {
      let place = FilePath.join(current, ".git")
      switch kind(place) {
      case .file: return current
      // Git, too, passes by a folder of that name with nothing in it.
      case .folder where kind(FilePath.join(place, "HEAD")) != nil: return current
      case .link:
        throw GitFailure(
          .untrusted, "'\(FilePath.printed(place))' is a symbolic link",
          help: "replace it with a file that says 'gitdir: FOLDER'")
      default: break
      }
      if current == "/" { throw .noRepository }
      current = FilePath.folder(of: current)
    }
  }

  private static func kind(_ path: String) -> FileKind? {
    var status = stat()
    let code = unsafe FilePath.bytes(path).withCString { unsafe lstat($0, &status) }
    return code == 0 ? FileKind(status.st_mode) : nil
  }

  /// The index that a hook is told to use, if it lies in the repository's own folder.
  private static func index(_ path: String?, seenFrom folder: String, in own: String) -> String? {
    guard let path, !path.isEmpty else { return nil }
    let place = path.utf8.first == UInt8(ascii: "/") ? path : FilePath.join(folder, path)
    guard let above = DiskTree.resolved(FilePath.folder(of: place)) else { return nil }
    let file = FilePath.join(above, FilePath.name(of: place))
    return FilePath.isNormal(file) && FilePath.isInside(file, own) && kind(file) == .file
      ? file : nil
  }

  private static func path(_ answer: [UInt8]) -> String {
    FilePath.text(answer.last == 0x0A ? Array(answer.dropLast()) : answer)
  }

  static func line(_ answer: [UInt8]) -> String {
    String(decoding: answer.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The absolute path of the folder in which git looks for hooks.
  package func hooksFolder() throws(GitFailure) -> String {
    let path = Self.path(try git.run(["rev-parse", "--git-path", "hooks"], knowsHooks: true))
    return path.utf8.first == UInt8(ascii: "/") ? path : FilePath.join(root, path)
  }

  /// Whether git keeps the file at `path`, an absolute path without links.
  package func tracks(_ path: String) throws(GitFailure) -> Bool {
    try indexEntries().contains { FilePath.join(root, $0.path) == path }
  }

  // MARK: Commits

  /// The short name of the commit that is checked out; empty before the first one.
  package var head: String {
    (try? git.run(["rev-parse", "--verify", "--quiet", "--short=12", "HEAD"])).map(Self.line) ?? ""
  }

  /// The full name of the commit that `reference` names.
  package func commit(_ reference: String) throws(GitFailure) -> String {
    do throws(GitFailure) {
      let name = Self.line(
        try git.run([
          "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}",
        ]))
      if GitObjects.isName(name) { return name }
    } catch {
      if isShallow { throw noBase(reference) }
    }
    throw GitFailure(
      .unknownReference, "unknown commit '\(reference)'",
      help: "name a branch, a tag or a commit; a remote branch may need 'git fetch' first")
  }

  /// The full name of the commit in which `reference` and the current branch part.
  package func base(of reference: String) throws(GitFailure) -> String {
    let commit = try commit(reference)
    do throws(GitFailure) {
      return Self.line(try git.run(["merge-base", commit, "HEAD"]))
    } catch {
      throw noBase(reference)
    }
  }

  private func noBase(_ reference: String) -> GitFailure {
    if isShallow {
      return GitFailure(
        .noBase,
        "this shallow clone does not contain the commit where '\(reference)' and this branch diverged",
        help: "fetch the rest with 'git fetch --unshallow'; in GitHub Actions, set 'fetch-depth: 0'"
      )
    }
    return GitFailure(
      .noBase, "'\(reference)' and this branch have no commit in common",
      help: "name the branch that this one started from")
  }

  private var isShallow: Bool {
    (try? git.run(["rev-parse", "--is-shallow-repository"])).map { Self.line($0) == "true" }
      ?? false
  }

  // MARK: Trees and contents

  /// The files that are staged.
  package func indexTree() throws(GitFailure) -> GitTree {
    // What is only announced would not be committed.
    let entries = try indexEntries().filter { $0.state?.isIntended != true }
    return GitTree(root: root, entries, objects)
  }

  /// The files of the commit that `reference` names.
  package func commitTree(_ reference: String) throws(GitFailure) -> GitTree {
    try tree(ofCommit: try commit(reference))
  }

  /// The files where this branch and `reference` part.
  package func baseTree(_ reference: String) throws(GitFailure) -> GitTree {
    try tree(ofCommit: try base(of: reference))
  }

  private func tree(ofCommit commit: String) throws(GitFailure) -> GitTree {
    let listing = try git.run(["ls-tree", "-r", "-z", "--full-tree", commit])
    return GitTree(root: root, GitListing.commit(listing), objects)
  }

  func indexEntries() throws(GitFailure) -> [GitEntry] {
    GitListing.index(try git.run(["ls-files", "--stage", "--full-name", "--debug", "-z"]))
  }

  /// The content that git calls `name`.
  package func content(_ name: String) throws(GitFailure) -> [UInt8] {
    try objects.content(name, limit: .max) ?? []
  }

  /// Whether `bytes` stand in git for a file that Git LFS keeps elsewhere.
  package static func isLFSPointer(_ bytes: [UInt8]) -> Bool {
    bytes.count < 1024
      && (bytes.starts(with: "version https://git-lfs.github.com/spec/v".utf8)
        || bytes.starts(with: "version https://hawser.github.com/spec/v".utf8))
  }
}
