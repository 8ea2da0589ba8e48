// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import SourceText

/// `kind: substitution`: each word on the left of `swap` is a finding, and what stands on the right is written for it;
/// several alternatives stand between `|`.
enum SubstitutionKind: TextKind {
  static let name = "substitution"
  static let keys = PageFields.textKeys + ["swap", "fix"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    query.withGroups = true
    var replacements: [[String]] = []
    for (from, range, to) in fields.pairs(
      "swap", needed: "write 'wrong: right' pairs below it, one on each line")
    {
      guard let token = fields.token(from, ignoresCase: query.ignoresCase, at: range) else {
        continue
      }
      query.tokens.append(token)
      replacements.append(to.split(separator: "|").map(String.init))
    }
    return SubstitutionBody(
      query: query, message: message, replacements: replacements, fix: fields.fix(usual: .offer))
  }
}

/// Looks for words for which others are better.
struct SubstitutionBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  /// By token.
  let replacements: [[String]]
  let fix: FixSafety?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    for match in post.matches {
      let found = post.string(match)
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
          post.replacing(match, with: first, all.count > 1 ? fix.map { _ in .offer } : fix)
        }, data: [.init("alternatives", .list(all.map { .text($0) }))])
    }
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
