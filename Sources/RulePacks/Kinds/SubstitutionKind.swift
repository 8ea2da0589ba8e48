// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import SourceText

/// `kind: substitution`: each word on the left of `swap` is a finding, and what stands on the right is written for it;
/// several alternatives stand between `|`. A bar at the end says that more of the sentence must change than the words
/// themselves ("he or she goes"): no fix is offered.
enum SubstitutionKind: TextKind {
  static let name = "substitution"
  static let keys = PageFields.textKeys + ["swap", "fix"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    query.withGroups = true
    var replacements: [[String]] = []
    var withoutFix: Set<Int> = []
    for (from, range, to) in fields.pairs(
      "swap", needed: "write 'wrong: right' pairs below it, one on each line")
    {
      guard let token = fields.token(from, ignoresCase: query.ignoresCase, at: range) else {
        continue
      }
      if to.hasSuffix("|") { withoutFix.insert(query.tokens.count) }
      query.tokens.append(token)
      replacements.append(to.split(separator: "|").map(String.init))
    }
    return SubstitutionBody(
      query: query, message: message, replacements: replacements, withoutFix: withoutFix,
      fix: fields.fix(usual: .offer))
  }
}

/// Looks for words for which others are better.
struct SubstitutionBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  /// By token.
  let replacements: [[String]]
  /// The tokens whose replacement alone would not make a sentence.
  let withoutFix: Set<Int>
  let fix: FixSafety?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    for match in post.matches {
      let found = post.string(match)
      if namesSomething(found, match) || isSpokenOf(match, post) { continue }
      let all = replacements[match.token].map { replacement in
        WordCase.adapt(filled(replacement, match, post), to: found)
      }
      // What is there may be what should.
      if all.contains(found) { continue }
      let shown = all.map { "'\($0)'" }.joined(separator: " or ")
      report.add(
        message.about(found, all.count == 1 ? all[0] : shown),
        at: post.texts[match.text].mapped.source(match.range),
        fix: all.first.flatMap { first in
          withoutFix.contains(match.token)
            ? nil
            : post.replacing(match, with: first, all.count > 1 ? fix.map { _ in .offer } : fix)
        }, data: [.init("alternatives", .list(all.map { .text($0) }))])
    }
  }

  /// Whether quotation marks stand right before and right after it: "PIN number" is spoken of.
  private func isSpokenOf(_ match: TextMatch, _ post: PackPost) -> Bool {
    let bytes = post.texts[match.text].mapped.bytes
    let (start, end) = (match.range.lowerBound, match.range.upperBound)
    guard start > 0, end < bytes.count else { return false }
    if bytes[start - 1] == UInt8(ascii: "\"") { return bytes[end] == UInt8(ascii: "\"") }
    // “ and ‘, „ and ‚ before it; ”, ’, “ and ‘ after it.
    return start > 2 && end + 2 < bytes.count
      && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x80
      && (0x98...0x9E).contains(bytes[start - 1])
      && bytes[end] == 0xE2 && bytes[end + 1] == 0x80 && (0x98...0x9E).contains(bytes[end + 2])
  }

  /// Whether a name begins inside what was found: "its new Innovation practice" is not a new innovation.
  private func namesSomething(_ found: String, _ match: TextMatch) -> Bool {
    guard case .phrase(let words, let written)? = query?.tokens[match.token], words.count > 1,
      found.first?.isLowercase == true, !written.contains(where: \.isUppercase)
    else { return false }
    return found.split(separator: " ").dropFirst().contains { $0.first?.isUppercase == true }
  }

  /// `replacement` with what groups caught for `$1` to `$9`.
  private func filled(_ replacement: String, _ match: TextMatch, _ post: PackPost) -> String {
    guard replacement.contains("$") else { return replacement }
    var result = replacement
    for (number, group) in match.groups.enumerated().reversed() {
      let text = group.map {
        String(decoding: post.texts[match.text].mapped.bytes[$0], as: UTF8.self)
      }
      result = result.replacing("$\(number + 1)", with: text ?? "")
    }
    return result
  }
}
