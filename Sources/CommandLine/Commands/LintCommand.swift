// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Fixes
import Formats
import Linting
import SourceText
import Workspace

/// `stet lint`: checks posts, reports, and fixes what was asked for.
struct LintCommand {
  private let arguments: LintArguments
  private let console: Console
  /// Whether nothing is printed, as when only a baseline is written.
  private let isSilent: Bool
  /// What is suppressed in the posts, if that is all that is done.
  private let suppressing: Suppressor.Request?
  /// Who is asked before each fix.
  private let asker: FixAsker?

  init(
    _ arguments: LintArguments, _ console: Console, isSilent: Bool = false,
    suppressing: Suppressor.Request? = nil
  ) {
    self.arguments = arguments
    self.console = console
    self.isSilent = isSilent
    self.suppressing = suppressing
    asker = arguments.interactive ? FixQuestions(console, arguments.color).asker : nil
  }

  func run() async -> RunStatus {
    if arguments.interactive, !FixQuestions.canAsk(console) {
      console.error(
        "--interactive needs a terminal",
        help: "use --diff to see the fixes, and --fix to apply them")
      return .wrongUse
    }
    let targets: [ReportTarget]
    var request = PostRequest(paths)
    request.forcesIgnore = arguments.forceExclude
    let scope: Console.Scope
    let files = console.environment.files()
    do throws(UsageError) {
      targets =
        isSilent ? [] : try ReportTarget.targets(arguments.formats, output: arguments.output)
      request.settings = try arguments.settings.commandLineSettings(console.catalogue.context)
      request.settings.judgesEachPost = arguments.all
      request.configuration = arguments.settings.config
      scope = try console.scope(arguments.git, below: paths, files, isQuiet: arguments.quiet)
      request.changes = scope.changes
    } catch {
      console.error(error)
      return .wrongUse
    }
    guard let today = arguments.today ?? console.environment.today() else {
      console.error(
        "the system clock gives no date", help: "set one with --today, such as --today 2026-01-31")
      return .failure
    }
    if let config = arguments.settings.config, console.isMissing(config, files) {
      console.error(
        "file '\(config)' not found",
        help: "name the settings file with --config, or leave the option out")
      return .wrongUse
    }
    let (posts, workspace) = console.selection(
      request, in: scope.workspace, stdinFilename: arguments.stdinFilename, isQuiet: arguments.quiet
    )
    guard posts.mistakes.isEmpty else {
      let report = RunReport(
        posts: [], configuration: posts.mistakes,
        exitStatus: max(posts.status, .wrongUse).rawValue)
      return max(write(report, targets, posts.catalogue), max(posts.status, .wrongUse))
    }
    if posts.tasks.isEmpty, posts.status == .wrongUse { return .wrongUse }
    if posts.tasks.isEmpty, request.changes != nil {
      if !arguments.quiet { console.note("no changed posts") }
    } else if posts.tasks.isEmpty, !arguments.allowEmpty {
      if posts.status == .success {
        console.error(
          "nothing was checked: no posts found in \(paths.joined(separator: ", "))",
          help: """
            Stet reads .md, .markdown, .mdx, .html, .htm and .xhtml files and skips hidden and ignored ones; --allow-empty allows an empty run
            """)
      }
      return max(posts.status, .wrongUse)
    }
    let baselines: BaselineFiles
    do throws(UsageError) {
      baselines = try BaselineFiles(
        arguments.old, posts.run, paths: arguments.git.isOn ? [] : paths,
        isQuiet: arguments.quiet || isSilent, workspace.files, console)
    } catch {
      console.error(error)
      return .wrongUse
    }
    return await check(posts, scope, workspace, targets, baselines, today)
  }

  private var paths: [String] { arguments.paths.isEmpty ? ["."] : arguments.paths }

