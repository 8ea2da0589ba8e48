// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Testing

@Suite struct ArgumentTests {
  @Test("The version is printed and nothing else")
  func version() async {
    let run = await TestRun.stet(["--version"])
    #expect(run.status == 0)
    #expect(run.output == "0.1.0\n")
    #expect(run.error == "")
  }

  @Test(
    "Help goes to standard output and is no failure",
    arguments: [
      ["--help"], ["-h"], ["help"], ["lint", "--help"], ["help", "lint"], ["rules", "-h"],
      ["init", "--help"], ["config", "--help"], ["credits", "--help"], ["links", "--help"],
      ["parse", "--help"],
    ])
  func help(_ arguments: [String]) async {
    let run = await TestRun.stet(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: stet"))
    #expect(run.error == "")
  }

  /// Arguments that are wrong, and what is said of them.
  private static let wrong: [(arguments: [String], message: String)] = [
    ([], "missing file or folder"),
    (["lint"], "missing file or folder"),
    (["--fomat", "json", "."], "Did you mean '--format'?"),
    (["ruls"], "did you mean the command 'stet rules'?"),
    (["--rule", "image-credit=erorr", "."], "did you mean 'error'?"),
    (["--rule", "image-crdit", "."], "unknown rule 'image-crdit'"),
    (["--only", "nothing-such", "."], "unknown rule 'nothing-such'"),
    (["--preset", "recomended", "."], "did you mean 'recommended'?"),
    (["--format", "jsn", "."], "did you mean 'json'?"),
    (["--format", "json=", "."], "has no file name"),
    (["--format", "json", "--format", "text", "."], "would be written to the same place"),
    (["--format", "json=a", "--output", "b", "."], "--output is unused"),
    (["--format", "json=a", "--format", "text=a", "."], "written to the same file"),
    (["--fail-on", "never-ever", "."], "--fail-on"),
    (["--fix=some", "."], "some"),
    (["--jobs", "0", "."], "--jobs needs a number of at least 1"),
    (["--max-warnings", "-1", "."], "max-warnings"),
    (["--today", "yesterday", "."], "yesterday"),
    (["--stdin-filename", "a.md", "."], "needs '-' as the path"),
    (["--fix", "-", "a.md"], "name no other path"),
    (["--fix", "-", "--format", "json"], "is written to standard output"),
    (["rules", "nothing-such"], "unknown rule 'nothing-such'"),
    (["no/such/place.md"], "file or folder 'no/such/place.md' not found"),
    (["parse", "--dialect", "gmf", "-"], "did you mean 'gfm'?"),
    (["credits"], "missing file or folder"), (["links"], "missing file or folder"),
    (["config", "no/such"], "file or folder 'no/such' not found"),
    (["init", "no/such"], "folder 'no/such' not found"),
  ]

  @Test(
    "Wrong use ends with 2 and says what to do",
    arguments: Self.wrong)
  func wrongUse(_ arguments: [String], _ message: String) async throws {
    let folder = try TemporaryFolder()
    let run = await TestRun.stet(arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    let words = run.error.replacing("\n       ", with: " ").replacing("\n      ", with: " ")
    #expect(words.hasPrefix("error: "))
    #expect(words.contains(message))
    #expect(words.contains("help: "))
    #expect(folder.names == [".git"])
  }

  @Test("The value of --fix may be left out, and a path behind it stays a path")
  func optionalValue() async throws {
    let folder = try TemporaryFolder()
    try folder.write("all", "not a post")
    try folder.write("posts/a.md", "Text.\n")
    for arguments in [["--fix", "posts"], ["lint", "--fix=all", "posts"], ["posts", "--fix"]] {
      let run = await TestRun.stet(arguments + ["--only", "unreadable-post"], in: folder.path)
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("1 post checked"))
    }
  }

  @Test("Behind -- everything is a path")
  func terminator() async throws {
    let folder = try TemporaryFolder()
    try folder.write("--fix/a.md", "Text.\n")
    let run = await TestRun.stet(["--only", "unreadable-post", "--", "--fix"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("1 post checked"))
  }
}
