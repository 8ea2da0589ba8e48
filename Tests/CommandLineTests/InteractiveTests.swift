// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Asking before each fix")
struct InteractiveTests {
  private static let post = """
    # Ferries

    The the ferry leaves.

    It comes  back back at noon.

    Nobody nobody waits.

    """

  /// The post after `answers`, with what was asked.
  private func asked(
    _ answers: [String], _ arguments: [String] = ["--fix"], posts: [String] = ["a.md"]
  ) async throws -> (texts: [String], run: TestRun) {
    let folder = try TemporaryFolder()
    for name in posts { try folder.write(name, Self.post) }
    let run = await TestRun.stet(
      posts + arguments + ["--interactive", "--only", "repeated-word,double-space"],
      in: folder.path, answers: answers)
    return (try posts.map(folder.read), run)
  }

  @Test("Yes applies a fix, no leaves it")
  func yesAndNo() async throws {
    let (texts, run) = try await asked(["y", "n", "n", "no"], ["--fix=all"])
    #expect(texts[0].hasPrefix("# Ferries\n\nThe ferry leaves.\n\nIt comes  back back at noon.\n"))
    #expect(run.error.contains("'The' is repeated [repeated-word]"))
    #expect(run.error.contains("-The the ferry leaves.\n+The ferry leaves.\n"))
    #expect(run.error.contains("note: fixed 1 finding in 1 post"))
    #expect(run.output.contains("'back' is repeated"))
    #expect(!run.output.contains("'The' is repeated"))
  }

  @Test("All applies a fix and those of its rule, in the posts after it too")
  func all() async throws {
    let (texts, run) = try await asked(["a", "n"], ["--fix=all"], posts: ["a.md", "b.md"])
    for text in texts {
      #expect(text.contains("The ferry leaves."))
      #expect(text.contains("back at noon."))
      #expect(!text.contains("back back"))
    }
    #expect(run.error.components(of: "Apply this fix?") <= 3)
  }

  @Test("Quit keeps what was fixed, and leaves the rest and the posts after it")
  func quit() async throws {
    let (texts, run) = try await asked(["y", "q"], ["--fix=all"], posts: ["a.md", "b.md"])
    #expect(texts[0].contains("The ferry leaves."))
    #expect(texts[0].contains("back back"))
    #expect(texts[1] == Self.post)
    #expect(run.error.components(of: "Apply this fix?") == 2)
  }

  @Test("Nobody who answers any more is a quit")
  func end() async throws {
    let (texts, _) = try await asked([])
    #expect(texts[0] == Self.post)
  }

  @Test("Suppress writes a comment with the reason that is asked for")
  func suppress() async throws {
    let (texts, run) = try await asked(["s", "a name", "q"], ["--fix=all"])
    #expect(
      texts[0].hasPrefix(
        "# Ferries\n\n<!-- stet repeated-word: a name -->\nThe the ferry leaves.\n\nIt comes  back")
    )
    #expect(run.error.contains("note: suppressed 1 finding"))
  }

  @Test("Anything else lists the answers, and an invalid reason is asked for again")
  func help() async throws {
    let (texts, run) = try await asked(["?", "s", "a -- b", "s", "", "n", "q"], ["--fix=all"])
    #expect(texts[0] == Self.post)
    #expect(run.error.contains("y  apply this fix\n"))
    #expect(run.error.contains("error: the reason contains '--'"))
    #expect(run.error.contains("error: the reason is empty"))
  }

  @Test("Without a terminal, or without --fix, nothing is asked")
  func refused() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.post)
    let run = await TestRun.stet(["a.md", "--fix", "--interactive"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("--interactive needs a terminal"))
    for arguments in [["--interactive"], ["--fix", "--diff", "--interactive"]] {
      let run = await TestRun.stet(["a.md"] + arguments, in: folder.path, answers: [])
      #expect(run.status == 2)
      #expect(run.error.contains("--interactive needs --fix"))
    }
    #expect(try folder.read("a.md") == Self.post)
  }
}

extension String {
  /// How often `text` is in it.
  fileprivate func components(of text: String) -> Int { split(separator: text).count - 1 }
}
