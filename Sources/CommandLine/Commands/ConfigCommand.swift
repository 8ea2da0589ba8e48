// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Formats
import Sites
import Workspace

/// `stet config`: every setting in force for a path, and where it was made.
struct ConfigCommand {
  private let arguments: ConfigArguments
  private let console: Console

  init(_ arguments: ConfigArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() async -> RunStatus {
    let environment = console.environment
    var settings: CommandLineSettings
    do throws(UsageError) {
      settings = try arguments.settings.commandLineSettings(console.catalogue.context)
    } catch {
      console.error(error)
      return .wrongUse
    }
    let workspace = console.workspace
    let files = workspace.files
    settings.configurationPath = arguments.settings.config.map { path in
      let place = PathText.join(environment.folder, path)
      return (try? files.admit(place)) ?? place
    }
    var path = PathText.join(environment.folder, arguments.path)
    path = (try? files.admit(path)) ?? path
    switch files.info(path)?.kind {
    case .folder: path = PathText.join(path, "post.md")
    case .file, .link, .other: break
    case nil:
      console.error(
        "file or folder '\(arguments.path)' not found",
        help: "name a post or a folder, relative to the current folder")
      return .wrongUse
    }
    var loader = workspace.configuration(settings)
    let rules = loader.rules(for: path)
    let configuration = loader.configuration(for: path)
    guard loader.reports.isEmpty else {
      let report = RunReport(
        posts: [], configuration: loader.reports, exitStatus: RunStatus.wrongUse.rawValue)
      let format = TextFormat(style: console.style(.auto, for: environment.output), isQuiet: true)
      console.write(format.text(report))
      return .wrongUse
    }
    if let mistake = settings.mistakes(loader.context).first {
      console.error(mistake)
      return .wrongUse
    }
    if arguments.schema {
      console.write(ConfigurationSchema(loader.context).bytes())
      return .success
    }
    var text = "# \(TerminalText.escaped(arguments.path)): "
    text += configuration.path.map(TerminalText.escaped) ?? "no .stet.yml, so 'recommended' applies"
    text += "\n"
    let shown = arguments.changed ? rules.settings.filter(isChanged) : rules.settings
    var rows = shown.map { ("\($0.name): \($0.value)", $0.origin.description) }
    if arguments.changed {
      if rows.isEmpty { text += "# nothing differs from the defaults\n" }
    } else {
      rows += siteRows(path, rules, workspace)
      if arguments.path != "." || isInSite(path, rules, workspace) {
        rows += await habitRows(settings, workspace)
      }
    }
    let width = min(52, rows.map { TerminalText.width(of: $0.0) }.max() ?? 0)
    for (setting, origin) in rows {
      let shown = TerminalText.escaped(setting)
      let gap = max(2, width + 2 - TerminalText.width(of: shown))
      text += shown + String(repeating: " ", count: gap) + "# \(TerminalText.escaped(origin))\n"
    }
    console.write(text)
    return .success
  }

  /// Whether `setting` is other than without any settings.
  private func isChanged(_ setting: Setting) -> Bool {
    switch setting.origin {
    case .builtIn: false
    case .preset(let name): name != Preset.builtIn.first?.name
    case .pack, .file, .commandLine, .generator: true
    }
  }

  /// Whether `path` is in a site or a repository. Else what lies below the working folder may be a whole disk.
  private func isInSite(_ path: String, _ rules: ResolvedRules, _ workspace: Workspace) -> Bool {
    if SiteFinder.repository(around: PathText.folder(path), in: workspace.files) != nil {
      return true
    }
    let post = PostFile(path: path, location: path, isNamed: true)
    let task = PostTask(file: post, rules: rules).parts(workspace.loader).first
    return task.flatMap { workspace.site(of: $0) } != nil
  }

  /// What was found of the site around the post at `path`, where the settings leave it to be found.
  private func siteRows(
    _ path: String, _ rules: ResolvedRules, _ workspace: Workspace
  ) -> [(String, String)] {
    let folder = console.environment.folder
    let post = PostFile(path: path, location: path, isNamed: true)
    guard let task = PostTask(file: post, rules: rules).parts(workspace.loader).first,
      let site = workspace.site(of: task)
    else { return [] }
    let facts = site.facts
    var rows: [(String, String)] = []
    if let sign = site.sign {
      let root = PathText.relative(site.root, to: folder).map { $0.isEmpty ? "." : $0 }
      rows.append(("site.root: \(root ?? site.root)", "found by \(sign)"))
    }
    func add(
      _ name: String, _ value: String?, _ isSet: Bool, _ origin: String?, _ otherwise: String
    ) {
      guard let value, !isSet else { return }
      rows.append(("site.\(name): \(value)", origin.map { "found by \($0)" } ?? otherwise))
    }
    let options = rules.site
    add(
      "generator", facts.generatorName, options.generator != nil, facts.generatorOrigin,
      "no generator settings found")
    add(
      "host", facts.host.name, options.host != nil, facts.hostOrigin,
      "no host files found")
    add("url", facts.url, options.url != nil, facts.urlOrigin, "found by the contents of the site")
    if !facts.basePath.isEmpty, let origin = facts.baseOrigin {
      rows.append(("# served under /\(facts.basePath)/", "found by \(origin)"))
    }
    return rows
  }

  /// The habits of the posts at the path that was given, each collection by itself, which hold without a record.
  private func habitRows(
    _ settings: CommandLineSettings, _ workspace: Workspace
  ) async -> [(String, String)] {
    var request = PostRequest([arguments.path])
    request.settings = settings
    request.configuration = arguments.settings.config
    let posts = workspace.select(request)
    guard let sites = workspace.sites(of: posts, .init()) else { return [] }
    await sites.prepareHabits(for: posts.tasks, jobs: nil)
    let collections = sites.habits(around: posts.tasks)
    sites.save()
    return collections.flatMap { findings in
      Dictionary(grouping: findings, by: \.rule).sorted { $0.key < $1.key }.map { rule, findings in
        let value = YAMLText.habit(
          FoundHabits.record(findings), of: posts.catalogue[rule]?.description)
        let place = findings.first?.collection ?? ""
        let inside = place.isEmpty || collections.count == 1 ? "" : " in \(place)"
        return ("habits.\(rule): \(value)", "found\(inside): \(FoundHabits.reason(findings))")
      }
    }
  }
}
