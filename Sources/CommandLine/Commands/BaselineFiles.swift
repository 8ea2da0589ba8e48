// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import SourceText
import Workspace

/// The baselines that a run reads and writes, by the arguments of the command.
struct BaselineFiles {
  private let arguments: BaselineArguments
  private let console: Console
  private let isQuiet: Bool
  private let baseline: Baseline?
  private let files: any FileTree
  /// The folders that the run looks through, as they were given.
  private let folders: [String]

  private static let largest = 64 << 20

  /// Reads the baseline that is named; what is wrong with it is told.
  init(
    _ arguments: BaselineArguments, paths: [String], isQuiet: Bool, _ files: any FileTree,
    _ console: Console
  ) throws(UsageError) {
    folders = paths.filter(console.environment.isFolder).map(PostWalk.normalized)
    self.files = files
    self.arguments = arguments
    self.console = console
    self.isQuiet = isQuiet
    guard let name = arguments.baseline else {
      baseline = nil
      return
    }
    guard let read = try Self.read(name, files, console) else {
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

  private static func read(
    _ name: String, _ files: any FileTree, _ console: Console
  ) throws(UsageError) -> Baseline? {
    let bytes: [UInt8]
    do throws(FileFailure) {
      let place = try files.admit(PathText.join(console.environment.folder, name))
      bytes = try files.read(place, limit: largest).bytes
    } catch {
      if error.isMissing { return nil }
      throw UsageError(
        message: "cannot read the baseline \(name): \(error.reason)",
        help: "check that it exists and is readable")
    }
    do throws(Baseline.Problem) {
      return try Baseline.read(SourceText(path: name, bytes: bytes))
    } catch {
      throw UsageError(message: "\(name):\(error.line): \(error.message)", help: error.help)
    }
  }

  private func exists(_ path: String) -> Bool {
    files.info(PathText.join(console.environment.folder, path)) != nil
  }

  private func wasSought(_ path: String) -> Bool {
    folders.contains { $0 == "." || PathText.relative(path, to: $0) != nil }
  }

  /// Takes old findings out of `report`, and writes the baseline that is asked for.
  func apply(to report: inout RunReport) -> RunStatus {
    var status = RunStatus.success
    if let name = arguments.writeBaseline { status = write(name, report.posts) }
    if status == .success, arguments.writeBaseline != nil {
      report.baselined = report.posts.reduce(0) { $0 + $1.findings.count }
      for post in report.posts.indices { report.posts[post].findings = [] }
      return status
    }
    guard let baseline else { return status }
    let (count, stale) = baseline.apply(to: &report.posts, exists: exists, wasSought: wasSought)
    report.baselined = count
    if let first = stale.first, !isQuiet, let name = arguments.baseline {
      let rest =
        stale.count == 1
        ? "one entry of \(name) is outdated: \(first.rule) in \(first.path)"
        : "\(stale.count) entries of \(name) are outdated, such as \(first.rule) in "
          + first.path
      console.note("\(rest); --write-baseline \(name) removes them")
    }
    return status
  }

  private func write(_ name: String, _ posts: [PostReport]) -> RunStatus {
    let entries = Baseline.entries(of: posts)
    var old: Baseline?
    do throws(UsageError) {
      old = try Self.read(name, files, console)
    } catch {
      console.error(error)
      return .wrongUse
    }
    let new =
      old?.replaced(
        by: entries, checked: Set(posts.map(\.path)), exists: exists, wasSought: wasSought)
      ?? Baseline(entries)
    do throws(FileFailure) {
      try console.environment.put(new.bytes, at: name)
    } catch {
      console.error(error)
      return .failure
    }
    if !isQuiet {
      let count = new.entries.count
      console.note("wrote \(name): \(count) finding\(count == 1 ? "" : "s") will be ignored")
    }
    return .success
  }
}
