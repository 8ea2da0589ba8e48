// SPDX-License-Identifier: Apache-2.0

import Foundation
import History
import Storage
import TestKit
import Testing

@Suite("The history of runs")
struct RunHistoryTests {
  static func run(_ date: String, _ commit: String, _ score: Double?, version: Int = 1)
    -> RunHistory.Run
  {
    RunHistory.Run(
      date: date, commit: commit, scoreVersion: version, score: score, posts: 2, findings: 3,
      rules: ["image-alt": 2, "' OR 1; DROP TABLE runs; --": 1])
  }

  static func folder() throws -> URL {
    let url = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
      "stet-history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  @Test("Runs come back in order, with the rules and findings of the last")
  func roundTrip() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("h.db").path
    do {
      let history = try RunHistory(path: path)
      #expect(try history.runs(before: "", commit: "").runs.isEmpty)
      try history.add(
        Self.run("2026-01-01", "a", 50.25), posts: [.init(path: "x'y.md", score: nil, findings: 3)],
        findings: ["f1", "f2"])
      try history.add(
        Self.run("2026-01-02", "b", nil, version: 2), posts: [], findings: ["f2", "f3"])
    }
    let history = try RunHistory(path: path)
    let runs = try history.runs(before: "2026-01-03", commit: "c").runs
    #expect(runs.map(\.date) == ["2026-01-01", "2026-01-02"])
    #expect(runs.map(\.score) == [50.25, nil])
    #expect(runs.map(\.scoreVersion) == [1, 2])
    #expect(runs[1].rules == Self.run("", "", 0).rules)
    #expect(try history.findings(of: runs[0].id) == ["f1", "f2"])
    #expect(try history.findings(of: runs[1].id) == ["f2", "f3"])
  }

  @Test("A second run of one day and commit stands in the place of the first")
  func same() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let history = try RunHistory(path: folder.appendingPathComponent("h.db").path)
    for score in [10.0, 20, 30] {
      try history.add(Self.run("2026-01-01", "a", score), posts: [], findings: ["f\(score)"])
    }
    let runs = try history.runs(before: "", commit: "").runs
    #expect(runs.map(\.score) == [30])
    #expect(try history.findings(of: runs[0].id) == ["f30.0"])
    #expect(try history.runs(before: "2026-01-01", commit: "a").runs.isEmpty)
  }

  @Test("Findings are kept of the last two runs only")
  func pruned() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let history = try RunHistory(path: folder.appendingPathComponent("h.db").path)
    for day in 1...4 {
      try history.add(Self.run("2026-01-0\(day)", "a", 1), posts: [], findings: ["f\(day)"])
    }
    let runs = try history.runs(before: "", commit: "").runs
    #expect(try runs.map { try history.findings(of: $0.id) } == [[], [], ["f3"], ["f4"]])
  }

  @Test("A damaged file and one of another program are told and left as they are")
  func damaged() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("h.db")
    let text = Data("This is a letter, and no database at all.".utf8)
    try text.write(to: file)
    #expect(throws: DatabaseFailure.self) { try RunHistory(path: file.path) }
    #expect(try Data(contentsOf: file) == text)
    #expect(throws: DatabaseFailure.self) {
      try RunHistory(path: folder.appendingPathComponent("no/h.db").path)
    }
  }

  @Test(
    "A run that Stet cannot have written is left out and counted",
    arguments: [
      "score = 1e308", "score = -1e19", "score = 9e999", "score = 'nan'", "score = 100.01",
      "findings = 4611686018427387904", "findings = -9223372036854775808", "findings = 1.5",
      "date = 'x'", "date = '9999999999-99-99'", "date = '2026-02-29'", "date = '2026-13-01'",
      "date = '2026-00-10'", "date = '２026-01-01'", "date = hex(zeroblob(400000))",
      "date = hex(zeroblob(600000))", "hash = '</script><script>alert(1)</script>'",
      "hash = 'a\u{1B}[2J'", "posts = 9223372036854775807", "posts = -1", "version = 1099511627776",
      "version = 'x'", "id = 9223372036854775807", "id = -3", "hash = x'3C'",
    ])
  func hostile(_ change: String) throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("h.db").path
    do {
      let history = try RunHistory(path: path)
      try history.add(Self.run("2026-01-01", "a", 50), posts: [], findings: ["f1"])
      try history.add(Self.run("2026-01-02", "b", 60), posts: [], findings: ["f2"])
    }
    try SQLiteFile.run("UPDATE runs SET \(change) WHERE hash = 'b'", at: path)
    let history = try RunHistory(path: path)
    var (runs, invalid) = try history.runs(before: "", commit: "")
    #expect(runs.map(\.commit) == ["a"])
    #expect(invalid == 1)
    try history.add(Self.run("2026-01-03", "c", 70), posts: [], findings: ["f3"])
    (runs, invalid) = try history.runs(before: "", commit: "")
    #expect(runs.map(\.commit) == ["a", "c"])
    #expect(runs.last?.rules == Self.run("", "", 0).rules)
  }

  @Test("Counts and fingerprints that Stet cannot have written are left out")
  func hostileCounts() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("h.db").path
    do {
      try RunHistory(path: path).add(
        Self.run("2026-01-01", "a", 50), posts: [], findings: ["f1"])
    }
    try SQLiteFile.run(
      """
      UPDATE rules SET findings = 4611686018427387904 WHERE rule = 'image-alt';
      INSERT INTO rules VALUES (1, 'date', -1), (1, hex(zeroblob(150)), 1), (1, x'00', 1);
      INSERT INTO findings VALUES (1, hex(zeroblob(150))), (1, x'00');
      """, at: path)
    let history = try RunHistory(path: path)
    let runs = try history.runs(before: "", commit: "").runs
    #expect(runs.first?.rules.count == 1)
    #expect(try history.findings(of: 1) == ["f1"])
    try SQLiteFile.run("INSERT INTO findings VALUES (1, hex(zeroblob(600000)))", at: path)
    try SQLiteFile.run("INSERT INTO rules VALUES (1, hex(zeroblob(600000)), 1)", at: path)
    for day in 2...5 {
      try history.add(Self.run("2026-01-0\(day)", "a", 1), posts: [], findings: ["f\(day)"])
    }
    #expect(try history.runs(before: "", commit: "").runs.count == 5)
  }
}
