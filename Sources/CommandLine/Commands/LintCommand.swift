// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Linting
import SourceText

/// `stet lint`: checks posts, reports, and mends what was asked for.
struct LintCommand {
  private let arguments: LintArguments
  private let console: Console

  init(_ arguments: LintArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> ExitStatus {
    let targets: [ReportTarget]
    let settings: CommandLineSettings
    let baselines: BaselineFiles
    let changes: ChangedPosts?
    do throws(UsageError) {
      targets = try ReportTarget.targets(arguments.formats, output: arguments.output)
      settings = try arguments.settings.commandLineSettings()
      baselines = try BaselineFiles(
        arguments.old, paths: arguments.git.isOn ? [] : paths, isQuiet: arguments.quiet, console)
      changes = try ChangedPosts.find(arguments.git, below: paths, console)
    } catch {
      console.error(error)
      return .wrongUse
    }
    guard let today = arguments.today ?? console.environment.today() else {
      console.error("the clock tells no day", help: "name one: --today 2026-01-31")
      return .failure
    }
    let posts = PostSet(
      paths, settings: settings, configuration: arguments.settings.config,
      stdinFilename: arguments.stdinFilename, isQuiet: arguments.quiet, changes: changes,
      console: console)
    guard posts.mistakes.isEmpty else {
      let report = RunReport(
        posts: [], configuration: posts.mistakes,
        exitStatus: max(posts.status, .wrongUse).rawValue)
      return max(write(report, targets), max(posts.status, .wrongUse))
    }
    if posts.tasks.isEmpty, posts.status == .wrongUse { return .wrongUse }
    if posts.tasks.isEmpty, changes != nil {
      if !arguments.quiet { console.note("no post has changed") }
    } else if posts.tasks.isEmpty, !arguments.allowEmpty {
      if posts.status == .success {
        console.error(
          "nothing was checked: no post was found in \(paths.joined(separator: ", "))",
          help: """
            Stet reads .md, .markdown, .mdx, .html, .htm and .xhtml, and leaves out hidden and ignored \
            files; --allow-empty makes this no error
            """)
      }
      return max(posts.status, .wrongUse)
    }
    return await check(posts, changes, targets, baselines, today)
  }

  /// The site of the command line, or each configuration's.
  private func sites(_ posts: PostSet) -> KnownSites {
    KnownSites(
      root: arguments.site, url: arguments.siteURL, tasks: posts.tasks,
      folder: console.environment.folder, comparesPosts: !arguments.git.staged)
  }

  private var paths: [String] { arguments.paths.isEmpty ? ["."] : arguments.paths }

  private func check(
    _ posts: PostSet, _ changes: ChangedPosts?, _ targets: [ReportTarget],
    _ baselines: BaselineFiles, _ today: Day
  ) async -> ExitStatus {
    let sites = sites(posts)
    if let root = arguments.site, sites.given == nil {
      console.error(
        "there is no folder '\(root)'", help: "name the folder that holds the site with --site")
      return .wrongUse
    }
    let times = arguments.profile ? RuleTimes() : nil
    let network = arguments.network
    let online = OnlineLinks(
      isOnline: network.online, cache: network.cache, allowsPrivate: network.allowPrivate,
      mostAddresses: network.maxURLs,
      options: LinkOptions.together(posts.tasks.map(\.rules.links)), console: console)
    let links = await LintedLinks.look(
      online, posts.tasks, sites: sites, today: today, jobs: arguments.jobs)
    let linter = PostLinter(
      sites: sites, links: links, siteURL: arguments.siteURL, today: today, mending: mending,
      times: times)
    await sites.makeSurveys(for: posts.tasks, jobs: arguments.jobs)
    let progress = Progress(posts.tasks.count, console)
    let results = await Workers.map(posts.tasks, jobs: arguments.jobs) { task in
      let result = linter.run(task)
      progress.step()
      return result
    }
    progress.end()

    var status = posts.status
    var reports: [PostReport] = []
    var mended = (fixes: 0, posts: 0)
    for result in results {
      if let failure = result.failure {
        status = .failure
        console.error(failure)
      }
      if result.fixes > 0 {
        mended.fixes += result.fixes
        mended.posts += 1
      }
      reports.append(result.report)
    }
    var report = RunReport(posts: reports, configuration: posts.notes, exitStatus: 0)
    if arguments.git.changedLines, let changes {
      ChangedLines(changes).keepOwn(&report.posts, posts.tasks, removed: changes.removed, sites)
    }
    status = max(status, baselines.apply(to: &report))
    if fails(report) { status = max(status, .findings) }
    report.exitStatus = status.rawValue

    if arguments.diff {
      for result in results { console.write(result.patch) }
    } else if mended.fixes > 0, !arguments.quiet {
      console.note(
        "mended \(counted(mended.fixes, "finding")) in \(counted(mended.posts, "post"))")
    }
    // A patch has standard output for itself.
    let written = arguments.diff ? targets.filter { $0.file != nil } : targets
    status = max(status, write(report, written))
    if let times { console.listTimes(times) }
    return status
  }

  private var mending: PostLinter.Mending {
    switch (arguments.diff, arguments.fix) {
    case (true, .safe): .show(.safe)
    case (true, _): .show(.offer)
    case (false, .safe): .write(.safe)
    case (false, .all): .write(.offer)
    case (false, nil): .none
    }
  }

  private func fails(_ report: RunReport) -> Bool {
    if let least = arguments.failOn.severity,
      report.posts.contains(where: { $0.findings.contains { $0.severity >= least } })
    {
      return true
    }
    return arguments.maxWarnings.map { report.count(.warning) > $0 } ?? false
  }

  private func write(_ report: RunReport, _ targets: [ReportTarget]) -> ExitStatus {
    let renderer = ReportRenderer(arguments, console)
    var status = ExitStatus.success
    for target in targets {
      let bytes = renderer.bytes(report, target)
      guard let file = target.file else {
        console.write(bytes)
        continue
      }
      do throws(FileFailure) {
        try AtomicFile.write(bytes, to: console.environment.location(file))
      } catch {
        console.error(error)
        status = .failure
      }
    }
    return status
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
