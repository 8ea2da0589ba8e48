// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// The report of Checkstyle, which many tools that comment on changes read.
package struct CheckstyleFormat: Sendable {
  package init() {}

  /// The whole report.
  package func bytes(_ report: RunReport) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("checkstyle", [("version", "8.0")]) { writer in
      report.eachFileWithFindings { file, places in
        writer.element("file", [("name", TerminalText.escaped(file.path))]) { writer in
          for finding in file.findings {
            let place = places.position(at: finding.range.start)
            writer.element(
              "error",
              [
                ("line", String(place.line)), ("column", String(place.column)),
                ("severity", Self.severity(finding.severity)),
                ("message", TerminalText.escaped(finding.message)),
                ("source", "stet." + TerminalText.escaped(finding.rule)),
              ])
          }
        }
      }
    }
    return writer.bytes
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "info"
    }
  }
}
