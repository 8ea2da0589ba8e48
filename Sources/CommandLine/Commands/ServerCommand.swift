// SPDX-License-Identifier: Apache-2.0

import ContextServer
import Files
import JSONRPC
import LanguageServer
import Linting
import Sessions
import Workspace

/// `stet server`: the language server on standard input and output.
struct ServerCommand {
  private let console: Console

  init(_ console: Console) { self.console = console }

  /// Serves until the client ends it; gives the exit status.
  func run() async -> Int32 {
    let mailbox = Mailbox<ServerWork>()
    let output = console.environment.output
    let server = LanguageServer(
      settings: console.worldSettings, version: StetArguments.version, mailbox: mailbox
    ) { bytes in
      if case .written = output.write(bytes) { true } else { false }
    }
    console.environment.input({ mailbox.deliver($0) }, { mailbox.isFull })
    return await server.run()
  }

  /// `stet mcp`: serves until the client goes away.
  func runContextServer(_ arguments: MCPArguments) async -> Int32 {
    let environment = console.environment
    let typed = PathText.join(environment.folder, arguments.folder)
    guard environment.isFolder(arguments.folder), let root = DiskTree.resolved(typed) else {
      console.error(
        "folder '\(arguments.folder)' not found", help: "name the folder that holds the posts")
      return RunStatus.wrongUse.rawValue
    }
    let mailbox = Mailbox<ContextWork>()
    let output = environment.output
    let server = ContextServer(
      root: root, canWrite: arguments.write, writer: environment.write(),
      settings: console.worldSettings, version: StetArguments.version, mailbox: mailbox
    ) { bytes in
      if case .written = output.write(bytes) { true } else { false }
    }
    environment.input({ mailbox.deliver($0) }, { mailbox.isFull })
    return await server.run()
  }
}

extension Console {
  /// What the worlds of a server have in common.
  var worldSettings: WorldSettings {
    WorldSettings(
      catalogue: catalogue, cacheFolder: environment.cacheFolder, build: environment.build,
      today: environment.today)
  }
}
