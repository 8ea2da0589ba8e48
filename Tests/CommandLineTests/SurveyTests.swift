// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Rules that compare a post with all others of its site, on the disk.
@Suite("Posts compared with their site")
struct SurveyTests {
  @Test("Posts that nobody leads to, and posts that are there twice, are told of all posts")
  func survey() async throws {
    let folder = try TemporaryFolder()
    let text = (1...60).map { "word\($0)" }.joined(separator: " ")
    func post(_ name: String, _ title: String, _ text: String, _ more: String = "") throws {
      try folder.write(
        "site/posts/\(name).md",
        "---\ntitle: \(title)\ndate: 2024-01-0\(name.count)\n\(more)---\n\n\(text)\n")
    }
    try folder.write("site/index.html", "<main><a href=/posts/piers/>Piers</a></main>")
    try post("piers", "Piers", text)
    try post("ferry", "The ferry", "[Bus](/posts/bus/) \(text) and more")
    try post("bus", "Bus", "[Tram](tram.md)")
    try post("tram", "The ferry", "[Piers](/posts/piers/)", "draft: true\n")
    try folder.write("site/about.md", "# About\n\nUs.\n")
    let run = await TestRun.stet(
      [
        "lint", "site", "--site", "site", "--only", "orphan-post,post-duplicate", "--format",
        "json", "--today", "2024-03-01",
      ], in: folder.path)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    var found: [String] = []
    for post in try #require(report["posts"] as? [[String: Any]]) {
      for finding in try #require(post["findings"] as? [[String: Any]]) {
        let path = try #require(post["path"] as? String)
        let data = try #require(finding["data"] as? [String: Any])
        found.append("\(path) \(finding["rule"] ?? "") \(data["other"] ?? "")")
      }
    }
    #expect(
      found == [
        "site/posts/ferry.md orphan-post ",
        "site/posts/ferry.md post-duplicate site/posts/piers.md",
        "site/posts/piers.md orphan-post ",
        "site/posts/piers.md post-duplicate site/posts/ferry.md",
        "site/posts/tram.md post-duplicate site/posts/ferry.md",
      ])
  }
}
