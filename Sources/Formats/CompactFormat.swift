// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// One line a finding, `path:line:column: severity: message [rule]`, as compilers print them: for editors, and
/// for `grep`.
package struct CompactFormat: Sendable {
  package init() {}

  /// The whole report; empty when nothing was found.
  package func text(_ report: RunReport) -> String {
    var text = ""
    report.eachFileWithFindings { file, places in
      for finding in file.findings {
        text += Self.line(finding, path: file.path, places) + "\n"
      }
    }
    return text
  }

  /// The line of one finding, without its end.
  static func line(_ finding: Finding, path: String, _ places: PlaceIndex) -> String {
    let place = places.position(at: finding.range.start)
    let path = TerminalText.escaped(path)
    let message = TerminalText.escaped(finding.message)
    return "\(path):\(place.line):\(place.column): \(finding.severity.rawValue): \(message) "
      + "[\(TerminalText.escaped(finding.rule))]"
  }
}
