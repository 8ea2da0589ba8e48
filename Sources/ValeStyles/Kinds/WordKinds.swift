// SPDX-License-Identifier: Apache-2.0

import Documents
import Language
import Linting
import Patterns
import RulePacks

/// `existence`: each match is a finding.
struct ValeExistence: ValeBody {
  let query: ValeQuery
  let message: ValeMessage
  let exceptions: ValeExceptions
  let action: ValeAction?
  let limit: Int
  var queries: [ValeQuery] { [query] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    var count = 0
    for match in post.matches(0) {
      if exceptions.cover(match.range, of: post.units[match.unit], in: post) { continue }
      count += 1
      if limit > 0, count > limit { return }
      let found = post.string(match)
      let written = action?.suggestions(for: found)
      let shown = written.map { $0.count == 1 ? $0[0] : ValeMessage.list($0) }
      report.add(
        message.about([found] + (shown.map { [$0] } ?? [])), at: post.source(match),
        fix: post.fix(match, action))
    }
  }
}

/// `substitution`: each match is a finding, and the rule knows what to write in its place.
struct ValeSubstitution: ValeBody {
  /// What is written for one key of `swap`.
  struct Swap: Sendable {
    /// As the style writes it.
    let written: String
    /// The words to choose from.
    let options: [String]
    /// What is fine as it is, where it is a pattern.
    let fine: ValePattern?
  }

  let query: ValeQuery
  /// By token.
  let swaps: [Swap]
  let message: ValeMessage
  let exceptions: ValeExceptions
  /// Whether the rule's action is to write one of the words.
  let replaces: Bool
  /// Whether a word is written with a capital where a capital was found.
  let capitalizes: Bool
  /// Whether the rule is about spelling a term as it is spelled.
  var isOfTerms = false
  let limit: Int
  var queries: [ValeQuery] { [query] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    var count = 0
    for match in post.matches(0) {
      let found = post.string(match)
      let bytes = post.units[match.unit].bytes
      let swap = swaps[match.token]
      let options = swap.options.map { option in
        let filled = ValeAction.filled(option, match.groups, of: bytes)
        return capitalizes && found.first?.isUppercase == true
          ? WordCase.capitalized(filled) : filled
      }
      if isFine(found, swap, options, post, match) { continue }
      if exceptions.cover(match.range, of: post.units[match.unit], in: post) { continue }
      count += 1
      if limit > 0, count > limit { return }
      report.add(
        message.about(shown(options, swap, found), found), at: post.source(match),
        fix: fix(match, found, options, post),
        data: [.init("alternatives", .list(options.map { .text($0) }))])
    }
  }

  private func isFine(
    _ found: String, _ swap: Swap, _ options: [String], _ post: ValePost, _ match: ValeMatch
  ) -> Bool {
    if options.contains(found) { return true }
    if replaces { return false }
    guard let fine = swap.fine else { return found == swap.written }
    return post.spending(on: post.units[match.unit]) { budget in
      (try? fine.matches(Array(found.utf8), &budget)) ?? false
    }
  }

  private func shown(_ options: [String], _ swap: Swap, _ found: String) -> String {
    if replaces { return ValeMessage.list(options) }
    if let same = options.first(where: { $0.lowercased() == found.lowercased() }) { return same }
    return options.count == 1 ? options[0] : swap.written
  }

  private func fix(
    _ match: ValeMatch, _ found: String, _ options: [String], _ post: ValePost
  ) -> Fix? {
    guard options.count == 1, let word = options.first, Self.isPlain(word) else { return nil }
    return post.fix(match, isOfTerms ? word : WordCase.adapt(word, to: found))
  }

  /// Whether it is to be written as it is: no pattern, and no "worker(s)".
  private static func isPlain(_ word: String) -> Bool {
    !word.contains { "\\[]()*+?|^${}".contains($0) }
  }
}

