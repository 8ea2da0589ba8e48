// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Workspace
import Sites
import SourceText

/// `stet init`: writes a commented `.stet.yml` that fits what the folder is.
struct InitCommand {
  private let arguments: InitArguments
  private let console: Console
  /// The baseline that the settings name.
  private let baseline: String?

  init(_ arguments: InitArguments, _ console: Console, baseline: String? = nil) {
    self.arguments = arguments
    self.baseline = baseline
    self.console = console
  }

  func run() async -> RunStatus {
    let files = console.environment.files()
    guard let folder = console.folder(arguments.folder) else { return .wrongUse }
    let name = ConfigurationLoader.fileName
    let shown = arguments.folder == "." ? name : "\(arguments.folder)/\(name)"
    let path = PathText.join(folder, name)
    if arguments.update { return await update(path, shown, files) }
    if files.info(path) != nil {
      console.error(
        "\(shown) already exists and was not changed",
        help:
          "'stet init --update' updates its habits; 'stet config' shows the current settings")
      return .wrongUse
    }
    var project = Project(folder, files)
    project.baseline = baseline
    project.look = await SiteLook.look(at: arguments.folder, console)
    do throws(FileFailure) {
      try SafeWriter(files).create(path, Array(project.configuration.utf8))
    } catch {
      console.error(error)
      return .failure
    }
    console.say("Wrote \(shown) for \(project.kind.name).")
    tell(project.look)
    if baseline == nil { console.say("Next: stet \(project.firstPath)") }
    return .success
  }

  /// Says what `stet` will report.
  private func tell(_ look: SiteLook) {
    if look.posts == 0 { return }
    let counts = Severity.allCases.reversed().map {
      CountText.counted(look.counts[$0, default: 0], $0.rawValue)
    }.joined(separator: ", ")
    let posts = CountText.counted(look.posts, "post")
    let seen = look.seen < look.posts ? "\(CountText.grouped(look.seen)) of \(posts)" : posts
    console.say("With these settings, stet reports \(counts) in \(seen).")
  }

  /// Updates the section `habits` of the file at `path` and nothing else.
  private func update(_ path: String, _ shown: String, _ files: DiskTree) async -> RunStatus {
    do throws(FileFailure) {
      let old = try files.read(path, limit: SourceText.largestSize)
      let source = SourceText(path: shown, bytes: old.bytes)
      guard let bare = HabitSection.replaced(in: source, by: "") else {
        console.error(
          "the key 'habits' in \(shown) is not at the start of a line",
          help: "put it on a line of its own")
        return .wrongUse
      }
      let look = await SiteLook.look(at: arguments.folder, console, settings: (path, bare))
      guard look.mistakes.isEmpty else {
        console.tell(look.mistakes)
        return .wrongUse
      }
      guard look.posts > 0 else {
        console.error(
          "no posts were found in '\(arguments.folder)', so \(shown) was not changed",
          help: "name the folder that contains your posts and the file")
        return .wrongUse
      }
      let new = HabitSection.text(look.habits, look.catalogue)
      try console.environment.write()(
        path, HabitSection.replaced(in: source, by: new) ?? old.bytes, old)
      console.say(
        "Updated the habits in \(shown): \(look.habits.count) found in "
          + "\(CountText.counted(look.seen, "post")).")
      tell(look)
      return .success
    } catch {
      console.error(error)
      return .failure
    }
  }
}

/// What a folder of posts is made with, as far as its files tell.
struct Project {
  enum Kind {
    case generator(SiteGenerator)
    /// With the name of its file.
    case wordpressExport(String)
    case plain

    var generator: SiteGenerator? {
      switch self {
      case .generator(let generator): generator
      case .wordpressExport: Generators.wordpress
      case .plain: nil
      }
    }

    var name: String { generator?.site ?? Generators.plain.site }
  }

  let kind: Kind
  /// What its posts told.
  var look = SiteLook()
  /// The baseline that the settings name.
  var baseline: String?
  private let names: Set<String>

