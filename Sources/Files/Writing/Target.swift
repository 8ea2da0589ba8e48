// SPDX-License-Identifier: Apache-2.0

import CFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is to be replaced; open until it is let go.
final class Target {
  let folder: OpenFolder
  let path: String
  let name: [UInt8]
  let file: Int32
  let status: stat

  var linkCount: Int { Int(status.st_nlink) }

  /// How often another run's lock is waited for, ten milliseconds each time.
  private static let mostTries = 100

  /// The regular file at `path`, in the open folder `folder`, which this user may write.
  init(in folder: OpenFolder, _ path: String) throws(FileFailure) {
    let name = FilePath.bytes(FilePath.name(of: path))
    let flags = O_RDWR | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC
    let file = unsafe name.withCString { unsafe stet_open_below(folder.file, $0, flags) }
    guard file >= 0 else {
      throw file == -ELOOP ? .isLink(path, "write") : FileFailure(path, "write", code: -file)
    }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, FileKind(status.st_mode) == .file else {
      close(file)
      throw FileFailure(path, "write", reason: "it is not a regular file")
    }
    // Two runs at once take turns. Some file systems know no locks.
    var tries = 0
    while stet_lock(file) == -EWOULDBLOCK {
      tries += 1
      if tries < Self.mostTries {
        usleep(10_000)
        continue
      }
      close(file)
      throw FileFailure(path, "write", reason: "another program is writing it")
    }
    (self.folder, self.path, self.name, self.file, self.status) = (folder, path, name, file, status)
  }

  deinit { close(file) }

  /// Whether it holds exactly `bytes`.
  func holds(_ bytes: [UInt8]) throws(FileFailure) -> Bool {
    var now = stat()
    guard unsafe fstat(file, &now) == 0 else { throw FileFailure(path, "read", code: errno) }
    guard Int(now.st_size) == bytes.count else { return false }
    return try content(most: bytes.count + 1) == bytes
  }

  private func content(most: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < most {
      let start = bytes.count
      var code: Int32 = 0
      let more = unsafe [UInt8](unsafeUninitializedCapacity: most - start) { buffer, filled in
        let count = unsafe pread(file, buffer.baseAddress, most - start, off_t(start))
        if count < 0 { code = errno }
        filled = max(0, count)
      }
      if code == EINTR { continue }
      if code != 0 { throw FileFailure(path, "read", code: code) }
      if more.isEmpty { break }
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    return bytes
  }

  /// Whether it still has its name.
  var isInPlace: Bool { isAt(name) }

  /// Whether it has that name in its folder.
  func isAt(_ name: [UInt8]) -> Bool {
    var now = stat()
    let code = unsafe name.withCString { name in
      unsafe fstatat(folder.file, name, &now, AT_SYMLINK_NOFOLLOW)
    }
    return code == 0 && now.st_ino == status.st_ino && now.st_dev == status.st_dev
  }

  /// Gives it other bytes where it is. When that fails, it gets back those that it had.
  func overwrite(_ bytes: [UInt8]) throws(FileFailure) {
    let old = try content(most: Int(status.st_size))
    do throws(FileFailure) {
      try put(bytes)
    } catch {
      try? put(old)
      throw error
    }
  }

  private func put(_ bytes: [UInt8]) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(
          file, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done, off_t(done))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(path, "write", code: errno)
      }
      done += count
    }
    guard ftruncate(file, off_t(bytes.count)) == 0, fsync(file) == 0 else {
      throw FileFailure(path, "write", code: errno)
    }
  }
}

/// A file with a random name that becomes another when it is complete; gone otherwise.
final class TemporaryFile {
  /// Bytes, as the system takes them.
  let name: [UInt8]
  private let folder: OpenFolder
  private let file: Int32
  private var isKept = false

  private static let start = Array(".stet-".utf8)
  private static let end = Array(".tmp".utf8)

