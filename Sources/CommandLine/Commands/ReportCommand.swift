// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import History
import Linting
import SiteReports
import SourceText

/// `stet report`: lints posts and writes what it found as a report for editors.
struct ReportCommand {
  private let arguments: ReportArguments
  private let console: Console

  init(_ arguments: ReportArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> ExitStatus {
    let settings: CommandLineSettings
    do throws(UsageError) {
      settings = try arguments.settings.commandLineSettings()
    } catch {
      console.error(error)
      return .wrongUse
    }
    guard let today = arguments.today ?? console.environment.today() else {
      console.error("the clock tells no day", help: "name one: --today 2026-01-31")
      return .failure
    }
    if arguments.format == .html, arguments.output == nil, console.environment.output.isTerminal {
      console.error("a page is not for a terminal", help: "name a file: -o report.html")
      return .wrongUse
    }
    let paths = arguments.paths.isEmpty ? ["."] : arguments.paths
    let posts = PostSet(
      paths, settings: settings, configuration: arguments.settings.config, stdinFilename: nil,
      isQuiet: false, console: console)
    guard posts.mistakes.isEmpty else {
      for report in posts.mistakes {
        for finding in report.findings {
          console.error("\(report.path): \(finding.message)", help: finding.help)
        }
      }
      return max(posts.status, .wrongUse)
    }
    guard !posts.tasks.isEmpty else {
      if posts.status == .success {
        console.error("no post was found", help: "name files or folders with posts")
      }
      return max(posts.status, .wrongUse)
    }
    let sites = KnownSites(
      root: arguments.site, url: arguments.siteURL, tasks: posts.tasks,
      folder: console.environment.folder, comparesPosts: true)
    if let root = arguments.site, sites.given == nil {
      console.error(
        "there is no folder '\(root)'", help: "name the folder that holds the site with --site")
      return .wrongUse
    }
    await sites.makeSurveys(for: posts.tasks, jobs: arguments.jobs)
    let linter = PostLinter(
      sites: sites, links: nil, siteURL: arguments.siteURL, today: today, mending: .none)
    let digests = await digests(posts.tasks, linter)
    var changes: EditorialReport.Changes?
    if let reference = arguments.compare {
      do throws(UsageError) {
        changes = await self.changes(
          digests, since: reference, try earlier(posts.tasks, at: reference), linter)
      } catch {
        console.error(error)
        return .wrongUse
      }
    }
    return write(digests, changes, today, posts.status)
  }

  private func digests(_ tasks: [PostTask], _ linter: PostLinter) async -> [PostDigest] {
    let progress = Progress(tasks.count, console)
    let digests = await Workers.map(tasks, jobs: arguments.jobs) { task in
      let digest = linter.digest(task)
      progress.step()
      return digest
    }
    progress.end()
    return arguments.format == .html ? withThumbnails(digests, tasks) : digests
  }

  /// `digests` with small pictures of the project's own, those of the worst posts first.
  private func withThumbnails(_ digests: [PostDigest], _ tasks: [PostTask]) -> [PostDigest] {
    var digests = digests
    var left = Thumbnail.mostInAll
    let root = FileSystem.resolved(Array(console.environment.folder.utf8)) ?? []
    let site = arguments.site.map { console.environment.location($0) }
    for index in digests.indices.sorted(by: {
      (digests[$0].score ?? 101, digests[$0].path) < (digests[$1].score ?? 101, digests[$1].path)
    }) {
      for number in digests[index].images.indices where left > 0 {
        let address = Array(
          digests[index].images[number].address.utf8.prefix { $0 != 0x3F && $0 != 0x23 })
        if address.isEmpty || address.contains(0x3A) || address.starts(with: [0x2F, 0x2F]) {
          continue
        }
        let folder = address[0] == 0x2F ? site : FileSystem.parent(tasks[index].file.location)
        guard let folder else { continue }
        let path = FileSystem.join(
          folder, address[0] == 0x2F ? Array(address.dropFirst()) : address)
        // Nothing outside the folder that the report is made in is shown.
        guard let place = FileSystem.resolved(path), place.starts(with: root + [0x2F]),
          let bytes = try? FileSystem.read(place, limit: Thumbnail.largest),
          let thumbnail = Thumbnail(bytes), thumbnail.size <= left
        else { continue }
        left -= thumbnail.size
        digests[index].images[number].thumbnail = thumbnail
      }
    }
    return digests
  }

  /// The posts of `tasks` as they were at `reference`; those that were not there are left out.
  private func earlier(
    _ tasks: [PostTask], at reference: String
  ) throws(UsageError) -> [PostTask] {
    let repository = try GitRepository(around: console.environment.folder)
    let known = tasks.filter { $0.item == nil && $0.input == nil }
    let paths = known.map { task in
      let place = FileSystem.resolved(task.file.location) ?? task.file.location
      let isInside = place.starts(with: repository.root + [0x2F])
      return isInside ? Array(place.dropFirst(repository.root.count + 1)) : Array(place)
    }
    let texts = try repository.texts(of: paths, at: reference)
    return zip(known, texts).compactMap { task, text in
      text.map { text in
        var task = task
        task.input = text
        return task
      }
    }
  }

  /// What is new and what is gone in `digests` since the posts `earlier`.
  private func changes(
    _ digests: [PostDigest], since reference: String, _ earlier: [PostTask], _ linter: PostLinter
  ) async -> EditorialReport.Changes {
    let before = await Workers.map(earlier, jobs: arguments.jobs) { task in
      linter.run(task).report.findings.map(\.fingerprint)
    }
    let old = Set(before.joined())
    let now = digests.flatMap { $0.findings.map(\.fingerprint) }
    return EditorialReport.Changes(
      since: reference, new: now.count { !old.contains($0) }, fixed: old.subtracting(now).count,
      newFingerprints: Set(now).subtracting(old))
  }

  private func write(
    _ digests: [PostDigest], _ changes: EditorialReport.Changes?, _ today: Day, _ status: ExitStatus
  ) -> ExitStatus {
    var status = status
    var report: EditorialReport
    do throws(RunHistory.Problem) {
      report = try withHistory(digests, "\(today)")
    } catch {
      console.error(error.message, help: error.help)
      return .failure
    }
    if let changes { report.changes = changes }
    let bytes: [UInt8] =
      switch arguments.format {
      case .html: SiteReportPage.render(report)
      case .markdown: Array(ReportMarkdown.text(report).utf8)
      case .json: ReportData.summary(report)
      case .csv: ReportData.csv(report)
      }
    guard let file = arguments.output else {
      console.write(bytes)
      return status
    }
    do throws(FileFailure) {
      try AtomicFile.write(bytes, to: console.environment.location(file))
      let score = report.score.map { "score \(Int($0.rounded())), " } ?? ""
      console.note(
        "wrote \(file): \(score)\(report.posts.count) post\(report.posts.count == 1 ? "" : "s"), \(report.findings) finding\(report.findings == 1 ? "" : "s")"
      )
    } catch {
      console.error(error)
      status = .failure
    }
    return status
  }

  /// The report with what the history says of earlier runs; this one is added to it.
  private func withHistory(
    _ digests: [PostDigest], _ today: String
  ) throws(RunHistory.Problem) -> EditorialReport {
    let commit = (try? GitRepository(around: console.environment.folder))?.head ?? ""
    guard let file = arguments.history else {
      return EditorialReport(posts: digests, today: today, withAuthors: arguments.authors)
    }
    let history = try RunHistory(
      path: FileSystem.printed(console.environment.location(file)))
    let earlier = history.runs(before: today, commit: commit)
    var report = EditorialReport(
      posts: digests, today: today, withAuthors: arguments.authors, earlier: earlier.last?.rules)
    let own = RunHistory.Run(
      date: today, commit: commit, scoreVersion: EditorialReport.scoreVersion, score: report.score,
      posts: digests.count, findings: report.findings,
      rules: Dictionary(uniqueKeysWithValues: report.rules.map { ($0.rule, $0.total) }))
    let now = digests.flatMap { $0.findings.map(\.fingerprint) }
    if let last = earlier.last {
      let before = history.findings(of: last.id)
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

extension PostLinter {
  /// What a report keeps of the post of `task`.
  func digest(_ task: PostTask) -> PostDigest {
    let (post, format) = task.read()
    var options = task.rules.article
    if let siteURL { options.siteURL = siteURL }
    guard post.finding == nil || post.isReadable, let reader = try? ArticleReader(options) else {
      return PostDigest(run(task).report, nil, rules: task.rules)
    }
    let article = task.article(in: post.source, format, by: reader)
    var report = lint(article, task, readingFindings: post.finding.map { [$0] } ?? [])
    if let item = task.item { report = item.report(report, path: task.file.printed) }
    if post.isConverted {
      for index in report.findings.indices { report.findings[index].fix = nil }
    }
    var digest = PostDigest(report, article, rules: task.rules)
    if let site = sites.site(for: task) {
      var targets: Set<String> = []
      for address in article.addresses.compactMap(\.address) {
        if case .page(let page) = site.target(of: address, from: article, depth: .state).target {
          targets.insert(page.path)
        }
      }
      digest.leadsTo = targets.sorted()
    }
    return digest
  }
}