  private func check(
    _ posts: PostSelection, _ scope: Console.Scope, _ workspace: Workspace,
    _ targets: [ReportTarget], _ baselines: BaselineFiles, _ today: Day
  ) async -> RunStatus {
    let changes = scope.changes
    let request = KnownSites.Request(root: arguments.site, url: arguments.siteURL)
    guard let sites = console.sites(of: posts, in: workspace, request) else { return .wrongUse }
    console.environment.keep(sites)
    let times = arguments.profile ? RuleTimes() : nil
    let network = console.network(
      arguments.network, LinkOptions.together(posts.tasks.map(\.rules.links)), posts: paths)
    var linter = PostLinter(
      loader: workspace.loader, sites: sites, siteURL: arguments.siteURL, today: today,
      fixing: fixing, write: console.environment.write(), times: times)
    // What is to be fixed is read when it is; links are looked up before a rule asks for them.
    if case .none = fixing, !LinkPlan.asks(network, posts.tasks) {
      linter.early = EarlyReports(posts.tasks, linter)
    }
    await sites.prepare(for: posts.tasks, jobs: arguments.jobs, linter.early)
    linter.habits = await console.habits(
      of: posts, sites, base: scope.base, request, jobs: arguments.jobs, linter.early)
    linter.links = await LinkPlan.look(
      network, posts.tasks, loader: workspace.loader, sites: sites, today: today,
      jobs: arguments.jobs)
    let habits = linter.habits
    let lines =
      arguments.git.changedLines ? changes.map { ChangedLines($0, workspace.loader) } : nil
    let (results, reports) = await results(of: posts, workspace, linter)
    var report = RunReport(posts: reports, configuration: posts.notes, exitStatus: 0)
    report.site = habits.findings(on: reports, posts.tasks)
    // What is only in the state before the change is soon of no use.
    sites.save()
    console.say(workspace.notices, isQuiet: arguments.quiet)

    var status = posts.status
    for case let failure? in results.map(\.failure) {
      status = .failure
      console.error(failure)
    }
    if let lines, let changes {
      lines.keepOwn(&report.posts, posts.tasks, removed: changes.removed, sites)
    }
    status = max(
      status,
      baselines.apply(
        to: &report, posts.catalogue, isPartial: arguments.git.changedLines, today))
    if fails(report, posts.run) { status = max(status, .findings) }
    report.exitStatus = status.rawValue

    if let suppressing { return tell(suppressing, results, report, status) }
    let fixed = results.filter { $0.fixes > 0 }
    if arguments.fixesInput {
      console.write(results.first?.text ?? posts.tasks.first.map(workspace.bytes) ?? [])
    } else if arguments.diff {
      for result in results {
        console.write(result.patch)
        noteLeftOut(result)
      }
    } else if !arguments.quiet {
      let fixes = fixed.reduce(0) { $0 + $1.fixes }
      if fixes > 0 {
        console.note("fixed \(counted(fixes, "finding")) in \(counted(fixed.count, "post"))")
      }
      if let count = asker?.suppressed, count > 0 {
        console.note("suppressed \(counted(count, "finding"))")
      }
    }
    // A patch has standard output for itself.
    let written = arguments.diff ? targets.filter { $0.file != nil } : targets
    status = max(status, write(report, written, posts.catalogue))
    if let times { console.listTimes(times) }
    return status
  }

  /// What was done in a post besides judging it.
  private struct Outcome {
    var path: String
    /// Fixes that were written.
    var fixes: Int
    /// Why the fixed post could not be written.
    var failure: FileFailure?
    var patch: [UInt8] = []
    /// The whole text with its fixes, where it is to be printed.
    var text: [UInt8]?
    /// The lines at which the patch leaves out a change, as it cannot be printed.
    var leftOut: [Int] = []

    /// nil where nothing was done.
    init?(_ result: PostLinter.Result) {
      guard result.fixes > 0 || result.failure != nil || result.shown != nil else { return nil }
      path = result.report.path
      fixes = result.fixes
      failure = result.failure
      if result.fixes > 0, let (_, new) = result.shown {
        text = new.bytes
      } else if let (old, new) = result.shown {
        (patch, leftOut) = PrintablePatch.make(old: old, new: new, path: path)
      }
    }
  }

