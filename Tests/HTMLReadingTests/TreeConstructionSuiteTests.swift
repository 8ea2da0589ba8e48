// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import HTMLReading
import SourceText
import TestKit
import Testing

/// One case of html5lib's tree construction suite.
private struct TreeCase {
  var name: String
  var data: String
  var fragment: String?
  /// Nothing: the case holds with scripting and without.
  var scripting: Bool?
  var expected: String

  /// The cases of one `.dat` file.
  static func all(in text: String, file: String) -> [TreeCase] {
    var cases: [TreeCase] = []
    var sections: [String: [Substring]] = [:]
    var section = ""
    func flush() {
      guard let data = sections["#data"] else { return }
      var expected = sections["#document"] ?? []
      while expected.last == "" { expected.removeLast() }
      let scripting =
        sections["#script-on"] != nil ? true : sections["#script-off"].map { _ in false }
      cases.append(
        TreeCase(
          name: "\(file) \(cases.count): \(data.joined(separator: "\n").prefix(120))",
          data: data.joined(separator: "\n"),
          fragment: sections["#document-fragment"]?.first.map(String.init), scripting: scripting,
          expected: expected.joined(separator: "\n")))
      sections = [:]
    }
    let headings: Set<Substring> = [
      "#errors", "#new-errors", "#document-fragment", "#document", "#script-on", "#script-off",
    ]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "#data", section != "#data" {
        flush()
        section = "#data"
        sections[section] = []
      } else if headings.contains(line), section != "" {
        section = String(line)
        sections[section] = []
      } else {
        sections[section, default: []].append(line)
      }
    }
    flush()
    return cases
  }

  func actual(scripting: Bool) -> String {
    let source = SourceText(data)
    let document =
      fragment.map { HTMLReader.readFragment(source, context: $0, from: 0, scripting: scripting) }
      ?? HTMLReader.read(source, from: 0, scripting: scripting)
    return TreeNotation.text(of: document)
  }
}

@Suite("html5lib's tree construction suite")
struct TreeConstructionSuiteTests {
  static let files: [String] = {
    guard let folder = Suites.folder else { return [] }
    let path = folder + "/html5lib/tree-construction"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".dat") }.sorted()
  }()

  @Test(
    "At least 99.5 % of the cases give the tree that the suite expects",
    .enabled(if: Suites.folder != nil, "the suites are not on this machine"))
  func trees() throws {
    let folder = try #require(Suites.folder)
    var total = 0
    var failures: [String] = []
    for file in Self.files {
      let bytes = try Suites.bytes("\(folder)/html5lib/tree-construction/\(file)")
      for item in TreeCase.all(in: String(decoding: bytes, as: UTF8.self), file: file) {
        for scripting in item.scripting.map({ [$0] }) ?? [false, true] {
          total += 1
          let actual = item.actual(scripting: scripting)
          if actual != item.expected {
            failures.append(
              "\(item.name) (scripting \(scripting))\n\(item.expected)\n--- but\n\(actual)"
            )
          }
        }
      }
    }
    let share = Double(total - failures.count) / Double(max(total, 1))
    print("tree construction: \(total - failures.count) of \(total)")
    #expect(total > 1500)
    #expect(share >= 0.995, "\(failures.joined(separator: "\n\n"))")
    if ProcessInfo.processInfo.environment["STET_SHOW_FAILURES"] != nil {
      print(failures.joined(separator: "\n\n"))
    }
  }
}
