// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What `stet test` takes.
struct TestArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples on the pages of rule packs.",
    discussion: """
      Each code block under '## Flagged' and '## Not flagged' is a post. The rule must flag the text between ⟦ and ⟧, and nothing else.
      """)

  @Argument(
    help: ArgumentHelp("Pages, or folders with pages or packs.", valueName: "path"))
  var paths: [String]
}
