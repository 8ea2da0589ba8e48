// SPDX-License-Identifier: Apache-2.0

/// What is said of the habits of a site: the section `habits`, and what asks for rules post by post.
package struct HabitSettings: Hashable, Sendable {
  /// What was recorded of one rule.
  package enum Record: Hashable, Sendable {
    /// It is the site's habit: its posts get no finding for it.
    case accepted
    /// Of a rule that measures: posts get a finding only beyond this value, by the fields of ``Habit``.
    case beyond([String: Double])
    /// Each post is judged.
    case off
  }

  /// Whether each post is judged by every rule.
  package var isOff = false
  /// By the ids of rules.
  package var records: [String: Record] = [:]
  /// The rules that a person asked for: these judge each post.
  package var asked: Set<String> = []

  /// What may stand for all rules.
  package static let switches = ["on", "off"]
  /// What may stand for one rule, besides a number.
  package static let words = ["accepted", "off"]

  package init() {}

  /// What holds for the rule `id`; `nil` where its habit is found by itself.
  package func record(_ id: String) -> Record? {
    if isOff { return .off }
    return records[id] ?? (asked.contains(id) ? .off : nil)
  }
}
