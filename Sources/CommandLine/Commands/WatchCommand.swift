// SPDX-License-Identifier: Apache-2.0

import Documents
import Files
import Formats
import Linting
import Sessions
import Workspace

/// `stet watch`: checks a folder, then whatever is saved in it.
struct WatchCommand {
  private let arguments: WatchArguments
  private let console: Console

  init(_ arguments: WatchArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  #if os(Linux)
    func run() async -> RunStatus {
      let typed = PathText.join(console.environment.folder, arguments.folder)
      guard console.environment.isFolder(arguments.folder), let root = DiskTree.resolved(typed)
      else {
        console.error(
          "folder '\(arguments.folder)' not found", help: "name the folder that holds the posts")
        return .wrongUse
      }
      guard var watch = FolderWatch() else {
        console.error(
          "the system does not report changes of files", help: "run 'stet lint' instead")
        return .failure
      }
      var isWatched = follow(root, watch)
      var reports: [String: PostReport] = [:]
      guard let world = await check(root, .named(["."]), &reports, isFirst: true) else {
        return .failure
      }
      show(world, reports, changed: Array(reports.keys))
      var waiting: FolderWatch.Changes?
      while true {
        var changes = waiting ?? watch.changes(within: -1)
        waiting = nil
        // Editors write a file in several steps.
        while case let more = watch.changes(within: 50), !more.paths.isEmpty || more.isOverflow {
          changes.paths.formUnion(more.paths)
          changes.isOverflow = changes.isOverflow || more.isOverflow
        }
        let files = DiskTree(roots: [root])
        if changes.isOverflow || changes.paths.contains(where: { files.info($0)?.kind == .folder })
        {
          if let fresh = FolderWatch() {
            watch = fresh
            isWatched = follow(root, watch)
          }
        }
        if !isWatched { console.note("the folder has too many folders; not all are watched") }
        let posts = changes.paths.filter { FileExtensions.format(ofPath: $0) != nil }
        // Settings, templates and images may change what is to be said of every post.
        let isWhole = changes.isOverflow || changes.paths.contains(where: Self.concernsAll)
        if posts.isEmpty, !isWhole { continue }
        for path in posts where files.info(path) == nil {
          reports[PathText.relative(path, to: root) ?? path] = nil
        }
        if isWhole { reports = [:] }
        let asked: SiteWorld.Posts = isWhole ? .named(["."]) : .at(posts.sorted())
        guard let world = await check(root, asked, &reports, isFirst: false) else { continue }
        let names = posts.compactMap { PathText.relative($0, to: root) }
        show(world, reports, changed: isWhole ? Array(reports.keys) : names)
        if isWhole { continue }
        // What changed may matter to posts that link to it.
        let more = watch.changes(within: 500)
        if !more.paths.isEmpty || more.isOverflow {
          waiting = more
          continue
        }
        let before = reports.mapValues(\.findingCount)
        reports = [:]
        guard let world = await check(root, .named(["."]), &reports, isFirst: false) else {
          continue
        }
        let others = reports.filter { path, report in before[path] != report.findingCount }.keys
        if !others.isEmpty { show(world, reports, changed: names + others) }
      }
    }

    /// Watches `root` and the folders in it; whether all could be.
    private func follow(_ root: String, _ watch: FolderWatch) -> Bool {
      let files = DiskTree(roots: [root])
      var waiting = [root]
      var isWhole = true
      while let folder = waiting.popLast() {
        guard watch.add(folder) else {
          isWhole = false
          if folder == root { return false }
          continue
        }
        for entry in (try? files.list(folder)) ?? []
        where entry.kind == .folder && !entry.name.hasPrefix(".") && entry.name != "node_modules" {
          waiting.append(FilePath.join(folder, entry.name))
        }
      }
      return isWhole
    }

    /// Whether a change of the file at `path` may concern posts that did not change.
    private static func concernsAll(_ path: String) -> Bool {
      [".yml", ".yaml", ".toml"].contains(where: path.hasSuffix)
    }

    private func check(
      _ root: String, _ posts: SiteWorld.Posts, _ reports: inout [String: PostReport],
      isFirst: Bool
    ) async -> SiteWorld? {
      guard let world = await SiteWorld(root, posts: posts, settings: console.worldSettings) else {
        console.error("the folder cannot be read", help: "check that it is still there")
        return nil
      }
      console.tell(world.selection.mistakes)
      guard world.isUsable else { return isFirst ? nil : world }
      for report in await world.reports() { reports[report.path] = report }
      return world
    }

    private func show(
      _ world: SiteWorld, _ reports: [String: PostReport], changed: [String]
    ) {
      let output = console.environment.output
      if output.isTerminal { console.write("\u{1B}[2J\u{1B}[H") }
      let posts = Set(changed).sorted().compactMap { reports[$0] }
      let format = TextFormat(
        style: console.style(arguments.color, for: output), width: min(output.columns, 100),
        isQuiet: true, wrapsFirstLine: output.isTerminal, givesOverview: output.isTerminal)
      format.write(RunReport(posts: posts, configuration: [], exitStatus: 0)) {
        console.write(Array($0.utf8))
      }
      let all = RunReport(posts: Array(reports.values), configuration: [], exitStatus: 0)
      console.write(
        "\(CountText.counted(all.posts.count, "post")): "
          + "\(CountText.counted(all.count(.error), "error")), "
          + "\(CountText.counted(all.count(.warning), "warning")), "
          + "\(CountText.counted(all.count(.suggestion), "suggestion")); waiting for changes\n")
    }
  #else
    func run() async -> RunStatus {
      console.error("'stet watch' needs Linux", help: "run 'stet lint' instead")
      return .wrongUse
    }
  #endif
}
