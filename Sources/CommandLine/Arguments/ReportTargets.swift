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

  /// The reports that `--format` (repeatedly) and `--output` ask for; text when they name
  /// none.
  static func targets(_ formats: [String], output: String?) throws(UsageError) -> [ReportTarget] {
    var targets: [ReportTarget] = []
    for text in formats {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let format = ReportFormat(rawValue: name) else {
        let names = ReportFormat.allCases.map(\.rawValue)
        throw UsageError(
          message: "unknown format '\(name)'",
          help: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? "available formats: \(ReportFormat.names)")
      }
      let file = parts.count > 1 ? String(parts[1]) : nil
      if file == "" {
        throw UsageError(
          message: "--format \(text) has no file name", help: "write \(name) or \(name)=FILE")
      }
      targets.append(ReportTarget(format: format, file: file))
    }
    if targets.isEmpty { targets.append(ReportTarget(format: .text, file: nil)) }
    let open = targets.indices.filter { targets[$0].file == nil }
    if open.count > 1 {
      throw UsageError(
        message: "\(open.count) formats would be written to the same place",
        help: "give all but one a file, such as --format json=report.json")
    }
    if let output {
      guard let index = open.first else {
        throw UsageError(
          message: "--output is unused: every --format has its own file",
          help: "remove --output, or add a format without a file")
      }
      targets[index].file = output
    }
    let files = targets.compactMap(\.file)
    if Set(files).count < files.count {
      throw UsageError(
        message: "two reports would be written to the same file", help: "give each its own file")
    }
    return targets
  }
}
