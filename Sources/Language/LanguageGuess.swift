// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The language of a text by its small words, which no text goes without.
package struct LanguageGuess {
  /// So many words are read at most; more change no guess.
  package static let mostWords = 300
  /// Fewer function words than this are no evidence.
  private static let fewestHits = 8
  /// Of the words read, at least one in so many must be a function word of the language.
  private static let leastShare = 5

  /// The languages, in the order of the bits in ``masks``.
  private static let languages = FunctionWords.list.languages
  /// Each function word of up to eight bytes, packed, with a bit for each language that has it;
  /// there may be 64.
  private static let masks: [UInt64: UInt64] = {
    var masks: [UInt64: UInt64] = [:]
    for (number, language) in languages.enumerated() {
      for word in FunctionWords.list.phrases(language) where word.utf8.count <= 8 {
        masks[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, default: 0] |= 1 << UInt64(number)
      }
    }
    return masks
  }()

  private var hits = [Int](repeating: 0, count: Self.languages.count)
  private(set) var words = 0

  package init() {}

  /// Whether enough was read.
  package var isFull: Bool { words >= Self.mostWords }

  /// Reads the words of one block of text.
  package mutating func read(_ bytes: [UInt8]) {
    for range in Words(bytes) {
      if isFull { return }
      words += 1
      // The small word of "l'eau" ends at the apostrophe, plain or typographic, and is listed with
      // it.
      var key: UInt64 = 0
      var length = 0
      for byte in bytes[range] {
        length += 1
        if length > 8 { break }
        let isApostrophe = byte == UInt8(ascii: "'") || byte == 0xE2
        key = key << 8 | UInt64(isApostrophe ? UInt8(ascii: "'") : lowercased(byte))
        if isApostrophe { break }
      }
      guard length <= 8, var mask = Self.masks[key] else { continue }
      while mask != 0 {
        hits[mask.trailingZeroBitCount] += 1
        mask &= mask - 1
      }
    }
  }

  /// The language that the text is in; nothing where the evidence is thin or fits two languages
  /// alike.
  package var language: String? {
    guard let best = hits.indices.max(by: { hits[$0] < hits[$1] }) else { return nil }
    let second = hits.indices.filter { $0 != best }.map { hits[$0] }.max() ?? 0
    guard hits[best] >= Self.fewestHits, hits[best] * Self.leastShare >= words,
      hits[best] * 4 >= second * 5
    else { return nil }
    return Self.languages[best]
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
