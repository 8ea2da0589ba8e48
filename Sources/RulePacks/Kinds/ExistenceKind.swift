// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting

/// `kind: existence`: each of the `tokens` is a finding; with `min-hits` or `per-1000-words` only many of them together,
/// as one.
enum ExistenceKind: TextKind {
  static let name = "existence"
  static let keys = PageFields.textKeys + ["tokens", "min-hits", "per-1000-words"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    query.tokens = fields.tokens(
      "tokens", ignoresCase: query.ignoresCase,
      needed: "list the words, phrases or /patterns/ to report")
    let least = fields.number("min-hits", least: 1).map { Int($0) }
    let rate = fields.number("per-1000-words")
    return ExistenceBody(query: query, message: message, leastHits: least, rate: rate)
  }
}

/// The check of rules of this kind.
struct ExistenceBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  var leastHits: Int?
  var rate: Double?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    if leastHits != nil || rate != nil { return checkTogether(post, &report) }
    for match in post.matches {
      report.add(
        message.about(post.string(match)), at: post.texts[match.text].mapped.source(match.range))
    }
  }

  /// `%s` is what was found, `%1` how often in all, `%2` how often in 1,000 words.
  private func checkTogether(_ post: PackPost, _ report: inout RuleContext) {
    let matches = post.matches
    let density = Double(matches.count) * 1000 / Double(max(post.article.words, 1))
    guard let first = matches.first, matches.count >= leastHits ?? 1, density > rate ?? 0 else {
      return
    }
    var seen: Set<String> = []
    let names = matches.map(post.string).filter { seen.insert($0.lowercased()).inserted }
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
    let places = matches.map { post.texts[$0.text].mapped.source($0.range) }
    report.add(
      message.about(shown, String(matches.count), Metrics.shown(density)),
      at: post.texts[first.text].mapped.source(first.range),
      related: zip(names.prefix(20), places.prefix(20)).dropFirst().map { _, place in
        RelatedPlace("and here", place)
      },
      data: [
        .init("hits", .integer(matches.count)), .init("per1000Words", .number(density)),
      ])
  }
}
