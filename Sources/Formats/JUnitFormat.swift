// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// The report of JUnit, which CI systems show as tests: each post is a suite, each rule that applied to it a case.
///
/// A rule that found something is a failure that lists all of it, one that was not checked is skipped, and
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

    var tests: Int { endings.count }
    var failures: Int {
      endings.values.count { if case .failed = $0 { true } else { false } }
    }
    var errors: Int { endings.values.count { if case .broken = $0 { true } else { false } } }
    var skipped: Int { endings.values.count { if case .skipped = $0 { true } else { false } } }
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
    var writer = XMLWriter()
    // The schema that Jenkins goes by has no sum of what was skipped.
    let sums = [
      ("tests", suites.reduce(0) { $0 + $1.tests }),
      ("failures", suites.reduce(0) { $0 + $1.failures }),
      ("errors", suites.reduce(0) { $0 + $1.errors }),
    ]
    writer.element("testsuites", [("name", "stet")] + attributes(sums)) { writer in
      var places: PlaceIndex?
      for suite in suites { write(suite, &places, &writer) }
    }
    return writer.bytes
  }

  private func attributes(_ counts: [(name: String, count: Int)]) -> [XMLWriter.Attribute] {
    counts.map { ($0.name, String($0.count)) }
  }

  private func write(
    _ suite: Suite, _ last: inout PlaceIndex?, _ writer: inout XMLWriter
  ) {
    let path = TerminalText.escaped(suite.path)
    let places = PlaceIndex(suite.source, after: last)
    last = places
    let counts = attributes([
      ("tests", suite.tests), ("failures", suite.failures), ("errors", suite.errors),
      ("skipped", suite.skipped),
    ])
    writer.element("testsuite", [("name", path)] + counts) { writer in
      for (name, ending) in suite.cases {
        let attributes = [("name", TerminalText.escaped(name)), ("classname", path)]
        switch ending {
        case .passed: writer.element("testcase", attributes)
        case .skipped(let reason):
          writer.element("testcase", attributes) { writer in
            writer.element("skipped", [("message", TerminalText.escaped(reason))])
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
  private func write(
    _ findings: [Finding], as element: String, _ path: String, _ places: PlaceIndex,
    _ writer: inout XMLWriter
  ) {
    guard let first = findings.first else { return }
    var message = TerminalText.escaped(first.message)
    if findings.count > 1 { message += " (and \(findings.count - 1) more)" }
    var text = ""
    for finding in findings {
      text += "\n" + CompactFormat.line(finding, path: path, places)
      if !finding.help.isEmpty { text += "\n  help: " + TerminalText.escaped(finding.help) }
    }
    let severity = findings.map(\.severity).max() ?? first.severity
    writer.element(
      element, [("message", message), ("type", severity.rawValue)], text: text + "\n")
  }
}
