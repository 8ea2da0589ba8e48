// SPDX-License-Identifier: Apache-2.0

import Fixes
import Formats
import Linting

/// The questions of `--fix --interactive`: each finding with its fix, on standard error, and what a person answers.
struct FixQuestions {
  private static let choices = """
    y  apply this fix
    n  leave it
    a  apply this fix and all others of this rule
    s  suppress the finding in the post
    q  quit; nothing more is fixed

    """
  /// The most lines of a change that are shown.
  private static let mostLines = 40

  private let console: Console
  private let color: ColorChoice

  init(_ console: Console, _ color: ColorChoice) {
    self.console = console
    self.color = color
  }

  /// Whether somebody sees the questions and can answer.
  static func canAsk(_ console: Console) -> Bool {
    console.environment.answer != nil && console.environment.error.isTerminal
  }

  var asker: FixAsker {
    FixAsker { question in
      show(question)
      return answer()
    }
  }

  private func show(_ question: FixAsker.Question) {
    let stream = console.environment.error
    let style = console.style(color, for: stream)
    var post = question.report
    post.findings = [question.finding]
    let format = TextFormat(
      style: style, width: min(stream.columns, 100), isQuiet: true, wrapsFirstLine: true)
    format.write(RunReport(posts: [post], configuration: [], exitStatus: 0)) {
      console.writeError(Array($0.utf8))
    }
    let (patch, leftOut) = PrintablePatch.make(
      old: question.report.source, new: question.fixed, path: post.path)
    // The path is above.
    let lines = String(decoding: patch, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    var text = ""
    for line in lines.prefix(Self.mostLines) {
      let part: TerminalStyle.Part? =
        switch line.utf8.first {
        case UInt8(ascii: "+"): .good
        case UInt8(ascii: "-"): .severity(.error)
        case UInt8(ascii: "@"): .faint
        default: nil
        }
      text += (part.map { style.apply($0, String(line)) } ?? String(line)) + "\n"
    }
    if lines.count > Self.mostLines { text += "(\(lines.count - Self.mostLines) more lines)\n" }
    console.writeError(Array(text.utf8))
    if !leftOut.isEmpty {
      console.note("a part of the change contains control characters and is not shown")
    }
  }

  private func answer() -> FixAsker.Answer {
    while true {
      console.writeError(Array("Apply this fix? [y,n,a,s,q,?] ".utf8))
      guard let line = console.environment.answer?() else { return .quit }
      switch line.lowercased().filter({ $0 != " " }) {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "a", "all": return .all
      case "q", "quit": return .quit
      case "s", "suppress": if let reason = reason() { return .suppress(reason: reason) }
      default: console.writeError(Array(Self.choices.utf8))
      }
    }
  }

  /// Why a finding is suppressed; `nil` if nobody says.
  private func reason() -> String? {
    console.writeError(Array("Reason: ".utf8))
    guard let line = console.environment.answer?() else { return nil }
    let reason = String(line.drop { $0 == " " })
    if let problem = Suppressor.Request.problem(in: reason) {
      console.error(problem, help: "write one line of plain text, such as: our own photo")
      return nil
    }
    return reason
  }
}
