// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting

/// `kind: consistency`: of two spellings in `either` a post has one; the rarer is a finding, of two as frequent the
/// one that comes later. A post that mixes them has one finding, with its other places.
enum ConsistencyKind: TextKind {
  static let name = "consistency"
  static let keys = PageFields.textKeys + ["either", "fix"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    var count = 0
    for (left, range, right) in fields.pairs(
      "either", needed: "write 'one: other' pairs below it, one on each line")
    {
      guard let one = fields.token(left, ignoresCase: query.ignoresCase, at: range),
        let other = fields.token(right, ignoresCase: query.ignoresCase, at: range)
      else { continue }
      query.tokens += [one, other]
      count += 1
    }
    query.overlaps = true
    return ConsistencyBody(
      query: query, message: message, pairs: count, fix: fields.fix(usual: .offer))
  }
}

/// The check of rules of this kind.
struct ConsistencyBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  let pairs: Int
  let fix: FixSafety?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let byToken = Dictionary(grouping: post.matches, by: \.token)
    for pair in 0..<pairs {
      let one = byToken[2 * pair] ?? []
      let other = byToken[2 * pair + 1] ?? []
      guard let first = one.first, let second = other.first else { continue }
      let isOneFirst =
        (first.text, first.range.lowerBound) < (second.text, second.range.lowerBound)
      let keepsOne = one.count == other.count ? isOneFirst : one.count > other.count
      let kept = post.string(keepsOne ? first : second)
      let rarer = keepsOne ? other : one
      let fixes = rarer.compactMap { match in
        post.replacing(match, with: WordCase.adapt(kept, to: post.string(match)), fix)
      }
      let places = rarer.map { post.texts[$0.text].mapped.source($0.range) }
      report.add(
        message.about(post.string(rarer[0]), kept), at: places[0],
        related: places.dropFirst().map { RelatedPlace("again", $0) },
        fix: fixes.count == rarer.count
          ? fixes.first.map { Fix($0.title, $0.safety, fixes.flatMap(\.edits)) } : nil)
    }
  }
}
