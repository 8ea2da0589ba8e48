// SPDX-License-Identifier: Apache-2.0

import Articles
import Files
import Habits
package import Linting
import Sites

/// The sites of one run: the one that a person names, else each configuration's own, else what is found around the
/// posts; each read once, when it is first asked.
package struct KnownSites: Sendable {
  /// What a person says of the site.
  package struct Request: Sendable {
    /// The folder that it is built from.
    package var root: String?
    package var url: String?

    package init(root: String? = nil, url: String? = nil) {
      self.root = root
      self.url = url
    }
  }

  private struct Key: Hashable {
    var root: String
    var settings: SiteFacts.Settings
  }

  private struct Place: Hashable {
    var options: SiteOptions
    var folder: String
    /// The export that the post is of.
    var export: String?
  }

  /// The one that a person named.
  package private(set) var given: SiteSnapshot?
  private var sites: [Key: SiteSnapshot] = [:]
  /// By the settings and the folder of the post.
  private var places: [Place: SiteSnapshot] = [:]
  /// The same for posts of no site, whose habits are those of the folder that they lie in.
  private var loose: [Place: SiteSnapshot] = [:]

  /// The sites of the posts `tasks`.
  package init(
    _ request: Request, tasks: [PostTask], loader: PostLoader, folder: String,
    rules: RulesLookup? = nil, facts: FactCaches
  ) {
    var finder = SiteFinder(loader.files, workingFolder: folder)
    let root = request.root.flatMap { try? loader.files.admit(PathText.join(folder, $0)) }
    if request.root != nil, root == nil { return }
    for task in tasks {
      let place = Self.place(task)
      if places[place] != nil || loose[place] != nil { continue }
      let options = place.options
      let settings = SiteFacts.Settings(
        generator: options.generator, host: options.host, url: request.url ?? options.url)
      let path: String?
      var sign: String?
      if let root {
        path = root
      } else if let own = options.root {
        path = PathText.join(options.folder, own)
      } else if task.item != nil {
        path = task.file.location
      } else {
        let found = finder.site(around: task.file.location)
        sign = found?.sign
        path = found?.root ?? options.generator.map { _ in options.folder }
      }
      guard let path else {
        if let rules, task.input == nil {
          addLoose(place, task, rules, loader, folder, facts)
        }
        continue
      }
      let key = Key(root: path, settings: settings)
      let site =
        sites[key]
        ?? SiteSnapshot(
          root: path, settings: settings, loader: loader, folder: folder,
          export: task.item?.export, sign: sign, rules: rules, facts: facts)
      sites[key] = site
      places[place] = site
      if root != nil { given = given ?? site }
    }
    // A root that is wrong is reported even where there is no post.
    if let root, tasks.isEmpty {
      given = SiteSnapshot(
        root: root, settings: SiteFacts.Settings(url: request.url), loader: loader, folder: folder,
        facts: facts)
    }
    for task in tasks { site(for: task)?.add(task.file) }
  }

  /// Takes the topmost folder of posts around a post of no site for its site, as far as habits go.
  private mutating func addLoose(
    _ place: Place, _ task: PostTask, _ rules: RulesLookup, _ loader: PostLoader, _ folder: String,
    _ facts: FactCaches
  ) {
    let own = PathText.folder(task.file.location)
    let top = SiteFinder.boundary(of: own, in: loader.files, folder)
    // Below the root of the file system lies a whole machine.
    if top == "/" || own == "/" { return }
    let inside = top.flatMap { PathText.relative(own, to: $0) } ?? ""
    let first = inside.split(separator: "/").first
    let root = first.flatMap { first in top.map { PathText.join($0, String(first)) } } ?? own
    let key = Key(root: root, settings: SiteFacts.Settings())
    guard
      let site = sites[key]
        ?? SiteSnapshot(
          root: root, settings: key.settings, loader: loader, folder: folder, rules: rules,
          isFlat: first == nil, facts: facts)
    else { return }
    sites[key] = site
    loose[place] = site
  }

  /// The site of a post; nil when none is known.
  package func site(for task: PostTask) -> SiteSnapshot? { places[Self.place(task)] }

  /// Reads what the rules of `tasks` will ask of all posts of a site, with one worker a core. `early` judges posts as
  /// they are read.
  package func prepare(for tasks: [PostTask], jobs: Int?, _ early: (any EarlyJudge)? = nil) async {
    let comparing = tasks.filter { !$0.rules.compares.isEmpty }
    for task in comparing { site(for: task)?.want(task.rules.compares) }
    for task in comparing {
      await site(for: task)?.prepare(jobs: jobs, early)
    }
  }

  /// Reads what the habits of the sites of `tasks` are made of, with one worker a core. `early` judges posts as they are
  /// read.
  package func prepareHabits(
    for tasks: [PostTask], jobs: Int?, _ early: (any EarlyJudge)? = nil
  ) async {
    for task in tasks where task.mayHaveHabits {
      await habitSite(task)?.prepareHabits(jobs: jobs, early)
    }
  }

  /// The posts whose habits are those of a post.
  private func habitSite(_ task: PostTask) -> SiteSnapshot? {
    let place = Self.place(task)
    return places[place] ?? loose[place]
  }

  /// Removes from `report`, on the post of `task`, what is a habit of its site.
  func hold(_ report: inout PostReport, _ task: PostTask) {
    if report.isClean || task.rules.habits.isOff { return }
    let habits =
      report.kind == .post && task.mayHaveHabits
      ? habitSite(task)?.habits(at: task.file.location, language: report.language?.tag) : nil
    (habits?.1.judge ?? HabitJudge()).apply(to: &report, task.rules)
  }

  /// What is said once of the sites of `reports`, those on the posts of `tasks` in their order.
  package func findings(on reports: [PostReport], _ tasks: [PostTask]) -> [SiteFinding] {
    var ledger = HabitLedger()
    for (report, task) in zip(reports, tasks)
    where report.heldBack.contains(where: { !$0.isRecorded }) {
      guard let site = habitSite(task),
        let (key, habits) = site.habits(at: task.file.location, language: report.language?.tag)
      else { continue }
      ledger.add(report.heldBack, of: site, key, habits, task.rules.catalogue)
    }
    return ledger.findings
  }

  /// What is a habit in the collections that `tasks` belong to: a list for each collection and language that has any.
  package func habits(around tasks: [PostTask]) -> [[SiteFinding]] {
    var seen: Set<[String]> = []
    var found: [[SiteFinding]] = []
    for task in tasks where task.mayHaveHabits && !task.rules.habits.isOff {
      guard let site = habitSite(task),
        let collection = site.collection(of: task.file.location),
        seen.insert([site.root, collection]).inserted
      else { continue }
      for (key, habits) in site.habits(in: collection) {
        var ledger = HabitLedger()
        ledger.add(
          habits.judge.all, of: site, key, habits, task.rules.catalogue)
        if !ledger.findings.isEmpty { found.append(ledger.findings) }
      }
    }
    return found
  }

  /// Keeps what was learned for the next run.
  package func save() {
    for site in sites.values { site.save() }
  }

  private static func place(_ task: PostTask) -> Place {
    Place(
      options: task.rules.site, folder: PathText.folder(task.file.location),
      export: task.item.map { _ in task.file.printed })
  }
}
