// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import Patterns

/// `kind: conditional`: where `first` is, `second` must be too. When both have a group, what it catches must be the
/// same: an acronym and the one in brackets after its words.
enum ConditionalKind: TextKind {
  static let name = "conditional"
  static let keys = PageFields.textKeys + ["first", "second"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query(ignoresCase: false)
    let first = fields.token(
      "first", ignoresCase: query.ignoresCase, needed: "write the pattern that requires the second")
    let second = fields.token(
      "second", ignoresCase: query.ignoresCase, needed: "write the pattern that the first requires")
    guard let first, let second else { return nil }
    query.tokens = [first, second]
    query.overlaps = true
    query.withGroups = true
    return ConditionalBody(query: query, message: message, isOnce: true)
  }
}

/// Looks for what asks for something that is not there.
struct ConditionalBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  /// Whether of several equal ones only the first is reported.
  let isOnce: Bool

  func check(_ post: PackPost, _ report: inout RuleContext) {
    var given: Set<String> = []
    var hasSecond = false
    for match in post.matches where match.token == 1 {
      hasSecond = true
      for group in match.groups {
        if let text = caught(group, match, post) { given.insert(text) }
      }
    }
    let asksForSame: Bool =
      if case .pattern(let pattern, _)? = query?.tokens[1] { pattern.groups > 0 } else { false }
    if !asksForSame, hasSecond { return }
    var told: Set<String> = []
    for match in post.matches where match.token == 0 {
      let text = caught(match.groups.first ?? nil, match, post) ?? post.string(match)
      if given.contains(text) || (isOnce && !told.insert(text).inserted) { continue }
      report.add(
        message.about(text), at: post.texts[match.text].mapped.source(match.range))
    }
  }

  private func caught(_ group: Range<Int>?, _ match: TextMatch, _ post: PackPost) -> String? {
    group.map { String(decoding: post.texts[match.text].mapped.bytes[$0], as: UTF8.self) }
  }
}
