// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A database as a file: what it is, as told by its first bytes before SQLite sees any of it.
///
/// SQLite applies or deletes a journal and a log as soon as it opens a file, so a file of another
/// program must never come so far.
struct DatabaseFile {
  /// Its absolute path. The folder's links are followed, the file itself may not be one.
  let path: String
  private let folder: String

  /// What SQLite keeps next to a file while it is in use.
  private static let companions = ["-journal", "-wal", "-shm"]
  private static let magic = Array("SQLite format 3\0".utf8)

  init(_ path: String) throws(DatabaseFailure) {
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: 0x2F)
    let name = slash.map { Array(bytes[($0 + 1)...]) } ?? bytes
    // Without a slash in front, SQLite might read a name as an address.
    let parent = slash.map { $0 == 0 ? [0x2F] : Array(bytes[..<$0]) } ?? [0x2E]
    guard !bytes.contains(0), !name.isEmpty, name != [0x2E], name != [0x2E, 0x2E],
      let found = unsafe realpath(String(decoding: parent, as: UTF8.self), nil)
    else { throw .inaccessible }
    defer { unsafe free(found) }
    folder = unsafe String(cString: found)
    self.path = (folder == "/" ? "" : folder) + "/" + String(decoding: name, as: UTF8.self)
  }

  /// Whether nothing was stored in the file yet: it is not there, or is empty.
  enum State {
    case new
    case used
  }

  /// Looks whether the file is new or one of `schema`, without changing anything.
  ///
  /// - Throws: What it is instead.
  func state(for schema: DatabaseSchema) throws(DatabaseFailure) -> State {
    for companion in Self.companions {
      guard let kind = Self.kind(path + companion) else { continue }
      guard kind.isFile else { throw .notAFile }
    }
    guard let kind = Self.kind(path) else {
      // What belongs to a file that is gone is not ours to delete.
      if hasCompanion { throw .foreign }
      return .new
    }
    guard kind.isFile else { throw .notAFile }
    if kind.size == 0 {
      if let log = Self.kind(path + "-wal"), log.size > 0 { throw .foreign }
      return .new
    }
    let header = try header()
    guard header.count == 100, header.starts(with: Self.magic),
      Self.number(header, 68) == schema.applicationID
    else { throw .foreign }
    if Self.number(header, 60) > schema.version { throw .newer }
    if kind.size > Database.largest { throw .tooLarge }
    return .used
  }

  private var hasCompanion: Bool {
    Self.companions.contains { (Self.kind(path + $0)?.size ?? 0) > 0 }
  }

  /// The first 100 bytes, or fewer. A pipe is not waited for.
  private func header() throws(DatabaseFailure) -> [UInt8] {
    let file = System.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .inaccessible }
    defer { System.close(file) }
    var info = stat()
    guard unsafe fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    return unsafe [UInt8](unsafeUninitializedCapacity: 100) { buffer, filled in
      filled = unsafe max(0, pread(file, buffer.baseAddress, 100, 0))
    }
  }

  private static func number(_ header: [UInt8], _ offset: Int) -> Int32 {
    Int32(bitPattern: header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) })
  }

  private static func kind(_ path: String) -> (isFile: Bool, size: Int)? {
    var info = stat()
    guard unsafe lstat(path, &info) == 0 else { return nil }
    return (info.st_mode & S_IFMT == S_IFREG, Int(info.st_size))
  }

  /// Calls `body` while no other process does so for a file in the folder, or after a second in which one does.
  func withLock(_ body: () -> Void) {
    let lock = System.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { System.close(lock) } }
    var attempts = lock >= 0 ? 50 : 0
    while attempts > 0, flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      usleep(20_000)
      attempts -= 1
    }
    body()
  }

  /// Renames the file to one that ends in `.damaged`, unless another process has done so meanwhile:
  /// one at a time, by a lock on the folder.
  ///
  /// - Parameters:
  ///   - schema: What the file was to hold.
  ///   - isDamaged: Whether the file still cannot be read, asked while the lock is held.
  /// - Returns: Where it is now; `nil` when there was no need any more.
  /// - Throws: Why it cannot be renamed, or what has that name.
  func setAside(
    for schema: DatabaseSchema, if isDamaged: () throws(DatabaseFailure) -> Bool
  ) throws(DatabaseFailure) -> String? {
    let lock = System.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { System.close(lock) } }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw .inaccessible }
    guard try isDamaged() else { return nil }
    let aside = try DatabaseFile(path + ".damaged")
    // Only what was set aside before is replaced.
    if Self.kind(aside.path) != nil { _ = try aside.state(for: schema) }
    // First, as a journal without its file would belong to the next one of that name.
    for companion in Self.companions { unsafe unlink(path + companion) }
    guard unsafe rename(path, aside.path) == 0 else { throw .inaccessible }
    return aside.path
  }
}

/// Calls of the system that the types here have functions of the same name for.
private enum System {
  static func open(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags)
    #else
      unsafe Darwin.open(path, flags)
    #endif
  }

  static func close(_ file: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(file)
    #elseif canImport(Musl)
      _ = Musl.close(file)
    #else
      _ = Darwin.close(file)
    #endif
  }
}
