// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import SourceText

/// Fixes one post: passes of fixes that are checked, until a pass finds nothing to do.
struct FixRun {
  /// The most passes before the rules that still change the text are left out.
  private static let mostPasses = 50
  /// How often a post is begun again, without the rules that did not end.
  private static let mostStarts = 4

  private let safety: FixSafety
  /// The rules whose fixes are applied; `nil` for all.
  private let only: Set<String>?
  private let read: (SourceText) -> Article
  private let lint: (Article) -> PostReport
  /// How many texts may be read in a pass to find the fixes that fail, and how many still.
  private let mostTries: Int
  private var tries = 0
  private var refused: [String: String] = [:]

  init(
    safety: FixSafety, only: Set<String>? = nil, size: Int,
    read: @escaping (SourceText) -> Article, lint: @escaping (Article) -> PostReport
  ) {
    self.safety = safety
    self.only = only
    self.read = read
    self.lint = lint
    mostTries = max(32, min(256, (4 << 20) / max(size, 1)))
  }

  // MARK: Passes

  /// What is left of `post` when no fix is left to apply.
  mutating func settle(_ post: Fixer.Post) -> Fixer.Result {
    var result = Fixer.Result(post: post, applied: 0, refused: [:])
    for _ in 0..<Self.mostStarts {
      var endless: Set<String> = []
      let start = result.post
      var applied = 0
      for _ in 0..<Self.mostStarts {
        let (next, count, more) = passes(start, without: endless)
        result.post = next
        applied = count
        if more.isEmpty { break }
        endless.formUnion(more)
        result.post = start
        applied = 0
      }
      result.applied += applied
      if !endless.isEmpty { refuse(endless, result.post) }
      result.refused = refused
      // Without the rules that come to no end, others may have made way for them.
      if endless.isEmpty || result.post.article.source.bytes == start.article.source.bytes { break }
    }
    return result
  }

  /// The text after all passes, and how many fixes were applied; or the rules that come to no end.
  private mutating func passes(
    _ start: Fixer.Post, without rules: Set<String>
  ) -> (post: Fixer.Post, applied: Int, endless: Set<String>) {
    var post = start
    var applied = 0
    var seen = [start.article.source.bytes]
    var changing: [Set<String>] = []
    for _ in 0..<Self.mostPasses {
      refused = [:]
      tries = mostTries
      guard let (next, fixes) = pass(post, without: rules) else { return (post, applied, []) }
      changing.append(Set(fixes.map(\.rule)))
      if let place = seen.firstIndex(of: next.article.source.bytes) {
        return (start, 0, changing[place...].reduce(into: []) { $0.formUnion($1) })
      }
      applied += fixes.count
      seen.append(next.article.source.bytes)
      post = next
    }
    return (start, 0, changing.last ?? [])
  }

  /// The post after one pass and the fixes that were applied; `nil` if there is none to apply.
  private mutating func pass(
    _ post: Fixer.Post, without rules: Set<String>
  ) -> (post: Fixer.Post, fixes: [Fixer.Candidate])? {
    var rules = rules
    if let only {
      rules.formUnion(post.report.findings.lazy.map(\.rule).filter { !only.contains($0) })
    }
    var failed: Set<Int> = []
    while true {
      let chosen = Fixer.round(
        of: post.report.findings, in: post.article.source, safety: safety, without: rules,
        besides: failed)
      if chosen.isEmpty { return nil }
      if let done = carryOut(chosen, post) { return done }
      // What failed was in the way of others.
      failed.formUnion(chosen.map(\.finding))
    }
  }

  /// The post after the fix of one finding, by its place in the report; or why it is refused, `nil` if it has none.
  mutating func one(_ finding: Int, _ post: Fixer.Post) -> (post: Fixer.Post?, refused: String?) {
    refused = [:]
    tries = mostTries
    let others = Set(post.report.findings.indices).subtracting([finding])
    let chosen = Fixer.round(
      of: post.report.findings, in: post.article.source, safety: safety, besides: others)
    if chosen.isEmpty { return (nil, nil) }
    let done = carryOut(chosen, post)
    return (done?.post, refused[post.report.findings[finding].fingerprint])
  }

  /// The post after those of `chosen` that keep their promise; `nil` when none does.
  private mutating func carryOut(
    _ chosen: [Fixer.Candidate], _ post: Fixer.Post
  ) -> (post: Fixer.Post, fixes: [Fixer.Candidate])? {
    var (fixes, article) = harmless(chosen, post)
    while let read = article {
      let next = Fixer.Post(read, lint(read))
      let failing = FixOutcome(fixes, before: post, after: next).failing
      if failing.isEmpty { return (next, fixes) }
      for index in failing { refuse(fixes[index], post, "it does not remove its finding") }
      for index in failing.reversed() { fixes.remove(at: index) }
      (fixes, article) = harmless(fixes, post)
    }
    return nil
  }

  // MARK: Fixes that fail

