// SPDX-License-Identifier: Apache-2.0

import Articles
import Language

/// A way of using capitals in a text.
enum LetterCase: Hashable, Sendable {
  /// Whose list of small words holds in title case.
  enum Style: Hashable, Sendable {
    /// Articles, conjunctions and prepositions of up to three letters are small.
    case ap
    /// Articles, short conjunctions and prepositions of up to four letters are small.
    case chicago
  }

  case title(Style)
  case sentence
  case lower
  case upper

  /// A word, and how it should be written when it is not as it should.
  struct Word: Hashable {
    var range: Range<Int>
    var better: String?
  }

  private static let smallWords: Set<String> = [
    "a", "an", "the", "and", "but", "for", "nor", "or", "so", "yet", "as", "at", "by", "in", "of",
    "off", "on", "per", "to", "up", "via", "if",
  ]
  private static let chicagoWords: Set<String> = [
    "down", "from", "into", "like", "near", "onto", "over", "past", "than", "upon", "with",
  ]

  /// The words of `text` in `unit` that have a case to be right or wrong; those in `kept` are left as they are, as
  /// are names with capitals inside and words with digits.
  func words(_ text: [UInt8], in unit: Range<Int>, keeping kept: [Range<Int>]) -> [Word] {
    let ranges = Array(Words(text, in: unit))
    return ranges.indices.compactMap { index in
      let range = ranges[index]
      if kept.contains(where: {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      }) {
        return nil
      }
      if Self.isOfAddress(text, range) { return nil }
      let word = String(decoding: text[range], as: UTF8.self)
      guard let first = word.unicodeScalars.first, first.properties.isCased else { return nil }
      let opens = index == 0 || Self.ends(text[ranges[index - 1].upperBound..<range.lowerBound])
      return judge(word, range, opens: opens, closes: index == ranges.count - 1)
    }
  }

  /// Whether the word is part of a domain, a path, a file's name or a handle: "beta.harbour.gov", ".ferryrc", "@ann".
  private static func isOfAddress(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, "./@#_\\".utf8.contains(text[range.lowerBound - 1]) { return true }
    guard range.upperBound + 1 < text.count,
      "./@_\\".utf8.contains(text[range.upperBound])
    else { return false }
    let next = text[range.upperBound + 1]
    return (0x61...0x7A).contains(next | 0x20) || (0x30...0x39).contains(next)
  }

  /// Whether a gap between words ends what stands before it.
  private static func ends(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.contains { $0 == 0x3A || $0 == 0x2E || $0 == 0x21 || $0 == 0x3F }
      || gap.starts(with: [0x20, 0xE2, 0x80])
  }

  private func judge(_ word: String, _ range: Range<Int>, opens: Bool, closes: Bool) -> Word? {
    let scalars = word.unicodeScalars
    let rest = scalars.dropFirst()
    let hasInner = rest.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
    let lower = word.lowercased()
    let better: String
    switch self {
    case .upper:
      better = word.uppercased()
    case .lower:
      if hasInner { return nil }
      better = lower
    case .sentence:
      if hasInner { return nil }
      if opens {
        better = WordCase.capitalized(word)
      } else {
        better = lower == "i" || lower.hasPrefix("i'") || lower.hasPrefix("i’") ? word : lower
      }
    case .title(let style):
      if hasInner { return nil }
      let isSmall =
        Self.smallWords.contains(lower)
        || (style == .chicago && Self.chicagoWords.contains(lower))
      better = isSmall && !opens && !closes ? lower : Self.titled(lower)
    }
    return Word(range: range, better: better == word ? nil : better)
  }

  /// A capital in front, and behind each hyphen but before small words.
  private static func titled(_ word: String) -> String {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { index, part in
      index > 0 && smallWords.contains(part) ? part : WordCase.capitalized(part)
    }.joined(separator: "-")
  }
}
