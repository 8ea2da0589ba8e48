// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Language
import Linting
import Patterns
import SourceText

/// `kind: share`: the percentage of a post's sentences, or of its words, in which a token of the
/// post's language is, is at least `min` and at most `max`.
enum ShareKind: TextKind {
  static let name = "share"
  static let keys = ["of", "tokens", "min", "max", "at-least"]

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    let unit = fields.choice("of", among: ["sentences", "words"]) ?? "sentences"
    let least = fields.number("min")
    let most = fields.number("max")
    if least == nil, most == nil { fields.missing("max", help: "write 'max', 'min', or both") }
    let fewest = fields.number("at-least").map { Int(min($0, 1_000_000)) } ?? 1
    var patterns: [String: [Pattern]] = [:]
    for (language, tokens) in fields.lists(
      "tokens", needed: "write a language below it, and its words and /patterns/ below that")
    {
      patterns[language.lowercased()] = self.patterns(tokens, &fields)
    }
    return ShareBody(
      message: message, isOfWords: unit == "words", least: least, most: most, fewest: fewest,
      patterns: patterns)
  }

  /// The patterns among `tokens`, and one for as many of their words and phrases as fit into it.
  private static func patterns(
    _ tokens: [(text: String, value: DataValue)], _ fields: inout PageFields
  ) -> [Pattern] {
    var sources: [(String, DataValue)] = []
    var phrases: [String] = []
    var length = 0
    func close(_ value: DataValue) {
      if !phrases.isEmpty {
        sources.append((#"\b(?:\#(phrases.joined(separator: "|")))\b"#, value))
      }
      phrases = []
      length = 0
    }
    for (text, value) in tokens {
      if text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
        sources.append((String(text.dropFirst().dropLast()), value))
        continue
      }
      let phrase = quoted(text)
      if length + phrase.utf8.count > Pattern.longest * 3 / 4 { close(value) }
      length += phrase.utf8.count + 1
      phrases.append(phrase)
    }
    if let last = tokens.last { close(last.value) }
    return sources.compactMap { source, value in
      do throws(PatternProblem) {
        return try Pattern(source, ignoresCase: true)
      } catch {
        fields.tell(
          "the pattern cannot be used: \(error.message)", help: "correct it here", at: value.range)
        return nil
      }
    }
  }

  private static func quoted(_ phrase: String) -> String {
    var result = ""
    for scalar in phrase.unicodeScalars {
      switch scalar {
      case " ": result += "\\s+"
      case "'", "’": result += "['’]"
      case let scalar where scalar.value < 0x80 && !scalar.properties.isAlphabetic:
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Counts the sentences or words of a post that hold a token. `%s` is their percentage, `%1` the
/// one that is allowed or needed.
struct ShareBody: PackBody {
  let message: PackMessage
  let isOfWords: Bool
  let least: Double?
  let most: Double?
  /// In a post of fewer sentences or words the share says nothing.
  let fewest: Int
  /// By the primary subtag of the language.
  let patterns: [String: [Pattern]]
  var query: TextQuery? { nil }

  /// So many of the places are shown beside a finding.
  private static let mostShown = 20

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let blocks = post.article.prose.blocks
    let total = blocks.reduce(0) { $0 + (isOfWords ? $1.words.count : $1.sentences.count) }
    guard total >= max(fewest, 1),
      let patterns = patterns[LanguageTag.primary(post.article.proseLanguage) ?? ""]
    else { return report.notApplicable() }
    var places: [ByteRange] = []
    var count = 0
    let bytes = blocks.reduce(0) { $0 + $1.text.bytes.count } * patterns.count
    var stopped: Pattern?
    post.article.matchPool.spend(bytes: bytes) { budget in
      for block in blocks where stopped == nil {
        for range in found(patterns, in: block, &budget, &stopped) {
          count += 1
          if places.count < Self.mostShown { places.append(block.text.source(range)) }
        }
      }
    }
    if let stopped { return report.stop(stopped, at: post.article) }
    let share = Double(count * 100) / Double(total)
    let limit: Double
    if let most, share > most {
      limit = most
    } else if let least, share < least {
      limit = least
    } else {
      return
    }
    report.add(
      message.about(Metrics.shown(share), Metrics.shown(limit)), at: post.article.place,
      related: share > limit ? places.map { RelatedPlace("here", $0) } : [],
      data: [.init("share", .number(share)), .init("limit", .number(limit))])
  }

  /// One match for each sentence that has any, or each match where words are counted.
  private func found(
    _ patterns: [Pattern], in block: ProseBlock, _ budget: inout MatchBudget,
    _ stopped: inout Pattern?
  ) -> [Range<Int>] {
    var sentences: [Int: Range<Int>] = [:]
    var words: [Range<Int>] = []
    for pattern in patterns {
      var start = 0
      var number = block.sentences.startIndex
      while start < block.text.bytes.count {
        let match: Range<Int>?
        do throws(PatternLimitReached) {
          match = try pattern.firstMatch(in: block.text.bytes, from: start, &budget)
        } catch {
          stopped = pattern
          return []
        }
        guard let match else { break }
        start = max(match.upperBound, start + 1)
        if isOfWords {
          words.append(match)
          continue
        }
        while number < block.sentences.endIndex,
          block.sentences[number].range.upperBound <= match.lowerBound
        {
          number += 1
        }
        guard number < block.sentences.endIndex else { break }
        if sentences[number] == nil { sentences[number] = match }
        start = max(start, block.sentences[number].range.upperBound)
      }
    }
    return isOfWords ? words : sentences.sorted { $0.key < $1.key }.map(\.value)
  }
}
