// SPDX-License-Identifier: Apache-2.0

import Files
import Linting
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

  /// The sites of the posts `tasks`.
  package init(
    _ request: Request, tasks: [PostTask], loader: PostLoader, folder: String,
    facts: FactCaches
  ) {
    var finder = SiteFinder(loader.files, workingFolder: folder)
    let root = request.root.flatMap { try? loader.files.admit(PathText.join(folder, $0)) }
    if request.root != nil, root == nil { return }
    for task in tasks {
      let place = Self.place(task)
      if places[place] != nil { continue }
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
      guard let path else { continue }
      let key = Key(root: path, settings: settings)
      let site =
        sites[key]
        ?? SiteSnapshot(
          root: path, settings: settings, loader: loader, folder: folder,
          export: task.item?.export, sign: sign, facts: facts)
      sites[key] = site
      places[place] = site
      if root != nil { given = given ?? site }
    }
    // A root that is wrong is told even where there is no post.
    if let root, tasks.isEmpty {
      given = SiteSnapshot(
        root: root, settings: SiteFacts.Settings(url: request.url), loader: loader, folder: folder,
        facts: facts)
    }
    for task in tasks { site(for: task)?.add(task.file) }
  }

  /// The site of a post; nil when none is known.
  package func site(for task: PostTask) -> SiteSnapshot? { places[Self.place(task)] }

  /// Reads what the rules of `tasks` will ask of all posts of a site, with one worker a core.
  package func prepare(for tasks: [PostTask], jobs: Int?) async {
    for task in tasks where task.rules.comparesPosts {
      await site(for: task)?.prepare(jobs: jobs)
    }
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
