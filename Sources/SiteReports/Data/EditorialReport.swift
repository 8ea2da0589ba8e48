// SPDX-License-Identifier: Apache-2.0

import Articles
package import Linting

/// Everything that a report of a site says, put together from its posts.
package struct EditorialReport: Sendable {
  /// A rule over all posts.
  package struct RuleRow: Hashable, Sendable {
    package var rule: String
    package var family: RuleFamily
    package var posts: Int
    package var total: Int
    package var fixable: Int
    /// How many of them `--fix` fixes.
    package var safe: Int
    /// The severity of its gravest finding.
    package var severity: Severity
    /// How much the score of the site rises when all its findings are fixed.
    package var gain: Double
    /// How many more findings than in the run before; `nil` without one.
    package var change: Int?
  }

  /// What a rule says of itself.
  package struct RulePage: Hashable, Sendable {
    package var summary: String
    /// Its page in Markdown.
    package var text: String

    package init(summary: String, text: String) {
      self.summary = summary
      self.text = text
    }
  }

  /// A group of posts and its mean score.
  package struct Group: Hashable, Sendable {
    package var name: String
    package var posts: Int
    package var score: Double?
  }

  /// An earlier run, as the history has it.
  package struct Run: Hashable, Sendable {
    package var date: String
    package var commit: String
    package var scoreVersion: Int
    package var score: Double?
    package var posts: Int
    package var findings: Int

    package init(
      date: String, commit: String, scoreVersion: Int, score: Double?, posts: Int, findings: Int
    ) {
      self.date = date
      self.commit = commit
      self.scoreVersion = scoreVersion
      self.score = score
      self.posts = posts
      self.findings = findings
    }
  }

  /// What is new and what is gone since an earlier run.
  package struct Changes: Hashable, Sendable {
    /// What the present is held against, in words.
    package var since: String
    package var new: Int
    package var fixed: Int
    /// The findings that are new, by fingerprint.
    package var newFingerprints: Set<String>

    package init(since: String, new: Int, fixed: Int, newFingerprints: Set<String>) {
      self.since = since
      self.new = new
      self.fixed = fixed
      self.newFingerprints = newFingerprints
    }
  }

  /// The version of the score's formula; scores of different ones are never held against each other.
  package static let scoreVersion = 1

  /// What the report calls the site; empty when nothing names it.
  package var name = ""
  /// What the posts were named by, for commands to copy.
  package var paths = ["."]
  /// Where posts are edited, with `{path}` and `{line}`; empty when that is not known.
  package var editURL = ""
  /// What the rules say of themselves, by id.
  package var pages: [String: RulePage] = [:]
  package let today: String
  /// Sorted by path.
  package let posts: [PostDigest]
  package let rules: [RuleRow]
  package let folders: [Group]
  /// Asked for only, by name; never ordered by score.
  package let authors: [Group]
  /// The runs of the history, the oldest first, this one last.
  package var runs: [Run] = []
  package var changes: Changes?
  /// What is said once of the site.
  package var site: [SiteFinding] = []

  /// The posts themselves, without other pages of the site.
  package var ownPosts: Int { posts.count { $0.kind == .post } }
  /// The mean of the posts' scores; `nil` without one.
  package var score: Double? { Self.mean(posts.compactMap(\.score)) }
  package var words: Int { posts.reduce(0) { $0 + $1.words } }
  package var findings: Int { posts.reduce(0) { $0 + $1.findings.count } }

  /// How much the score of the site rises when everything is fixed that `--fix` can fix.
  package var gainOfSafeFixes: Double {
    let scored = posts.count { $0.score != nil }
    guard scored > 0 else { return 0 }
    return posts.reduce(0) { sum, post in
      sum + (post.score.flatMap { score in post.scoreMended.map { $0 - score } } ?? 0)
    } / Double(scored)
  }

  /// Rules applied of rules on, over all posts, from 0 to 1.
  package var coverage: Double {
    let applied = posts.reduce(0) { $0 + $1.applied.count }
    let on = posts.reduce(0) {
      $0 + $1.applied.count + $1.notApplicable.count + $1.unverified.count
    }
    return on == 0 ? 0 : Double(applied) / Double(on)
  }

  /// The score of each category that applied, in the order of the families.
  package var categories: [Score.Category] {
    RuleFamily.allCases.compactMap { family in
      Self.mean(posts.flatMap { $0.categories.filter { $0.family == family }.map(\.value) })
        .map { Score.Category(family: family, value: $0) }
    }
  }

  package func count(_ severity: Severity) -> Int {
    posts.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// How many posts link to each, by path; empty when no site is known.
  package let incoming: [String: Int]

  /// Posts to which no other links, and those that link to no other, in order.
  package var orphans: [PostDigest] {
    incoming.isEmpty ? [] : posts.filter { incoming[$0.path] == nil }
  }
  package var deadEnds: [PostDigest] { incoming.isEmpty ? [] : posts.filter(\.leadsTo.isEmpty) }
  /// The posts that most others link to, the first ones first.
  package var hubs: [PostDigest] {
    posts.filter { incoming[$0.path] ?? 0 > 1 }
      .sorted { (incoming[$1.path] ?? 0, $0.path) < (incoming[$0.path] ?? 0, $1.path) }
  }

  /// The posts with findings, the lowest scores first.
  package var worst: [PostDigest] {
    posts.filter { $0.score != nil && !$0.findings.isEmpty }
      .sorted { ($0.score ?? 0, $0.path) < ($1.score ?? 0, $1.path) }
  }

  /// The rules that raise the score most when their findings are fixed, the greatest gain first.
  package var wins: [RuleRow] {
    rules.filter { $0.gain > 0.005 }.sorted { ($1.gain, $0.rule) < ($0.gain, $1.rule) }
  }

  /// Puts the posts together; `earlier` are the findings by rule in the run before.
  package init(
    posts: [PostDigest], today: String, withAuthors: Bool, earlier: [String: Int]? = nil
  ) {
    var posts = posts.sorted { $0.path < $1.path }
    let known = Set(posts.map(\.path))
    var incoming: [String: Int] = [:]
    for index in posts.indices {
      // Lists of posts, pages about the site and the like are not among the posts.
      posts[index].leadsTo = posts[index].leadsTo.filter {
        known.contains($0) && $0 != posts[index].path
      }
      for target in posts[index].leadsTo { incoming[target, default: 0] += 1 }
    }
    self.incoming = incoming
    self.posts = posts
    self.today = today
    let scored = Double(max(posts.count { $0.score != nil }, 1))
    var rows: [String: RuleRow] = [:]
    for post in posts {
      var seen: Set<String> = []
      for finding in post.findings {
        var row =
          rows[finding.rule]
          ?? RuleRow(
            rule: finding.rule, family: finding.family, posts: 0, total: 0, fixable: 0, safe: 0,
            severity: finding.severity, gain: 0, change: nil)
        row.total += 1
        row.severity = max(row.severity, finding.severity)
        if finding.hasFix { row.fixable += 1 }
        if finding.isSafe { row.safe += 1 }
        if seen.insert(finding.rule).inserted {
          row.posts += 1
          if let score = post.score, let without = post.scoreWithout[finding.rule] {
            row.gain += (without - score) / scored
          }
        }
        rows[finding.rule] = row
      }
    }
    if let earlier {
      for (id, row) in rows { rows[id]?.change = row.total - (earlier[id] ?? 0) }
    }
    rules = rows.values.sorted { ($1.total, $0.rule) < ($0.total, $1.rule) }
    func groups(_ name: (PostDigest) -> String) -> [Group] {
      Dictionary(grouping: posts, by: name).map { name, posts in
        Group(name: name, posts: posts.count, score: Self.mean(posts.compactMap(\.score)))
      }.sorted { $0.name < $1.name }
    }
    let rolled = FolderRollUp(posts.map(\.path))
    folders = groups { rolled.folder(of: $0.path) }
    authors = withAuthors ? groups { $0.author }.filter { !$0.name.isEmpty } : []
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
