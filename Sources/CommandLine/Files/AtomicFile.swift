// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Files
import Synchronization

/// Writes files so that at any moment there is either the old one or the whole new one.
enum AtomicFile {
  private static let counter = Atomic<Int>(0)

  /// Puts `bytes` in the place of the file at `path`: its mode stays, and a link's target is
  /// written, not the link.
  static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let target = DiskTree.resolved(path) ?? path
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let temporary = FilePath.join(
      FilePath.folder(of: target), ".stet-\(getpid())-\(number).tmp")

    var info = stat()
    let isNew = unsafe stat(Self.name(target), &info) != 0
    if !isNew, info.st_mode & S_IFMT != S_IFREG {
      // A pipe or a device (`--output /dev/stdout`) has no place to be swapped in.
      return try overwrite(bytes, target)
    }
    // The rename would go through even where the file itself may not be written.
    if !isNew, unsafe access(Self.name(target), W_OK) != 0 {
      throw FileFailure(path, "write", code: errno)
    }

    let name = Self.name(temporary)
    let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isNew ? 0o666 : 0o600)
    guard file >= 0 else { throw FileFailure(path, "write", code: errno) }
    do throws(FileFailure) {
      defer { close(file) }
      if !isNew, fchmod(file, info.st_mode & 0o7777) != 0 { throw FileFailure(path, "write", code: errno) }
      try send(bytes, to: file, path)
      guard fsync(file) == 0 else { throw FileFailure(path, "write", code: errno) }
    } catch {
      _ = unsafe unlink(name)
      throw error
    }
    guard unsafe rename(name, Self.name(target)) == 0 else {
      let failure = FileFailure(path, "write", code: errno)
      _ = unsafe unlink(name)
      throw failure
    }
  }

  /// Creates the file at `path` with `bytes`; one that is there already is left alone, and that is
  /// a failure. With `isProgram` it may be run.
  static func create(
    _ bytes: [UInt8], at path: String, isProgram: Bool = false
  ) throws(FileFailure) {
    let name = Self.name(path)
    let mode: mode_t = isProgram ? 0o777 : 0o666
    let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileFailure(path, "write", code: errno) }
    defer { close(file) }
    try send(bytes, to: file, path)
  }

  private static func overwrite(_ bytes: [UInt8], _ path: String) throws(FileFailure) {
    let file = unsafe open(Self.name(path), O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path, "write", code: errno) }
    defer { close(file) }
    try send(bytes, to: file, path)
  }

  private static func name(_ path: String) -> [CChar] {
    FilePath.bytes(path).map { CChar(bitPattern: $0) } + [0]
  }

  /// Writes all of `bytes` to the open file `file`.
  static func send(_ bytes: [UInt8], to file: Int32, _ path: String) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(path, "write", code: errno)
      }
      done += count
    }
  }

  /// Makes the folder at `path`, and those above it, where they are not there.
  static func createFolder(_ path: String) throws(FileFailure) {
    guard unsafe mkdir(Self.name(path), 0o777) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, path != "/" else { throw FileFailure(path, "write", code: errno) }
    try createFolder(FilePath.folder(of: path))
    guard unsafe mkdir(Self.name(path), 0o777) == 0 || errno == EEXIST else {
      throw FileFailure(path, "write", code: errno)
    }
  }

  /// Takes the file at `path` away.
  static func remove(_ path: String) throws(FileFailure) {
    guard unsafe unlink(Self.name(path)) == 0 else {
      throw FileFailure(path, "remove", code: errno)
    }
  }
}