/// `occurrence`: a token occurs too often, or too seldom, in one of the texts.
struct ValeOccurrence: ValeBody {
  let query: ValeQuery
  let message: ValeMessage
  let least: Int
  let most: Int
  let limit: Int
  var queries: [ValeQuery] { [query] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    let matches = post.matches(0)
    var place = matches.startIndex
    var told = 0
    for number in post.texts(0) {
      var end = place
      while end < matches.count, matches[end].unit == number { end += 1 }
      let own = matches[place..<end]
      place = end
      let isTooMany = most > 0 && own.count > most
      let isTooFew = least > 0 && own.count < least
      guard isTooMany || isTooFew else { continue }
      let unit = post.units[number]
      let range: Range<Int>
      if own.isEmpty {
        range = Self.firstWord(unit.bytes)
      } else if let first = own.first(where: { Self.isText(unit.bytes[$0.range]) }) {
        range = first.range
      } else {
        continue
      }
      told += 1
      if limit > 0, told > limit { return }
      report.add(
        message.about(String(own.count)), at: unit.source(range),
        data: [.init("count", .integer(own.count))])
    }
  }

  /// Whether it is more than blanks and code.
  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { $0 > 0x20 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "@") }
  }

  private static func firstWord(_ bytes: [UInt8]) -> Range<Int> {
    let start = bytes.firstIndex { $0 > 0x20 } ?? 0
    let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.count
    return start..<end
  }
}

/// `repetition`: the same match of a token twice in a row.
struct ValeRepetition: ValeBody {
  let query: ValeQuery
  /// Whether its token is any run without blanks, which takes no pattern.
  let readsRuns: Bool
  let message: ValeMessage
  let exceptions: ValeExceptions
  let ignoresCase: Bool
  let onlyLetters: Bool
  let most: Int
  let action: ValeAction?
  let limit: Int
  var queries: [ValeQuery] { [query] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    let matches = post.matches(0)
    var place = matches.startIndex
    var told = 0
    for number in post.texts(0) {
      let unit = post.units[number]
      var ranges: [Range<Int>] = []
      if readsRuns {
        ranges = Self.runs(unit.bytes)
      } else {
        while place < matches.count, matches[place].unit == number {
          ranges.append(matches[place].range)
          place += 1
        }
      }
      check(unit, number, ranges, post, &report, &told)
    }
  }

  private func check(
    _ unit: ValeUnit, _ number: Int, _ ranges: [Range<Int>], _ post: ValePost,
    _ report: inout RuleContext, _ told: inout Int
  ) {
    var count = 0
    for (left, right) in zip(ranges, ranges.dropFirst()) {
      let word = unit.bytes[right].trimmingBlanks()
      guard !word.isEmpty, isSame(unit.bytes[left].trimmingBlanks(), word),
        !onlyLetters || String(decoding: word, as: UTF8.self).allSatisfy(\.isLetter)
      else { continue }
      count += 1
      guard count > most else { continue }
      let both = left.lowerBound..<right.upperBound
      guard Sentences.count(Array(unit.bytes[both])) <= 1,
        !exceptions.cover(both, of: unit, in: post)
      else { continue }
      count = 0
      told += 1
      if limit > 0, told > limit { return }
      let match = ValeMatch(unit: number, range: both, token: 0)
      let isOneLine = !unit.bytes[both].contains(0x0A)
      report.add(
        message.about(String(decoding: word, as: UTF8.self)), at: post.source(match),
        fix: isOneLine && unit.bytes[left].elementsEqual(unit.bytes[right])
          ? post.fix(match, unit.string(left)) : nil)
    }
  }

  /// The runs without blanks.
  private static func runs(_ bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices {
      let byte = bytes[index]
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
      if isBlank, let first = start {
        runs.append(first..<index)
        start = nil
      } else if !isBlank, start == nil {
        start = index
      }
    }
    if let first = start { runs.append(first..<bytes.count) }
    return runs
  }

  private func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left.elementsEqual(right) { return true }
    guard ignoresCase, left.count == right.count else { return false }
    return String(decoding: left, as: UTF8.self).lowercased()
      == String(decoding: right, as: UTF8.self).lowercased()
  }
}
