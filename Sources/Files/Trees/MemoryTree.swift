// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Files that are only in memory; folders are there when something lies in them.
package final class MemoryTree: FileTree {
  private let index: Mutex<TreeIndex<[UInt8]>>

  /// A tree of `files` and symbolic `links`, by their paths, of which those outside `root` are left
  /// out.
  package init(_ files: [String: [UInt8]] = [:], links: [String] = [], root: String = "/") {
    var index = TreeIndex<[UInt8]>(root: root)
    for (path, bytes) in files { index.insert(path, Self.node(bytes)) }
    for path in links { index.insert(path, .link(.unique())) }
    self.index = Mutex(index)
  }

  private static func node(_ bytes: [UInt8]) -> TreeIndex<[UInt8]>.Node {
    .file(bytes, FileInfo(kind: .file, size: bytes.count, stamp: .unique()))
  }

  /// Puts a file in place, or gives it other bytes.
  package func write(_ bytes: [UInt8], to path: String) {
    index.withLock { $0.insert(path, Self.node(bytes)) }
  }

  package func addLink(_ path: String) { index.withLock { $0.insert(path, .link(.unique())) } }

  package func addFolder(_ path: String) {
    index.withLock { index in if index.isInside(path) { index.makeFolder(path) } }
  }

  /// Takes the file, link or empty folder at `path` away.
  package func remove(_ path: String) { index.withLock { $0.remove(path) } }

  package func info(_ path: String) -> FileInfo? { index.withLock { $0.info(path) } }

  package func list(_ folder: String) throws(FileFailure) -> [FileEntry] {
    let (entries, isInside) = index.withLock { ($0.entries(folder), $0.isInside(folder)) }
    if let entries { return entries }
    throw isInside ? refusal(folder, "list") : .outside(folder, "list")
  }

  package func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents {
    let (node, isInside) = index.withLock { ($0[path], $0.isInside(path)) }
    guard case .file(let bytes, let info) = node else {
      throw isInside ? refusal(path, "read") : .outside(path, "read")
    }
    if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    return FileContents(bytes: bytes, info: info)
  }

  package func open(_ path: String) throws(FileFailure) -> any OpenedFile {
    HeldFile(contents: try read(path, limit: .max))
  }
}
