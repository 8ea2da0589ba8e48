// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import Linting

/// `kind: repetition`: the same word twice in a row, or the same match of one of the `tokens`.
enum RepetitionKind: TextKind {
  static let name = "repetition"
  static let keys = PageFields.textKeys + ["tokens", "fix"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query()
    query.tokens = fields.tokens("tokens", ignoresCase: query.ignoresCase)
    return RepetitionBody(
      query: query, message: message, scope: query.scope, ignoresCase: query.ignoresCase,
      fix: fields.fix(usual: .offer))
  }
}

/// The check of rules of this kind.
struct RepetitionBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  let scope: ScopeFilter
  let ignoresCase: Bool
  /// Whether words with digits may double.
  var onlyLetters = false
  let fix: FixSafety?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let isAnyWord = query?.tokens.isEmpty ?? true
    var found = post.matches[...]
    for number in post.texts(in: scope) {
      let text = post.texts[number].mapped
      let matches: [Range<Int>]
      if isAnyWord {
        matches = Array(Words(text.bytes))
      } else {
        let own = found.prefix { $0.text == number }
        found = found.dropFirst(own.count)
        matches = own.map(\.range)
      }
      for (left, right) in zip(matches, matches.dropFirst()) {
        let gap = text.bytes[left.upperBound..<max(left.upperBound, right.lowerBound)]
        guard gap.elementsEqual([0x20]), !onlyLetters || isLetters(text.bytes[left]),
          isSame(text.bytes[left], text.bytes[right])
        else {
          continue
        }
        let match = TextMatch(
          text: number, range: left.lowerBound..<right.upperBound, token: 0)
        let second = TextMatch(text: number, range: right, token: 0)
        let word = String(decoding: text.bytes[left], as: UTF8.self)
        report.add(
          message.about(post.string(second)), at: text.source(right),
          fix: post.replacing(match, with: word, fix))
      }
    }
  }

  private func isLetters(_ word: ArraySlice<UInt8>) -> Bool {
    String(decoding: word, as: UTF8.self).allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" }
  }

  private func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left.elementsEqual(right) { return true }
    guard ignoresCase, left.count == right.count else { return false }
    return String(decoding: left, as: UTF8.self).lowercased()
      == String(decoding: right, as: UTF8.self).lowercased()
  }
}
