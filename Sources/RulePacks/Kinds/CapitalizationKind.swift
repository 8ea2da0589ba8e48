// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Language
import Linting
import Patterns
import SourceText

/// `kind: capitalization`: texts are written in title case, sentence case, lower or upper case, or as a /pattern/ says.
enum CapitalizationKind: TextKind {
  static let name = "capitalization"
  static let keys = PageFields.textKeys + ["match", "style", "threshold", "fix"]
  private static let styles = ["title", "sentence", "lower", "upper"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    var query = fields.query(ignoresCase: false)
    let match = fields.text(
      "match", needed: "write one of: \(styles.joined(separator: ", ")), or a /pattern/")
    let style = fields.choice("style", among: ["ap", "chicago"]) ?? "ap"
    let threshold = fields.number("threshold") ?? 1
    let fix = fields.fix(usual: .offer)
    guard let (text, value) = match else { return nil }
    var letters: LetterCase?
    var pattern: Pattern?
    if styles.contains(text) {
      letters =
        switch text {
        case "title": .title(style == "chicago" ? .chicago : .ap)
        case "sentence": .sentence
        case "lower": .lower
        default: .upper
        }
    } else if text.hasPrefix("/") {
      guard let token = fields.token("match", ignoresCase: query.ignoresCase, needed: ""),
        case .pattern(let made, _) = token
      else { return nil }
      pattern = made
    } else {
      let near = Suggestion.nearest(to: text, among: styles)
      fields.tell(
        "'match' must be one of: \(styles.joined(separator: ", ")), or a /pattern/",
        help: near.map { "did you mean '\($0)'?" } ?? "write one of them", at: value.range)
      return nil
    }
    // What keeps its own case is looked for like any token.
    query.tokens = query.exceptions
    query.exceptions = []
    return CapitalizationBody(
      query: query, message: message, letters: letters, pattern: pattern,
      threshold: min(threshold, 1), fix: fix)
  }
}

/// Holds each text against a way of using capitals.
struct CapitalizationBody: PackBody {
  let query: TextQuery?
  let message: PackMessage
  let letters: LetterCase?
  /// What a text must match instead of ``letters``.
  let pattern: Pattern?
  /// The share of words that must be as they should, from 0 to 1.
  let threshold: Double
  let fix: FixSafety?

  func check(_ post: PackPost, _ report: inout RuleContext) {
    guard let scope = query?.scope else { return }
    let numbers = post.texts(in: scope)
    if numbers.isEmpty { return report.notApplicable() }
    let bytes = numbers.reduce(0) { $0 + post.texts[$1].mapped.bytes.count }
    post.article.matchPool.spend(bytes: bytes) { budget in
      check(scope, numbers, post, &budget, &report)
    }
  }

  private func check(
    _ scope: ScopeFilter, _ numbers: [Int], _ post: PackPost, _ budget: inout MatchBudget,
    _ report: inout RuleContext
  ) {
    // Both are in the order of the texts.
    var kept = post.matches[...]
    for number in numbers {
      let text = post.texts[number].mapped
      kept = kept.drop { $0.text < number }
      var own = kept.prefix { $0.text == number }
      let units = scope.isBySentence ? Array(Sentences(text.bytes)) : [0..<text.bytes.count]
      for unit in units {
        if let pattern {
          do throws(PatternLimitReached) {
            let found = try pattern.firstMatch(in: Array(text.bytes[unit]), &budget)
            if found != nil { continue }
          } catch {
            return report.stop(pattern, at: post.article)
          }
          report.add(
            message.about(String(decoding: text.bytes[unit], as: UTF8.self)), at: text.source(unit))
        } else if let letters {
          own = own.drop { $0.range.upperBound <= unit.lowerBound }
          let kept = own.prefix { $0.range.lowerBound < unit.upperBound }.map(\.range)
          judge(letters, unit, number, keeping: kept, post, &report)
        }
      }
    }
  }

  /// Those of `words` that the post itself always writes with a capital, and not only where a sentence begins.
  private func names(among words: Set<String>, in article: Article) -> Set<String> {
    var capital: Set<String> = []
    var small: Set<String> = []
    let lower = Dictionary(words.map { ($0.lowercased(), $0) }, uniquingKeysWith: { one, _ in one })
    let lengths = Set(words.map(\.utf8.count))
    for block in article.prose.blocks {
      let starts = Set(block.sentences.map(\.words.lowerBound))
      for index in block.words.indices {
        let range = block.words[index].range
        guard lengths.contains(range.count) else { continue }
        let word = String(decoding: block.text.bytes[range], as: UTF8.self)
        if let named = lower[word] {
          small.insert(named)
        } else if words.contains(word), !starts.contains(index) {
          capital.insert(word)
        }
      }
    }
    return capital.subtracting(small)
  }

  private func judge(
    _ letters: LetterCase, _ unit: Range<Int>, _ number: Int, keeping kept: [Range<Int>],
    _ post: PackPost, _ report: inout RuleContext
  ) {
    let text = post.texts[number].mapped
    let words = letters.words(text.bytes, in: unit, keeping: kept)
    var wrong = words.filter { $0.better != nil }
    guard !wrong.isEmpty,
      Double(words.count - wrong.count) < threshold * Double(words.count)
    else { return }
    if case .sentence = letters {
      let names = self.names(
        among: Set(wrong.map { String(decoding: text.bytes[$0.range], as: UTF8.self) }),
        in: post.article)
      wrong.removeAll { names.contains(String(decoding: text.bytes[$0.range], as: UTF8.self)) }
      if wrong.isEmpty { return }
    }
    var better: [UInt8] = []
    var last = unit.lowerBound
    for word in wrong {
      better += text.bytes[last..<word.range.lowerBound]
      better += Array((word.better ?? "").utf8)
      last = word.range.upperBound
    }
    better += text.bytes[last..<unit.upperBound]
    let match = TextMatch(text: number, range: unit, token: 0)
    let shown = String(decoding: better, as: UTF8.self)
    report.add(
      message.about(post.string(match), shown), at: text.source(unit),
      fix: post.replacing(match, with: shown, fix))
  }
}
