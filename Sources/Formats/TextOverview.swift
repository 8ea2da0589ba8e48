// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// What a text report says besides single findings: the site's habits, and of very many findings a table by rule.
struct TextOverview {
  /// From more findings than this on there is an overview.
  static let manyFindings = 100
  /// So many errors are shown in full after it.
  static let mostErrors = 50
  /// From so many posts on the habits of the site are reported.
  static let manyPosts = 20
  private static let mostExamples = 3

  private let report: RunReport
  private let format: TextFormat

  init(_ report: RunReport, _ format: TextFormat) {
    self.report = report
    self.format = format
  }

  /// Whether there are so many findings that an overview says more.
  var isUseful: Bool {
    report.posts.reduce(0) { $0 + $1.findingCount } > Self.manyFindings
  }

  /// The habits of the site, each with some posts; empty where there are none.
  var site: String {
    var text = ""
    for finding in report.site {
      text += lines("site", "\(finding.message) [\(finding.rule)]", .strong)
      var examples = finding.examples.prefix(Self.mostExamples).joined(separator: ", ")
      if !finding.collection.isEmpty { examples = "\(finding.collection): \(examples)" }
      format.append("see", examples, to: &text)
      format.append("help", finding.help, to: &text)
      text += "\n"
    }
    return text
  }

  /// What is before the errors.
  var start: String {
    let errors = report.count(.error)
    var text = site + table
    if errors > 0 {
      let shown = min(errors, Self.mostErrors)
      text +=
        shown == errors
        ? "The \(CountText.counted(errors, "error")):\n\n"
        : "The first \(shown) of \(CountText.counted(errors, "error")):\n\n"
    }
    return text
  }

  /// What to do next.
  var end: String {
    let steps = [
      ("--all", "show every finding"), ("--only RULE", "show the findings of one rule"),
      ("stet init", "write a .stet.yml for this site"),
      ("--write-baseline FILE", "accept today's findings and report new ones only"),
    ]
    let width = steps.map { $0.0.utf8.count }.max() ?? 0
    return "Next:\n"
      + steps.map { name, use in
        "  " + format.style.apply(.strong, name)
          + String(repeating: " ", count: width - name.utf8.count + 2) + use + "\n"
      }.joined() + "\n"
  }

  // MARK: Table

  private struct Row {
    var rule: String
    var severity: Severity
    var findings = 0
    var posts = 0
    var example: (post: Int, place: Int)
  }

  /// The rules with their findings, the most severe first, then those with the most findings.
  private var table: String {
    var rows: [String: Row] = [:]
    for (number, post) in report.posts.enumerated() where !post.isClean {
      var seen: Set<String> = []
      for finding in post.findings {
        var row =
          rows[finding.rule]
          ?? Row(
            rule: finding.rule, severity: finding.severity, example: (number, finding.range.start))
        row.findings += 1
        row.severity = max(row.severity, finding.severity)
        if seen.insert(finding.rule).inserted { row.posts += 1 }
        rows[finding.rule] = row
      }
    }
    let sorted = rows.values.sorted {
      ($1.severity, $1.findings, $0.rule) < ($0.severity, $0.findings, $1.rule)
    }
    let width = max(4, sorted.map { $0.rule.utf8.count }.max() ?? 0)
    var text = format.style.apply(.strong, Self.row("rule", "findings", "posts", "example", width))
    text += "\n"
    for row in sorted {
      let post = report.posts[row.example.post]
      let line = PlaceIndex(post.source).position(at: row.example.place).line
      let room = max(16, format.width - width - 22)
      let path = "\(TerminalText.shortened(post.path, to: room - 6)):\(line)"
      let name = format.style.apply(.severity(row.severity), TerminalText.escaped(row.rule))
      text += name + String(repeating: " ", count: max(0, width - row.rule.utf8.count))
      text += Self.numbers(row.findings, row.posts) + "  " + TerminalText.escaped(path) + "\n"
    }
    return text + "\n"
  }

  private static func row(
    _ rule: String, _ findings: String, _ posts: String, _ example: String, _ width: Int
  ) -> String {
    rule + String(repeating: " ", count: max(0, width - rule.utf8.count))
      + right(findings, 10) + right(posts, 8) + "  " + example
  }

  private static func numbers(_ findings: Int, _ posts: Int) -> String {
    right(CountText.grouped(findings), 10) + right(CountText.grouped(posts), 8)
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func lines(_ label: String, _ content: String, _ part: TerminalStyle.Part) -> String {
    let start = label + ": "
    let lines = TerminalText.wrapped(
      TerminalText.escaped(content), width: format.width - start.utf8.count)
    let indent = "\n" + String(repeating: " ", count: start.utf8.count)
    return format.style.apply(part, start) + lines.joined(separator: indent) + "\n"
  }
}
