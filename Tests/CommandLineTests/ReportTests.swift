// SPDX-License-Identifier: Apache-2.0

import Foundation
import SiteReports
import TestKit
import Testing

@Suite("stet report")
struct ReportTests {
  static func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "posts/a.md",
      "---\ntitle: Tea\ndate: 2024-01-02\n---\n\nHello.\n\n**Out to sea**\n\nWe drink tea.\n")
    try folder.write(
      "posts/b.md", "---\ntitle: Pots\ndate: 2024-01-03\n---\n\nWe wash pots.\n\n![](pot.jpg)\n")
    return folder
  }

  @Test("The page holds everything, and the same posts give the same bytes")
  func page() async throws {
    let folder = try Self.project()
    let run = await TestRun.stet(
      ["report", "posts", "--today", "2024-03-01", "-o", "r.html"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("note: wrote r.html: score "))
    let page = try folder.read("r.html")
    _ = await TestRun.stet(
      ["report", "posts", "--today", "2024-03-01", "-o", "r.html"], in: folder.path)
    #expect(try folder.read("r.html") == page)
    #expect(!page.contains("=\"http") && !page.contains("url("))
    #expect(page.contains("stet lint --fix --only bold-heading posts"))
  }

  @Test("A history tells what is new and what is fixed; a second run of the day changes nothing")
  func history() async throws {
    let folder = try Self.project()
    let first = [
      "report", "posts", "--history", "runs.db", "--format", "json", "--today", "2024-03-01",
    ]
    let one = await TestRun.stet(first, in: folder.path)
    #expect(one.status == 0)
    #expect(!one.output.contains("\"changes\""))
    let again = await TestRun.stet(first, in: folder.path)
    #expect(again.output == one.output)
    try folder.write(
      "posts/a.md", "---\ntitle: Tea\ndate: 2024-01-02\n---\n\n## Out to sea\n\nWe drink tea.\n")
    try folder.write(
      "posts/b.md",
      "---\ntitle: Pots\ndate: 2024-01-03\n---\n\nWe wash pots.\n\n![](pot.jpg)\n\nWords.\n\n**Pans**\n\nToo.\n"
    )
    let later = [
      "report", "posts", "--only", "bold-heading", "--history", "two.db", "--format", "json",
      "--today",
    ]
    _ = await TestRun.stet(later + ["2024-03-01"], in: folder.path)
    try folder.write(
      "posts/a.md", "---\ntitle: Tea\ndate: 2024-01-02\n---\n\nHello.\n\n**Sea**\n\nWe drink tea.\n"
    )
    try folder.write("posts/b.md", "---\ntitle: Pots\ndate: 2024-01-03\n---\n\nWe wash pots.\n")
    let two = await TestRun.stet(later + ["2024-03-02"], in: folder.path)
    #expect(
      two.output.contains(
        "\"changes\": {\n    \"since\": \"2024-03-01\",\n    \"new\": 1,\n    \"fixed\": 1\n  }"))
  }

  @Test("A comparison with a commit needs no history")
  func compare() async throws {
    let folder = try Self.project()
    try FileManager.default.removeItem(atPath: folder.path + "/.git")
    let git = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for arguments in [["init", "-q"], ["add", "."], git + ["commit", "-q", "-m", "One"]] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-C", folder.path] + arguments
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }
    try folder.write("posts/a.md", "---\ntitle: Tea\ndate: 2024-01-02\n---\n\nWe drink tea.\n")
    try folder.write("posts/c.md", "Hello.\n\n**Pans**\n\nWe wash pans.\n")
    let run = await TestRun.stet(
      [
        "report", "posts", "--only", "bold-heading", "--compare", "HEAD", "--format", "markdown",
        "--today", "2024-03-01",
      ],
      in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("Since HEAD: 1 new, 1 fixed.\n"))
    let wrong = await TestRun.stet(
      ["report", "posts", "--compare", "nothing", "-o", "r.html"], in: folder.path)
    #expect(wrong.status == 2)
  }

  @Test("Wrong use is told, and a history that is none is left as it is")
  func wrong() async throws {
    let folder = try Self.project()
    try folder.write("runs.db", "a letter")
    let history = await TestRun.stet(
      ["report", "posts", "--history", "runs.db", "-o", "r.html"], in: folder.path)
    #expect(history.status == 3)
    // The message is wrapped where the folder's own path makes it long.
    #expect(
      history.error.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "runs.db' is not a history"))
    #expect(history.error.contains("this one was not changed"))
    #expect(try folder.read("runs.db") == "a letter")
    #expect(!folder.names.contains("r.html"))
    let none = await TestRun.stet(["report", "nothing", "-o", "r.html"], in: folder.path)
    #expect(none.status == 2)
    let terminal = await TestRun.stet(["report", "posts"], in: folder.path, isTerminal: true)
    #expect(terminal.status == 2)
    #expect(terminal.error.contains("name a file: -o report.html"))
  }

  @Test("Small pictures of the project are shown, and none from elsewhere")
  func thumbnails() async throws {
    let folder = try Self.project()
    let outside = try TemporaryFolder()
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    try folder.write("posts/pot.jpg", png)
    try outside.write("secret.png", png)
    try folder.link("posts/link.png", to: outside.path + "/secret.png")
    try folder.write(
      "posts/d.md",
      "# D\n\n![](link.png)\n\n![](../../\(NSString(string: outside.path).lastPathComponent)/secret.png)\n"
    )
    _ = await TestRun.stet(
      ["report", "posts", "-o", "r.html", "--today", "2024-03-01"], in: folder.path)
    let page = try folder.read("r.html")
    #expect(
      PackedPage.contents(page).components(
        separatedBy: "data:image/png;base64,iVBORw0KGgoBAgM="
      ).count == 2)
  }

  @Test("The seed's report shows its findings at their places, and its credit in the ledger")
  func seed() async throws {
    let shared = Suites.packageRoot + "/samples/html"
    let folder = try TemporaryFolder()
    let run = await TestRun.stet(
      [
        "report", shared + "/the-role-of-empathy-in-building-connections", "--site", shared,
        "--today", "2024-03-01", "-o", "r.html",
      ],
      in: folder.path)
    #expect(run.status == 0)
    let page = PackedPage.contents(try folder.read("r.html"))
    #expect(page.contains("NordWood Themes"))
    #expect(page.contains("Unsplash"))
    // A bold heading and an excerpt: the text, then the numbers of its notes.
    #expect(page.contains("[\"Empathy Fosters Understanding\", "))
    for heading in ["Creates Trust and Mutual Respect", "Conclusion: The Power of Empathy"] {
      #expect(page.contains("[\"\(heading)\", "))
    }
    // Each of the six cards' excerpts carries the notes on its length and on its cut.
    #expect(page.components(separatedBy: "\"card\"").count >= 12)
    // N = 502 / 75 = 6.69; six bold headings weigh min(6.69, 3 · (1 + log2 6)) = 6.69:
    // Headings = 100 · 6.69 / (6.69 + 6.69) = 50.
    #expect(page.contains("\"Headings\", 50"))
  }

  @Test("A badge holds the score, and links go where the settings say")
  func badge() async throws {
    let folder = try Self.project()
    try folder.write(
      ".stet.yml",
      "site: {name: Tea News, edit-url: \"https://example.org/edit/{path}#L{line}\"}\n")
    let run = await TestRun.stet(
      ["report", "posts", "-o", "r.html", "--badge", "b.svg", "--today", "2024-03-01"],
      in: folder.path)
    #expect(run.status == 0)
    let badge = try folder.read("b.svg")
    #expect(badge.hasPrefix("<svg xmlns") && badge.contains("<title>content: "))
    let page = try folder.read("r.html")
    #expect(page.contains("<h1>Tea News</h1>"))
    #expect(page.contains("Editorial report, 1 Mar 2024"))
    #expect(page.contains("\"edit\": \"https://example.org/edit/{path}#L{line}\""))
    try folder.write(".stet.yml", "site: {edit-url: \"javascript:alert(1)\"}\n")
    #expect(await TestRun.stet(["report", "posts", "-o", "r.html"], in: folder.path).status == 2)
  }

  @Test("A mail says what is new")
  func mail() async throws {
    let folder = try Self.project()
    let arguments = ["report", "posts", "--history", "runs.db", "--format", "mail", "--today"]
    let first = await TestRun.stet(arguments + ["2024-03-01"], in: folder.path)
    #expect(first.output.hasPrefix("Subject: =?utf-8?B?"))
    #expect(Self.parts(first.output)[0].contains("There is no earlier run to compare with yet."))
    try folder.write(
      "posts/c.md", "---\ntitle: Pans\ndate: 2024-01-04\n---\n\nWe dry the the pans.\n")
    let later = await TestRun.stet(arguments + ["2024-03-08"], in: folder.path)
    let parts = Self.parts(later.output)
    #expect(parts[0].contains("Since 1 Mar 2024: "))
    #expect(parts[0].contains("- warning: 'the' is repeated\n  Pans (posts/c.md, line "))
    #expect(parts[1].contains("Pans (posts/c.md, line "))
  }

  /// The parts of a message, decoded.
  static func parts(_ message: String) -> [String] {
    message.components(separatedBy: "base64\r\n\r\n").dropFirst().map { part in
      let body = part.components(separatedBy: "\r\n--")[0]
      let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
  }

  @Test("Every rule has words for what it reports")
  func words() async throws {
    let folder = try TemporaryFolder()
    let run = await TestRun.stet(["rules", "--format", "json"], in: folder.path)
    let rules = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let ids = (rules ?? []).compactMap { $0["id"] as? String }
    #expect(ids.count > 100)
    #expect(ids.filter { !RuleWords.knows($0) } == [])
  }
}
