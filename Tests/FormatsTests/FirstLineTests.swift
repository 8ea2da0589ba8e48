// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import Formats
import SourceText
import Testing

@Suite("The first line of a finding")
struct FirstLineTests {
  private func text(wraps: Bool, path: String = "posts/ferry.md") -> [Substring] {
    let source = SourceText(path: path, "The ferry.\n")
    var post = PostReport(path: path, format: .markdown, status: .checked, source: source)
    post.findings = [
      Finding(
        rule: "some-rule", severity: .warning,
        message: "These are words enough to reach beyond the end of a line of eighty cells",
        help: "", range: ByteRange(4, 9))
    ]
    let report = RunReport(posts: [post], configuration: [], exitStatus: 0)
    let format = TextFormat(width: 80, isQuiet: true, wrapsFirstLine: wraps)
    return format.text(report).split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("In a file it is one line, for other programs")
  func file() {
    #expect(
      text(wraps: false)[0] == """
        posts/ferry.md:1:5: warning: These are words enough to reach beyond the end of a line of \
        eighty cells [some-rule]
        """)
  }

  @Test("On a terminal it is broken between words, within the width")
  func terminal() {
    let lines = text(wraps: true)
    #expect(
      lines[0] == "posts/ferry.md:1:5: warning: These are words enough to reach beyond the end of")
    #expect(lines[1] == "  a line of eighty cells [some-rule]")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}
