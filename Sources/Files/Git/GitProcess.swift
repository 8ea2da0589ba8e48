// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Starts git for one repository.
struct GitProcess: Sendable {
  private let program: String
  private let environment: [[UInt8]]
  /// Where it runs, and what it is told before the command.
  private let prefix: [[UInt8]]
  /// The most bytes that are taken from one answer.
  private static let largest = 1 << 30

  /// For finding out about the repository at `root`, whose `.git` is there.
  init(discoveringAt root: String, _ environment: [String: String]) throws(GitFailure) {
    guard let program = GitSettings.program(environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
    else { throw .missing }
    self.program = program
    var variables = environment
    variables["PATH"] = environment["PATH"].map {
      GitSettings.searched($0).joined(separator: ":")
    }
    variables["GIT_INDEX_FILE"] = nil
    // Nothing above the folder is examined.
    variables["GIT_CEILING_DIRECTORIES"] = FilePath.folder(of: root)
    self.environment = Self.lines(variables)
    prefix = Self.words(["git", "-C", root])
  }

  private init(program: String, environment: [[UInt8]], prefix: [[UInt8]]) {
    self.program = program
    self.environment = environment
    self.prefix = prefix
  }

  /// The same for all additional commands, which are given the repository by name and discover
  /// nothing.
  func bound(to folder: String, root: String, index: String?) -> GitProcess {
    let index = index.map { [Array("GIT_INDEX_FILE=".utf8) + FilePath.bytes($0)] } ?? []
    return GitProcess(
      program: program, environment: environment + index,
      prefix: prefix + Self.words(["--git-dir=" + folder, "--work-tree=" + root]))
  }

  private static func lines(_ variables: [String: String]) -> [[UInt8]] {
    var kept = variables.filter { GitSettings.inherited.contains($0.key) }
    kept["GIT_CEILING_DIRECTORIES"] = variables["GIT_CEILING_DIRECTORIES"]
    kept.merge(GitSettings.environment) { $1 }
    return kept.sorted { $0.key < $1.key }.map { FilePath.bytes("\($0.key)=\($0.value)") }
  }

  private static func words(_ texts: [String]) -> [[UInt8]] { texts.map { FilePath.bytes($0) } }

  /// Starts git. `knowsHooks` is for asking where hooks are, which runs none.
  func start(_ arguments: [String], knowsHooks: Bool = false) throws(GitFailure) -> ChildProcess {
    var settings = GitSettings.arguments
    if knowsHooks, let index = settings.firstIndex(of: "core.hooksPath=/dev/null") {
      settings.removeSubrange(index - 1...index)
    }
    guard
      let child = ChildProcess(
        program, prefix + Self.words(settings + arguments), environment: environment)
    else { throw GitFailure(.failed, "git cannot be started", help: "check that git can be run") }
    return child
  }

  /// What git prints when it is given `arguments`, and `input` on its standard input.
  func run(
    _ arguments: [String], input: [UInt8] = [], knowsHooks: Bool = false
  ) throws(GitFailure) -> [UInt8] {
    let child = try start(arguments, knowsHooks: knowsHooks)
    let answer = child.finish(input, most: Self.largest)
    guard answer.status == 0 else {
      let said = String(decoding: answer.error.prefix(2000), as: UTF8.self)
      let line = said.split(separator: "\n").first.map(String.init) ?? ""
      throw .failed(arguments[0], answer.status < 0 && line.isEmpty ? "it did not respond" : line)
    }
    return answer.output
  }
}

/// The contents that git has, by their names; one process answers all requests.
final class GitObjects: Sendable {
  fileprivate struct State: ~Copyable {
    var child: ChildProcess?
    var buffer: [UInt8] = []
    /// What of the buffer is used up.
    var start = 0
  }

  private let git: GitProcess
  private let state = Mutex(State())

  init(_ git: GitProcess) { self.git = git }

  /// The bytes of the content `name`; `nil` where there are more than `limit`.
  func content(_ name: String, limit: Int) throws(GitFailure) -> [UInt8]? {
    guard Self.isName(name) else { throw .failed("cat-file", "'\(name)' is not a name") }
    let answer = try state.withLock { state throws(GitFailure) -> Answer in
      // A process that ended meanwhile is started once more.
      for _ in 0..<2 {
        if state.child == nil {
          state.child = try git.start(["cat-file", "--batch"])
          (state.buffer, state.start) = ([], 0)
        }
        if state.child?.send(Array(name.utf8) + [0x0A]) == true, let header = state.line() {
          return state.answer(header, limit: limit)
        }
        state.child = nil
      }
      return .missing
    }
    switch answer {
    case .content(let bytes): return bytes
    case .tooLarge: return nil
    case .missing:
      throw GitFailure(
        .failed, "git does not have the content of every file",
        help: "in a partial clone, fetch it first: git fetch --refetch")
    }
  }

  fileprivate enum Answer {
    case content([UInt8])
    case tooLarge
    case missing
  }

  static func isName(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension GitObjects.State {
  /// More of the answer; false at its end.
  private mutating func fill(_ count: Int) -> Bool {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    let more = child?.receive(most: max(count, 1 << 16)) ?? []
    buffer += more
    return !more.isEmpty
  }

  /// The next line, without its end.
  fileprivate mutating func line() -> [UInt8]? {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      guard fill(0) else { return nil }
    }
  }

  /// The content after a line that tells its length.
  fileprivate mutating func answer(_ header: [UInt8], limit: Int) -> GitObjects.Answer {
    let fields = header.split(separator: 0x20)
    guard fields.count == 3, let size = Int(String(decoding: fields[2], as: UTF8.self)), size >= 0
    else { return .missing }
    if size > limit {
      // What it is about to send is not waited for.
      child = nil
      return .tooLarge
    }
    while buffer.count - start < size + 1 {
      guard fill(size + 1 - (buffer.count - start)) else {
        child = nil
        return .missing
      }
    }
    defer { start += size + 1 }
    return .content(Array(buffer[start..<start + size]))
  }
}
