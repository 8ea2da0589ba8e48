// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
package import Linting
package import SourceText

/// Writes suppressions of findings at their places: a comment before the block, else an entry in the
/// front matter or a comment for the whole post.
///
/// Each is held to its promise as a fix is: it suppresses its findings, and the post stays the same
/// for its readers and for all other rules.
package enum Suppressor {
  /// What is to be suppressed, and why.
  package struct Request: Sendable {
    package var rules: Set<String>
    package var reason: String
    /// The fingerprints of the findings; `nil` for all of the rules.
    package var fingerprints: Set<String>?

    /// - Parameters:
    ///   - rules: The ids of the rules.
    ///   - reason: A reason for which ``problem(in:)`` returns `nil`.
    ///   - fingerprints: The findings that are meant; `nil` for all of the rules. A comment may suppress others of the same
    ///     rules in the same block.
    package init(rules: Set<String>, reason: String, fingerprints: Set<String>? = nil) {
      self.rules = rules
      self.reason = reason
      self.fingerprints = fingerprints
    }

    func wants(_ finding: Finding) -> Bool {
      rules.contains(finding.rule) && fingerprints?.contains(finding.fingerprint) ?? true
    }

    /// Why `reason` cannot be written into a post; `nil` where it can.
    package static func problem(in reason: String) -> String? {
      if reason.utf8.allSatisfy({ $0 <= 0x20 }) { return "the reason is empty" }
      if reason.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
        return "the reason contains a line end or a control character"
      }
      for mark in ["--", "*/", "{{", "{%", "{#", "{<", "<%"] where reason.contains(mark) {
        return "the reason contains '\(mark)', which would end the comment or run a template"
      }
      return nil
    }
  }

  /// Suppresses the findings that `request` names in `post`.
  ///
  /// - Parameters:
  ///   - post: The post as it is.
  ///   - request: What to suppress.
  ///   - read: Reads a text as the post's.
  ///   - lint: The report on what was read.
  /// - Returns: The post as it is then, how many findings were suppressed, and why others were not.
  package static func suppress(
    _ post: Fixer.Post, _ request: Request, read: @escaping (SourceText) -> Article,
    lint: @escaping (Article) -> PostReport
  ) -> Fixer.Result {
    var run = SuppressionRun(request, post, read: read, lint: lint)
    run.run()
    return run.result
  }
}

/// Suppresses findings in one post, from its end to its start, so that places before stay as they are.
private struct SuppressionRun {
  private let request: Suppressor.Request
  private let places: SuppressionPlaces
  private let read: (SourceText) -> Article
  private let lint: (Article) -> PostReport
  private(set) var result: Fixer.Result
  /// How many texts may still be read.
  private var tries = 200

  init(
    _ request: Suppressor.Request, _ post: Fixer.Post, read: @escaping (SourceText) -> Article,
    lint: @escaping (Article) -> PostReport
  ) {
    self.request = request
    self.read = read
    self.lint = lint
    places = SuppressionPlaces(post.article)
    result = Fixer.Result(post: post, applied: 0, refused: [:])
  }

  /// Findings for which a comment can be written at the same places.
  private struct Group {
    var places: [SuppressionPlaces.Place]
    var findings: [Finding]
    var rules: [String] { Array(Set(findings.map(\.rule))).sorted() }
  }

  mutating func run() {
    let report = result.post.report
    let count = report.findings.count { request.rules.contains($0.rule) }
    let wanted = report.findings.filter(request.wants)
    // What is true of the whole post is not suppressed block by block.
    var whole = Set(wanted.filter { isAboutAll($0, report) }.map(\.rule))
    let groups = groups(of: wanted.filter { !whole.contains($0.rule) })
    if !suppress(groups.map { ($0, $0.places[0]) }) {
      for group in groups.reversed() {
        let left = Group(places: group.places, findings: group.findings.filter(isLeft))
        if left.findings.isEmpty { continue }
        if !group.places.contains(where: { suppress([(left, $0)]) }), request.fingerprints == nil {
          whole.formUnion(left.rules)
        }
      }
    }
    if !whole.isEmpty, !suppressAll(whole.sorted()) {
      for rule in whole.sorted() where !suppressAll([rule]) { refuse(rule) }
    }
    let left = result.post.report.findings.count { request.rules.contains($0.rule) }
    result.applied = max(0, count - left)
  }

  private func isAboutAll(_ finding: Finding, _ report: PostReport) -> Bool {
    if finding.range == report.place { return true }
    guard let block = places.frontMatter else { return places.of(finding).isEmpty }
    return finding.range.start < block.range.end || places.of(finding).isEmpty
  }

  private func groups(of findings: [Finding]) -> [Group] {
    var groups: [Group] = []
    for finding in findings {
      let own = places.of(finding)
      if let index = groups.firstIndex(where: { $0.places[0].offset == own[0].offset }) {
        groups[index].findings.append(finding)
      } else {
        groups.append(Group(places: own, findings: [finding]))
      }
    }
    return groups.sorted { $0.places[0].offset < $1.places[0].offset }
  }

  /// Whether a finding is still reported at its place; only those after it may have moved.
  private func isLeft(_ finding: Finding) -> Bool {
    result.post.report.findings.contains { $0.rule == finding.rule && $0.range == finding.range }
  }

  // MARK: Trying

  /// Writes a comment for each group at its place. Returns false and changes nothing if that would not
  /// suppress exactly those findings.
  private mutating func suppress(_ chosen: [(Group, SuppressionPlaces.Place)]) -> Bool {
    if chosen.isEmpty { return true }
    let edits = chosen.map { group, place in
      Edit(
        ByteRange(at: place.offset),
        place.text(places.comment("stet", group.rules, request.reason)))
    }
    return apply(edits, suppressing: chosen.flatMap(\.0.findings).map(\.rule))
  }

  private mutating func suppressAll(_ rules: [String]) -> Bool {
    let findings = result.post.report.findings.filter { rules.contains($0.rule) }
    if findings.isEmpty { return true }
    let post = result.post
    let places = SuppressionPlaces(post.article)
    return places.whole(rules, request.reason).contains { edit in
      apply([edit], suppressing: findings.map(\.rule))
    }
  }

  /// Applies `edits` if they suppress one finding for each of `rules` at least, and change no more.
  private mutating func apply(_ edits: [Edit], suppressing rules: [String]) -> Bool {
    guard tries > 0 else { return false }
    tries -= 1
    let old = result.post
    let candidate = Fixer.Candidate(
      finding: 0, rule: rules[0], title: "Suppress", scope: .suppressions,
      edits: edits.map { LineEnds.adapted($0, to: old.article.source) }, markup: [],
      end: edits.last?.range.end ?? 0)
    guard let source = old.article.source.applying(candidate.edits) else { return false }
    let article = read(source)
    guard ContentComparison.harm([candidate], before: old.article, after: article) == nil else {
      return false
    }
    let report = lint(article)
    var before = Self.counts(old.report.findings.map(\.rule))
    let after = Self.counts(report.findings.map(\.rule))
    for (rule, count) in Self.counts(rules) {
      guard after[rule, default: 0] <= before[rule, default: 0] - count else { return false }
      before[rule] = after[rule]
    }
    guard before == after else { return false }
    result.post = Fixer.Post(article, report)
    return true
  }

  private static func counts(_ rules: [String]) -> [String: Int] {
    rules.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private mutating func refuse(_ rule: String) {
    for finding in result.post.report.findings where finding.rule == rule {
      result.refused[finding.fingerprint] =
        "it could not be suppressed: no comment near it leaves the post as it is"
    }
  }
}
