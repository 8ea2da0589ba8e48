// SPDX-License-Identifier: Apache-2.0

package import Linting

/// What an editor does first.
package enum NextStep {
  /// One sentence: the errors by kind, or else the warnings, or that nothing is left.
  package static func text(_ report: EditorialReport) -> String {
    for severity in Severity.allCases.reversed() {
      let found = kinds(severity, report)
      guard !found.isEmpty else { continue }
      let total = found.reduce(0) { $0 + $1.total }
      let posts = report.posts.count { $0.findings.contains { $0.severity == severity } }
      var items = found.prefix(3).map { RuleWords.counted($0.total, $0.rule) }
      let rest = found.dropFirst(3).reduce(0) { $0 + $1.total }
      if rest > 0 { items.append("\(ReportText.number(rest)) other \(severity.noun(rest))") }
      let verb = severity == .suggestion ? "Look at" : "Fix"
      let place = ReportText.counted(posts, "post")
      if found.count == 1 { return "\(verb) \(ReportText.list(items)) in \(place)." }
      return "\(verb) \(ReportText.list(items)): "
        + "\(ReportText.number(total)) \(severity.noun(total)) in \(place)."
    }
    return report.posts.isEmpty ? "There are no posts to check." : "Nothing to fix."
  }

  /// The rules that found something of that severity, the most findings first.
  package static func kinds(
    _ severity: Severity, _ report: EditorialReport
  ) -> [(rule: String, total: Int, posts: Int)] {
    var counts: [String: (total: Int, posts: Int)] = [:]
    for post in report.posts {
      var seen: Set<String> = []
      for finding in post.findings where finding.severity == severity {
        counts[finding.rule, default: (0, 0)].total += 1
        if seen.insert(finding.rule).inserted { counts[finding.rule, default: (0, 0)].posts += 1 }
      }
    }
    return counts.map { ($0.key, $0.value.total, $0.value.posts) }
      .sorted { ($1.total, $0.rule) < ($0.total, $1.rule) }
  }

  /// The command that fixes the findings of `row`, or shows those that need a person.
  package static func command(_ row: EditorialReport.RuleRow, paths: [String]) -> String {
    let places = paths.map(quoted).joined(separator: " ")
    let fix = row.safe > 0 ? "--fix " : row.fixable > 0 ? "--fix=all " : ""
    return "stet lint \(fix)--only \(row.rule) \(places)"
  }

  /// `path` as a shell reads it.
  static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain && !path.isEmpty && !path.hasPrefix("-")
      ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}

extension Severity {
  /// The severity as a noun, for `count` findings.
  package func noun(_ count: Int) -> String { count == 1 ? rawValue : rawValue + "s" }
}
