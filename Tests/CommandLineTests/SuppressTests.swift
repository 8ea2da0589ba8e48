// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Suppressing findings by a command")
struct SuppressTests {
  private static let reason = "our own picture"

  /// What is in the post `name` of `text` after `rules` were suppressed in it, and how the run ended.
  private func suppressed(
    _ text: String, _ rules: String, name: String = "a.md", reason: String = reason
  ) async throws -> (text: String, run: TestRun) {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    let run = await TestRun.stet(["suppress", rules, name, "--reason", reason], in: folder.path)
    let again = await TestRun.stet(
      [name, "--all", "--only", rules + ",unused-suppression", "--format", "compact"],
      in: folder.path)
    if run.status == 0 { #expect(again.output == "", "\(again.output)") }
    return (try folder.read(name), run)
  }

  @Test(
    "A comment comes before the block of each finding, in its own form",
    arguments: [
      (
        "a.md", "# A\n\nText.\n\n![](/x.png)\n\nMore.\n",
        "# A\n\nText.\n\n<!-- stet image-alt: our own picture -->\n![](/x.png)\n\nMore.\n"
      ),
      (
        "a.md", "# A\r\n\r\n![](/x.png)\r\n",
        "# A\r\n\r\n<!-- stet image-alt: our own picture -->\r\n![](/x.png)\r\n"
      ),
      (
        "a.mdx", "# A\n\n![](/x.png)\n",
        "# A\n\n{/* stet image-alt: our own picture */}\n![](/x.png)\n"
      ),
      (
        "a.html", "<h1>A</h1>\n<div>\n  <p>Text <img src=\"/x.png\"></p>\n</div>\n",
        "<h1>A</h1>\n<div>\n  <p>Text <!-- stet image-alt: our own picture --><img src=\"/x.png\"></p>\n</div>\n"
      ),
      (
        "a.html", "<h1>A</h1>\n<div>\n  <img src=\"/x.png\">\n</div>\n",
        "<h1>A</h1>\n<div>\n  <!-- stet image-alt: our own picture -->\n  <img src=\"/x.png\">\n</div>\n"
      ),
      // Between the items of a list, a comment would make two of it.
      (
        "a.md", "# A\n\n- one\n- ![](/x.png)\n- three\n",
        "# A\n\n<!-- stet image-alt: our own picture -->\n- one\n- ![](/x.png)\n- three\n"
      ),
    ])
  func blocks(name: String, text: String, expected: String) async throws {
    let result = try await suppressed(text, "image-alt", name: name)
    #expect(result.run.status == 0, "\(result.run.error)")
    #expect(result.text == expected)
    #expect(result.run.error.contains("suppressed 1 finding in 1 post"))
  }

  @Test("Several rules of one block share a comment, and several blocks have one each")
  func several() async throws {
    let text = "# A\n\nThe the ferry ![](/x.png) leaves.\n\nText.\n\nThe the pier.\n"
    let result = try await suppressed(text, "image-alt,repeated-word")
    #expect(
      result.text
        == "# A\n\n<!-- stet image-alt, repeated-word: our own picture -->\nThe the ferry ![](/x.png) leaves.\n\nText.\n\n<!-- stet repeated-word: our own picture -->\nThe the pier.\n"
    )
    #expect(result.run.error.contains("suppressed 3 findings in 1 post"))
  }

  @Test(
    "What is true of the whole post goes into its front matter, or into a comment for the file",
    arguments: [
      (
        "a.md", "---\ntitle: \"TBD\"\nlayout: post\n---\n\nText.\n",
        "---\ntitle: \"TBD\"\nlayout: post\nstet: {off: [post-length], reason: \"our \\\"own\\\" picture\"}\n---\n\nText.\n"
      ),
      (
        "a.md", "---\ntitle: T\nstet: {dialect: gfm}\n---\n\nText.\n",
        "---\ntitle: T\nstet: {dialect: gfm}\n---\n\n<!-- stet-file post-length: our \"own\" picture -->\n\nText.\n"
      ),
      (
        "a.md", "# A\n\nText.\n",
        "<!-- stet-file post-length: our \"own\" picture -->\n\n# A\n\nText.\n"
      ),
    ])
  func wholePosts(name: String, text: String, expected: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    try folder.write(".stet.yml", "rules: {post-length: {severity: warning, min-words: 300}}\n")
    let found = await TestRun.stet([name, "--only", "post-length"], in: folder.path)
    try #require(found.output.contains("post-length"), "\(found.output) \(found.error)")
    let run = await TestRun.stet(
      ["suppress", "post-length", name, "--reason", "our \"own\" picture"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(try folder.read(name) == expected)
  }

  @Test("--diff shows what would be written and writes nothing")
  func shown() async throws {
    let folder = try TemporaryFolder()
    let text = "# A\n\n![](/x.png)\n"
    try folder.write("a.md", text)
    let run = await TestRun.stet(
      ["suppress", "image-alt", "a.md", "--reason", "r", "--diff"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("+<!-- stet image-alt: r -->\n"))
    #expect(try folder.read("a.md") == text)
  }

  @Test(
    "A reason that would end the comment, run a template or break the line is refused",
    arguments: [
      "", "  ", "a --> b", "a -- b", "a */ b", "{{ site.title }}", "{% include x %}", "a\nb",
      "{#", "a\u{1B}[31m", "{< x >}",
    ])
  func reasons(reason: String) async throws {
    let text = "# A\n\n![](/x.png)\n"
    let result = try await suppressed(text, "image-alt", reason: reason)
    #expect(result.run.status == 2)
    #expect(result.run.error.contains("the reason "))
    #expect(result.text == text)
  }

  @Test(
    "Rules that there are not, or that nothing suppresses, are refused",
    arguments: [
      ("image-alts", "unknown rule 'image-alts'"), ("unused-suppression", "cannot be suppressed"),
      (",", "no rule is named"),
    ])
  func rules(rule: String, said: String) async throws {
    let result = try await suppressed("# A\n\n![](/x.png)\n", rule)
    #expect(result.run.status == 2)
    #expect(result.run.error.contains(said), "\(result.run.error)")
  }

  @Test("Without findings nothing is written")
  func nothing() async throws {
    let result = try await suppressed("# A\n\nText.\n", "image-alt")
    #expect(result.run.status == 0)
    #expect(result.run.error.contains("nothing to suppress"))
    #expect(result.text == "# A\n\nText.\n")
  }

  @Test("Of many findings in one post each is suppressed, without a rule being hurt by another")
  func many() async throws {
    let blocks = (0..<40).map {
      "Words of part \($0), the the pier.\n\n![](/\($0).png)\n\n- a\n- the the\n"
    }
    let text = "# A\n\n" + blocks.joined(separator: "\n")
    let result = try await suppressed(text, "image-alt,repeated-word")
    #expect(result.run.status == 0, "\(result.run.error)")
    #expect(result.run.error.contains("suppressed 80 findings"), "\(result.run.error)")
  }
}
