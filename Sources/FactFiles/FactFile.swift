// SPDX-License-Identifier: Apache-2.0

import Files
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of facts in the user's cache folder, open to be read.
///
/// First a head of fixed size, then the texts that are seldom asked for, then the records, which are read at once.
package final class FactFile: Sendable {
  /// Why a file of facts is not used.
  package enum Problem: Error {
    case missing
    /// It belongs to someone else, or is not a file.
    case foreign
    /// It is damaged or of another version.
    case damaged
  }

  package struct Head: Equatable {
    /// What the facts depend on besides the pages themselves.
    package var factsKey: UInt64
    /// What the targets of links depend on besides.
    package var indexKey: UInt64
    var recordsOffset: Int
    var recordsCount: Int
    var checksum: UInt64
  }

  static let magic = Array("stetfact".utf8)
  static let version: UInt64 = 7
  static let headSize = 64
  private static let largest = 1 << 30

  package let head: Head
  /// The bytes of the records.
  package let records: [UInt8]
  private let file: Int32

  package init(_ path: String) throws(Problem) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ELOOP { throw .foreign }
      throw .missing
    }
    var info = stat()
    guard unsafe fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      info.st_uid == geteuid()
    else {
      close(file)
      throw .foreign
    }
    do throws(Problem) {
      guard let head = Self.head(Self.bytes(file, 0, Self.headSize), size: Int(info.st_size)) else {
        throw .damaged
      }
      records = Self.bytes(file, head.recordsOffset, head.recordsCount)
      var hash = QuickHash()
      hash.add(records[...])
      guard records.count == head.recordsCount, hash.value == head.checksum else {
        throw .damaged
      }
      self.head = head
    } catch {
      close(file)
      throw error
    }
    self.file = file
  }

  deinit { close(file) }

  /// Removes the file at `path`, if it is there.
  package static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// At most `count` bytes at `offset`.
  package func bytes(at offset: Int, count: Int) -> [UInt8] { Self.bytes(file, offset, count) }

  private static func bytes(_ file: Int32, _ offset: Int, _ count: Int) -> [UInt8] {
    guard offset >= 0, count >= 0, count <= largest else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let place = unsafe buffer.baseAddress.map { unsafe $0 + filled }
        let got = unsafe pread(file, place, count - filled, off_t(offset + filled))
        if got <= 0 { break }
        filled += got
      }
    }
  }

  private static func head(_ bytes: [UInt8], size: Int) -> Head? {
    guard bytes.count == headSize, bytes.starts(with: magic) else { return nil }
    var reader = ByteReader(bytes[magic.count...])
    guard let version = try? reader.word(), version == self.version,
      let factsKey = try? reader.word(), let indexKey = try? reader.word(),
      let offset = try? reader.word(), let count = try? reader.word(),
      let checksum = try? reader.word(), offset <= UInt64(size), count <= UInt64(size),
      offset >= UInt64(headSize), offset + count == UInt64(size)
    else { return nil }
    return Head(
      factsKey: factsKey, indexKey: indexKey, recordsOffset: Int(offset),
      recordsCount: Int(count), checksum: checksum)
  }

  static func bytes(of head: Head) -> [UInt8] {
    var writer = ByteWriter()
    for byte in magic { writer.byte(byte) }
    for word in [
      version, head.factsKey, head.indexKey, UInt64(head.recordsOffset),
      UInt64(head.recordsCount), head.checksum,
    ] { writer.word(word) }
    return writer.bytes + [UInt8](repeating: 0, count: headSize - writer.bytes.count)
  }
}

/// A file of facts that is being written, under a name of its own until it is whole. What is little stays in memory until
/// it is asked for as a file.
package final class NewFactFile: Sendable {
  private struct State {
    /// What is not yet in the file.
    var pending: [UInt8] = []
    /// How much is in the file.
    var written = FactFile.headSize
    /// The open file; `nil` before the first byte is written.
    var file: Int32?
    var hasFailed = false
  }

  private static let chunk = 1 << 18

  private static let counter = Atomic<Int>(0)

  private let folder: String
  private let temporary: String
  private let state = Mutex(State())

  /// Begins a file in the folder `folder`.
  package init(in folder: String) {
    self.folder = folder
    let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    temporary = folder + "/\(Self.prefix)\(getpid())-\(number)"
  }

  private static let prefix = "new-facts-"

  /// Removes what runs left that were ended in the middle.
  private static func removeLeftovers(in folder: String) {
    guard let entries = try? DiskTree(roots: [folder]).list(folder) else { return }
    for entry in entries where entry.kind == .file && entry.name.hasPrefix(prefix) {
      let process = entry.name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let process = pid_t(process), process > 0, kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      _ = unsafe unlink(folder + "/" + entry.name)
    }
  }

  deinit {
    removeName()
    if let file = state.withLock({ $0.file }) { close(file) }
  }

  /// Removes the file from its folder, unless it was put in its place. What was added can still be asked for.
  package func removeName() {
    state.withLock { if $0.file != nil { _ = unsafe unlink(temporary) } }
  }

  /// Adds a text; returns where it is in the file.
  package func add(_ bytes: [UInt8]) -> Int {
    state.withLock { state in
      let offset = state.written + state.pending.count
      state.pending += bytes
      if state.pending.count >= Self.chunk { flush(&state) }
      return offset
    }
  }

  /// What was added at `offset`.
  package func bytes(at offset: Int, count: Int) -> [UInt8] {
    state.withLock { state in
      if offset >= state.written {
        let start = offset - state.written
        return Array(state.pending[start..<min(start + count, state.pending.count)])
      }
      guard let file = state.file else { return [] }
      return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = unsafe max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
      }
    }
  }

  /// Adds the records and puts the file at `path`; false where the disk refuses.
  package func finish(_ records: [UInt8], at path: String, factsKey: UInt64, indexKey: UInt64)
    -> Bool
  {
    state.withLock { state in
      let offset = state.written + state.pending.count
      state.pending += records
      flush(&state)
      var hash = QuickHash()
      hash.add(records[...])
      let head = FactFile.bytes(
        of: .init(
          factsKey: factsKey, indexKey: indexKey, recordsOffset: offset,
          recordsCount: records.count, checksum: hash.value))
      guard let file = state.file, !state.hasFailed else { return false }
      let isWritten = unsafe head.withUnsafeBytes { raw in
        unsafe pwrite(file, raw.baseAddress, raw.count, 0) == raw.count
      }
      return unsafe isWritten && rename(temporary, path) == 0
    }
  }

  private func flush(_ state: inout State) {
    if state.file == nil, !state.hasFailed { open(&state) }
    var done = 0
    while done < state.pending.count, let file = state.file, !state.hasFailed {
      let count = unsafe state.pending.withUnsafeBytes { raw in
        unsafe pwrite(
          file, raw.baseAddress.map { unsafe $0 + done }, raw.count - done,
          off_t(state.written + done))
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        state.hasFailed = true
      }
    }
    // What the disk did not take is read again from its page.
    state.written += state.pending.count
    state.pending.removeAll(keepingCapacity: true)
  }

  private func open(_ state: inout State) {
    Self.removeLeftovers(in: folder)
    let mode: mode_t = 0o600
    let file = unsafe openat(
      AT_FDCWD, temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    if file >= 0 { state.file = file } else { state.hasFailed = true }
  }
}
