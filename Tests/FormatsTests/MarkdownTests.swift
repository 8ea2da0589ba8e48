// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats
import Testing

@Suite("The comment for a pull request") struct MarkdownTests {
  private func lines(_ report: RunReport) -> [Substring] {
    MarkdownFormat().text(report).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// `line` without its spans of code.
  private func withoutCode(_ line: Substring) -> String {
    var result = ""
    var rest = line
    while let open = rest.firstIndex(of: "`") {
      result += rest[..<open]
      let fence = rest[open...].prefix { $0 == "`" }
      var behind = rest[fence.endIndex...]
      // The span ends at a run of just as many.
      while let next = behind.firstIndex(of: "`") {
        let run = behind[next...].prefix { $0 == "`" }
        behind = behind[run.endIndex...]
        if run.count == fence.count { break }
      }
      rest = behind
    }
    return result + rest
  }

  @Test("A report with everything in it looks as in the snapshot")
  func snapshot() throws {
    try Samples.expectSnapshot(
      MarkdownFormat(earlierScores: ["posts/empathy.md": 60.2]).text(Samples.full), "report.md")
  }

  @Test("Nothing to report, and no post")
  func nothing() {
    #expect(
      MarkdownFormat().text(Samples.empty) == """
        <!-- report of stet -->
        ## Stet: nothing to report in 0 posts

        0 posts checked, 0 words: nothing to report

        """)
  }

  @Test(
    "However much there is, it takes at most 60 lines and the room of one comment",
    arguments: [(1, 1), (10, 1), (11, 1), (1, 15), (1, 16), (5, 3), (40, 0), (300, 30)])
  func size(_ posts: Int, _ findings: Int) {
    let report = Samples.many(posts, findings: findings)
    #expect(lines(report).count - 1 <= 60)
    #expect(lines(report).first == "<!-- report of stet -->")
  }

  @Test("Very long texts are cut, so that a comment is not refused")
  func longTexts() {
    for text in ["\u{202E}", "` ", "a. b ", "😀"] {
      let long = String(repeating: text, count: 5000)
      let posts = (0..<30).map { Samples.hostilePost(long, path: "\($0)\(long)") }
      let report = RunReport(posts: posts, configuration: [], exitStatus: 1)
      #expect(MarkdownFormat().text(report).unicodeScalars.count < 65_536)
    }
  }

  @Test("What is left out is counted")
  func folded() {
    let lines = lines(Samples.many(20, findings: 3))
    #expect(lines.contains("<details><summary>45 more findings, 10 more posts</summary>"))
    #expect(lines.contains("- and 33 findings, 5 posts, shown only in a full report"))
    #expect(lines.contains("</details>"))
  }

  @Test("The change of a score is shown where it is known")
  func change() {
    var report = Samples.many(4, findings: 0)
    for (index, score) in [50.0, 60, 70, 80].enumerated() { report.posts[index].score = score }
    let earlier = ["posts/1000.md": 40.0, "posts/1001.md": 65, "posts/1002.md": 70.2]
    let text = MarkdownFormat(earlierScores: earlier).text(report)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(
      rows == [
        "| `posts/1000.md` | 50 (+10) | 0 | 0 | 0 |", "| `posts/1001.md` | 60 (−5) | 0 | 0 | 0 |",
        "| `posts/1002.md` | 70 (±0) | 0 | 0 | 0 |", "| `posts/1003.md` | 80 | 0 | 0 | 0 |",
      ])
  }

  @Test("The worst stands first: settings, then errors, then the posts with the most of them")
  func order() {
    var report = Samples.many(3, findings: 2)
    report.configuration = Samples.full.configuration
    let lines = lines(report)
    #expect(lines.first { $0.hasPrefix("- **") }?.contains("`.stet.yml:1:1`") == true)
    let severities = lines.filter { $0.hasPrefix("- **") }.dropFirst().compactMap {
      $0.split(separator: "*").dropFirst().first
    }
    #expect(
      severities == ["error", "error", "warning", "warning", "suggestion", "suggestion"])
  }

  @Test(
    "Quotation marks are beside the code that they quote",
    arguments: [
      ("'foo.bar' is repeated", "'`foo.bar`' is repeated"),
      ("see 'a.b c.d', too", "see '`a.b` `c.d`', too"), ("“x_y”.", "“`x_y`”."),
      ("write <img alt=\"\"> here", "write `<img alt=\"\">` here"),
      ("on a.b, c.d", "on `a.b, c.d`"),
      ("'@ann'", "'`@ann`'"), ("'", "'"), ("''", "''"),
    ])
  func quotations(_ text: String, _ expected: String) {
    #expect(MarkdownText.inline(text, longest: 300) == expected)
  }

  @Test("Nothing from a post is more than text or code", arguments: Samples.hostileTexts)
  func hostile(_ text: String) {
    var post = Samples.hostilePost(text)
    post.findings[0].rule = text.split(separator: "\n").joined()
    let report = RunReport(posts: [post], configuration: [], exitStatus: 1)
    let lines = lines(report)
    #expect(lines.count == 13)
    let row = withoutCode(lines[5])
    #expect(row == "|  | 50 | 1 | 0 | 0 |")
    let finding = withoutCode(lines[9])
    #expect(finding.hasPrefix("- **error**  The title is "))
    for mark in "@#<>[]&\\`_~|$/{}=^+" { #expect(!finding.contains(mark), "\(mark) in \(finding)") }
    #expect(!finding.dropFirst(11).contains("*"))
    #expect(!finding.contains("www."))
    #expect(!finding.contains("GH-12"))
    #expect(!finding.contains("deadbeef"))
  }
}
