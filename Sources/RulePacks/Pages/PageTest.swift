// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
package import Linting
import SourceText

/// The examples of one page, run.
package struct PageTest: Sendable {
  /// What is wrong with an example.
  package struct Failure: Hashable, Sendable {
    /// The line of the page, from 1.
    package var line: Int
    /// Without a full stop.
    package var message: String
  }

  package private(set) var examples = 0
  package private(set) var failures: [Failure] = []

  /// Runs the examples on `page`, which made `rule`.
  package init(_ page: PackPage, _ rule: RuleDefinition) {
    let text = page.source.string(ByteRange(0, page.source.count))
    let above = text.utf8.count - rule.page.utf8.count
    let first = text.utf8.prefix(max(above, 0)).count { $0 == 0x0A }
    for (line, name, meant) in RuleExample.misnamedSections(on: rule.page) {
      failures.append(
        Failure(
          line: first + line,
          message:
            "unknown section '\(name)': its examples are not tested; did you mean '\(meant)'?"))
    }
    guard let reader = try? ArticleReader() else { return }
    let rules = ResolvedRules([rule])
    for example in RuleExample.all(on: rule.page) {
      examples += 1
      let source = SourceText(path: "example", example.text)
      let article = reader.read(source, format: example.format)
      let day = Day("2024-03-01")
      let post = day.map { Linter.lint(article: article, rules: rules, today: $0) }
      let found = (post?.findings ?? []).filter { $0.rule == rule.id }.map(\.range)
      func line(_ range: ByteRange) -> Int {
        first + example.line + source.bytes[..<range.start].count { $0 == 0x0A }
      }
      for range in example.flagged where !found.contains(range) {
        failures.append(
          Failure(
            line: line(range), message: "'\(source.string(range))' is marked but was not flagged"))
      }
      for range in found where !example.flagged.contains(range) {
        failures.append(
          Failure(
            line: line(range), message: "'\(source.string(range))' was flagged but is not marked"))
      }
      if example.isFlagged, example.flagged.isEmpty {
        failures.append(
          Failure(
            line: first + example.line,
            message: "the example under 'Flagged' has no mark ⟦…⟧"))
      }
      for unverified in post?.unverified ?? [] {
        failures.append(Failure(line: first + example.line, message: unverified.reason))
      }
    }
  }
}
