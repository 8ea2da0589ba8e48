// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

extension GitTests {
  @Test("A hook is written where git looks for it, and taken away again")
  func hook() async throws {
    let repository = try Repository()
    let hooks = repository.path + "/.git/hooks"
    try? FileManager.default.removeItem(atPath: hooks)
    let install = await TestRun.stet(["hook", "install"], in: repository.path)
    #expect(install.status == 0)
    #expect(install.output.hasPrefix("Wrote .git/hooks/pre-commit"))
    #expect(FileManager.default.isExecutableFile(atPath: hooks + "/pre-commit"))
    let again = await TestRun.stet(["hook", "install"], in: repository.path)
    #expect(again.output == ".git/hooks/pre-commit already exists.\n")
    let uninstall = await TestRun.stet(["hook", "uninstall"], in: repository.path)
    #expect(uninstall.output == "Removed .git/hooks/pre-commit.\n")
    #expect(!FileManager.default.fileExists(atPath: hooks + "/pre-commit"))
    let none = await TestRun.stet(["hook", "uninstall"], in: repository.path)
    #expect(none.status == 0)

    try repository.git("config", "core.hooksPath", "own/hooks")
    let own = await TestRun.stet(["hook", "install"], in: repository.path)
    #expect(own.output.hasPrefix("Wrote own/hooks/pre-commit"))
  }

  @Test("A hook of somebody else is left as it is")
  func otherHook() async throws {
    let repository = try Repository()
    try repository.folder.write(".git/hooks/pre-commit", "#!/bin/sh\nmake lint\n")
    for action in ["install", "uninstall"] {
      let run = await TestRun.stet(["hook", action], in: repository.path)
      #expect(run.status == 2)
      #expect(run.error.contains(".git/hooks/pre-commit"))
    }
    #expect(try repository.folder.read(".git/hooks/pre-commit") == "#!/bin/sh\nmake lint\n")
    let folder = try TemporaryFolder()
    let bare = await TestRun.stet(["hook", "install"], in: folder.path)
    #expect(bare.status == 2)
  }
}
