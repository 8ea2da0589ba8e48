// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Lints one post after another, each on its own, and mends it when that was asked for.
struct PostLinter: Sendable {
  enum Mending: Sendable {
    case none
    /// Makes a patch and writes nothing.
    case show(FixSafety)
    case write(FixSafety)
  }

  struct Result: Sendable {
    var report: PostReport
    var patch: [UInt8] = []
    /// Fixes that were written.
    var fixes = 0
    /// Why the mended post could not be written.
    var failure: FileFailure?
  }

  let sites: KnownSites
  /// What the network said of links; nothing where it is not asked.
  let links: LintedLinks?
  /// The site's address, when the command line gives it.
  let siteURL: String?
  let today: Day
  let mending: Mending
  /// What each rule takes, where it is measured.
  var times: RuleTimes?

  /// Lints the post of `task`, and mends it where that is asked for.
  func run(_ task: PostTask) -> Result {
    var result = lint(task)
    if let item = task.item {
      result.report = item.report(result.report, path: task.file.printed)
    }
    // No place in it is shown: of a large site, most posts need not be kept.
    if result.report.findings.isEmpty { result.report.source = SourceText("") }
    return result
  }

  /// The report on the article of `task`.
  func lint(_ article: Article, _ task: PostTask, readingFindings: [Finding]) -> PostReport {
    Linter.lint(
      article: article, rules: task.rules,
      place: PathText.normalized(FileSystem.printed(task.file.location)),
      site: sites.site(for: task), links: links?.without(task.rules.links.exclude), today: today,
      readingFindings: readingFindings, times: times)
  }

  private func lint(_ task: PostTask) -> Result {
    let (post, format) = task.read()
    if let finding = post.finding, !post.isReadable {
      return Result(
        report: Linter.unreadable(source: post.source, format: format, finding: finding))
    }
    var options = task.rules.article
    if let siteURL { options.siteURL = siteURL }
    guard let reader = try? ArticleReader(options) else {
      // The configuration was checked before; still, a post that was not looked at must not pass.
      return Result(
        report: Linter.unreadable(
          source: post.source, format: format,
          finding: Finding(
            rule: "unreadable-post", severity: .error,
            message: "a selector of the configuration cannot be used, so nothing was looked at",
            help: "see 'stet config' for the section 'article'", range: ByteRange(at: 0))))
    }
    func lint(_ source: SourceText) -> PostReport {
      self.lint(
        task.article(in: source, format, by: reader), task,
        readingFindings: post.finding.map { [$0] } ?? [])
    }

    var report = lint(post.source)
    if task.item != nil { return Result(report: report) }
    if post.isConverted {
      // Edits would count bytes of a text that no file holds.
      for index in report.findings.indices { report.findings[index].fix = nil }
      return Result(report: report)
    }
    let safety: FixSafety
    switch mending {
    case .none: return Result(report: report)
    case .show(let wanted), .write(let wanted): safety = wanted
    }
    // The first round needs no second look at a text that was just linted.
    var known: [Finding]? = report.findings
    let (mended, count) = Fixer.mend(post.source, safety: safety) { source in
      defer { known = nil }
      return known ?? lint(source).findings
    }
    guard count > 0 else { return Result(report: report) }
    if case .show = mending {
      let patch = UnifiedDiff.bytes(old: post.source, new: mended, path: task.file.printed)
      return Result(report: report, patch: patch)
    }
    do throws(FileFailure) {
      try AtomicFile.write(mended.bytes, to: task.file.location)
    } catch {
      return Result(report: report, failure: error)
    }
    return Result(report: lint(mended), fixes: count)
  }
}
