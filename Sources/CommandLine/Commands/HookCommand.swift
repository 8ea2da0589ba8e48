// SPDX-License-Identifier: Apache-2.0

import Files
import Linting
import Workspace

/// `stet hook`: puts a hook that checks what is staged where git looks for it, and takes it away.
struct HookCommand {
  private let action: HookArguments.Action
  private let console: Console

  init(_ action: HookArguments.Action, _ console: Console) {
    self.action = action
    self.console = console
  }

  /// What a hook of Stet's own holds, by which it is known again.
  private static let hook = """
    #!/bin/sh
    # Stet checks staged posts. 'stet hook uninstall' removes this file.
    command -v stet >/dev/null || {
      echo "Stet is not installed, so nothing was checked; 'git commit --no-verify' commits anyway" >&2
      exit 1
    }
    exec stet --staged

    """

  func run() -> RunStatus {
    let folder: String
    do throws(GitFailure) {
      folder = try GitRepository(around: console.environment.folder).hooksFolder()
    } catch {
      console.error(error.message, help: error.help)
      return .wrongUse
    }
    let path = PathText.join(folder, "pre-commit")
    let shown = FilePath.printed(
      PathText.relative(path, to: console.environment.folder) ?? path)
    do throws(FileFailure) {
      switch action {
      case .install: return try install(path, in: folder, shown)
      case .uninstall: return try uninstall(path, shown)
      case .status: return try status(path, shown)
      }
    } catch {
      console.error(error)
      return .failure
    }
  }

  private func isOwn(_ path: String) throws(FileFailure) -> Bool {
    let files = DiskTree(roots: [PathText.folder(path)])
    return try files.read(path, limit: 1 << 20).bytes.elementsEqual(Self.hook.utf8)
  }

  private static func exists(_ path: String) -> Bool {
    DiskTree(roots: [PathText.folder(path)]).info(path) != nil
  }

  private func install(
    _ path: String, in folder: String, _ shown: String
  ) throws(FileFailure) -> RunStatus {
    if Self.exists(path) {
      if try isOwn(path) {
        console.say("\(shown) already exists.")
        return .success
      }
      console.error(
        "the hook \(shown) already exists and was not changed",
        help: "add this line to it: stet --staged || exit 1")
      return .wrongUse
    }
    try SafeWriter.createFolder(folder)
    try SafeWriter(DiskTree(roots: [folder])).create(
      path, Array(Self.hook.utf8), isProgram: true)
    console.say("Wrote \(shown): each commit will be checked.")
    return .success
  }

  /// Shows what checks a commit.
  private func status(_ path: String, _ shown: String) throws(FileFailure) -> RunStatus {
    if !Self.exists(path) {
      console.say(
        "\(shown) does not exist, so commits are not checked; 'stet hook install' writes it.")
    } else if try isOwn(path) {
      console.say("\(shown) runs 'stet --staged' before each commit.")
    } else if try Self.runsStet(path) {
      console.say("\(shown) was not written by Stet, but runs it.")
    } else {
      console.say(
        "\(shown) was not written by Stet and does not run it; add this line: stet --staged || exit 1"
      )
    }
    let (run, mistakes) = console.runSettings()
    guard mistakes.isEmpty else {
      console.tell(mistakes)
      return .wrongUse
    }
    console.say(RunSettingsText.text(run))
    return .success
  }

  /// Whether a line that is not a comment names Stet.
  private static func runsStet(_ path: String) throws(FileFailure) -> Bool {
    let files = DiskTree(roots: [PathText.folder(path)])
    let text = String(decoding: try files.read(path, limit: 1 << 20).bytes, as: UTF8.self)
    return text.split(separator: "\n").contains { line in
      let words = line.split(whereSeparator: { " \t/;&|\"'".contains($0) })
      return words.prefix { !$0.hasPrefix("#") }.contains("stet")
    }
  }

  private func uninstall(_ path: String, _ shown: String) throws(FileFailure) -> RunStatus {
    guard Self.exists(path) else {
      console.say("\(shown) does not exist.")
      return .success
    }
    guard try isOwn(path) else {
      console.error(
        "the hook \(shown) was edited since Stet wrote it, and was not changed",
        help: "remove the line with stet from it by hand")
      return .wrongUse
    }
    try SafeWriter.remove(path)
    console.say("Removed \(shown).")
    return .success
  }
}
