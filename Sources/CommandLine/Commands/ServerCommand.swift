// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import LanguageServer
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
}

extension Console {
  /// What the worlds of a server have in common.
  var worldSettings: WorldSettings {
    WorldSettings(
      catalogue: catalogue, cacheFolder: environment.cacheFolder, build: environment.build,
      today: environment.today)
  }
}
