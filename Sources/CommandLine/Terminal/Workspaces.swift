// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import LinkChecking
import Linting
import Workspace

/// What commands ask of a workspace, and what they say when it refuses.
extension Console {
  /// The workspace of the working folder, as it is on the disk.
  var workspace: Workspace { workspace(environment.files()) }

  /// The workspace of the working folder in another state.
  func workspace(_ files: any FileTree, kind: String = "files") -> Workspace {
    let facts = FactCaches(
      folder: environment.cacheFolder, kind: kind, build: environment.build)
    return Workspace(
      files: files, folder: environment.folder, catalogue: catalogue, facts: facts)
  }

  /// The posts that `request` names in `workspace`, else in the working folder, and what to say of them. A text on
  /// standard input stands for the file `stdinFilename`.
  func selection(
    _ request: PostRequest, in workspace: Workspace? = nil, stdinFilename: String?,
    isQuiet: Bool = false
  ) -> (posts: PostSelection, workspace: Workspace) {
    var workspace = workspace ?? self.workspace
    var request = request
    var refusal: FileFailure?
    if request.paths.contains("-") {
      switch environment.standardInput() {
      case .failure(let failure): refusal = failure
      case .success(let bytes):
        request.input = (stdinFilename, bytes)
        if let stdinFilename {
          let place = PathText.join(environment.folder, stdinFilename)
          workspace = workspace.editing([place: bytes])
        }
      }
    }
    var posts = workspace.select(request)
    if let refusal { posts.refuse(refusal) }
    for path in posts.missing {
      error("file or folder '\(path)' not found", help: Self.help(forMissing: path))
    }
    say(posts.notices, isQuiet: isQuiet)
    return (posts, workspace)
  }

  /// A command that was misspelled looks like a path.
  private static func help(forMissing path: String) -> String {
    if !path.contains("/"), !path.contains("."),
      let near = Suggestion.nearest(to: path, among: StetArguments.subcommandNames + ["help"])
    {
      return "did you mean the command 'stet \(near)'?"
    }
    return "check the path; it is relative to the current folder"
  }

  /// The sites of `posts`; nil, once that was told, when the folder that is named is not there.
  func sites(
    of posts: PostSelection, in workspace: Workspace, _ request: KnownSites.Request
  ) -> KnownSites? {
    if let sites = workspace.sites(of: posts, request) {
      return sites
    }
    error(
      "folder '\(request.root ?? "")' not found",
      help: "set the site's folder with --site")
    return nil
  }

  /// The sites whose habits count for `posts`, read as far as habits go: those of `base` where there is one, else `sites`,
  /// of which `early` judges posts as they are read.
  func habits(
    of posts: PostSelection, _ sites: KnownSites, base: Workspace?, _ request: KnownSites.Request,
    jobs: Int?, _ early: EarlyReports?
  ) async -> KnownSites {
    guard let base = base.flatMap({ $0.sites(of: posts, request) }) else {
      await sites.prepareHabits(for: posts.tasks, jobs: jobs, early)
      return sites
    }
    await base.prepareHabits(for: posts.tasks, jobs: jobs)
    return base
  }

  /// What the network says of links, as `arguments` and `options` ask for it.
  func network(
    _ arguments: NetworkArguments, _ options: LinkOptions, posts: [String]
  ) -> NetworkLinks {
    var request = NetworkLinks.Request()
    request.isOnline = arguments.online
    request.cache = arguments.cache
    request.allowsPrivate = arguments.allowPrivate
    request.mostAddresses = arguments.maxURLs
    request.cacheFolder = environment.cacheFolder
    request.posts = posts
    request.userAgent = "stet/\(StetArguments.version) (link checker)"
    request.environment = environment.variables
    let terminal = environment.error
    let observer = NetworkLinks.Observer(
      progress: { done, count in
        guard terminal.isTerminal, done % 10 == 0 || done == count else { return }
        let end = done == count ? "\r\u{1B}[K" : ""
        _ = terminal.write(Array("\r\(done) of \(count) addresses checked\(end)".utf8))
      }, notice: { self.say([$0]) })
    return NetworkLinks(
      request, options: options, folder: environment.folder, observer: observer)
  }