  /// Those of `fixes` that together change nothing but what they say, and the post with them.
  private mutating func harmless(
    _ fixes: [Fixer.Candidate], _ post: Fixer.Post
  ) -> (fixes: [Fixer.Candidate], article: Article?) {
    guard !fixes.isEmpty else { return ([], nil) }
    let (article, harm) = applied(fixes, post)
    guard let harm else { return (fixes, article) }
    if fixes.count == 1 || tries <= 0 {
      for fix in fixes { refuse(fix, post, harm) }
      return ([], nil)
    }
    let middle = fixes.count / 2
    let first = harmless(Array(fixes[..<middle]), post)
    let second = harmless(Array(fixes[middle...]), post)
    if first.fixes.isEmpty { return second }
    if second.fixes.isEmpty { return first }
    let both = applied(first.fixes + second.fixes, post)
    // What does not go together is left to the next pass.
    return both.harm == nil ? (first.fixes + second.fixes, both.article) : first
  }

  /// The post with `fixes`, and why they must not be applied together.
  private mutating func applied(
    _ fixes: [Fixer.Candidate], _ post: Fixer.Post
  ) -> (article: Article?, harm: String?) {
    tries -= 1
    guard let source = post.article.source.applying(fixes.flatMap(\.edits)) else {
      return (nil, "its edits overlap")
    }
    let article = read(source)
    let harm = ContentComparison.harm(fixes, before: post.article, after: article)
    return (article, harm.map { "it would change \($0)" })
  }

  /// Refuses the fixes of `rules` in what is left of the post.
  private mutating func refuse(_ rules: Set<String>, _ post: Fixer.Post) {
    for finding in post.report.findings where rules.contains(finding.rule) {
      guard let fix = finding.fix, fix.safety == .safe || safety == .offer else { continue }
      refused[finding.fingerprint] =
        "'\(fix.title)' was not applied: it and other fixes undo each other"
    }
  }

  private mutating func refuse(_ fix: Fixer.Candidate, _ post: Fixer.Post, _ reason: String) {
    let finding = post.report.findings[fix.finding]
    refused[finding.fingerprint] = "'\(fix.title)' was not applied: \(reason)"
  }
}

/// What became of the findings whose fixes were applied.
struct FixOutcome {
  /// The indices of the fixes that left as many findings of their rules at their places as there
  /// were.
  private(set) var failing: [Int] = []

  init(_ fixes: [Fixer.Candidate], before: Fixer.Post, after: Fixer.Post) {
    let rules = Set(fixes.map(\.rule))
    let left = Self.ranges(after.report, of: rules)
    if left.isEmpty { return }
    let found = Self.ranges(before.report, of: rules)
    let edits = PlacedEdits(
      fixes, before: before.article.source, after: after.article.source)
    let kept = Self.kept(before.report, besides: Set(fixes.map(\.finding)), rules, edits)
    for (index, fix) in fixes.enumerated() {
      guard let rest = left[fix.rule] else { continue }
      let text = fix.edits.indices.filter { !fix.markup.contains($0) }
      let places =
        [before.report.findings[fix.finding].range] + text.map { fix.edits[$0].range }
      // Findings next to the place, which the fix moves to it, are none of its own.
      let now = Self.count(rest, at: places.map(edits.moved)) { range in
        kept[fix.rule]?[range].map { Self.count([$0], at: places) == 0 } ?? false
      }
      if now > 0, now >= Self.count(found[fix.rule] ?? [], at: places) { failing.append(index) }
    }
  }

  /// Where the findings are now that no fix was applied for, with their places before.
  private static func kept(
    _ report: PostReport, besides fixed: Set<Int>, _ rules: Set<String>, _ edits: PlacedEdits
  ) -> [String: [ByteRange: ByteRange]] {
    var kept: [String: [ByteRange: ByteRange]] = [:]
    for (index, finding) in report.findings.enumerated()
    where rules.contains(finding.rule) && !fixed.contains(index) {
      kept[finding.rule, default: [:]][edits.moved(finding.range)] = finding.range
    }
    return kept
  }

  private static func ranges(
    _ report: PostReport, of rules: Set<String>
  ) -> [String: [ByteRange]] {
    var ranges: [String: [ByteRange]] = [:]
    for finding in report.findings where rules.contains(finding.rule) {
      ranges[finding.rule, default: []].append(finding.range)
    }
    return ranges
  }

  /// How many of `ranges` share a byte with one of `places`, or, if one of both is empty, touch it.
  private static func count(
    _ ranges: [ByteRange], at places: [ByteRange],
    besides isLeftOut: (ByteRange) -> Bool = { _ in false }
  ) -> Int {
    let hull = places.dropFirst().reduce(places[0]) { $0.union($1) }
    return ranges.count { range in
      range.start <= hull.end && hull.start <= range.end
        && places.contains { place in
          range.isEmpty || place.isEmpty
            ? range.start <= place.end && place.start <= range.end : range.overlaps(place)
        } && !isLeftOut(range)
    }
  }
}
