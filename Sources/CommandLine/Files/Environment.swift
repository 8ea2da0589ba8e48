// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
package import Files
import Formats
package import Linting
import Synchronization
import Workspace

/// Everything outside that a command meets: tests bring their own, so no test needs a process.
package struct Environment: Sendable {
  /// The absolute path of the folder that relative paths start from.
  package var folder: String
  package var variables: [String: String]
  /// Names this build of the program among others.
  package var build = ""
  package var output: Output
  package var error: Output
  /// All of standard input, or why it could not be read.
  package var standardInput: @Sendable () -> Result<[UInt8], FileFailure>
  /// Gives what arrives on standard input piece by piece, `nil` at the end; pauses while the second closure says so.
  package var input:
    @Sendable (
      _ deliver: @escaping @Sendable ([UInt8]?) -> Void, _ isFull: @escaping @Sendable () -> Bool
    ) -> Void = { deliver, _ in deliver(nil) }
  /// The next line that a person types, without its end; `nil` where nobody is there to type one.
  package var answer: (@Sendable () -> String?)?
  /// The day that is used as today unless the command line names one.
  package var today: @Sendable () -> Day?
  /// Seconds since some moment; `nil` when time is not to be shown.
  package var seconds: @Sendable () -> Double?
  /// Keeps what it is given until the process ends. To free all that is known of a large site, page
  /// by page, takes longer than to judge one post, and the end of the process frees it at once.
  package var keep: @Sendable (any Sendable) -> Void = { _ in }

  package init(
    folder: String, variables: [String: String], output: Output, error: Output,
    standardInput: @escaping @Sendable () -> Result<[UInt8], FileFailure>,
    today: @escaping @Sendable () -> Day?, seconds: @escaping @Sendable () -> Double? = { nil }
  ) {
    self.folder = folder
    self.variables = variables
    self.output = output
    self.error = error
    self.standardInput = standardInput
    self.today = today
    self.seconds = seconds
  }

  /// The user's own folder for what can be made again (XDG Base Directory Specification 0.8); nil where none is known.
  var cacheFolder: String? {
    for (name, folder) in [("XDG_CACHE_HOME", "stet"), ("HOME", ".cache/stet")] {
      // A relative path is invalid by the specification.
      if let path = variables[name], FilePath.isNormal(path) { return FilePath.join(path, folder) }
    }
    return nil
  }

  /// The files of the working folder on the disk.
  func files() -> DiskTree {
    let files = DiskTree(roots: [])
    _ = try? files.admit(folder)
    return files
  }

  /// Whether `path`, which a person named, is a folder.
  func isFolder(_ path: String) -> Bool {
    let files = files()
    guard let place = try? files.admit(PathText.join(folder, path)) else { return false }
    return files.info(place)?.kind == .folder
  }

  /// Writes a file that a person named.
  func put(_ bytes: [UInt8], at path: String) throws(FileFailure) {
    try SafeWriter.write(bytes, toTyped: PathText.join(folder, path))
  }

  /// Writes fixed posts.
  func write() -> PostLinter.Write {
    let files = files()
    let writer = SafeWriter(files)
    return { (location, bytes, old) throws(FileFailure) in
      _ = try files.admit(location)
      do throws(WriteFailure) {
        try writer.replace(location, with: bytes, ifStill: old)
      } catch {
        switch error {
        case .changed(let path):
          throw FileFailure(path, "fix", reason: "it was changed in the meantime; run Stet again")
        case .refused(let failure): throw failure
        }
      }
    }
  }
}

/// A stream that a command writes to.
package struct Output: Sendable {
  package enum Outcome: Sendable {
    case written
    /// Nobody reads any more; not a failure of Stet.
    case closed
    case failed(FileFailure)
  }

  package var isTerminal: Bool
  /// The terminal's width in cells.
  package var columns: Int
  package var write: @Sendable ([UInt8]) -> Outcome

  package init(
    isTerminal: Bool, columns: Int = 80, write: @escaping @Sendable ([UInt8]) -> Outcome
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.write = write
  }
}

extension Environment {
  /// The environment of this process.
  package static func process() -> Environment {
    var variables: [String: String] = [:]
    let names = [
      "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PWD", "HOME", "XDG_CACHE_HOME",
      "http_proxy", "https_proxy",
      "HTTPS_PROXY", "all_proxy",
      "ALL_PROXY", "no_proxy", "NO_PROXY",
    ]
    for name in names + TerminalLinks.variables {
      if let value = unsafe getenv(name) { variables[name] = unsafe String(cString: value) }
    }
    let start = monotonicSeconds()
    var environment = Environment(
      folder: DiskTree.resolved(".") ?? "/", variables: variables,
      output: stream(STDOUT_FILENO, "output"),
      error: stream(STDERR_FILENO, "error"),
      standardInput: {
        do throws(FileFailure) {
          return .success(
            try StandardInput.read(limit: largestInput))
        } catch {
          return .failure(error)
        }
      }, today: localDay, seconds: { monotonicSeconds() - start })
    environment.build = build()
    environment.input = { StandardInput.follow(deliver: $0, isFull: $1) }
    if isatty(STDIN_FILENO) == 1 { environment.answer = { readLine() } }
    let kept = Mutex<[any Sendable]>([])
    environment.keep = { value in kept.withLock { $0.append(value) } }
    return environment
  }

  private static let largestInput = 256 << 20

  private static func stream(_ file: Int32, _ name: String) -> Output {
    var size = winsize()
    let isTerminal = isatty(file) == 1
    var columns = 80
    if isTerminal, unsafe ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      columns = Int(size.ws_col)
    }
    let path = "standard \(name)"
    return Output(isTerminal: isTerminal, columns: columns) { bytes in
      do throws(FileFailure) {
        try SafeWriter.send(bytes, to: file, path)
        return .written
      } catch {
        return error.code == EPIPE ? .closed : .failed(error)
      }
    }
  }

  /// The size and the time of the program's own file.
  private static func build() -> String {
    var info = stat()
    guard unsafe stat("/proc/self/exe", &info) == 0 else { return "" }
    return "\(info.st_size) \(info.st_mtim.tv_sec) \(info.st_mtim.tv_nsec)"
  }

  private static func localDay() -> Day? {
    var now = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&now, &parts) != nil else { return nil }
    return unsafe Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  private static func monotonicSeconds() -> Double {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
