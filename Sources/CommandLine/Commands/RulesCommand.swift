// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import Formats
import Workspace

/// `stet rules`: the table of all rules, or the page of a rule or a preset.
struct RulesCommand {
  private let arguments: RulesArguments
  private let console: Console
  private let style: TerminalStyle

  init(_ arguments: RulesArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
    style = console.style(arguments.color, for: console.environment.output)
  }

  func run() -> RunStatus {
    let catalogue = console.projectCatalogue()
    if let id = arguments.id, catalogue[id] == nil {
      console.error("unknown rule '\(id)'", help: catalogue.help(for: id))
      return .wrongUse
    }
    var settings = CommandLineSettings()
    settings.preset = arguments.preset
    if let mistake = settings.mistakes(console.catalogue.context).first {
      console.error(mistake)
      return .wrongUse
    }
    let rules = arguments.id.flatMap { catalogue[$0] }.map { [$0] } ?? catalogue.definitions
    let shown = arguments.preset.map { listed(rules, under: $0) } ?? rules
    switch arguments.format {
    case .json: console.write(Self.json(shown))
    case .text: console.write(text(shown))
    case .markdown: console.write(markdown(shown))
    }
    return .success
  }

  /// `rules` with the severities of the preset `name`, as a run under it has them.
  private func listed(_ rules: [RuleDefinition], under name: String) -> [RuleDefinition] {
    var settings = CommandLineSettings()
    settings.preset = name
    var loader = ConfigurationLoader(
      console.catalogue.context, files: NoFiles(), commandLine: settings, root: "/")
    let resolved = loader.rules(for: "/post.md")
    return rules.map { rule in
      var rule = rule
      rule.description.severity = resolved.severity(of: rule.id)
      return rule
    }
  }

  private func text(_ rules: [RuleDefinition]) -> String {
    if arguments.id != nil { return RulePage(rules[0], style).text }
    guard let preset else { return table(rules) }
    return PresetPage(preset, style).text + "\n" + table(rules)
  }

  private func markdown(_ rules: [RuleDefinition]) -> String {
    if arguments.id != nil { return RulePage(rules[0], .plain, isMarkdown: true).text }
    if let preset { return PresetPage(preset, .plain).text }
    return RuleIndex(rules).text
  }

  private var preset: Preset? {
    console.catalogue.context.presets.first { $0.name == arguments.preset }
  }

  static func json(_ rules: [RuleDefinition]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for rule in rules {
        writer.object { writer in
          let description = rule.description
          writer.member("id", description.id)
          writer.member("family", description.family.rawValue)
          writer.member("summary", description.summary)
          writer.member("severity", description.severity?.rawValue ?? "off")
          writer.member("fix", description.fix?.rawValue ?? "none")
          writer.member("needs", description.needs.rawValue)
          writer.key("options")
          write(rule.options, &writer)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ options: [OptionDescription], _ writer: inout JSONWriter) {
    writer.array { writer in
      for option in options {
        writer.object { writer in
          writer.member("name", option.name)
          writer.member("type", option.type.name)
          writer.key("default")
          JSONFormat.write(option.defaultValue, &writer)
          writer.member("summary", option.summary)
          if case .records(let keys) = option.type {
            writer.key("keys")
            write(keys, &writer)
          }
        }
      }
    }
  }

  /// By family: id, severity, fix, summary, in 80 columns or in what a wider terminal has.
  private func table(_ rules: [RuleDefinition]) -> String {
    let idWidth = min(28, rules.map { $0.id.utf8.count }.max() ?? 0)
    let indent = idWidth + 22
    let output = console.environment.output
    let width = output.isTerminal ? min(max(output.columns, 80), 140) : 80
    var text = ""
    for (family, members) in RuleIndex.families(rules) {
      text += style.apply(.strong, family.rawValue) + "\n"
      for rule in members {
        let description = rule.description
        let severity = description.severity?.rawValue ?? "off"
        let lines = TerminalText.wrapped(
          TerminalText.escaped(description.summary), width: width - indent)
        text += "  " + padded(TerminalText.escaped(description.id), idWidth) + "  "
        let cell = padded(severity, 10)
        text += description.severity.map { style.apply(.severity($0), cell) } ?? cell
        text += "  " + padded(description.fix?.rawValue ?? "", 5) + " "
        text += lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
      }
      text += "\n"
    }
    return text + "'stet rules ID' describes a rule.\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

/// A disk without files.
private struct NoFiles: FileAccess {
  func read(_ path: String) -> FileContent { .missing }
  func exists(_ path: String) -> Bool { false }
}