  /// A new file in the folder of `path`.
  init(in folder: OpenFolder, _ path: String, mode: Int32) throws(FileFailure) {
    var code: Int32 = 0
    for _ in 0..<8 {
      // Of the system's random numbers; a killed run cannot get in the way of the next.
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      let number = String(repeating: "0", count: 16 - digits.utf8.count) + digits
      let name = Self.start + Array(number.utf8) + Self.end
      let file = unsafe name.withCString { unsafe stet_create(folder.file, $0, mode) }
      code = -file
      if code == EEXIST { continue }
      if file < 0 { break }
      var status = stat()
      // Another run may have taken it for a left one before it was locked.
      if stet_lock(file) != -EWOULDBLOCK, unsafe fstat(file, &status) == 0, status.st_nlink > 0 {
        (self.name, self.folder, self.file) = (name, folder, file)
        return
      }
      close(file)
    }
    throw FileFailure(path, "write", code: code)
  }

  deinit { close(file) }

  /// Writes all of `bytes` down to the disk.
  func fill(_ bytes: [UInt8], _ path: String) throws(FileFailure) {
    try SafeWriter.send(bytes, to: file, path)
    guard fsync(file) == 0 else { throw FileFailure(path, "write", code: errno) }
  }

  /// Takes over mode, owner, group, extended attributes and access control lists; false when it
  /// cannot.
  func takeAttributes(of target: Target) -> Bool {
    var own = stat()
    guard unsafe fstat(file, &own) == 0 else { return false }
    let (user, group) = (target.status.st_uid, target.status.st_gid)
    if own.st_uid != user || own.st_gid != group, fchown(file, user, group) != 0 { return false }
    return fchmod(file, target.status.st_mode & 0o7777) == 0
      && stet_copy_attributes(target.file, file) == 0
  }

  /// Removes what has the temporary name: this file, or the one that it replaced.
  func discard() {
    if isKept { return }
    _ = unsafe name.withCString { unsafe unlinkat(folder.file, $0, 0) }
  }

  func keep() { isKept = true }

  // MARK: Cleaning

  /// Removes the temporary files that runs left in `folder` when they were killed.
  static func clean(_ folder: OpenFolder) {
    let listing = unsafe ".".withCString {
      unsafe stet_open_below(folder.file, $0, O_RDONLY | O_DIRECTORY)
    }
    guard listing >= 0, let entries = try? Listing.entries(of: OpenFolder(listing), ".") else {
      return
    }
    for entry in entries where entry.kind == .file {
      let name = Array(entry.name.utf8)
      guard name.starts(with: start), name.suffix(end.count).elementsEqual(end) else { continue }
      let number = name[start.count..<max(start.count, name.count - end.count)]
      if number.count == 16, number.allSatisfy(isDigit) {
        remove(name, in: folder, needsAge: false)
      } else if number.contains(0x2D), number.allSatisfy({ $0 == 0x2D || isDecimal($0) }) {
        // Of versions that took no locks.
        remove(name, in: folder, needsAge: true)
      }
    }
  }

  private static func isDecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool {
    isDecimal(byte) || (0x61...0x66).contains(byte)
  }

  private static func remove(_ name: [UInt8], in folder: OpenFolder, needsAge: Bool) {
    let file = unsafe name.withCString {
      unsafe stet_open_below(folder.file, $0, stet_file_flags())
    }
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, FileKind(status.st_mode) == .file,
      status.st_nlink == 1, geteuid() == 0 || status.st_uid == geteuid()
    else { return }
    let lock = stet_lock(file)
    if lock == -EWOULDBLOCK { return }
    if needsAge || lock < 0 {
      var now = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &now)
      let age = Int64(now.tv_sec) - FileInfo(status).stamp.modified / 1_000_000_000
      if age < 60 { return }
    }
    _ = unsafe name.withCString { unsafe unlinkat(folder.file, $0, 0) }
  }
}
