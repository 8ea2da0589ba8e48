// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// The formats that a report can have.
enum ReportFormat: String, CaseIterable {
  case text
  case compact
  case json
  case jsonl
  case sarif
  case junit
  case checkstyle
  case github
  case gitlab
  case markdown

  /// All of them, as help texts list them.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

/// One report to write: its format, and a file or standard output.
struct ReportTarget: Hashable {
  var format: ReportFormat
  /// Nothing: standard output.
  var file: String?

  /// The reports that `--format` (again and again) and `--output` ask for; text when they name
  /// none.
  static func targets(_ formats: [String], output: String?) throws(UsageError) -> [ReportTarget] {
    var targets: [ReportTarget] = []
    for text in formats {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let format = ReportFormat(rawValue: name) else {
        let names = ReportFormat.allCases.map(\.rawValue)
        throw UsageError(
          message: "there is no format '\(name)'",
          help: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? "the formats: \(ReportFormat.names)")
      }
      let file = parts.count > 1 ? String(parts[1]) : nil
      if file == "" {
        throw UsageError(
          message: "--format \(text) names no file", help: "write \(name), or \(name)=FILE")
      }
      targets.append(ReportTarget(format: format, file: file))
    }
    if targets.isEmpty { targets.append(ReportTarget(format: .text, file: nil)) }
    let open = targets.indices.filter { targets[$0].file == nil }
    if open.count > 1 {
      throw UsageError(
        message: "\(open.count) formats would share one place",
        help: "give all but one a file of their own: --format json=report.json")
    }
    if let output {
      guard let index = open.first else {
        throw UsageError(
          message: "--output has no report to write: every --format has its own file",
          help: "leave --output out, or name a format without a file")
      }
      targets[index].file = output
    }
    let files = targets.compactMap(\.file)
    if Set(files).count < files.count {
      throw UsageError(
        message: "two reports would be written to one file", help: "give each a file of its own")
    }
    return targets
  }
}
