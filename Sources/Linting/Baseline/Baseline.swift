// SPDX-License-Identifier: Apache-2.0

/// The findings of an older run that are accepted, so that only new ones count.
///
/// In its file each is on a line of its own, and the lines are sorted: what git makes of two such files that it merges
/// is one again.
package struct Baseline: Sendable {
  /// One old finding.
  package struct Entry: Hashable, Sendable {
    /// The post, as seen from the folder that the baseline is for.
    package var path: String
    package var rule: String
    package var names: FindingNames
    /// The day on which it was accepted; `nil` in files of older versions.
    package var since: Day?
    /// Whether `--fix` corrected it when it was accepted.
    package var isFixable = false

    package init(path: String, rule: String, names: FindingNames) {
      self.path = path
      self.rule = rule
      self.names = names
    }
  }

  package let entries: [Entry]

  /// Whether the file that it was read from was written as a baseline, or is empty.
  package private(set) var isOwn = true

  package init(_ entries: [Entry]) { self.entries = entries }

  init(_ entries: [Entry], isOwn: Bool) {
    self.entries = entries
    self.isOwn = isOwn
  }

  /// The findings of `posts` as entries of `today`. `path` gives the path of a post as the baseline knows it, and
  /// `measuring` are the ids of rules that measure posts.
  package static func entries(
    of posts: [PostReport], measuring: Set<String> = [], today: Day? = nil,
    path: (PostReport) -> String = { $0.path }
  ) -> [Entry] {
    posts.flatMap { post -> [Entry] in
      if post.isClean { return [] }
      let path = path(post)
      return zip(post.findings, FindingNames.all(of: post, measuring: measuring)).map {
        entry(of: $0, $1, path, today)
      }
    }
  }

  static func entry(
    of finding: Finding, _ names: FindingNames, _ path: String, _ today: Day?
  ) -> Entry {
    var entry = Entry(path: path, rule: finding.rule, names: names)
    entry.since = today
    entry.isFixable = finding.fix?.safety == .safe
    return entry
  }

  /// The order of entries among others of the same path.
  static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    (left.path, left.rule, left.names.text) < (right.path, right.rule, right.names.text)
  }
}
