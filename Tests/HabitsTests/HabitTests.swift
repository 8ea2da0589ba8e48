// SPDX-License-Identifier: Apache-2.0

import Habits
import Linting
import Testing

@Suite("Habits of a site") struct HabitTests {
  private static let lead = rule("lead-image", [.fact("have no lead image", meaning: "so")])
  private static let words = rule(
    "post-words", [.measure("words", "are long, in words")])

  private static func rule(_ id: String, _ habits: [Habit]) -> RuleDescription {
    var rule = RuleDescription(id, .images, .warning, "It holds")
    rule.habits = habits
    return rule
  }

  private static func tally(
    _ rule: RuleDescription, _ facts: [PostFact]
  ) -> HabitVerdict? {
    var tally = HabitTally([.init(rule: rule, key: 7)])
    for fact in facts { tally.add([fact]) }
    return tally.verdicts()[rule.id]?[0]
  }

  private static func facts(_ objecting: Int, of posts: Int) -> [PostFact] {
    (0..<posts).map { PostFact(key: 7, objects: $0 < objecting) }
  }

  @Test(
    "A fact is a habit when three in five of at least twenty posts share it",
    arguments: [
      (12, 20, true), (11, 19, false), (19, 19, false), (11, 20, false), (59, 100, false),
      (60, 100, true), (20, 20, true),
    ])
  func facts(_ objecting: Int, _ posts: Int, _ isHabit: Bool) {
    let verdict = Self.tally(Self.lead, Self.facts(objecting, of: posts))
    #expect((verdict != nil) == isHabit)
    if isHabit {
      #expect(verdict?.count == objecting)
      #expect(verdict?.posts == posts)
      #expect(verdict?.examples == [0, 1, 2])
    }
  }

  @Test("Posts that a rule does not apply to do not count")
  func notApplicable() {
    let others = (0..<80).map { _ in PostFact(key: 7, objects: nil) }
    #expect(Self.tally(Self.lead, Self.facts(12, of: 20) + others)?.posts == 20)
    #expect(Self.tally(Self.lead, Self.facts(12, of: 19) + others) == nil)
  }

  @Test(
    "A collection with too few posts has the site's habit, where its posts share it",
    arguments: [
      (9, 10, 30, 40, true), (5, 10, 40, 40, false), (6, 10, 20, 40, false), (9, 10, 9, 9, false),
      (9, 10, 10, 10, true), (0, 10, 40, 40, false),
    ])
  func small(_ objecting: Int, _ posts: Int, _ others: Int, _ of: Int, _ isHabit: Bool) {
    func tally(_ facts: [PostFact]) -> HabitTally {
      var tally = HabitTally([.init(rule: Self.lead, key: 7)])
      for fact in facts { tally.add([fact]) }
      return tally
    }
    let own = tally(Self.facts(objecting, of: posts))
    var site = HabitTally([.init(rule: Self.lead, key: 7)])
    site.addShares(of: own)
    site.addShares(of: tally(Self.facts(others, of: of)))
    let verdict = own.verdicts(in: site)[Self.lead.id]?[0]
    #expect((verdict != nil) == isHabit)
    #expect(verdict.map { $0.count == objecting && $0.posts == posts } ?? true)
    #expect(own.verdicts()[Self.lead.id]?[0] == nil)
  }

  @Test("Facts of other rules do not count")
  func otherKeys() {
    let others = (0..<80).map { _ in PostFact(key: 8, objects: true) }
    #expect(Self.tally(Self.lead, others) == nil)
  }

  /// Posts with 1, 2, … words; what is over `limit` is a finding.
  private static func measured(_ posts: Int, limit: Int) -> [PostFact] {
    (1...posts).map { words in
      PostFact(
        key: 7, objects: false,
        values: [.init(Double(words), limit: Double(limit), isOver: words > limit)])
    }
  }

  @Test(
    "A measure is a habit when more than a third of at least twenty posts are over the limit",
    arguments: [(30, 20, false), (30, 19, true), (19, 1, false), (20, 13, true), (21, 14, false)])
  func measures(_ posts: Int, _ limit: Int, _ isHabit: Bool) {
    let verdict = Self.tally(Self.words, Self.measured(posts, limit: limit))
    #expect((verdict != nil) == isHabit)
  }

  @Test("Median and percentile are those of all posts, by the nearest rank")
  func distribution() {
    let verdict = Self.tally(Self.words, Self.measured(30, limit: 10))
    #expect(
      verdict?.distribution
        == .init(field: "words", limit: 10, median: 15, percentile90: 27))
    #expect(verdict?.count == 20)
  }

  @Test("Where less is worse, the percentile is that of the low end")
  func low() {
    let rule = Self.rule(
      "post-words", [.measure("words", isLow: true, "are short, in words")])
    let facts = (1...30).map { words in
      PostFact(
        key: 7, objects: false, values: [.init(Double(words), limit: 20, isOver: words < 20)])
    }
    #expect(Self.tally(rule, facts)?.distribution?.percentile90 == 4)
  }

  @Test("A site finding says how many, what it means, and how to ask")
  func text() throws {
    let verdict = HabitVerdict(count: 2872, posts: 2971, examples: [])
    let finding = SiteFinding(
      Self.lead, 0, verdict, collection: "blog", examples: ["blog/a.md"], heldBack: 9)
    #expect(finding.message == "2,872 of 2,971 posts have no lead image; so")
    #expect(finding.help.contains("stet --only lead-image"))
  }
}
