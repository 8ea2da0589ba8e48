// SPDX-License-Identifier: Apache-2.0

package import Articles
import Configuration
import Files
import Fixes
package import Linting
import SourceText
package import Workspace

/// What every world of a server has in common.
package struct WorldSettings: Sendable {
  package var catalogue: Catalogue
  /// Where facts of sites are kept; `nil` keeps nothing.
  package var cacheFolder: String?
  /// Names this build of the program.
  package var build: String
  package var today: @Sendable () -> Day?

  package init(
    catalogue: Catalogue, cacheFolder: String?, build: String,
    today: @escaping @Sendable () -> Day?
  ) {
    self.catalogue = catalogue
    self.cacheFolder = cacheFolder
    self.build = build
    self.today = today
  }
}

/// A folder with its site at one moment, and texts that are not saved in front of its files.
///
/// Posts are judged in it with other texts than it was made of: what the site's other pages see of a post is then that of
/// the world, until the next one is made.
package struct SiteWorld: Sendable {
  /// The folder, an absolute path without links.
  package let root: String
  package let workspace: Workspace
  package let selection: PostSelection
  package let sites: KnownSites
  /// The posts that were asked for, by location.
  package let tasks: [String: PostTask]
  private let baseline: WorldBaseline?
  private let today: Day

  /// Which posts a world is for.
  package enum Posts: Sendable {
    /// Those at these locations, as a run over the whole folder would judge them.
    case at([String])
    /// Those at the paths, from the root, that a person named.
    case named([String])
  }

  /// The world of the folder `root`, with `edits` in front of its files; `nil` where there is no such folder.
  package init?(
    _ root: String, posts: Posts, edits: [String: [UInt8]] = [:], settings: WorldSettings
  ) async {
    let disk = DiskTree(roots: [])
    guard let folder = try? disk.admit(root), disk.info(folder)?.kind == .folder,
      let today = settings.today()
    else { return nil }
    self.root = folder
    self.today = today
    let files: any FileTree =
      edits.isEmpty ? disk : OverlayTree(disk, edits: edits.mapValues { $0 })
    workspace = Workspace(
      files: files, folder: folder, catalogue: settings.catalogue,
      facts: FactCaches(folder: settings.cacheFolder, build: settings.build))
    var request: PostRequest
    switch posts {
    case .at(let locations):
      let inside = locations.filter { files.info($0)?.kind == .file }
        .compactMap { PathText.relative($0, to: folder) }
      request = PostRequest(inside.filter { !$0.isEmpty })
      request.forcesIgnore = true
    case .named(let paths): request = PostRequest(paths)
    }
    selection = workspace.select(request)
    guard let sites = workspace.sites(of: selection, .init()) else { return nil }
    self.sites = sites
    await sites.prepare(for: selection.tasks, jobs: nil)
    await sites.prepareHabits(for: selection.tasks, jobs: nil)
    var tasks: [String: PostTask] = [:]
    for var task in selection.tasks {
      if case .at = posts { task.file.isNamed = false }
      tasks[task.file.location] = task
    }
    self.tasks = tasks
    baseline = WorldBaseline(selection.run, files)
    if edits.isEmpty { sites.save() }
  }

  /// Whether the settings can be used.
  package var isUsable: Bool { selection.mistakes.isEmpty }

  /// What is wrong with settings and rule pages.
  package var settingsReports: [ConfigurationReport] { selection.mistakes + selection.notes }

  /// The rules of the post at `location`, where it was asked for.
  package func rules(at location: String) -> ResolvedRules? { tasks[location]?.rules }

  package func linter(_ fixing: PostLinter.Fixing = .none, write: PostLinter.Write? = nil)
    -> PostLinter
  {
    PostLinter(
      loader: workspace.loader, sites: sites, siteURL: nil, today: today, fixing: fixing,
      write: write)
  }

  // MARK: One post

  /// What is to be said of one post.
  package struct Judgement: Sendable {
    package var report: PostReport
    /// `nil` where the post cannot be read.
    package var article: Article?
  }

  /// Judges the post at `location`, with `text` instead of what the file holds; `nil` for what is not checked.
  package func judge(_ location: String, _ text: [UInt8]?) -> Judgement? {
    guard var task = tasks[location], task.item == nil else { return nil }
    if let text { task.input = text }
    return judge(task)
  }

  private func judge(_ task: PostTask) -> Judgement {
    var (report, article) = linter().judge(task)
    if let baseline {
      var posts = [report]
      baseline.remove(from: &posts, root: root, selection.catalogue)
      report = posts[0]
    }
    return Judgement(report: report, article: article)
  }

  /// The site of the post at `location`.
  package func site(of location: String) -> SiteSnapshot? {
    tasks[location].flatMap { sites.site(for: $0) }
  }

  /// The article in the file at `location`, wherever in the folder, and its format's reader; `nil` for what cannot be read.
  package func article(at location: String, like task: PostTask) -> Article? {
    guard FilePath.isInside(location, root) else { return nil }
    let path = PathText.relative(location, to: root) ?? location
    var other = task
    other.input = nil
    other.file = PostFile(path: path, location: location, isNamed: false)
    let text = other.read(workspace.loader)
    guard text.post.isReadable, let reader = try? ArticleReader(task.rules.article) else {
      return nil
    }
    return other.article(in: text.post.source, text.format, by: reader)
  }

  /// The text of the post at `location` with all fixes that are as safe as `safety`.
  package func fixed(_ location: String, _ text: [UInt8]?, _ safety: FixSafety) -> [UInt8]? {
    guard var task = tasks[location], task.item == nil else { return nil }
    if let text { task.input = text }
    let result = linter().fixed(task, safety)
    return result.count > 0 ? result.source.bytes : nil
  }

  /// The text of the post at `location` with the fix of one finding; `nil` where it does not keep its promise.
  package func fixed(_ location: String, _ text: [UInt8], _ finding: Finding) -> [UInt8]? {
    guard let (post, task) = post(location, text) else { return nil }
    var start = post
    start.report.findings = post.report.findings.map { other in
      var other = other
      if other != finding { other.fix = nil }
      return other
    }
    let result = Fixer.fix(start, safety: .offer) { source in
      reread(source, task)?.article ?? post.article
    } lint: { article in
      var report = reread(article.source, task)?.report ?? post.report
      report.findings = report.findings.map { other in
        var other = other
        other.fix = nil
        return other
      }
      return report
    }
    return result.applied > 0 ? result.post.article.source.bytes : nil
  }

  /// The text of the post at `location` with a comment that suppresses `finding`; `nil` where none can be written.
  package func suppressed(
    _ location: String, _ text: [UInt8], _ finding: Finding, reason: String
  ) -> [UInt8]? {
    guard Suppressor.Request.problem(in: reason) == nil,
      let (post, task) = post(location, text)
    else { return nil }
    let request = Suppressor.Request(
      rules: [finding.rule], reason: reason, fingerprints: [finding.fingerprint])
    let result = Suppressor.suppress(post, request) { source in
      reread(source, task)?.article ?? post.article
    } lint: { article in
      reread(article.source, task)?.report ?? post.report
    }
    return result.applied > 0 ? result.post.article.source.bytes : nil
  }

  private func post(_ location: String, _ text: [UInt8]) -> (Fixer.Post, PostTask)? {
    guard var task = tasks[location], task.item == nil else { return nil }
    task.input = text
    let judged = linter().judge(task)
    return judged.article.map { (Fixer.Post($0, judged.report), task) }
  }

  private func reread(_ source: SourceText, _ task: PostTask) -> Fixer.Post? {
    var task = task
    task.input = source.bytes
    let judged = linter().judge(task)
    return judged.article.map { Fixer.Post($0, judged.report) }
  }

  // MARK: All posts

  /// The reports on all posts that were asked for, in their order.
  package func reports(jobs: Int? = nil) async -> [PostReport] {
    var reports: [PostReport] = []
    for await result in workspace.results(of: selection, by: linter(), jobs: jobs) {
      reports.append(result.report)
    }
    baseline?.remove(from: &reports, root: root, selection.catalogue)
    return reports
  }
}
