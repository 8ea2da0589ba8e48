// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Documents
package import Language
package import SourceText
import Synchronization

/// Everything Stet says of one post.
package struct PostReport: Sendable {
  package enum Status: String, Sendable {
    /// Its rules ran.
    case checked
    /// It could not be read; the one finding says why.
    case unreadable
  }

  /// A rule that was not checked, and why.
  package struct Unverified: Hashable, Sendable {
    package var rule: String
    package var reason: String

    /// The reason of a rule that asks the network where that was not allowed: it holds for each post alike.
    package static let offline = "the network is used only with --online"

    package init(rule: String, reason: String) {
      self.rule = rule
      self.reason = reason
    }
  }

  /// Findings of one rule that were held back.
  package struct HeldBack: Hashable, Sendable {
    package var rule: String
    /// The place of the habit among the rule's.
    package var habit: Int
    /// Whether the settings record it, so that nothing more is said of it.
    package var isRecorded: Bool
    package var count: Int

    package init(rule: String, habit: Int, isRecorded: Bool, count: Int) {
      self.rule = rule
      self.habit = habit
      self.isRecorded = isRecorded
      self.count = count
    }
  }

  package var path: String
  package var format: DocumentFormat
  package var status: Status
  /// What the page is to its site; rules for posts judge nothing else.
  package var kind = PageKind.post
  /// What told the kind; nil where nothing did.
  package var kindReason: String?
  package var words: Int
  /// The language that word lists were chosen by, and how it is known; `nil` when it is not.
  package var language: (tag: String, origin: LanguageOrigin)?
  /// 0 to 100; nothing for a post that could not be read, or of which no category of rules applied.
  package var score: Double?
  /// Sorted by place, then by rule.
  package var findings: [Finding] {
    get { packed?.findings ?? kept }
    set {
      kept = newValue
      packed = nil
    }
  }
  /// The findings as they are, or packed.
  private var kept: [Finding] = []
  private var packed: PackedFindings?
  /// Rule ids, sorted.
  package var applied: [String]
  package var notApplicable: [String]
  package var unverified: [Unverified]
  /// The ids, sorted, of the rules whose findings were all held back as the site's habits.
  package var habitual: [String] = []
  /// Findings that were held back as the site's habits.
  package var heldBack: [HeldBack] = []
  /// Findings that a suppression silenced.
  package var suppressed: Int
  /// The rules of the findings that suppressions silenced, and where each begins.
  package var silenced: [(rule: String, start: Int)] = []
  /// Findings that were counted but not kept, by rule, sorted by rule.
  package var dropped: [(rule: String, count: Int)]
  /// The text that the findings' ranges are in.
  package var source: SourceText
  /// Where findings about the post as a whole are; `nil` for a post that was not read as an article.
  package var place: ByteRange?

  package init(path: String, format: DocumentFormat, status: Status, source: SourceText) {
    self.path = path
    self.format = format
    self.status = status
    self.source = source
    words = 0
    applied = []
    notApplicable = []
    unverified = []
    suppressed = 0
    dropped = []
  }
}

extension PostReport {
  /// The same, where the findings whose fixes were refused, by their fingerprints, say why and have
  /// none.
  package func refusing(_ reasons: [String: String]) -> PostReport {
    if reasons.isEmpty { return self }
    var report = self
    for index in findings.indices {
      guard let reason = reasons[findings[index].fingerprint] else { continue }
      report.findings[index].fix = nil
      report.findings[index].fixRefused = reason
    }
    return report
  }
}

// MARK: Many posts

extension PostReport {
  /// Packs the findings, which then take a fifth of the memory and are made again whenever they are asked for.
  package mutating func pack() {
    guard packed == nil, !kept.isEmpty else { return }
    packed = PackedFindings(kept)
    kept = []
  }

  /// Whether there is no finding.
  package var isClean: Bool { packed == nil && kept.isEmpty }

  /// How many findings there are.
  package var findingCount: Int { packed?.count ?? kept.count }

  /// How many findings have that severity.
  package func count(_ severity: Severity) -> Int {
    packed?.counts[severity.rank] ?? kept.count { $0.severity == severity }
  }

  /// How many findings `--fix` can fix.
  package var fixable: Int { packed?.fixable ?? kept.count { $0.fix?.safety == .safe } }

  /// The paths of other files that findings point to.
  package var otherPaths: [String] {
    if let packed, !packed.pointsElsewhere { return [] }
    return findings.flatMap { $0.related.compactMap(\.path) }
  }

  /// The rules that ended alike in many posts, once for all of them.
  package final class Outcomes: Sendable {
    private struct Key: Hashable {
      var applied: [String]
      var notApplicable: [String]
      var unverified: [Unverified]
      var habitual: [String]
    }

    private let known = Mutex<Set<Key>>([])

    package init() {}

    /// Lets `post` share its lists with the posts before it.
    package func share(_ post: inout PostReport) {
      let key = Key(
        applied: post.applied, notApplicable: post.notApplicable, unverified: post.unverified,
        habitual: post.habitual)
      let shared = known.withLock { known -> Key in
        if let index = known.firstIndex(of: key) { return known[index] }
        if known.count < Self.most { known.insert(key) }
        return key
      }
      post.applied = shared.applied
      post.notApplicable = shared.notApplicable
      post.unverified = shared.unverified
      post.habitual = shared.habitual
    }

    /// Reasons may name what is in one post only.
    private static let most = 4096
  }
}

/// The findings on one configuration file or rule page.
package struct ConfigurationReport: Sendable {
  /// The rule id of a finding in a settings file.
  package static let rule = "configuration"

  package var path: String
  package var source: SourceText
  package var findings: [Finding]

  package init(path: String, source: SourceText, findings: [Finding]) {
    self.path = path
    self.source = source
    self.findings = findings
  }
}

/// Everything a run says.
package struct RunReport: Sendable {
  /// Sorted by path.
  package var posts: [PostReport]
  package var configuration: [ConfigurationReport]
  package var exitStatus: Int32
  /// Findings that a baseline suppressed.
  package var baselined = 0
  /// What is said of the sites of the posts as a whole.
  package var site: [SiteFinding] = []

  package init(posts: [PostReport], configuration: [ConfigurationReport], exitStatus: Int32) {
    self.posts = posts
    self.configuration = configuration
    self.exitStatus = exitStatus
  }

  package func count(_ severity: Severity) -> Int {
    posts.reduce(0) { $0 + $1.count(severity) }
  }
  /// How many of the pages that could be read are of each kind, of the kinds that occur.
  package var kinds: [(kind: PageKind, count: Int)] {
    var counts: [PageKind: Int] = [:]
    for post in posts where post.status == .checked { counts[post.kind, default: 0] += 1 }
    return PageKind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
  }
  package var words: Int { posts.reduce(0) { $0 + $1.words } }
  package var suppressed: Int { posts.reduce(0) { $0 + $1.suppressed } }
  /// Findings that were held back as habits of the site.
  package var heldBack: Int {
    posts.reduce(0) { $0 + $1.heldBack.reduce(0) { $0 + $1.count } }
  }
  /// How many habits they were held back for.
  package var habits: Int {
    Set(posts.flatMap { $0.heldBack.map { "\($0.rule) \($0.habit)" } }).count
  }
  /// Findings that `--fix` can fix.
  package var fixable: Int { posts.reduce(0) { $0 + $1.fixable } }
}
