// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Something that the file system refused.
package struct FileFailure: Error, Hashable, Sendable {
  /// The path as it is printed.
  package var path: String
  /// What was to be done ("read", "list", "write").
  package var action: String
  /// Why not, in the system's words; no full stop.
  package var reason: String
  /// The system's number for it; 0 when it was Stet that refused.
  var code: Int32

  /// Whether there is nothing at the path.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  init(_ path: [UInt8], _ action: String, reason: String) {
    self.path = FileSystem.printed(path)
    self.action = action
    self.reason = reason
    code = 0
  }

  /// With the reason that `errno` holds.
  init(_ path: [UInt8], _ action: String) {
    code = errno
    self.path = FileSystem.printed(path)
    self.action = action
    reason = FileSystem.describe(code)
  }
}

/// The few calls on files that Stet makes. A path is bytes, as the system has it; text is only
/// printed.
enum FileSystem {
  enum Kind: Sendable {
    case file
    case folder
    /// A pipe, a socket, a device.
    case other
  }

  struct Entry: Sendable {
    var name: [UInt8]
    /// What the entry is or, for a link, what it leads to; nothing for a link that leads nowhere.
    var kind: Kind?
    var isLink: Bool
  }

  /// The path for messages: what is no UTF-8 in it shows as U+FFFD.
  static func printed(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  static func describe(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }

  /// What `path` is, links followed.
  static func kind(of path: [UInt8]) throws(FileFailure) -> Kind {
    var info = stat()
    guard unsafe stat(try terminated(path, "read"), &info) == 0 else {
      throw FileFailure(path, "read")
    }
    return kind(info.st_mode)
  }

  static func exists(_ path: [UInt8]) -> Bool { (try? kind(of: path)) != nil }

  /// Makes the folder at `path`, and those above it, where they are not there.
  static func createFolder(_ path: [UInt8]) throws(FileFailure) {
    var missing: [[UInt8]] = []
    var place = path
    while !exists(place), place.count > 1 {
      missing.append(place)
      place = parent(place)
    }
    for folder in missing.reversed() {
      guard unsafe mkdir(try terminated(folder, "write"), 0o777) == 0 || errno == EEXIST else {
        throw FileFailure(folder, "write")
      }
    }
  }

  /// Takes the file at `path` away.
  static func remove(_ path: [UInt8]) throws(FileFailure) {
    guard unsafe unlink(try terminated(path, "remove")) == 0 else {
      throw FileFailure(path, "remove")
    }
  }

  /// The bytes of the file at `path`; a file of more than `limit` bytes is refused.
  static func read(_ path: [UInt8], limit: Int) throws(FileFailure) -> [UInt8] {
    let file = unsafe open(try terminated(path, "read"), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path, "read") }
    defer { close(file) }
    return try read(file, path, limit: limit)
  }

  /// The first `count` bytes of the file at `path`, or fewer.
  static func head(_ path: [UInt8], count: Int) throws(FileFailure) -> [UInt8] {
    let file = unsafe open(try terminated(path, "read"), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path, "read") }
    defer { close(file) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, sysRead(file, buffer.baseAddress, count))
    }
  }

  /// What is left to read from the open file `file`.
  static func read(_ file: Int32, _ path: [UInt8], limit: Int) throws(FileFailure) -> [UInt8] {
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { throw FileFailure(path, "read") }
    if kind(info.st_mode) == .folder {
      throw FileFailure(path, "read", reason: "it is a folder")
    }
    let expected = min(max(Int(info.st_size), 0), limit)
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end is seen without a second buffer.
    var room = max(expected + 1, 1 << 14)
    while true {
      let done = bytes.count
      if done > limit {
        throw FileFailure(path, "read", reason: "it is larger than \(limit >> 20) MiB")
      }
      var code: Int32 = 0
      var count = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = unsafe Swift.max(-1, sysRead(file, buffer.baseAddress, room))
        code = errno
        filled = max(0, count)
      }
      if count < 0 {
        if code == EINTR { continue }
        throw FileFailure(path, "read", reason: describe(code))
      }
      if count == 0 { return bytes }
      if done == 0 { bytes = chunk } else { bytes += chunk }
      room = max(1 << 16, expected + 1 - bytes.count)
    }
  }

  /// The entries of the folder at `path` in the order of their bytes, without `.` and `..`.
  static func list(_ path: [UInt8]) throws(FileFailure) -> [Entry] {
    guard let folder = unsafe opendir(try terminated(path, "list")) else {
      throw FileFailure(path, "list")
    }
    defer { unsafe closedir(folder) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let found = unsafe readdir(folder) else {
        if errno != 0 { throw FileFailure(path, "list") }
        break
      }
      let name = unsafe withUnsafePointer(to: &found.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          unsafe Array(
            UnsafeBufferPointer(
              start: start, count: strnlen(UnsafePointer<CChar>(OpaquePointer(start)), 256)))
        }
      }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      let type = unsafe Int32(found.pointee.d_type)
      entries.append(entry(name, type, in: path))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The path behind all links, or nothing when it leads nowhere.
  static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let terminated = try? terminated(path, "read"),
      let found = unsafe realpath(terminated, nil)
    else { return nil }
    defer { unsafe free(found) }
    return unsafe bytes(found)
  }

  /// `folder/name`, or `name` when the folder is empty or `name` is absolute.
  static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    if folder.isEmpty || name.first == 0x2F { return name }
    return folder.last == 0x2F ? folder + name : folder + [0x2F] + name
  }

  /// The folder that holds `path`; empty for a name alone.
  static func parent(_ path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: 0x2F) else { return [] }
    return slash == 0 ? [0x2F] : Array(path[..<slash])
  }

  /// The last part of `path`.
  static func name(_ path: [UInt8]) -> [UInt8] {
    path.lastIndex(of: 0x2F).map { Array(path[($0 + 1)...]) } ?? path
  }

  /// The bytes as C wants them.
  static func terminated(_ path: [UInt8], _ action: String) throws(FileFailure) -> [CChar] {
    if path.contains(0) { throw FileFailure(path, action, reason: "a path holds no NUL") }
    return (path.isEmpty ? [0x2E] : path).map { CChar(bitPattern: $0) } + [0]
  }

  private static func bytes(_ text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  private static func entry(_ name: [UInt8], _ type: Int32, in folder: [UInt8]) -> Entry {
    switch type {
    case Int32(DT_REG): return Entry(name: name, kind: .file, isLink: false)
    case Int32(DT_DIR): return Entry(name: name, kind: .folder, isLink: false)
    case Int32(DT_LNK):
      return Entry(name: name, kind: try? kind(of: join(folder, name)), isLink: true)
    case Int32(DT_UNKNOWN):
      var info = stat()
      guard let path = try? terminated(join(folder, name), "read"),
        unsafe lstat(path, &info) == 0
      else { return Entry(name: name, kind: nil, isLink: false) }
      let isLink = info.st_mode & S_IFMT == S_IFLNK
      return Entry(name: name, kind: try? kind(of: join(folder, name)), isLink: isLink)
    default: return Entry(name: name, kind: .other, isLink: false)
    }
  }
}

/// `read` of the C library; `FileSystem` has a function of that name.
private func sysRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(file, buffer, count)
}
