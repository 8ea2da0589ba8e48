// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The links between the notes of a vault.
@Suite("Vaults")
struct VaultTests {
  /// What two rules say of the note `index.md`, by line and rule.
  private static func said(_ folder: TemporaryFolder) async throws -> [String] {
    let run = await TestRun.stet(
      ["lint", ".", "--only", "internal-links,image-file", "--format", "compact"], in: folder.path)
    return run.output.split(separator: "\n").filter { $0.hasPrefix("index.md") }.map {
      let parts = $0.split(separator: ":")
      let rule = $0.split(separator: "[").last?.dropLast() ?? ""
      return "\(parts[1])\(parts[3]) \(rule)"
    }
  }

  private static func vault(_ note: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(".obsidian/app.json", "{}")
    try folder.write("Note.md", "# Note\n\n## Head one\n\nText. ^block\n")
    try folder.write("sub/Deep.md", "# Deep\n\nText.\n")
    try folder.write("other/Twice.md", "# A\n")
    try folder.write("sub/Twice.md", "# B\n")
    try folder.write("files/pier.png", Array("x".utf8))
    try folder.write("index.md", note)
    return folder
  }

  @Test("A note or a file that is not there is reported, a heading too")
  func missing() async throws {
    let folder = try Self.vault(
      """
      # Home
      [[Missing]]
      [[Note#Nope]]
      ![[none.png]]
      [[#Nope]]
      ![[Missing]]
      [[sub/Note]]
      [a](nope.md)
      """)
    #expect(
      try await Self.said(folder) == [
        "2 warning internal-links", "3 error internal-links", "4 error image-file",
        "5 error internal-links", "6 warning internal-links", "7 warning internal-links",
        "8 error internal-links",
      ])
  }

  @Test("Notes are found by their names, in any folder and case")
  func found() async throws {
    let folder = try Self.vault(
      """
      # Home
      [[Note]] [[note]] [[Note.md]] [[sub/Deep|alias]] [[Deep]] [[Note#Head one]] [[note#HEAD ONE]]
      ![[pier.png]] ![[pier.png|300]] ![[files/pier.png]] [[pier.png]] ![[Deep]] [[#Home]]
      [[Note#^block]] [[Twice#Nope]] [[Note#Note#Head one]] `[[Missing]]` \\[[Missing]]
      [a](Deep.md) [b](sub/Deep.md) ![c](pier.png) [[{{title}}]]

      | a |
      |---|
      | [[Note\\|alias]] |
      """)
    #expect(try await Self.said(folder) == [])
  }
}
