// SPDX-License-Identifier: Apache-2.0

import Linting

/// How a SARIF report explains one of the rules that reported.
struct SARIFRule {
  private let id: String
  /// Nothing: no more than its name is known.
  private let rule: RuleDefinition?
  /// The address of its page.
  private let page: String?

  init(_ id: String, _ rule: RuleDefinition?, page: String?) {
    self.id = id
    self.rule = rule
    self.page = page
  }

  func write(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      guard let rule else { return }
      let description = rule.description
      Self.write(description.summary, as: "shortDescription", &writer)
      let why = Self.opening(of: rule.page)
      Self.write(
        Self.firstParagraph(of: why) ?? description.summary, as: "fullDescription", &writer)
      if let page { writer.member("helpUri", page) }
      writer.key("help")
      writer.object { writer in
        writer.member("text", why.isEmpty ? description.summary : why)
        writer.member(
          "markdown", description.summary + (rule.page.isEmpty ? "" : ".\n\n\(rule.page)"))
      }
      writer.key("defaultConfiguration")
      writer.object(inline: true) { writer in
        if description.severity == nil {
          writer.key("enabled")
          writer.value(false)
        }
        writer.member("level", SARIFFormat.level(description.severity ?? .warning))
      }
      writer.key("properties")
      writer.object { writer in
        writer.key("tags")
        writer.array([description.family.rawValue.lowercased()])
        writer.member("problem.severity", Self.problem(description.severity ?? .warning))
      }
    }
  }

  private static func write(_ text: String, as name: String, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object(inline: true) { $0.member("text", text) }
  }

  /// The severity in the words of code scanning.
  private static func problem(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "recommendation"
    }
  }

  /// What is in a rule's page before its examples and its first section.
  static func opening(of page: String) -> String {
    var lines: [Substring] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") || lines.isEmpty && line.isEmpty { continue }
      if line.hasPrefix("#") || line.hasPrefix("```") { break }
      lines.append(line)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func firstParagraph(of text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix {
      !$0.isEmpty
    }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }
}
