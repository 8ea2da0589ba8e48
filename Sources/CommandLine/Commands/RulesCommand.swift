// SPDX-License-Identifier: Apache-2.0

import Linting
import Reporting

/// `stet rules`: the table of all rules, or the page of one.
struct RulesCommand {
  private let arguments: RulesArguments
  private let console: Console
  private let style: TerminalStyle

  init(_ arguments: RulesArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
    style = console.style(arguments.color, for: console.surroundings.output)
  }

  func run() -> ExitStatus {
    let catalogue = Registry.context.catalogue
    var rules = catalogue.definitions
    if let id = arguments.id {
      guard let rule = catalogue[id] else {
        console.error("there is no rule '\(id)'", help: catalogue.help(for: id))
        return .wrongUse
      }
      rules = [rule]
    }
    switch arguments.format {
    case .json: console.write(Self.json(rules))
    case .text:
      console.write(arguments.id == nil ? table(rules) : RulePage(rules[0], style).text)
    }
    return .success
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
          writer.array { writer in
            for option in rule.options {
              writer.object { writer in
                writer.member("name", option.name)
                writer.member("type", option.type.name)
                writer.key("default")
                JSONFormat.write(option.defaultValue, &writer)
                writer.member("summary", option.summary)
              }
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// By family: id, severity, fix, summary, in 80 columns.
  private func table(_ rules: [RuleDefinition]) -> String {
    let idWidth = min(28, rules.map { $0.id.utf8.count }.max() ?? 0)
    let indent = idWidth + 22
    var text = ""
    for family in RuleFamily.allCases {
      let members = rules.filter { $0.description.family == family }
      if members.isEmpty { continue }
      text += style.apply(.strong, family.rawValue) + "\n"
      for rule in members {
        let description = rule.description
        let severity = description.severity?.rawValue ?? "off"
        let lines = VisibleText.wrapped(description.summary, width: 80 - indent)
        text += "  " + padded(description.id, idWidth) + "  "
        let cell = padded(severity, 10)
        text += description.severity.map { style.apply(.severity($0), cell) } ?? cell
        text += "  " + padded(description.fix?.rawValue ?? "", 5) + " "
        text += lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
      }
      text += "\n"
    }
    return text + "'stet rules ID' shows a rule's page.\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

/// A rule's page as it is read in a terminal: its Markdown, and the table of its options.
struct RulePage {
  private let rule: RuleDefinition
  private let style: TerminalStyle

  init(_ rule: RuleDefinition, _ style: TerminalStyle) {
    self.rule = rule
    self.style = style
  }

  var text: String {
    let description = rule.description
    var text = style.apply(.underlined, description.id) + "\n\n"
    text += wrapped(description.summary, indent: "")
    var facts = [
      "\(description.family.rawValue)", description.severity?.rawValue ?? "off until configured",
    ]
    switch description.fix {
    case .safe: facts.append("--fix mends it")
    case .offer: facts.append("--fix=all mends it")
    case nil: break
    }
    switch description.needs {
    case .post: break
    case .site: facts.append("needs --site")
    case .net: facts.append("needs --online")
    }
    text += style.apply(.faint, facts.joined(separator: ", ")) + "\n\n"
    text += page + options
    return text
  }

  /// The page: headings stand out when there is colour, examples stay as they are, paragraphs are
  /// wrapped.
  private var page: String {
    var text = ""
    var paragraph: [Substring] = []
    var isExample = false
    func end() {
      if !paragraph.isEmpty { text += wrapped(paragraph.joined(separator: " "), indent: "") }
      paragraph = []
    }
    for line in rule.page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        end()
        isExample.toggle()
        text += style.apply(.faint, String(line)) + "\n"
      } else if isExample {
        text += VisibleText.escaped(String(line)) + "\n"
      } else if line.hasPrefix("#") {
        end()
        let words = line.drop { $0 == "#" || $0 == " " }
        text += (style.usesColor ? style.apply(.underlined, String(words)) : String(line)) + "\n"
      } else if line.isEmpty {
        end()
        text += "\n"
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("|") {
        end()
        paragraph = []
        text += line.hasPrefix("|") ? line + "\n" : wrapped(String(line), indent: "  ")
      } else {
        paragraph.append(line)
      }
    }
    end()
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text.isEmpty ? "" : text + (text.hasSuffix("\n") ? "" : "\n")
  }

  private var options: String {
    guard !rule.options.isEmpty else { return "" }
    let heading = style.usesColor ? style.apply(.underlined, "Options") : "## Options"
    var text = "\n" + heading + "\n\n"
    for option in rule.options {
      var writer = JSONWriter()
      JSONFormat.write(option.defaultValue, &writer)
      let value = String(decoding: writer.bytes, as: UTF8.self)
      text += style.apply(.strong, option.name) + " (\(option.type.name), default \(value))\n"
      text += "  " + wrapped(option.summary, indent: "  ", width: 78)
    }
    return text
  }

  private func wrapped(_ words: String, indent: String, width: Int = 80) -> String {
    VisibleText.wrapped(VisibleText.escaped(words), width: width - indent.utf8.count)
      .joined(separator: "\n" + indent) + "\n"
  }
}