  init(_ folder: String, _ files: any FileTree) {
    let names = Set(((try? files.list(folder)) ?? []).map(\.name))
    self.names = names
    let found = Generators.all.find { name in
      names.contains(name)
        || name.contains("/") && files.info(PathText.join(folder, name)) != nil
    }
    if let found {
      kind = .generator(found.generator)
    } else if let name = names.sorted().first(where: { name in
      name.hasSuffix(".xml")
        && ExportItem.isExport(PathText.join(folder, name), in: files)
    }) {
      kind = .wordpressExport(name)
    } else {
      kind = .plain
    }
  }

  /// Where the posts are most likely to be.
  var firstPath: String {
    switch kind {
    case .generator(let generator):
      if let posts = generator.posts, names.contains(posts) { return posts }
      return "."
    case .plain: return names.contains("posts") ? "posts" : "."
    case .wordpressExport(let name): return name
    }
  }

  var configuration: String {
    """
    # Settings for Stet. 'stet config' shows the current settings, 'stet rules' lists the rules.
    # For completion in editors, run 'stet config --schema >stet.schema.json' and remove one # here:
    ## yaml-language-server: $schema=stet.schema.json

    # The presets: recommended, minimal (only what must not be published), strict (everything, one severity
    # higher), news (for newsrooms), seo (for search traffic). 'stet rules --preset news' describes one.
    extends: [recommended]

    # Set a rule to off, suggestion, warning or error, or give options: {severity: error, option: value}.
    rules:
      # image-credit: {severity: error, require: creator+source}
      # heading-density: {max-words: 400}
      # fake-list: off
    \(noise)
    # Problems that most posts of this site share. They are not reported per post. 'stet init --update' updates
    # them; 'habits: off' checks every post.
    \(HabitSection.text(look.habits, look.catalogue))
    # Different settings for some posts.
    # overrides:
    #   - files: ["\(example)/archive/**"]
    #     rules: {excerpt-cut: suggestion}

    # Posts that are never checked. Hidden and gitignored files are always skipped.
    \(ignore)

    \(run)
    \(site)
    """
  }

  /// The rules that are left off, each with the reason.
  private var noise: String {
    if look.noise.isEmpty { return "" }
    let width = look.noise.map { $0.rule.utf8.count }.max() ?? 0
    let lines = look.noise.map { noise in
      let gap = String(repeating: " ", count: width - noise.rule.utf8.count)
      return "  \(noise.rule): off \(gap)# reports \(noise.posts) of \(look.seen) posts"
    }
    return (["  # Off because they report very many posts; turn them on one at a time."] + lines)
      .joined(separator: "\n") + "\n"
  }

  private var run: String {
    let baseline =
      baseline.map(RunSettingsText.line) ?? "# \(RunSettingsText.line(AdoptCommand.fileName))"
    return """
      # Old findings that are accepted; 'stet adopt' writes the file.
      \(baseline)
      # What fails a run: error, warning, suggestion or never; and more warnings than so many.
      # fail-on: error
      # max-warnings: 20

      """
  }

  private var isExport: Bool {
    if case .wordpressExport = kind { return true }
    return false
  }

  private var example: String { firstPath == "." || isExport ? "posts" : firstPath }

  private var ignore: String {
    guard let ignored = kind.generator?.ignored, !ignored.isEmpty else {
      return #"# ignore: ["drafts/**"]"#
    }
    return "ignore: [" + ignored.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  private var site: String {
    let known =
      kind.generator.map { "site: {generator: \($0.name)}" }
      ?? #"# site: {root: public, url: "https://example.org"}"#
    let article =
      isExport
      ? "article: {preset: wordpress}\n"
      : """
      # Where the parts of a generated page are, if Stet does not find them.
      # article: {content: ".entry-content", related: ".entry-related"}

      """
    return """
      # The site, for rules on links: 'root' is its folder, if Stet does not find it, and 'url' its address.
      \(known)

      \(article)
      """
  }
}
