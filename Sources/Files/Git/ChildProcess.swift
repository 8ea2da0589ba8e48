// SPDX-License-Identifier: Apache-2.0

import CFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that runs beside this one, without a shell: its arguments are handed over as they are.
/// It ends at the latest when the last reference goes.
final class ChildProcess {
  /// How long to wait for output, in milliseconds. Every answer takes a fraction of it, unless git waits
  /// for a pipe among its own files.
  static let patience: Int32 = 60_000

  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let error: Int32
  private var isOver = false

  /// Starts `program`; `nil` when the system does not.
  init?(_ program: String, _ arguments: [[UInt8]], environment: [[UInt8]]) {
    var ends: [[Int32]] = []
    for number in 0..<3 {
      var pair: [Int32] = [0, 0]
      let code = number == 0 ? unsafe stet_input(&pair) : unsafe stet_pipe(&pair)
      if code < 0 { break }
      ends.append(pair)
    }
    guard ends.count == 3 else {
      for end in ends.joined() { close(end) }
      return nil
    }
    var process = pid_t()
    let status = Self.spawn(
      &process, program, arguments, environment, [ends[0][0], ends[1][1], ends[2][1]])
    for end in [ends[0][0], ends[1][1], ends[2][1]] { close(end) }
    (input, output, error) = (ends[0][1], ends[1][0], ends[2][0])
    self.process = process
    if status != 0 {
      isOver = true
      return nil
    }
  }

  private static func spawn(
    _ process: inout pid_t, _ program: String, _ arguments: [[UInt8]], _ environment: [[UInt8]],
    _ streams: [Int32]
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Only this process ignores that no one reads what it writes.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    return unsafe FilePath.bytes(program).withCString { program in
      unsafe withCStrings(arguments) { arguments in
        unsafe withCStrings(environment) { environment in
          unsafe posix_spawn(&process, program, &actions, &attributes, arguments, environment)
        }
      }
    }
  }

  private static func withCStrings<Result>(
    _ texts: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { text in
      unsafe text.withCString { unsafe strdup($0) }
    }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers)
  }

  deinit {
    if input >= 0 { close(input) }
    close(output)
    close(error)
    if !isOver {
      kill(process, SIGKILL)
      _ = wait()
    }
  }

  private func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }

  // MARK: One question

  /// Writes `bytes`, closes the way in, and reads until the program ends.
  ///
  /// - Returns: What came, and the exit status; -1 when it took too long, said too much, or was
  ///   ended.
  func finish(_ bytes: [UInt8], most: Int) -> (status: Int32, output: [UInt8], error: [UInt8]) {
    var received: [UInt8] = []
    var complaint: [UInt8] = []
    var sent = 0
    var ready = [
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error, events: Int16(POLLIN), revents: 0),
    ]
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    func closeInput() {
      close(input)
      input = -1
      ready[0].fd = -1
    }
    if bytes.isEmpty { closeInput() }
    var isWhole = true
    while isWhole, ready.contains(where: { $0.fd >= 0 }) {
      let count = unsafe poll(&ready, nfds_t(ready.count), Self.patience)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        isWhole = false
        break
      }
      if ready[0].fd >= 0, ready[0].revents != 0 {
        let count = unsafe bytes.withUnsafeBytes { raw in
          unsafe stet_send(
            input, raw.baseAddress.map { unsafe $0 + sent }, raw.count - sent)
        }
        if count > 0 { sent += count }
        let isRefused = count < 0 && count != -Int(EAGAIN) && count != -Int(EINTR)
        if isRefused || sent == bytes.count { closeInput() }
      }
      for index in 1...2 where ready[index].fd >= 0 && ready[index].revents != 0 {
        let chunk = receive(ready[index].fd, most: 1 << 16)
        if chunk.isEmpty {
          ready[index].fd = -1
        } else if index == 1 {
          received += chunk
          isWhole = received.count <= most
        } else if complaint.count < 1 << 16 {
          complaint += chunk
        }
      }
    }
    if !isWhole { kill(process, SIGKILL) }
    isOver = true
    let status = wait()
    return (isWhole ? status : -1, received, complaint)
  }

  // MARK: Many questions

  /// Writes all of `bytes`; false when the program is gone. Both sides must keep to one question at
  /// a time.
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { raw in
        unsafe stet_send(input, raw.baseAddress.map { unsafe $0 + sent }, raw.count - sent)
      }
      if count < 0, count != -Int(EINTR) { return false }
      sent += max(0, count)
    }
    return true
  }

  /// The next bytes of its output, at most so many; empty at its end, or when it is silent for too
  /// long.
  func receive(most: Int) -> [UInt8] {
    var ready = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
    while true {
      let count = unsafe poll(&ready, 1, Self.patience)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? receive(output, most: most) : []
    }
  }

  private func receive(_ file: Int32, most: Int) -> [UInt8] {
    while true {
      var isInterrupted = false
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
        let count = unsafe sysRead(file, buffer.baseAddress, most)
        isInterrupted = count < 0 && errno == EINTR
        filled = max(0, count)
      }
      if !isInterrupted { return bytes }
    }
  }
}
