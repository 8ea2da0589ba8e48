// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("What the documentation says", .enabled(if: hasGit, "git is missing"))
struct DocumentationTests {
  /// A command on a page, for a reader to type.
  struct Command: CustomTestStringConvertible, Sendable {
    var page: String
    var arguments: [String]
    var testDescription: String { "\(page): stet \(arguments.joined(separator: " "))" }
  }

  private static let pages: [String] = {
    let docs =
      (try? FileManager.default.contentsOfDirectory(atPath: Suites.packageRoot + "/docs")) ?? []
    return ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  /// Every `stet` at the start of a line in a block of `sh`, without comments and what a shell does with the output.
  static let commands: [Command] = pages.flatMap { page -> [Command] in
    let bytes = (try? Suites.bytes(Suites.packageRoot + "/" + page)) ?? []
    var commands: [Command] = []
    var isInside = false
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("```") { isInside = line == "```sh" }
      guard isInside, line.hasPrefix("stet ") else { continue }
      let words = line.split(separator: " ").map(String.init).dropFirst()
      let stop = words.firstIndex {
        $0.hasPrefix("#") || $0.hasPrefix(">") || $0 == "|" || $0 == "||"
      }
      commands.append(
        Command(page: page, arguments: Array(words[..<(stop ?? words.endIndex)])))
    }
    return commands
  }

  @Test("There are commands on the pages")
  func count() {
    #expect(Self.commands.count > 30)
    #expect(Set(Self.commands.map(\.page)).count > 6)
  }

  @Test("Each command does what it is said to do", arguments: commands)
  func runs(_ command: Command) async throws {
    // Nothing is asked of the network in a test.
    var arguments = command.arguments.filter { $0 != "--online" }
    if let cache = arguments.firstIndex(of: "--cache") {
      arguments.removeSubrange(cache...cache + 1)
    }
    let repository = try Repository()
    let folder = repository.folder
    for name in ["a", "empathy"] {
      try folder.write("posts/\(name).md", "# One\n\n**Two**\n\n![A tree](a.jpg)\n\nText.\n")
    }
    try folder.write("export.xml", ExportTests.export)
    try repository.commit()
    try repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    try folder.write("posts/b.md", "![A tree](b.jpg)\n")
    try repository.git("add", "-A")
    if arguments.contains("--baseline") {
      _ = await TestRun.stet(["posts", "--write-baseline", "stet-baseline.txt"], in: folder.path)
    }
    if arguments.first == "baseline" { _ = await TestRun.stet(["adopt"], in: folder.path) }
    let run = await TestRun.stet(arguments, in: folder.path)
    #expect(run.status == 0 || run.status == 1, "\(run.error)")
    #expect(!run.error.contains("error:"), "\(run.error)")
  }

  @Test("Every link to a page of the repository leads to one", arguments: pages)
  func links(_ page: String) throws {
    let text = String(decoding: try Suites.bytes(Suites.packageRoot + "/" + page), as: UTF8.self)
    let folder = (page as NSString).deletingLastPathComponent
    for match in text.matches(of: /\]\(([^)#:]+\.(?:md|yml|json))\)/) {
      let target = ((Suites.packageRoot + "/" + folder) as NSString)
        .appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: target), "\(match.1)")
    }
  }

  @Test("The manual names every option of lint")
  func manual() async throws {
    let manual = String(
      decoding: try Suites.bytes(Suites.packageRoot + "/Distribution/stet.1"), as: UTF8.self)
    let help = await TestRun.stet(["help", "lint"])
    let options = Set(help.output.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
    #expect(options.count > 20)
    for option in options.subtracting(["--help"]).sorted() {
      #expect(manual.contains(option.replacing("-", with: "\\-")), "\(option)")
    }
  }
}
