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
    /// How many posts there are.
    var posts: Int
  }

  typealias Habits = [HabitKey: CollectionHabits]

  /// Reads what habits are made of, with one worker a core.
  func prepareHabits(jobs: Int?, _ early: (any EarlyJudge)?) async {
    if habits.withLock({ $0 != nil }) || rules == nil { return }
    await readPages(jobs: jobs, early)
    let pages = judgedPages()
    let missing = lacking(pages)
    _ = await Workers.map(missing, jobs: jobs) { self.learn($0) }
    let made = tally(pages)
    habits.withLock { $0 = $0 ?? made }
  }

  /// The judge of the posts that belong with the one at `location`.
  func habits(at location: String, language: String?) -> (HabitKey, CollectionHabits)? {
    guard rules != nil else { return nil }
    let known = habits.withLock { $0 } ?? makeHabits()
    guard let collection = collection(of: location) else { return nil }
    let key = HabitKey(
      collection: collection, language: LanguageTag.primary(language) ?? "")
    // A post whose language no one knows belongs with most others.
    if key.language.isEmpty {
      return known.filter { $0.key.collection == collection }
        .max { ($0.value.posts, $1.key.language) < ($1.value.posts, $0.key.language) }
        .map { ($0.key, $0.value) }
    }
    return known[key].map { (key, $0) }
  }

  /// The judges of the posts in `collection`, by language.
  func habits(in collection: String) -> [(HabitKey, CollectionHabits)] {
    guard rules != nil else { return [] }
    let known = habits.withLock { $0 } ?? makeHabits()
    return known.filter { $0.key.collection == collection }
      .sorted { $0.key.language < $1.key.language }.map { ($0.key, $0.value) }
  }

  /// The collection of the post at `location`; `nil` for one outside the site.
  func collection(of location: String) -> String? {
    var collections = PostCollections()
    let path = export == nil ? PathText.relative(location, to: root) : ""
    return path.map { collections.collection(of: $0) }
  }

  private func makeHabits() -> Habits {
    let pages = judgedPages()
    for page in lacking(pages) { learn(page) }
    let made = tally(pages)
    return habits.withLock { known in
      known = known ?? made
      return made
    }
  }

  /// A page that rules with habits judge.
  private struct JudgedPage: Sendable {
    var entry: Int
    var collection: String
    var rules: HabitRules
    /// What is kept of it; `nil` where it cannot be read.
    var kept: ArraySlice<UInt8>?
  }

  private func judgedPages() -> [JudgedPage] {
    guard let lookup = rules else { return [] }
    let site = site
    var collections = PostCollections()
    var known: [String: (rules: HabitRules?, ignores: Bool)] = [:]
    var last: (collection: String, rules: HabitRules?, ignores: Bool)?
    var pages: [JudgedPage] = []
    for number in surveyEntries(site) {
      let path = site.index.entries[number].source
      let collection = export == nil ? collections.collection(of: path) : ""
      if last?.collection != collection {
        let folder = export == nil ? PathText.join(root, collection) : PathText.folder(root)
        let own = known[collection] ?? (lookup.habits(in: folder), lookup.ignoresAny(in: folder))
        known[collection] = own
        last = (collection, own.rules, own.ignores)
      }
      guard let last, let rules = last.rules, !rules.isEmpty else { continue }
      if last.ignores, lookup.ignores(root + "/" + path) { continue }
      pages.append(
        JudgedPage(
          entry: number, collection: collection, rules: rules, kept: kept(number, in: site)))
    }
    return pages
  }

  /// The rules that may have habits for the page at `path` from the root.
  func habitRules(ofPage path: String) -> HabitRules? {
    guard let rules else { return nil }
    if export != nil { return rules.habits(in: PathText.folder(root)) }
    var collections = PostCollections()
    return rules.habits(in: PathText.join(root, collections.collection(of: path)))
  }

  /// What is kept of the page of an entry; `nil` for one that cannot be read.
  private func kept(_ number: Int, in site: Built) -> ArraySlice<UInt8>? {
    if number < site.pages.count, case .known(let body)? = site.pages[number]?.facts.body {
      return body.habits
    }
    guard case .known(let body)? = facts(number, isWhole: true)?.body else { return nil }
    return body.habits
  }

  /// Those of `pages` of which what is kept does not tell all that their rules say.
  private func lacking(_ pages: [JudgedPage]) -> [JudgedPage] {
    var match: FactMatch?
    return pages.filter { page in
      guard let kept = page.kept else { return false }
      guard let kind = kept.first else { return true }
      guard kind == 2 else { return false }
      guard let view = PostFactView(kept) else { return true }
      if match?.holds(view, page.rules) != true { match = FactMatch(view, page.rules) }
      return match?.isWhole == false
    }
  }

  /// Which of the rules the facts of a post are of; the same for most posts one after the other.
  private struct FactMatch {
    private let keys: ArraySlice<UInt8>
    private let rules: HabitRules
    /// By the number of a fact, the number of its rule among the subjects; -1 where no rule asks.
    let subjects: [Int]
    let isWhole: Bool

    init(_ view: PostFactView, _ rules: HabitRules) {
      keys = view.keys
      self.rules = rules
      var numbers: [UInt32: Int] = [:]
      for (number, subject) in rules.subjects.enumerated() { numbers[subject.key] = number }
      subjects = (0..<view.count).map { numbers[view.key($0)] ?? -1 }
      isWhole = Set(subjects).subtracting([-1]).count == numbers.count
    }

    func holds(_ view: PostFactView, _ other: HabitRules) -> Bool {
      rules === other && keys.elementsEqual(view.keys)
    }
  }

  /// Reads the page for what habits are made of.
  private func learn(_ page: JudgedPage) {
    guard let article = article(ofEntry: page.entry) else { return }
    let bytes = page.rules.facts(of: article).bytes(adding: page.kept ?? [])
    withCache { $0.habits[page.entry] = bytes[...] }
  }

  private func tally(_ pages: [JudgedPage]) -> Habits {
    let learned = withCache { $0.habits }
    let hasLearned = !learned.isEmpty
    var tallies: [HabitTally] = []
    var rules: [HabitRules] = []
    var numbers: [[Int]] = []
    var places: [HabitKey: Int] = [:]
    var match: FactMatch?
    var last: (collection: String, language: ArraySlice<UInt8>, place: Int)?
    for page in pages {
      let bytes = hasLearned ? learned[page.entry] ?? page.kept : page.kept
      guard let bytes, let view = PostFactView(bytes) else { continue }
      let place: Int
      if let last, last.collection == page.collection, last.language.elementsEqual(view.language) {
        place = last.place
      } else {
        let key = HabitKey(
          collection: page.collection, language: String(decoding: view.language, as: UTF8.self))
        place = places[key] ?? tallies.count
        if place == tallies.count {
          tallies.append(HabitTally(page.rules.subjects))
          rules.append(page.rules)
          numbers.append([])
          places[key] = place
        }
        last = (page.collection, view.language, place)
      }
      if match?.holds(view, page.rules) != true { match = FactMatch(view, page.rules) }
      guard let subjects = match?.subjects else { continue }
      tallies[place].beginPost()
      numbers[place].append(page.entry)
      _ = view.each { fact, objects in
        if subjects[fact] >= 0 { tallies[place].note(subjects[fact], objects: objects) }
      } _: { fact, index, value in
        if subjects[fact] >= 0 { tallies[place].note(subjects[fact], index, value) }
      }
    }
    let sites = sites(places, tallies, rules)
    var made: Habits = [:]
    for (key, place) in places {
      let shared = SharedRules(rules[place], key.language)
      let verdicts = tallies[place].verdicts(in: sites[shared])
      var examples: [Int: String] = [:]
      for number in verdicts.values.flatMap({ $0.values.flatMap(\.examples) }) {
        examples[number] = printed(site.index.entries[numbers[place][number]].source)
      }
      made[key] = CollectionHabits(
        judge: HabitJudge(verdicts), examples: examples, posts: numbers[place].count)
    }
    return made
  }

  /// Collections that can be counted as one.
  private struct SharedRules: Hashable {
    private var keys: [UInt32]
    private var language: String

    init(_ rules: HabitRules, _ language: String) {
      keys = rules.subjects.map(\.key)
      self.language = language
    }
  }

  /// What the posts of all collections share, where there are several.
  private func sites(
    _ places: [HabitKey: Int], _ tallies: [HabitTally], _ rules: [HabitRules]
  ) -> [SharedRules: HabitTally] {
    guard tallies.count > 1 else { return [:] }
    var sites: [SharedRules: HabitTally] = [:]
    for (key, place) in places {
      let site = SharedRules(rules[place], key.language)
      sites[site, default: HabitTally(rules[place].subjects)].addShares(of: tallies[place])
    }
    return sites
  }
}
