// SPDX-License-Identifier: Apache-2.0

package import Linting

/// Holds back those findings on a post that are habits of its site.
package struct HabitJudge: Sendable {
  /// By rule and by the places of its habits.
  package let verdicts: [String: [Int: HabitVerdict]]

  package init(_ verdicts: [String: [Int: HabitVerdict]] = [:]) { self.verdicts = verdicts }

  /// Every habit, with no findings held back yet.
  package var all: [PostReport.HeldBack] {
    verdicts.sorted { $0.key < $1.key }.flatMap { rule, places in
      places.keys.sorted().map {
        PostReport.HeldBack(rule: rule, habit: $0, isRecorded: false, count: 0)
      }
    }
  }

  /// Takes what is a habit out of `report`, and says there what it was.
  package func apply(to report: inout PostReport, _ rules: ResolvedRules) {
    if rules.habits.isOff || report.isClean { return }
    var held: [PostReport.HeldBack] = []
    let kept = report.findings.filter { finding in
      guard let habit = habit(of: finding, rules) else { return true }
      if let place = held.firstIndex(where: { $0.rule == habit.rule && $0.habit == habit.habit }) {
        held[place].count += 1
      } else {
        held.append(habit)
      }
      return false
    }
    if held.isEmpty { return }
    let gone = Set(held.map(\.rule)).subtracting(kept.map(\.rule))
    report.heldBack = held.sorted { ($0.rule, $0.habit) < ($1.rule, $1.habit) }
    report.habitual = gone.sorted()
    report.applied.removeAll { gone.contains($0) }
    report.unverified.removeAll { gone.contains($0.rule) }
    report.findings = kept
    report.score = Linter.score(report, rules: rules)?.value
  }

  /// The habit that `finding` is held back for; `nil` if it is not held back.
  private func habit(of finding: Finding, _ rules: ResolvedRules) -> PostReport.HeldBack? {
    guard let rule = rules.catalogue[finding.rule]?.description,
      let place = rule.habit(of: finding)
    else { return nil }
    let habit = rule.habits[place]
    let record = rules.habits.record(rule.id)
    let most: Double?
    switch record {
    case .some(.off): return nil
    case .some(.accepted): most = nil
    case .some(.beyond(let values)): most = values[habit.field]
    case .none:
      guard let verdict = verdicts[rule.id]?[place] else { return nil }
      most = verdict.distribution?.percentile90
    }
    // The site's own worst posts stand out all the same.
    if let most, let value = habit.value(of: finding), habit.isWorse(value, than: most) {
      return nil
    }
    return PostReport.HeldBack(
      rule: rule.id, habit: place, isRecorded: record != nil, count: 1)
  }
}

extension Habit {
  /// Whether `value` is worse than `other`.
  fileprivate func isWorse(_ value: Double, than other: Double) -> Bool {
    isLow ? value < other : value > other
  }
}
