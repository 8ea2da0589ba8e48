// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is open to be read in pieces; closed when it is let go.
final class OpenFile {
  private let file: Int32
  /// How many bytes it has.
  let count: Int

  /// The regular file at `path`; nothing for anything else. A pipe is not waited for.
  init?(_ path: [UInt8]) {
    guard let name = try? FileSystem.terminated(path, "read") else { return nil }
    let file = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var info = stat()
    guard unsafe fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    self.file = file
    count = max(0, Int(info.st_size))
  }

  deinit { close(file) }

  /// At most `count` bytes at `offset`; fewer at the end or when the system refuses.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
    }
  }
}
