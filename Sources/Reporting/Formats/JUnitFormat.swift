// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// The report of JUnit, which CI systems show as tests: each post is a suite, each rule that applied to it a case.
///
/// A rule that found something is a failure that lists all of it, one that could not be verified is skipped, and
/// what cannot be read, a post or the settings, is an error.
package struct JUnitFormat: Sendable {
  package init() {}

  private enum Ending {
    case passed
    case skipped(String)
    case failed([Finding])
    case broken([Finding])
  }

  /// One suite, before it is written.
  private struct Suite {
    var path: String
    var cases: [(name: String, ending: Ending)] = []
    var source: SourceText

    init(_ post: PostReport) {
      path = post.path
      source = post.source
      var endings: [String: Ending] = [:]
      for rule in post.applied { endings[rule] = .passed }
      for entry in post.unverified { endings[entry.rule] = .skipped(entry.reason) }
      for (rule, findings) in Dictionary(grouping: post.findings, by: \.rule) {
        endings[rule] = post.status == .unreadable ? .broken(findings) : .failed(findings)
      }
      cases = endings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    init(_ file: ReportedFile) {
      path = file.path
      source = file.source
      let rules = Dictionary(grouping: file.findings, by: \.rule)
      cases = rules.sorted { $0.key < $1.key }.map { ($0.key, .broken($0.value)) }
    }

    var counts: [XMLWriter.Attribute] {
      JUnitFormat.counts(
        tests: cases.count,
        failures: cases.count { if case .failed = $0.ending { true } else { false } },
        errors: cases.count { if case .broken = $0.ending { true } else { false } },
        skipped: cases.count { if case .skipped = $0.ending { true } else { false } })
    }
  }

  /// The whole report.
  package func bytes(_ report: RunReport) -> [UInt8] {
    let suites =
      report.filesWithFindings.filter(\.isConfiguration).map { Suite($0) }
      + report.posts.map { Suite($0) }
    var totals: [String: Int] = [:]
    for (name, value) in suites.flatMap(\.counts) { totals[name, default: 0] += Int(value) ?? 0 }
    var writer = XMLWriter()
    let counts = Self.counts(
      tests: totals["tests"] ?? 0, failures: totals["failures"] ?? 0,
      errors: totals["errors"] ?? 0, skipped: totals["skipped"] ?? 0)
    writer.element("testsuites", [("name", "stet")] + counts) { writer in
      var places: PlaceIndex?
      for suite in suites { Self.write(suite, &places, &writer) }
    }
    return writer.bytes
  }

  private static func counts(
    tests: Int, failures: Int, errors: Int, skipped: Int
  ) -> [XMLWriter.Attribute] {
    [
      ("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors)),
      ("skipped", String(skipped)),
    ]
  }

  private static func write(
    _ suite: Suite, _ last: inout PlaceIndex?, _ writer: inout XMLWriter
  ) {
    let path = VisibleText.escaped(suite.path)
    let places = PlaceIndex(suite.source, after: last)
    // Of a post without findings no source is kept.
    if suite.source.count > 0 { last = places }
    writer.element("testsuite", [("name", path)] + suite.counts) { writer in
      for (name, ending) in suite.cases {
        let attributes = [("name", VisibleText.escaped(name)), ("classname", path)]
        switch ending {
        case .passed: writer.element("testcase", attributes)
        case .skipped(let reason):
          writer.element("testcase", attributes) { writer in
            writer.element("skipped", [("message", VisibleText.escaped(reason))])
          }
        case .failed(let findings):
          writer.element("testcase", attributes) { writer in
            write(findings, as: "failure", suite.path, places, &writer)
          }
        case .broken(let findings):
          writer.element("testcase", attributes) { writer in
            write(findings, as: "error", suite.path, places, &writer)
          }
        }
      }
    }
  }

  /// Many readers show one failure of a case, so all findings of the rule stand in it.
  private static func write(
    _ findings: [Finding], as element: String, _ path: String, _ places: PlaceIndex,
    _ writer: inout XMLWriter
  ) {
    guard let first = findings.first else { return }
    var message = VisibleText.escaped(first.message)
    if findings.count > 1 { message += " (and \(findings.count - 1) more)" }
    var text = ""
    for finding in findings {
      text += "\n" + CompactFormat.line(finding, path: path, places)
      if !finding.help.isEmpty { text += "\n  help: " + VisibleText.escaped(finding.help) }
    }
    let severity = findings.map(\.severity).max() ?? first.severity
    writer.element(
      element, [("message", message), ("type", severity.rawValue)], text: text + "\n")
  }
}
