// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import Linting
import SourceText
import Testing

@Suite("Baselines")
struct BaselineTests {
  private func post(_ path: String, _ text: String, _ words: [String]) throws -> PostReport {
    let source = SourceText(path: path, text)
    var report = PostReport(path: path, format: .markdown, status: .checked, source: source)
    for word in words {
      let range = try #require(text.range(of: word))
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      report.findings.append(
        Finding(
          rule: "r", severity: .error, message: "m", help: "h",
          range: ByteRange(start, start + word.utf8.count)))
    }
    let names = Fingerprint.all(of: report.findings, in: source, path: path)
    for index in names.indices { report.findings[index].fingerprint = names[index] }
    return report
  }

  private func left(
    _ baseline: Baseline, _ posts: [PostReport], exists: (String) -> Bool = { _ in true }
  ) -> (findings: Int, baselined: Int, stale: Int) {
    var posts = posts
    let (baselined, stale) = baseline.apply(to: &posts, exists: exists)
    return (posts.reduce(0) { $0 + $1.findings.count }, baselined, stale.count)
  }

  @Test("Old findings are let stand when text moves, is wrapped anew or its file is renamed")
  func survives() throws {
    let text = "One.\n\nSome words of **old bad** text here.\n\nTwo **worse** words.\n"
    let old = try post("a.md", text, ["old bad", "worse"])
    let baseline = Baseline(Baseline.entries(of: [old]))
    #expect(left(baseline, [old]) == (0, 2, 0))
    let moved = try post(
      "a.md", "Two\n**worse** words.\n\nNew.\n\nSome words of\n**old\nbad** text here.\n",
      ["worse", "old\nbad"])
    #expect(left(baseline, [moved]) == (0, 2, 0))
    let renamed = try post("b.md", text, ["old bad", "worse"])
    #expect(left(baseline, [renamed]) { $0 != "a.md" } == (0, 2, 0))
    // While the old file is there, another with the same text is a new one.
    #expect(left(baseline, [renamed]) == (2, 0, 0))
    #expect(left(baseline, [old, renamed]) == (2, 2, 0))
  }

  @Test("New findings count, and entries that match nothing are told")
  func newOnes() throws {
    let old = try post("a.md", "a **b** c\n\nd **e** f\n", ["b", "e"])
    let baseline = Baseline(Baseline.entries(of: [old]))
    let new = try post("a.md", "a **b** c\n\ng **h** i\n", ["b", "h"])
    #expect(left(baseline, [new]) == (1, 1, 1))
    // A run over other posts tells nothing of this one.
    let other = try post("c.md", "x", [])
    #expect(left(baseline, [other]) == (0, 0, 0))
    #expect(left(baseline, [other]) { $0 != "a.md" } == (0, 0, 2))
  }

  @Test("Equal findings are counted")
  func counted() throws {
    let old = try post("a.md", "**b**\n\nx\n", ["**b**"])
    var twice = try post("a.md", "**b**\n\n**b**\n", ["**b**"])
    var second = twice.findings[0]
    second.range = ByteRange(7, 12)
    twice.findings.append(second)
    let names = Fingerprint.all(of: twice.findings, in: twice.source, path: "a.md")
    for index in names.indices { twice.findings[index].fingerprint = names[index] }
    #expect(left(Baseline(Baseline.entries(of: [old])), [twice]) == (1, 1, 0))
  }

  @Test("The file is sorted, says every path, and two of them together are one")
  func file() throws {
    let posts = try ["z.md", "a b.md", "#x\n%.md", "ä.md"].map { try post($0, "b", ["b"]) }
    let entries = Baseline.entries(of: posts)
    let bytes = Baseline(entries).bytes
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[1].hasPrefix("%23x%0A%25.md r "))
    #expect(lines[2].hasPrefix("a%20b.md r "))
    #expect(
      lines.dropFirst().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        == Array(lines.dropFirst()))
    #expect(Set(try Baseline.read(SourceText(bytes: bytes)).entries) == Set(entries))
    let both = bytes + Array(lines[1...].joined(separator: "\r\n").utf8)
    #expect(try Baseline.read(SourceText(bytes: both)).entries.count == 8)
  }

  @Test(
    "A line that is no entry is told",
    arguments: [
      ("# x\na.md r 0123456789abcdef\n", 2, "not a baseline entry"),
      ("<<<<<<< HEAD\n", 1, "merge"),
      ("a.md r 0123456789abcdeg 0123456789abcdef", 1, "not a baseline entry"),
    ])
  func damaged(_ text: String, _ line: Int, _ words: String) {
    do {
      _ = try Baseline.read(SourceText(text))
      Issue.record("it was read")
    } catch {
      #expect(error.line == line)
      #expect(error.message.contains(words))
    }
  }
}
