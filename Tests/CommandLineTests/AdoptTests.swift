// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Adopting Stet on an old site", .enabled(if: hasGit, "git is missing"))
struct AdoptTests {
  private static func post(_ number: Int) -> String {
    "# Post \(number)\n\nSome words of post \(number), and ![](/old\(number).png) an image.\n\n"
      + "Then [more](http://harbour\(number).net/page) of it.\n"
  }

  /// A repository with old posts, adopted and committed.
  private func adopted() async throws -> Repository {
    let repository = try Repository()
    for number in 0..<8 { try repository.folder.write("posts/\(number).md", Self.post(number)) }
    try repository.commit()
    let run = await TestRun.stet(["adopt"], in: repository.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("Wrote .stet.yml for"))
    #expect(run.output.contains("Wrote stet-baseline.txt: "))
    #expect(run.output.contains("Wrote .git/hooks/pre-commit"))
    #expect(run.output.contains("At each commit, Stet checks the staged posts."))
    #expect(run.output.hasSuffix("Next: git add .stet.yml stet-baseline.txt\n"))
    // The hook asks for a program on PATH.
    try repository.git("add", "-A")
    try repository.git("commit", "-q", "--no-verify", "-m", "x")
    return repository
  }

  @Test("A line in an old post passes, an image without alt fails, and nothing else is reported")
  func commits() async throws {
    let repository = try await adopted()
    let clean = await TestRun.stet(["."], in: repository.path)
    #expect(clean.status == 0)
    #expect(clean.output.contains("in the baseline"))

    try repository.folder.write("posts/3.md", Self.post(3) + "\nOne more line of text.\n")
    try repository.git("add", "-A")
    let line = await TestRun.stet(["--staged"], in: repository.path)
    #expect(line.status == 0, "\(line.output)")

    try repository.folder.write("posts/4.md", Self.post(4) + "\n![](/new.png)\n")
    try repository.git("add", "-A")
    let image = await TestRun.stet(["--staged", "--format", "compact"], in: repository.path)
    #expect(image.status == 1)
    let lines = image.output.split(separator: "\n").filter { $0.contains("error") }
    #expect(lines.count == 1 && lines[0].contains("posts/4.md:7"), "\(image.output)")

    // Renamed and edited in one commit.
    try repository.git("mv", "posts/5.md", "posts/renamed.md")
    try repository.folder.write("posts/renamed.md", "# Another title\n" + Self.post(5).dropFirst(8))
    try repository.git("add", "-A")
    let renamed = await TestRun.stet(
      ["--staged", "posts/renamed.md", "--format", "compact"], in: repository.path)
    #expect(renamed.status == 0, "\(renamed.output)")
  }

  @Test("Adopting again brings the baseline up to date and keeps the rest")
  func again() async throws {
    let repository = try await adopted()
    let settings = try repository.folder.read(".stet.yml")
    try repository.folder.write("posts/0.md", "# Post\n\nNothing is wrong with this one.\n")
    let before = try repository.folder.read("stet-baseline.txt").split(separator: "\n").count
    let run = await TestRun.stet(["adopt"], in: repository.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.hasPrefix(".stet.yml already names stet-baseline.txt."))
    #expect(try repository.folder.read(".stet.yml") == settings)
    #expect(try repository.folder.read("stet-baseline.txt").split(separator: "\n").count < before)
  }

  @Test("Settings that are there are completed by one line, or left alone")
  func completed() async throws {
    let repository = try Repository()
    try repository.folder.write("a.md", Self.post(1))
    try repository.folder.write(".stet.yml", "extends: minimal")
    let run = await TestRun.stet(
      ["adopt", "--no-hook", "--baseline", "old.txt"], in: repository.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(try repository.folder.read(".stet.yml") == "extends: minimal\nbaseline: old.txt\n")
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/.git/hooks/pre-commit"))
    try repository.folder.write(".stet.yml", "{extends: minimal}\n")
    let flow = await TestRun.stet(["adopt", "--no-hook"], in: repository.path)
    #expect(flow.status == 2)
    #expect(flow.error.contains("add this line to it"))
    #expect(try repository.folder.read(".stet.yml") == "{extends: minimal}\n")
  }

  @Test("A folder without git gets settings and a baseline")
  func withoutGit() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path + "/.git")
    try folder.write("a.md", Self.post(1))
    let run = await TestRun.stet(["adopt"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("not in a git repository"))
    #expect(folder.names.contains("stet-baseline.txt"))
  }

  @Test("Strange settings cannot make Stet read or replace another file")
  func hostile() async throws {
    let outside = try TemporaryFolder()
    try outside.write("secret.txt", "a.md image-alt text:0123456789abcdef\n")
    let repository = try Repository()
    let folder = repository.folder
    try folder.write("a.md", Self.post(1))
    try folder.write("README.txt", "# A readme\n")
    try folder.link("link.txt", to: outside.path + "/secret.txt")
    try folder.link("way", to: outside.path)
    let names = [
      "../x.txt", outside.path + "/secret.txt", "link.txt", "way/secret.txt", "README.txt",
    ]
    for name in names {
      try folder.write(".stet.yml", "baseline: \(name)\n")
      for command in [["adopt", "--no-hook"], ["baseline"], ["a.md"]] {
        if name == "README.txt", command != ["adopt", "--no-hook"] { continue }
        let run = await TestRun.stet(command, in: repository.path)
        #expect(run.status >= 2, "\(name) \(command): \(run.output)\(run.error)")
      }
    }
    #expect(try folder.read("README.txt") == "# A readme\n")
    #expect(try outside.read("secret.txt").hasPrefix("a.md"))
    #expect(outside.names == [".git", "secret.txt"])
  }

