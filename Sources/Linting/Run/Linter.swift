// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Documents
package import FrontMatter
package import SourceText

/// Runs the rules over one post and puts together what they say.
package enum Linter {
  /// What one rule said of a post.
  package struct RuleResult: Sendable {
    package var rule: String
    package var report: RuleContext

    package init(_ report: RuleContext) {
      rule = report.rule
      self.report = report
    }
  }

  /// The report on `article`: every rule that is on, less what the post suppresses.
  ///
  /// `place` is where the file lies when that is not the path that is printed; `readingFindings`
  /// are those of reading the file itself; they must be of rules that are on. `times` gets what
  /// each rule took; `alone` gets what each rule says that asks for nothing but the post and its own options.
  package static func lint(
    article: Article, rules: ResolvedRules, place: String? = nil, site: (any SiteLookup)? = nil,
    links: (any LinkVerdicts)? = nil, today: Day, readingFindings: [Finding] = [],
    times: RuleTimes? = nil, alone: ((RuleContext) -> Void)? = nil
  ) -> PostReport {
    let path = PathText.pattern(place ?? article.path, from: rules.folder)
    var results: [RuleResult] = []
    results.reserveCapacity(rules.active.count)
    let conflicts = article.conflicts
    let surroundings = RuleContext.Surroundings(path: path, site: site, links: links, today: today)
    var start = times == nil ? 0 : RuleTimes.now()
    for active in rules.active where active.id != UnusedSuppression.description.id {
      // Nobody waits for the rest.
      if Task.isCancelled { break }
      let family = active.definition.description.family
      let isForReaders = family == .links || family == .images || family == .markup
      let isForPosts = !active.definition.description.judgesPages
      var report = RuleContext(
        rule: active.id, severity: active.severity, surroundings, siteName: rules.site.name,
        active: rules.activeIDs, hasSetSeverity: active.hasSetSeverity)
      if article.kind != .post, isForPosts || isForReaders && article.isNotShown {
        report.notApplicable()
      } else {
        active.check.check(article, &report)
        if let alone, !surroundings.takeAsked(), conflicts.isEmpty { alone(report) }
      }
      report.leave(conflicts)
      results.append(RuleResult(report))
      if let times { start = times.add(active.id, since: start) }
    }
    var post = assemble(
      results, on: article.document, path: article.path,
      frontMatter: article.frontMatter?.value, words: article.words, rules: rules, site: site,
      today: today, readingFindings: readingFindings)
    post.kind = article.kind
    post.place = post.isClean ? nil : clamped(article.place, to: article.source)
    post.kindReason = article.foundKind?.reason
    if let tag = article.language, let origin = article.languageOrigin {
      post.language = (tag, origin)
    }
    return post
  }

  /// Asks `links` for every address that the rules want to know of in `article`, and forgets what
  /// they say.
  package static func gather(
    _ article: Article, rules: ResolvedRules, site: (any SiteLookup)? = nil,
    links: any LinkVerdicts, today: Day
  ) {
    for active in rules.active where active.definition.description.needs == .net {
      var report = RuleContext(
        rule: active.id, severity: active.severity, site: site, links: links, today: today,
        active: rules.activeIDs)
      active.check.check(article, &report)
    }
  }

  /// The report on a post that could not be read, with the one finding that says why.
  package static func unreadable(
    source: SourceText, format: DocumentFormat, finding: Finding
  ) -> PostReport {
    var report = PostReport(
      path: source.path, format: format, status: .unreadable, source: source)
    report.findings = [finding]
    setFingerprints(&report.findings, source, path: source.path)
    return report
  }

  /// The report that `results` make for the post in `document`.
  package static func assemble(
    _ results: [RuleResult], on document: Document, path: String, frontMatter: DataValue?,
    words: Int, rules: ResolvedRules, site: (any SiteLookup)? = nil, today: Day,
    readingFindings: [Finding] = []
  ) -> PostReport {
    var post = PostReport(
      path: path, format: document.format, status: .checked, source: document.source)
    post.words = words
    var findings = readingFindings
    var families: Set<RuleFamily> = []
    var all = results
    for result in results {
      findings += result.report.findings
      guard case .applied = result.report.outcome else { continue }
      if let family = rules.catalogue.family(of: result.rule) { families.insert(family) }
    }
    for place in findings.indices {
      findings[place].range = clamped(findings[place].range, to: document.source)
    }
    keepLinks(&findings, in: document)
    findings.sort(by: isBefore)
    setFingerprints(&findings, document.source, path: path)

    var suppressions = Suppressions(
      document, frontMatter: frontMatter, catalogue: rules.catalogue, today: today)
    let kept = suppressions.applied(to: findings)
    post.suppressed = findings.count - kept.count
    if post.suppressed > 0 {
      let left = Set(kept.map(\.fingerprint))
      post.silenced = findings.filter { !left.contains($0.fingerprint) }
        .map { ($0.rule, $0.range.start) }
    }
    post.findings = kept

    if let unused = rules[UnusedSuppression.description.id] {
      var report = RuleContext(rule: unused.id, severity: unused.severity, site: site, today: today)
      if suppressions.isEmpty {
        report.notApplicable()
      } else {
        var judged = Set(readingFindings.map(\.rule))
        for result in results where result.report.outcome == .applied { judged.insert(result.rule) }
        suppressions.check(
          judged: judged, requiresReason: rules.requiresReason, today: today, &report)
      }
      var own = report.findings.sorted(by: isBefore)
      setFingerprints(&own, document.source, path: path)
      post.findings = (post.findings + own).sorted(by: isBefore)
      all.append(RuleResult(report))
    }

    for result in all.sorted(by: { $0.rule < $1.rule }) {
      switch result.report.outcome {
      case .applied: post.applied.append(result.rule)
      case .notApplicable: post.notApplicable.append(result.rule)
      case .unverified(let reason):
        post.unverified.append(PostReport.Unverified(rule: result.rule, reason: reason))
      }
      if result.report.dropped > 0 { post.dropped.append((result.rule, result.report.dropped)) }
    }
    post.score = score(post, families: families, rules: rules)?.value
    return post
  }

  /// The score of a post by category, for reports; `nil` when no category applied.
  package static func score(_ post: PostReport, rules: ResolvedRules) -> Score? {
    let families = post.applied.compactMap { rules.catalogue.family(of: $0) }
    return score(post, families: Set(families), rules: rules)
  }

  private static func score(
    _ post: PostReport, families: Set<RuleFamily>, rules: ResolvedRules
  ) -> Score? {
    Score(words: post.words, findings: post.findings, families: families) {
      rules.catalogue.family(of: $0)
    }
  }

  /// By place, then by rule, then by what else tells two apart.
  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.range != right.range { return left.range < right.range }
    return (left.rule, left.message, left.help) < (right.rule, right.message, right.help)
  }

  /// Makes fixes of the text of links keep the links.
  private static func keepLinks(_ findings: inout [Finding], in document: Document) {
    guard !document.definitions.isEmpty, findings.contains(where: { $0.fix != nil }) else { return }
    let labels = ReferenceLabels(document)
    for place in findings.indices {
      findings[place].fix = findings[place].fix.map(labels.keepingLinks)
    }
  }

  private static func clamped(_ range: ByteRange, to source: SourceText) -> ByteRange {
    range.end <= source.count
      ? range : ByteRange(min(range.start, source.count), source.count)
  }

  private static func setFingerprints(
    _ findings: inout [Finding], _ source: SourceText, path: String
  ) {
    let names = Fingerprint.all(of: findings, in: source, path: path)
    for place in findings.indices { findings[place].fingerprint = names[place] }
  }
}

extension Article {
  /// Whether no reader sees its text: of a source file that sends its readers on, or of a page among the files that
  /// other pages show.
  fileprivate var isNotShown: Bool {
    switch kind {
    case .redirect: frontMatter != nil
    case .stub: format == .html && frontMatter == nil
    default: false
    }
  }
}
