// SPDX-License-Identifier: Apache-2.0

/// Which findings of a run are old ones.
package struct BaselineMatch {
  /// What a run looked at.
  package struct Run {
    /// Whether a post is still there; one that is not may have been renamed.
    package var exists: (_ path: String) -> Bool
    /// Whether the run would have met a post under its path.
    package var wasSought: (_ path: String) -> Bool = { _ in true }
    /// The path of a post as the baseline knows it.
    package var path: (_ post: PostReport) -> String = { $0.path }
    /// The ids of rules that measure posts.
    package var measuring: Set<String> = []
    /// Whether findings were left out, as with `--changed-lines`: then nothing is said of entries without one.
    package var isPartial = false

    package init(exists: @escaping (_ path: String) -> Bool) { self.exists = exists }
  }

  private let baseline: Baseline
  private let run: Run
  private let posts: [PostReport]
  private let paths: [String]
  /// By post and finding: the entry that it is.
  private(set) var matched: [[Int?]]
  private var names: [[FindingNames]]
  private var isTaken: [Bool]
  private var gone: [String: Bool] = [:]
  /// Post numbers by path.
  private let checked: [String: Int]

  package init(_ baseline: Baseline, _ posts: [PostReport], _ run: Run) {
    self.baseline = baseline
    self.run = run
    self.posts = posts
    paths = posts.map(run.path)
    checked = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    matched = posts.map { [Int?](repeating: nil, count: $0.findingCount) }
    names = posts.map { $0.isClean ? [] : FindingNames.all(of: $0, measuring: run.measuring) }
    isTaken = [Bool](repeating: false, count: baseline.entries.count)
    matchInPlace()
    matchMoved()
  }

  // MARK: In the same post

  /// The numbers of the entries of each path in `wanted`.
  private func entries(of wanted: (String) -> Bool) -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    var last = (path: "", isWanted: false)
    for (number, entry) in baseline.entries.enumerated() {
      // Lines of one post follow each other.
      if entry.path != last.path || number == 0 { last = (entry.path, wanted(entry.path)) }
      if last.isWanted { result[entry.path, default: []].append(number) }
    }
    return result
  }

  private mutating func matchInPlace() {
    let own = entries { checked[$0] != nil }
    for post in posts.indices where !posts[post].isClean {
      guard let entries = own[paths[post]] else { continue }
      match(post, with: entries)
    }
  }

  /// What two findings have in common that are the same.
  private struct Key: Hashable {
    var rule: String
    var kind: FindingNames.Kind?
    var hash: UInt64
  }

  private func key(
    _ rule: String, _ names: FindingNames, _ kind: FindingNames.Kind?
  ) -> Key? {
    guard let kind else { return Key(rule: rule, kind: nil, hash: names.text) }
    return names[kind] == 0 ? nil : Key(rule: rule, kind: kind, hash: UInt64(names[kind]))
  }

  /// Matches the findings of `post` with `entries`, the surest first.
  private mutating func match(_ post: Int, with entries: [Int]) {
    let findings = posts[post].findings
    for kind in [nil] + FindingNames.Kind.allCases.map(Optional.some) {
      guard matched[post].contains(nil) else { return }
      var open: [Key: [Int]] = [:]
      for number in entries.reversed() where !isTaken[number] {
        let entry = baseline.entries[number]
        if let key = key(entry.rule, entry.names, kind) { open[key, default: []].append(number) }
      }
      if open.isEmpty { continue }
      for place in findings.indices where matched[post][place] == nil {
        guard let key = key(findings[place].rule, names[post][place], kind),
          let number = open[key]?.popLast()
        else { continue }
        take(number, post, place)
      }
    }
  }

  private mutating func take(_ entry: Int, _ post: Int, _ finding: Int) {
    matched[post][finding] = entry
    isTaken[entry] = true
  }

  // MARK: In another post

  private mutating func isGone(_ path: String) -> Bool {
    if checked[path] != nil { return false }
    if let known = gone[path] { return known }
    let answer = !run.exists(path)
    gone[path] = answer
    return answer
  }

  /// Matches findings whose post was renamed, or whose text was moved from another post.
  private mutating func matchMoved() {
    var open: [UInt64: [(post: Int, finding: Int)]] = [:]
    for post in posts.indices.reversed() {
      for finding in matched[post].indices.reversed() where matched[post][finding] == nil {
        open[names[post][finding].text, default: []].append((post, finding))
      }
    }
    if open.isEmpty { return }
    // By post: how many findings came from each path that is gone.
    var origins: [Int: [String: Int]] = [:]
    for (number, entry) in baseline.entries.enumerated() where !isTaken[number] {
      guard let found = open[entry.names.text]?.last,
        posts[found.post].findings[found.finding].rule == entry.rule
      else { continue }
      let isGone = isGone(entry.path)
      guard isGone || hasMoved(entry) else { continue }
      open[entry.names.text]?.removeLast()
      take(number, found.post, found.finding)
      if isGone { origins[found.post, default: [:]][entry.path, default: 0] += 1 }
    }
    matchRenamed(origins)
  }

  /// Whether the post of `entry` was judged and the finding is no longer in it.
  private func hasMoved(_ entry: Baseline.Entry) -> Bool {
    guard !run.isPartial, let post = checked[entry.path] else { return false }
    return Self.isJudged(entry.rule, in: posts[post])
  }

  /// Matches what was changed, too, in posts that are for the greater part one that is gone.
  private mutating func matchRenamed(_ origins: [Int: [String: Int]]) {
    let paths = Set(origins.values.flatMap(\.keys))
    if paths.isEmpty { return }
    let entries = entries { paths.contains($0) }
    for (post, counts) in origins.sorted(by: { $0.key < $1.key }) {
      guard matched[post].contains(nil),
        let (path, count) = counts.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }),
        let old = entries[path]
      else { continue }
      let judged = old.count { Self.isJudged(baseline.entries[$0].rule, in: posts[post]) }
      if count * 2 >= judged { match(post, with: old) }
    }
  }

  // MARK: The outcome

  /// Whether the rule said all that it has to say of `post`.
  private static func isJudged(_ rule: String, in post: PostReport) -> Bool {
    post.applied.contains(rule) || post.notApplicable.contains(rule)
  }

  /// How many findings are old.
  package var count: Int { matched.reduce(0) { $0 + $1.count { $0 != nil } } }

  /// `posts` without the old findings.
  package func remove(from posts: inout [PostReport]) {
    for post in posts.indices where matched[post].contains(where: { $0 != nil }) {
      let marks = matched[post]
      posts[post].findings = zip(posts[post].findings, marks).filter { $0.1 == nil }.map(\.0)
    }
  }

  /// The entries that match nothing, of posts and rules that were judged, sorted.
  package mutating func stale() -> [Baseline.Entry] {
    if run.isPartial { return [] }
    var result: [Baseline.Entry] = []
    var judgedAnywhere: [String: Bool] = [:]
    for (number, entry) in baseline.entries.enumerated() where !isTaken[number] {
      if let post = checked[entry.path] {
        if Self.isJudged(entry.rule, in: posts[post]) { result.append(entry) }
      } else if run.wasSought(entry.path), isGone(entry.path) {
        let isJudged =
          judgedAnywhere[entry.rule]
          ?? posts.contains { Self.isJudged(entry.rule, in: $0) }
        judgedAnywhere[entry.rule] = isJudged
        if isJudged { result.append(entry) }
      }
    }
    return result.sorted(by: Baseline.isBefore)
  }

  /// The baseline with all findings of the posts, and without the entries that are stale.
  package mutating func rewritten(today: Day?) -> Baseline {
    var stale: [Baseline.Entry: Int] = [:]
    for entry in self.stale() { stale[entry, default: 0] += 1 }
    var entries: [Baseline.Entry] = []
    for (number, entry) in baseline.entries.enumerated() where !isTaken[number] {
      if let left = stale[entry], left > 0 {
        stale[entry] = left - 1
      } else {
        entries.append(entry)
      }
    }
    for post in posts.indices {
      for (place, finding) in posts[post].findings.enumerated() {
        let since = matched[post][place].map { baseline.entries[$0].since } ?? today
        entries.append(
          Baseline.entry(of: finding, names[post][place], paths[post], since))
      }
    }
    return Baseline(entries)
  }
}
