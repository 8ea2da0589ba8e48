// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import SiteReports
import Files
import History
import Linting
import SourceText
import Workspace
import Storage
import WebAddresses

/// `stet report`: lints posts and writes what it found as a report for editors.
struct ReportCommand {
  private let arguments: ReportArguments
  private let console: Console

  init(_ arguments: ReportArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> RunStatus {
    var request = PostRequest(arguments.paths.isEmpty ? ["."] : arguments.paths)
    request.configuration = arguments.settings.config
    do throws(UsageError) {
      request.settings = try arguments.settings.commandLineSettings(console.catalogue.context)
    } catch {
      console.error(error)
      return .wrongUse
    }
    guard let today = arguments.today ?? console.environment.today() else {
      console.error(
        "the system clock gives no date", help: "set one with --today, such as --today 2026-01-31")
      return .failure
    }
    if arguments.format == .html, arguments.output == nil, console.environment.output.isTerminal {
      console.error(
        "a web page cannot be shown in the terminal", help: "name a file: -o report.html")
      return .wrongUse
    }
    let (posts, workspace) = console.selection(request, stdinFilename: nil)
    guard posts.mistakes.isEmpty else {
      console.tell(posts.mistakes)
      return max(posts.status, .wrongUse)
    }
    guard !posts.tasks.isEmpty else {
      if posts.status == .success {
        console.error("no posts found", help: "name files or folders with posts")
      }
      return max(posts.status, .wrongUse)
    }
    guard let (digests, site) = await digests(of: posts, in: workspace, today) else {
      return .wrongUse
    }
    var changes: EditorialReport.Changes?
    if let reference = arguments.compare {
      do throws(UsageError) {
        changes = await self.changes(
          digests, since: reference, try earlier(request, at: reference), today)
      } catch {
        console.error(error)
        return .wrongUse
      }
    }
    return write(digests, site, changes, today, posts)
  }

  private var site: KnownSites.Request {
    KnownSites.Request(root: arguments.site, url: arguments.siteURL)
  }

  /// nil, once that was reported, when the site that is named is not there.
  private func linter(
    of posts: PostSelection, in workspace: Workspace, _ today: Day
  ) async -> PostLinter? {
    guard let sites = console.sites(of: posts, in: workspace, site) else { return nil }
    await sites.prepare(for: posts.tasks, jobs: arguments.jobs)
    await sites.prepareHabits(for: posts.tasks, jobs: arguments.jobs)
    return PostLinter(
      loader: workspace.loader, sites: sites, siteURL: arguments.siteURL, today: today)
  }

  private func digests(
    of posts: PostSelection, in workspace: Workspace, _ today: Day
  ) async -> ([PostDigest], site: [SiteFinding])? {
    guard let linter = await linter(of: posts, in: workspace, today) else { return nil }
    let progress = Progress(posts.tasks.count, console)
    let results = await Workers.map(posts.tasks, jobs: arguments.jobs) { task in
      let digest = linter.digest(task)
      progress.step()
      return digest
    }
    progress.end()
    let digests = results.map(\.digest)
    let site = linter.habits.findings(on: results.map(\.held), posts.tasks)
    linter.sites.save()
    console.say(workspace.notices)
    return (
      arguments.format == .html
        ? withThumbnails(digests, posts.tasks, workspace.files) : digests, site
    )
  }

  /// `digests` with small pictures of the project's own, those of the worst posts first.
  private func withThumbnails(
    _ digests: [PostDigest], _ tasks: [PostTask], _ files: any FileTree
  ) -> [PostDigest] {
    var digests = digests
    var left = Thumbnail.mostInAll
    let folder = console.environment.folder
    let site = arguments.site.map { PathText.join(folder, $0) }
    for index in digests.indices.sorted(by: {
      (digests[$0].score ?? 101, digests[$0].path) < (digests[$1].score ?? 101, digests[$1].path)
    }) {
      for number in digests[index].images.indices where left > 0 {
        let address = String(
          digests[index].images[number].address.prefix { $0 != "?" && $0 != "#" })
        if address.isEmpty || address.contains(":") || address.hasPrefix("//") { continue }
        let isRooted = address.hasPrefix("/")
        guard let base = isRooted ? site : PathText.folder(tasks[index].file.location) else {
          continue
        }
        let place = PathText.join(base, isRooted ? String(address.dropFirst()) : address)
        // Nothing outside the folder that the report is made in is shown.
        guard PathText.relative(place, to: folder) != nil,
          let contents = try? files.read(place, limit: Thumbnail.largest),
          let thumbnail = Thumbnail(contents.bytes), thumbnail.size <= left
        else { continue }
        left -= thumbnail.size
        digests[index].images[number].thumbnail = thumbnail
      }
    }
    return digests
  }

  /// The posts as they were at `reference`, on the site as it was.
  private func earlier(
    _ request: PostRequest, at reference: String
  ) throws(UsageError) -> (posts: PostSelection, workspace: Workspace) {
    let workspace = try console.workspace(at: reference)
    return (workspace.select(request), workspace)
  }

  /// What is new and what is gone in `digests` since the posts `earlier`.
  private func changes(
    _ digests: [PostDigest], since reference: String,
    _ earlier: (posts: PostSelection, workspace: Workspace), _ today: Day
  ) async -> EditorialReport.Changes {
    var before: [[String]] = []
    if let linter = await linter(of: earlier.posts, in: earlier.workspace, today) {
      before = await Workers.map(earlier.posts.tasks, jobs: arguments.jobs) { task in
        linter.run(task).report.findings.map(\.fingerprint)
      }
    }
    let old = Set(before.joined())
    let now = digests.flatMap { $0.findings.map(\.fingerprint) }
    return EditorialReport.Changes(
      since: reference, new: now.count { !old.contains($0) }, fixed: old.subtracting(now).count,
      newFingerprints: Set(now).subtracting(old))
  }

  private func write(
    _ digests: [PostDigest], _ site: [SiteFinding], _ changes: EditorialReport.Changes?,
    _ today: Day, _ posts: PostSelection
  ) -> RunStatus {
    var status = posts.status
    var report: EditorialReport
    do throws(DatabaseFailure) {
      report = try withHistory(digests, "\(today)")
    } catch {
      let (message, help) = error.text("history", arguments.history ?? "")
      console.error(message, help: help)
      return .failure
    }
    if let changes { report.changes = changes }
    report.site = site
    describe(&report, posts)
    if let file = arguments.badge {
      do throws(FileFailure) {
        try console.environment.put(ReportBadge.svg(report), at: file)
      } catch {
        console.error(error)
        status = .failure
      }
    }
    let bytes: [UInt8] =
      switch arguments.format {
      case .html: SiteReportPage.render(report)
      case .markdown: Array(ReportMarkdown.text(report).utf8)
      case .json: ReportData.summary(report)
      case .csv: ReportData.csv(report)
      case .mail: ReportMail.message(report)
      }
    guard let file = arguments.output else {
      console.write(bytes)
      return status
    }
    do throws(FileFailure) {
      try console.environment.put(bytes, at: file)
      let score = report.score.map { "score \(Int($0.rounded())), " } ?? ""
      console.note(
        "wrote \(file): \(score)\(ReportText.counted(report.posts.count, "post")), \(ReportText.counted(report.findings, "finding"))"
      )
    } catch {
      console.error(error)
      status = .failure
    }
    return status
  }

  /// Says what the site is called, where its posts are edited, and what the rules are.
  private func describe(_ report: inout EditorialReport, _ posts: PostSelection) {
    let rules = posts.tasks.first?.rules
    report.name = name(of: report, rules?.site)
    report.editURL = rules?.site.editURL ?? ""
    if !arguments.paths.isEmpty { report.paths = arguments.paths }
    for row in report.rules {
      guard let rule = rules?.catalogue[row.rule] else { continue }
      report.pages[row.rule] = .init(summary: rule.description.summary, text: rule.page)
    }
  }

  /// The name that the settings give, else the one on most pages, else the host, else the folder.
  private func name(of report: EditorialReport, _ options: SiteOptions?) -> String {
    if let name = options?.name { return name }
    var counts: [String: Int] = [:]
    for name in report.posts.compactMap(\.siteName) where !name.isEmpty {
      counts[name, default: 0] += 1
    }
    if let name = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key { return name }
    if let address = arguments.siteURL ?? options?.url {
      let host = WebAddress(address).host
      if !host.isEmpty { return host }
    }
    return PathText.name(console.environment.folder)
  }

  /// The report with what the history says of earlier runs; this one is added to it.
  private func withHistory(
    _ digests: [PostDigest], _ today: String
  ) throws(DatabaseFailure) -> EditorialReport {
    let commit = (try? GitRepository(around: console.environment.folder))?.head ?? ""
    guard let file = arguments.history else {
      return EditorialReport(posts: digests, today: today, withAuthors: arguments.authors)
    }
    let history = try RunHistory(
      path: PathText.join(console.environment.folder, file))
    let (earlier, invalid) = try history.runs(before: today, commit: commit)
    if invalid > 0 {
      console.note("\(invalid) invalid run\(invalid == 1 ? "" : "s") in '\(file)' skipped")
    }
    var report = EditorialReport(
      posts: digests, today: today, withAuthors: arguments.authors, earlier: earlier.last?.rules)
    let own = RunHistory.Run(
      date: today, commit: commit, scoreVersion: EditorialReport.scoreVersion, score: report.score,
      posts: digests.count, findings: report.findings,
      rules: Dictionary(uniqueKeysWithValues: report.rules.map { ($0.rule, $0.total) }))
    let now = digests.flatMap { $0.findings.map(\.fingerprint) }
    if let last = earlier.last {
      let before = try history.findings(of: last.id)
      report.changes = .init(
        since: last.date, new: now.count { !before.contains($0) },
        fixed: before.subtracting(now).count, newFingerprints: Set(now).subtracting(before))
    }
    report.runs = (earlier + [own]).map {
      .init(
        date: $0.date, commit: $0.commit, scoreVersion: $0.scoreVersion, score: $0.score,
        posts: $0.posts, findings: $0.findings)
    }
    try history.add(
      own,
      posts: digests.map { .init(path: $0.path, score: $0.score, findings: $0.findings.count) },
      findings: now)
    return report
  }
}
