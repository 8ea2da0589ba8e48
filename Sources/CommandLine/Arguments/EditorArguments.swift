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
