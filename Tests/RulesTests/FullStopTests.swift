// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Language
import Linting
import RulePacks
import Rules
import SourceText
import TestKit
import Testing

/// Rules say in half sentences what is wrong: none of their texts ends in a full stop.
@Suite("No text of a rule ends in a full stop")
struct FullStopTests {
  static let rules =
    RuleList.all + PackLoader.embeddedPacks(besides: Set(RuleList.all.map(\.id))).flatMap(\.rules)

  @Test("Summaries of rules and of their options", arguments: rules)
  func summaries(_ rule: RuleDefinition) {
    for text in [rule.description.summary] + rule.options.map(\.summary) {
      #expect(!Self.ends(text), "\(rule.id): \(text)")
    }
  }

  @Test("Messages, help, fixes and related places of every example", arguments: rules)
  func messages(_ rule: RuleDefinition) throws {
    let day = try #require(Day(year: 2024, month: 1, day: 1))
    let check = rule.make([]).0
    for example in RuleExample.all(on: rule.page) {
      let article = try ArticleReader().read(
        SourceText(path: "post", example.text), format: example.format)
      var report = RuleContext(rule: rule.id, severity: .warning, today: day)
      check.check(article, &report)
      for finding in report.findings {
        let texts =
          [finding.message, finding.help, finding.fix?.title ?? ""]
          + finding.related.map(\.message)
        for text in texts { #expect(!Self.ends(text), "\(rule.id): \(text)") }
      }
      if case .unverified(let reason) = report.outcome {
        #expect(!Self.ends(reason), "\(rule.id): \(reason)")
      }
    }
  }

  /// Whether `text` ends in a full stop that is no part of its last word ("10 a.m.").
  private static func ends(_ text: String) -> Bool {
    text.hasSuffix(".") && !text.hasSuffix("...") && !Abbreviations.end(text[...])
  }
}
