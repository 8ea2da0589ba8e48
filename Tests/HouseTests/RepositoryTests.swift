// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct RepositoryTests {
  @Test("The two commands stand in the README and in the Makefile", arguments: ["lint", "test"])
  func commands(_ target: String) throws {
    let readme = try #require(Repository.file("README.md"), "README.md is not there")
    let makefile = try #require(Repository.file("Makefile"), "Makefile is not there")
    #expect(
      readme.lines.prefix(30).contains { $0.text.contains("make \(target)") },
      "a newcomer must meet `make \(target)` at the top of README.md: write it there")
    #expect(
      makefile.lines.contains { $0.text.hasPrefix("\(target):") },
      "README.md promises `make \(target)`: give the Makefile that target")
  }

  @Test("The check runs the tests last and the samples before")
  func check() throws {
    let script = try #require(Repository.file(".ci/run"), ".ci/run is not there")
    for command in ["make check", "make lint"] {
      #expect(
        script.lines.contains { $0.text == command }, ".ci/run must call `\(command)` on a line")
    }
  }

  @Test("No file names a place of one machine")
  func machinePaths() throws {
    // Put together here, so that this file does not name one.
    let folders = ["work", "root", "farm", "tmp/bash", "tmp/h-"].joined(separator: "|")
    let place = try Regex("(^|[^A-Za-z0-9_.~-])/(\(folders))")
    let words = ["/wo" + "rk/", "/ro" + "ot/", "/fa" + "rm/", "/tmp/" + "bash", "/tmp/" + "h-"]
    for file in Repository.files where !file.path.hasSuffix(".html") {
      guard words.contains(where: { file.text.contains($0) }) else { continue }
      for (number, text) in file.lines where text.contains(place) {
        Issue.record(
          "\(file.path):\(number) names a path that only one machine has: use a relative one")
      }
    }
  }
}
