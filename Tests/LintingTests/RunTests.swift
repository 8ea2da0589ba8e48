// SPDX-License-Identifier: Apache-2.0

import Configuration
import Documents
import Fixes
import Formats
import Foundation
import HTMLReading
import Linting
import SourceText
import Testing

func finding(
  _ rule: String, _ range: Range<Int>, _ severity: Severity = .warning, fix: Fix? = nil
) -> Finding {
  Finding(
    rule: rule, severity: severity, message: "m", help: "h",
    range: ByteRange(range.lowerBound, range.upperBound), fix: fix)
}

/// A finding whose fix makes the given replacements.
func mending(_ edits: [(Range<Int>, String)], _ safety: FixSafety = .safe) -> Finding {
  let edits = edits.map { Edit(ByteRange($0.0.lowerBound, $0.0.upperBound), $0.1) }
  return finding("a", 0..<1, fix: Fix("Mend", safety, edits))
}

@Suite struct ScoreTests {
  static func family(_ rule: String) -> RuleFamily? {
    ["bold-heading": .headings, "heading-density": .headings, "image-alt": .images][rule]
  }

  static func score(
    _ words: Int, _ findings: [(String, Severity, Int)], _ families: Set<RuleFamily>
  ) -> Score? {
    Score(
      words: words,
      findings: findings.flatMap { rule, severity, count in
        (0..<count).map { finding(rule, $0..<$0 + 1, severity) }
      }, families: families, family: Self.family)
  }

  @Test("Six bold headings and a long run without a heading leave 46.5 of the headings")
  func example() throws {
    let score = try #require(
      Self.score(
        502, [("bold-heading", .error, 6), ("heading-density", .warning, 1)], [.headings, .images]))
    #expect(score.categories.map(\.family) == [.images, .headings])
    #expect(score.categories[0].value == 100)
    #expect(abs(score.categories[1].value - 46.53) < 0.01)
    #expect((score.categories[1].value * 10).rounded() == 465)
    #expect(abs(score.value - (score.categories[1].value + 25)) < 0.0001)
    #expect(score.grade == "C")
  }

  @Test(
    "The mean counts, at most 25 above the worst",
    arguments: [
      // N = 2 for a short post; one warning gives 100 · 2 / 3.
      (10, [("heading-density", Severity.warning, 1)], 200.0 / 3),
      (10, [("heading-density", .suggestion, 2)], 80.0),
      // One rule alone never takes a category below 50.
      (10, [("bold-heading", .error, 500)], 50.0),
      (750, [("bold-heading", .error, 1)], 1000.0 / 13),
      (750, [], 100.0),
    ] as [(Int, [(String, Severity, Int)], Double)])
  func values(words: Int, findings: [(String, Severity, Int)], expected: Double) throws {
    let score = try #require(Self.score(words, findings, [.headings]))
    #expect(abs(score.value - expected) < 0.0001)
  }

  @Test("Nothing that applied has no score, and the rules of reading are no category")
  func none() {
    #expect(Self.score(500, [], []) == nil)
    #expect(Self.score(500, [], [.reading]) == nil)
  }

  @Test(
    "The grades",
    arguments: [(100.0, "A"), (90, "A"), (89.9, "B"), (70, "C"), (60, "D"), (59.9, "E"), (0, "E")])
  func grades(value: Double, grade: String) {
    #expect(Score.grade(value) == grade)
  }
}

@Suite struct FingerprintTests {
  private func name(_ text: String, _ word: String, path: String = "a.md") throws -> String {
    let source = SourceText(text)
    let range = try #require(text.range(of: word))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let found = finding("r", start..<start + word.utf8.count)
    return Fingerprint.all(of: [found], in: source, path: path)[0]
  }

  @Test(
    "A name stays when lines move, lines end otherwise or blanks are folded",
    arguments: [
      "One line more\n\nfoo **bar  baz** qux", "foo **bar\r\nbaz** qux",
      "\u{FEFF}x\n\n\n\nfoo   **bar baz**\nqux",
    ])
  func stays(text: String) throws {
    let word =
      text.contains("\r\n") ? "bar\r\nbaz" : text.contains("  baz") ? "bar  baz" : "bar baz"
    #expect(try name(text, word) == name("foo **bar baz** qux", "bar baz"))
  }

  @Test("Other words in a message, a help or a fix change no name")
  func rewording() {
    let source = SourceText("foo **bar baz** qux, and bar baz again\n")
    var found = [
      finding("r", 6..<13), finding("r", 26..<33),
      finding("s", 6..<13, fix: Fix("Make it a heading", .safe, [Edit(ByteRange(6, 7), "x")])),
    ]
    let names = Fingerprint.all(of: found, in: source, path: "a.md")
    for index in found.indices {
      found[index].message = "Said in other words"
      found[index].help = "do otherwise"
      found[index].fix = found[index].fix.map { Fix("Another title", $0.safety, $0.edits) }
    }
    #expect(Fingerprint.all(of: found, in: source, path: "a.md") == names)
  }

