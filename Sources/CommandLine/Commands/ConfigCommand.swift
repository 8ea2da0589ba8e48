// SPDX-License-Identifier: Apache-2.0

import Configuration
import Formats
import Linting
import Sites

/// `stet config`: every setting in force for a path, and where it was made.
struct ConfigCommand {
  private let arguments: ConfigArguments
  private let console: Console

  init(_ arguments: ConfigArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> ExitStatus {
    if arguments.schema {
      console.write(ConfigurationSchema(Registry.context).bytes())
      return .success
    }
    let environment = console.environment
    var settings: CommandLineSettings
    do throws(UsageError) {
      settings = try arguments.settings.commandLineSettings()
    } catch {
      console.error(error)
      return .wrongUse
    }
    settings.configurationPath = arguments.settings.config.map {
      PathText.join(environment.folder, $0)
    }
    var path = PathText.join(environment.folder, arguments.path)
    let location = environment.location(arguments.path)
    switch try? FileSystem.kind(of: location) {
    case .folder: path = PathText.join(path, "post.md")
    case .file, .other: break
    case nil:
      console.error(
        "there is no file or folder '\(arguments.path)'",
        help: "name a post or a folder; paths start from the folder you are in")
      return .wrongUse
    }
    var loader = ConfigurationLoader(
      Registry.context, files: DiskAccess(folder: environment.folder), commandLine: settings,
      root: "/", workingFolder: environment.folder)
    let rules = loader.rules(for: path)
    let configuration = loader.configuration(for: path)
    guard loader.reports.isEmpty else {
      let report = RunReport(
        posts: [], configuration: loader.reports, exitStatus: ExitStatus.wrongUse.rawValue)
      let format = TextFormat(style: console.style(.auto, for: environment.output), isQuiet: true)
      console.write(format.text(report))
      return .wrongUse
    }
    if let mistake = settings.mistakes(loader.context).first {
      console.error(mistake)
      return .wrongUse
    }
    var text = "# \(TerminalText.escaped(arguments.path)): "
    text += configuration.path.map(TerminalText.escaped) ?? "no .stet.yml, so 'recommended' holds"
    text += "\n"
    let rows =
      rules.settings.map { ("\($0.name): \($0.value)", $0.origin.description) }
      + siteRows(path, rules)
    let width = min(52, rows.map { TerminalText.width(of: $0.0) }.max() ?? 0)
    for (setting, origin) in rows {
      let shown = TerminalText.escaped(setting)
      let gap = max(2, width + 2 - TerminalText.width(of: shown))
      text += shown + String(repeating: " ", count: gap) + "# \(TerminalText.escaped(origin))\n"
    }
    console.write(text)
    return .success
  }

  /// What was found of the site around the post at `path`, where the settings leave it to be found.
  private func siteRows(_ path: String, _ rules: ResolvedRules) -> [(String, String)] {
    let post = PostFile(path: Array(path.utf8), location: Array(path.utf8), isNamed: true)
    guard let task = PostTask(file: post, rules: rules).parts().first else { return [] }
    let folder = console.environment.folder
    let sites = KnownSites(root: nil, url: nil, tasks: [task], folder: folder)
    guard let site = sites.site(for: task) else { return [] }
    let facts = site.facts
    var rows: [(String, String)] = []
    if site.isFound {
      let root = PathText.relative(site.root, to: folder).map { $0.isEmpty ? "." : $0 }
      let sign =
        facts.generatorOrigin
        ?? (site.export == nil ? "index.html and another page" : "what is in the file")
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
      "no generator's settings were found")
    add(
      "host", facts.host.rawValue, options.host != nil, facts.hostOrigin,
      "no host's files were found")
    add("url", facts.url, options.url != nil, facts.urlOrigin, "found")
    return rows
  }
}
