// SPDX-License-Identifier: Apache-2.0

import Configuration
import Fixes
import Linting
import Workspace

/// `stet suppress`: writes suppressions of findings into posts.
struct SuppressCommand {
  private let arguments: SuppressArguments
  private let console: Console

  init(_ arguments: SuppressArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> RunStatus {
    do throws(UsageError) {
      let request = Suppressor.Request(rules: try rules(), reason: try reason())
      guard let lint = try? arguments.lint() else { return .failure }
      return await LintCommand(lint, console, isSilent: true, suppressing: request).run()
    } catch {
      console.error(error)
      return .wrongUse
    }
  }

  private func reason() throws(UsageError) -> String {
    if let problem = Suppressor.Request.problem(in: arguments.reason) {
      throw UsageError(
        message: problem, help: "write one line of plain text, as in --reason \"our own photo\"")
    }
    return String(arguments.reason.drop { $0 == " " })
  }

  private func rules() throws(UsageError) -> Set<String> {
    if arguments.paths.contains("-") {
      throw UsageError(
        message: "standard input cannot be changed", help: "name files or folders")
    }
    let names = arguments.rules.split(separator: ",").map(String.init)
    if let name = names.first(where: UnusedSuppression.isLoud) {
      throw UsageError(
        message: "'\(name)' cannot be suppressed in a post",
        help: "turn the rule off in the configuration")
    }
    let catalogue = console.projectCatalogue(configuration: arguments.config)
    if let name = names.first(where: { catalogue[$0] == nil }) {
      throw UsageError(message: "unknown rule '\(name)'", help: catalogue.help(for: name))
    }
    if names.isEmpty {
      throw UsageError(message: "no rule is named", help: "'stet rules' lists them all")
    }
    return Set(names)
  }
}
