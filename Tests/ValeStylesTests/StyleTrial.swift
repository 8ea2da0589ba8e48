// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import LintKit
import Linting
import SourceText
import Testing
import ValeStyles

/// A project with one style, tried on one text.
struct StyleTrial {
  private var files: [String: String] = [:]

  /// A style with one rule, named Rule.
  init(_ rule: String) { files["/site/styles/House/Rule.yml"] = rule }

  /// The same with a further file, as `styles/config/vocabularies/Base/accept.txt` or `.vale.ini`.
  func adding(_ path: String, _ text: String) -> StyleTrial {
    var trial = self
    trial.files["/site/" + path] = text
    return trial
  }

  private struct Files: FileAccess {
    let files: [String: String]

    func read(_ path: String) -> FileContent {
      files[path].map { .text(SourceText(path: path, $0)) } ?? .missing
    }

    func exists(_ path: String) -> Bool { files[path] != nil || list(path) != nil }

    func list(_ path: String) -> [String]? {
      let below = files.keys.filter { $0.hasPrefix(path + "/") }
      if below.isEmpty { return nil }
      return Set(below.compactMap { $0.dropFirst(path.count + 1).split(separator: "/").first })
        .map(String.init).sorted()
    }
  }

  private var reading: PackReading? {
    ProjectStyles().read(
      "vale:styles/House", in: "/site/styles/House", Files(files: files), taken: [])
  }

  /// What Stet does not do, as `line: message`.
  func notes() throws -> [String] {
    let reading = try #require(reading)
    return reading.notes.flatMap { report in
      let lines = LineIndex(report.source)
      return report.findings.map { "\(lines.line(at: $0.range.start)): \($0.message)" }
    }
  }

  private func findings(
    _ source: SourceText, _ format: DocumentFormat
  ) throws -> [Finding] {
    let rules = ResolvedRules(try #require(reading).pack.rules)
    let day = try #require(Day("2024-03-01"))
    let article = try ArticleReader().read(source, format: format)
    return Linter.lint(article: article, rules: rules, today: day).findings
  }

  /// The findings in `text` as `line:column-column: message`, the second column being that behind the last sign. A
  /// finding over several lines ends as `line:column-line:column`.
  func found(
    _ text: String, _ format: DocumentFormat = .markdown, path: String = "post.md"
  ) throws -> [String] {
    let source = SourceText(path: path, text)
    let lines = LineIndex(source)
    return try findings(source, format).map { finding in
      let start = lines.position(at: finding.range.start)
      let end = lines.position(at: finding.range.end)
      let last = start.line == end.line ? "\(end.column)" : "\(end.line):\(end.column)"
      return "\(start.line):\(start.column)-\(last): \(finding.message)"
    }
  }

  /// `text` with all fixes that are offered.
  func fixed(_ text: String) throws -> String {
    try Fixing.fix(SourceText(path: "post.md", text), .markdown, safety: .offer) { source in
      try findings(source, .markdown)
    }.text
  }
}
