// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Foundation
import Language
import Linting
import Formats
import SourceText
import TestKit
import Testing

/// Reports that the renderer tests share.
enum Samples {
  static func range(of text: String, in source: SourceText) -> ByteRange {
    let wanted = Array(text.utf8)
    let last = source.bytes.count - wanted.count
    guard last >= 0 else { return ByteRange(at: 0) }
    for start in 0...last where Array(source.bytes[start..<start + wanted.count]) == wanted {
      return ByteRange(start, start + wanted.count)
    }
    Issue.record("'\(text)' is not in the sample")
    return ByteRange(at: 0)
  }

  static func post(
    _ text: String, _ flagged: String, path: String = "posts/a.md",
    message: String = "something is wrong", help: String = "mend it"
  ) -> PostReport {
    let source = SourceText(path: path, text)
    var post = PostReport(path: path, format: .markdown, status: .checked, source: source)
    post.findings = [
      Finding(
        rule: "sample-rule", severity: .warning, message: message, help: help,
        range: range(of: flagged, in: source))
    ]
    return post
  }

  /// Everything that a report can hold.
  static var full: RunReport {
    let text = """
      ---
      title: Empathy
      ---

      **Sharing “personal” stories**

      An image: ![](a.jpg)
      """
    let source = SourceText(path: "posts/empathy.md", text)
    var post = PostReport(
      path: "posts/empathy.md", format: .markdown, status: .checked, source: source)
    post.words = 1502
    post.score = 57.5
    let bold = range(of: "Sharing “personal” stories", in: source)
    var heading = Finding(
      rule: "bold-heading", severity: .error,
      message: "bold text stands in for a heading, so readers cannot jump to it",
      help:
        """
        make it a real heading: screen readers, tables of contents and search engines all go by \
        headings, and none of them sees bold text
        """,
      range: bold,
      related: [
        RelatedPlace("the title is here", range(of: "Empathy", in: source)),
        RelatedPlace("another post", path: "posts/unread.md", ByteRange(3, 4)),
      ],
      fix: Fix(
        "Make it an h2", .safe,
        [
          Edit(ByteRange(bold.start - 2, bold.start), "## "),
          Edit(ByteRange(bold.end, bold.end + 2), ""),
        ]),
      data: [
        .init("level", 2), .init("ratio", .number(0.5)), .init("names", .list(["a", "b"])),
        .init("place", .record([.init("quoted", true)])),
      ])
    heading.fingerprint = "8f3c00aa"
    post.findings = [
      heading,
      Finding(
        rule: "image-alt", severity: .suggestion, message: "the image has no alt text",
        help: "say what it shows", range: range(of: "![](a.jpg)", in: source),
        fix: Fix("Describe it", .offer, [.insert("A tree", at: range(of: "](a", in: source).start)])
      ),
    ]
    post.applied = ["bold-heading", "image-alt"]
    post.notApplicable = ["related-links"]
    post.unverified = [.init(rule: "internal-links", reason: "no site was given")]
    post.suppressed = 2
    post.language = ("en", .guess)
    post.dropped = [("typography", 1200)]

    var broken = PostReport(
      path: "posts/broken.html", format: .html, status: .unreadable,
      source: SourceText(path: "posts/broken.html", bytes: [0x61, 0xFF]))
    broken.findings = [
      Finding(
        rule: "unreadable-post", severity: .error, message: "byte 1 is no UTF-8",
        help: "save the file as UTF-8", range: ByteRange(1, 2))
    ]
    let configuration = SourceText(path: ".stet.yml", "rulez: {}\n")
    let mistake = Finding(
      rule: "configuration", severity: .error, message: "there is no key 'rulez'",
      help: "did you mean 'rules'?", range: ByteRange(0, 5))
    return RunReport(
      posts: [broken, post],
      configuration: [
        ConfigurationReport(path: ".stet.yml", source: configuration, findings: [mistake])
      ], exitStatus: 2)
  }

  /// Compares `text` with the file of that name in Tests/Snapshots; with `STET_RECORD` set it
  /// writes the file.
  static func expectSnapshot(
    _ text: String, _ name: String, at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let path = Suites.packageRoot + "/Tests/Snapshots/" + name
    if ProcessInfo.processInfo.environment["STET_RECORD"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let expected = String(decoding: try Suites.bytes(path), as: UTF8.self)
    #expect(text == expected, sourceLocation: location)
  }
}
