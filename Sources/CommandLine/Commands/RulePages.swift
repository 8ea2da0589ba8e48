// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import Formats

/// A rule's page: its Markdown, and the list of its options. In a terminal headings and names stand out.
struct RulePage {
  private let rule: RuleDefinition
  private let style: TerminalStyle
  private let isMarkdown: Bool

  init(_ rule: RuleDefinition, _ style: TerminalStyle, isMarkdown: Bool = false) {
    self.rule = rule
    self.style = style
    self.isMarkdown = isMarkdown
  }

  var text: String {
    let description = rule.description
    var text = isMarkdown ? "# " : ""
    text += style.apply(.underlined, TerminalText.escaped(description.id)) + "\n\n"
    text += PageText.wrapped(description.summary) + (isMarkdown ? "\n" : "")
    var facts = [
      "\(description.family.rawValue)", description.severity?.rawValue ?? "off until configured",
    ]
    switch description.fix {
    case .safe: facts.append("fixed by --fix")
    case .offer: facts.append("fixed by --fix=all")
    case nil: break
    }
    switch description.needs {
    case .post: break
    case .site: facts.append("needs --site")
    case .net: facts.append("needs --online")
    }
    text += style.apply(.faint, facts.joined(separator: ", ")) + "\n\n"
    text += PageText(style).text(rule.page) + options
    return text
  }

  private var options: String {
    guard !rule.options.isEmpty else { return "" }
    let heading = style.usesColor ? style.apply(.underlined, "Options") : "## Options"
    let text = "\n" + heading + "\n\n"
    return text + list(rule.options, indent: "")
  }

  /// Each option with its type, its default and its meaning; the keys of a map below it.
  private func list(_ options: [OptionDescription], indent: String) -> String {
    var text = ""
    for option in options {
      var writer = JSONWriter()
      JSONFormat.write(option.defaultValue, &writer)
      let value = String(decoding: writer.bytes, as: UTF8.self)
      let name = TerminalText.escaped(option.name)
      text += indent + (isMarkdown ? "- `\(name)`" : style.apply(.strong, name))
      text += " (\(option.type.name), default \(value))\n"
      let inner = indent + "  "
      text += inner + PageText.wrapped(option.summary, indent: inner, width: 80 - inner.utf8.count)
      if case .records(let keys) = option.type { text += list(keys, indent: inner) }
    }
    return text
  }
}

/// A preset's page: for whom it is, and what it sets.
struct PresetPage {
  private let preset: Preset
  private let style: TerminalStyle

  init(_ preset: Preset, _ style: TerminalStyle) {
    self.preset = preset
    self.style = style
  }

  var text: String {
    var page = "# \(preset.name)\n\n\(preset.summary)\n\n\(preset.page)\n"
    if !preset.text.isEmpty {
      page += """

        ## What it changes

        It builds on what `extends` names before it, or on `recommended`.

        ```yaml
        \(preset.text)
        ```

        """
    }
    page += """

      ## Using it

      Write `extends: [\(preset.name)]` in `.stet.yml`, or add `--preset \(preset.name)` for one run. `rules` in your own file takes precedence. `stet rules --preset \(preset.name)` lists the severity of each rule.

      """
    return PageText(style).text(page)
  }
}

/// All rules by family as a page of links to theirs.
struct RuleIndex {
  private let rules: [RuleDefinition]

  init(_ rules: [RuleDefinition]) { self.rules = rules }

  /// The families that have rules, in their order.
  static func families(_ rules: [RuleDefinition]) -> [(RuleFamily, [RuleDefinition])] {
    RuleFamily.allCases.map { family in
      (family, rules.filter { $0.description.family == family })
    }.filter { !$0.1.isEmpty }
  }

  var text: String {
    var text = """
      # Rules

      What Stet checks, by topic. Severities are those of the preset `recommended`. `--fix` applies *safe* fixes; `--fix=all` also applies those on *offer*. `stet rules ID` shows the same pages in a terminal.

      """
    for (family, members) in Self.families(rules) {
      text +=
        "\n## \(family.rawValue)\n\n| Rule | Severity | Fix | What holds |\n|---|---|---|---|\n"
      for rule in members {
        let description = rule.description
        let id = TerminalText.escaped(description.id)
        text += "| [\(id)](\(id).md) "
        text += "| \(description.severity?.rawValue ?? "off") | \(description.fix?.rawValue ?? "") "
        let summary = TerminalText.escaped(description.summary)
        text += "| \(summary.replacing("|", with: "\\|")) |\n"
      }
    }
    return text
  }
}

/// Lays out the Markdown of a page: headings stand out when there is colour, examples stay as they are, paragraphs
/// are wrapped.
struct PageText {
  private let style: TerminalStyle

  init(_ style: TerminalStyle) { self.style = style }

  func text(_ page: String) -> String {
    var text = ""
    var paragraph: [Substring] = []
    var isExample = false
    func end() {
      if !paragraph.isEmpty { text += Self.wrapped(paragraph.joined(separator: " ")) }
      paragraph = []
    }
    let lines = TerminalText.escapedLines(page)
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        end()
        isExample.toggle()
        text += style.apply(.faint, String(line)) + "\n"
      } else if isExample {
        text += line + "\n"
      } else if line.hasPrefix("#") {
        end()
        let words = line.drop { $0 == "#" || $0 == " " }
        text += (style.usesColor ? style.apply(.underlined, String(words)) : String(line)) + "\n"
      } else if line.isEmpty {
        end()
        text += "\n"
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("|") {
        end()
        text += line.hasPrefix("|") ? line + "\n" : Self.wrapped(String(line), indent: "  ")
      } else {
        paragraph.append(line)
      }
    }
    end()
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text.isEmpty ? "" : text + (text.hasSuffix("\n") ? "" : "\n")
  }

  static func wrapped(_ words: String, indent: String = "", width: Int = 80) -> String {
    TerminalText.wrapped(TerminalText.escaped(words), width: width - indent.utf8.count)
      .joined(separator: "\n" + indent) + "\n"
  }
}
