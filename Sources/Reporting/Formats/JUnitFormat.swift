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
    let path: String
    private(set) var source: SourceText
    private var endings: [String: Ending] = [:]

    init(_ post: PostReport) {
      path = post.path
      source = post.source
      add(post)
    }

    init(_ file: ReportedFile) {
      path = file.path
      source = file.source
      add(file.findings) { .broken($0) }
    }

    /// Adds a post of the same file: the posts of an export are one suite, as readers take two of one name for one.
    mutating func add(_ post: PostReport) {
      // Of a post without findings no source is kept.
      if source.count == 0 { source = post.source }
      for rule in post.applied where endings[rule] == nil { endings[rule] = .passed }
      for entry in post.unverified {
        if case .passed = endings[entry.rule] ?? .passed {
          endings[entry.rule] = .skipped(entry.reason)
        }
      }
      add(post.findings) { post.status == .unreadable ? .broken($0) : .failed($0) }
    }

    private mutating func add(_ findings: [Finding], _ ending: ([Finding]) -> Ending) {
      for (rule, new) in Dictionary(grouping: findings, by: \.rule) {
        switch endings[rule] {
        case .failed(let old), .broken(let old): endings[rule] = ending(old + new)
        default: endings[rule] = ending(new)
        }
      }
    }

    var cases: [(name: String, ending: Ending)] {
      endings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    var counts: [XMLWriter.Attribute] {
      JUnitFormat.counts(
        tests: endings.count,
        failures: endings.values.count { if case .failed = $0 { true } else { false } },
        errors: endings.values.count { if case .broken = $0 { true } else { false } },
        skipped: endings.values.count { if case .skipped = $0 { true } else { false } })
    }
  }

  /// The whole report.
  package func bytes(_ report: RunReport) -> [UInt8] {
    var suites = report.filesWithFindings.filter(\.isConfiguration).map { Suite($0) }
    let first = suites.count
    for post in report.posts {
      if suites.count > first, suites[suites.count - 1].path == post.path {
        suites[suites.count - 1].add(post)
      } else {
        suites.append(Suite(post))
      }
    }
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
    last = places
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
