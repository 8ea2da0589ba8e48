// SPDX-License-Identifier: Apache-2.0

import StetKit
import Testing

/// The library as a program that depends on it sees it.
@Suite struct StetKitTests {
  private static let post = """
    # A new pier

    The town built a pier, and it took them longer than the old one had taken.

    **What it cost**

    It cost more than the old one, and nobody could say why it did in the end.

    **Who paid**

    The town paid for it, and so did all who came to see the boats that summer.

    """

  @Test("A text is checked by its name, with exact places")
  func text() throws {
    let stet = Stet(settings: Settings(only: ["bold-heading"], today: "2026-01-31"))
    let findings = try stet.lint(Self.post, fileName: "pier.md")
    #expect(findings.map(\.rule) == ["bold-heading", "bold-heading"])
    #expect(findings.map(\.start.line) == [5, 9])
    #expect(findings.map(\.start.column) == [3, 3])
    #expect(findings[0].end.offset - findings[0].start.offset == "What it cost".utf8.count)
    #expect(try stet.lint(Self.post, fileName: "pier.html").isEmpty)
  }

  @Test("Fixes are applied, and applied again they change nothing")
  func fix() throws {
    let stet = Stet(settings: Settings(only: ["bold-heading"]))
    let fixed = try stet.fix(Self.post, fileName: "pier.md", all: true)
    #expect(fixed.count == 2)
    #expect(fixed.text.contains("\n## What it cost\n"))
    #expect(try stet.fix(fixed.text, fileName: "pier.md", all: true).count == 0)
  }

  @Test("Settings are those of a .stet.yml, and what is wrong in them is told")
  func settings() throws {
    let quiet = Stet(settings: Settings(yaml: "rules: {bold-heading: off}\n", only: []))
    #expect(try !quiet.lint(Self.post, fileName: "a.md").contains { $0.rule == "bold-heading" })
    let wrong = Stet(settings: Settings(yaml: "rules:\n  bold-headings: off\n"))
    #expect {
      try wrong.lint(Self.post, fileName: "a.md")
    } throws: { error in
      (error as? SettingsError)?.line == 2
    }
    #expect(throws: SettingsError.self) {
      try Stet(settings: Settings(preset: "none")).lint("", fileName: "a.md")
    }
    #expect(throws: SettingsError.self) {
      try Stet(settings: Settings(only: ["no-such-rule"])).lint("", fileName: "a.md")
    }
  }

  @Test("Every rule has an id, a summary and a page")
  func rules() {
    let rules = Stet().rules
    #expect(rules.contains { $0.id == "bold-heading" && $0.severity == .error })
    #expect(rules.allSatisfy { !$0.id.isEmpty && !$0.summary.isEmpty && !$0.page.isEmpty })
  }
}
