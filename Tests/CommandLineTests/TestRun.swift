// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Linting
import Synchronization

/// A folder of its own for one test; it goes when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
      "stet-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    // A repository of its own, so that nothing above the folder has a say.
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(".git"), withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and the folders that it stands in.
  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func setMode(_ mode: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: path + "/" + name)
  }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}

/// What a command wrote and how it ended.
struct TestRun {
  var status: Int32
  var output: String
  var error: String

  private final class Sink: Sendable {
    let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    func stream(isTerminal: Bool) -> Output {
      Output(isTerminal: isTerminal) { new in
        self.bytes.withLock { $0 += new }
        return .written
      }
    }
  }

  private final class Answers: Sendable {
    private let left: Mutex<ArraySlice<String>>
    init(_ answers: [String]) { left = Mutex(answers[...]) }
    func next() -> String? { left.withLock { $0.popFirst() } }
  }

  /// Runs `arguments` in `folder` without a process. With `answers`, somebody types these lines on a terminal.
  static func stet(
    _ arguments: [String], in folder: String = "/", input: [UInt8] = [], isTerminal: Bool = false,
    environment: [String: String] = [:], answers: [String]? = nil
  ) async -> TestRun {
    let output = Sink()
    let error = Sink()
    var variables = environment
    if answers != nil { variables["NO_COLOR"] = "1" }
    var environment = Environment(
      folder: folder, variables: variables, output: output.stream(isTerminal: isTerminal),
      error: error.stream(isTerminal: answers != nil), standardInput: { .success(input) },
      today: { Day("2024-03-01") })
    if let answers {
      let typed = Answers(answers)
      environment.answer = { typed.next() }
    }
    let status = await StetCommand.run(arguments: arguments, in: environment)
    return TestRun(status: status, output: output.text, error: error.text)
  }
}
