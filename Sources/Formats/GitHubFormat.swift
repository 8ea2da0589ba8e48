// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// Workflow commands of GitHub Actions, which show findings next to the lines of a pull request.
///
/// Each line begins with a command of Stet's own, and nothing in a post, its path or a message can end it or begin
/// another: they are made visible first, then escaped as GitHub's toolkit does.
package struct GitHubFormat: Sendable {
  /// As many errors, warnings and notices each as GitHub shows of one step.
  package static let most = 10

  /// The most characters of a message, of which GitHub takes 64 KB.
  private static let longestText = 4000

  package init() {}

  /// The whole report; empty when nothing was found.
  package func text(_ report: RunReport) -> String {
    var room: [Severity: Int] = [:]
    for severity in Severity.allCases { room[severity] = Self.most }
    let isTooMuch = Severity.allCases.contains { report.countEverywhere($0) > Self.most }
    // The word about the rest is a notice itself.
    if isTooMuch { room[.suggestion] = Self.most - 1 }

    var text = ""
    var left: [Severity: Int] = [:]
    var last: PlaceIndex?
    for file in report.filesWithFindings {
      var places: PlaceIndex?
      for finding in file.findings {
        guard let count = room[finding.severity], count > 0 else {
          left[finding.severity, default: 0] += 1
          continue
        }
        room[finding.severity] = count - 1
        let index = places ?? PlaceIndex(file.source, after: last)
        (places, last) = (index, index)
        text += Self.command(finding, path: file.path, index)
      }
    }
    let rest = Severity.counted { left[$0] ?? 0 }
    guard !rest.isEmpty else { return text }
    return text + """
      ::notice title=Stet::\(rest) more; GitHub shows only \(Self.most) annotations of each kind per step. Use another format for all of them, such as --format sarif=stet.sarif

      """
  }

  private static func command(_ finding: Finding, path: String, _ places: PlaceIndex) -> String {
    let start = places.position(at: finding.range.start)
    let end = places.position(at: finding.range.end)
    let name =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .suggestion: "notice"
      }
    var properties = "file=\(property(path)),line=\(start.line),endLine=\(end.line)"
    // GitHub refuses columns of a stretch that is not on one line.
    if start.line == end.line { properties += ",col=\(start.column),endColumn=\(end.column)" }
    properties += ",title=\(property("Stet: " + finding.rule))"
    var message = data(finding.message)
    if !finding.help.isEmpty { message += "%0A" + data(finding.help) }
    return "::\(name) \(properties)::\(message)\n"
  }

  /// `text` after the colons of a command.
  static func data(_ text: String) -> String {
    TerminalText.escaped(TerminalText.shortened(text, to: longestText)).replacing("%", with: "%25")
  }

  /// `text` as the value of a property.
  static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
