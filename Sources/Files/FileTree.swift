// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The only way to a file: folders on the disk, git's index, a commit, or what an editor holds.
///
/// Paths are absolute and normalized, as text in the form of ``FilePath``. Every tree promises:
/// - Only what lies inside its roots is seen.
/// - Below a root no symbolic link is followed. A link is an entry of its own kind, and reading it
///   is a failure.
/// - Only regular files are opened, and nothing is waited for: a pipe, a socket or a device is
///   refused.
/// - At most as many bytes are read as the caller allows.
package protocol FileTree: Sendable {
  /// What is at `path`, a link being a link; `nil` when there is nothing, or when it is outside.
  func info(_ path: String) -> FileInfo?
  /// The entries of `folder` in the order of their bytes, without `.` and `..`.
  func list(_ folder: String) throws(FileFailure) -> [FileEntry]
  /// The regular file at `path`; one of more than `limit` bytes is refused.
  func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents
  /// The regular file at `path`, to be read in pieces.
  func open(_ path: String) throws(FileFailure) -> any OpenedFile
  /// The path without links of what a person named, which becomes readable with what lies around it. Only here are links
  /// followed.
  func admit(_ typed: String) throws(FileFailure) -> String
  /// Lets go of what is kept open, so that what comes next is looked for again.
  func forgetFolders()
}

package enum FileKind: Sendable {
  case file
  case folder
  /// A symbolic link, wherever it leads.
  case link
  /// A pipe, a socket, a device.
  case other
}

/// The state of a file, told without reading it. Equal stamps mean the same content, as far as the
/// tree can tell.
///
/// On the disk these are size, times of modification and change, and inode; in git the name of the
/// content; in memory a number that is never used again. A folder's stamp is that of its list of
/// entries.
package struct FileStamp: Hashable, Sendable {
  package var first: UInt64
  package var second: UInt64
  package var third: UInt64
  package var fourth: UInt64
  /// The later of the times of modification and change, in nanoseconds since 1970; 0 where nothing
  /// can have changed unseen. A file that is not older than the moment of a look may change again
  /// without a new stamp.
  package var modified: Int64

  package init(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, modified: Int64 = 0
  ) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    self.modified = modified
  }
}

package struct FileInfo: Hashable, Sendable {
  package var kind: FileKind
  /// In bytes; 0 for what is not a regular file, and for a file in git that was not read.
  package var size: Int
  package var stamp: FileStamp

  package init(kind: FileKind, size: Int, stamp: FileStamp) {
    self.kind = kind
    self.size = size
    self.stamp = stamp
  }
}

package struct FileEntry: Hashable, Sendable {
  /// As text in the form of ``FilePath``.
  package var name: String
  package var kind: FileKind

  package init(name: String, kind: FileKind) {
    self.name = name
    self.kind = kind
  }
}

/// What a file held, and its state when it was opened for that.
package struct FileContents: Hashable, Sendable {
  package var bytes: [UInt8]
  package var info: FileInfo

  package init(bytes: [UInt8], info: FileInfo) {
    self.bytes = bytes
    self.info = info
  }
}

/// A file that is open to be read in pieces.
package protocol OpenedFile: Sendable {
  var info: FileInfo { get }
  /// At most `count` bytes at `offset`; fewer at the end or when the system refuses.
  func bytes(at offset: Int, count: Int) -> [UInt8]
}

extension OpenedFile {
  /// In bytes, when it was opened.
  package var size: Int { info.size }
}

/// A file that is held whole.
struct HeldFile: OpenedFile {
  let contents: FileContents

  var info: FileInfo { contents.info }

  func bytes(at offset: Int, count: Int) -> [UInt8] {
    let bytes = contents.bytes
    guard offset >= 0, offset < bytes.count, count > 0 else { return [] }
    return Array(bytes[offset..<offset + min(count, bytes.count - offset)])
  }
}

extension FileTree {
  /// Why `path`, which lies inside a root, cannot be read or listed: the same words in every tree.
  func refusal(_ path: String, _ action: String) -> FileFailure {
    var current = path
    while true {
      if let info = info(current) {
        let isItself = current.utf8.count == path.utf8.count
        switch info.kind {
        case .link where isItself: return .isLink(path, action)
        case .link:
          return FileFailure(path, action, reason: "a folder of its path is a symbolic link")
        case .file where !isItself || action == "list":
          return FileFailure(path, action, code: ENOTDIR)
        case .folder where isItself && action != "list":
          return FileFailure(path, action, reason: "it is a folder")
        case .folder: return FileFailure(path, action, code: ENOENT)
        case .file, .other: return FileFailure(path, action, reason: "it is not a regular file")
        }
      }
      if current.utf8.count <= 1 { return FileFailure(path, action, code: ENOENT) }
      current = FilePath.folder(of: current)
    }
  }
}