  @Test("The settings' fail-on and max-warnings hold unless the command line says otherwise")
  func failing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# A\n\nText ![](/x.png) and [more](http://harbour.net/page).\n")
    let only = ["a.md", "--only", "image-alt,link-insecure"]
    #expect(await TestRun.stet(only, in: folder.path).status == 1)
    try folder.write(".stet.yml", "fail-on: never\n")
    #expect(await TestRun.stet(only, in: folder.path).status == 0)
    #expect(await TestRun.stet(only + ["--fail-on", "error"], in: folder.path).status == 1)
    try folder.write(".stet.yml", "fail-on: never\nmax-warnings: 0\n")
    let few = ["a.md", "--only", "link-insecure", "--rule", "link-insecure=warning"]
    #expect(await TestRun.stet(few, in: folder.path).status == 1)
    #expect(await TestRun.stet(few + ["--max-warnings", "1"], in: folder.path).status == 0)
    let shown = await TestRun.stet(["config"], in: folder.path)
    #expect(shown.output.contains("fail-on: never"))
    let status = await TestRun.stet(["config", "--config", "none.yml"], in: folder.path)
    #expect(status.status == 2)
    try folder.write(".stet.yml", "fail-on: sometimes\n")
    #expect(await TestRun.stet(only, in: folder.path).status == 2)
  }

  @Test("Only the root file of a project sets what fails it; another one is reported")
  func nested() async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "extends: recommended\n")
    try folder.write("blog/.stet.yml", "fail-on: never\n")
    try folder.write("blog/a.md", "# A\n\nText ![](/x.png).\n")
    let run = await TestRun.stet(["."], in: folder.path)
    #expect(run.status == 1)
    #expect(run.error.contains("blog/.stet.yml sets 'fail-on', which is ignored here"))
    // The one settings file of a repository counts wherever Stet is started.
    try FileManager.default.removeItem(atPath: folder.path + "/.stet.yml")
    #expect(await TestRun.stet(["."], in: folder.path).status == 0)
  }

  @Test("hook status says what a commit is checked by")
  func hookStatus() async throws {
    let repository = try Repository()
    let none = await TestRun.stet(["hook", "status"], in: repository.path)
    #expect(none.output.contains("commits are not checked"))
    #expect(none.output.contains("Errors fail the run"))
    try repository.folder.write(".git/hooks/pre-commit", "#!/bin/sh\nmake lint # not stet\n")
    let other = await TestRun.stet(["hook", "status"], in: repository.path)
    #expect(other.output.contains("add this line: stet --staged || exit 1"), "\(other.output)")
    try repository.folder.write(".git/hooks/pre-commit", "#!/bin/sh\n/usr/bin/stet --staged\n")
    let own = await TestRun.stet(["hook", "status"], in: repository.path)
    #expect(own.output.contains("was not written by Stet, but runs it"))
  }

  @Test("baseline shows rules and months, and files of version 0.1")
  func shown() async throws {
    let repository = try await adopted()
    let run = await TestRun.stet(["baseline"], in: repository.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("stet-baseline.txt: "))
    #expect(run.output.contains("\nBy rule\n"))
    #expect(run.output.contains(" in 8 posts"))
    try repository.folder.write(
      "old.txt", "# Findings that Stet lets stand.\na.md r 0123456789abcdef 0123456789abcdef\n")
    let old = await TestRun.stet(["baseline", "old.txt"], in: repository.path)
    #expect(old.output.contains("  unknown  1 in 1 post\n"))
    let missing = await TestRun.stet(["baseline", "none.txt"], in: repository.path)
    #expect(missing.status == 2)
  }

  @Test("--fix with standard input writes the whole text and nothing else to standard output")
  func standardInput() async throws {
    let text = "# A\n\nThe the ferry goes.\n"
    let only = ["-", "--only", "repeated-word"]
    let folder = try TemporaryFolder()
    for name in [[], ["--stdin-filename", "post.md"]] {
      let fixed = await TestRun.stet(
        only + name + ["--fix"], in: folder.path, input: Array(text.utf8))
      #expect(fixed.output == "# A\n\nThe ferry goes.\n", "\(fixed.error)")
      #expect(fixed.status == 0)
      let clean = Array("# A\r\n\r\nThe ferry goes.".utf8)
      let same = await TestRun.stet(
        only + name + ["--fix"], in: folder.path, input: clean)
      #expect(Array(same.output.utf8) == clean)
    }
    let left = await TestRun.stet(
      ["-", "--only", "image-alt", "--fix"], in: folder.path,
      input: Array("![](a.png)\n".utf8))
    #expect(left.status == 1)
    #expect(left.output == "![](a.png)\n")
    #expect(left.error.contains("image-alt"))
  }

  @Test("--exclude turns rules off, and explain shows a rule's page")
  func rules() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# A\n\nText ![](/x.png).\n")
    let run = await TestRun.stet(
      ["a.md", "--only", "image-alt", "--exclude", "image-alt"], in: folder.path)
    #expect(run.status == 0)
    let explained = await TestRun.stet(["explain", "image-alt"])
    #expect(explained.output == (await TestRun.stet(["rules", "image-alt"])).output)
    #expect(explained.status == 0)
    let colored = await TestRun.stet(["a.md"], in: folder.path, environment: ["FORCE_COLOR": "1"])
    #expect(colored.output.contains("\u{1B}["))
    let plain = await TestRun.stet(
      ["a.md"], in: folder.path, environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(!plain.output.contains("\u{1B}["))
  }
}
