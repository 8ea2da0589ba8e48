// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Baselines on the command line")
struct BaselineFileTests {
  private static func post(_ number: Int) -> String {
    let words = (0..<4).map {
      "Some words of post \(number), paragraph \($0), that go on for a while."
    }
    return words.joined(separator: "\n\n") + "\n\n![A ferry at pier \(number)](/\(number).jpg)\n\n"
      + "Then more of [it](http://a.net/\(number)), **with bold**.\n"
  }

  @Test("An archive turns green, moved text stays so, and new findings count")
  func archive() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write("posts/\(number).md", Self.post(number)) }
    let only = [
      "--only", "image-credit,link-insecure", "--rule", "image-credit=error", "--fail-on",
      "suggestion",
    ]
    let before = await TestRun.stet(["posts"] + only, in: folder.path)
    #expect(before.status == 1)
    let written = await TestRun.stet(
      ["posts", "--write-baseline", "old.txt"] + only, in: folder.path)
    #expect(written.status == 0)
    #expect(written.error == "note: wrote old.txt: 80 findings accepted\n")
    #expect(written.output.contains("; 80 in the baseline"))
    let lines = try folder.read("old.txt").split(separator: "\n")
    #expect(lines.count == 81)

    // 5 wrapped anew, 5 renamed, 2 with a new finding each, 1 mended.
    for number in 0..<5 {
      try folder.write(
        "posts/\(number).md",
        Self.post(number).replacingOccurrences(of: " more of ", with: "\nmore\nof ")
          .replacingOccurrences(of: "![A ferry at ", with: "![A ferry\nat "))
    }
    for number in 5..<10 {
      try FileManager.default.moveItem(
        atPath: folder.path + "/posts/\(number).md", toPath: folder.path + "/posts/new\(number).md")
    }
    for number in 10..<12 {
      try folder.write(
        "posts/\(number).md", "![Another ferry](/n\(number).jpg)\n\n" + Self.post(number))
    }
    try folder.write("posts/12.md", Self.post(12).replacingOccurrences(of: "http:", with: "https:"))
    let after = await TestRun.stet(
      ["posts", "--baseline", "old.txt", "--format", "json"] + only, in: folder.path)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(after.output.utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["errors"] as? Int == 2)
    #expect(summary["warnings"] as? Int == 0)
    #expect(summary["baselined"] as? Int == 79)
    #expect(after.status == 1)
    #expect(after.error.contains("1 entry of old.txt is outdated: link-insecure"))

    // One post alone: nothing is said of the others, and written anew they keep theirs.
    let one = await TestRun.stet(["posts/20.md", "--baseline", "old.txt"] + only, in: folder.path)
    #expect(one.status == 0)
    #expect(one.error == "")
    _ = await TestRun.stet(["posts", "--write-baseline", "old.txt"] + only, in: folder.path)
    #expect(try folder.read("old.txt").split(separator: "\n").count == 82)
    _ = await TestRun.stet(["posts/20.md", "--write-baseline", "old.txt"] + only, in: folder.path)
    #expect(try folder.read("old.txt").split(separator: "\n").count == 82)
  }

  @Test("A baseline that is not there, or is none, is told")
  func mistakes() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "x\n")
    let missing = await TestRun.stet(["a.md", "--baseline", "no.txt"], in: folder.path)
    #expect(missing.status == 2)
    #expect(missing.error.contains("baseline 'no.txt' not found"))
    try folder.write("bad.txt", "# x\n<<<<<<< HEAD\n")
    let damaged = await TestRun.stet(["a.md", "--baseline", "bad.txt"], in: folder.path)
    #expect(damaged.status == 2)
    #expect(damaged.error.hasPrefix("error: bad.txt:2: unresolved merge conflict"))
  }
}
