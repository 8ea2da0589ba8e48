// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("The cache of links and the history as files")
struct CacheTests {
  private static let post = "# A title\n\n[a](http://127.0.0.1:1/a)\n"

  private func run(
    _ arguments: [String], in folder: TemporaryFolder, cache: String? = nil
  ) async -> TestRun {
    await TestRun.stet(
      arguments, in: folder.path, environment: cache.map { ["XDG_CACHE_HOME": $0] } ?? [:])
  }

  @Test("With the setting on, the cache is in the user's cache folder, and only with --online")
  func setting() async throws {
    let (posts, home) = (try TemporaryFolder(), try TemporaryFolder())
    try FileManager.default.removeItem(atPath: home.path + "/.git")
    try posts.write("a.md", Self.post)
    let online = ["links", "a.md", "--online"]
    for (setting, arguments) in [("on", ["links", "a.md"]), ("off", online), ("", online)] {
      try posts.write(".stet.yml", "links: {\(setting.isEmpty ? "" : "cache: \(setting)")}\n")
      #expect(await run(arguments, in: posts, cache: home.path).status == 0)
      #expect(!FileManager.default.fileExists(atPath: home.path + "/stet/links.sqlite"))
    }
    try posts.write(".stet.yml", "links: {cache: on}\n")
    let used = await run(online, in: posts, cache: home.path + "/deep")
    #expect(used.error.isEmpty, "\(used.error)")
    #expect(FileManager.default.fileExists(atPath: home.path + "/deep/stet/links.sqlite"))
    let other = await TestRun.stet(online, in: posts.path, environment: ["HOME": home.path])
    #expect(other.error.isEmpty, "\(other.error)")
    #expect(FileManager.default.fileExists(atPath: home.path + "/.cache/stet/links.sqlite"))
    let none = await run(online, in: posts, cache: "relative")
    #expect(none.error.hasPrefix("note: there is no folder for the link cache"))
    #expect(posts.names == [".git", ".stet.yml", "a.md"])
  }

  @Test(
    "The settings cannot name a file", arguments: ["c.sqlite", "/tmp/c", "true", "../c.sqlite"])
  func path(_ text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.post)
    try folder.write(".stet.yml", "links: {cache: \(text)}\n")
    let run = await run(["a.md", "--online", "--format", "compact"], in: folder)
    #expect(run.status == 2)
    #expect(
      run.output.contains(".stet.yml:1:16: error: 'cache' is 'on' or 'off'"), "\(run.output)")
    #expect(folder.names == [".git", ".stet.yml", "a.md"])
  }

  @Test("A cache among the posts is used only when it is named")
  func amongPosts() async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", Self.post)
    try folder.write(".stet.yml", "links: {cache: on}\n")
    for arguments in [["links", "posts", "--online"], ["posts", "--online", "--quiet"]] {
      let refused = await run(arguments, in: folder, cache: folder.path + "/posts")
      #expect(
        refused.error.hasPrefix("note: posts/stet/links.sqlite is among the posts, so it is not")
          && refused.error.hasSuffix(
            "help: if you trust it, name it: --cache posts/stet/links.sqlite\n"),
        "\(refused.error)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/posts/stet/links.sqlite"))
    }
    let typed = await run(
      ["links", "posts", "--online", "--cache", "posts/stet/links.sqlite"], in: folder)
    #expect(typed.error.isEmpty, "\(typed.error)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/posts/stet/links.sqlite"))
  }

  @Test("A cache that git tracks is used only when it is named", .enabled(if: hasGit))
  func tracked() async throws {
    let repository = try Repository()
    let folder = repository.folder
    try folder.write("posts/a.md", Self.post)
    try folder.write(".stet.yml", "links: {cache: on}\n")
    let online = ["links", "posts", "--online"]
    let untracked = await run(online, in: folder, cache: folder.path + "/.cache")
    #expect(untracked.error.isEmpty, "\(untracked.error)")
    try repository.commit()
    let refused = await run(online, in: folder, cache: folder.path + "/.cache")
    #expect(
      refused.error.hasPrefix("note: .cache/stet/links.sqlite is tracked by git, so it is not"),
      "\(refused.error)")
    let typed = await run(online + ["--cache", ".cache/stet/links.sqlite"], in: folder)
    #expect(typed.error.isEmpty, "\(typed.error)")
  }

  @Test("A file of another program is named and left as it is, as a cache and as a history")
  func foreign() async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", Self.post)
    try SQLiteFile.run("CREATE TABLE accounts (t)", at: folder.path + "/app.db")
    let before = try Data(contentsOf: URL(filePath: folder.path + "/app.db"))
    let cache = await run(["links", "posts", "--online", "--cache", "app.db"], in: folder)
    #expect(cache.status == 0)
    #expect(
      cache.error.hasPrefix("note: 'app.db' is not a cache that Stet wrote\n"), "\(cache.error)")
    let history = await run(["report", "posts", "--history", "app.db"], in: folder)
    #expect(history.status == 3)
    #expect(
      history.error.hasPrefix("error: 'app.db' is not a history that Stet wrote\n"),
      "\(history.error)")
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/app.db")) == before)
    #expect(folder.names == [".git", "app.db", "posts"])
  }

  @Test(
    "Whatever a history holds, a report is made of what is left",
    arguments: ["html", "markdown", "json", "csv"])
  func history(format: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", Self.post)
    func report() async -> TestRun {
      await self.run(["report", "posts", "--history", "h.db", "--format", format], in: folder)
    }
    #expect(await report().error.isEmpty)
    try SQLiteFile.run(
      """
      INSERT INTO runs VALUES (7, '2020-01-01', 'ab', 1, 1e308, 1, 1),
        (8, 'x', 'ab', 1, 50, 1, 1), (9, '2020-01-01', '<mark>', 1, 50, 1, 1),
        (10, '2020-01-01', 'ab', 1, 50, 9223372036854775807, 1),
        (11, '2020-01-01', 'ab', 1, 50, 1, -9223372036854775808),
        (12, '2020-01-02', 'ab', 1, 50, 1, 1);
      INSERT INTO rules VALUES (12, 'post-length', 9223372036854775807);
      """, at: folder.path + "/h.db")
    let last = await report()
    #expect(last.status == 0)
    #expect(last.error == "note: 5 invalid runs in 'h.db' skipped\n")
    #expect(!last.output.contains("<mark>"))
  }
}
