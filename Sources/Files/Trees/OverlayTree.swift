// SPDX-License-Identifier: Apache-2.0

/// Another tree with edits that are not saved: files that an editor holds, and files that are to be
/// gone.
///
/// An edit counts wherever it is, as its bytes come from the editor; a link that it replaces is not
/// followed.
package struct OverlayTree: FileTree {
  private enum Edit: Sendable {
    case held(FileContents)
    case removed
  }

  private let base: any FileTree
  private var edits: [PathKey: Edit] = [:]
  /// The folders in which there are edits or folders with edits, and the names of both.
  private var folders: [PathKey: Folder] = [:]
  /// The lengths of the paths of both, each as one bit of 64: of a large site most paths are none.
  private var lengths: UInt64 = 0

  private struct Folder: Sendable {
    var names: [PathKey: FileKind?] = [:]
    var stamp = FileStamp.unique()
    /// Whether an edit makes the folder be there.
    var isHeld: Bool { names.values.contains { $0 != nil } }
  }

  /// `base` with `edits`: what files hold, by their paths; `nil` for one that is gone.
  package init(_ base: any FileTree, edits: [String: [UInt8]?] = [:]) {
    self.base = base
    for (path, bytes) in edits { set(path, bytes) }
  }

  /// Replaces what the file at `path` holds; with `nil` the file is gone. All other stamps stay.
  package mutating func set(_ path: String, _ bytes: [UInt8]?) {
    guard FilePath.isNormal(path), path != "/" else { return }
    edits[PathKey(path)] =
      bytes.map {
        .held(
          FileContents(
            bytes: $0, info: FileInfo(kind: .file, size: $0.count, stamp: .unique())))
      } ?? .removed
    index()
  }

  /// Takes back the edit of `path`.
  package mutating func drop(_ path: String) {
    guard edits.removeValue(forKey: PathKey(path)) != nil else { return }
    index()
  }

  /// Few files are open in an editor, so all folders are gone through again.
  private mutating func index() {
    var found: [PathKey: Folder] = [:]
    for (path, edit) in edits {
      var kind: FileKind?
      if case .held = edit { kind = .file }
      var current = path.text
      while current != "/" {
        let folder = PathKey(FilePath.folder(of: current))
        let name = PathKey(FilePath.name(of: current))
        let isNew = found[folder] == nil
        if isNew { found[folder] = Folder() }
        if kind != nil || isNew || found[folder]?.names[name] == nil {
          found[folder]?.names.updateValue(kind, forKey: name)
        }
        // A folder is not gone with its files.
        guard kind != nil else { break }
        kind = .folder
        current = folder.text
      }
    }
    for (path, folder) in found {
      if let old = folders[path], old.names == folder.names { found[path]?.stamp = old.stamp }
    }
    folders = found
    lengths = 0
    for path in Array(edits.keys) + Array(found.keys) { lengths |= Self.length(of: path.text) }
  }

  private static func length(of path: String) -> UInt64 { 1 << UInt64(path.utf8.count % 64) }

  package func info(_ path: String) -> FileInfo? {
    if lengths & Self.length(of: path) == 0 { return base.info(path) }
    switch edits[PathKey(path)] {
    case .held(let contents): return contents.info
    case .removed where folders[PathKey(path)]?.isHeld != true: return nil
    case .removed, nil: break
    }
    guard let folder = folders[PathKey(path)] else { return base.info(path) }
    let below = base.info(path)
    if folder.isHeld || below?.kind == .folder {
      // A listing is made of both trees' parts, and either may change.
      var stamp = folder.stamp
      if let below {
        stamp.second = below.stamp.second ^ below.stamp.first &* 31
        stamp.third = below.stamp.third ^ below.stamp.fourth &* 31
        stamp.modified = below.stamp.modified
      }
      return FileInfo(kind: .folder, size: 0, stamp: stamp)
    }
    return below
  }

  package func list(_ folder: String) throws(FileFailure) -> [FileEntry] {
    if edits[PathKey(folder)] != nil, folders[PathKey(folder)]?.isHeld != true {
      throw refusal(folder, "list")
    }
    guard let own = folders[PathKey(folder)] else { return try base.list(folder) }
    var entries: [FileEntry] = []
    do {
      entries = try base.list(folder)
    } catch {
      if !own.isHeld { throw error }
    }
    // The entries of a large folder are in order already, and the edits are few.
    for (name, kind) in own.names {
      let place = Self.place(of: name.text, in: entries)
      if place < entries.count, PathKey(entries[place].name) == name { entries.remove(at: place) }
      if let kind { entries.insert(FileEntry(name: name.text, kind: kind), at: place) }
    }
    return entries
  }

  /// Where the entry `name` is, or belongs, among `entries`, which are in order.
  private static func place(of name: String, in entries: [FileEntry]) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if FilePath.isBefore(entries[middle].name, name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  package func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents {
    switch edits[PathKey(path)] {
    case .held(let contents):
      if contents.bytes.count > limit { throw .tooLarge(path, limit: limit) }
      return contents
    case .removed: throw refusal(path, "read")
    case nil:
      if folders[PathKey(path)]?.isHeld == true { throw refusal(path, "read") }
      return try base.read(path, limit: limit)
    }
  }

  package func open(_ path: String) throws(FileFailure) -> any OpenedFile {
    switch edits[PathKey(path)] {
    case .held(let contents): return HeldFile(contents: contents)
    case .removed: throw refusal(path, "read")
    case nil:
      if folders[PathKey(path)]?.isHeld == true { throw refusal(path, "read") }
      return try base.open(path)
    }
  }

  package func admit(_ typed: String) throws(FileFailure) -> String {
    if edits[PathKey(typed)] != nil { return typed }
    return try base.admit(typed)
  }

  package func forgetFolders() { base.forgetFolders() }
}
