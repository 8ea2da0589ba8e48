// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Documents
package import Linting
import SourceText
import Synchronization

/// The reports on posts that were judged when their site was read, so that none is read twice.
///
/// A post is judged before all pages of the site are known. What its rules asked of the others was assumed; where it turns
/// out otherwise, there is no report, and the post is judged again.
package final class EarlyReports: EarlyJudge {
  /// An object, as the place of each is kept until the last post is judged.
  private final class Early: Sendable {
    let report: PostReport
    let assumed: [Assumptions.Assumption]

    init(_ report: PostReport, _ assumed: [Assumptions.Assumption]) {
      self.report = report
      self.assumed = assumed
    }
  }

  private let linter: PostLinter
  private let tasks: [PostTask]
  /// By location, the places of those of ``tasks`` that may be judged early.
  private let places: [String: Int]
  /// By the places of the tasks.
  private let reports: Mutex<[Early?]>
  private let outcomes = PostReport.Outcomes()

  /// Reports on `tasks` as `linter` makes them.
  package init(_ tasks: [PostTask], _ linter: PostLinter) {
    self.linter = linter
    self.tasks = tasks
    var places: [String: Int] = [:]
    for (place, task) in tasks.enumerated() where task.isFile && !task.file.isNamed {
      places[task.file.location] = place
    }
    self.places = places
    reports = Mutex(Array(repeating: nil, count: tasks.count))
  }

  package func task(
    at location: String, read path: String, _ format: DocumentFormat, _ options: ArticleOptions
  ) -> PostTask? {
    guard let task = places[location].map({ tasks[$0] }), task.format == format,
      linter.options(for: task) == options,
      Self.readsAlike(task.file.printed, path, format)
    else { return nil }
    return task
  }

  /// Whether a post is the same kind of page by both paths. Of Markdown, only folders with an underscore in front tell
  /// something.
  private static func readsAlike(_ left: String, _ right: String, _ format: DocumentFormat) -> Bool
  {
    if left == right { return true }
    let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
    guard format == .markdown, long.hasSuffix("/" + short) else { return false }
    return long.utf8.prefix(long.utf8.count - short.utf8.count)
      .split(separator: UInt8(ascii: "/"))
      .allSatisfy { $0.first != UInt8(ascii: "_") }
  }

  package func judge(
    _ task: PostTask, _ article: Article, _ text: PostTask.Text, for site: SiteSnapshot,
    _ habits: HabitRules?
  ) -> [String: RuleContext] {
    let assumed = Assumptions()
    let known = linter.sites.site(for: task)
    let lookup: (any SiteLookup)? = known === site ? EarlySite(site: site, assumed: assumed) : known
    var heard: [String: RuleContext] = [:]
    let isHearing = habits?.areIn(task.rules) ?? false
    var report = linter.judged(article, task, text, lookup) { said in
      if isHearing, habits?.ids.contains(said.rule) ?? false { heard[said.rule] = said }
    }
    // Of a post that was given up in the middle nothing is told.
    if Task.isCancelled { return [:] }
    if report.isClean { report.source = .init("") }
    report.pack()
    outcomes.share(&report)
    if let place = places[task.file.location] {
      let early = Early(report, assumed.all)
      reports.withLock { $0[place] = early }
    }
    linter.loader.release(task.file.location)
    return heard
  }

  /// The report on the post of `task`, which is then no longer here; `nil` where there is none that is right.
  func take(_ task: PostTask) -> PostReport? {
    guard task.isFile, let place = places[task.file.location] else { return nil }
    let found = reports.withLock { reports in
      defer { reports[place] = nil }
      return reports[place]
    }
    guard let early = found else { return nil }
    if early.assumed.isEmpty { return early.report }
    guard let site = linter.sites.site(for: task), early.assumed.allSatisfy(site.holds) else {
      return nil
    }
    return early.report
  }
}
