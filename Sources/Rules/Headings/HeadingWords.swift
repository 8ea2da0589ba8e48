// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
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
    /// Whether another capitalised word stands right before or behind it.
    var hasCapitalBeside = false
  }

  let heading: Heading
  let text: MappedText
  private(set) var words: [Word] = []

  /// The telling words: not the first, nor one behind a mark, no small words of the language, no code, no
  /// abbreviations and names with capitals inside.
  init(_ heading: Heading, in article: Article) {
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
        word.isCapital || !FunctionWords.list.contains(word.key, language: article.language)
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
  /// In lower case.
  var key: String
  var isCapital: Bool
  /// Whether nothing but its first letter may be a capital, and no digit is in it.
  var isPlain: Bool

  /// Nothing for a word whose first letter has no case.
  init?(_ bytes: ArraySlice<UInt8>) {
    let word = String(decoding: bytes, as: UTF8.self)
    guard let first = word.unicodeScalars.first else { return nil }
    isCapital = first.properties.isUppercase
    guard isCapital || first.properties.isLowercase else { return nil }
    key = word.lowercased()
    let rest = word.unicodeScalars.dropFirst()
    isPlain =
      !rest.isEmpty
      && !rest.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
  }

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
    var isFirstByte = [Bool](repeating: false, count: 256)
    for word in words {
      counts[word] = (0, 0)
      if let first = word.utf8.first { isFirstByte[Int(first)] = true }
      // The capital of a letter beyond ASCII begins with a byte that may differ.
      if let first = word.uppercased().utf8.first { isFirstByte[Int(first)] = true }
    }
    guard !words.isEmpty else { return }
    for block in article.blocks where block.isProse {
      let bytes = article.text(of: block, withCode: false).bytes
      var last = 0
      for range in Words(bytes) {
        let gap = bytes[last..<range.lowerBound]
        let isOpening = last == 0
        last = range.upperBound
        guard isFirstByte[Int(bytes[range.lowerBound])], let word = CasedWord(bytes[range]),
          word.isPlain, counts[word.key] != nil
        else { continue }
        if !word.isCapital {
          counts[word.key]?.small += 1
        } else if !isOpening, CasedWord.joins(gap) {
          counts[word.key]?.capital += 1
        }
      }
    }
  }

  /// Whether `word` is a name or a common word; a common one beside another capital may be part of a name.
  func verdict(_ word: HeadingWords.Word) -> Verdict {
    guard let count = counts[word.key], count.capital + count.small > 0 else { return .unknown }
    if count.capital > 2 * count.small { return .name }
    if count.capital > 0, word.hasCapitalBeside { return .unclear }
    return count.small > 2 * count.capital ? .common : .unclear
  }
}
