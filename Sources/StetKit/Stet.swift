// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import SourceText
import Workspace

/// Checks posts: the rules, presets and packs of the `stet` command as a library.
///
/// ```swift
/// let stet = Stet()
/// for finding in try stet.lint("# Hello\n\n![](pier.jpg)\n", fileName: "hello.md") {
///   print("\(finding.start.line):\(finding.start.column) \(finding.rule): \(finding.message)")
/// }
/// ```
///
/// Nothing is written, and the network is never asked.
public struct Stet: Sendable {
  private let settings: Settings
  private let catalogue: Catalogue

  /// - Parameter settings: Which rules are on; those of the preset `recommended` unless something else is said.
  public init(settings: Settings = Settings()) {
    self.settings = settings
    catalogue = Catalogue()
  }

  /// Every rule there is, by id.
  public var rules: [Rule] { catalogue.context.catalogue.definitions.map(Rule.init) }

  /// Checks a text as the post `fileName` would be checked in a folder of its own.
  ///
  /// - Parameters:
  ///   - text: The whole post, with its front matter.
  ///   - fileName: The name of its file; the extension tells Markdown from HTML.
  /// - Returns: The findings, by place.
  /// - Throws: ``SettingsError`` when the settings are wrong.
  public func lint(_ text: String, fileName: String) throws(SettingsError) -> [Finding] {
    let folder = "/posts"
    let name = PathText.name(fileName)
    let workspace = workspace(
      MemoryTree(files(folder).merging([folder + "/" + name: Array(text.utf8)]) { $1 }), folder)
    let posts = try select([name], in: workspace)
    guard let sites = workspace.sites(of: posts, .init()) else { return [] }
    let linter = try linter(workspace, sites)
    return posts.tasks.flatMap { Self.findings(linter.run($0).report) }
  }

  /// Checks the posts in a folder on the disk, with the site around them.
  ///
  /// - Parameters:
  ///   - path: The folder. Settings that it, or a folder above it, holds in a `.stet.yml` are used where
  ///     ``Settings/yaml`` is `nil`.
  ///   - jobs: How many posts are checked at a time; as many as there are cores if `nil`.
  /// - Returns: The findings by path, each post's by place. They arrive in the order of the paths, as soon as they are
  ///   known; nothing more is done once the stream is dropped.
  /// - Throws: ``SettingsError`` when the settings are wrong.
  public func lint(
    folder path: String, jobs: Int? = nil
  ) async throws(SettingsError) -> AsyncStream<Post> {
    let disk = DiskTree(roots: [])
    let folder = try Self.admitted(path, disk)
    var tree: any FileTree = disk
    if settings.yaml != nil { tree = OverlayTree(disk, edits: files(folder).mapValues { $0 }) }
    let workspace = workspace(tree, folder)
    let posts = try select(["."], in: workspace)
    guard let sites = workspace.sites(of: posts, .init()) else {
      return AsyncStream { $0.finish() }
    }
    var linter = try linter(workspace, sites)
    let early = EarlyReports(posts.tasks, linter)
    linter.early = early
    await sites.prepare(for: posts.tasks, jobs: jobs, early)
    await sites.prepareHabits(for: posts.tasks, jobs: jobs, early)
    let results = workspace.results(of: posts, by: linter, jobs: jobs)
    return AsyncStream { continuation in
      let task = Task {
        for await result in results {
          let report = result.report
          continuation.yield(Post(path: report.path, findings: Self.findings(report)))
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// The text with its fixes applied.
  ///
  /// - Parameters:
  ///   - text: The whole post.
  ///   - fileName: The name of its file.
  ///   - all: Whether fixes that need review are applied too.
  /// - Returns: The text, and how many findings were fixed.
  /// - Throws: ``SettingsError`` when the settings are wrong.
  public func fix(
    _ text: String, fileName: String, all: Bool = false
  ) throws(SettingsError) -> (text: String, count: Int) {
    let folder = "/posts"
    let name = PathText.name(fileName)
    let place = folder + "/" + name
    let workspace = workspace(
      MemoryTree(files(folder).merging([place: Array(text.utf8)]) { $1 }), folder)
    let posts = try select([name], in: workspace)
    guard let sites = workspace.sites(of: posts, .init()), let task = posts.tasks.first else {
      return (text, 0)
    }
    let fixed = try linter(workspace, sites).fixed(task, all ? .offer : .safe)
    return (String(decoding: fixed.source.bytes, as: UTF8.self), fixed.count)
  }

  // MARK: Inside

  private func workspace(_ files: any FileTree, _ folder: String) -> Workspace {
    Workspace(files: files, folder: folder, catalogue: catalogue)
  }

  private func files(_ folder: String) -> [String: [UInt8]] {
    settings.yaml.map { [folder + "/.stet.yml": Array($0.utf8)] } ?? [:]
  }

  private static func admitted(_ path: String, _ disk: DiskTree) throws(SettingsError) -> String {
    do throws(FileFailure) {
      let working = DiskTree.resolved(".") ?? "/"
      return try disk.admit(PathText.join(working, path))
    } catch {
      throw SettingsError(message: "cannot read \(error.path): \(error.reason)", line: nil)
    }
  }

  private func select(
    _ paths: [String], in workspace: Workspace
  ) throws(SettingsError) -> PostSelection {
    var request = PostRequest(paths)
    request.settings.preset = settings.preset
    request.settings.only = settings.only
    if let mistake = request.settings.presetMistake(catalogue.context) {
      throw SettingsError(message: mistake.message, line: nil)
    }
    let posts = workspace.select(request)
    if let report = posts.mistakes.first, let finding = report.findings.first {
      let line = LineIndex(report.source).line(at: finding.range.start)
      throw SettingsError(message: "\(report.path): \(finding.message)", line: line)
    }
    for case .mistake(let message, _) in posts.notices {
      throw SettingsError(message: message, line: nil)
    }
    return posts
  }

  private func linter(
    _ workspace: Workspace, _ sites: KnownSites
  ) throws(SettingsError) -> PostLinter {
    guard let today = settings.day else {
      throw SettingsError(message: "the system clock gives no date", line: nil)
    }
    return PostLinter(loader: workspace.loader, sites: sites, siteURL: nil, today: today)
  }

  private static func findings(_ report: PostReport) -> [Finding] {
    if report.findings.isEmpty { return [] }
    let lines = LineIndex(report.source)
    return report.findings.map { Finding($0, lines) }
  }
}
