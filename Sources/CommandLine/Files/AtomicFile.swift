// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// Writes files so that at any moment there is either the old one or the whole new one.
package enum AtomicFile {
  private static let counter = Atomic<Int>(0)

  /// Puts `bytes` in the place of the file at `path`: its mode stays, and a link's target is
  /// written, not the link.
  package static func write(_ bytes: [UInt8], to path: [UInt8]) throws(FileFailure) {
    let target = FileSystem.resolved(path) ?? path
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let temporary = FileSystem.join(
      FileSystem.parent(target), Array(".stet-\(getpid())-\(number).tmp".utf8))

    var info = stat()
    let isNew = unsafe stat(try FileSystem.terminated(target, "write"), &info) != 0
    if !isNew, info.st_mode & S_IFMT != S_IFREG {
      // A pipe or a device (`--output /dev/stdout`) has no place to be swapped in.
      return try overwrite(bytes, target)
    }
    // The rename would go through even where the file itself may not be written.
    if !isNew, unsafe access(try FileSystem.terminated(target, "write"), W_OK) != 0 {
      throw FileFailure(path, "write")
    }

    let name = try FileSystem.terminated(temporary, "write")
    let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isNew ? 0o666 : 0o600)
    guard file >= 0 else { throw FileFailure(path, "write") }
    do throws(FileFailure) {
      defer { close(file) }
      if !isNew, fchmod(file, info.st_mode & 0o7777) != 0 { throw FileFailure(path, "write") }
      try send(bytes, to: file, path)
      guard fsync(file) == 0 else { throw FileFailure(path, "write") }
    } catch {
      _ = unsafe unlink(name)
      throw error
    }
    guard unsafe rename(name, try FileSystem.terminated(target, "write")) == 0 else {
      let failure = FileFailure(path, "write")
      _ = unsafe unlink(name)
      throw failure
    }
  }

  /// Creates the file at `path` with `bytes`; one that is there already is left alone, and that is
  /// a failure. With `isProgram` it may be run.
  package static func create(
    _ bytes: [UInt8], at path: [UInt8], isProgram: Bool = false
  ) throws(FileFailure) {
    let name = try FileSystem.terminated(path, "write")
    let mode: mode_t = isProgram ? 0o777 : 0o666
    let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileFailure(path, "write") }
    defer { close(file) }
    try send(bytes, to: file, path)
  }

  private static func overwrite(_ bytes: [UInt8], _ path: [UInt8]) throws(FileFailure) {
    let file = unsafe open(try FileSystem.terminated(path, "write"), O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path, "write") }
    defer { close(file) }
    try send(bytes, to: file, path)
  }

  /// Writes all of `bytes` to the open file `file`.
  static func send(_ bytes: [UInt8], to file: Int32, _ path: [UInt8]) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(path, "write")
      }
      done += count
    }
  }
}
