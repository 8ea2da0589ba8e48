// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Testing

@Suite("Habits on the command line") struct SiteHabitTests {
  /// A folder with `posts` posts, of which `without` have no description of the recommended length.
  private static func write(
    _ posts: Int, without: Int, in folder: TemporaryFolder
  ) throws {
    for number in 0..<posts {
      try folder.write("blog/post-\(number).md", post(number, isDescribed: number >= without))
    }
  }

  private static func post(_ number: Int, isDescribed: Bool) -> String {
    let description =
      "description: When the ferry of pier \(number) leaves, and when it comes back.\n"
    return """
      ---
      title: The ferry of pier \(number)
      date: 2024-03-01
      \(isDescribed ? description : "")---
      The ferry left pier \(number) at noon.

      """
  }

  private static func json(_ run: TestRun) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private static func count(_ rule: String, _ report: [String: Any]) -> Int {
    (report["posts"] as? [[String: Any]] ?? []).reduce(0) { sum, post in
      sum
        + (post["findings"] as? [[String: Any]] ?? []).count { $0["rule"] as? String == rule }
    }
  }

  @Test("JSON has the habit once, each post names it, and the status does not change")
  func report() async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    let run = await TestRun.stet(
      [".", "--format", "json", "--fail-on", "warning", "--rule", "excerpt-missing=off"],
      in: folder.path)
    #expect(run.status == 0)
    let report = try Self.json(run)
    #expect(Self.count("meta-description", report) == 0)
    let site = try #require(report["site"] as? [String: Any])
    let findings = try #require(site["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == "meta-description" })
    #expect(finding["count"] as? Int == 25)
    #expect(finding["posts"] as? Int == 25)
    let posts = try #require(report["posts"] as? [[String: Any]])
    #expect(posts.allSatisfy { ($0["habit"] as? [String])?.contains("meta-description") ?? false })
  }

  @Test("Text says in its last line what was held back, and --all shows it")
  func text() async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    let run = await TestRun.stet(["."], in: folder.path)
    #expect(
      run.output.contains("site: 25 of 25 posts have no description of the recommended length"))
    #expect(run.output.contains("(--all shows them)"))
    let all = await TestRun.stet([".", "--all"], in: folder.path)
    #expect(all.output.split(separator: "\n").count { $0.contains("[meta-description]") } == 25)
    #expect(!all.output.contains("held back"))
    let one = await TestRun.stet(["blog/post-3.md"], in: folder.path)
    #expect(!one.output.contains("site:"))
    #expect(one.output.contains("held back"))
  }

  @Test("SARIF has it as a notification and not as a result")
  func sarif() async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    let run = await TestRun.stet([".", "--format", "sarif"], in: folder.path)
    let runs = try #require(try Self.json(run)["runs"] as? [[String: Any]])
    let results = try #require(runs.first?["results"] as? [[String: Any]])
    #expect(!results.contains { $0["ruleId"] as? String == "meta-description" })
    let invocations = try #require(runs.first?["invocations"] as? [[String: Any]])
    let notes = try #require(
      invocations.first?["toolExecutionNotifications"] as? [[String: Any]])
    #expect(
      notes.contains { note in
        ((note["message"] as? [String: Any])?["text"] as? String)?
          .hasPrefix("25 of 25 posts have no description of the recommended length") ?? false
      })
  }

  @Test("Of many findings a terminal shows the habits, a table, the errors, and what to do")
  func overview() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<30 {
      let links = (0..<4).map { "[here](/gone-\(number)-\($0)/)" }.joined(separator: " and ")
      try folder.write(
        "blog/post-\(number).md", Self.post(number, isDescribed: false) + "\nSee \(links).\n")
    }
    try folder.write("hugo.toml", "")
    for number in 0..<30 {
      try folder.write(
        "content/blog/post-\(number).md", try folder.read("blog/post-\(number).md"))
    }
    let arguments = ["content", "--color", "never"]
    let run = await TestRun.stet(arguments, in: folder.path, isTerminal: true)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let habit = try #require(lines.firstIndex { $0.hasPrefix("site: ") })
    let table = try #require(lines.firstIndex { $0.hasPrefix("rule ") })
    let next = try #require(lines.firstIndex { $0 == "Next:" })
    #expect(habit < table && table < next)
    #expect(lines.allSatisfy { $0.utf8.count <= 80 || $0.contains(" checked, ") })
    let piped = await TestRun.stet(arguments, in: folder.path)
    #expect(!piped.output.contains("Next:"))
    #expect(
      piped.output.split(separator: "\n").count {
        $0.contains(": error:") || $0.contains(": warning:")
      }
        > 100)
    let all = await TestRun.stet(arguments + ["--all"], in: folder.path, isTerminal: true)
    #expect(!all.output.contains("Next:"))
  }

  @Test("init records habits with their figures, and what it writes holds")
  func initialize() async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    let run = await TestRun.stet(["init"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("With these settings, stet reports 0 errors"))
    let written = try folder.read(".stet.yml")
    #expect(written.contains("\nhabits:\n"))
    #expect(written.contains("  meta-description: accepted"))
    #expect(written.contains("# 25 of 25 posts have no description of the recommended length"))
    let report = try Self.json(await TestRun.stet([".", "--format", "json"], in: folder.path))
    #expect(Self.count("meta-description", report) == 0)
    let findings = (report["site"] as? [String: Any])?["findings"] as? [[String: Any]]
    #expect(!(findings ?? []).contains { $0["rule"] as? String == "meta-description" })
  }

  @Test(
    "config shows the habits that were found", arguments: [".", "blog", "blog/post-3.md"])
  func config(_ path: String) async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    func habits() async -> [Substring] {
      let run = await TestRun.stet(["config", path], in: folder.path)
      return run.output.split(separator: "\n").filter { $0.hasPrefix("habits.") }
    }
    if path == "." {
      // In a folder that is no site and no repository, nothing is read unasked: it may hold a whole disk.
      try FileManager.default.moveItem(
        atPath: folder.path + "/.git", toPath: folder.path + "/git")
      #expect(await habits().isEmpty)
      try FileManager.default.moveItem(
        atPath: folder.path + "/git", toPath: folder.path + "/.git")
    }
    let found = await habits()
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("habits.meta-description: accepted ") == true)
    #expect(
      found.first?.hasSuffix(
        "# found: 25 of 25 posts have no description of the recommended length") == true)
    try folder.write(".stet.yml", "habits: {meta-description: accepted}\n")
    let recorded = await habits()
    #expect(recorded.count == 1)
    #expect(recorded.first?.contains("# found") == false)
    try folder.write(".stet.yml", "habits: off\n")
    #expect(await habits().isEmpty)
  }

  @Test("Of a rule that measures two things, the one that was found is recorded by its name")
  func oneOfTwo() async throws {
    let folder = try TemporaryFolder()
    let words = Array(repeating: "tern", count: 59).joined(separator: " ")
    for number in 0..<25 {
      try folder.write(
        "blog/post-\(number).md", Self.post(number, isDescribed: true) + "\nThe \(words).\n")
    }
    let run = await TestRun.stet(["config", "."], in: folder.path)
    #expect(run.output.contains("\nhabits.sentence-length: {words: 60} "))
    _ = await TestRun.stet(["init"], in: folder.path)
    #expect(try folder.read(".stet.yml").contains("\n  sentence-length: {words: 60}  #"))
    #expect((await TestRun.stet(["."], in: folder.path)).status == 0)
  }

  @Test("init of a second site copies nothing of the first")
  func secondSite() async throws {
    let first = try TemporaryFolder()
    try Self.write(25, without: 25, in: first)
    _ = await TestRun.stet(["init"], in: first.path)
    let second = try TemporaryFolder()
    try Self.write(25, without: 0, in: second)
    _ = await TestRun.stet(["init"], in: second.path)
    #expect(!(try second.read(".stet.yml")).contains("meta-description: accepted   "))
    #expect(
      !(try second.read(".stet.yml")).contains(
        "25 of 25 posts have no description of the recommended length"))
  }

  @Test("init --update sets the habits anew and leaves the rest")
  func update() async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 0, in: folder)
    let settings =
      "# Ours.\nrules:\n  typography: off\nhabits:\n  open-graph: accepted\n\nignore: []\n"
    try folder.write(".stet.yml", settings)
    #expect((await TestRun.stet(["init", "--update"], in: folder.path)).status == 0)
    #expect(!(try folder.read(".stet.yml")).contains("open-graph"))
    try Self.write(25, without: 25, in: folder)
    let run = await TestRun.stet(["init", "--update"], in: folder.path)
    #expect(run.output.hasPrefix("Updated the habits in .stet.yml"))
    let written = try folder.read(".stet.yml")
    #expect(written.hasPrefix("# Ours.\nrules:\n  typography: off\nhabits:\n"))
    #expect(written.hasSuffix("\nignore: []\n"))
    #expect(written.contains("meta-description: accepted"))
    #expect((await TestRun.stet(["init", "--update"], in: folder.path)).status == 0)
    #expect(try folder.read(".stet.yml") == written)
  }

  @Test(
    "init --update finds its section however the file is written, and keeps its line endings",
    arguments: [
      "rules: {}\r\nhabits:\r\n  open-graph: accepted\r\n\r\nignore: []\r\n",
      "\u{FEFF}habits:\n  open-graph: accepted\nignore: []\n",
      "'habits':\n  open-graph: accepted # ours\nignore: []\n",
      "habits: {open-graph: accepted}\nignore: []\n", "ignore: []\nhabits:\n  open-graph: accepted",
      "habits: off\nignore: []\n",
    ])
  func sections(_ settings: String) async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    try folder.write(".stet.yml", settings)
    let run = await TestRun.stet(["init", "--update"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let written = try folder.read(".stet.yml")
    #expect(written.components(separatedBy: "habits").count == 2)
    #expect(written.contains("meta-description: accepted") && !written.contains("open-graph"))
    #expect(written.contains("ignore: []"))
    #expect(written.hasPrefix("\u{FEFF}") == settings.hasPrefix("\u{FEFF}"))
    let feeds = written.utf8.count { $0 == 0x0A }
    #expect(written.utf8.count { $0 == 0x0D } == (settings.contains("\r\n") ? feeds : 0))
    #expect((await TestRun.stet(["."], in: folder.path)).status == 0)
  }

  @Test(
    "init --update leaves a file alone that it cannot update",
    arguments: [
      ("{habits: off}\n", "is not at the start of a line"),
      ("rules: {no-such-rule: error}\n", "unknown rule"),
      ("habits:\n  meta-description: accepted\nignore: [\"**\"]\n", "no posts were found"),
    ])
  func refused(_ settings: String, _ message: String) async throws {
    let folder = try TemporaryFolder()
    try Self.write(25, without: 25, in: folder)
    try folder.write(".stet.yml", settings)
    let run = await TestRun.stet(["init", "--update"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains(message), "\(run.error)")
    #expect(try folder.read(".stet.yml") == settings)
  }

  @Test(
    "In a run limited to changes the habits are those before the change",
    .enabled(if: hasGit, "git is missing"), arguments: ["--staged", "--changed-since=main"])
  func changes(_ option: String) async throws {
    let repository = try Repository()
    try Self.write(20, without: 12, in: repository.folder)
    try repository.commit()
    // With these posts fewer than three in five have none.
    try repository.folder.write("blog/new.md", Self.post(90, isDescribed: false))
    for number in 91..<99 {
      try repository.folder.write("blog/new-\(number).md", Self.post(number, isDescribed: true))
    }
    try repository.git("add", "-A")
    if option != "--staged" {
      try repository.git("checkout", "-q", "-b", "more")
      try repository.git("commit", "-q", "-m", "More")
    }
    let run = await TestRun.stet([option, "--format", "json"], in: repository.path)
    let report = try Self.json(run)
    #expect(Self.count("meta-description", report) == 0)
    let all = try Self.json(await TestRun.stet([".", "--format", "json"], in: repository.path))
    #expect(Self.count("meta-description", all) == 13)
  }
}
