// SPDX-License-Identifier: Apache-2.0

import Foundation
import Linting
import Formats
import SourceText
import TestKit
import Testing

@Suite struct JSONTests {
  static let schema = Result {
    Schema(try JSON.read(Suites.bytes(Suites.packageRoot + "/docs/report.schema.json")))
  }

  private var report: JSON {
    get throws { try JSON.read(JSONFormat(toolVersion: "0.1.0").bytes(Samples.full)) }
  }

  @Test("A report with everything in it is valid by its schema")
  func validReport() throws {
    #expect(try Self.schema.get().problems(report) == [])
  }

  @Test("An empty report is valid by its schema")
  func emptyReport() throws {
    let empty = RunReport(posts: [], configuration: [], exitStatus: 0)
    let bytes = JSONFormat(toolVersion: "0.1.0").bytes(empty)
    #expect(try Self.schema.get().problems(JSON.read(bytes)) == [])
  }

  @Test(
    "A broken report is refused by the schema",
    arguments: [
      "a missing field", "a further field", "a wrong type", "a wrong severity", "a line 0",
      "a score over 100", "a rule id with spaces", "a wrong version",
    ])
  func brokenReport(_ kind: String) throws {
    var broken = try report
    switch kind {
    case "a missing field": broken["posts"]?[1]["findings"]?[0]["help"] = nil
    case "a further field": broken["posts"]?[1]["findings"]?[0]["note"] = .string("x")
    case "a wrong type": broken["summary"]?["words"] = .string("502")
    case "a wrong severity": broken["posts"]?[1]["findings"]?[0]["severity"] = .string("fatal")
    case "a line 0":
      broken["posts"]?[1]["findings"]?[0]["range"]?["start"]?["line"] = .integer(0)
    case "a score over 100": broken["posts"]?[1]["score"] = .integer(101)
    case "a rule id with spaces": broken["posts"]?[1]["applied"] = .array([.string("a b")])
    default: broken["version"] = .integer(2)
    }
    #expect(try broken != report)
    #expect(try Self.schema.get().problems(broken).count == 1)
  }

  @Test("The report's bytes are those of the snapshot, in the order of the contract")
  func snapshot() throws {
    let bytes = JSONFormat(toolVersion: "0.1.0").bytes(Samples.full)
    try Samples.expectSnapshot(String(decoding: bytes, as: UTF8.self), "report.json")
  }

  @Test(
    "Texts come back from JSON as they were",
    arguments: [
      "", "plain", "\"\\/\n\r\t\u{08}\u{0C}\u{00}\u{1F}\u{7F}\u{85}", "日本語 😀 é",
      "\u{202E}\u{2066}\u{2028}\u{FEFF}\u{E0041}",
    ])
  func escaping(_ text: String) throws {
    var writer = JSONWriter()
    writer.array { $0.value(text) }
    #expect(try JSON.read(writer.bytes) == .array([.string(text)]))
    #expect(writer.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }

  @Test("A number that is none becomes null, and containers nest")
  func numbersAndNesting() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("a")
      writer.array { writer in
        writer.value(.nan)
        writer.object { _ in }
        writer.array(["x", "y"])
      }
      writer.key("b")
      writer.object(inline: true) { writer in
        writer.key("c")
        writer.array { $0.value(true) }
        writer.member("d", -1)
      }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "a": [
            null,
            {},
            ["x", "y"]
          ],
          "b": {"c": [true], "d": -1}
        }
        """)
  }

  @Test("Places agree with the line index, wherever they are", arguments: ["\n", "\r\n", "\r"])
  func places(_ lineEnd: String) {
    let text =
      "\u{FEFF}é日😀" + lineEnd + String(repeating: "aé", count: 900) + lineEnd + lineEnd + "x"
    let source = SourceText(text)
    let places = PlaceIndex(source)
    let lines = LineIndex(source)
    for offset in 0...source.count + 2 {
      #expect(places.position(at: offset) == lines.position(at: offset))
    }
  }
}

@Suite struct CSVTests {
  @Test(
    "Cells are quoted when they must be, and never run as formulas",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
      ("a\nb", "a\\nb"), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"),
      ("\t=1", "\\t=1"), ("=a,b", "\"'=a,b\""), ("", ""), ("  =1", "  '=1"), ("＝1", "'＝1"),
      ("\u{3000}＋1", "\u{3000}'＋1"), ("'=1", "''=1"), ("\"=1", "\"\"\"'=1\""), ("a;=1", "a;'=1"),
      ("a; @b", "a; '@b"), ("a=1", "a=1"), ("a - b", "a - b"), ("“－1”", "“'－1”"),
      ("::error::x", "\\u{3A}:error::x"), ("\u{202E}=1", "\\u{202E}=1"),
    ])
  func cell(_ text: String, _ expected: String) {
    var writer = CSVWriter()
    writer.record([text, "z"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected + ",z\r\n")
  }
}
