// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Linting
import SourceText
import Workspace

/// What a look at the posts of a folder told, for settings that fit them.
struct SiteLook {
  /// A rule that is left off, and why.
  struct Noise {
    var rule: String
    var posts: Int
  }

  /// How many posts there are, and how many of them were examined.
  private(set) var posts = 0
  private(set) var seen = 0
  /// What all posts have in common, by rule.
  private(set) var habits: [(rule: String, record: HabitSettings.Record, reason: String)] = []
  private(set) var noise: [Noise] = []
  /// The rules that were asked.
  private(set) var catalogue = RuleCatalogue([])
  /// What is wrong with the settings; then nothing was examined.
  private(set) var mistakes: [ConfigurationReport] = []
  /// What is left to report.
  private(set) var counts: [Severity: Int] = [:]

  /// Examines the posts in `folder`, not much longer than ``mostSeconds``. `settings` take the place of a file of
  /// settings.
  static func look(
    at folder: String, _ console: Console, settings: (path: String, bytes: [UInt8])? = nil
  ) async -> SiteLook {
    let start = console.environment.seconds() ?? 0
    var workspace = console.workspace
    if let settings { workspace = workspace.editing([settings.path: settings.bytes]) }
    let posts = workspace.select(PostRequest([folder]))
    var look = SiteLook()
    look.mistakes = posts.mistakes
    guard posts.mistakes.isEmpty, !posts.tasks.isEmpty, let today = console.environment.today()
    else { return look }
    look.posts = posts.tasks.count
    look.catalogue = posts.catalogue
    // Of a very large site the posts are examined one by one, as far as time allows.
    let isLarge = look.posts > mostPosts
    let asked = isLarge ? posts.spread(over: mostPosts) : posts
    let known = isLarge ? nil : workspace.sites(of: asked, .init())
    let sites =
      known
      ?? KnownSites(
        .init(), tasks: [], loader: workspace.loader, folder: workspace.folder, facts: .none)
    await sites.prepare(for: asked.tasks, jobs: nil)
    await sites.prepareHabits(for: asked.tasks, jobs: nil)
    let linter = PostLinter(
      loader: workspace.loader, sites: sites, siteURL: nil, today: today)
    var reports: [PostReport] = []
    for await result in workspace.results(of: asked, by: linter, jobs: nil) {
      reports.append(result.report)
      if (console.environment.seconds() ?? 0) - start > mostSeconds { break }
    }
    let site = sites.findings(on: reports, asked.tasks)
    sites.save()
    look.seen = reports.count
    look.judge(reports.filter { $0.kind == .post }, site, posts.catalogue)
    return look
  }

  private static let mostSeconds = 8.0
  /// Of more posts than these some are examined, and none as one of its site.
  private static let mostPosts = 6000
  /// From so many posts on something can be said of a site.
  private static let fewestPosts = 20
  /// What a first run may say of a post in the middle, and how many posts, in percent, it says nothing of.
  private static let mostFindings = 3
  private static let cleanShare = 30
  /// The rules that Stet exists for are never turned off.
  private static let kept: Set<String> = [
    "image-credit", "heading-balance", "excerpt-length", "related-links",
  ]

  private mutating func judge(
    _ reports: [PostReport], _ site: [SiteFinding], _ catalogue: RuleCatalogue
  ) {
    record(site, reports)
    var left = reports.map { report in
      report.findings.filter { !isRecorded($0, catalogue) }
    }
    if reports.count >= Self.fewestPosts { quieten(&left, catalogue) }
    for finding in left.joined() { counts[finding.severity, default: 0] += 1 }
  }

  // MARK: Habits

  /// Records those habits that hold for nearly all posts.
  private mutating func record(_ site: [SiteFinding], _ reports: [PostReport]) {
    for (rule, findings) in Dictionary(grouping: site, by: \.rule).sorted(by: { $0.key < $1.key }) {
      let held = reports.count { $0.heldBack.contains { $0.rule == rule } }
      let other = reports.count { $0.findings.contains { $0.rule == rule } }
      let record = FoundHabits.record(findings)
      guard record != .accepted || other * 10 <= held else { continue }
      habits.append((rule, record, FoundHabits.reason(findings)))
    }
  }

  private func isRecorded(_ finding: Finding, _ catalogue: RuleCatalogue) -> Bool {
    guard let rule = catalogue[finding.rule]?.description, let place = rule.habit(of: finding),
      let record = habits.first(where: { $0.rule == rule.id })?.record
    else { return false }
    let habit = rule.habits[place]
    switch record {
    case .accepted: return true
    case .off: return false
    case .beyond(let limits):
      guard let limit = limits[habit.field], let value = habit.value(of: finding) else {
        return false
      }
      return habit.isLow ? value >= limit : value <= limit
    }
  }

  // MARK: Noise

  /// Turns rules off, the noisiest first, until a first run is short enough to be read.
  private mutating func quieten(_ left: inout [[Finding]], _ catalogue: RuleCatalogue) {
    while true {
      let sorted = left.map(\.count).sorted()
      let clean = sorted.count { $0 == 0 }
      if sorted[sorted.count / 2] <= Self.mostFindings,
        clean * 100 >= sorted.count * Self.cleanShare
      {
        return
      }
      var posts: [String: Int] = [:]
      for findings in left {
        for rule in Set(findings.filter { $0.severity != .error }.map(\.rule)) {
          posts[rule, default: 0] += 1
        }
      }
      let rules = posts.filter { rule, _ in
        !Self.kept.contains(rule) && catalogue[rule]?.description.severity != .error
      }
      guard
        let noisy = rules.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
        noisy.value * 10 >= left.count
      else { return }
      noise.append(Noise(rule: noisy.key, posts: noisy.value))
      habits.removeAll { $0.rule == noisy.key }
      for place in left.indices { left[place].removeAll { $0.rule == noisy.key } }
    }
  }
}
