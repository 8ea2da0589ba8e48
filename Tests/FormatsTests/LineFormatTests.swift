// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats
import TestKit
import Testing

@Suite("Formats of one line each") struct LineFormatTests {
  @Test("Compact: a report with everything in it looks as in the snapshot")
  func compact() throws {
    try Samples.expectSnapshot(CompactFormat().text(Samples.full), "report.compact.txt")
  }

  @Test("Compact: each finding takes one line, whatever stands in it")
  func compactLines() {
    let report = Samples.hostile
    let lines = CompactFormat().text(report).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 * report.posts.count + 1)
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix("[some-rule]") })
  }

  @Test("Compact: the problem matcher reads each line")
  func matcher() throws {
    let path = Suites.packageRoot + "/docs/examples/problem-matcher.json"
    let json = try JSON.read(try Suites.bytes(path))
    var patterns: [Regex<AnyRegexOutput>] = []
    for number in 0..<2 {
      guard case .string(let text)? = json["problemMatcher"]?[number]["pattern"]?[0]["regexp"]
      else { continue }
      patterns.append(try Regex(text))
    }
    #expect(patterns.count == 2)
    for report in [Samples.full, Samples.hostile] {
      for line in CompactFormat().text(report).split(separator: "\n") {
        #expect(patterns.count { line.wholeMatch(of: $0) != nil } == 1, "\(line)")
      }
    }
  }

  @Test("Compact: nothing found, nothing said")
  func compactNothing() {
    #expect(CompactFormat().text(Samples.empty) == "")
  }

  @Test("JSON lines: a report with everything in it looks as in the snapshot")
  func lines() throws {
    let bytes = JSONLinesFormat(toolVersion: "0.1.0").bytes(Samples.full)
    try Samples.expectSnapshot(String(decoding: bytes, as: UTF8.self), "report.jsonl")
  }

  @Test("JSON lines: together they are the JSON report", arguments: ["full", "hostile", "empty"])
  func whole(_ name: String) throws {
    let report =
      switch name {
      case "full": Samples.full
      case "hostile": Samples.hostile
      default: Samples.empty
      }
    var expected = try JSON.read(JSONFormat(toolVersion: "0.1.0").bytes(report))
    let lines = JSONLinesFormat(toolVersion: "0.1.0").bytes(report).split(separator: 0x0A)
    let values = try lines.map { try JSON.read(Array($0)) }
    #expect(expected["posts"] == .array(Array(values.dropLast())))
    expected["posts"] = nil
    #expect(values.last == expected)
  }
}
