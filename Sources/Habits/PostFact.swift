// SPDX-License-Identifier: Apache-2.0

package import Linting

/// What one rule says of one post as far as a habit of its site may be in it.
package struct PostFact: Hashable, Sendable {
  /// A value that was measured, and whether it is a finding.
  package struct Value: Hashable, Sendable {
    package var value: Double
    package var isOver: Bool
    package var limit: Double

    package init(_ value: Double, limit: Double, isOver: Bool) {
      self.value = value
      self.limit = limit
      self.isOver = isOver
    }
  }

  /// The rule, with everything that decides what it says, as a number.
  package var key: UInt32
  /// Whether the rule objects to the fact; `nil` where it does not apply to the post.
  package var objects: Bool?
  /// By the places of the rule's habits; `nil` where nothing was measured, and for facts.
  package var values: [Value?]

  package init(key: UInt32, objects: Bool?, values: [Value?] = []) {
    self.key = key
    self.objects = objects
    self.values = values
  }

  /// What `report` says, the result of a rule with `habits`.
  package init(key: UInt32, _ habits: [Habit], _ report: RuleContext, _ rule: RuleDescription) {
    self.key = key
    values = []
    guard report.outcome == .applied || !report.findings.isEmpty else {
      objects = nil
      return
    }
    let places = report.findings.compactMap { rule.habit(of: $0) }
    objects = places.contains { habits[$0].kind == .fact }
    guard habits.contains(where: { $0.kind != .fact }) else { return }
    values = habits.indices.map { place in
      guard case .measure(let field, let isLow) = habits[place].kind else { return nil }
      let found = report.findings.filter { rule.habit(of: $0) == place }
        .compactMap { habits[place].value(of: $0) }
      guard let measured = report.measures.first(where: { $0.field == field }) else { return nil }
      let all = found + [measured.value]
      return (isLow ? all.min() : all.max()).map {
        Value($0, limit: measured.limit, isOver: !found.isEmpty)
      }
    }
  }
}
