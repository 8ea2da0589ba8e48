// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Testing

@Suite struct LintTests {
  /// A post with one error: `unreadable-post` needs no rule to be written.
  private static let broken: [UInt8] = [0x61, 0xFF]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("posts/good.md", "Some text.\n")
    try folder.write("posts/bad.md", Self.broken)
    return folder
  }

  private let only = ["--only", "unreadable-post"]

  private static let statuses: [(arguments: [String], status: Int32)] = [
    (["posts/good.md"], 0), (["posts"], 1), (["posts", "--fail-on", "warning"], 1),
    (["posts", "--fail-on", "never"], 0), (["posts/latin.html"], 0),
    (["posts/latin.html", "--fail-on", "warning"], 1),
    (["posts/latin.html", "--max-warnings", "0"], 1),
    (["posts/latin.html", "--max-warnings", "1"], 0),
    (["posts/latin.html", "--fail-on", "never", "--max-warnings", "0"], 1),
  ]

  @Test(
    "The exit status follows --fail-on and --max-warnings",
    arguments: Self.statuses)
  func exitStatus(_ arguments: [String], _ status: Int32) async throws {
    let folder = try folder()
    try folder.write("posts/latin.html", Array("<meta charset=latin1><p>x".utf8) + [0xE9])
    let run = await TestRun.stet(arguments + only, in: folder.path)
    #expect(run.status == status)
    #expect(run.error == "")
  }

  @Test("A schema of front matter names posts from the settings' folder, wherever one stands")
  func schemas() async throws {
    let folder = try folder()
    try folder.write(
      ".stet.yml",
      "rules:\n  front-matter:\n    schemas:\n      - files: posts/**\n        require: [title]\n")
    try folder.write("posts/a.md", "---\nb: c\n---\nx\n")
    let only = ["--only", "front-matter", "--format", "json"]
    for (path, place) in [
      ("posts/a.md", ""), ("a.md", "/posts"), (folder.path + "/posts/a.md", ""),
    ] {
      let run = await TestRun.stet([path] + only, in: folder.path + place)
      #expect(run.status == 1, "\(path)")
      #expect(run.output.contains("The front matter lacks the required 'title'"), "\(path)")
    }
    try folder.write("other/posts/a.md", "---\nb: c\n---\nx\n")
    #expect(await TestRun.stet(["other"] + only, in: folder.path).status == 0)
  }

  @Test("A mistake in a schema is told at its line, with the nearest name, and nothing is checked")
  func schemaMistakes() async throws {
    let folder = try folder()
    try folder.write(
      ".stet.yml", "rules:\n  front-matter:\n    schemas:\n      - types: {date: dat}\n")
    let run = await TestRun.stet(["posts/good.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(
      run.output.contains(".stet.yml:4:23: error: front-matter: 'types.date' must be one of:"))
    #expect(run.output.contains("help: did you mean 'date'?"))
  }

  @Test("An unreadable post is one finding, and the others are still checked")
  func unreadable() async throws {
    let folder = try folder()
    let run = await TestRun.stet(["posts"] + only, in: folder.path)
    #expect(
      run.output == """
        posts/bad.md:1:2: error: Byte 1 (line 1) is not valid UTF-8 [unreadable-post]
           1 | a\\xFF
             |  ^^^^
          help: save the file as UTF-8; many editors have 'Save with encoding'

        1 post checked, 1 unreadable, 2 words: 1 error

        """)
  }

  @Test(
    "A file that may not be read is an unreadable post",
    .enabled(if: geteuid() != 0, "root may read everything"))
  func forbidden() async throws {
    let folder = try folder()
    try folder.setMode(0, "posts/good.md")
    let run = await TestRun.stet(["posts/good.md"] + only, in: folder.path)
    #expect(run.status == 1)
    #expect(
      run.output.contains("posts/good.md:1:1: error: the file cannot be read: permission denied"))
  }

  @Test("Nothing to check is wrong use unless it is allowed")
  func empty() async throws {
    let folder = try TemporaryFolder()
    try folder.write("notes/a.txt", "x")
    let run = await TestRun.stet(["notes"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: nothing was checked: no posts found in notes\nhelp: "))
    #expect(run.output == "")
    let allowed = await TestRun.stet(["notes", "--allow-empty"], in: folder.path)
    #expect(allowed.status == 0)
    #expect(allowed.output == "0 posts checked, 0 words: nothing to report\n")
  }

  @Test("A path that is missing is told, and the rest is still checked")
  func missing() async throws {
    let folder = try folder()
    let run = await TestRun.stet(["posts", "gone.md"] + only, in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("file or folder 'gone.md' not found"))
    #expect(run.output.contains("1 post checked, 1 unreadable"))
  }

  @Test(
    "Reports go where they are asked for, and standard output holds only the one without a file")
  func targets() async throws {
    let folder = try folder()
    let run = await TestRun.stet(
      ["posts", "--format", "json", "--format", "text=out.txt"] + only, in: folder.path)
    #expect(run.output.hasPrefix("{\n  \"version\": 1,\n"))
    #expect(try folder.read("out.txt").hasSuffix("2 words: 1 error\n"))
    let moved = await TestRun.stet(
      ["posts", "--format=json", "--output", "r.json"] + only, in: folder.path)
    #expect(moved.output == "")
    #expect(try folder.read("r.json") == run.output)
    let failed = await TestRun.stet(["posts", "--output", "no/r.txt"] + only, in: folder.path)
    #expect(failed.status == 3)
    #expect(failed.error.contains("cannot write"))
  }

  @Test("The output is the same whatever the number of workers", arguments: [1, 2, 7, 100])
  func jobs(_ jobs: Int) async throws {
    let folder = try folder()
    for number in 0..<40 {
      try folder.write("posts/\(number).md", number % 3 == 0 ? Self.broken : Array("a b".utf8))
    }
    let one = await TestRun.stet(
      ["posts", "--format", "json", "--jobs", "1"] + only, in: folder.path)
    let many = await TestRun.stet(
      ["posts", "--format", "json", "--jobs", "\(jobs)"] + only, in: folder.path)
    #expect(one.output == many.output)
    #expect(one.output.contains("\"posts\": 42"))
  }

  @Test("Standard input is a post of the name that it is given")
  func standardInput() async throws {
    let folder = try TemporaryFolder()
    let run = await TestRun.stet(
      ["-", "--stdin-filename", "posts/x.md"] + only, in: folder.path, input: Self.broken)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("posts/x.md:1:2: error: "))
    let unnamed = await TestRun.stet(["-"] + only, in: folder.path, input: Self.broken)
    #expect(unnamed.output.hasPrefix("stdin:1:2: error: "))
  }

  @Test("A wrong configuration is told at its place, and nothing is linted")
  func wrongConfiguration() async throws {
    let folder = try folder()
    try folder.write(".stet.yml", "rulez: {}\n")
    let run = await TestRun.stet(["posts"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.hasPrefix(".stet.yml:1:1: error: "))
    #expect(run.output.contains("did you mean 'rules'?"))
    #expect(!run.output.contains("posts/bad.md"))
    let missing = await TestRun.stet(["posts", "--config", "none.yml"], in: folder.path)
    #expect(missing.status == 2)
  }

  @Test("What the configuration ignores is left out, unless it is named")
  func ignore() async throws {
    let folder = try folder()
    try folder.write(".stet.yml", "ignore: [\"posts/bad.md\"]\n")
    let run = await TestRun.stet(["posts"] + only, in: folder.path)
    #expect(run.output.hasPrefix("1 post checked, 2 words"))
    let named = await TestRun.stet(["posts/bad.md"] + only, in: folder.path)
    #expect(named.status == 1)
  }

  @Test("Colours come on a terminal only, and NO_COLOR and --color have their say")
  func colours() async throws {
    let folder = try folder()
    func isColored(_ terminal: Bool, _ environment: [String: String], _ color: [String]) async
      -> Bool
    {
      await TestRun.stet(
        ["posts"] + only + color, in: folder.path, isTerminal: terminal, environment: environment
      ).output.contains("\u{1B}[")
    }
    #expect(await isColored(true, [:], []))
    #expect(await !isColored(false, [:], []))
    #expect(await !isColored(true, ["NO_COLOR": "1"], []))
    #expect(await isColored(true, ["NO_COLOR": ""], []))
    #expect(await !isColored(true, ["TERM": "dumb"], []))
    #expect(await isColored(false, ["NO_COLOR": "1"], ["--color", "always"]))
    #expect(await !isColored(true, [:], ["--color=never"]))
  }

  @Test("--stats counts on standard error where programs read the report")
  func statisticsElsewhere() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# A\n\n![](/x.png)\n")
    for format in ["compact", "json", "sarif", "markdown"] {
      let run = await TestRun.stet(
        ["a.md", "--only", "image-alt", "--stats", "--format", format], in: folder.path)
      let plain = await TestRun.stet(
        ["a.md", "--only", "image-alt", "--format", format], in: folder.path)
      #expect(run.output == plain.output)
      #expect(run.error.contains("1  image-alt\n"), "\(run.error)")
    }
  }

  @Test("--quiet leaves findings only, --stats counts them by rule")
  func quietAndStatistics() async throws {
    let folder = try folder()
    let quiet = await TestRun.stet(["posts", "--quiet"] + only, in: folder.path)
    #expect(!quiet.output.contains("checked"))
    let statistics = await TestRun.stet(["posts", "--stats"] + only, in: folder.path)
    #expect(
      statistics.output.contains(
        "\n1  unreadable-post\n\nlanguage: 1 post in an unknown language, read as en\n\n1 post checked"
      ))
  }

  @Test("A short description is a suggestion, and an error where a preset makes it one")
  func setSeverity() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.md", "---\ntitle: The ferry\ndescription: Boats.\n---\n\nIt leaves at six.\n")
    for (preset, severity) in [("recommended", "suggestion"), ("seo", "error")] {
      let run = await TestRun.stet(
        ["a.md", "--preset", preset, "--only", "meta-description"], in: folder.path)
      #expect(run.output.contains("a.md:3:14: \(severity): This description has only 6 characters"))
    }
  }
}
