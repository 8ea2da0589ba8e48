// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Workspace
import Sites

/// `stet init`: writes a commented `.stet.yml` that fits what the folder is.
struct InitCommand {
  private let arguments: InitArguments
  private let console: Console

  init(_ arguments: InitArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    let files = console.environment.files()
    let typed = PathText.join(console.environment.folder, arguments.folder)
    guard let folder = try? files.admit(typed), files.info(folder)?.kind == .folder else {
      console.error(
        "there is no folder '\(arguments.folder)'", help: "name the folder that holds your posts")
      return .wrongUse
    }
    let name = ConfigurationLoader.fileName
    let shown = arguments.folder == "." ? name : "\(arguments.folder)/\(name)"
    let path = PathText.join(folder, name)
    if files.info(path) != nil {
      console.error(
        "\(shown) is there already and was left as it is",
        help: "edit it, or remove it first; 'stet config' shows what it sets")
      return .wrongUse
    }
    let project = Project(folder, files)
    do throws(FileFailure) {
      try SafeWriter(files).create(path, Array(project.configuration.utf8))
    } catch {
      console.error(error)
      return .failure
    }
    console.say("Wrote \(shown) for \(project.kind.name). Next: stet \(project.firstPath)")
    return .success
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
    # Settings of Stet. 'stet config' shows what is in force, 'stet rules' what can be checked.
    # Editors complete them by a schema: run 'stet config --schema >stet.schema.json', and take one # away here:
    ## yaml-language-server: $schema=stet.schema.json

    # Where to begin: recommended, or minimal (only what must not be published), strict (everything, one severity
    # higher), news (for newsrooms), seo (for sites that live by search). 'stet rules --preset news' shows one.
    extends: [recommended]

    # A rule takes off, suggestion, warning or error, or options: {severity: error, option: value}.
    rules:
      # image-credit: {severity: error, require: creator+source}
      # heading-density: {max-words: 400}
      # fake-list: off

    # Other settings for some posts.
    # overrides:
    #   - files: ["\(example)/archive/**"]
    #     rules: {excerpt-cut: suggestion}

    # Posts that are never checked. Hidden and gitignored files are left out anyway.
    \(ignore)

    \(site)
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
      # Where the parts of a built page are, when Stet does not find them by itself.
      # article: {content: ".entry-content", related: ".entry-related"}

      """
    return """
      # The site, for rules that follow links; 'root' names its folder where it is not found, 'url' its address.
      \(known)

      \(article)
      """
  }
}
