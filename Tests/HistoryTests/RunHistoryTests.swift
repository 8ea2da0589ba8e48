// SPDX-License-Identifier: Apache-2.0

import Foundation
import History
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
      #expect(history.runs(before: "", commit: "").isEmpty)
      try history.add(
        Self.run("2026-01-01", "a", 50.25), posts: [.init(path: "x'y.md", score: nil, findings: 3)],
        findings: ["f1", "f2"])
      try history.add(
        Self.run("2026-01-02", "b", nil, version: 2), posts: [], findings: ["f2", "f3"])
    }
    let history = try RunHistory(path: path)
    let runs = history.runs(before: "2026-01-03", commit: "c")
    #expect(runs.map(\.date) == ["2026-01-01", "2026-01-02"])
    #expect(runs.map(\.score) == [50.25, nil])
    #expect(runs.map(\.scoreVersion) == [1, 2])
    #expect(runs[1].rules == Self.run("", "", 0).rules)
    #expect(history.findings(of: runs[0].id) == ["f1", "f2"])
    #expect(history.findings(of: runs[1].id) == ["f2", "f3"])
  }

  @Test("A second run of one day and commit stands in the place of the first")
  func same() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let history = try RunHistory(path: folder.appendingPathComponent("h.db").path)
    for score in [10.0, 20, 30] {
      try history.add(Self.run("2026-01-01", "a", score), posts: [], findings: ["f\(score)"])
    }
    let runs = history.runs(before: "", commit: "")
    #expect(runs.map(\.score) == [30])
    #expect(history.findings(of: runs[0].id) == ["f30.0"])
    #expect(history.runs(before: "2026-01-01", commit: "a").isEmpty)
  }

  @Test("Findings are kept of the last two runs only")
  func pruned() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let history = try RunHistory(path: folder.appendingPathComponent("h.db").path)
    for day in 1...4 {
      try history.add(Self.run("2026-01-0\(day)", "a", 1), posts: [], findings: ["f\(day)"])
    }
    let runs = history.runs(before: "", commit: "")
    #expect(runs.map { history.findings(of: $0.id) } == [[], [], ["f3"], ["f4"]])
  }

  @Test("A damaged file and one of another program are told and left as they are")
  func damaged() throws {
    let folder = try Self.folder()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("h.db")
    let text = Data("This is a letter, and no database at all.".utf8)
    try text.write(to: file)
    #expect(throws: RunHistory.Problem.self) { try RunHistory(path: file.path) }
    #expect(try Data(contentsOf: file) == text)
    #expect(throws: RunHistory.Problem.self) {
      try RunHistory(path: folder.appendingPathComponent("no/h.db").path)
    }
  }
}
