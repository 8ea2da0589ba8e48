// SPDX-License-Identifier: Apache-2.0

import Articles
import Language

/// The end of an excerpt that was cut off in the middle of a sentence.
struct ExcerptEnd {
  /// The mark of the cut: `…`, `...`, `[…]`; empty where there is none.
  let mark: Range<Int>
  /// The last word with what is glued to it, up to the mark.
  let lastWord: Range<Int>
  /// The last word alone.
  let word: Range<Int>
  /// A comma, colon or dash in front of the mark, by its name.
  private(set) var punctuation: String?

  private static let marks = ["[…]", "[...]", "(…)", "(...)", "…", "..."].map { Array($0.utf8) }
  private static let closing = ["\"", "'", "”", "’", "»", ")"].map { Array($0.utf8) }
  private static let ends = [".", "!", "?", "。", "！", "？"].map { Array($0.utf8) }
  private static let signs: [(sign: [UInt8], name: String)] = [
    (",", "comma"), (":", "colon"), (";", "semicolon"), ("–", "dash"), ("—", "dash"),
    (" -", "dash"), ("，", "comma"), ("、", "comma"),
  ].map { (Array($0.0.utf8), $0.1) }

  /// So many words WordPress leaves of a post when the author wrote no excerpt.
  private static let automaticWords = 55
  /// A text of fewer words that ends without a full stop may be a phrase.
  private static let fewestWords = 20

  /// The cut at the end of `bytes`; `nil` when a sentence ends there, or there is no mark and nothing else tells it: a
  /// small word of `language` at the end, or WordPress's 55 words, of a text that ends its sentences elsewhere.
  init?(_ bytes: [UInt8], words: Int, language: String?) {
    let end = Self.trimmed(bytes, bytes.count)
    let mark = Self.marks.first { bytes[..<end].hasSuffix($0) }
    let start = end - (mark?.count ?? 0)
    let before = Self.trimmed(bytes, start)
    guard before > 0 else { return nil }
    var inner = bytes[..<before]
    while let quote = Self.closing.first(where: { inner.hasSuffix($0) }) {
      inner = inner.dropLast(quote.count)
    }
    if Self.ends.contains(where: { inner.hasSuffix($0) }) { return nil }
    self.mark = start..<end
    var word = before..<before
    for found in Words(bytes, in: 0..<before) { word = found }
    self.word = word
    var first = word.lowerBound
    while first > 0, bytes[first - 1] > 0x20 { first -= 1 }
    lastWord = first..<before
    punctuation = Self.signs.first { bytes[..<before].hasSuffix($0.sign) }?.name
    if mark != nil { return }
    guard words >= Self.fewestWords, word.upperBound == before, lastSentenceEnd(in: bytes) != nil
    else { return nil }
    let last = String(decoding: bytes[word], as: UTF8.self).lowercased()
    guard
      words == Self.automaticWords || FunctionWords.list.contains(last, language: language)
    else { return nil }
  }

  /// `end` moved before the blanks in front of it: WordPress puts a no-break space before its mark.
  private static func trimmed(_ bytes: [UInt8], _ end: Int) -> Int {
    var end = end
    while end > 0 {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }

  /// Where the last sentence before the cut ends; `nil` when the cut one is the only one.
  func lastSentenceEnd(in bytes: [UInt8]) -> Int? {
    var end = 0
    for sentence in Sentences(bytes, in: 0..<lastWord.upperBound)
    where sentence.upperBound < lastWord.upperBound {
      end = sentence.upperBound
    }
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    return end > 0 ? end : nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
