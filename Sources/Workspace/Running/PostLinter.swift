// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Files
package import Fixes
package import Linting
package import SourceText

/// Lints posts, each on its own, and fixes them where that was asked for.
package struct PostLinter: Sendable {
  package enum Fixing: Sendable {
    case none
    /// Shows the fixed post and writes nothing.
    case show(FixSafety)
    case write(FixSafety)
    /// Writes the fixes that a person agrees to.
    case ask(FixSafety, FixAsker)
    /// Gives the fixed post and what is left to say of it.
    case give(FixSafety)
    /// Suppresses findings in the post, or shows how.
    case suppress(Suppressor.Request, isShown: Bool)
  }

  package struct Result: Sendable {
    package var report: PostReport
    /// The post before and after its fixes, where they are shown and not written.
    package var shown: (old: SourceText, new: SourceText)?
    /// Fixes that were written.
    package var fixes = 0
    /// Why the fixed post could not be written.
    package var failure: FileFailure?
  }

  /// Replaces the file at `location` with the fixed post, which was `old` when it was read.
  package typealias Write =
    @Sendable (
      _ location: String, _ bytes: [UInt8], _ old: FileContents
    ) throws(FileFailure) -> Void

  package let loader: PostLoader
  package let sites: KnownSites
  /// The sites whose habits count: those of an earlier state, where only what changed since is checked.
  package var habits: KnownSites
  /// What the network said of links; nil where it is not asked.
  package var links: LinkPlan?
  /// The site's address, when the person gives it.
  package let siteURL: String?
  package let today: Day
  package let fixing: Fixing
  private let write: Write?
  /// What each rule takes, where it is measured.
  package var times: RuleTimes?
  /// The reports that were made when sites were read.
  package var early: EarlyReports?

  package init(
    loader: PostLoader, sites: KnownSites, habits: KnownSites? = nil, links: LinkPlan? = nil,
    siteURL: String?, today: Day,
    fixing: Fixing = .none, write: Write? = nil, times: RuleTimes? = nil
  ) {
    self.loader = loader
    self.sites = sites
    self.habits = habits ?? sites
    self.links = links
    self.siteURL = siteURL
    self.today = today
    self.fixing = fixing
    self.write = write
    self.times = times
  }

  /// Lints the post of `task`, and fixes it where that is asked for.
  package func run(_ task: PostTask) -> Result {
    defer { loader.release(task.file.location) }
    if var report = early?.take(task) {
      habits.hold(&report, task)
      if report.isClean { report.source = SourceText("") }
      return Result(report: report)
    }
    var result = lint(task)
    if let item = task.item {
      result.report = item.report(result.report, path: task.file.printed)
    }
    // No place in it is shown: of a large site, most posts need not be kept.
    if result.report.isClean { result.report.source = SourceText("") }
    return result
  }

  /// The report on the article of `task`, and the article; nil where the post cannot be read as one.
  package func judge(_ task: PostTask) -> (report: PostReport, article: Article?) {
    defer { loader.release(task.file.location) }
    let text = task.read(loader)
    guard let reader = reader(text, task) else { return (refused(text), nil) }
    let article = task.article(in: text.post.source, text.format, by: reader)
    var report = lint(article, task, text)
    if let item = task.item { report = item.report(report, path: task.file.printed) }
    return (report, article)
  }

  /// The reader for the post of `task`; nil where nothing can be read.
  private func reader(_ text: PostTask.Text, _ task: PostTask) -> ArticleReader? {
    guard text.post.finding == nil || text.post.isReadable else { return nil }
    return try? ArticleReader(options(for: task))
  }

  /// How the post of `task` is read.
  func options(for task: PostTask) -> ArticleOptions {
    var options = task.rules.article
    if let siteURL { options.siteURL = siteURL }
    return options
  }

  private func refused(_ text: PostTask.Text) -> PostReport {
    let finding =
      text.post.isReadable ? nil : text.post.finding
    // The configuration was checked before; still, a post that was not looked at must not pass.
    return Linter.unreadable(
      source: text.post.source, format: text.format,
      finding: finding
        ?? Finding(
          rule: "unreadable-post", severity: .error,
          message: "a selector in the configuration is invalid, so nothing was checked",
          help: "check the section 'article' with 'stet config'", range: ByteRange(at: 0)))
  }

  private func lint(_ article: Article, _ task: PostTask, _ text: PostTask.Text) -> PostReport {
    var report = judged(article, task, text, sites.site(for: task))
    habits.hold(&report, task)
    return report
  }

  /// The report on `article` before habits are held back; `site` answers what rules ask about it. `alone` gets what each
  /// rule says that asks for nothing but the post.
  func judged(
    _ article: Article, _ task: PostTask, _ text: PostTask.Text, _ site: (any SiteLookup)?,
    alone: ((RuleContext) -> Void)? = nil
  ) -> PostReport {
    var report = Linter.lint(
      article: article, rules: task.rules, place: task.file.location,
      site: site, links: links?.without(task.rules.links.exclude), today: today,
      readingFindings: text.post.finding.map { [$0] } ?? [], times: times, alone: alone)
    if text.post.isConverted {
      // Edits would count bytes of a text that no file holds.
      report.findings = report.findings.map { finding in
        var finding = finding
        finding.fix = nil
        return finding
      }
    }
    return report
  }

  private func lint(_ task: PostTask) -> Result {
    let text = task.read(loader)
    guard let reader = reader(text, task) else { return Result(report: refused(text)) }
    let post = post(task, text, reader)
    if task.item != nil || text.post.isConverted { return Result(report: post.report) }
    let result: Fixer.Result
    var isShown = false
    switch fixing {
    case .none: return Result(report: post.report)
    case .show(let safety):
      isShown = true
      result = fixed(post, safety, task, text, reader)
    case .write(let safety), .give(let safety): result = fixed(post, safety, task, text, reader)
    case .ask(let safety, let asker):
      result = asker.fix(post, safety: safety) { source in
        task.article(in: source, text.format, by: reader)
      } lint: { article in
        lint(article, task, text)
      }
    case .suppress(let request, let shows):
      isShown = shows
      result = Suppressor.suppress(post, request) { source in
        task.article(in: source, text.format, by: reader)
      } lint: { article in
        lint(article, task, text)
      }
    }
    let unfixed = post.report.refusing(result.refused)
    guard result.applied + result.suppressed > 0 else { return Result(report: unfixed) }
    let source = result.post.article.source
    if isShown { return Result(report: unfixed, shown: (post.article.source, source)) }
    if case .give = fixing {
      return Result(
        report: result.post.report.refusing(result.refused),
        shown: (post.article.source, source), fixes: result.applied)
    }
    guard let write, let old = text.contents else { return Result(report: unfixed) }
    do throws(FileFailure) {
      try write(task.file.location, source.bytes, old)
    } catch {
      return Result(report: unfixed, failure: error)
    }
    return Result(
      report: result.post.report.refusing(result.refused), fixes: result.applied)
  }

  private func post(
    _ task: PostTask, _ text: PostTask.Text, _ reader: ArticleReader
  ) -> Fixer.Post {
    let article = task.article(in: text.post.source, text.format, by: reader)
    return Fixer.Post(article, lint(article, task, text))
  }

  private func fixed(
    _ post: Fixer.Post, _ safety: FixSafety, _ task: PostTask, _ text: PostTask.Text,
    _ reader: ArticleReader
  ) -> Fixer.Result {
    Fixer.fix(post, safety: safety) { source in
      task.article(in: source, text.format, by: reader)
    } lint: { article in
      lint(article, task, text)
    }
  }

  /// The post of `task` with the fixes that are as safe as `safety`, and how many findings they were of.
  package func fixed(_ task: PostTask, _ safety: FixSafety) -> (source: SourceText, count: Int) {
    defer { loader.release(task.file.location) }
    let text = task.read(loader)
    guard let reader = reader(text, task), task.item == nil, !text.post.isConverted else {
      return (text.post.source, 0)
    }
    let result = fixed(post(task, text, reader), safety, task, text, reader)
    return (result.post.article.source, result.applied)
  }
}
