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

/// Why a file was not written.
package enum WriteFailure: Error, Hashable, Sendable {
  /// The file at this path, as printed, is not what was read any more.
  case changed(String)
  case refused(FileFailure)
}

/// Writes files so that at any moment there is either the old one or the whole new one.
///
/// The new content is written to a temporary file in the same folder, and takes the file's place
/// when it is complete. Mode, owner, group, extended attributes and access control lists stay.
/// Where they cannot be kept, and where a file has several names, which a swap would part, the file
/// is overwritten in place once the complete copy has shown that there is room for it; if that
/// fails, the old content is put back. Only there can a process that is killed, or a power cut,
/// leave a file that is partly old.
///
/// No symbolic link is followed or replaced. Temporary files of runs that were killed are removed
/// by the next run that writes in their folder: a run holds a lock on its own.
package final class SafeWriter: Sendable {
  private let tree: DiskTree
  /// The folders that were cleaned.
  private let cleaned = Mutex<Set<PathKey>>([])

  /// A writer for files inside the roots of `tree`.
  package init(_ tree: DiskTree) { self.tree = tree }

  /// Replaces the file at `path`, if it still holds what was read.
  package func replace(
    _ path: String, with bytes: [UInt8], ifStill read: FileContents
  ) throws(WriteFailure) {
    try replace(path, bytes, expected: read.bytes)
  }

  /// Creates the file at `path`, or replaces what it holds.
  package func put(_ path: String, _ bytes: [UInt8]) throws(WriteFailure) {
    do throws(WriteFailure) {
      try replace(path, bytes, expected: nil)
    } catch .refused(let failure) where failure.code == ENOENT {
      do throws(FileFailure) {
        try create(path, bytes)
      } catch {
        throw .refused(error)
      }
    }
  }

  /// Creates the file at `path`. One that is there is left alone, and is a failure; what cannot be
  /// written whole is not there afterwards. With `isProgram` it may be run.
  package func create(
    _ path: String, _ bytes: [UInt8], isProgram: Bool = false
  ) throws(FileFailure) {
    let folder = try open(folderOf: path)
    let copy = try TemporaryFile(in: folder, path, mode: isProgram ? 0o777 : 0o666)
    defer { copy.discard() }
    try copy.fill(bytes, path)
    let name = FilePath.bytes(FilePath.name(of: path))
    var code = unsafe name.withCString { name in
      unsafe copy.name.withCString { unsafe stet_rename_new(folder.file, $0, name) }
    }
    if Self.isUnknownCall(code) {
      code = unsafe name.withCString { name in
        unsafe copy.name.withCString { copy in
          unsafe linkat(folder.file, copy, folder.file, name, 0) == 0 ? 0 : -errno
        }
      }
    }
    if code < 0 { throw FileFailure(path, "write", code: -code) }
  }

  private static func isUnknownCall(_ code: Int32) -> Bool {
    [-EINVAL, -ENOSYS, -ENOTSUP, -EOPNOTSUPP, -EPERM].contains(code)
  }

  /// Opens the folder of `path`, and cleans it the first time.
  private func open(folderOf path: String) throws(FileFailure) -> OpenFolder {
    let folder = try tree.openFolder(holding: path)
    let isFirst = cleaned.withLock { $0.insert(PathKey(FilePath.folder(of: path))).inserted }
    if isFirst { TemporaryFile.clean(folder) }
    return folder
  }

  // MARK: Replacing

  private func replace(
    _ path: String, _ bytes: [UInt8], expected: [UInt8]?
  ) throws(WriteFailure) {
    do throws(FileFailure) {
      let folder = try open(folderOf: path)
      let target = try Target(in: folder, path)
      if let expected, try !target.holds(expected) { throw .changed(path) }
      let copy = try TemporaryFile(in: folder, path, mode: 0o600)
      defer { copy.discard() }
      try copy.fill(bytes, path)
      let keepsAttributes = target.linkCount == 1 && copy.takeAttributes(of: target)
      if let expected {
        let isSame = try target.holds(expected)
        if !isSame || !target.isInPlace { throw .changed(path) }
      }
      if keepsAttributes {
        try swap(copy, target, expected)
      } else {
        try target.overwrite(bytes)
      }
    } catch {
      throw error.isChange ? .changed(error.path) : .refused(error)
    }
  }

  /// Replaces `target` with `copy`. The old file is examined once more when no one finds it
  /// by its name any more: what an editor saved in between comes back.
  private func swap(
    _ copy: TemporaryFile, _ target: Target, _ expected: [UInt8]?
  ) throws(FileFailure) {
    var code = exchange(copy, target)
    if Self.isUnknownCall(code) {
      code = unsafe copy.name.withCString { copy in
        unsafe target.name.withCString { name in
          unsafe renameat(target.folder.file, copy, target.folder.file, name) == 0 ? 0 : -errno
        }
      }
      if code == 0 { return }
    }
    if code < 0 { throw FileFailure(target.path, "write", code: -code) }
    guard let expected else { return }
    let isOld = target.isAt(copy.name)
    if isOld, (try? target.holds(expected)) == true { return }
    if exchange(copy, target) < 0 {
      // Both are kept: a person has to look.
      copy.keep()
    }
    throw .changed(target.path)
  }

  private func exchange(_ copy: TemporaryFile, _ target: Target) -> Int32 {
    unsafe copy.name.withCString { copy in
      unsafe target.name.withCString { unsafe stet_exchange(target.folder.file, copy, $0) }
    }
  }
}

extension SafeWriter {
  /// Writes an output to the absolute path that a person typed, whose folders may lead through
  /// symbolic links. The standard streams, by their names below `/dev`, and pipes and devices are
  /// written to as they are.
  package static func write(_ bytes: [UInt8], toTyped path: String) throws(FileFailure) {
    switch path {
    case "/dev/stdout", "/dev/fd/1": return try send(bytes, to: STDOUT_FILENO, path)
    case "/dev/stderr", "/dev/fd/2": return try send(bytes, to: STDERR_FILENO, path)
    default: break
    }
    guard FilePath.isNormal(path), path != "/" else { throw .outside(path, "write") }
    guard let folder = DiskTree.resolved(FilePath.folder(of: path)) else {
      throw FileFailure(path, "write", code: ENOENT)
    }
    let tree = DiskTree(roots: [folder])
    let place = FilePath.join(folder, FilePath.name(of: path))
    if tree.info(place)?.kind == .other {
      let file = unsafe FilePath.bytes(place).withCString {
        unsafe sysOpen($0, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
      }
      guard file >= 0 else { throw FileFailure(path, "write", code: errno) }
      defer { close(file) }
      return try send(bytes, to: file, path)
    }
    do throws(WriteFailure) {
      try SafeWriter(tree).put(place, bytes)
    } catch {
      switch error {
      case .changed: throw .changed(path)
      case .refused(let failure): throw failure
      }
    }
  }

  /// Writes all of `bytes` to the open file `file`.
  package static func send(
    _ bytes: [UInt8], to file: Int32, _ path: String
  ) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe sysWrite(file, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(path, "write", code: errno)
      }
      done += count
    }
  }
}

extension FileFailure {
  private static let change = "it was changed in the meantime"

  /// The file at `path` is not what was read.
  static func changed(_ path: String) -> FileFailure {
    FileFailure(path, "write", reason: change)
  }

  /// Whether another program changed the file between its reading and its writing.
  package var isChange: Bool { code == 0 && reason == Self.change }
}

/// `write` of the C library.
func sysWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(file, buffer, count)
}
