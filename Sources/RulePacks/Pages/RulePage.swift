// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Language
import Linting
import SourceText

/// One page of a pack: the check in its front matter, the documentation and the examples below.
struct RulePage {
  let id: String
  let severity: Severity?
  let summary: String
  /// What is below the front matter, from the first line that is not empty.
  let body: String
  let family: RuleFamily
  let fix: FixSafety?
  /// `nil` where only what the page says of the rule was read.
  let check: PackCheck?

  /// The keys that every kind has.
  static let commonKeys = [
    "kind", "severity", "summary", "message", "help", "link", "applies-to", "language",
  ]

  /// Reads `page`, its check only `withCheck`; `nil` when something is wrong with it, which is then told.
  static func read(
    _ page: PackPage, kinds: [any PackKind.Type], withCheck: Bool = true,
    problems: inout [PackProblem]
  ) -> RulePage? {
    let source = page.source
    func refuse(_ message: String, help: String, at range: ByteRange) -> RulePage? {
      problems.append(
        PackProblem(path: source.path, range: range, message: message, help: help))
      return nil
    }
    let start = ByteRange(at: source.contentStart)
    guard isRuleName(page.name) else {
      return refuse(
        "'\(page.name)' is not a valid rule id",
        help: "name the file in lower-case words joined by hyphens", at: start)
    }
    guard let block = FrontMatterBlock.locate(in: source) else {
      return refuse(
        "a rule page must start with front matter",
        help: "start with a line '---', then kind, severity, message and expression", at: start)
    }
    let fence = ByteRange(block.range.start, min(block.range.start + 3, block.range.end))
    guard block.isClosed else {
      return refuse(
        "this front matter is never closed", help: "close it with a line '---'",
        at: fence)
    }
    guard block.format == .yaml else {
      return refuse(
        "the front matter of a rule page must be YAML", help: "put it between two lines '---'",
        at: fence)
    }
    let value: DataValue
    do {
      value = try YAMLReader.read(source, in: block.contentRange)
    } catch {
      return refuse(error.message, help: "correct the front matter", at: error.range)
    }
    guard let entries = value.map else {
      return refuse(
        "the front matter of a rule page must be a map",
        help: "start with a key such as 'kind: xpath'",
        at: value.range.isEmpty ? fence : value.range)
    }

    var fields = PageFields(source: source, entries: entries, fence: fence)
    let text = source.string(ByteRange(block.range.end, source.count))
    let body = String(text.drop(while: \.isNewline))
    let read = read(
      &fields, id: page.name, body: body, kinds: kinds, withCheck: withCheck)
    problems += fields.problems.sorted { $0.range < $1.range }
    return fields.problems.isEmpty ? read : nil
  }

  private static func read(
    _ fields: inout PageFields, id: String, body: String, kinds: [any PackKind.Type],
    withCheck: Bool
  ) -> RulePage? {
    let names = kinds.map { $0.name }
    let kind = fields.choice("kind", among: names, needed: "write 'kind: \(names[0])'")
    let levels = Severity.allCases.map(\.rawValue) + ["off"]
    let level = fields.choice("severity", among: levels) ?? Severity.warning.rawValue
    let summary = fields.text("summary")?.text ?? firstParagraph(of: body)
    let message = fields.text(
      "message", needed: "say what is wrong; %s is the text that was found")
    var help = fields.text("help")?.text ?? "see 'stet rules \(id)'"
    if let link = fields.text("link") { help += " (\(link.text))" }
    guard let type = kinds.first(where: { $0.name == kind }) else { return nil }
    fields.checkKeys(commonKeys + type.keys, of: type.name)
    let template = PackMessage(text: message?.text ?? "", help: help)
    let fix = type.keys.contains("fix") ? fields.fix(usual: .offer) : nil
    var check: PackCheck?
    if withCheck {
      let limits = limits(&fields)
      guard let made = type.body(&fields, message: template) else { return nil }
      check = PackCheck(limits: limits, body: made)
    }
    return RulePage(
      id: id, severity: Severity(rawValue: level), summary: summary, body: body,
      family: type.family, fix: fix, check: check)
  }

  private static func limits(_ fields: inout PageFields) -> PackLimits {
    var limits = PackLimits()
    for (pattern, value) in fields.texts("applies-to") {
      do throws(GlobProblem) {
        limits.files.append(try Glob(path: pattern))
      } catch {
        fields.tell(error.message, help: "write a path pattern, as in 'posts/**'", at: value.range)
      }
    }
    if let (tag, value) = fields.text("language") {
      if LanguageTag.isWellFormed(tag) {
        limits.language = LanguageTag.primary(tag)
      } else {
        fields.tell("'\(tag)' is not a language", help: "write a tag such as 'en'", at: value.range)
      }
    }
    return limits
  }

  /// Lower-case words of letters and digits joined by hyphens.
  static func isRuleName(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }

  /// The first paragraph that is not a heading, on one line without its full stop.
  private static func firstParagraph(of body: String) -> String {
    var words: [Substring] = []
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let found = line.split(whereSeparator: \.isWhitespace)
      if found.isEmpty || found[0].allSatisfy({ $0 == "#" }) {
        if !words.isEmpty { break }
      } else {
        words += found
      }
    }
    let text = words.joined(separator: " ")
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
