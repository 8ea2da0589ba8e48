// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

@Suite("The dates of posts")
struct PostDatesTests {
  /// Each finding as `severity place`; today is 2026-01-01.
  static func findings(
    _ path: String, _ text: String, options: String = ""
  ) throws -> [String] {
    let source = SourceText(path: path, text)
    return try BehaviourTests.lint(source, "post-dates", options: options).findings.map {
      "\($0.severity.rawValue) \(source.string($0.range))"
    }
  }

  static func post(_ fields: String) -> String { "---\n\(fields)\n---\nText\n" }

  @Test(
    "YAML, TOML and JSON give the same findings",
    arguments: [
      "---\ndate: 2024-02-30\nupdated: 'soon'\n---\nx\n",
      "+++\ndate = \"2024-02-30\"\nupdated = \"soon\"\n+++\nx\n",
      "{\n\"date\": \"2024-02-30\",\n\"updated\": \"soon\"\n}\nx\n",
    ])
  func formats(_ text: String) throws {
    #expect(try Self.findings("a.md", text) == ["error 2024-02-30", "error soon"])
  }

  @Test("A date in the future is a warning, but not in a post that is not published yet")
  func future() throws {
    let date = "date: 2026-01-02"
    #expect(try Self.findings("a.md", Self.post(date)) == ["warning 2026-01-02"])
    #expect(try Self.findings("a.md", Self.post("date: 2026-01-01")) == [])
    #expect(
      try Self.findings("a.md", Self.post("draft: false\n" + date)) == ["warning 2026-01-02"])
    for more in ["draft: true", "scheduled: true", "published: false", "status: draft"] {
      #expect(try Self.findings("a.md", Self.post(more + "\n" + date)) == [], "\(more)")
    }
    #expect(try Self.findings("_drafts/a.md", Self.post(date)) == [])
    #expect(try Self.findings("b/_drafts/c/a.md", Self.post(date)) == [])
  }

  @Test("A date after the last update is an error at the date, with the update beside it")
  func afterUpdate() throws {
    let text = Self.post("lastmod: 2024-01-31\ndate: 2024-02-01 10:00")
    let source = SourceText(path: "a.md", text)
    let finding = try #require(try BehaviourTests.lint(source, "post-dates").findings.first)
    #expect(source.string(finding.range) == "2024-02-01 10:00")
    #expect(finding.related.map { source.string($0.range) } == ["2024-01-31"])
    #expect(
      try Self.findings("a.md", Self.post("date: 2024-02-01\nupdated: 2024-02-01")) == [])
  }

  @Test(
    "The date in the file's name, or in its folder's, is compared",
    arguments: [
      ("_posts/2024-02-28-a.md", ["suggestion 2024-02-29 23:00:00 -0800"]),
      ("_posts/2024-02-29-a.md", []),
      ("2024-02-28.md", ["suggestion 2024-02-29 23:00:00 -0800"]),
      ("2024-02-28_a.en.md", ["suggestion 2024-02-29 23:00:00 -0800"]),
      ("posts/2024-02-28-a/index.md", ["suggestion 2024-02-29 23:00:00 -0800"]),
      ("2024-02-28-a/b.md", []),
      ("2024-02-30-a.md", []), ("2024-02-281.md", []), ("a-2024-02-28.md", []),
    ])
  func names(_ path: String, _ wanted: [String]) throws {
    let text = Self.post("date: 2024-02-29 23:00:00 -0800")
    #expect(try Self.findings(path, text, options: "file-name: true") == wanted)
    #expect(try Self.findings(path, text) == [])
  }

  @Test(
    "What generators take for a date, and what a template writes, is fine",
    arguments: [
      "pubDate: 'Jul 08 2022'", "date: 2022-07-08T00:00:00+02:00", "date: {{ .Date }}",
      "date: '{{ .Date }}'", "published: true", "date:", "date: 5. März 2022", "modified: false",
    ])
  func right(_ fields: String) throws {
    #expect(try Self.findings("a.md", Self.post(fields)) == [])
  }

  @Test("In a page the time elements that say when the post appeared are read, others are not")
  func pages() throws {
    let body = BehaviourTests.page
    #expect(
      try Self.findings(
        "a.html",
        body(
          "<main class=entry-content><header><time class=published datetime=2024-13-01>x</time>"
            + "<time class=updated datetime=2023-01-01>x</time></header><p>a</p></main>"))
        == ["error 2024-13-01"])
    #expect(
      try Self.findings(
        "a.html",
        body(
          "<main><h1>a</h1><time itemprop=datePublished datetime=2024-02-01>x</time>"
            + "<time itemprop=dateModified datetime=2024-01-01T10:00>x</time><p>a</p></main>"))
        == ["error 2024-02-01"])
    #expect(
      try Self.findings("a.html", body("<main><h1>a</h1><time>gestern</time><p>b</p></main>")) == []
    )
    let words = String(repeating: "word ", count: 40)
    #expect(
      try Self.findings(
        "a.html",
        body("<main><h1>a</h1><p>\(words)<time datetime=2030-01-01>then</time></p></main>")) == [])
    #expect(
      try Self.findings(
        "a.html", body("<main><h1>a</h1><p><time datetime=2030-01-01>x</time></p><p>b</p></main>"))
        == ["warning 2030-01-01"])
  }
}
