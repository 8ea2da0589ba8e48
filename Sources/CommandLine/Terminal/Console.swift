// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Formats
import Synchronization
import Workspace

/// Where a command prints: its result on standard output, everything else on standard error.
final class Console: Sendable {
  let environment: Environment
  /// The rules and packs in the program.
  let catalogue = Catalogue()
  private let failure = Mutex<FileFailure?>(nil)

  init(_ environment: Environment) { self.environment = environment }

  /// Writes to standard output, as it is.
  func write(_ bytes: [UInt8]) {
    guard failure.withLock({ $0 == nil }) else { return }
    if case .failed(let reason) = environment.output.write(bytes) {
      failure.withLock { $0 = reason }
    }
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes to standard error, as it is.
  func writeError(_ bytes: [UInt8]) { _ = environment.error.write(bytes) }

  /// Says on standard output what was done.
  func say(_ sentence: String) { write(TerminalText.escaped(sentence) + "\n") }

  /// Says on standard error what is wrong, and what to do.
  func error(_ message: String, help: String = "") {
    say("error", .severity(.error), message)
    if !help.isEmpty { say("help", .strong, help) }
  }

  func error(_ wrong: UsageError) { error(wrong.message, help: wrong.help) }

  /// The folder of posts that a person typed, as an absolute path; `nil`, once that was reported, if there is none.
  func folder(_ typed: String) -> String? {
    let files = environment.files()
    let path = PathText.join(environment.folder, typed)
    if let folder = try? files.admit(path), files.info(folder)?.kind == .folder { return folder }
    error("folder '\(typed)' not found", help: "name the folder that contains your posts")
    return nil
  }

  /// Says on standard error that the file system refused something.
  func error(_ failure: FileFailure) {
    error(
      "cannot \(failure.action) \(failure.path): \(failure.reason)",
      help: failure.code == 0
        ? ""
        : failure.action == "write"
          ? "check that the folder exists and is writable"
          : "check that it exists and is readable")
  }

  /// Says what a workspace has to say.
  func say(_ notices: [Notice], isQuiet: Bool = false) {
    for notice in notices {
      switch notice {
      case .mistake(let message, let help): error(message, help: help)
      case .failure(let failure): error(failure)
      case .note(let message, let help): if !isQuiet { note(message, help: help) }
      }
    }
  }

  /// Says something on standard error that is no mistake.
  func note(_ message: String, help: String = "") {
    say("note", .strong, message)
    if !help.isEmpty { say("help", .strong, help) }
  }

  private func say(_ label: String, _ part: TerminalStyle.Part, _ message: String) {
    let stream = environment.error
    let style = style(.auto, for: stream)
    let indent = label.utf8.count + 2
    let lines = TerminalText.wrapped(
      TerminalText.escaped(message), width: min(max(stream.columns, 40), 100) - indent)
    let text = lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    _ = stream.write(Array((style.apply(part, label + ":") + " " + text + "\n").utf8))
  }

  /// Whether and how text on `stream` is coloured.
  func style(_ choice: ColorChoice, for stream: Output) -> TerminalStyle {
    switch choice {
    case .always: return TerminalStyle(usesColor: true)
    case .never: return .plain
    case .auto:
      let environment = environment.variables
      let isUnwanted = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
      let isForced = ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { name in
        environment[name].map { !$0.isEmpty && $0 != "0" } ?? false
      }
      return TerminalStyle(usesColor: (stream.isTerminal || isForced) && !isUnwanted)
    }
  }

  /// The published page of a rule; `nil` for a project's own.
  func page(of rule: String) -> String? {
    catalogue.context.catalogue[rule] == nil ? nil : DocumentationSite.page(of: rule)
  }

  /// Whether `stream` is a terminal that shows links (OSC 8), by what it says of itself.
  func showsLinks(on stream: Output) -> Bool {
    TerminalLinks.areShown(isTerminal: stream.isTerminal, environment.variables)
  }

  /// `status`, or a failure when standard output could not be written.
  func finished(_ status: RunStatus) -> RunStatus {
    guard let failure = failure.withLock({ $0 }) else { return status }
    error(failure)
    return .failure
  }
}
