// SPDX-License-Identifier: Apache-2.0

import Articles
import Files
import Habits
import Language
import Linting
import Sites
import Synchronization

/// What the posts of a site have in common.
extension SiteSnapshot {
  /// The posts that are compared with each other.
  struct HabitKey: Hashable {
    var collection: String
    var language: String
  }

  /// The habits of one collection.
  struct CollectionHabits: Sendable {
    var judge: HabitJudge
    /// The paths, as printed, of the examples in the verdicts, by their numbers.
    var examples: [Int: String]
  }

  typealias Habits = [HabitKey: CollectionHabits]

  /// Reads what habits are made of, with one worker a core.
  func prepareHabits(jobs: Int?) async {
    if habits.withLock({ $0 != nil }) || rules == nil { return }
    await readPages(jobs: jobs)
    let rules = sectionRules()
    let missing = rules.keys.filter { !holdsFacts($0, rules[$0]) }.sorted()
    _ = await Workers.map(missing, jobs: jobs) { self.learn($0, rules[$0]) }
    let made = tally(rules)
    habits.withLock { $0 = $0 ?? made }
  }

  /// The judge of the posts that belong with the one at `location`.
  func habits(at location: String, language: String?) -> (HabitKey, CollectionHabits)? {
    guard rules != nil else { return nil }
    let known = habits.withLock { $0 } ?? makeHabits()
    var collections = PostCollections()
    let path = export == nil ? PathText.relative(location, to: root) : ""
    guard let path else { return nil }
    let key = HabitKey(
      collection: collections.collection(of: path),
      language: LanguageTag.primary(language) ?? "")
    return known[key].map { (key, $0) }
  }

  private func makeHabits() -> Habits {
    let rules = sectionRules()
    for number in rules.keys.sorted() where !holdsFacts(number, rules[number]) {
      learn(number, rules[number])
    }
    let made = tally(rules)
    return habits.withLock { known in
      known = known ?? made
      return made
    }
  }

  /// The rules that may have habits, by the entries of the pages that they judge.
  private func sectionRules() -> [Int: HabitRules] {
    guard let lookup = rules else { return [:] }
    let site = site
    var collections = PostCollections()
    var known: [String: HabitRules] = [:]
    var found: [Int: HabitRules] = [:]
    for number in surveyEntries(site) {
      let path = site.index.entries[number].source
      let collection = export == nil ? collections.collection(of: path) : ""
      let folder = export == nil ? PathText.join(root, collection) : PathText.folder(root)
      guard let rules = known[collection] ?? lookup.habits(in: folder) else { continue }
      known[collection] = rules
      if !rules.isEmpty { found[number] = rules }
    }
    return found
  }

  /// The rules that may have habits for the page at `path` from the root.
  func habitRules(ofPage path: String) -> HabitRules? {
    guard let rules else { return nil }
    if export != nil { return rules.habits(in: PathText.folder(root)) }
    var collections = PostCollections()
    return rules.habits(in: PathText.join(root, collections.collection(of: path)))
  }

  private func habitBytes(_ number: Int) -> ArraySlice<UInt8> {
    if let learned = withCache({ $0.habits[number] }) { return learned }
    guard case .known(let body)? = facts(number, isWhole: true)?.body else { return [] }
    return body.habits
  }

  /// Whether what is kept of the page tells of all `rules`.
  private func holdsFacts(_ number: Int, _ rules: HabitRules?) -> Bool {
    guard let rules, case .known? = facts(number, isWhole: true)?.body else { return true }
    guard let facts = try? PostFacts(habitBytes(number)) else { return false }
    guard case .post(_, let facts) = facts else { return true }
    let keys = Set(facts.map(\.key))
    return rules.subjects.allSatisfy { keys.contains($0.key) }
  }

  /// Reads the page for what habits are made of.
  private func learn(_ number: Int, _ rules: HabitRules?) {
    guard let rules, let article = article(ofEntry: number) else { return }
    let bytes = rules.facts(of: article).bytes(adding: habitBytes(number))
    withCache { $0.habits[number] = bytes[...] }
  }

  private func tally(_ rules: [Int: HabitRules]) -> Habits {
    let site = site
    var collections = PostCollections()
    var tallies: [HabitKey: HabitTally] = [:]
    var numbers: [HabitKey: [Int]] = [:]
    for number in rules.keys.sorted() {
      guard let own = rules[number],
        case .post(let language, let facts)? = try? PostFacts(habitBytes(number))
      else { continue }
      let path = site.index.entries[number].source
      if self.rules?.ignores(root + "/" + path) ?? false { continue }
      let key = HabitKey(
        collection: export == nil ? collections.collection(of: path) : "", language: language)
      tallies[key, default: HabitTally(own.subjects)].add(facts)
      numbers[key, default: []].append(number)
    }
    return tallies.mapValues { tally in tally.verdicts() }.reduce(into: [:]) { habits, entry in
      let own = numbers[entry.key] ?? []
      var examples: [Int: String] = [:]
      for place in entry.value.values.flatMap({ $0.values.flatMap(\.examples) }) {
        examples[place] = printed(site.index.entries[own[place]].source)
      }
      habits[entry.key] = CollectionHabits(judge: HabitJudge(entry.value), examples: examples)
    }
  }
}