  @Test("What stands around a paragraph is not its own")
  func paragraphs() throws {
    let plain = try name("One.\n\n**bar baz**\n\nTwo.", "bar baz")
    #expect(try name("Three.\n\n**bar baz**\n\nFour.", "bar baz") == plain)
    let long = String(repeating: "word ", count: 30)
    let wrapped = String(repeating: "word\n    ", count: 30)
    #expect(try name("a \(long)b", "\(long)b") == name("a \(wrapped)b", "\(wrapped)b"))
  }

  @Test("A name tells texts, neighbours, rules and paths apart")
  func differs() throws {
    let plain = try name("foo bar qux", "bar")
    #expect(plain.utf8.count == 16)
    #expect(try name("foo bar qux", "foo") != plain)
    #expect(try name("goo bar qux", "bar") != plain)
    #expect(try name("foo bar zux", "bar") != plain)
    #expect(try name("foo bar qux", "bar", path: "b.md") != plain)
    #expect(try name("foo bar qux", "bar") == plain)
  }

  @Test("Equal places are told apart by their number")
  func occurrences() {
    let source = SourceText("a b a b a")
    let found = [2, 6].map { finding("r", $0..<$0 + 1) } + [finding("q", 2..<3)]
    #expect(Set(Fingerprint.all(of: found, in: source, path: "p")).count == 3)
  }

  @Test("The name of one place is the same on every machine")
  func fixed() {
    let source = SourceText("one two three")
    #expect(
      Fingerprint.all(of: [finding("image-alt", 4..<7)], in: source, path: "posts/a.md")
        == ["c191093d9579567b"])
  }
}

@Suite struct FixerTests {
  private typealias Case = (text: String, findings: [Finding], expected: String, applied: Int)

  private static let cases: [Case] = [
    ("abcdef", [mending([(4..<5, "E")]), mending([(1..<2, "B")])], "aBcdEf", 2),
    ("abcdef", [mending([(1..<3, "X")]), mending([(2..<4, "Y")])], "aXdef", 1),
    ("abcdef", [mending([(1..<2, "X")]), mending([(2..<3, "Y")])], "aXcdef", 1),
    ("abcdef", [mending([(2..<2, "X")]), mending([(2..<2, "Y")])], "abXcdef", 1),
    ("abcdef", [mending([(0..<1, "X"), (5..<6, "Z")]), mending([(2..<3, "Y")])], "XbYdeZ", 2),
    ("abcdef", [mending([(0..<1, "X"), (5..<6, "Z")]), mending([(5..<6, "Y")])], "XbcdeZ", 1),
    ("abcdef", [mending([(4..<9, "X")]), mending([(1..<2, "B")])], "aBcdef", 1),
    ("abcdef", [mending([(1..<3, "X"), (2..<4, "Y")]), mending([(5..<6, "")])], "abcde", 1),
    ("abcdef", [mending([(1..<2, "X")], .offer), mending([(4..<5, "E")])], "abcdEf", 1),
    ("a\r\nb", [mending([(3..<4, "x\ny\r\nz")])], "a\r\nx\r\ny\r\nz", 1),
    ("a\nb", [mending([(2..<3, "x\ny")])], "a\nx\ny", 1),
  ]

  @Test(
    "Fixes that do not touch each other are carried out together, the first by place first",
    arguments: cases)
  private func apply(text: String, findings: [Finding], expected: String, applied: Int) throws {
    let source = SourceText(text)
    let fixes = Fixer.round(of: findings, in: source, safety: .safe)
    let result = try #require(source.applying(fixes.flatMap(\.edits)))
    #expect(result.string(result.wholeRange) == expected)
    #expect(fixes.count == applied)
  }

  @Test("Nothing to do is said as such")
  func nothing() {
    func count(_ findings: [Finding], _ safety: FixSafety) -> Int {
      Fixer.round(of: findings, in: SourceText("abc"), safety: safety).count
    }
    #expect(count([], .offer) == 0)
    #expect(count([mending([(0..<1, "a")])], .safe) == 0)
    #expect(count([mending([(0..<1, "x")], .offer)], .safe) == 0)
    #expect(count([mending([(0..<1, "x")], .offer)], .offer) == 1)
    #expect(count([mending([])], .safe) == 0)
  }
}

