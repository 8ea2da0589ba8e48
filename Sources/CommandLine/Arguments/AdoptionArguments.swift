// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct AdoptArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Set Stet up in a folder of old posts, so that only new findings count.",
    discussion: """
      Writes .stet.yml as 'stet init' does, a baseline with every finding of today, and a \
      pre-commit hook, and says what happens at the next commit. What is there already is kept: \
      a second run brings the baseline up to date.
      """)

  @Argument(help: ArgumentHelp("The folder; this one when none is given.", valueName: "folder"))
  var folder = "."

  @Option(help: ArgumentHelp("Write the baseline to this file.", valueName: "file"))
  var baseline: String?

  @Flag(name: .customLong("no-hook"), help: "Install no pre-commit hook.")
  var omitsHook = false
}

extension InitArguments {
  /// The arguments for the working folder.
  static func here() throws -> InitArguments { try parse([]) }
}

extension LintArguments {
  /// The arguments that write the baseline `name` of the working folder.
  static func baseline(_ name: String) throws -> LintArguments {
    try parse([".", "--write-baseline=\(name)", "--allow-empty"])
  }
}

struct BaselineFileArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Show what is in a baseline, by rule and by age.")

  @Argument(
    help: ArgumentHelp(
      "The baseline; the one of the settings when none is given.", valueName: "file"))
  var file: String?
}

struct HookArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Check what is staged before each commit, or stop doing so.",
    discussion: """
      'stet hook install' writes a pre-commit hook where git looks for hooks (core.hooksPath is \
      followed), 'stet hook uninstall' removes it, and 'stet hook status' says what the next \
      commit is checked by. A hook that is there already is left as it is.
      """)

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case install
    case uninstall
    case status
  }

  @Argument(help: "install, uninstall or status.")
  var action: Action
}
