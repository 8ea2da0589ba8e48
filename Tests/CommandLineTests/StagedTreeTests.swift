// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Linting
import Testing
import Workspace

/// One tree for posts, site and settings: what is staged, what was committed, or what is on the disk.
@Suite("The site of a change", .enabled(if: hasGit, "git is missing"))
struct StagedTreeTests {
  /// A small site of plain pages, committed.
  private static func site() throws -> Repository {
    let repository = try Repository()
    let folder = repository.folder
    try folder.write("index.html", "<h1>Harbour</h1>\n")
    try folder.write("tide.html", "<h1>Tide</h1>\n")
    try folder.write("ferries.html", "<h1>Ferries</h1>\n")
    try folder.write("post.md", "# Post\n\n[Tide](/tide.html)\n")
    try repository.commit()
    return repository
  }

  private func staged(_ repository: Repository, _ rule: String) async -> [String] {
    await repository.findings("--staged", "--only", rule)
  }

  @Test("A staged link counts by what is staged, not by what is in the folder")
  func links() async throws {
    let repository = try Self.site()
    let folder = repository.folder
    try folder.write("post.md", "# Post\n\n[Pier](/pier.html)\n")
    try repository.git("add", "post.md")
    try folder.write("pier.html", "<h1>Pier</h1>\n")
    #expect(await staged(repository, "internal-links") == ["post.md:3"])
    try repository.git("add", "pier.html")
    #expect(await staged(repository, "internal-links") == [])
    // A page that is staged and gone from the folder is there for the commit.
    try FileManager.default.removeItem(atPath: folder.path + "/pier.html")
    #expect(await staged(repository, "internal-links") == [])
    // One that is staged as removed and still in the folder is not.
    try repository.git("rm", "-q", "--cached", "pier.html")
    try folder.write("pier.html", "<h1>Pier</h1>\n")
    #expect(await staged(repository, "internal-links") == ["post.md:3"])
  }

  @Test("An image, a table of redirects, an anchor and the settings are read as staged")
  func files() async throws {
    let repository = try Self.site()
    let folder = repository.folder
    try folder.write(
      "post.md", "# Post\n\n![A pier](/pier.svg)\n\n[Old](/old)\n\n[Tide](/tide.html#low)\n")
    try repository.git("add", "post.md")
    try folder.write("pier.svg", "<svg width='800' height='600'/>")
    try folder.write("_redirects", "/old /tide.html\n")
    try folder.write("tide.html", "<h1 id=low>Tide</h1>\n")
    #expect(await staged(repository, "image-file") == ["post.md:3"])
    #expect(await staged(repository, "internal-links") == ["post.md:5", "post.md:7"])
    try repository.git("add", "pier.svg", "_redirects", "tide.html")
    #expect(await staged(repository, "image-file") == [])
    let run = await TestRun.stet(
      ["--staged", "--only", "internal-links", "--fail-on", "error"], in: folder.path)
    #expect(run.status == 0)
    try folder.write(".stet.yml", "rules: {heading-levels: off, bold-heading: error}\n")
    try folder.write("post.md", "# Post\n\nText.\n\n**Bold words**\n\nAnd what comes after them.\n")
    try repository.git("add", "post.md")
    try folder.write(".stet.yml", "rules: {bold-heading: off}\n")
    let unstaged = await repository.findings("--staged")
    #expect(unstaged.contains("post.md:5"))
    try repository.git("add", ".stet.yml")
    #expect(await !repository.findings("--staged").contains("post.md:5"))
  }

  @Test("A report that compares judges old posts on the site of their commit")
  func compare() async throws {
    let repository = try Self.site()
    let folder = repository.folder
    // The page that the old post links to is gone today; in its commit it was there.
    try FileManager.default.removeItem(atPath: folder.path + "/tide.html")
    let run = await TestRun.stet(
      [
        "report", ".", "--only", "internal-links", "--compare", "HEAD", "--format", "markdown",
        "--today", "2024-03-01",
      ], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("Since HEAD: 1 new, 0 fixed."))
  }

  @Test("The disk, the index, a commit and memory give the same findings for the same content")
  func sameFindings() async throws {
    let repository = try Self.site()
    let folder = repository.folder
    try folder.write(
      "post.md", "# Post\n\n[Gone](/gone.html) ![x](no.jpg)\n\n**Bold words**\n\nx\n")
    try folder.write("sub/other.md", "# Other\n\n[Post](../post.md) [Tide](/tide.html#nope)\n")
    try repository.commit()
    let git = try GitRepository(around: folder.path)
    var held: [String: [UInt8]] = [folder.path + "/.git/HEAD": []]
    for name in ["index.html", "tide.html", "ferries.html", "post.md", "sub/other.md"] {
      held[folder.path + "/" + name] = Array(try folder.read(name).utf8)
    }
    let trees: [any FileTree] = [
      DiskTree(roots: [folder.path]), try git.indexTree(), try git.commitTree("HEAD"),
      MemoryTree(held),
    ]
    var all: [[String]] = []
    for tree in trees {
      let workspace = Workspace(files: tree, folder: folder.path, catalogue: Catalogue())
      let posts = workspace.select(PostRequest(["."]))
      let sites = try #require(workspace.sites(of: posts, .init()))
      await sites.prepare(for: posts.tasks, jobs: 1)
      let linter = PostLinter(
        loader: workspace.loader, sites: sites, siteURL: nil,
        today: try #require(Day("2024-03-01")))
      var lines: [String] = []
      for await result in workspace.results(of: posts, by: linter, jobs: 1) {
        lines += result.report.findings.map { "\(result.report.path) \($0)" }
      }
      all.append(lines)
    }
    #expect(!all[0].isEmpty)
    for lines in all.dropFirst() { #expect(lines == all[0]) }
  }
}