@Suite struct UnifiedDiffTests {
  @Test("A change is shown with three lines around it")
  func format() {
    let old = SourceText("1\n2\n3\n4\n5\n6\n7\n8\n9\n")
    let new = SourceText("1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
    #expect(
      UnifiedDiff.text(old: old, new: new, path: "./posts/a b.md") == """
        --- a/posts/a b.md\t
        +++ b/posts/a b.md\t
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
    #expect(UnifiedDiff.bytes(old: old, new: old, path: "a").isEmpty)
  }

  @Test("A last line without an end is said so")
  func lastLine() {
    #expect(
      UnifiedDiff.text(old: SourceText("a\nb"), new: SourceText("a\nb\n"), path: "a\"é.md") == """
        --- "a/a\\"é.md"
        +++ "b/a\\"é.md"
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
  }

  private static let git = ["/usr/bin/git", "/usr/local/bin/git"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Texts made of a few lines by a fixed sequence of numbers, each with a changed copy.
  private static func pairs() -> [(String, String)] {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var pairs = [
      ("", "a\n"), ("a\n", ""), ("a", "b"), ("a\r\nb\r\n", "a\r\nc\r\n"),
      ("a\n\n\nb\n", "a\n\nb\n"),
      (
        (0..<900).map { "old \($0)\n" }.joined(), (0..<900).map { "new \($0)\n" }.joined() + "x"
      ),
    ]
    for size in 0..<40 {
      var lines = (0..<size).map { _ in "line \(next(6))\(next(3) == 0 ? "\r" : "")\n" }
      let old = lines.joined() + (next(2) == 0 ? "end" : "")
      for _ in 0..<next(8) {
        let place = next(lines.count + 1)
        switch next(3) {
        case 0: lines.insert("line \(next(8))\n", at: place)
        case 1: if place < lines.count { lines.remove(at: place) }
        default: if place < lines.count { lines[place] = "line \(next(8))\n" }
        }
      }
      pairs.append((old, lines.joined() + (next(2) == 0 ? "end" : "")))
    }
    return pairs
  }

  @Test("git makes the new text of the old one", .enabled(if: git != nil, "git is not here"))
  func gitApplies() throws {
    let git = try #require(Self.git)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "stet-diff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var patch: [UInt8] = []
    var expected: [(URL, Data)] = []
    for (number, (old, new)) in Self.pairs().enumerated() where old != new {
      let name = number % 2 == 0 ? "file \(number).md" : "é\"\(number).md"
      let file = folder.appendingPathComponent(name)
      try Data(old.utf8).write(to: file)
      patch += UnifiedDiff.bytes(old: SourceText(old), new: SourceText(new), path: name)
      expected.append((file, Data(new.utf8)))
    }
    let file = folder.appendingPathComponent("all.patch")
    try Data(patch).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: git)
    process.arguments = ["apply", "--whitespace=nowarn", "all.patch"]
    process.currentDirectoryURL = folder
    process.environment = ["GIT_CEILING_DIRECTORIES": folder.path, "HOME": folder.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for (file, data) in expected {
      #expect(try Data(contentsOf: file) == data, "\(file.lastPathComponent)")
    }
  }

  @Test("Two large texts without a common line are told apart as a whole")
  func large() {
    let old = SourceText((0..<30_000).map { "a\($0 % 50)\n" }.joined())
    let new = SourceText((0..<30_000).map { "b\($0 % 50)\n" }.joined())
    let lines = UnifiedDiff.bytes(old: old, new: new, path: "a").split(separator: 0x0A)
    #expect(lines.count { $0.starts(with: "-a".utf8) } == 30_000)
    #expect(lines.count { $0.starts(with: "+b".utf8) } == 30_000)
  }
}

@Suite struct LinterTests {
  @Test("A report is sorted, counted and scored")
  func report() throws {
    let report = try lint("Y X\n\n<!-- stet image-alt: r -->\n\nX Z\n", unverified: ["link-count"])
    #expect(report.findings.map(\.rule) == ["heading-density", "image-alt", "link-count"])
    #expect(report.applied == ["heading-density", "image-alt", "unused-suppression"])
    #expect(report.unverified == [.init(rule: "link-count", reason: "no site")])
    #expect(report.suppressed == 1 && report.words == 300 && report.status == .checked)
    #expect(Set(report.findings.map(\.fingerprint)).count == 3)
    // N = 4: images 80, headings 80, links 80.
    #expect(report.score == 80)
    #expect(try lint("a").notApplicable == ["unused-suppression"])
    #expect(try lint("a").score == 100)
  }

  @Test("Findings behind the thousandth of a rule are counted, not kept")
  func dropped() throws {
    let report = try lint(String(repeating: "X ", count: 1200))
    #expect(report.findings.count == 1000)
    #expect(report.dropped.map { "\($0.rule) \($0.count)" } == ["image-alt 200"])
  }

  @Test("A post that cannot be read has its one finding and no score")
  func unreadable() {
    let report = Linter.unreadable(
      source: SourceText(path: "a.md", ""), format: .markdown,
      finding: finding("unreadable-post", 0..<0, .error))
    #expect(report.status == .unreadable && report.score == nil && report.path == "a.md")
    #expect(report.findings.map(\.fingerprint.utf8.count) == [16])
  }

  @Test(
    "A finding that reaches out of the text is cut to it, and one of reading is kept with the rest")
  func clamped() {
    let document = HTMLReader.readFragment(SourceText(path: "a", "<p>a</p>"))
    let report = Linter.assemble(
      [], on: document, path: "a", frontMatter: nil, words: 1,
      rules: ResolvedRules(sampleContext.catalogue.definitions), today: sampleDay,
      readingFindings: [finding("legacy-encoding", 5..<50)])
    #expect(report.findings.map(\.range) == [ByteRange(5, 8)])
    #expect(report.score == nil)
  }
}
