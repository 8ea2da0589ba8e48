// SPDX-License-Identifier: Apache-2.0

/// A problem that many posts of a site may have in common. If they do, it is reported once for the site instead of once
/// per post.
package struct Habit: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Either the rule objects to a post or it does not.
    case fact
    /// The rule measures something. Its findings carry the value in the field `field` of their data; `isLow` means that
    /// lower values are worse.
    case measure(field: String, isLow: Bool)
  }

  package var kind: Kind
  /// What the posts have in common, as it follows "120 of 150 posts": "have no lead image". A measure ends with its unit.
  package var shared: String
  /// The consequence for readers, without a full stop; empty for a measure.
  package var meaning: String
  /// From which share of posts on, in percent, it is a habit; of a fact only.
  package var share = 60
  /// Whether few posts that the rule applies to are enough where the collection is large.
  package var isRare = false

  package init(_ kind: Kind, _ shared: String, meaning: String) {
    self.kind = kind
    self.shared = shared
    self.meaning = meaning
  }

  package static func fact(
    _ shared: String, meaning: String, share: Int = 60, isRare: Bool = false
  ) -> Habit {
    var habit = Habit(.fact, shared, meaning: meaning)
    habit.share = share
    habit.isRare = isRare
    return habit
  }

  package static func measure(
    _ field: String, isLow: Bool = false, _ shared: String
  ) -> Habit {
    Habit(.measure(field: field, isLow: isLow), shared, meaning: "")
  }

  /// The field of a finding's data that says by what evidence it is certain. Such a finding is not a matter of habit.
  package static let evidence = "evidence"

  /// The field that is measured, empty for a fact.
  package var field: String {
    switch kind {
    case .fact: ""
    case .measure(let field, _): field
    }
  }

  /// Whether lower values are worse.
  package var isLow: Bool {
    switch kind {
    case .fact: false
    case .measure(_, let isLow): isLow
    }
  }

  /// What `finding` measured; `nil` where it did not, and for a fact.
  package func value(of finding: Finding) -> Double? {
    guard case .measure(let field, _) = kind,
      let value = finding.data.first(where: { $0.name == field })?.value
    else { return nil }
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    case .text, .flag, .list, .record: return nil
    }
  }
}

extension RuleDescription {
  /// The place among ``habits`` of the one that `finding` is a matter of; `nil` where it is of none.
  package func habit(of finding: Finding) -> Int? {
    if habits.isEmpty || finding.data.contains(where: { $0.name == Habit.evidence }) { return nil }
    return habits.firstIndex { $0.value(of: finding) != nil }
      ?? habits.firstIndex { $0.kind == .fact }
  }
}
