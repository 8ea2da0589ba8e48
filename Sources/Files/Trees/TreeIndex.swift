// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Files by their paths, with the folders that they lie in.
struct TreeIndex<Content: Sendable>: Sendable {
  enum Node: Sendable {
    case file(Content, FileInfo)
    case link(FileStamp)
    case folder([PathKey: FileKind], FileStamp)
  }

  let root: String
  private var nodes: [PathKey: Node]

  init(root: String) {
    self.root = root
    nodes = [PathKey(root): .folder([:], .unique())]
  }

  subscript(_ path: String) -> Node? { nodes[PathKey(path)] }

  func info(_ path: String) -> FileInfo? {
    switch nodes[PathKey(path)] {
    case .file(_, let info): info
    case .link(let stamp): FileInfo(kind: .link, size: 0, stamp: stamp)
    case .folder(_, let stamp): FileInfo(kind: .folder, size: 0, stamp: stamp)
    case nil: nil
    }
  }

  func isInside(_ path: String) -> Bool { FilePath.isNormal(path) && FilePath.isInside(path, root) }

  /// The entries of `folder`; `nil` when it is not a folder.
  func entries(_ folder: String) -> [FileEntry]? {
    guard case .folder(let names, _) = nodes[PathKey(folder)] else { return nil }
    return names.map { FileEntry(name: $0.key.text, kind: $0.value) }
      .sorted { FilePath.isBefore($0.name, $1.name) }
  }

  /// Puts a file or a link in place. Nothing is changed where a file is in the way.
  mutating func insert(_ path: String, _ node: Node) {
    guard isInside(path), path.utf8.count > root.utf8.count else { return }
    let kind: FileKind =
      switch node {
      case .file: .file
      case .link: .link
      case .folder: .folder
      }
    guard makeFolder(FilePath.folder(of: path)) else { return }
    if case .folder = nodes[PathKey(path)] { return }
    nodes[PathKey(path)] = node
    note(path, kind)
  }

  /// Makes `path` a folder; false when something else is in the way.
  @discardableResult
  mutating func makeFolder(_ path: String) -> Bool {
    var missing: [String] = []
    var current = path
    while nodes[PathKey(current)] == nil {
      missing.append(current)
      current = FilePath.folder(of: current)
    }
    guard case .folder = nodes[PathKey(current)] else { return false }
    for folder in missing.reversed() {
      nodes[PathKey(folder)] = .folder([:], .unique())
      note(folder, .folder)
    }
    return true
  }

  /// Takes the file, link or empty folder at `path` away.
  mutating func remove(_ path: String) {
    if case .folder(let names, _) = nodes[PathKey(path)], !names.isEmpty { return }
    guard path.utf8.count > root.utf8.count, nodes.removeValue(forKey: PathKey(path)) != nil else {
      return
    }
    note(path, nil)
  }

  /// Tells the folder of `path` what it now is.
  private mutating func note(_ path: String, _ kind: FileKind?) {
    let folder = PathKey(FilePath.folder(of: path))
    let name = PathKey(FilePath.name(of: path))
    guard let index = nodes.index(forKey: folder),
      case .folder(var names, var stamp) = nodes[folder]
    else { return }
    // Taken out first, so that the names are not copied.
    nodes.values[index] = .folder([:], stamp)
    if (names[name] == nil) != (kind == nil) || names[name] != kind { stamp = .unique() }
    names[name] = kind
    nodes.values[index] = .folder(names, stamp)
  }
}

/// Numbers that no two stamps share.
private let nextStamp = Atomic<UInt64>(1)
/// Tells the stamps of this process from those of another.
private let process = UInt64.random(in: .min ... .max)

extension FileStamp {
  /// A stamp that equals no other.
  static func unique() -> FileStamp {
    FileStamp(
      nextStamp.wrappingAdd(1, ordering: .relaxed).newValue, 0, 0, process, modified: .max)
  }
}
