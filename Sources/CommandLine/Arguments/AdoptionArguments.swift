// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct AdoptArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Set Stet up in a folder of old posts, so that only new findings count.",
    discussion: """
      Writes .stet.yml as 'stet init' does, a baseline of today's findings, and a pre-commit \
      hook, and shows what happens at the next commit. Existing files are kept; a second run \
      updates the baseline.
      """)

  @Argument(help: ArgumentHelp("The folder; the current one by default.", valueName: "folder"))
  var folder = "."

  @Option(help: ArgumentHelp("Write the baseline to this file.", valueName: "file"))
  var baseline: String?

  @Flag(name: .customLong("no-hook"), help: "Do not install a pre-commit hook.")
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
    abstract: "Summarize a baseline by rule and by age.")

  @Argument(
    help: ArgumentHelp(
      "The baseline; by default the one in the settings.", valueName: "file"))
  var file: String?
}

struct HookArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: """
      Install or remove a git hook that checks staged posts before each commit, or show its status.
      """,
    discussion: """
      'stet hook install' writes a pre-commit hook to git's hooks folder (core.hooksPath is \
      respected), 'stet hook uninstall' removes it, and 'stet hook status' shows what checks the \
      next commit. An existing hook is not changed.
      """)

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case install
    case uninstall
    case status
  }

  @Argument(help: "install, uninstall or status.")
  var action: Action
}

struct SuppressArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: "Suppress the findings of rules in posts, with a reason.",
    discussion: """
      Writes a comment before each block with a finding, and for findings about a whole post an \
      entry in its front matter. A comment that would change the post for its readers is not \
      written.

      Exit status: 0 success; 1 some findings could not be suppressed; 2 invalid options or \
      configuration; 3 an internal or file system error.
      """)

  @Argument(help: ArgumentHelp("The rules, separated by commas.", valueName: "id,…"))
  var rules: String

  @Argument(
    help: ArgumentHelp("Files and folders; the current folder by default.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Why the findings are accepted.", valueName: "text"))
  var reason: String

  @Flag(help: "Show what would be written without writing it.")
  var diff = false

  @Option(
    help: ArgumentHelp("Use this configuration file instead of .stet.yml.", valueName: "file"))
  var config: String?

  /// The same as arguments of `lint`, which judges the posts.
  func lint() throws -> LintArguments {
    var arguments = ["--quiet", "--all"]
    if diff { arguments.append("--diff") }
    if let config { arguments.append("--config=\(config)") }
    return try LintArguments.parse(arguments + ["--"] + (paths.isEmpty ? ["."] : paths))
  }
}
