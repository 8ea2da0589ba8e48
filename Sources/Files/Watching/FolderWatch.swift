// SPDX-License-Identifier: Apache-2.0

#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// Reports what changes in folders, as the system tells it (inotify).
  package final class FolderWatch {
    private let file: Int32
    private var folders: [Int32: String] = [:]

    /// The most folders that are watched.
    package static let mostFolders = 8000

    /// `nil` where the system refuses.
    package init?() {
      let opened = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      if opened < 0 { return nil }
      file = opened
    }

    deinit { close(file) }

    /// Watches the folder at `path`, without those in it; whether the system agrees.
    package func add(_ path: String) -> Bool {
      guard folders.count < Self.mostFolders else { return false }
      let mask =
        IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR
        | IN_DONT_FOLLOW
      let number = unsafe FilePath.bytes(path).map { CChar(bitPattern: $0) }
        .withNullEnd { unsafe inotify_add_watch(file, $0, UInt32(mask)) }
      if number < 0 { return false }
      folders[number] = path
      return true
    }

    /// What changed in a while.
    package struct Changes {
      /// The paths of entries that were written, came or went.
      package var paths: Set<String> = []
      /// Whether more changed than the system could tell.
      package var isOverflow = false
    }

    /// Waits for a change, at most `milliseconds`; a negative number waits for as long as it takes.
    package func changes(within milliseconds: Int32) -> Changes {
      var changes = Changes()
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&waiting, 1, milliseconds) > 0 else { return changes }
      while true {
        let room = 1 << 16
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
          count = unsafe max(0, read(file, buffer.baseAddress, room))
        }
        if bytes.isEmpty { return changes }
        take(bytes, &changes)
      }
    }

    private func take(_ bytes: [UInt8], _ changes: inout Changes) {
      func number(_ offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
      var index = 0
      let head = 16
      while index + head <= bytes.count {
        let watch = Int32(bitPattern: number(index))
        let mask = number(index + 4)
        let length = Int(number(index + 12))
        let end = min(bytes.count, index + head + length)
        let name = bytes[index + head..<end].prefix { $0 != 0 }
        index = end
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.isOverflow = true }
        if mask & UInt32(IN_IGNORED) != 0 {
          folders[watch] = nil
        } else if let folder = folders[watch], !name.isEmpty {
          changes.paths.insert(FilePath.join(folder, FilePath.text(Array(name))))
        }
      }
    }
  }

  extension Array where Element == CChar {
    /// Calls `body` with these bytes and a zero behind them.
    fileprivate func withNullEnd(_ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
      let whole = self + [0]
      return unsafe whole.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return -1 }
        return unsafe body(start)
      }
    }
  }
#endif
