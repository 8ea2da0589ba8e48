// SPDX-License-Identifier: Apache-2.0

import CFiles
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Folders on the disk.
///
/// A file takes one call each to open, look, read and close. Folders that were looked into stay
/// open, so that each of their entries takes one call; ``forgetFolders()`` lets go of them.
package final class DiskTree: FileTree {
  fileprivate struct Root: Sendable {
    let path: String
    /// The length of the path in bytes.
    let length: Int
    let isFolder: Bool
    /// `nil` where the root is a file, or many others are open.
    var folder: OpenFolder?
  }

  fileprivate struct State: Sendable {
    var roots: [Root] = []
    /// The folder `/`, from which roots are found.
    var top: OpenFolder?
    /// Folders that were looked into, the last one first.
    var recent: [(path: [UInt8], folder: OpenFolder)] = []
  }

  private static let mostRoots = 16
  private static let mostRecent = 16

  private let state = Mutex(State())
  private let isStepwise: Bool

  /// The files and folders `roots`, which a person named: they may lead through symbolic links,
  /// which are followed here and never again. With `stepwise` paths are followed folder by folder,
  /// as on systems without a call for it.
  package init(roots: [String], stepwise: Bool = false) {
    isStepwise = stepwise
    for root in roots { addRoot(root) }
  }

  /// Adds what is at `path`, which may lead through symbolic links.
  ///
  /// - Returns: Its path without links.
  @discardableResult
  package func addRoot(_ path: String) -> String {
    let path = Self.resolved(path) ?? path
    state.withLock { state in
      guard FilePath.isNormal(path),
        !state.roots.contains(where: {
          FilePath.isInside(path, $0.path) && ($0.isFolder || $0.path.utf8.count == path.utf8.count)
        })
      else { return }
      let isFolder = (try? openFolder(path, &state)) != nil
      state.roots.append(
        Root(path: path, length: FilePath.bytes(path).count, isFolder: isFolder, folder: nil))
    }
    return path
  }

  /// The path after all links of `path`, which a person typed; `nil` when it is broken.
  package static func resolved(_ path: String) -> String? {
    let bytes = FilePath.bytes(path)
    guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
    if path == "." { return workingFolder() }
    if FilePath.isNormal(path) {
      switch isWithoutLinks(bytes) {
      case true?: return path
      case false?: break
      case nil: return nil
      }
    }
    return unsafe bytes.withCString { name in
      guard let found = unsafe realpath(name, nil) else { return nil }
      defer { unsafe free(found) }
      return unsafe text(found)
    }
  }

  /// The working folder, which the system names without links.
  private static func workingFolder() -> String? {
    guard let found = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(found) }
    // A folder that was removed, or that lies outside of what the process may see, has no path.
    return unsafe found.pointee == 0x2F ? unsafe text(found) : nil
  }

  private static func text(_ found: UnsafeMutablePointer<CChar>) -> String {
    unsafe FilePath.text(
      UnsafeBufferPointer(
        start: UnsafeRawPointer(found).assumingMemoryBound(to: UInt8.self), count: strlen(found)))
  }

  /// Whether the absolute path `bytes` leads through no link; `nil`, with `errno` set, where nothing
  /// is there. Most have none, and then this takes one call instead of one per folder.
  private static func isWithoutLinks(_ bytes: [UInt8]) -> Bool? {
    let top = unsafe Files.sysOpen("/", stet_folder_flags())
    guard top >= 0 else { return false }
    defer { close(top) }
    if bytes.count == 1 { return true }
    let file = unsafe bytes.withCString {
      unsafe stet_open_below(top, $0 + 1, stet_folder_flags() & ~O_DIRECTORY)
    }
    if file == -ENOENT {
      errno = ENOENT
      return nil
    }
    guard file >= 0 else { return false }
    defer { close(file) }
    // The last name may be that of a link, which is opened itself.
    return info(of: file).map { $0.kind != .link } ?? false
  }

  /// Lets go of the folders that are open. Whoever asks for many files at once and comes back later
  /// does this in between: a folder that was moved would be looked into where it is now.
  package func forgetFolders() {
    state.withLock { state in
      state.recent = []
      state.top = nil
      for index in state.roots.indices { state.roots[index].folder = nil }
    }
  }

  // MARK: Looking

  package func info(_ path: String) -> FileInfo? {
    unsafe withPath(path) { text in
      // A root itself is not looked for in its folder, which is outside.
      if unsafe text.isRoot {
        let file = unsafe openBelow(text, stet_folder_flags() & ~O_DIRECTORY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return Self.info(of: file)
      }
      guard let folder = unsafe folder(of: text) else { return nil }
      var status = stat()
      guard
        unsafe fstatat(folder.file, text.start + text.slash + 1, &status, AT_SYMLINK_NOFOLLOW) == 0
      else { return nil }
      return FileInfo(status)
    } ?? nil
  }

  package func list(_ folder: String) throws(FileFailure) -> [FileEntry] {
    let opened = unsafe withPath(folder) { text in
      unsafe openBelow(text, O_RDONLY | O_DIRECTORY)
    }
    guard let opened else { throw .outside(folder, "list") }
    guard opened >= 0 else { throw failure(folder, "list", code: -opened) }
    let file = OpenFolder(opened)
    let entries = try Listing.entries(of: file, folder)
    state.withLock { $0.keep(file, FilePath.bytes(folder), most: Self.mostRecent) }
    return entries
  }

  /// Opens the folder that holds the file at `path`, which is a root or lies inside one.
  func openFolder(holding path: String) throws(FileFailure) -> OpenFolder {
    guard root(of: path) != nil, path != "/" else { throw .outside(path, "write") }
    let folder = FilePath.folder(of: path)
    return try state.withLock { state throws(FileFailure) in
      do throws(FileFailure) {
        return try openFolder(folder, &state)
      } catch {
        throw error.code == ELOOP || error.code == ENOTDIR
          ? FileFailure(path, "write", reason: "a folder of its path is a symbolic link")
          : FileFailure(path, "write", code: error.code)
      }
    }
  }

  // MARK: Reading

  package func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents {
    let (file, info) = try openRegular(path)
    defer { close(file) }
    return FileContents(bytes: try Reading.all(of: file, info, path, limit: limit), info: info)
  }

  package func open(_ path: String) throws(FileFailure) -> any OpenedFile {
    let (file, info) = try openRegular(path)
    return DiskFile(file, info)
  }

  private func openRegular(_ path: String) throws(FileFailure) -> (Int32, FileInfo) {
    guard let file = unsafe withPath(path, { unsafe openBelow($0, stet_file_flags()) }) else {
      throw .outside(path, "read")
    }
    guard file >= 0 else { throw failure(path, "read", code: -file) }
    guard let info = Self.info(of: file), info.kind == .file else {
      close(file)
      throw refusal(path, "read")
    }
    return (file, info)
  }

  private static func info(of file: Int32) -> FileInfo? {
    var status = stat()
    return unsafe fstat(file, &status) == 0 ? FileInfo(status) : nil
  }

  private func failure(_ path: String, _ action: String, code: Int32) -> FileFailure {
    switch code {
    // What is after these depends on what is there: a link, a file where a folder should be, a
    // socket.
    case ELOOP, ENOTDIR, ENXIO: refusal(path, action)
    default: FileFailure(path, action, code: code)
    }
  }

  // MARK: Finding

  /// A path as the system takes it, ended by a NUL.
  @unsafe private struct PathText {
    let start: UnsafePointer<CChar>
    let count: Int
    /// Where the last slash is.
    let slash: Int
    let root: Int
    let isRoot: Bool
  }

  /// Calls `body` with `path`; `nil` when it lies outside of all roots.
  private func withPath<Result>(_ path: String, _ body: (PathText) -> Result) -> Result? {
    guard let root = root(of: path) else { return nil }
    let isRoot = root.isItself
    func call(_ start: UnsafePointer<CChar>, _ count: Int) -> Result {
      var slash = count - 1
      while slash > 0, unsafe start[slash] != 0x2F { slash -= 1 }
      return unsafe body(
        PathText(start: start, count: count, slash: slash, root: root.index, isRoot: isRoot))
    }
    var path = path
    if FilePath.carriesBytes(&path) {
      let bytes = FilePath.bytes(path)
      return unsafe bytes.withCString { unsafe call($0, bytes.count) }
    }
    let count = path.utf8.count
    return unsafe path.withCString { unsafe call($0, count) }
  }

  /// Whether `path` lies inside a root.
  func covers(_ path: String) -> Bool { root(of: path) != nil }

  private func root(of path: String) -> (index: Int, isItself: Bool)? {
    guard FilePath.isNormal(path) else { return nil }
    return state.withLock { state in
      for (index, root) in state.roots.enumerated() where FilePath.isInside(path, root.path) {
        let isItself = path.utf8.count == root.path.utf8.count
        // Below a file there is nothing; it may have become a folder since.
        if root.isFolder || isItself { return (index, isItself) }
      }
      return nil
    }
  }

  /// An open file below a root, or a negative error number.
  private func openBelow(_ text: PathText, _ flags: Int32) -> Int32 {
    let root = unsafe text.root
    let base = state.withLock { self.base(below: root, &$0) }
    guard let base else { return -ENOENT }
    if unsafe base.skipped >= text.count {
      return unsafe ".".withCString { unsafe opening(base.folder, $0, flags) }
    }
    return unsafe opening(base.folder, text.start + base.skipped, flags)
  }

  /// The open folder from which a path below that root is found, and how much of the path names it.
  private func base(below index: Int, _ state: inout State) -> (folder: OpenFolder, skipped: Int)? {
    let root = state.roots[index]
    let skipped = root.length == 1 ? 1 : root.length + 1
    if let folder = root.folder { return (folder, skipped) }
    if root.isFolder, index < Self.mostRoots, let folder = try? openFolder(root.path, &state) {
      state.roots[index].folder = folder
      return (folder, skipped)
    }
    return top(&state).map { ($0, 1) }
  }

  private func top(_ state: inout State) -> OpenFolder? {
    if let top = state.top { return top }
    let file = unsafe Files.sysOpen("/", stet_folder_flags())
    guard file >= 0 else { return nil }
    let folder = OpenFolder(file)
    state.top = folder
    return folder
  }

  /// Opens the folder at `path`, which has no links; `nil` when it is not a folder.
  private func openFolder(_ path: String, _ state: inout State) throws(FileFailure) -> OpenFolder {
    guard let top = top(&state) else { throw FileFailure(path, "open", code: EMFILE) }
    if path == "/" { return top }
    let bytes = FilePath.bytes(path)
    let file = unsafe bytes.withCString { unsafe opening(top, $0 + 1, stet_folder_flags()) }
    guard file >= 0 else { throw FileFailure(path, "open", code: -file) }
    return OpenFolder(file)
  }

  private func opening(
    _ folder: OpenFolder, _ path: UnsafePointer<CChar>, _ flags: Int32
  ) -> Int32 {
    isStepwise
      ? unsafe stet_open_stepwise(folder.file, path, flags)
      : unsafe stet_open_below(folder.file, path, flags)
  }

  /// The folder that holds `text`, which is not a root.
  private func folder(of text: PathText) -> OpenFolder? {
    let count = unsafe max(text.slash, 1)
    let bytes = unsafe UnsafeRawBufferPointer(start: text.start, count: count)
    if let known = state.withLock({ unsafe $0.find(bytes) }) { return known }
    let path = unsafe Array(bytes)
    let file = unsafe path.withCString { start in
      unsafe openBelow(
        PathText(
          start: start, count: count, slash: 0, root: text.root,
          isRoot: false), stet_folder_flags())
    }
    guard file >= 0 else { return nil }
    let folder = OpenFolder(file)
    state.withLock { $0.keep(folder, path, most: Self.mostRecent) }
    return folder
  }
}

extension DiskTree.State {
  /// The folder of that path, if it is open.
  mutating func find(_ path: UnsafeRawBufferPointer) -> OpenFolder? {
    let count = path.count
    for index in recent.indices {
      let isIt = unsafe recent[index].path.withUnsafeBytes { known in
        guard known.count == path.count, let known = known.baseAddress,
          let path = path.baseAddress
        else { return false }
        return unsafe memcmp(known, path, count) == 0
      }
      guard isIt else { continue }
      if index > 0 { recent.swapAt(0, index) }
      return recent[0].folder
    }
    return nil
  }

  mutating func keep(_ folder: OpenFolder, _ path: [UInt8], most: Int) {
    recent.removeAll { $0.path == path }
    recent.insert((path, folder), at: 0)
    if recent.count > most { recent.removeLast() }
  }
}
