// SPDX-License-Identifier: Apache-2.0

import Articles
import Language

/// The end of an excerpt that was cut off in the middle of a sentence.
struct ExcerptEnd {
  /// The mark of the cut: `…`, `...`, `[…]`.
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

  /// The cut at the end of `bytes`; nothing when there is no mark, or a sentence ends before it.
  init?(_ bytes: [UInt8]) {
    let end = Self.trimmed(bytes, bytes.count)
    guard let mark = Self.marks.first(where: { bytes[..<end].hasSuffix($0) }) else { return nil }
    let start = end - mark.count
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

  /// Where the last sentence before the cut ends; nothing when the cut one is the only one.
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
