// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import SourceText
import Testing

@Suite("Packed findings")
struct PackedFindingsTests {
  private static let findings: [Finding] = {
    var first = Finding(
      rule: "a-rule", severity: .error, message: "Ünd “so” 👩‍👩‍👧", help: "",
      range: ByteRange(7, 300_000),
      related: [
        RelatedPlace("here", ByteRange(1, 2)),
        RelatedPlace("there", path: "b.md", ByteRange(at: 0)),
      ],
      fix: Fix("Write it", .offer, [Edit(ByteRange(3, 4), ""), Edit(ByteRange(at: 9), "a\0b")]),
      data: [
        .init("integer", .integer(-1)), .init("number", .number(-0.25)), .init("text", ""),
        .init("flag", true), .init("other", false),
        .init("list", .list([.text("x"), .integer(.max), .list([])])),
        .init("record", .record([.init("inner", .integer(.min))])),
      ])
    first.fingerprint = "00ff"
    let second = Finding(
      rule: "b-rule", severity: .suggestion, message: "m", help: "h", range: ByteRange(at: 0),
      fix: Fix("Do", .safe, []))
    let third = Finding(
      rule: "b-rule", severity: .warning, message: "m", help: "h", range: ByteRange(at: 5))
    return [first, second, third]
  }()

  private func post(_ findings: [Finding]) -> PostReport {
    var post = PostReport(
      path: "a.md", format: .markdown, status: .checked, source: SourceText("a"))
    post.findings = findings
    return post
  }

  @Test("What was packed is what comes out, and is counted the same")
  func same() {
    let plain = post(Self.findings)
    var packed = plain
    packed.pack()
    #expect(packed.findings == plain.findings)
    for post in [plain, packed] {
      #expect(post.findingCount == 3)
      #expect(Severity.allCases.map { post.count($0) } == [1, 1, 1])
      #expect(post.fixable == 1)
      #expect(!post.isClean)
      #expect(post.otherPaths == ["b.md"])
    }
  }

  @Test("Findings that are set take the place of packed ones")
  func replaced() {
    var post = post(Self.findings)
    post.pack()
    post.findings.removeFirst()
    #expect(post.findings == Array(Self.findings.dropFirst()))
    #expect(post.findingCount == 2)
    post.pack()
    post.findings = []
    post.pack()
    #expect(post.isClean && post.findings.isEmpty && post.findingCount == 0)
  }

  @Test("Posts whose rules ended alike share their lists, and keep what they say")
  func shared() {
    let outcomes = PostReport.Outcomes()
    var posts = [post([]), post([]), post([])]
    for index in posts.indices {
      posts[index].applied = ["a", index == 2 ? "c" : "b"]
      posts[index].unverified = [.init(rule: "d", reason: "because")]
      outcomes.share(&posts[index])
    }
    #expect(posts.map(\.applied) == [["a", "b"], ["a", "b"], ["a", "c"]])
    #expect(posts.map(\.unverified.first?.reason) == ["because", "because", "because"])
  }
}
