// SPDX-License-Identifier: Apache-2.0

import Articles
package import Configuration
package import Files
package import Linting
import SourceText
import Synchronization

/// What a person named: paths, settings, and a text that stands for a file.
package struct PostRequest: Sendable {
  package var paths: [String]
  package var settings = CommandLineSettings()
  /// The configuration file that was named, instead of every `.stet.yml`.
  package var configuration: String?
  /// The posts that a change touches, where only those are asked for.
  package var changes: ChangedPosts?
  /// Whether `ignore` of the settings holds for files that are named, too.
  package var forcesIgnore = false
  /// The text that the path `-` stands for, with its name if it has one.
  package var input: (name: String?, bytes: [UInt8])?

  package init(_ paths: [String]) { self.paths = paths }
}

/// The posts that a request names, and the configuration of each.
package struct PostSelection: Sendable {
  package private(set) var tasks: [PostTask] = []
  /// What is wrong with configuration files; then nothing may be linted.
  package private(set) var mistakes: [ConfigurationReport] = []
  /// What the packs of the project ask for that Stet does not do.
  package private(set) var notes: [ConfigurationReport] = []
  /// The worst thing that happened on the way.
  package private(set) var status = RunStatus.success
  /// What is to be said besides, in order.
  package private(set) var notices: [Notice] = []
  /// Paths that are not there, as they were given.
  package private(set) var missing: [String] = []
  /// What the project's root settings say of the whole run.
  package private(set) var run = RunSettings()
  /// Every rule, those of the project's own packs among them.
  package private(set) var catalogue: RuleCatalogue
  /// The rules for posts that are not among ``tasks``.
  let lookup: RulesLookup

  /// Gathers the posts of `request` in `files`.
  init(
    _ request: PostRequest, _ loader: PostLoader, folder: String, context: ConfigurationContext
  ) {
    let files = loader.files
    catalogue = context.catalogue
    lookup = RulesLookup()
    var settings = request.settings
    settings.configurationPath = request.configuration.map { path in
      let place = PathText.join(folder, path)
      return (try? files.admit(place)) ?? place
    }
    var loading = ConfigurationLoader(
      context, files: ConfigurationFiles(files, folder: folder), commandLine: settings,
      root: "/", workingFolder: folder)
    let found: PostWalk.Result
    if let changes = request.changes, !changes.readsAll {
      found = PostWalk.Result(posts: changes.posts.map(\.file))
    } else {
      let asked = Mutex(loading)
      let walk = PostWalk(files, folder: folder) { location in
        asked.withLock { Self.isSite(location, &$0) }
      }
      found = walk.posts(at: request.paths.filter { $0 != "-" })
    }
    note(found)
    for file in found.posts {
      if !file.isNamed || request.forcesIgnore, loading.ignores(file.location) { continue }
      tasks += PostTask(file: file, rules: loading.rules(for: file.location)).parts(loader)
    }
    if let input = request.input { add(input, folder, &loading) }
    if tasks.isEmpty {
      // A wrong configuration is told even where it leaves nothing to check.
      _ = loading.rules(for: PathText.join(folder, "post.md"))
    }
    for path in loading.misnamed {
      let name = FilePath.printed(PathText.relative(path, to: folder) ?? path)
      say(
        .note("\(name) is ignored", help: "rename it to '\(ConfigurationLoader.fileName)'"),
        .success)
    }
    if request.changes == nil {
      let walked = request.paths.map { PathText.join(folder, $0) }
      for (file, pattern) in loading.unmatchedPatterns(found.posts.map(\.location), in: walked) {
        say(
          .note(
            "the pattern '\(pattern)' under 'overrides' in \(file) matches no post",
            help: "correct it, or remove it"), .success)
      }
    }
    let (run, unused) = loading.runSettings()
    self.run = run
    for (path, keys) in unused {
      say(
        .note(
          "\(path) sets \(keys.map { "'\($0)'" }.joined(separator: " and ")), which is ignored here",
          help: run.path.isEmpty ? "run Stet in the folder of that file" : "set it in \(run.path)"),
        .success)
    }
    catalogue = loading.context.catalogue
    lookup.take(loading)
    mistakes = loading.reports
    notes = loading.notes
    if mistakes.isEmpty, let mistake = settings.mistakes(loading.context).first {
      say(.mistake(mistake.message, help: mistake.help), .wrongUse)
      tasks = []
    }
  }

  /// Whether the settings name the folder at `location`, or one below it, as the site's root.
  private static func isSite(_ location: String, _ loading: inout ConfigurationLoader) -> Bool {
    let options = loading.rules(for: PathText.join(location, "post.md")).site
    guard let own = options.root else { return false }
    return PathText.relative(PathText.join(options.folder, own), to: location) != nil
  }

  private mutating func note(_ found: PostWalk.Result) {
    missing = found.missing
    if !missing.isEmpty { status = max(status, .wrongUse) }
    for failure in found.failures { say(.failure(failure), .failure) }
    guard let link = found.skippedLinks.first else { return }
    let others = found.skippedLinks.count - 1
    let one = "is a symbolic link and was not followed; name it to check it"
    let all = "and \(CountText.grouped(others)) more are symbolic links and were not followed"
    say(.note("\(link) \(others == 0 ? one : all + "; name one to check it")"), .success)
  }

  /// The same with at most `count` of the posts, spread over all.
  package func spread(over count: Int) -> PostSelection {
    var selection = self
    let step = max(1, (tasks.count + count - 1) / max(1, count))
    selection.tasks = stride(from: 0, to: tasks.count, by: step).map { tasks[$0] }
    return selection
  }

  /// Notes that standard input could not be read.
  package mutating func refuse(_ failure: FileFailure) { say(.failure(failure), .failure) }

  private mutating func say(_ notice: Notice, _ status: RunStatus) {
    notices.append(notice)
    self.status = max(self.status, status)
  }

  private mutating func add(
    _ input: (name: String?, bytes: [UInt8]), _ folder: String,
    _ loading: inout ConfigurationLoader
  ) {
    let name = PostWalk.normalized(input.name ?? "stdin")
    let location = PathText.join(folder, name)
    let file = PostFile(path: name, location: location, isNamed: true)
    tasks.removeAll { $0.file.location == location && $0.item == nil }
    tasks.append(
      PostTask(
        file: file, input: input.name == nil ? input.bytes : nil,
        rules: loading.rules(for: location)))
    tasks.sort { PostFile.isBefore($0.file, $1.file) }
  }
}
