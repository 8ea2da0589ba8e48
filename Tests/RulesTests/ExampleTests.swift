// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Fixes
import FrontMatter
import LintKit
import Linting
import Rules
import SourceText
import Testing

/// Every example on every rule's page, as it stands and in other environment, with exact ranges.
@Suite("The examples on the pages of the rules")
struct ExampleTests {
  /// One example of one rule.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: RuleDefinition
    var example: RuleExample
    var testDescription: String { "\(rule.id), line \(example.line) of its page" }

    static let all: [Case] = RuleList.all.flatMap { rule in
      RuleExample.all(on: rule.page).map { Case(rule: rule, example: $0) }
    }
    static let flagged = all.filter(\.example.isFlagged)
  }

  @Test("Every rule has examples of what it flags and of what it does not, in both formats")
  func pagesHaveExamples() {
    for rule in RuleList.all where rule.description.family != .reading {
      let examples = RuleExample.all(on: rule.page)
      #expect(examples.contains { $0.isFlagged && !$0.flagged.isEmpty }, "\(rule.id)")
      #expect(examples.contains { !$0.isFlagged }, "\(rule.id)")
      for format in [DocumentFormat.html, .markdown] {
        #expect(examples.contains { $0.format == format }, "\(rule.id) in \(format)")
      }
      for example in examples where example.isFlagged { #expect(!example.flagged.isEmpty) }
    }
  }

  @Test("The marked places are flagged, and nothing else", arguments: Case.all)
  func examples(_ item: Case) throws {
    try item.expect(item.example.text, item.example.flagged)
  }

  @Test("With multi-byte text in front, the same places are flagged", arguments: Case.all)
  func afterMultiByteText(_ item: Case) throws {
    let comment = "<!-- é 😀 漢 -->\n\n"
    let at = item.bodyStart
    let text = item.example.text.utf8
    let moved = String(
      decoding: Array(text.prefix(at)) + Array(comment.utf8) + Array(text.dropFirst(at)),
      as: UTF8.self)
    try item.expect(moved, item.example.flagged.map { $0.moved(by: comment.utf8.count, from: at) })
  }

  @Test("With CR LF, the same places are flagged", arguments: Case.all)
  func withCRLF(_ item: Case) throws {
    var map: [Int] = []
    var bytes: [UInt8] = []
    for byte in item.example.text.utf8 {
      map.append(bytes.count)
      if byte == 0x0A { bytes.append(0x0D) }
      bytes.append(byte)
    }
    map.append(bytes.count)
    try item.expect(
      String(decoding: bytes, as: UTF8.self),
      item.example.flagged.map { ByteRange(map[$0.start], map[$0.end]) })
  }

  @Test("Behind a byte order mark, the same places are flagged", arguments: Case.all)
  func behindByteOrderMark(_ item: Case) throws {
    try item.expect(
      "\u{FEFF}" + item.example.text, item.example.flagged.map { $0.moved(by: 3, from: 0) })
  }

  @Test("Inside a division, the same places are flagged", arguments: Case.all)
  func insideDivision(_ item: Case) throws {
    guard item.example.format == .html, item.bodyStart == 0, !item.isPage else { return }
    try item.expect(
      "<div>" + item.example.text + "</div>", item.example.flagged.map { $0.moved(by: 5, from: 0) })
  }

  @Test("Inside a quotation, the same places are flagged", arguments: Case.all)
  func insideQuotation(_ item: Case) throws {
    guard let (text, flagged) = item.quoted else { return }
    switch Self.outsideQuotations[item.rule.id] {
    case nil: try item.expect(text, flagged)
    case .all: try item.expect(text, [])
    case .some:
      if !item.example.isFlagged { return }
      for finding in try item.lint(text) { #expect(flagged.contains(finding.range)) }
    }
  }

  /// Why a rule says something else of what is quoted.
  enum OutsideQuotations {
    /// It says nothing there.
    case all(String)
    /// Some of its examples show a part of an article that a quotation has not.
    case some(String)
  }

  static let outsideQuotations: [String: OutsideQuotations] = [
    "image-credit": .all("a quoted image is an example"),
    "image-credit-placeholder": .all("a quoted image is an example"),
    "image-credit-hidden": .all("a quoted image is an example"),
    "image-credit-link": .all("a quoted image is an example"),
    "image-credit-format": .all("a quoted image is an example"),
    "image-licence": .all("a quoted image is an example"),
    "heading-duplicate": .all("a quotation is not the author's to change"),
    "image-alt-text": .some("a quoted image has no credit, and may have a short name"),
    "image-size": .some("what opens a quotation is no lead image"),
    "lead-image": .some("what opens a quotation is no lead image"),
    "image-alt": .some("what opens a quotation is no lead image"),
    "bold-heading": .all("bold text in a quotation is the quoted author's"),
    "excerpt-length": .some("a quoted list of posts is not the post's own"),
    "excerpt-cut": .some("a quoted list of posts is not the post's own"),
    "excerpt-opening": .some("a quoted list of posts is not the post's own"),
    "excerpt-stale": .all("a quoted list of posts is not the post's own"),
    "related-links": .all("a quoted list of posts is not the post's own"),
    "link-text": .some("a quoted list of posts is not the post's own"),
    "leftover-text": .some("what a quotation says of models is somebody else's"),
    "sentence-length": .some("a long sentence in a quotation is the quoted author's"),
    "paragraph-length": .all("a long quotation is the quoted author's"),
    "sentence-openings": .all("what is quoted is somebody else's"),
    "time-words": .some("what is quoted was said at its own time"),
    "evidence": .all("a quotation is support"),
    "text-duplicate": .all("what is quoted may stand in the text, too"),
    "reference-undefined": .some("a quotation may be a template"),
    "conflict-markers": .some("a marker stands at the head of its line"),
    "link-tracking": .some("what stands below a quoted image is no credit"),
  ]

  @Test("A suppression for the post silences the rule", arguments: Case.flagged)
  func suppressed(_ item: Case) throws {
    let comment = "<!-- stet-file \(item.rule.id): a test -->\n\n"
    let bytes = Array(item.example.text.utf8)
    let text = String(
      decoding: bytes.prefix(item.bodyStart) + Array(comment.utf8)
        + bytes.dropFirst(item.bodyStart),
      as: UTF8.self)
    let findings = try item.lint(text)
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }

  @Test(
    "Fixed, the post has no fixable finding, and fixing it again changes nothing",
    arguments: Case.flagged)
  func fixedTwice(_ item: Case) throws {
    let source = item.source(item.example.text)
    let result = try item.fixed(source)
    #expect(result.refused.isEmpty, "\(result.refused.values)")
    guard result.applied > 0 else { return }
    #expect(item.rule.description.fix != nil, "a rule that fixes says so in its description")
    #expect(result.post.report.findings.allSatisfy { $0.fix == nil })
    let again = try item.fixed(result.source)
    #expect(again.source.bytes == result.source.bytes)
    #expect(again.applied == 0)
  }
}

extension ExampleTests.Case {
  /// Whether the rule's examples stand on the site of ``ExampleSite``; those of others stand on none.
  private var hasSite: Bool {
    [
      "image-ai-note", "image-file", "image-size", "excerpt-stale", "meta-description",
      "orphan-post", "post-duplicate",
    ].contains(rule.id)
  }

  var isPage: Bool { example.text.hasPrefix("<!doctype") }

  /// Where the post's body begins, behind its front matter.
  var bodyStart: Int {
    if isPage { return pageBodyStart }
    guard let block = FrontMatterBlock.locate(in: SourceText(example.text)) else { return 0 }
    return block.isClosed ? block.range.end : example.text.utf8.count
  }

  /// Behind the `body` tag of a page.
  private var pageBodyStart: Int {
    let bytes = Array(example.text.utf8)
    let tag = Array("<body>".utf8)
    for index in 0..<max(0, bytes.count - tag.count)
    where Array(bytes[index..<index + tag.count]) == tag {
      return index + tag.count
    }
    return 0
  }

  /// The example with its body inside a quotation, and what is flagged there; nothing for a whole page.
  var quoted: (text: String, flagged: [ByteRange])? {
    if isPage { return nil }
    let bytes = Array(example.text.utf8)
    if example.format == .html {
      guard bodyStart == 0 else { return nil }
      return (
        "<blockquote>" + example.text + "</blockquote>",
        example.flagged.map { $0.moved(by: 12, from: 0) }
      )
    }
    var map: [Int] = []
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index >= bodyStart, index == bodyStart || bytes[index - 1] == 0x0A {
        result += Array("> ".utf8)
      }
      map.append(result.count)
      result.append(byte)
    }
    map.append(result.count)
    return (
      String(decoding: result, as: UTF8.self),
      example.flagged.map { range in
        // What ends with a line ends before the mark of the next one.
        ByteRange(map[range.start], range.isEmpty ? map[range.start] : map[range.end - 1] + 1)
      }
    )
  }

  func source(_ text: String) -> SourceText {
    SourceText(path: example.format == .html ? "post.html" : "post.md", text)
  }

  func definition() throws -> RuleDefinition {
    guard !example.options.isEmpty else { return rule }
    let options = SourceText(example.options)
    let value = try YAMLReader.read(options, in: options.wholeRange)
    let entries = (value.map ?? []).map { OptionEntry($0) }
    let (check, mistakes) = rule.make(entries)
    #expect(mistakes.isEmpty, "\(mistakes.map(\.message))")
    var definition = rule
    definition.make = { _ in (check, []) }
    return definition
  }

  func lint(_ text: String) throws -> [Finding] {
    let source = source(text)
    let rules = ResolvedRules([try definition()])
    let article = try ArticleReader(rules.article).read(source, format: example.format)
    let report = Linter.lint(
      article: article, rules: rules, site: hasSite ? ExampleSite() : nil, links: ExampleLinks(),
      today: try #require(Day("2024-03-01")))
    return report.findings
  }

  /// What comes of `source` when all fixes are applied.
  func fixed(_ source: SourceText) throws -> Fixer.Result {
    try Fixing.fix(source, example.format, safety: .offer) { source in
      try lint(String(decoding: source.bytes, as: UTF8.self))
    }
  }

  func expect(
    _ text: String, _ ranges: [ByteRange], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let findings = try lint(text)
    let bytes = Array(text.utf8)
    func cut(_ range: ByteRange) -> String {
      "\(range) '\(String(decoding: bytes[range.indices], as: UTF8.self))'"
    }
    let found = findings.map { cut($0.range) }
    let wanted = ranges.sorted().map(cut)
    #expect(found == wanted, sourceLocation: sourceLocation)
    #expect(findings.allSatisfy { $0.rule == rule.id }, sourceLocation: sourceLocation)
  }
}

extension ByteRange {
  /// This range in a text into which `distance` bytes were put at `offset`.
  fileprivate func moved(by distance: Int, from offset: Int) -> ByteRange {
    ByteRange(
      start >= offset ? start + distance : start, end > offset ? end + distance : end)
  }
}
