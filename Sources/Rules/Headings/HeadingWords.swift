// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import SourceText

/// The words of a heading that tell title case from sentence case.
struct HeadingWords {
  /// A word that one style writes with a capital and the other without.
  struct Word {
    /// In lower case.
    var key: String
    /// Its bytes in the text.
    var bytes: Range<Int>
    var isCapital: Bool
    /// Whether another capitalised word comes right before or after it.
    var hasCapitalBeside = false
  }

  let heading: Heading
  let text: MappedText
  private(set) var words: [Word] = []

  /// The telling words: not the first, nor one after a mark, no small words of the language, no code, no
  /// abbreviations and names with capitals inside.
  init(_ heading: Heading, smallWords: Set<String>, in article: Article) {
    self.heading = heading
    text = article.document.visibleText(
      heading.node, excluded: article.excluded, withCode: false)
    var last = 0
    var wasCapital = false
    for range in Words(text.bytes) {
      let gap = text.bytes[last..<range.lowerBound]
      let isFree = last == 0 || !CasedWord.joins(gap)
      last = range.upperBound
      guard let word = CasedWord(text.bytes[range]) else {
        wasCapital = false
        continue
      }
      if wasCapital, gap.count == 1, word.isCapital, let place = words.indices.last {
        words[place].hasCapitalBeside = true
      }
      let isBeside = wasCapital && gap.count == 1
      wasCapital = word.isCapital
      let isPart =
        range.upperBound < text.bytes.count && CasedWord.glues(text.bytes, range.upperBound)
      // A small word tells only when it has a capital: both styles write it without.
      guard !isFree, !isPart, word.isPlain,
        word.isCapital || !smallWords.contains(word.key)
      else { continue }
      words.append(
        Word(
          key: word.key, bytes: range, isCapital: word.isCapital, hasCapitalBeside: isBeside))
    }
  }

  var capitals: Int { words.count { $0.isCapital } }
  var smalls: Int { words.count { !$0.isCapital } }
}

/// A word by the case of its letters.
struct CasedWord {
  private let bytes: ArraySlice<UInt8>
  let isCapital: Bool
  /// Whether nothing but its first letter may be a capital, and no digit is in it.
  let isPlain: Bool

  /// In lower case.
  var key: String { String(decoding: bytes, as: UTF8.self).lowercased() }

  /// Empty for a word whose first letter has no case.
  init?(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    guard let first = bytes.first else { return nil }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      isCapital = Self.isCapital(first)
      guard isCapital || (0x61...0x7A).contains(first) else { return nil }
      isPlain =
        bytes.count > 1
        && !bytes.dropFirst().contains { Self.isCapital($0) || (0x30...0x39).contains($0) }
      return
    }
    let word = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let letter = word.first else { return nil }
    isCapital = letter.properties.isUppercase
    guard isCapital || letter.properties.isLowercase else { return nil }
    let rest = word.dropFirst()
    isPlain =
      !rest.isEmpty
      && !rest.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  /// Whether two words with `gap` between them are of one sentence: only blanks, or blanks and a comma.
  static func joins(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.contains(0x20) && gap.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ",") }
  }

  /// Whether a mark at `index` joins the word before it to the next one (`crates.io`, `a_b`, `f()`).
  static func glues(_ bytes: [UInt8], _ index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "("): true
    case UInt8(ascii: "."), UInt8(ascii: ":"): index + 1 < bytes.count && bytes[index + 1] != 0x20
    default: false
    }
  }
}

/// How often the prose writes some words with a capital inside sentences, and how often without: what tells a name
/// from a common noun.
struct CaseEvidence {
  enum Verdict {
    case name
    case common
    case unclear
    /// The prose does not have it.
    case unknown
  }

  private var counts: [String: (capital: Int, small: Int)]

  /// Looks for `words`, in lower case, in the prose of `article`.
  init(_ words: Set<String>, in article: Article) {
    counts = [:]
    // By the first byte a bit for each length that a word may have; most words of the prose have another.
    var lengths = [UInt64](repeating: 0, count: 256)
    for word in words {
      counts[word] = (0, 0)
      let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
      // A letter beyond ASCII may have a capital of another length, which begins with another byte.
      let length = isASCII ? Self.bit(word.utf8.count) : .max
      if let first = word.utf8.first { lengths[Int(first)] |= length }
      if let first = word.uppercased().utf8.first { lengths[Int(first)] |= length }
    }
    guard !words.isEmpty else { return }
    for block in article.blocks where block.isProse {
      let bytes = article.text(of: block, withCode: false).bytes
      var last = 0
      for range in Words(bytes) {
        let gap = bytes[last..<range.lowerBound]
        let isOpening = last == 0
        last = range.upperBound
        guard lengths[Int(bytes[range.lowerBound])] & Self.bit(range.count) != 0,
          let word = CasedWord(bytes[range]), word.isPlain
        else { continue }
        let key = word.key
        guard counts[key] != nil else { continue }
        if !word.isCapital {
          counts[key]?.small += 1
        } else if !isOpening, CasedWord.joins(gap) {
          counts[key]?.capital += 1
        }
      }
    }
  }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// Whether `word` is a name or a common word; a common one next to another capital may be part of a name.
  func verdict(_ word: HeadingWords.Word) -> Verdict {
    guard let count = counts[word.key], count.capital + count.small > 0 else { return .unknown }
    if count.capital > 2 * count.small { return .name }
    if count.capital > 0, word.hasCapitalBeside { return .unclear }
    return count.small > 2 * count.capital ? .common : .unclear
  }
}
