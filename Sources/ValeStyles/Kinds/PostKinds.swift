// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Patterns
import RulePacks
import SourceText

/// `consistency`: of two spellings a post has one; each text that has one of them is a finding once both were seen.
struct ValeConsistency: ValeBody {
  /// One query a pair, of two tokens each.
  let queries: [ValeQuery]
  let message: ValeMessage
  let limit: Int

  func check(_ post: ValePost, _ report: inout RuleContext) {
    var found: [(place: Int, match: ValeMatch)] = []
    for number in queries.indices {
      let matches = post.matches(number)
      var seen: Set<Int> = []
      var place = matches.startIndex
      while place < matches.count {
        let unit = matches[place].unit
        var end = place
        while end < matches.count, matches[end].unit == unit { end += 1 }
        let own = matches[place..<end]
        place = end
        seen.formUnion(own.map(\.token))
        guard seen.count == 2, let last = own.last else { continue }
        // Vale reports the last and shows where the same letters came first.
        let text = post.string(last)
        let first = own.first { post.string($0) == text } ?? last
        found.append((post.source(first).start, first))
      }
    }
    for (told, item) in found.sorted(by: { $0.place < $1.place }).enumerated() {
      if limit > 0, told >= limit { return }
      report.add(message.about(post.string(item.match)), at: post.source(item.match))
    }
  }
}

/// `conditional`: what the first pattern finds, the second must have caught in this text or one before; one that
/// catches nothing must be in the same text.
struct ValeConditional: ValeBody {
  /// The first, and the second.
  let queries: [ValeQuery]
  let message: ValeMessage
  let exceptions: ValeExceptions
  let asksForSame: Bool
  let limit: Int

  func check(_ post: ValePost, _ report: inout RuleContext) {
    let seconds = post.matches(1)
    var given: Set<String> = []
    var texts: Set<Int> = []
    var next = 0
    var told = 0
    for match in post.matches(0) {
      while next < seconds.count, seconds[next].unit <= match.unit {
        let second = seconds[next]
        texts.insert(second.unit)
        for group in second.groups {
          if let group { given.insert(post.units[second.unit].string(group)) }
        }
        next += 1
      }
      let unit = post.units[match.unit]
      if asksForSame ? given.contains(post.string(match)) : texts.contains(match.unit) { continue }
      if exceptions.cover(match.range, of: unit, in: post) { continue }
      told += 1
      if limit > 0, told > limit { return }
      report.add(message.about(post.string(match)), at: post.source(match))
    }
  }
}

/// `capitalization`: each text is in the case that the rule names, or as a pattern says.
struct ValeCapitalization: ValeBody {
  enum Style: Sendable {
    case title(isChicago: Bool)
    case sentence
    case lower
    case upper
    case pattern(ValePattern)
  }

  /// Without tokens: its texts are what counts.
  let query: ValeQuery
  let style: Style
  let words: ValeWords
  let message: ValeMessage
  let exceptions: ValeExceptions
  let limit: Int
  var queries: [ValeQuery] { [query] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    let numbers = post.texts(0)
    if numbers.isEmpty { return report.notApplicable() }
    var told = 0
    for number in numbers {
      let unit = post.units[number]
      let isRight = post.spending(on: unit) { budget in holds(unit, &budget) }
      if isRight { continue }
      told += 1
      if limit > 0, told > limit { return }
      let all = 0..<unit.bytes.count
      report.add(message.about(unit.string(all)), at: unit.source(all))
    }
  }

  private func holds(_ unit: ValeUnit, _ budget: inout MatchBudget) -> Bool {
    let text = unit.string(0..<unit.bytes.count)
    switch style {
    case .lower: return text == text.lowercased() || exceptions.hold(in: unit.bytes, &budget)
    case .upper: return text == text.uppercased() || exceptions.hold(in: unit.bytes, &budget)
    case .pattern(let pattern):
      return (try? pattern.matches(unit.bytes, &budget)) ?? true
        || exceptions.hold(in: unit.bytes, &budget)
    case .sentence: return words.isSentence(unit.bytes, exceptions, &budget)
    case .title(let isChicago):
      return words.isTitle(unit.bytes, isChicago: isChicago, exceptions, &budget)
    }
  }
}

/// `metric` and `readability`: a number of the post for which a condition holds.
struct ValeMetric: ValeBody {
  let formula: Formula
  let condition: Condition
  let message: ValeMessage
  var queries: [ValeQuery] { [] }

  func check(_ post: ValePost, _ report: inout RuleContext) {
    let value = formula.value(Metrics.values(post.article))
    // Nothing is divided by: the post has too little to say.
    guard value.isFinite else { return report.notApplicable() }
    guard condition.holds(value) else { return }
    // Vale puts what it says of a file as a whole at its beginning.
    report.add(
      message.about(Self.shown(value)), at: ByteRange(at: post.article.source.contentStart),
      data: [.init("value", .number(value))])
  }

  /// With two digits after the point.
  private static func shown(_ number: Double) -> String {
    guard abs(number) < 1e12 else { return "more than can be counted" }
    let cents = Int((abs(number) * 100).rounded())
    let rest = String(cents % 100)
    return (number < 0 ? "-" : "") + "\(cents / 100)."
      + String(repeating: "0", count: 2 - rest.count) + rest
  }
}
