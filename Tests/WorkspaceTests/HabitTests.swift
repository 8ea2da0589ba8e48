// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Testing
import Workspace

/// What a whole site lacks is said once, and each post gets the same verdict whatever is checked with it.
@Suite("Habits over a site") struct HabitTests {
  private static let folder = "/site"

  /// A site of `posts` posts, `without` of them without a lead image, in HTML or Markdown.
  private static func site(
    _ posts: Int, without: Int, format: String = "md", folder: String = "blog",
    settings: String? = nil
  ) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for number in 0..<posts {
      let hasImage = number >= without
      let name = "\(Self.folder)/\(folder)/post-\(number).\(format)"
      files[name] = Array(
        (format == "md" ? markdown(number, hasImage) : html(number, hasImage)).utf8)
    }
    if let settings { files[Self.folder + "/.stet.yml"] = Array(settings.utf8) }
    return files
  }

  private static func markdown(_ number: Int, _ hasImage: Bool) -> String {
    """
    ---
    title: The ferry of pier \(number)
    date: 2024-03-01
    ---
    \(hasImage ? "![The ferry](ferry.jpg)\n\n" : "")The ferry left pier \(number) at noon, as it does.

    Then it came back in the rain.
    """
  }

  private static func html(_ number: Int, _ hasImage: Bool) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>The ferry of pier \(number)</title>
    <meta property="og:type" content="article"></head><body><article>
    <h1>The ferry of pier \(number)</h1>\(hasImage ? "<img src=\"ferry.jpg\" alt=\"The ferry\">" : "")
    <p>The ferry left pier \(number) at noon, as it does.</p><p>Then it came back in the rain.</p>
    </article></body></html>
    """
  }

  private struct Outcome {
    var reports: [PostReport]
    var site: [SiteFinding]

    func paths(_ rule: String) -> [String] {
      reports.filter { $0.findings.contains { $0.rule == rule } }.map(\.path)
    }
  }

  private static func lint(
    _ files: [String: [UInt8]], _ paths: [String] = ["."],
    _ settings: CommandLineSettings = CommandLineSettings(), facts: FactCaches = .none
  ) async throws -> Outcome {
    let early = try await outcome(files, paths, settings, .none, isEarly: true)
    let outcome = try await outcome(files, paths, settings, facts, isEarly: false)
    #expect(early.site == outcome.site)
    #expect(early.reports.map(\.findings) == outcome.reports.map(\.findings))
    #expect(early.reports.map(\.heldBack) == outcome.reports.map(\.heldBack))
    return outcome
  }

  /// What a run says. With `isEarly`, posts are judged when their site is read.
  private static func outcome(
    _ files: [String: [UInt8]], _ paths: [String], _ settings: CommandLineSettings,
    _ facts: FactCaches, isEarly: Bool
  ) async throws -> Outcome {
    let workspace = Workspace(
      files: MemoryTree(files), folder: folder, catalogue: Catalogue(), facts: facts)
    var request = PostRequest(paths)
    request.settings = settings
    // Here a rule is on whose fact each post shows or lacks, and that a preset alone turns on.
    request.settings.preset = "news"
    let posts = workspace.select(request)
    #expect(posts.mistakes.isEmpty)
    let sites = try #require(workspace.sites(of: posts, .init()))
    var linter = PostLinter(
      loader: workspace.loader, sites: sites, siteURL: nil,
      today: try #require(Day("2026-01-31")))
    if isEarly { linter.early = EarlyReports(posts.tasks, linter) }
    await sites.prepare(for: posts.tasks, jobs: 2, linter.early)
    await sites.prepareHabits(for: posts.tasks, jobs: 2, linter.early)
    var reports: [PostReport] = []
    for await result in workspace.results(of: posts, by: linter, jobs: 2) {
      reports.append(result.report)
    }
    return Outcome(reports: reports, site: sites.findings(on: reports, posts.tasks))
  }

  @Test("From three in five of twenty posts on it is told once", arguments: ["md", "html"])
  func held(_ format: String) async throws {
    let outcome = try await Self.lint(Self.site(20, without: 12, format: format))
    #expect(outcome.paths("lead-image").isEmpty)
    let finding = try #require(outcome.site.first { $0.rule == "lead-image" })
    #expect(finding.count == 12 && finding.posts == 20 && finding.heldBack == 12)
    #expect(finding.collection == "blog" || finding.collection.isEmpty)
    #expect(finding.examples.count == 3)
    let held = outcome.reports.filter { $0.habitual.contains("lead-image") }
    #expect(held.count == 12)
    #expect(held.allSatisfy { !$0.applied.contains("lead-image") })
  }

  @Test(
    "With 19 posts, or with fewer that share it, each post has its finding",
    arguments: [(19, 19), (20, 11), (100, 59)], ["md", "html"])
  func single(_ site: (posts: Int, without: Int), _ format: String) async throws {
    let outcome = try await Self.lint(Self.site(site.posts, without: site.without, format: format))
    #expect(outcome.paths("lead-image").count == site.without)
    #expect(!outcome.site.contains { $0.rule == "lead-image" })
  }

  @Test("A small folder follows its site, and one that does otherwise does not", arguments: [8, 3])
  func small(_ without: Int) async throws {
    let files = Self.site(40, without: 36, folder: "docs/blog").merging(
      Self.site(8, without: without, folder: "docs/guides")
    ) { first, _ in first }
    let outcome = try await Self.lint(files)
    let told = outcome.paths("lead-image").filter { $0.contains("guides") }
    #expect(told.count == (without == 8 ? 0 : 3))
    let finding = try #require(outcome.site.first { $0.rule == "lead-image" })
    #expect(finding.count == (without == 8 ? 44 : 36))
    let one = try await Self.lint(files, ["docs/guides/post-2.md"])
    #expect(one.paths("lead-image").count == (without == 8 ? 0 : 1))
  }

  @Test("One post has the verdict that it has among all")
  func alone() async throws {
    let files = Self.site(40, without: 30)
    let all = try await Self.lint(files)
    for number in [0, 29, 30, 39] {
      let path = "blog/post-\(number).md"
      let one = try await Self.lint(files, [path])
      let same = try #require(all.reports.first { $0.path == path })
      #expect(one.reports.first?.findings == same.findings)
      #expect(one.reports.first?.heldBack == same.heldBack)
    }
  }

  @Test("Facts that an earlier run kept give the same verdicts")
  func kept() async throws {
    let files = Self.site(30, without: 25)
    let cold = try await Self.lint(files, ["blog/post-3.md"])
    let only = try await Self.lint(files, ["blog/post-3.md"])
    #expect(cold.reports.map(\.findings) == only.reports.map(\.findings))
  }

  @Test("A rule that a person asked for judges each post")
  func asked() async throws {
    var only = CommandLineSettings()
    only.only = ["lead-image"]
    var rule = CommandLineSettings()
    rule.rules = [("lead-image", .warning)]
    var all = CommandLineSettings()
    all.judgesEachPost = true
    for settings in [only, rule, all] {
      let outcome = try await Self.lint(Self.site(20, without: 20), ["."], settings)
      #expect(outcome.paths("lead-image").count == 20)
    }
    for text in [
      "rules: {lead-image: warning}", "habits: off", "habits: {lead-image: off}",
      "overrides: [{files: [\"blog/**\"], rules: {lead-image: warning}}]",
    ] {
      let outcome = try await Self.lint(Self.site(20, without: 20, settings: text))
      #expect(outcome.paths("lead-image").count == 20, "\(text)")
    }
  }

  @Test("A preset asks for nothing")
  func preset() async throws {
    let outcome = try await Self.lint(
      Self.site(20, without: 20, settings: "extends: [recommended]\nrules: {lead-image: off}"))
    #expect(outcome.paths("lead-image").isEmpty)
    let other = try await Self.lint(Self.site(20, without: 20, settings: "extends: [news]"))
    #expect(other.paths("lead-image").isEmpty)
  }

  @Test("A recorded habit holds whatever the posts are, and nothing is said of it")
  func recorded() async throws {
    let outcome = try await Self.lint(
      Self.site(5, without: 5, settings: "habits: {lead-image: accepted}"))
    #expect(outcome.paths("lead-image").isEmpty)
    #expect(!outcome.site.contains { $0.rule == "lead-image" })
    #expect(outcome.reports.allSatisfy { $0.habitual.contains("lead-image") })
  }

  @Test("A collection's habit is not that of another")
  func collections() async throws {
    var files = Self.site(20, without: 20, folder: "news")
    files.merge(Self.site(20, without: 2, folder: "essays")) { $1 }
    files[Self.folder + "/hugo.toml"] = []
    let moved = Dictionary(
      uniqueKeysWithValues: files.map { path, bytes in
        (
          path.hasSuffix(".md")
            ? path.replacing("/site/", with: "/site/content/", maxReplacements: 1) : path, bytes
        )
      })
    let outcome = try await Self.lint(moved)
    #expect(
      outcome.paths("lead-image") == ["content/essays/post-0.md", "content/essays/post-1.md"])
    let finding = try #require(outcome.site.first { $0.rule == "lead-image" })
    #expect(finding.collection == "content/news" && finding.posts == 20)
  }

  @Test("Folders of years and of single posts are no collections of their own")
  func folded() async throws {
    var files: [String: [UInt8]] = [:]
    for number in 0..<20 {
      let path = number % 2 == 0 ? "\(2000 + number)/05/post.md" : "tale-\(number)/index.md"
      files["\(Self.folder)/blog/\(path)"] = Array(Self.markdown(number, false).utf8)
    }
    let outcome = try await Self.lint(files)
    #expect(outcome.paths("lead-image").isEmpty)
    #expect(outcome.site.first { $0.rule == "lead-image" }?.posts == 20)
  }

  @Test(
    "Mistakes in the section 'habits' are told at their places",
    arguments: [
      ("habits: maybe", "'maybe' is not a setting for habits"),
      ("habits: [lead-image]", "'habits' must be a map of rules"),
      ("habits: {led-image: accepted}", "unknown rule 'led-image'"),
      ("habits: {lead-image: 3}", "'lead-image' must be 'accepted' or 'off' here"),
      ("habits: {internal-links: accepted}", "'internal-links' has no habit"),
      ("habits: {readability: long}", "'readability' must be 'accepted', a number or 'off'"),
      ("habits: {sentence-length: 4}", "'sentence-length' must be 'accepted', a map of numbers"),
      ("habits: {sentence-length: {shares: 4}}", "unknown key 'shares' in 'sentence-length'"),
      ("habits: {sentence-length: {share: much}}", "'share' must be a number"),
    ])
  func mistakes(_ text: String, _ message: String) {
    var files = Self.site(1, without: 1)
    files[Self.folder + "/.stet.yml"] = Array(text.utf8)
    let workspace = Workspace(
      files: MemoryTree(files), folder: Self.folder, catalogue: Catalogue())
    let posts = workspace.select(PostRequest(["."]))
    let findings = posts.mistakes.flatMap(\.findings)
    #expect(findings.count == 1)
    #expect(findings.first?.message.hasPrefix(message) ?? false, "\(findings.map(\.message))")
  }
}
