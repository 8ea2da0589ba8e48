// SPDX-License-Identifier: Apache-2.0

import Linting
import Sites

/// The sites of one run: the command line's, else each configuration's own, else what is found around the posts; each
/// read once, when it is first asked.
struct KnownSites: Sendable {
  private struct Key: Hashable {
    var root: String
    var settings: SiteFacts.Settings
  }

  private let comparesPosts: Bool
  /// The command line's.
  private(set) var given: SiteAdapter?
  private var sites: [Key: SiteAdapter] = [:]
  /// By the settings and the folder of the post.
  private var places: [Place: SiteAdapter] = [:]

  private struct Place: Hashable {
    var options: SiteOptions
    var folder: String
    /// The export that the post is of.
    var export: String?
  }

  /// The sites of the posts `tasks`; `root` and `url` are the command line's.
  /// Without `comparesPosts` no post is compared with the others of its site.
  init(
    root: String?, url: String?, tasks: [PostTask], folder: String, comparesPosts: Bool = true
  ) {
    self.comparesPosts = comparesPosts
    var finder = SiteFinder(workingFolder: folder)
    for task in tasks {
      let place = Self.place(task)
      if places[place] != nil { continue }
      let options = place.options
      let settings = SiteFacts.Settings(
        generator: options.generator, host: options.host, url: url ?? options.url)
      let path: String?
      if let root {
        path = PathText.join(folder, root)
      } else if let own = options.root {
        path = PathText.join(options.folder, own)
      } else if task.item != nil {
        path = PathText.normalized(FileSystem.printed(task.file.location))
      } else {
        let post = PathText.normalized(FileSystem.printed(task.file.location))
        path = finder.root(around: post) ?? options.generator.map { _ in options.folder }
      }
      guard let path else { continue }
      let key = Key(root: path, settings: settings)
      let site =
        sites[key]
        ?? SiteAdapter(
          root: path, settings: settings, folder: folder, export: task.item?.export,
          isFound: root == nil && options.root == nil, comparesPosts: comparesPosts)
      sites[key] = site
      places[place] = site
      if root != nil { given = given ?? site }
    }
    // A root that is wrong is told even where there is no post.
    if let root, tasks.isEmpty {
      given = SiteAdapter(
        root: PathText.join(folder, root), settings: SiteFacts.Settings(url: url), folder: folder)
    }
  }

  /// The site of a post; nothing when none is known.
  func site(for task: PostTask) -> SiteAdapter? { places[Self.place(task)] }

  /// Makes the surveys of those sites whose posts `tasks` are judged by a rule that compares posts.
  func makeSurveys(for tasks: [PostTask], jobs: Int?) async {
    guard comparesPosts else { return }
    for task in tasks where task.rules.comparesPosts {
      await site(for: task)?.makeSurvey(jobs: jobs)
    }
  }

  private static func place(_ task: PostTask) -> Place {
    Place(
      options: task.rules.site,
      folder: PathText.folder(PathText.normalized(FileSystem.printed(task.file.location))),
      export: task.item.map { _ in task.file.printed })
  }
}
