// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import SourceText
import Workspace

/// The baselines that a run reads and writes, by the arguments of the command and the settings.
struct BaselineFiles {
  private let arguments: BaselineArguments
  private let console: Console
  private let isQuiet: Bool
  private let baseline: Baseline?
  /// The baseline as a person would name it.
  private let name: String
  private let files: any FileTree
  /// The folders that the run looks through, as they were given.
  private let folders: [String]
  /// The folder that the paths of the baseline are seen from.
  private let base: String

  /// Reads the baseline that is named.
  ///
  /// - Throws: What is wrong with it.
  init(
    _ arguments: BaselineArguments, _ run: RunSettings, paths: [String], isQuiet: Bool,
    _ files: any FileTree, _ console: Console
  ) throws(UsageError) {
    folders = paths.filter(console.environment.isFolder).map(PostWalk.normalized)
    self.files = files
    self.arguments = arguments
    self.console = console
    self.isQuiet = isQuiet
    let folder = console.environment.folder
    if let set = run.baseline?.value, arguments.baseline == nil, arguments.writeBaseline == nil {
      let path = PathText.join(run.folder, set)
      base = run.folder
      name = PathText.relative(path, to: folder) ?? set
      // An untrusted repository must not name a file outside it, and no link in it is followed.
      baseline = try Self.read(name, console) { () throws(FileFailure) in
        // With --staged, these are the staged files.
        if files.info(path) != nil { return try files.read(path, limit: Self.largest).bytes }
        return try DiskTree(roots: [run.folder]).read(path, limit: Self.largest).bytes
      }
      if baseline == nil {
        throw UsageError(
          message: "baseline '\(name)', set in \(run.path), not found",
          help: "write it with 'stet adopt', or delete the line from the settings")
      }
      return
    }
    base = Self.base(of: arguments, run, folder)
    name = arguments.baseline ?? ""
    guard let name = arguments.baseline else {
      baseline = nil
      return
    }
    guard let read = try Self.typed(name, console) else {
      // It is about to be written for the first time.
      guard arguments.writeBaseline == name else {
        throw UsageError(
          message: "baseline '\(name)' not found",
          help: "create it with --write-baseline \(name)")
      }
      baseline = nil
      return
    }
    baseline = read
  }

  private static let largest = 64 << 20

  /// The folder for a baseline that was typed: that of the settings where these name the same file.
  private static func base(
    of arguments: BaselineArguments, _ run: RunSettings, _ folder: String
  ) -> String {
    guard let typed = arguments.writeBaseline ?? arguments.baseline, let set = run.baseline?.value,
      PathText.join(folder, typed) == PathText.join(run.folder, set)
    else { return folder }
    return run.folder
  }

  /// The baseline at a path that a person typed; `nil` where there is none.
  static func typed(_ name: String, _ console: Console) throws(UsageError) -> Baseline? {
    let files = console.environment.files()
    return try read(name, console) { () throws(FileFailure) in
      let place = try files.admit(PathText.join(console.environment.folder, name))
      return try files.read(place, limit: largest).bytes
    }
  }

  /// The baseline that settings in `folder` name: no link is followed to it. `nil` where there is none.
  static func inFolder(
    _ name: String, _ folder: String, _ console: Console
  ) throws(UsageError) -> Baseline? {
    try read(name, console) { () throws(FileFailure) in
      try DiskTree(roots: [folder]).read(PathText.join(folder, name), limit: largest).bytes
    }
  }

  private static func read(
    _ name: String, _ console: Console, _ read: () throws(FileFailure) -> [UInt8]
  ) throws(UsageError) -> Baseline? {
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try read()
    } catch {
      if error.isMissing { return nil }
      throw UsageError(
        message: "cannot read the baseline \(name): \(error.reason)",
        help: "check that it is a readable file")
    }
    do throws(Baseline.Problem) {
      return try Baseline.read(SourceText(path: name, bytes: bytes))
    } catch {
      throw UsageError(message: "\(name):\(error.line): \(error.message)", help: error.help)
    }
  }

  /// The path of a post as the baseline knows it.
  private func path(_ post: PostReport) -> String {
    PathText.relative(PathText.join(console.environment.folder, post.path), to: base) ?? post.path
  }

  private func matching(
    _ catalogue: RuleCatalogue, isPartial: Bool
  ) -> BaselineMatch.Run {
    let (files, base, folders) = (files, base, folders)
    let folder = console.environment.folder
    var run = BaselineMatch.Run { files.info(PathText.join(base, $0)) != nil }
    run.wasSought = { path in
      if folders.isEmpty { return false }
      let path = PathText.join(base, path)
      return folders.contains { PathText.relative(path, to: PathText.join(folder, $0)) != nil }
    }
    run.path = path
    run.measuring = Set(
      catalogue.definitions.filter { $0.description.habits.contains { !$0.field.isEmpty } }
        .map(\.id))
    run.isPartial = isPartial
    return run
  }

  /// Removes old findings from `report`, and writes the baseline that is asked for. `isPartial` tells that findings were
  /// left out that the posts have.
  func apply(
    to report: inout RunReport, _ catalogue: RuleCatalogue, isPartial: Bool, _ today: Day
  ) -> RunStatus {
    let run = matching(catalogue, isPartial: isPartial)
    if let name = arguments.writeBaseline {
      let status = write(name, report.posts, run, today)
      guard status == .success else { return status }
      report.baselined = report.posts.reduce(0) { $0 + $1.findingCount }
      for post in report.posts.indices { report.posts[post].findings = [] }
      return status
    }
    guard let baseline else { return .success }
    var match = BaselineMatch(baseline, report.posts, run)
    report.baselined = match.count
    if !isQuiet {
      let stale = match.stale()
      if let first = stale.first {
        let counted =
          stale.count == 1
          ? "1 entry of \(name) is outdated:"
          : "\(CountText.grouped(stale.count)) entries of \(name) are outdated, such as"
        console.note(
          "\(counted) \(first.rule) in \(first.path)",
          help: "run Stet with --write-baseline \(name) to remove what is fixed")
      }
    }
    match.remove(from: &report.posts)
    return .success
  }

  private func write(
    _ name: String, _ posts: [PostReport], _ run: BaselineMatch.Run, _ today: Day
  ) -> RunStatus {
    let old: Baseline?
    do throws(UsageError) {
      old = try Self.typed(name, console)
    } catch {
      console.error(error)
      return .wrongUse
    }
    if let old, !old.isOwn {
      console.error(
        "\(name) is not a baseline and is unchanged", help: "name another file")
      return .wrongUse
    }
    var match = BaselineMatch(old ?? Baseline([]), posts, run)
    let new = match.rewritten(today: today)
    do throws(FileFailure) {
      try console.environment.put(new.bytes, at: name)
    } catch {
      console.error(error)
      return .failure
    }
    if !isQuiet {
      console.note("wrote \(name): \(CountText.counted(new.entries.count, "finding")) accepted")
    }
    return .success
  }
}
