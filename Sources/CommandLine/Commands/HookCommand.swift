// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// `stet hook`: puts a hook that checks what is staged where git looks for it, and takes it away.
struct HookCommand {
  private let action: HookArguments.Action
  private let console: Console

  init(_ arguments: HookArguments, _ console: Console) {
    action = arguments.action
    self.console = console
  }

  /// What a hook of Stet's own holds, by which it is known again.
  private static let hook = """
    #!/bin/sh
    # Stet checks what is staged. 'stet hook uninstall' takes this file away.
    command -v stet >/dev/null || {
      echo "Stet is not installed, so nothing was checked; 'git commit --no-verify' commits all the same" >&2
      exit 1
    }
    exec stet --staged

    """

  func run() -> ExitStatus {
    let folder: [UInt8]
    do throws(UsageError) {
      folder = try GitRepository(around: console.environment.folder).hooksFolder()
    } catch {
      console.error(error)
      return .wrongUse
    }
    let path = FileSystem.join(folder, Array("pre-commit".utf8))
    let shown = DiskAccess(folder: console.environment.folder).printed(FileSystem.printed(path))
    do throws(FileFailure) {
      switch action {
      case .install: return try install(path, in: folder, shown)
      case .uninstall: return try uninstall(path, shown)
      }
    } catch {
      console.error(error)
      return .failure
    }
  }

  private func isOwn(_ path: [UInt8]) throws(FileFailure) -> Bool {
    try FileSystem.read(path, limit: 1 << 20).elementsEqual(Self.hook.utf8)
  }

  private func install(
    _ path: [UInt8], in folder: [UInt8], _ shown: String
  ) throws(FileFailure) -> ExitStatus {
    if FileSystem.exists(path) {
      if try isOwn(path) {
        console.write("\(shown) is there already.\n")
        return .success
      }
      console.error(
        "there is a hook already, \(shown), and it was left as it is",
        help: "add this line to it: stet --staged || exit 1")
      return .wrongUse
    }
    try FileSystem.createFolder(folder)
    try AtomicFile.create(Array(Self.hook.utf8), at: path, isProgram: true)
    console.write("Wrote \(shown): each commit is checked from now on.\n")
    return .success
  }

  private func uninstall(_ path: [UInt8], _ shown: String) throws(FileFailure) -> ExitStatus {
    guard FileSystem.exists(path) else {
      console.write("There is no \(shown).\n")
      return .success
    }
    guard try isOwn(path) else {
      console.error(
        "the hook \(shown) is not as Stet wrote it, and was left as it is",
        help: "take the line with stet out of it yourself")
      return .wrongUse
    }
    try FileSystem.remove(path)
    console.write("Removed \(shown).\n")
    return .success
  }
}