  /// The settings for a whole run in the working folder, and the mistakes in them.
  func runSettings() -> (run: RunSettings, mistakes: [ConfigurationReport]) {
    var loader = workspace.configuration(CommandLineSettings())
    _ = loader.rules(for: PathText.join(environment.folder, "post.md"))
    let run = loader.runSettings().settings
    return (run, loader.reports)
  }

  /// All rules, those of the packs of the folder's own settings among them, or of the file that is named.
  func projectCatalogue(configuration: String? = nil) -> RuleCatalogue {
    var settings = CommandLineSettings()
    settings.configurationPath = configuration.map { path in
      let place = PathText.join(environment.folder, path)
      return (try? environment.files().admit(place)) ?? place
    }
    var loader = workspace.configuration(settings)
    return loader.rules(for: PathText.join(environment.folder, "post.md")).catalogue
  }

  /// Whether `path`, which a person named, does not exist.
  func isMissing(_ path: String, _ files: DiskTree) -> Bool {
    (try? files.admit(PathText.join(environment.folder, path))) == nil
  }

  /// Reports configuration files with something wrong in them.
  func tell(_ reports: [ConfigurationReport]) {
    for report in reports {
      for finding in report.findings {
        error("\(report.path): \(finding.message)", help: finding.help)
      }
    }
  }
}

extension Console {
  /// What a command looks at: the files on the disk, what is staged, and the posts that a change touches.
  struct Scope {
    var workspace: Workspace
    var changes: ChangedPosts?
    /// The files before the change, of which the habits of the site are taken; `nil` where all is checked, or where
    /// there was nothing.
    var base: Workspace?
  }

  /// What `arguments` ask for of `paths`: for what is staged, posts, site and settings are those of git's index.
  func scope(
    _ arguments: GitArguments, below paths: [String], _ files: DiskTree, isQuiet: Bool
  ) throws(UsageError) -> Scope {
    guard arguments.isOn else { return Scope(workspace: workspace(files)) }
    do throws(GitFailure) {
      let repository = try GitRepository(around: environment.folder)
      let typed = paths.map { PathText.join(environment.folder, $0) }
      let places = typed.map { (try? files.admit($0)) ?? $0 }
      let changes: GitChanges
      let base: GitTree?
      var workspace = workspace(files)
      if let reference = arguments.changedSince {
        let posts = PostWalk(files, folder: environment.folder).posts(at: paths)
        changes = try repository.changed(
          since: reference, in: files, candidates: posts.posts.map(\.location)
        ) { PostFormat(name: PathText.name($0)) != nil }
        base = try? repository.baseTree(reference)
      } else {
        changes = try repository.staged()
        base = try? repository.commitTree("HEAD")
        workspace = self.workspace(try repository.indexTree(), kind: "git")
      }
      let changed = try ChangedPosts(
        repository, changes, below: places, withOld: arguments.changedLines,
        folder: environment.folder)
      if !isQuiet {
        for path in changed.unchecked {
          note("\(path) was not checked: its content is in Git LFS")
        }
      }
      return Scope(
        workspace: workspace, changes: changed,
        base: base.map { self.workspace($0, kind: "git") })
    } catch {
      throw UsageError(message: error.message, help: error.help)
    }
  }

  /// The working folder as it was in the commit that `reference` names, with all that is read.
  func workspace(at reference: String) throws(UsageError) -> Workspace {
    do throws(GitFailure) {
      let repository = try GitRepository(around: environment.folder)
      return workspace(try repository.commitTree(reference), kind: "git")
    } catch {
      throw UsageError(message: error.message, help: error.help)
    }
  }
}
