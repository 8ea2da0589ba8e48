// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import Linting
import SourceText

/// `kind: occurrence`: the `token` occurs at least `min` and at most `max` times in each text of the scope; the
/// scopes `content` and `post` are one text.
enum OccurrenceKind: TextKind {
  static let name = "occurrence"
  static let keys = PageFields.textKeys + ["token", "min", "max"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    let token = fields.token(
      "token", ignoresCase: query.ignoresCase, needed: "write the word or /pattern/ to count")
    let least = fields.number("min").map { Int($0) }
    let most = fields.number("max").map { Int($0) }
    if least == nil, most == nil { fields.missing("max", help: "write 'max', 'min', or both") }
    guard let token else { return nil }
    query.tokens = [token]
    return OccurrenceBody(
      query: query, message: message, least: least, most: most, scope: query.scope)
  }
}

/// The check of rules of this kind.
struct OccurrenceBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  let least: Int?
  let most: Int?
  let scope: ScopeFilter

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let numbers = post.texts(in: scope)
    if numbers.isEmpty { return report.notApplicable() }
    if scope.isWhole { return judge(post.matches, at: post.article.place, post, &report) }
    var place = post.matches.startIndex
    for number in numbers {
      var end = place
      while end < post.matches.count, post.matches[end].text == number { end += 1 }
      let matches = post.matches[place..<end]
      place = end
      let text = post.texts[number].mapped
      guard scope.isBySentence else {
        judge(Array(matches), at: text.sourceRange, post, &report)
        continue
      }
      // Both are in the order of the text.
      var rest = matches
      for sentence in Sentences(text.bytes) {
        rest = rest.drop { $0.range.lowerBound < sentence.lowerBound }
        let own = rest.prefix { $0.range.lowerBound < sentence.upperBound }
        rest = rest.dropFirst(own.count)
        judge(Array(own), at: text.source(sentence), post, &report)
      }
    }
  }

  /// `%s` is what was counted, `%1` how often it occurs, `%2` how often it may or must.
  private func judge(
    _ matches: [TextMatch], at range: ByteRange, _ post: PackPost, _ report: inout RuleContext
  ) {
    let count = matches.count
    if let most, count > most {
      let first = matches[most]
      report.add(
        message.about(post.string(first), String(count), String(most)),
        at: post.texts[first.text].mapped.source(first.range),
        data: [.init("count", .integer(count)), .init("max", .integer(most))])
    } else if let least, count < least {
      report.add(
        message.about("", String(count), String(least)), at: range,
        data: [.init("count", .integer(count)), .init("min", .integer(least))])
    }
  }
}
