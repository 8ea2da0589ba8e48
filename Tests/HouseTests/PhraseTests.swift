// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Phrases that read like a translation. Each is a regular expression; a space also matches the
/// line breaks of a comment or a long string.
@Suite("How Stet speaks")
struct PhraseTests {
  /// The phrase, and what to write instead.
  private static let phrases: [(String, instead: String)] = [
    ("mend(?:s|ed|ing)?", "fix"),
    ("again and again", "repeatedly; can be repeated"),
    ("stands? (?:here|there) (?:twice|a second time)", "is set twice"),
    ("stands? where", "needs … here, not …"),
    ("in the place of", "instead of"),
    ("(?<!there\\x20)(?:is|are) no \(nouns)", "is not a …"),
    ("lets? (?:them|something|one thing|findings) stand", "suppress, ignore"),
    ("(?:is|are|was|were) let stand", "is suppressed, is ignored"),
    ("letting something stand", "suppressing findings"),
    ("leads? nowhere", "is broken"),
    ("find no way (?:in|on)", "(leave it out)"),
    ("over which readers", "(leave it out)"),
    ("of anybody's", "(leave it out)"),
    ("worn phrases?", "cliché"),
    ("one part is no division", "has only one subheading"),
    ("does the work of a", "should be a"),
    ("go(?:es)? by without", "… words without"),
    ("counts? as today", "the date to use as today"),
    ("could not be verified", "was not checked"),
    ("nothing any more", "outdated, unused"),
    ("tells on the", "tracking"),
    ("(?:made|making|write|writing|written|wrapped) (?:\\w+ )?anew", "rewrite"),
    ("silences|is silenced", "suppress"),
    ("looked at (?:are|is)", "the rule checks"),
    ("told of", "reported"),
    ("tells of", "reports"),
    ("posts of strangers", "untrusted posts"),
    ("where to go on", "documentation"),
    ("does not go on as", "does not fit the lines above"),
    ("uneven in words", "differ a lot in length"),
    ("means another time", "depends on when it is read"),
    ("nobody wrote an", "has no"),
    ("says nothing of where", "does not say where"),
    ("to another page here than before", "to a different page than earlier"),
    ("is a name for examples", "is a placeholder domain"),
    ("say it otherwise", "use other words"),
    ("none at its head", "no lead image"),
    ("look for the level between", "skipping a level"),
    ("loses? its beginning before its end", "has N words"),
  ]

  private static let nouns =
    "(?:severity|rule|post|page|image|link|heading|finding|date|day|language|pattern|number|text"
    + "|file|utf-8|markup|prose|path|selector|address|part)"

  /// Word lists, and this list.
  private static let exceptions: Set<String> = [
    "Sources/Rules/Metadata/LanguageSubtags.swift", "Tests/HouseTests/PhraseTests.swift",
    // An example of a rule that is about these words.
    "rules/markup/heading-in-link.md", "docs/rules/heading-in-link.md",
    "rules/stock-phrases/stock-phrases.md",
  ]

  /// What people read: sources with their messages and comments, pages of rules, documentation.
  private static let files = Repository.files.filter { file in
    !exceptions.contains(file.path)
      && (file.path.hasPrefix("Sources/") && file.path.hasSuffix(".swift")
        || file.path.hasSuffix(".md") && !file.path.hasPrefix("Tests/")
          && !file.path.hasPrefix("samples/")
        || ["action.yml", "Distribution/stet.1"].contains(file.path))
  }

  @Test("No message, page or comment uses a phrase that reads like a translation")
  func phrases() throws {
    let breaks = #"(?:\s*\\?\n\s*(?:///? ?)?|\s+)"#
    let expression = try NSRegularExpression(
      pattern: Self.phrases.map {
        "(\\b(?:" + $0.0.replacing(" ", with: breaks) + ")(?:\\b|(?<=\\W)))"
      }.joined(separator: "|"), options: .caseInsensitive)
    #expect(Self.files.count > 300)
    for file in Self.files {
      let text = file.text as NSString
      let whole = NSRange(location: 0, length: text.length)
      for match in expression.matches(in: file.text, range: whole) {
        let line = text.substring(to: match.range.location).count { $0 == "\n" } + 1
        let number = (1..<match.numberOfRanges).first { match.range(at: $0).length > 0 } ?? 1
        Issue.record(
          """
          \(file.path):\(line) says '\(text.substring(with: match.range))': \
          write '\(Self.phrases[number - 1].instead)'
          """)
      }
    }
  }
}
