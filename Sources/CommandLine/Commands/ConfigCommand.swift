// SPDX-License-Identifier: Apache-2.0

import Linting
import Reporting

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
    let surroundings = console.surroundings
    var settings: CommandLineSettings
    do throws(WrongUse) {
      settings = try arguments.settings.commandLineSettings()
    } catch {
      console.error(error)
      return .wrongUse
    }
    settings.configurationPath = arguments.settings.config.map {
      PathText.join(surroundings.folder, $0)
    }
    var path = PathText.join(surroundings.folder, arguments.path)
    let location = surroundings.location(arguments.path)
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
      Registry.context, files: DiskAccess(folder: surroundings.folder), commandLine: settings,
      root: "/", workingFolder: surroundings.folder)
    let rules = loader.rules(for: path)
    let configuration = loader.configuration(for: path)
    guard loader.reports.isEmpty else {
      let report = RunReport(
        posts: [], configuration: loader.reports, exitStatus: ExitStatus.wrongUse.rawValue)
      let format = TextFormat(style: console.style(.auto, for: surroundings.output), isQuiet: true)
      console.write(format.text(report))
      return .wrongUse
    }
    var text = "# \(VisibleText.escaped(arguments.path)): "
    text += configuration.path.map(VisibleText.escaped) ?? "no .stet.yml, so 'recommended' holds"
    text += "\n"
    let rows = rules.settings.map { ("\($0.name): \($0.value)", $0.origin.description) }
    let width = min(52, rows.map { VisibleText.width(of: $0.0) }.max() ?? 0)
    for (setting, origin) in rows {
      let shown = VisibleText.escaped(setting)
      let gap = max(2, width + 2 - VisibleText.width(of: shown))
      text += shown + String(repeating: " ", count: gap) + "# \(VisibleText.escaped(origin))\n"
    }
    console.write(text)
    return .success
  }
}
