// SPDX-License-Identifier: Apache-2.0

import Habits
import Linting

/// Puts together what is said of sites: once for each habit, whatever the number of posts and collections.
struct HabitLedger {
  private struct Key: Hashable {
    var root: String
    var rule: String
    var habit: Int
    /// Of what is measured, each collection has values of its own.
    var collection: SiteSnapshot.HabitKey?
  }

  private struct Entry {
    var rule: RuleDescription
    var verdicts: [SiteSnapshot.HabitKey: (HabitVerdict, examples: [String])] = [:]
    var heldBack = 0
  }

  private var entries: [Key: Entry] = [:]

  /// Adds what was held back in a post of `site` that belongs to the collection `key`.
  mutating func add(
    _ held: [PostReport.HeldBack], of site: SiteSnapshot, _ collection: SiteSnapshot.HabitKey,
    _ habits: SiteSnapshot.CollectionHabits, _ catalogue: RuleCatalogue
  ) {
    for held in held where !held.isRecorded {
      guard let rule = catalogue[held.rule]?.description,
        let verdict = habits.judge.verdicts[held.rule]?[held.habit]
      else { continue }
      let key = Key(
        root: site.root, rule: held.rule, habit: held.habit,
        collection: verdict.distribution == nil ? nil : collection)
      entries[key, default: Entry(rule: rule)].heldBack += held.count
      guard entries[key]?.verdicts[collection] == nil else { continue }
      let examples = verdict.examples.compactMap { habits.examples[$0] }
      entries[key]?.verdicts[collection] = (verdict, examples)
    }
  }

  /// Those that hold back the most first.
  var findings: [SiteFinding] {
    entries.map { key, entry in
      let parts = entry.verdicts.sorted {
        ($0.key.collection, $0.key.language) < ($1.key.collection, $1.key.language)
      }
      var whole = HabitVerdict(count: 0, posts: 0, examples: [])
      for (_, (verdict, _)) in parts {
        whole.count += verdict.count
        whole.posts += verdict.posts
        whole.distribution = verdict.distribution
      }
      let languages = Set(parts.map(\.key.language))
      let names = Set(parts.map(\.key.collection)).sorted().filter { !$0.isEmpty }
      var place = names.joined(separator: ", ")
      if languages.count == 1, let language = languages.first, !language.isEmpty,
        key.collection != nil
      {
        place += place.isEmpty ? language : " (\(language))"
      }
      return SiteFinding(
        entry.rule, key.habit, whole, collection: place,
        examples: Array(parts.flatMap(\.value.examples).prefix(HabitVerdict.mostExamples)),
        heldBack: entry.heldBack)
    }.sorted {
      ($1.heldBack, $0.rule, $0.message, $0.collection)
        < ($0.heldBack, $1.rule, $1.message, $1.collection)
    }
  }
}
