// SPDX-License-Identifier: Apache-2.0

import Patterns

/// The words of a heading, and whether they are in the case that a rule asks for.
struct ValeWords: Sendable {
  /// A phrase that is left alone, or a word with all that is attached to it.
  private let token: ValePattern?
  private let indicators: [String]
  private let threshold: Double
  private let prefix: ValePattern?

  init(exceptions: [String], indicators: [String], threshold: Double, prefix: String?) {
    let words = "[\\p{N}\\p{L}*]+[^\\s]*"
    let phrases = exceptions.sorted { $0.utf8.count > $1.utf8.count }
      .map { "(?:\($0))" }.joined(separator: "|")
    let whole = phrases.isEmpty ? words : "\\b(?:\(phrases))\\b|\(words)"
    token =
      (try? ValePattern(whole, ignoresCase: false, .lines))
      ?? (try? ValePattern(words, ignoresCase: false, .lines))
    self.indicators = indicators
    self.threshold = threshold
    self.prefix = prefix.flatMap { try? ValePattern("\\A(?:\($0))", ignoresCase: false, .plain) }
  }

  /// The words of `bytes` from `start`.
  private func words(
    _ bytes: [UInt8], from start: Int, to end: Int, _ budget: inout MatchBudget
  ) -> [Range<Int>] {
    guard let token, let matcher = PatternMatcher(token.pattern) else { return [] }
    let text = Array(bytes[..<end])
    var words: [Range<Int>] = []
    var place = start
    while place < end,
      let match = try? token.first(in: text, from: place, matcher, withGroups: false, &budget),
      !match.range.isEmpty
    {
      words.append(match.range)
      place = match.range.upperBound
    }
    return words
  }

  private func start(_ bytes: [UInt8], _ budget: inout MatchBudget) -> Int {
    guard let prefix, let matcher = PatternMatcher(prefix.pattern) else { return 0 }
    let match = try? prefix.first(in: bytes, from: 0, matcher, withGroups: false, &budget)
    return match?.range.upperBound ?? 0
  }

  private func isEnough(_ right: Int, of all: Int) -> Bool {
    all == 0 || Double(right) / Double(all) > threshold
  }

  /// Whether the first word has a capital and the others have none, but for names.
  func isSentence(
    _ bytes: [UInt8], _ exceptions: ValeExceptions, _ budget: inout MatchBudget
  ) -> Bool {
    var end = bytes.count
    while end > 0, "?!.:".utf8.contains(bytes[end - 1]) { end -= 1 }
    let ranges = words(bytes, from: start(bytes, &budget), to: end, &budget)
    var right = 0
    for (number, range) in ranges.enumerated() {
      let word = String(decoding: bytes[range], as: UTF8.self)
      let head = Self.head(word)
      let isFree = number > 0 && isIndicator(bytes[ranges[number - 1]], number - 1)
      if head == head.uppercased() || isFree
        || exceptions.hold(in: Array(head.utf8), &budget)
        || exceptions.hold(in: Array(word.utf8), &budget)
      {
        right += 1
      } else if number == 0 ? head == Self.capitalized(head) : head == head.lowercased() {
        right += 1
      }
    }
    return isEnough(right, of: ranges.count)
  }

  /// The part of a word before its hyphen or apostrophe: `Top-level`, `Client's`.
  private static func head(_ word: String) -> String {
    for separator: Character in ["-", "'", "’"] where word.contains(separator) {
      return String(word.prefix { $0 != separator })
    }
    return word
  }

  private static func capitalized(_ word: String) -> String {
    let lower = word.lowercased()
    return (lower.first?.uppercased() ?? "") + lower.dropFirst()
  }

  /// Whether the word after this one may have a capital: an indicator ends it, or it is the number of an item.
  private func isIndicator(_ word: ArraySlice<UInt8>, _ number: Int) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    if indicators.contains(where: { text.hasSuffix($0) }) { return true }
    guard number == 0, let dot = word.firstIndex(of: UInt8(ascii: ".")), dot > word.startIndex
    else { return false }
    return word[..<dot].allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or",
    "per", "the", "to", "vs", "vs.", "via", "v", "v.",
  ]
  private static let prepositions: Set<String> = [
    "with", "from", "into", "during", "including", "until", "against", "among", "throughout",
    "despite", "towards", "upon", "concerning", "about", "over", "through", "before", "between",
    "after", "since", "without", "under", "within", "along", "following", "across", "beyond",
    "around", "down", "near", "above",
  ]

  /// Whether each word but small ones has a capital.
  func isTitle(
    _ bytes: [UInt8], isChicago: Bool, _ exceptions: ValeExceptions, _ budget: inout MatchBudget
  ) -> Bool {
    let first = start(bytes, &budget)
    let ranges = words(bytes, from: first, to: bytes.count, &budget)
    var right = 0
    for (number, range) in ranges.enumerated() {
      let word = String(decoding: bytes[range], as: UTF8.self)
      let isBounding = number == 0 || number == ranges.count - 1
      let follows =
        number > 0
        && [UInt8(ascii: ":"), UInt8(ascii: "-")].contains(bytes[ranges[number - 1]].last ?? 0)
      if word == word.uppercased()
        || word == Self.titled(word, isBounding: isBounding || follows, isChicago)
        || exceptions.hold(in: Array(word.utf8), &budget)
      {
        right += 1
      }
    }
    return isEnough(right, of: ranges.count)
  }

  /// A word, and the parts of a compound, as they are in a title.
  private static func titled(_ word: String, isBounding: Bool, _ isChicago: Bool) -> String {
    var result = ""
    var part = ""
    var isFirst = true
    func finish() {
      let lower = part.lowercased()
      let plain = lower.filter { $0.isLetter || $0 == "." }
      let isSmall = small.contains(plain) || isChicago && prepositions.contains(plain)
      if isSmall, !isBounding || !isFirst {
        result += lower
      } else {
        result += (part.first?.uppercased() ?? "") + part.dropFirst()
      }
      part = ""
      isFirst = false
    }
    for character in word {
      if character == "-" || character == "/" {
        finish()
        result.append(character)
      } else {
        part.append(character)
      }
    }
    finish()
    return result
  }
}
