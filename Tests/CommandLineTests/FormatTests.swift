// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import TestKit
import Testing

@Suite struct FormatTests {
  private static let names = [
    "text", "compact", "json", "jsonl", "sarif", "junit", "checkstyle", "github", "gitlab",
    "markdown",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", "Text.\n\n![](a.jpg)\n")
    return folder
  }

  @Test("Several reports at once: each into its file, one of them to standard output")
  func several() async throws {
    let folder = try folder()
    let run = await TestRun.stet(
      [
        "posts", "--only", "image-credit", "--rule", "image-credit=error", "--format",
        "sarif=stet.sarif", "--format", "github", "--format", "junit=junit.xml",
      ], in: folder.path)
    #expect(run.status == 1)
    #expect(run.error == "")
    #expect(
      run.output.hasPrefix(
        "::error file=posts/a.md,line=3,endLine=3,col=1,endColumn=11,title=Stet%3A image-credit::"))
    #expect(run.output.split(separator: "\n").count == 1)
    let rules = try JSON.read(Array(folder.read("stet.sarif").utf8))["runs"]?[0]["tool"]?["driver"]
    #expect(rules?["rules"]?[0]["id"] == .string("image-credit"))
    #expect(rules?["rules"]?[0]["help"]?["markdown"]?.string?.contains("## Flagged") == true)
    #expect(try folder.read("junit.xml").contains(#"<testcase name="image-credit""#))
  }

  @Test("A wrong configuration is told in every format", arguments: names)
  func configuration(_ name: String) async throws {
    let folder = try folder()
    try folder.write(".stet.yml", "rulez: {}\n")
    let run = await TestRun.stet(["posts", "--format", name], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("rulez"))
    #expect(run.output.contains(".stet.yml"))
    #expect(!run.output.contains("image-credit"))
  }

  @Test("Where nothing is wrong, every format says so, and ends with 0", arguments: names)
  func nothing(_ name: String) async throws {
    let folder = try folder()
    let run = await TestRun.stet(
      ["posts", "--only", "unreadable-post", "--format", name], in: folder.path)
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.isEmpty == ["compact", "github"].contains(name))
  }

  @Test("Help and completions name every format", arguments: names)
  func listed(_ name: String) async {
    let help = await TestRun.stet(["help", "lint"]).output
    #expect(help.contains(" \(name),") || help.contains(" \(name)."))
    for shell in ["bash", "zsh", "fish"] {
      let script = await TestRun.stet(["--generate-completion-script", shell])
      #expect(script.status == 0)
      #expect(script.output.contains(name))
    }
  }
}
