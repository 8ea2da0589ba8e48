// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What `stet server` takes.
struct ServerArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server",
    abstract: "Serve editors over standard input and output (Language Server Protocol).",
    discussion: "Editors start it; docs/editors.md says how.")

  @Flag(help: .hidden)
  var stdio = false
}

/// What `stet mcp` takes.
struct MCPArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Serve writing assistants over standard input and output (Model Context Protocol).",
    discussion: "Its tools see only the folder. docs/editors.md describes them.")

  @Argument(help: .folder)
  var folder = "."

  @Flag(help: "Add a tool that changes posts.")
  var write = false
}

/// What `stet watch` takes.
struct WatchArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check posts again whenever they are saved.",
    discussion: "Ends with Ctrl-C.")

  @Argument(help: .folder)
  var folder = "."

  @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
  var color = ColorChoice.auto
}
