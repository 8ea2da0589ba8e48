// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import SourceText
import Workspace

/// `stet adopt`: sets Stet up in a folder of old posts, by settings, a baseline and a hook.
struct AdoptCommand {
  /// The baseline that is written where none is named.
  static let fileName = "stet-baseline.txt"

  private let arguments: AdoptArguments
  private let console: Console

  init(_ arguments: AdoptArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> RunStatus {
    guard let folder = console.folder(arguments.folder) else { return .wrongUse }
    var environment = console.environment
    environment.folder = folder
    return await AdoptCommand(arguments, Console(environment)).adopt(DiskTree(roots: [folder]))
  }

  /// Adopts Stet in the working folder.
  private func adopt(_ files: DiskTree) async -> RunStatus {
    let (run, mistakes) = console.runSettings()
    guard mistakes.isEmpty else {
      console.tell(mistakes)
      return .wrongUse
    }
    let isOwn = run.path.isEmpty || run.folder == console.environment.folder
    guard isOwn else {
      console.error(
        "\(run.path) has the settings for this folder",
        help: "run 'stet adopt' in the folder of that file")
      return .wrongUse
    }
    let name = arguments.baseline ?? run.baseline?.value ?? Self.fileName
    guard isInside(name, files) else { return .wrongUse }
    if let status = await settings(name, run, files) { return status }
    if let status = await baseline(name) { return status }
    let hook = arguments.omitsHook ? nil : hook()
    tellNext(name, hook)
    return .success
  }

  /// Whether the baseline `name` can be written: inside the folder, through no link.
  private func isInside(_ name: String, _ files: DiskTree) -> Bool {
    let folder = console.environment.folder
    let path = PathText.join(folder, name)
    var isFine = PathText.relative(path, to: folder).map { !$0.isEmpty } ?? false
    var current = path
    while isFine, current != folder {
      switch files.info(current)?.kind {
      case nil: break
      case .file: isFine = current == path
      case .folder: isFine = current != path
      case .link, .other: isFine = false
      }
      current = PathText.folder(current)
    }
    if !isFine {
      console.error(
        "the baseline '\(name)' is not a file in this folder",
        help: "name one in this folder, such as \(Self.fileName)")
    }
    return isFine
  }

  // MARK: Settings

  /// Writes or completes the settings; the status to end with if that fails.
  private func settings(_ name: String, _ run: RunSettings, _ files: DiskTree) async -> RunStatus? {
    let path = PathText.join(console.environment.folder, ConfigurationLoader.fileName)
    guard files.info(path) != nil else {
      guard let arguments = try? InitArguments.here() else { return .failure }
      let status = await InitCommand(arguments, console, baseline: name).run()
      return status == .success ? nil : status
    }
    if let set = run.baseline?.value {
      guard set == name else {
        console.error(
          "\(ConfigurationLoader.fileName) names a different baseline, \(set)",
          help: "change it there, or leave out --baseline")
        return .wrongUse
      }
      console.say("\(ConfigurationLoader.fileName) already names \(name).")
      return nil
    }
    return complete(path, name, files)
  }

  /// Adds the baseline to settings that name none.
  private func complete(_ path: String, _ name: String, _ files: DiskTree) -> RunStatus? {
    let line = RunSettingsText.line(name)
    do throws(FileFailure) {
      let old = try files.read(path, limit: SourceText.largestSize)
      let hasReturns = old.bytes.contains(0x0D)
      let end = hasReturns ? "\r\n" : "\n"
      var new = old.bytes
      if let last = new.last, last != 0x0A { new += Array(end.utf8) }
      new += Array((line + end).utf8)
      guard sets(name, path, new) else {
        console.error(
          "\(ConfigurationLoader.fileName) could not be completed and is unchanged",
          help: "add this line to it, and run 'stet adopt' again: \(line)")
        return .wrongUse
      }
      try console.environment.write()(path, new, old)
    } catch {
      console.error(error)
      return .failure
    }
    console.say("Added '\(line)' to \(ConfigurationLoader.fileName).")
    return nil
  }

  /// Whether settings of `bytes` name the baseline and are right.
  private func sets(_ name: String, _ path: String, _ bytes: [UInt8]) -> Bool {
    var loader = console.workspace.editing([path: bytes]).configuration(CommandLineSettings())
    _ = loader.rules(for: PathText.join(console.environment.folder, "post.md"))
    return loader.reports.isEmpty && loader.runSettings().settings.baseline?.value == name
  }

  // MARK: Baseline and hook

  /// Writes the baseline; the status to end with if that fails.
  private func baseline(_ name: String) async -> RunStatus? {
    guard let lint = try? LintArguments.baseline(name) else { return .failure }
    let status = await LintCommand(lint, console, isSilent: true).run()
    guard status == .success || status == .findings else { return status }
    let baseline: Baseline?
    do throws(UsageError) {
      baseline = try BaselineFiles.typed(name, console)
    } catch {
      console.error(error)
      return .failure
    }
    let entries = baseline?.entries ?? []
    let posts = Set(entries.map(\.path)).count
    console.say(
      "Wrote \(name): \(CountText.counted(entries.count, "finding")) in "
        + "\(CountText.counted(posts, "post")) accepted. 'stet baseline' shows them by rule."
    )
    return nil
  }

  /// Installs the hook, and returns whether it checks the next commit.
  private func hook() -> Bool {
    do throws(GitFailure) {
      _ = try GitRepository(around: console.environment.folder)
    } catch {
      console.say("This folder is not in a git repository, so no hook was installed.")
      return false
    }
    return HookCommand(.install, console).run() == .success
  }

  private func tellNext(_ name: String, _ hook: Bool?) {
    let (run, _) = console.runSettings()
    if hook == true {
      console.say(
        "At each commit, Stet checks the staged posts. \(RunSettingsText.text(run))")
    } else {
      console.say("In a run of 'stet .': \(RunSettingsText.text(run))")
    }
    console.say("Next: git add \(ConfigurationLoader.fileName) \(name)")
  }
}
