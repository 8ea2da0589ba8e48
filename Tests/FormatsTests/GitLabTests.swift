// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats
import TestKit
import Testing

@Suite("Code quality of GitLab") struct GitLabTests {
  private func entries(_ report: RunReport) throws -> [JSON] {
    guard case .array(let entries) = try JSON.read(GitLabFormat().bytes(report)) else { return [] }
    return entries
  }

  @Test("A report with everything in it looks as in the snapshot")
  func snapshot() throws {
    let bytes = GitLabFormat().bytes(Samples.full)
    try Samples.expectSnapshot(String(decoding: bytes, as: UTF8.self), "report.gitlab.json")
  }

  @Test("Every entry has what GitLab asks for, and a name that no other one has")
  func fields() throws {
    let entries = try entries(Samples.hostile)
    #expect(entries.count == 2 * Samples.hostileTexts.count)
    #expect(Set(entries.compactMap { $0["fingerprint"]?.string }).count == entries.count)
    for entry in entries {
      #expect(entry["check_name"] == .string("some-rule"))
      #expect(entry["description"]?.string?.hasPrefix("The title is '") == true)
      #expect(entry["location"]?["lines"]?["begin"]?.number == 1)
    }
    let paths = entries.suffix(Samples.hostileTexts.count).map { $0["location"]?["path"]?.string }
    #expect(paths == Samples.hostileTexts.map { "posts/\($0.prefix(100)).md" })
  }

  @Test("Severities are in GitLab's words; what stops a run weighs most")
  func severities() throws {
    let severities = try entries(Samples.full).compactMap { $0["severity"]?.string }
    #expect(severities == ["blocker", "critical", "major", "info"])
    let warning = try entries(
      RunReport(posts: [Samples.post("a", "a")], configuration: [], exitStatus: 0))
    #expect(warning.compactMap { $0["severity"]?.string } == ["minor"])
  }

  @Test("Nothing found is an empty list")
  func nothing() {
    #expect(String(decoding: GitLabFormat().bytes(Samples.empty), as: UTF8.self) == "[]\n")
  }
}