  /// Says which changes are not in the patch of a post.
  private func noteLeftOut(_ outcome: Outcome) {
    guard let first = outcome.leftOut.first else { return }
    let more = outcome.leftOut.count - 1
    console.note(
      "\(outcome.path):\(first): this change\(more > 0 ? " and \(more) more" : "") cannot be shown in"
        + " a patch because the text contains control characters",
      help: "apply it with --fix")
  }

  /// What was done in the posts, and the reports.
  private func results(
    of posts: PostSelection, _ workspace: Workspace, _ linter: PostLinter
  ) async -> (results: [Outcome], reports: [PostReport]) {
    let progress = asker == nil ? Progress(posts.tasks.count, console) : nil
    let jobs = asker == nil ? arguments.jobs : 1
    var results: [Outcome] = []
    var reports: [PostReport] = []
    reports.reserveCapacity(posts.tasks.count)
    for await result in workspace.results(of: posts, by: linter, jobs: jobs) {
      reports.append(result.report)
      if let outcome = Outcome(result) { results.append(outcome) }
      progress?.step()
    }
    progress?.end()
    return (results, reports)
  }

  /// Says what was suppressed, and which findings were not.
  private func tell(
    _ request: Suppressor.Request, _ results: [Outcome], _ report: RunReport, _ status: RunStatus
  ) -> RunStatus {
    for result in results { console.write(result.patch) }
    let done = results.filter { $0.fixes > 0 }
    if !done.isEmpty {
      console.note(
        "suppressed \(counted(done.reduce(0) { $0 + $1.fixes }, "finding")) in "
          + counted(done.count, "post"))
    }
    // Of a patch, the posts are as they were.
    if arguments.diff { return status == .findings ? .success : status }
    var left: [(path: String, finding: Finding)] = []
    for post in report.posts {
      left += post.findings.filter { request.rules.contains($0.rule) }.map { (post.path, $0) }
    }
    if let first = left.first {
      console.error(
        "\(counted(left.count, "finding")) could not be suppressed, such as \(first.finding.rule) in "
          + first.path, help: "suppress them by hand, or change the settings for these posts")
      return max(.findings, status)
    }
    if done.isEmpty { console.note("nothing to suppress") }
    return status == .findings ? .success : status
  }

  private var fixing: PostLinter.Fixing {
    if let suppressing { return .suppress(suppressing, isShown: arguments.diff) }
    if let asker { return .ask(arguments.fix == .all ? .offer : .safe, asker) }
    if arguments.fixesInput { return .give(arguments.fix == .all ? .offer : .safe) }
    return switch (arguments.diff, arguments.fix) {
    case (true, .safe): .show(.safe)
    case (true, _): .show(.offer)
    case (false, .safe): .write(.safe)
    case (false, .all): .write(.offer)
    case (false, nil): .none
    }
  }

  private func fails(_ report: RunReport, _ run: RunSettings) -> Bool {
    let set = run.failOn.flatMap { FailOn(rawValue: $0.value) }
    if let least = (arguments.failOn ?? set ?? .error).severity,
      report.posts.contains(where: { post in
        Severity.allCases.contains { $0 >= least && post.count($0) > 0 }
      })
    {
      return true
    }
    return (arguments.maxWarnings ?? run.maxWarnings?.value).map { report.count(.warning) > $0 }
      ?? false
  }

  private func write(
    _ report: RunReport, _ targets: [ReportTarget], _ catalogue: RuleCatalogue
  ) -> RunStatus {
    let renderer = ReportRenderer(arguments, catalogue, console)
    var status = RunStatus.success
    // Programs read the other formats.
    defer {
      if arguments.stats, !targets.contains(where: { $0.format == .text }) {
        console.writeError(Array(TextFormat().statistics(report).utf8))
      }
    }
    for target in targets {
      guard let file = target.file else {
        renderer.write(
          report, target, to: arguments.fixesInput ? console.writeError : console.write)
        continue
      }
      do throws(FileFailure) {
        var bytes: [UInt8] = []
        renderer.write(report, target) { bytes += $0 }
        try console.environment.put(bytes, at: file)
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
