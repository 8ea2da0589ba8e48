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

  /// Gives what arrives to `deliver`, piece by piece and `nil` at the end, on a thread of its own, so that nobody waits
  /// for it. Pauses while `isFull` says so.
  static func follow(
    deliver: @escaping @Sendable ([UInt8]?) -> Void, isFull: @escaping @Sendable () -> Bool
  ) {
    let follower = unsafe Unmanaged.passRetained(Follower(deliver, isFull))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context {
          let follower = unsafe Unmanaged<Follower>.fromOpaque(context)
          unsafe follower.takeRetainedValue().run()
        }
        return nil
      }, follower.toOpaque())
    if code == 0 {
      pthread_detach(thread)
    } else {
      unsafe follower.release()
      deliver(nil)
    }
  }

  private final class Follower: Sendable {
    private let deliver: @Sendable ([UInt8]?) -> Void
    private let isFull: @Sendable () -> Bool

    init(
      _ deliver: @escaping @Sendable ([UInt8]?) -> Void, _ isFull: @escaping @Sendable () -> Bool
    ) {
      self.deliver = deliver
      self.isFull = isFull
    }

    func run() {
      let room = 1 << 16
      while true {
        while isFull() { usleep(1000) }
        var code: Int32 = 0
        var count = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
          count = unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, room)
          code = errno
          filled = max(0, count)
        }
        if count < 0, code == EINTR { continue }
        if count <= 0 {
          deliver(nil)
          return
        }
        deliver(chunk)
      }
    }
  }
}
