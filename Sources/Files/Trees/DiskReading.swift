// SPDX-License-Identifier: Apache-2.0

import CFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder that is open; closed when it is let go.
final class OpenFolder: Sendable {
  let file: Int32

  init(_ file: Int32) { self.file = file }

  deinit { close(file) }
}

/// A file on the disk that is open to be read in pieces; closed when it is let go.
final class DiskFile: OpenedFile {
  private let file: Int32
  let info: FileInfo

  init(_ file: Int32, _ info: FileInfo) {
    self.file = file
    self.info = info
  }

  deinit { close(file) }

  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    // A caller may ask for what a damaged header names.
    let count = min(count, max(0, info.size - offset))
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
    }
  }
}

enum Reading {
  /// All of the open file `file`, which `info` describes: one call when it is as long as that says.
  static func all(
    of file: Int32, _ info: FileInfo, _ path: String, limit: Int
  ) throws(FileFailure) -> [UInt8] {
    if info.size > limit { throw .tooLarge(path, limit: limit) }
    // One byte more than expected, which shows that there are no more.
    var bytes = try chunk(of: file, path, count: info.size + 1)
    if bytes.count == info.size, info.size > 0 { return bytes }
    while !bytes.isEmpty {
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
      let more = try chunk(of: file, path, count: 1 << 16)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  private static func chunk(
    of file: Int32, _ path: String, count: Int
  ) throws(FileFailure) -> [UInt8] {
    while true {
      var code: Int32 = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        let got = unsafe Files.sysRead(file, buffer.baseAddress, count)
        if got < 0 { code = errno }
        filled = max(0, got)
      }
      if code == 0 { return bytes }
      if code != EINTR { throw FileFailure(path, "read", code: code) }
    }
  }
}

enum Listing {
  /// The entries of an open folder, in the order of their bytes.
  static func entries(
    of folder: OpenFolder, _ path: String
  ) throws(FileFailure) -> [FileEntry] {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = unsafe stet_list(folder.file, &start, &count)
    if code < 0 { throw FileFailure(path, "list", code: -code) }
    guard let start = unsafe start else { return [] }
    defer { unsafe free(start) }
    // Each is a type, a name and a NUL.
    var records: [(start: Int, count: Int)] = []
    var place = 0
    while place < count {
      let length = unsafe strlen(
        UnsafeRawPointer(start + place + 1).assumingMemoryBound(to: CChar.self))
      records.append((place + 1, length))
      place += length + 2
    }
    records.sort { left, right in
      let order = unsafe memcmp(
        start + left.start, start + right.start, min(left.count, right.count))
      return order == 0 ? left.count < right.count : order < 0
    }
    return records.map { record in
      let name = unsafe UnsafeBufferPointer(start: start + record.start, count: record.count)
      return unsafe FileEntry(
        name: FilePath.text(name),
        kind: kind(Int32(start[record.start - 1]), start + record.start, folder))
    }
  }

  private static func kind(
    _ type: Int32, _ name: UnsafeMutablePointer<UInt8>, _ folder: OpenFolder
  ) -> FileKind {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      // Some file systems do not say it here.
      var status = stat()
      let name = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
      guard unsafe fstatat(folder.file, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        return .other
      }
      return FileKind(status.st_mode)
    default: return .other
    }
  }
}

extension FileKind {
  init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

extension FileInfo {
  init(_ status: stat) {
    kind = FileKind(status.st_mode)
    size = kind == .file ? max(0, Int(status.st_size)) : 0
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    let times = (Self.nanoseconds(modified), Self.nanoseconds(changed))
    stamp = FileStamp(
      UInt64(bitPattern: Int64(status.st_size)), UInt64(bitPattern: times.0),
      UInt64(bitPattern: times.1), UInt64(status.st_ino), modified: max(times.0, times.1))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension [UInt8] {
  /// Calls `body` with these bytes and a NUL after them.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe (self + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        // There is at least the NUL.
        guard let start = text.baseAddress else { return unsafe "".withCString(body) }
        return unsafe body(start)
      }
    }
  }
}

/// `read` of the C library; trees have a function of that name.
func sysRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(file, buffer, count)
}

/// `open` of the C library.
func sysOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { unsafe open(path, flags) }
