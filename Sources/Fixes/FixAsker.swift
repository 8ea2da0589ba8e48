// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting
package import SourceText
import Synchronization

/// Asks a person about each fix, and keeps what was decided for the posts after it.
package final class FixAsker: Sendable {
  /// A fix that would be applied.
  package struct Question: Sendable {
    package var finding: Finding
    /// The report on the post as it is now.
    package var report: PostReport
    /// The post with this fix.
    package var fixed: SourceText
  }

  package enum Answer: Hashable, Sendable {
    case yes
    case no
    /// This fix and all others of its rule, also in the posts after it.
    case all
    /// The finding is suppressed in the post; the reason must be one for which `Suppressor.Request.problem` is `nil`.
    case suppress(reason: String)
    /// Nothing more is fixed.
    case quit
  }

  private struct State {
    var rules: Set<String> = []
    var isOver = false
    var suppressed = 0
  }

  private let state = Mutex(State())
  private let answer: @Sendable (Question) -> Answer

  package init(_ answer: @escaping @Sendable (Question) -> Answer) { self.answer = answer }

  /// How many findings were suppressed so far.
  package var suppressed: Int { state.withLock { $0.suppressed } }

  /// Fixes `post` as it is answered, and lints it again after each fix.
  ///
  /// - Parameters:
  ///   - post: The post as it is.
  ///   - safety: The least safe kind of fixes that is asked about.
  ///   - read: Reads a text as the post's.
  ///   - lint: The report on what was read.
  /// - Returns: The post as it is then, and which fixes were refused.
  package func fix(
    _ post: Fixer.Post, safety: FixSafety, read: @escaping (SourceText) -> Article,
    lint: @escaping (Article) -> PostReport
  ) -> Fixer.Result {
    var result = Fixer.Result(post: post, applied: 0, refused: [:])
    let size = post.article.source.count
    func fixAll() {
      let rules = state.withLock { $0.rules }
      if rules.isEmpty { return }
      var run = FixRun(safety: safety, only: rules, size: size, read: read, lint: lint)
      let next = run.settle(result.post)
      result.post = next.post
      result.applied += next.applied
      result.refused.merge(next.refused) { $1 }
    }
    if state.withLock({ $0.isOver }) { return result }
    fixAll()
    var run = FixRun(safety: safety, size: size, read: read, lint: lint)
    var answered: Set<String> = []
    // Findings before it were asked about.
    var place = 0
    while let index = Self.next(in: result.post.report, from: place, besides: answered) {
      let finding = result.post.report.findings[index]
      answered.insert(finding.fingerprint)
      place = finding.range.start
      let (next, reason) = run.one(index, result.post)
      if let reason { result.refused[finding.fingerprint] = reason }
      guard let next else { continue }
      let question = Question(
        finding: finding, report: result.post.report, fixed: next.article.source)
      switch answer(question) {
      case .no: continue
      case .yes:
        result.post = next
        result.applied += 1
      case .all:
        state.withLock { _ = $0.rules.insert(finding.rule) }
        result.post = next
        result.applied += 1
        fixAll()
      case .suppress(let reason):
        let request = Suppressor.Request(
          rules: [finding.rule], reason: reason, fingerprints: [finding.fingerprint])
        let left = result.post.article.source.count - place
        let done = Suppressor.suppress(result.post, request, read: read, lint: lint)
        result.refused.merge(done.refused) { $1 }
        result.suppressed += done.applied
        result.post = done.post
        // A comment before the finding moves it.
        place = max(0, done.post.article.source.count - left)
        state.withLock { $0.suppressed += done.applied }
      case .quit:
        state.withLock { $0.isOver = true }
        return result
      }
    }
    return result
  }

  /// The first finding that starts at or after `place` and has a fix nobody was asked about.
  private static func next(
    in report: PostReport, from place: Int, besides answered: Set<String>
  ) -> Int? {
    report.findings.indices.filter {
      let finding = report.findings[$0]
      return finding.fix != nil && finding.range.start >= place
        && !answered.contains(finding.fingerprint)
    }.min { report.findings[$0].range < report.findings[$1].range }
  }
}
