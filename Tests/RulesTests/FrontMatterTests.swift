// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText
import Testing

/// What the rule on front matter finds. `⟦…⟧` marks what a finding must stand on.
@Suite("Front matter that cannot be read as it was meant")
struct FrontMatterRuleTests {
  typealias Case = BehaviourTests.Case

  static let cases = [
    Case("a key twice", "front-matter", "a.md", "---\ntitle: a\n⟦title⟧: b\n---\nc\n"),
    Case("a key twice in a map", "front-matter", "a.md", "---\na:\n  b: 1\n  ⟦b⟧: 1\n---\nc\n"),
    Case("a key twice in JSON", "front-matter", "a.md", "{\n\"a\": 1,\n⟦\"a\"⟧: 2\n}\nc\n"),
    Case("letter case parts keys", "front-matter", "a.md", "---\ndate: 1\nDate: 2\n---\nc\n"),
    Case("behind a blank line", "front-matter", "a.md", "\n⟦---⟧\ntitle: a\n---\nc\n"),
    Case("behind a comment", "front-matter", "a.md", "<!-- x -->\n⟦---⟧\ntitle: a\n---\nc\n"),
    Case("a long fence", "front-matter", "a.md", "⟦----⟧\ntitle: a\n----\nc\n"),
    Case(
      "a comment behind a mark", "front-matter", "a.md", "\u{FEFF}---\ntitle: a\n---\n<!-- x -->\n"),
    Case("two rules", "front-matter", "a.md", "---\n\nA text.\n\n---\n\nB.\n"),
    Case("a rule and a heading", "front-matter", "a.md", "\n---\nNote: a\n---\n\nB.\n"),
    Case("Eleventy's JSON", "front-matter", "a.md", "---json\n{\"title\": \"a\"}\n---\nc\n"),
    Case("Eleventy's program", "front-matter", "a.md", "---js\n{ title: `a` }\n---\nc\n"),
    Case("a program may say it", "post-title", "a.md", "---js\n{ title: `a` }\n---\nc\n"),
    Case("a program may say it", "meta-description", "a.md", "---js\n{ a: 1 }\n---\nc\n"),
    Case("broken JSON", "front-matter", "a.md", "---json\n⟦{\"title\": a}⟧\n---\nc\n"),
    Case("a tab in a text", "front-matter", "a.md", "---\na: |\n  \tb\n---\nc\n"),
    Case("a key without a value", "front-matter", "a.md", "---\na: {b:, c: 1}\n---\nc\n"),
  ]

  @Test("The marked places are flagged and nothing else", arguments: cases)
  func found(_ item: Case) throws {
    let source = SourceText(path: item.path, item.text)
    let findings = try BehaviourTests.lint(source, item.rule).findings
    #expect(findings.map(\.range) == item.marked, "\(findings.map { source.string($0.range) })")
  }
}
