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
    report.applied = ["r"]
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
    _ baseline: Baseline, _ posts: [PostReport], exists: @escaping (String) -> Bool = { _ in true }
  ) -> (findings: Int, baselined: Int, stale: Int) {
    var posts = posts
    var match = BaselineMatch(baseline, posts, BaselineMatch.Run(exists: exists))
    let stale = match.stale()
    match.remove(from: &posts)
    return (posts.reduce(0) { $0 + $1.findings.count }, match.count, stale.count)
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
    let entries = Baseline.entries(of: posts, today: Day("2026-12-01"))
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
      ("a.md r text:0123", 1, "not a baseline entry"),
      ("a.md r own:01234567", 1, "not a baseline entry"),
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

  @Test("A file of version 0.1 is valid, and its entries match as before")
  func older() throws {
    let text = "One.\n\nSome words of **old bad** text here.\n"
    let old = try post("a.md", text, ["old bad"])
    let key = Fingerprint.all(of: old.findings, in: old.source, path: "")[0]
    let line = "a.md r \(old.findings[0].fingerprint) \(key)\n"
    let baseline = try Baseline.read(SourceText("# Findings that Stet lets stand.\n" + line))
    #expect(baseline.isOwn)
    #expect(left(baseline, [old]) == (0, 1, 0))
    let renamed = try post("b.md", text, ["old bad"])
    #expect(left(baseline, [renamed]) { $0 != "a.md" } == (0, 1, 0))
  }

  @Test("Names of a later version are passed over, and other files are none of Stet's")
  func later() throws {
    let line = "a.md r text:0123456789abcdef shape:12 since:2026-12-01 fix:safe\n"
    let entry = try #require(try Baseline.read(SourceText(line)).entries.first)
    #expect(entry.names.text == 0x0123_4567_89AB_CDEF)
    #expect(entry.since == Day("2026-12-01"))
    #expect(entry.isFixable)
    #expect(try !Baseline.read(SourceText("# A readme\n")).isOwn)
    #expect(try Baseline.read(SourceText("")).isOwn)
  }

  @Test("An edit beside a finding, or in a long one, does not make it new")
  func edited() throws {
    let long = (1...40).map { "word\($0)" }.joined(separator: " ")
    let old = try post(
      "a.md", "Some words of ![](old.jpg) text.\n\n\(long)\n", ["![](old.jpg)", long])
    let baseline = Baseline(Baseline.entries(of: [old]))
    let beside = try post(
      "a.md", "Other ![](old.jpg) words.\n\n\(long)\n", ["![](old.jpg)", long])
    #expect(left(baseline, [beside]) == (0, 2, 0))
    let changed = long.replacing("word20", with: "other")
    let inside = try post(
      "a.md", "Some words of ![](old.jpg) text.\n\n\(changed)\n", ["![](old.jpg)", changed])
    #expect(left(baseline, [inside]) == (0, 2, 0))
    // Another image is another finding.
    let other = try post("a.md", "Some words of ![](new.jpg) text.\n", ["![](new.jpg)"])
    #expect(left(baseline, [other]) == (1, 0, 2))
  }

  @Test(
    "A finding about a whole post is the same while the post says the same, whatever it begins with"
  )
  func whole() throws {
    func about(_ text: String, _ words: String, _ message: String) throws -> PostReport {
      var report = try post("a.md", text, [words])
      report.findings[0].message = message
      report.place = report.findings[0].range
      return report
    }
    let old = try about("Old title\n", "Old title", "1,204 words are too many")
    let baseline = Baseline(Baseline.entries(of: [old]))
    let new = try about("Another one\n", "Another one", "987 words are too many")
    #expect(left(baseline, [new]) == (0, 1, 0))
    let other = try about("Another one\n", "Another one", "No words at all")
    #expect(left(baseline, [other]) == (1, 0, 1))
  }

  @Test("A finding about the whole post is the same wherever its first example is")
  func mixed() throws {
    func mixing(_ text: String, _ words: String, _ message: String) throws -> PostReport {
      var report = try post("a.md", text, [words])
      report.findings[0].message = message
      return report
    }
    let old = try mixing("It's a ferry, isn't it\n", "t's", "This post mixes marks: 2 of 9 differ")
    let baseline = Baseline(Baseline.entries(of: [old]))
    let new = try mixing("Nobody won't go\n", "n't", "This post mixes marks: 1 of 8 differ")
    #expect(left(baseline, [new]) == (0, 1, 0))
    let other = try mixing("Nobody won't go\n", "n't", "This word mixes marks: 1 of 8 differ")
    #expect(left(baseline, [other]) == (1, 0, 1))
  }

  @Test("Rules and posts that were not judged keep their entries, and are not reported")
  func partial() throws {
    let old = try post("a.md", "a **b** c\n\nd **e** f\n", ["b", "e"])
    let baseline = Baseline(Baseline.entries(of: [old], today: Day("2026-01-01")))
    var new = try post("a.md", "a **b** c\n", [])
    new.applied = []
    #expect(left(baseline, [new]) == (0, 0, 0))
    var match = BaselineMatch(baseline, [new], BaselineMatch.Run { _ in true })
    #expect(match.rewritten(today: Day("2026-02-02")).bytes == baseline.bytes)
    var run = BaselineMatch.Run { _ in true }
    run.isPartial = true
    let changed = try post("a.md", "a **b** c\n\nd **e** f\n\ng **h** i\n", ["h"])
    match = BaselineMatch(baseline, [changed], run)
    #expect(match.count == 0)
    #expect(match.stale().isEmpty)
    #expect(match.rewritten(today: Day("2026-02-02")).entries.count == 3)
  }

  @Test("Text that is moved to another post keeps its past, and a copy does not")
  func movedBetweenPosts() throws {
    let text = "Some words of **old bad** text here.\n"
    let old = try post("a.md", text, ["old bad"])
    let baseline = Baseline(Baseline.entries(of: [old]))
    let emptied = try post("a.md", "Nothing.\n", [])
    let target = try post("b.md", "First.\n\n" + text, ["old bad"])
    #expect(left(baseline, [emptied, target]) == (0, 1, 0))
    #expect(left(baseline, [old, target]) == (1, 1, 0))
  }

  @Test(
    "A post that is renamed and edited keeps what is not edited, and a new post gets nothing of one that is gone"
  )
  func renamedAndEdited() throws {
    let old = try post(
      "a.md", "x ![](a.jpg) y\n\nx ![](b.jpg) y\n\nz ![](c.jpg) z\n",
      ["![](a.jpg)", "![](b.jpg)", "![](c.jpg)"])
    let baseline = Baseline(Baseline.entries(of: [old]))
    let renamed = try post(
      "b.md", "x ![](a.jpg) y\n\nx ![](b.jpg) y\n\nother ![](c.jpg) words\n",
      ["![](a.jpg)", "![](b.jpg)", "![](c.jpg)"])
    #expect(left(baseline, [renamed]) { $0 != "a.md" } == (0, 3, 0))
    let new = try post("b.md", "other ![](c.jpg) words\n", ["![](c.jpg)"])
    #expect(left(baseline, [new]) { $0 != "a.md" } == (1, 0, 3))
  }
}
