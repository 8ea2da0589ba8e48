// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Files

/// What is piped into this process.
enum StandardInput {
  /// All of it; more than `limit` bytes are refused.
  static func read(limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    let room = 1 << 16
    while true {
      var code: Int32 = 0
      var count = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, room)
        code = errno
        filled = max(0, count)
      }
      if count < 0 {
        if code == EINTR { continue }
        throw FileFailure("standard input", "read", code: code)
      }
      if count == 0 { return bytes }
      bytes += chunk
      if bytes.count > limit {
        throw FileFailure(
          "standard input", "read", reason: "it is larger than \(limit >> 20) MiB")
      }
    }
  }
}
