// SPDX-License-Identifier: Apache-2.0

package import Linting

/// What holds for one habit in the posts of a collection.
package struct HabitVerdict: Hashable, Sendable {
  /// How many posts the rule objects to.
  package var count: Int
  /// How many posts it applies to.
  package var posts: Int
  /// Of a rule that measures.
  package var distribution: SiteFinding.Distribution?
  /// Some posts that share it, by their numbers in the order of the tally.
  package var examples: [Int]

  package init(
    count: Int, posts: Int, distribution: SiteFinding.Distribution? = nil, examples: [Int]
  ) {
    self.count = count
    self.posts = posts
    self.distribution = distribution
    self.examples = examples
  }

  /// From so many posts of a collection on there are habits.
  package static let fewestPosts = 20
  /// So many examples are named.
  package static let mostExamples = 3

  /// Whether the site's own measure counts, as more than a third of the posts are over the limit.
  static func isHabit(over count: Int, of posts: Int) -> Bool {
    posts >= fewestPosts && count * 3 > posts
  }

}

/// Counts what the rules say of the posts of one collection.
package struct HabitTally: Sendable {
  private struct Count {
    var posts = 0
    var objecting = 0
    var examples: [Int] = []
    var values: [[Double]] = []
    var over: [Int] = []
    var limits: [Double] = []
    var overExamples: [[Int]] = []
  }

  /// A rule that may have habits, and the number under which its facts are kept.
  package struct Subject: Sendable {
    package var rule: RuleDescription
    package var key: UInt32

    package init(rule: RuleDescription, key: UInt32) {
      self.rule = rule
      self.key = key
    }
  }

  private let subjects: [Subject]
  private var counts: [Count]
  private var number = 0

  package init(_ subjects: [Subject]) {
    self.subjects = subjects
    counts = subjects.map { subject in
      let empty = subject.rule.habits.map { _ in 0 }
      return Count(
        values: empty.map { _ in [] }, over: empty, limits: empty.map { _ in 0 },
        overExamples: empty.map { _ in [] })
    }
  }

  /// Begins the next post.
  package mutating func beginPost() { number += 1 }

  /// Notes whether the rule numbered `subject` objects to the post.
  package mutating func note(_ subject: Int, objects: Bool) {
    counts[subject].posts += 1
    guard objects else { return }
    counts[subject].objecting += 1
    if counts[subject].examples.count < HabitVerdict.mostExamples {
      counts[subject].examples.append(number - 1)
    }
  }

  /// Notes what the rule numbered `subject` measured for the habit at `index`.
  package mutating func note(_ subject: Int, _ index: Int, _ value: PostFact.Value) {
    guard index < counts[subject].values.count else { return }
    counts[subject].values[index].append(value.value)
    counts[subject].limits[index] = value.limit
    guard value.isOver else { return }
    counts[subject].over[index] += 1
    if counts[subject].overExamples[index].count < HabitVerdict.mostExamples {
      counts[subject].overExamples[index].append(number - 1)
    }
  }

  /// Counts a post. `facts` may hold those of other rules, too.
  package mutating func add(_ facts: [PostFact]) {
    beginPost()
    for (place, subject) in subjects.enumerated() {
      guard let fact = facts.first(where: { $0.key == subject.key }), let objects = fact.objects
      else { continue }
      note(place, objects: objects)
      for case (let index, let value?) in fact.values.enumerated() { note(place, index, value) }
    }
  }

  /// Adds the counts of another collection, which must have the same rules, but not what its posts measure.
  package mutating func addShares(of other: HabitTally) {
    number += other.number
    for (place, count) in other.counts.enumerated() {
      counts[place].posts += count.posts
      counts[place].objecting += count.objecting
    }
  }

  /// The habits that there are, by rule and by the places of the rule's habits.
  ///
  /// A collection with too few posts for a habit of its own has those of `site`, the tally of all collections with the
  /// same rules and language, that its posts share as well.
  package func verdicts(in site: HabitTally? = nil) -> [String: [Int: HabitVerdict]] {
    var verdicts: [String: [Int: HabitVerdict]] = [:]
    for (number, subject) in subjects.enumerated() {
      for (place, habit) in subject.rule.habits.enumerated() {
        verdicts[subject.rule.id, default: [:]][place] = verdict(habit, place, number, site)
      }
    }
    return verdicts
  }

  /// Whether enough posts share a fact that the rule numbered `subject` objects to.
  private func isShared(_ habit: Habit, _ subject: Int) -> Bool {
    counts[subject].objecting > 0
      && counts[subject].objecting * 100 >= counts[subject].posts * habit.share
  }

  /// Whether there are enough posts to tell.
  private func isKnown(_ habit: Habit, _ subject: Int) -> Bool {
    (habit.isRare ? number : counts[subject].posts) >= HabitVerdict.fewestPosts
  }

  private func verdict(
    _ habit: Habit, _ place: Int, _ subject: Int, _ site: HabitTally?
  ) -> HabitVerdict? {
    let count = counts[subject]
    guard case .measure(let field, let isLow) = habit.kind else {
      guard isShared(habit, subject) else { return nil }
      if !isKnown(habit, subject) {
        guard let site, site.isKnown(habit, subject), site.isShared(habit, subject) else {
          return nil
        }
      }
      return HabitVerdict(count: count.objecting, posts: count.posts, examples: count.examples)
    }
    let values = count.values[place]
    guard HabitVerdict.isHabit(over: count.over[place], of: values.count) else { return nil }
    let sorted = values.sorted(by: isLow ? { $0 > $1 } : { $0 < $1 })
    return HabitVerdict(
      count: count.over[place], posts: values.count,
      distribution: .init(
        field: field, limit: count.limits[place], median: Self.percentile(50, of: sorted),
        percentile90: Self.percentile(90, of: sorted)), examples: count.overExamples[place])
  }

  /// The value at a percentile of what is sorted from good to bad, by the nearest rank.
  private static func percentile(_ percent: Int, of sorted: [Double]) -> Double {
    sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
  }
}
