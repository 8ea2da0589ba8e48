// SPDX-License-Identifier: Apache-2.0

import Foundation
import LintKit
import Linting
import Rules
import SourceText
import TestKit
import Testing

/// The rules on markup, over the examples of the specifications of CommonMark and of GitHub.
@Suite("Examples of the specifications of Markdown")
struct MarkdownSuiteTests {
  private struct Example: Decodable {
    var markdown: String
    var example: Int
  }

  /// The examples that show markup that does not work, by the rule that reports it. Each was compared with
  /// the HTML that its specification gives: readers see the marks, or lose what was written.
  static let flagged: [(file: String, examples: [String: [Int]])] = [
    (
      "commonmark-0.31.2.json",
      [
        // Fences that are not closed, or closed by the wrong marks.
        "code-unclosed": [126, 127, 137, 139, 237],
        // Emphasis, links and brackets that stay text.
        "markdown-error": [379, 380, 391, 397, 480, 488, 508, 511, 518, 519],
        // Hosts that no name can have, and a title in place of the address.
        "address-broken": [346, 504, 600],
        "reference-broken": [28, 29], "reference-duplicate": [204, 544],
      ]
    ),
    (
      "gfm-0.29.json",
      [
        "code-unclosed": [96, 97, 107, 109, 215],
        "markdown-error": [203, 388, 389, 400, 406, 489, 497, 516, 519, 526, 527],
        "address-broken": [356, 512, 608],
        "reference-broken": [324, 325], "reference-duplicate": [173, 552],
        // A cell that is not shown, and a title that browsers take out of the text.
        "table-cells": [204], "meta-in-body": [653],
      ]
    ),
  ]

  @Test(
    "Only what does not work is flagged",
    .enabled(if: Suites.folder != nil, "the suites are not on this machine"),
    arguments: flagged.indices)
  func examples(_ number: Int) throws {
    let (file, wanted) = Self.flagged[number]
    let path = try #require(Suites.folder) + "/markdown/" + file
    let examples = try JSONDecoder().decode([Example].self, from: Data(Suites.bytes(path)))
    #expect(examples.count > 600)
    for rule in ValidMarkupTests.rules where rule != "markup-error" {
      var found: [Int] = []
      for example in examples {
        let flagged = try MarkupTests.flagged(example.markdown, rule, path: "a.md")
        if !flagged.isEmpty { found.append(example.example) }
      }
      #expect(found == wanted[rule] ?? [], "\(rule)")
    }
  }
}
