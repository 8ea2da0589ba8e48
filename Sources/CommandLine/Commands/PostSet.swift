// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Linting
import Sites
import SourceText

/// One post to work on: its file or standard input, and the rules that hold for it.
struct PostTask: Sendable {
  var file: PostFile
  /// What standard input held; nothing for a file.
  var input: [UInt8]?
  var rules: ResolvedRules
  /// Which post of the file it is, where the file is a WordPress export.
  var item: ExportItem?
  /// Why the file holds no post that could be read.
  var failure: PostSource?

  /// Reads the post as text.
  func read() -> (post: PostSource, format: DocumentFormat) {
    if let failure { return (failure, .html) }
    if let item { return (item.read(below: file.printed), .html) }
    let known = PostFormat(name: FileSystem.name(file.path))?.format
    let bytes: [UInt8]
    if let input {
      bytes = input
    } else {
      do throws(FileFailure) {
        bytes = try FileSystem.read(file.location, limit: SourceText.largestSize)
      } catch {
        return (PostSource(path: file.printed, failure: error.reason), known ?? .html)
      }
    }
    let format = known ?? PostFormat(sniffing: bytes).format
    return (PostSource(bytes, path: file.printed, isHTML: format == .html), format)
  }
}

extension PostTask {
  /// The article in `source`, which ``read()`` gave.
  func article(in source: SourceText, _ format: DocumentFormat, by reader: ArticleReader) -> Article
  {
    item?.article(in: source, by: reader) ?? reader.read(source, format: format)
  }

  /// What there is to do in the file of this task: itself, or each post of an export.
  func parts() -> [PostTask] {
    guard file.isNamed, input == nil, file.path.suffix(4).elementsEqual(".xml".utf8),
      SiteFinder.isExport(file.location)
    else { return [self] }
    var task = self
    let post: PostSource
    do throws(FileFailure) {
      let bytes = try FileSystem.read(file.location, limit: SourceText.largestSize)
      post = PostSource(bytes, path: file.printed, isHTML: false)
    } catch {
      task.failure = PostSource(path: file.printed, failure: error.reason)
      return [task]
    }
    guard post.isReadable, !post.isConverted else {
      task.failure =
        post.isReadable
        ? PostSource(
          SourceText(path: file.printed, ""), refused: "an export must be in UTF-8",
          at: ByteRange(at: 0)) : post
      return [task]
    }
    do throws(WordPressExport.Problem) {
      let export = try WordPressExport(post.source)
      return ExportItem.posts(of: export).map { item in
        var part = self
        part.item = item
        return part
      }
    } catch {
      task.failure = PostSource(post.source, refused: error.message, at: error.range)
      return [task]
    }
  }
}

/// Finds the posts that a command was given, and the configuration of each.
struct PostSet {
  var tasks: [PostTask] = []
  /// What is wrong with configuration files; then nothing may be linted.
  var mistakes: [ConfigurationReport] = []
  /// What the packs of the project ask for that Stet does not do.
  var notes: [ConfigurationReport] = []
  /// The worst thing that happened on the way.
  var status = ExitStatus.success

  /// Gathers the posts at `paths`, or those of `changes`, saying on standard error what is not there. `-` is standard
  /// input.
  init(
    _ paths: [String], settings: CommandLineSettings, configuration: String?,
    stdinFilename: String?,
    isQuiet: Bool, changes: ChangedPosts? = nil, console: Console
  ) {
    let environment = console.environment
    var settings = settings
    settings.configurationPath = configuration.map {
      PathText.join(environment.folder, $0)
    }
    let found: FileWalk.Result
    if let changes, !changes.readsAll {
      found = FileWalk.Result(posts: changes.posts.map(\.file))
    } else {
      let walk = FileWalk(folder: Array(environment.folder.utf8))
      found = walk.posts(at: paths.filter { $0 != "-" })
    }
    for path in found.missing {
      status = max(status, .wrongUse)
      console.error("there is no file or folder '\(path)'", help: Self.help(forMissing: path))
    }
    for failure in found.failures {
      status = max(status, .failure)
      console.error(failure)
    }
    if !isQuiet {
      for path in found.skippedLinks {
        console.note("\(path) is a link to a folder and was not entered; name it to check it")
      }
    }

    var loader = ConfigurationLoader(
      Registry.context, files: DiskAccess(folder: environment.folder), commandLine: settings,
      root: "/", workingFolder: environment.folder)
    var inputs: [[UInt8]: [UInt8]] = [:]
    for post in changes?.posts ?? [] {
      if let input = post.input { inputs[post.file.location] = input }
    }
    for file in found.posts {
      let path = PathText.normalized(FileSystem.printed(file.location))
      if !file.isNamed, loader.ignores(path) { continue }
      let task = PostTask(
        file: file, input: inputs[file.location], rules: loader.rules(for: path))
      tasks += task.parts()
    }
    if paths.contains("-") { addInput(named: stdinFilename, &loader, console) }
    if tasks.isEmpty {
      // A wrong configuration is told even where it leaves nothing to check.
      _ = loader.rules(for: PathText.join(environment.folder, "post.md"))
    }
    mistakes = loader.reports
    notes = loader.notes
    if mistakes.isEmpty, let mistake = settings.mistakes(loader.context).first {
      console.error(mistake)
      status = max(status, .wrongUse)
      tasks = []
    }
  }

  private mutating func addInput(
    named name: String?, _ loader: inout ConfigurationLoader, _ console: Console
  ) {
    switch console.environment.standardInput() {
    case .failure(let failure):
      status = .failure
      console.error(failure)
    case .success(let bytes):
      let name = name ?? "stdin"
      let path = FileWalk.normalized(Array(name.utf8))
      let location = console.environment.location(name)
      tasks.append(
        PostTask(
          file: PostFile(path: path, location: location, isNamed: true), input: bytes,
          rules: loader.rules(for: PathText.normalized(FileSystem.printed(location)))))
      tasks.sort { $0.file.path.lexicographicallyPrecedes($1.file.path) }
    }
  }

  /// A command that was misspelled looks like a path.
  private static func help(forMissing path: String) -> String {
    if !path.contains("/"), !path.contains("."),
      let near = Suggestion.nearest(to: path, among: StetArguments.subcommandNames + ["help"])
    {
      return "did you mean the command 'stet \(near)'?"
    }
    return "name a file or folder that is there; paths start from the folder you are in"
  }
}
