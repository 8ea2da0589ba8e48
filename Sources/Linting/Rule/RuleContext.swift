// SPDX-License-Identifier: Apache-2.0

import Articles
package import SourceText
import Synchronization

/// How a rule ended for a post.
package enum Outcome: Hashable, Sendable {
  /// It looked, with or without findings.
  case applied
  /// The post has nothing for it to examine.
  case notApplicable
  /// It could not look, and why (no full stop).
  case unverified(String)
}

/// What one rule says of one post. A rule gets it, fills it, and forgets it.
package struct RuleContext: Sendable {
  package let rule: String
  package let severity: Severity
  private let surroundings: Surroundings
  private let setsSeverity: Bool
  /// The site's name where the settings give it.
  package let siteName: String?
  /// The ids of all rules that are on for this post.
  package let active: Set<String>
  package private(set) var findings: [Finding] = []
  /// Findings after ``mostFindings``.
  package private(set) var dropped = 0
  package private(set) var outcome = Outcome.applied
  /// The worst of what was measured, by the fields of ``Habit``.
  package private(set) var measures: [Measured] = []

  /// Something that was measured.
  package struct Measured: Hashable, Sendable {
    /// The field of ``Habit``.
    package var field: String
    package var value: Double
    /// What it is a finding beyond.
    package var limit: Double
  }

  /// At most this many findings of one rule are kept for one post.
  package static let mostFindings = 1000

  package init(
    rule: String, severity: Severity, path: String = "", site: (any SiteLookup)? = nil,
    links: (any LinkVerdicts)? = nil, siteName: String? = nil,
    today: Day, active: Set<String> = [], hasSetSeverity: Bool = false
  ) {
    self.init(
      rule: rule, severity: severity,
      Surroundings(path: path, site: site, links: links, today: today), siteName: siteName,
      active: active, hasSetSeverity: hasSetSeverity)
  }

  init(
    rule: String, severity: Severity, _ surroundings: Surroundings, siteName: String?,
    active: Set<String>, hasSetSeverity: Bool
  ) {
    self.rule = rule
    self.severity = severity
    setsSeverity = hasSetSeverity
    self.surroundings = surroundings
    self.siteName = siteName
    self.active = active
  }

  // MARK: What is around the post

  /// What a rule may ask besides the post; one for all rules of a post.
  final class Surroundings: Sendable {
    fileprivate let path: String
    fileprivate let site: (any SiteLookup)?
    fileprivate let links: (any LinkVerdicts)?
    fileprivate let today: Day
    private let isAsked = Atomic<Bool>(false)

    init(path: String, site: (any SiteLookup)?, links: (any LinkVerdicts)?, today: Day) {
      self.path = path
      self.site = site
      self.links = links
      self.today = today
    }

    fileprivate var asked: Surroundings {
      noteAsked()
      return self
    }

    fileprivate func noteAsked() { isAsked.store(true, ordering: .relaxed) }

    /// Whether something was asked since the last call.
    func takeAsked() -> Bool { isAsked.exchange(false, ordering: .relaxed) }
  }

  /// The post's path as the path patterns of its configuration see it.
  package var path: String { surroundings.asked.path }
  /// What the site around the post can tell; `nil` when no site was given.
  package var site: (any SiteLookup)? { surroundings.asked.site }
  /// What the network says of links; `nil` when it is not asked.
  package var links: (any LinkVerdicts)? { surroundings.asked.links }
  /// The day that is used as today.
  package var today: Day { surroundings.asked.today }
  /// Whether a project, or a preset for its kind, gave the rule its severity.
  package var hasSetSeverity: Bool {
    if setsSeverity { surroundings.noteAsked() }
    return setsSeverity
  }

  /// Reports a problem at `range`. `atMost` makes it milder than the rule's severity,
  /// `isRaised` a step more severe.
  package mutating func add(
    _ message: Message, at range: ByteRange, atMost: Severity? = nil,
    isRaised: Bool = false, related: @autoclosure () -> [RelatedPlace] = [],
    fix: @autoclosure () -> Fix? = nil,
    data: @autoclosure () -> [Measure.Field] = []
  ) {
    guard findings.count < Self.mostFindings else {
      dropped += 1
      return
    }
    let own = isRaised ? severity.raised : severity
    findings.append(
      Finding(
        rule: rule, severity: atMost.map { min($0, own) } ?? own, message: message.text,
        help: message.help, range: range, related: related(), fix: fix(), data: data()))
  }

  /// Says what was measured, whether or not it is a finding; of several values the worst is kept.
  package mutating func measure(
    _ field: String, _ value: Double, limit: Double, isLow: Bool = false
  ) {
    guard let place = measures.firstIndex(where: { $0.field == field }) else {
      return measures.append(Measured(field: field, value: value, limit: limit))
    }
    let known = measures[place].value
    measures[place].value = isLow ? min(known, value) : max(known, value)
  }

  /// Whether the rule `id` is on for this post.
  package func isOn(_ id: String) -> Bool { active.contains(id) }

  /// Drops what was said of the lines of `conflicts`, but for the conflicts themselves, and fixes that would touch them.
  mutating func leave(_ conflicts: [MergeConflict]) {
    guard !conflicts.isEmpty else { return }
    findings.removeAll { finding in
      conflicts.contains { $0.range.overlaps(finding.range) && $0.first != finding.range }
    }
    for index in findings.indices where findings[index].fix != nil {
      let edits = findings[index].fix?.edits ?? []
      if edits.contains(where: { edit in conflicts.contains { $0.range.overlaps(edit.range) } }) {
        findings[index].fix = nil
      }
    }
  }

  /// Says that the post has nothing for this rule to examine.
  package mutating func notApplicable() { outcome = .notApplicable }

  /// Says that something could not be examined, and why. There may be findings as well.
  package mutating func unverified(_ reason: String) { outcome = .unverified(reason) }
}
