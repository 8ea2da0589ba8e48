// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why git did not do what it was asked.
enum GitFailure: Error {
  /// There is no program of that name.
  case missing
  /// It ended with this status, and said this.
  case failed(status: Int32, message: String)
}

/// Runs git itself, without a shell: arguments are handed over as they are.
///
/// A checkout may come from a stranger, so nothing that it could name is run: no hooks, no file system monitor, no
/// drivers for differences, no pager, and nothing is fetched.
struct GitProcess: Sendable {
  /// The folder in which it runs.
  let folder: [UInt8]

  private static let settings = [
    "-c", "core.fsmonitor=false", "-c", "core.pager=cat",
    "-c", "diff.external=", "-c", "core.quotePath=false", "-c", "protocol.allow=never",
    "--no-optional-locks", "--literal-pathspecs",
  ]
  private static let withoutHooks = ["-c", "core.hooksPath=/dev/null"]
  /// What git finds in its environment whatever this process has there.
  private static let environment = [
    "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat",
    "GIT_OPTIONAL_LOCKS=0",
  ]
  private static let leftOut = ["GIT_EXTERNAL_DIFF=", "GIT_PAGER=", "LC_ALL=", "GIT_TRACE"]
  /// The most bytes that are taken from git.
  private static let largest = 1 << 30

  /// What git prints when it is given `arguments`, and `input` on its standard input. `knowsHooks` is for asking where
  /// hooks are; nothing that is asked here runs one.
  func run(
    _ arguments: [String], input: [UInt8] = [], knowsHooks: Bool = false
  ) throws(GitFailure) -> [UInt8] {
    guard let pipes = Pipes() else {
      throw .failed(status: -1, message: "no more files can be opened")
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.input.read, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.output.write, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.error.write, 2)
    // Only this process ignores that nobody reads what it writes.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    // A folder's name may hold any bytes.
    let words =
      ["git", "-C"].map { Array($0.utf8) } + [folder]
      + (Self.settings + (knowsHooks ? [] : Self.withoutHooks) + arguments).map { Array($0.utf8) }
    let variables = (Self.inherited + Self.environment).map { Array($0.utf8) }
    let status = unsafe Self.withCStrings(words) { arguments in
      unsafe Self.withCStrings(variables) { environment in
        unsafe posix_spawnp(&process, "git", &actions, &attributes, arguments, environment)
      }
    }
    pipes.closeTheirs()
    guard status == 0 else {
      pipes.closeOwn()
      throw status == ENOENT
        ? .missing : .failed(status: status, message: "git cannot be started")
    }
    let (output, error) = pipes.exchange(input, most: Self.largest)
    pipes.closeOwn()
    var ended: Int32 = 0
    while unsafe waitpid(process, &ended, 0) < 0, errno == EINTR {}
    let exited = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : -1
    guard exited == 0 else {
      throw .failed(
        status: exited,
        message: String(decoding: error.prefix(2000), as: UTF8.self)
          .split(separator: "\n").first.map(String.init) ?? "")
    }
    return output
  }

  /// The environment of this process less what is set anew: in a hook, git names its index there.
  private static var inherited: [String] {
    var texts: [String] = []
    var next = unsafe environ
    while let text = unsafe next.pointee {
      let text = unsafe String(cString: text)
      if !leftOut.contains(where: text.hasPrefix) { texts.append(text) }
      unsafe next += 1
    }
    return texts
  }

  private static func withCStrings<Result>(
    _ texts: [[UInt8]],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { text in
      unsafe (text + [0]).withUnsafeBytes { bytes in
        unsafe bytes.baseAddress.flatMap { unsafe strdup($0.assumingMemoryBound(to: CChar.self)) }
      }
    }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers)
  }
}

/// The three pipes between this process and another.
private struct Pipes {
  typealias Ends = (read: Int32, write: Int32)

  let input: Ends
  let output: Ends
  let error: Ends

  init?() {
    var made: [Ends] = []
    for _ in 0..<3 {
      var ends: [Int32] = [0, 0]
      guard unsafe pipe(&ends) == 0 else {
        for ends in made { Self.close(ends.read, ends.write) }
        return nil
      }
      // The copies that the other process gets as its streams stay open there.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      made.append((ends[0], ends[1]))
    }
    (input, output, error) = (made[0], made[1], made[2])
  }

  private static func close(_ files: Int32...) {
    for file in files {
      #if canImport(Darwin)
        Darwin.close(file)
      #elseif canImport(Musl)
        Musl.close(file)
      #else
        Glibc.close(file)
      #endif
    }
  }

  func closeTheirs() { Self.close(input.read, output.write, error.write) }
  func closeOwn() { Self.close(output.read, error.read) }

  /// Writes `bytes` and reads what comes, both as each is ready, and closes the way in when all is written.
  func exchange(_ bytes: [UInt8], most: Int) -> (output: [UInt8], error: [UInt8]) {
    var output: [UInt8] = []
    var error: [UInt8] = []
    var written = 0
    _ = fcntl(input.write, F_SETFL, O_NONBLOCK)
    var polls = [
      pollfd(fd: input.write, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: self.output.read, events: Int16(POLLIN), revents: 0),
      pollfd(fd: self.error.read, events: Int16(POLLIN), revents: 0),
    ]
    func stop(_ index: Int) {
      if index == 0 { Self.close(input.write) }
      polls[index].fd = -1
    }
    if bytes.isEmpty { stop(0) }
    while polls.contains(where: { $0.fd >= 0 }) {
      guard unsafe poll(&polls, nfds_t(polls.count), -1) >= 0 || errno == EINTR else { break }
      if polls[0].fd >= 0, polls[0].revents != 0 {
        let count = unsafe bytes[written...].withUnsafeBytes { raw in
          unsafe write(input.write, raw.baseAddress, raw.count)
        }
        if count > 0 { written += count }
        let isOver = count < 0 && errno != EAGAIN && errno != EINTR
        if isOver || written == bytes.count { stop(0) }
      }
      for (index, isOutput) in [(1, true), (2, false)]
      where polls[index].fd >= 0 && polls[index].revents != 0 {
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = unsafe max(0, read(polls[index].fd, buffer.baseAddress, 1 << 16))
        }
        if chunk.isEmpty {
          stop(index)
        } else if isOutput {
          output += chunk
          if output.count > most { stop(index) }
        } else if error.count < 1 << 16 {
          error += chunk
        }
      }
    }
    if polls[0].fd >= 0 { stop(0) }
    return (output, error)
  }
}
