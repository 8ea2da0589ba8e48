// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Packs that a project brings")
struct ProjectPackTests {
  static let page = """
    ---
    kind: substitution
    message: "'%s' is written '%1'"
    swap:
      git hub: GitHub
      /e-?mail(s?)/: email$1
    ---
    How names are written.

    ## Flagged

    ```markdown
    We use ⟦git hub⟧ and ⟦e-mails⟧ and more.
    ```

    ## Not flagged

    ```html
    <p>GitHub, email.</p>
    ```

    """

  static func project(_ settings: String, page: String = page) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("house/brand.md", page)
    try folder.write(".stet.yml", settings)
    try folder.write("post.md", "# A title here\n\nWe push it to git hub by e-mails.\n")
    return folder
  }

  @Test("A folder of pages beside the configuration is a pack, and its rules can be spoken of")
  func extends() async throws {
    let folder = try Self.project("extends: [minimal, house]\nrules:\n  brand: error\n")
    let run = await TestRun.stet(
      ["--only", "brand", "--format", "compact", "post.md"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("post.md:3:15: error: 'git hub' is written 'GitHub' [brand]"))
    #expect(run.output.contains("post.md:3:26: error: 'e-mails' is written 'emails' [brand]"))
    let fixed = await TestRun.stet(["--only", "brand", "--fix=all", "post.md"], in: folder.path)
    #expect(fixed.status == 0)
    #expect(try folder.read("post.md") == "# A title here\n\nWe push it to GitHub by emails.\n")
    let shown = await TestRun.stet(["rules", "brand"], in: folder.path)
    #expect(shown.output.contains("How names are written"))
  }

  @Test("SARIF and the schema know the rules of a project's own pack")
  func known() async throws {
    let folder = try Self.project("extends: [minimal, house]\nrules:\n  brand: error\n")
    let run = await TestRun.stet(["--format", "sarif", "post.md"], in: folder.path)
    let start = try #require(run.output.range(of: "\"id\": \"brand\""))
    let rule = run.output[start.lowerBound...].prefix(900)
    #expect(rule.contains("shortDescription"))
    #expect(rule.contains("How names are written"))
    #expect(rule.contains("\"level\""))
    let schema = await TestRun.stet(["config", "--schema"], in: folder.path)
    #expect(schema.status == 0)
    #expect(schema.output.contains("\"brand\": {"))
    let elsewhere = try TemporaryFolder()
    let plain = await TestRun.stet(["config", "--schema"], in: elsewhere.path)
    #expect(!plain.output.contains("\"brand\": {"))
  }

  @Test("What a pack leaves off is off until a configuration names it")
  func off() async throws {
    let folder = try Self.project("extends: [minimal, rules/newsroom]\n")
    try folder.write("news.md", "# Tea is dear.\n\nWe met 3 times on March 3rd.\n")
    let run = await TestRun.stet(["--format", "compact", "news.md"], in: folder.path)
    #expect(run.output.contains("[headline-stop]"))
    #expect(run.output.contains("[date-style]"))
    #expect(!run.output.contains("[headline-title-case]"))
    #expect(!run.output.contains("[numbers-in-words]"))
    try folder.write(
      ".stet.yml", "extends: [minimal, rules/newsroom]\nrules:\n  numbers-in-words: warning\n")
    let named = await TestRun.stet(["--format", "compact", "news.md"], in: folder.path)
    #expect(named.output.contains("news.md:3:8: warning: '3' is a figure"))
    #expect(!named.output.contains("[headline-title-case]"))
  }

  @Test("A rule on the command line that no pack has is told")
  func unknown() async throws {
    let folder = try Self.project("extends: [house]\n")
    let run = await TestRun.stet(["--only", "brnd", "post.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error == "error: unknown rule 'brnd'\nhelp: did you mean 'brand'?\n")
  }

  @Test("A file that is extended brings its packs")
  func chain() async throws {
    let folder = try Self.project("extends: [shared/base.yml]\nrules:\n  brand: suggestion\n")
    try folder.write("shared/base.yml", "extends: [recommended, ../house]\n")
    let run = await TestRun.stet(["config", "."], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("rules.brand: suggestion"))
  }

  @Test("A mistake on a page is told at its place, and nothing else is")
  func mistake() async throws {
    let folder = try Self.project(
      "extends: [house]\nrules:\n  brand: error\n",
      page: Self.page.replacing("swap:", with: "swpa:"))
    let run = await TestRun.stet(["--format", "compact", "post.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(
      run.output.hasPrefix(
        """
        house/brand.md:1:1: error: 'swap' is missing [configuration]
        house/brand.md:4:1: error: unknown key 'swpa' in a rule of kind 'substitution' [configuration]

        """))
    #expect(!run.output.contains("no rule"))
  }

  @Test("A pack outside the repository is not read, nor what a link leads to")
  func outside() async throws {
    let other = try Self.project("")
    let folder = try TemporaryFolder()
    try folder.write("post.md", "We push it to git hub.\n")
    try folder.write(
      ".stet.yml", "extends: [../\(NSString(string: other.path).lastPathComponent)/house]\n")
    let run = await TestRun.stet(["post.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("is outside the repository"))
    try folder.link("house", to: other.path + "/house")
    try folder.write(".stet.yml", "extends: [house]\n")
    let linked = await TestRun.stet(["post.md"], in: folder.path)
    #expect(linked.status == 2)
    #expect(linked.output.contains("it is a symbolic link"))
  }

  @Test(
    "A pattern that is not closed is reported at its end; a path is a phrase",
    arguments: [
      ("/git hub", "the closing '/' is missing"), ("/git hub/i", "a pattern takes no flags"),
      ("/etc/fstab", ""), ("/git hub/", ""), ("/", ""),
    ])
  func unclosed(pattern: String, problem: String) async throws {
    let folder = try Self.project("")
    try folder.write(
      "house/brand.md", Self.page.replacing("git hub: GitHub", with: "\(pattern): GitHub"))
    let run = await TestRun.stet(["test", "house"], in: folder.path)
    #expect(run.output.contains(problem) || problem.isEmpty, "\(run.output)")
    #expect(run.output.contains("invalid pattern") != problem.isEmpty, "\(run.output)")
  }

  @Test("A pattern of an override that matches no post is told once")
  func unmatched() async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", "# A\n\nText.\n")
    try folder.write("posts/old/b.md", "# B\n\nText.\n")
    try folder.write(
      ".stet.yml",
      "overrides:\n  - files: [\"posts/old/**\", \"post/new/**\"]\n    rules: {image-alt: off}\n")
    let all = await TestRun.stet(["."], in: folder.path)
    #expect(
      all.error.contains("the pattern 'post/new/**' under 'overrides' in .stet.yml matches no post")
    )
    #expect(all.error.split(separator: "matches no post").count == 2)
    for paths in [["posts/a.md"], ["posts"]] {
      let part = await TestRun.stet(paths, in: folder.path)
      #expect(!part.error.contains("matches no post"), "\(part.error)")
    }
  }

  @Test("The examples of a page are run, and what is wrong is told at its line")
  func examples() async throws {
    let folder = try Self.project("")
    let right = await TestRun.stet(["test", "house"], in: folder.path)
    #expect(right.status == 0)
    #expect(right.output == "1 rule, 2 examples, all pass\n")
    try folder.write(
      "house/brand.md",
      Self.page.replacing("⟦git hub⟧", with: "git hub").replacing(
        "GitHub, email.", with: "⟦GitHub⟧")
    )
    let wrong = await TestRun.stet(["test", "house/brand.md"], in: folder.path)
    #expect(wrong.status == 1)
    #expect(
      wrong.output == """
        house/brand.md:13: 'git hub' was flagged but is not marked
        house/brand.md:19: 'GitHub' is marked but was not flagged
        1 rule, 2 examples, 2 wrong

        """)
    try folder.write("house/brand.md", Self.page.replacing("## Flagged", with: "## Flaged"))
    let misnamed = await TestRun.stet(["test", "house"], in: folder.path)
    #expect(misnamed.status == 1)
    #expect(
      misnamed.output.contains(
        "unknown section '## Flaged': its examples are not tested; did you mean '## Flagged'?"))
    let none = await TestRun.stet(["test", "post.md", "nothing"], in: folder.path)
    #expect(none.status == 2)
  }
}
