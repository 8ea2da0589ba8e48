// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// The report that GitLab shows as code quality in a merge request.
package struct GitLabFormat: Sendable {
  package init() {}

  /// The whole report, ended by a line feed.
  package func bytes(_ report: RunReport) -> [UInt8] {
    var writer = JSONWriter()
    var seen: [String: Int] = [:]
    writer.array { writer in
      report.eachFileWithFindings { file, places in
        for finding in file.findings {
          let count = seen[finding.fingerprint, default: 0]
          seen[finding.fingerprint] = count + 1
          writer.object { writer in
            writer.member("description", TerminalText.escaped(Self.description(of: finding)))
            writer.member("check_name", finding.rule)
            // GitLab shows one entry of those that share a name.
            writer.member("fingerprint", finding.fingerprint + (count > 0 ? "-\(count)" : ""))
            writer.member("severity", Self.severity(of: finding, in: file))
            writer.key("location")
            writer.object { writer in
              writer.member("path", file.path)
              writer.key("lines")
              writer.object(inline: true) { writer in
                writer.member("begin", places.position(at: finding.range.start).line)
                writer.member("end", places.position(at: finding.range.end).line)
              }
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func description(of finding: Finding) -> String {
    finding.help.isEmpty ? finding.message : "\(finding.message); \(finding.help)"
  }

  /// A wrong configuration stops everything, and a post that cannot be read stops all rules.
  private static func severity(of finding: Finding, in file: ReportedFile) -> String {
    if file.isConfiguration, finding.severity == .error { return "blocker" }
    switch finding.severity {
    case .error: return finding.rule == "unreadable-post" ? "critical" : "major"
    case .warning: return "minor"
    case .suggestion: return "info"
    }
  }
}
