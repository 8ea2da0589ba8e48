// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
package import Linting

/// Everything outside that a command meets: tests bring their own, so no test needs a process.
package struct Environment: Sendable {
  /// The absolute path of the folder that relative paths start from.
  package var folder: String
  package var variables: [String: String]
  package var output: Output
  package var error: Output
  /// All of standard input, or why it could not be read.
  package var standardInput: @Sendable () -> Result<[UInt8], FileFailure>
  /// The day that counts as today unless the command line names one.
  package var today: @Sendable () -> Day?
  /// Seconds since some moment; nothing when time is not to be shown.
  package var seconds: @Sendable () -> Double?

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

  /// `path`, seen from ``folder``, as the system opens it.
  func location(_ path: String) -> [UInt8] {
    FileSystem.join(Array(folder.utf8), FileWalk.normalized(Array(path.utf8)))
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
      "NO_COLOR", "TERM", "PWD", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
      "ALL_PROXY", "no_proxy", "NO_PROXY",
    ]
    for name in names {
      if let value = unsafe getenv(name) { variables[name] = unsafe String(cString: value) }
    }
    let start = monotonicSeconds()
    return Environment(
      folder: workingFolder(), variables: variables, output: stream(STDOUT_FILENO, "output"),
      error: stream(STDERR_FILENO, "error"),
      standardInput: {
        do throws(FileFailure) {
          return .success(
            try FileSystem.read(
              STDIN_FILENO, Array("standard input".utf8), limit: largestInput))
        } catch {
          return .failure(error)
        }
      }, today: localDay, seconds: { monotonicSeconds() - start })
  }

  private static let largestInput = 256 << 20

  private static func stream(_ file: Int32, _ name: String) -> Output {
    var size = winsize()
    let isTerminal = isatty(file) == 1
    var columns = 80
    if isTerminal, unsafe ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      columns = Int(size.ws_col)
    }
    let path = Array("standard \(name)".utf8)
    return Output(isTerminal: isTerminal, columns: columns) { bytes in
      do throws(FileFailure) {
        try AtomicFile.send(bytes, to: file, path)
        return .written
      } catch {
        return error.code == EPIPE ? .closed : .failed(error)
      }
    }
  }

  private static func workingFolder() -> String {
    guard let path = FileSystem.resolved([0x2E]) else { return "/" }
    return FileSystem.printed(path)
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
