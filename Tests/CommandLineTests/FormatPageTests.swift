// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("The page on formats") struct FormatPageTests {
  /// The arguments of every `stet` on the page, without what a shell does with the output.
  private static let commands: [[String]] = {
    let bytes = (try? Suites.bytes(Suites.packageRoot + "/docs/formats.md")) ?? []
    var commands: [[String]] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let program = words.firstIndex(of: "stet"),
        program == 0 || ["run:", "script:"].contains(words[program - 1])
      else { continue }
      let arguments = words[(program + 1)...].prefix { $0 != "|" && !$0.hasPrefix(">") }
      commands.append(Array(arguments))
    }
    return commands
  }()

  @Test("Its commands are there")
  func count() {
    #expect(Self.commands.count == 7)
  }

  @Test("Each command runs and writes the files that it names", arguments: commands)
  func runs(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "posts/a.md", "# One\n\n**Two**\n\n![A tree](ann-lee-2Fc9xlwcvbA-unsplash.jpg)\n\nText.\n")
    let run = await TestRun.stet(arguments, in: folder.path)
    #expect(run.status == 1)
    #expect(run.error == "")
    let files = arguments.compactMap { word -> String? in
      let parts = word.split(separator: "=")
      return parts.count == 2 ? String(parts[1]) : nil
    }
    #expect(files.filter { !folder.names.contains($0) } == [])
  }

  @Test("It tells of every format that there is")
  func formats() async throws {
    let page = String(
      decoding: try Suites.bytes(Suites.packageRoot + "/docs/formats.md"), as: UTF8.self)
    let wrong = await TestRun.stet(["--format", "nothing-such", "."])
    let list = try #require(
      wrong.error.replacing("\n      ", with: " ").split(separator: "available formats: ").last)
    let names = list.split { $0 == "," || $0.isWhitespace }
    #expect(names.count == 10)
    for name in names { #expect(page.contains("| `\(name)`") || page.contains(", `\(name)` |")) }
  }
}
