// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import Formats
import SourceText

extension Samples {
  /// What a stranger may write into a post, a path or a front matter to reach whoever reads the report.
  static let hostileTexts = [
    "😀 👩‍👩‍👧 日本語", "\"double\" 'single' \\ back", "line\nfeed\r\nand\rreturn\ttab",
    "%0A::error::forged", "::error::forged", "\u{A0}::stop-commands::x", "##[error]forged",
    "]]> <!-- --> <![CDATA[", "@everyone @octocat", "`code` ``` ~~~",
    "<img src=x onerror=alert(1)>",
    "[link](https://evil.example/) ![image](//evil.example/x.png)",
    "https://evil.example www.evil.example",
    "a@evil.example #12 GH-12 octo/cat#12", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef :smile: $x$",
    "\u{1B}[31m\u{07}\u{00}\u{08}\u{7F}\u{9B}", "\u{202E}abc\u{2066}\u{200F}\u{FEFF}\u{E0041}",
    "\u{FFFE}\u{FFFF}\u{2028}", "{0} {{ page.title }} {% raw %}", "| a | b |\\", "</details>",
    "--- # - 1.",
    "&amp; &#64;everyone &lt;b&gt;", String(repeating: "long \u{202E}text ", count: 400),
  ]

  /// A post in which every text is hostile.
  static func hostilePost(_ hostile: String, path: String? = nil) -> PostReport {
    let path = path ?? "posts/\(hostile.prefix(100)).md"
    let source = SourceText(path: path, "# \(hostile)\n\n\(hostile) here\n")
    var post = PostReport(path: path, format: .markdown, status: .checked, source: source)
    post.words = 10
    post.score = 50
    var finding = Finding(
      rule: "some-rule", severity: .error, message: "The title is '\(hostile)', which is wrong",
      help: "write \(hostile) otherwise", range: range(of: hostile, in: source),
      related: [
        RelatedPlace("also \(hostile)", path: "other/\(hostile.prefix(100))", ByteRange(0, 1))
      ],
      fix: Fix("Write \(hostile)", .offer, [Edit(range(of: hostile, in: source), hostile)]),
      data: [.init("text", .text(hostile))])
    finding.fingerprint = "00000000000000aa"
    post.findings = [finding]
    post.applied = ["some-rule"]
    post.unverified = [.init(rule: "other-rule", reason: "because of \(hostile)")]
    return post
  }

  /// Every hostile text in a post and in the settings.
  static var hostile: RunReport {
    let posts = hostileTexts.map { hostilePost($0) }
    let files = posts.map {
      ConfigurationReport(path: $0.path, source: $0.source, findings: $0.findings)
    }
    return RunReport(posts: posts, configuration: files, exitStatus: 2)
  }

  /// A report on no post.
  static var empty: RunReport { RunReport(posts: [], configuration: [], exitStatus: 0) }

  /// `count` posts with `findings` findings each, of all severities by turns.
  static func many(_ count: Int, findings: Int) -> RunReport {
    let source = SourceText("One line.\nAnother line.\n")
    let posts = (0..<count).map { number in
      let path = "posts/\(1000 + number).md"
      var post = PostReport(path: path, format: .markdown, status: .checked, source: source)
      post.score = Double(number % 100)
      post.findings = (0..<findings).map { index in
        let severity = Severity.allCases[(number + index) % 3]
        return Finding(
          rule: "rule-\(severity.rawValue)", severity: severity, message: "Number \(index)",
          help: "",
          range: ByteRange(0, 3))
      }
      return post
    }
    return RunReport(posts: posts, configuration: [], exitStatus: 1)
  }
}
