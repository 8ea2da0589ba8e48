// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The sentences of one block of text, as ranges of its bytes without the white space around them.
///
/// A sentence ends at `. ! ?` before white space (`。！？` anywhere), with closing quotes taken along,
/// and at the block's end; not after an abbreviation or an initial, nor before a lower-case letter, unless that
/// opens a name such as "openSUSE".
/// It holds at least one word.
package struct Sentences: Sequence {
  private let bytes: [UInt8]
  private let range: Range<Int>

  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// The sentences in the bytes `range` as one block, clamped to the text.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    self.range = range.clamped(to: 0..<bytes.count)
  }

  package func makeIterator() -> Iterator {
    Iterator(bytes: bytes, start: range.lowerBound, index: range.lowerBound, end: range.upperBound)
  }

  package struct Iterator: IteratorProtocol {
    let bytes: [UInt8]
    let start: Int
    var index: Int
    let end: Int

    package mutating func next() -> Range<Int>? {
      var place = index
      defer { index = place }
      return SentenceScanner.next(bytes.span, start: start, &place, end)
    }
  }

  /// Whether a full stop inside the sentence at `range` may end one, although a small letter follows: that may begin a
  /// name such as "rustc", or go on after an abbreviation that no one knows.
  package static func mayEndInside(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    SentenceScanner.mayEndInside(bytes.span, range.clamped(to: 0..<bytes.count))
  }

  /// The number of sentences in `bytes`.
  package static func count(_ bytes: [UInt8]) -> Int { count(bytes, in: 0..<bytes.count) }

  /// The number of sentences in the bytes `range`, clamped to the text.
  package static func count(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let range = range.clamped(to: 0..<bytes.count)
    let span = bytes.span
    var index = range.lowerBound
    var count = 0
    while SentenceScanner.next(span, start: range.lowerBound, &index, range.upperBound) != nil {
      count += 1
    }
    return count
  }
}

/// Finds one sentence after the other; the index moves after the sentence that was found.
package enum SentenceScanner {
  /// How far back the word before a full stop is looked for; no abbreviation is longer.
  private static let longestAbbreviation = 24

  package static func next(
    _ bytes: Span<UInt8>, start: Int, _ index: inout Int, _ end: Int
  ) -> Range<Int>? {
    var first: Int?
    var hasWord = false
    while index < end {
      let byte = bytes[index]
      if ProseCharacter.isWord(ascii: byte) {
        if first == nil { first = index }
        hasWord = true
        index += 1
        continue
      }
      if byte == 0x20 {
        index += 1
        continue
      }
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      guard let mark = Mark(code) else {
        switch ProseCharacter.of(code) {
        case .letter, .digit, .ideograph:
          hasWord = true
          if first == nil { first = index }
        case .space, .invisible: break
        case .mark, .joiner, .other: if first == nil { first = index }
        }
        index += length
        continue
      }
      if first == nil { first = index }
      let place = index
      index += length
      let run = skipMarks(bytes, &index, end)
      let close = skipClosers(bytes, from: index, end)
      let isEnd =
        mark == .wide || run.isWide
        || endsSentence(
          bytes, start: start, mark: place, isSingleStop: mark == .stop && run.count == 0,
          behind: close, end)
      if isEnd, hasWord, let first {
        index = close
        return first..<close
      }
    }
    guard let first, hasWord else { return nil }
    return first..<trimmed(bytes, from: first, to: end)
  }

  private enum Mark {
    case stop
    case strong
    /// One that needs no white space after it.
    case wide

    @inline(__always)
    init?(_ code: UInt32) {
      switch code {
      case 0x2E: self = .stop
      case 0x21, 0x3F, 0x2026, 0x203C, 0x2047...0x2049, 0x203D, 0x61F, 0x6D4, 0x589: self = .strong
      case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x964, 0x965: self = .wide
      default: return nil
      }
    }
  }

  static func mayEndInside(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for stop in range
    where bytes[stop] == 0x2E && stop + 2 < range.upperBound && bytes[stop + 1] == 0x20 {
      guard (0x61...0x7A).contains(bytes[stop + 2]) else { continue }
      let word = wordBefore(bytes, start: range.lowerBound, end: stop)
      let isInside = word.lowerBound > range.lowerBound && bytes[word.lowerBound - 1] == 0x2E
      // A bracket or code is before the stop, or a word that is not an abbreviation.
      if word.isEmpty { return true }
      if isInside || word.count < 3 || isDigit(bytes[word.lowerBound]) { continue }
      let text = lowercased(bytes, word)
      if !Abbreviations.neverLast.contains(text), !Abbreviations.mayBeLast.contains(text),
        !Abbreviations.beforeNumbers.contains(text)
      {
        return true
      }
    }
    return false
  }

  /// Steps over more marks (`?!`, `...`).
  private static func skipMarks(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> (count: Int, isWide: Bool) {
    var count = 0
    var isWide = false
    while index < end {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      guard let mark = Mark(code) else { break }
      if mark == .wide { isWide = true }
      count += 1
      index += length
    }
    return (count, isWide)
  }

  private static func skipClosers(_ bytes: Span<UInt8>, from index: Int, _ end: Int) -> Int {
    var index = index
    while index < end {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      switch code {
      case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0x201C, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09,
        0x3011, 0x300B:
        index += length
      default: return index
      }
    }
    return index
  }

  private static func trimmed(_ bytes: Span<UInt8>, from first: Int, to end: Int) -> Int {
    var end = end
    while end > first {
      let place = UTF8Reading.previous(bytes, before: end, start: first)
      let kind = ProseCharacter.of(UTF8Reading.decode(bytes, at: place, end: end).code)
      guard kind == .space || kind == .invisible else { break }
      end = place
    }
    return end
  }

  /// Whether a mark, with `after` the offset after it and its closing quotes, ends a sentence.
  private static func endsSentence(
    _ bytes: Span<UInt8>, start: Int, mark: Int, isSingleStop: Bool, behind: Int, _ end: Int
  ) -> Bool {
    guard behind < end else { return true }
    var next = behind
    while next < end {
      let (code, length) = UTF8Reading.decode(bytes, at: next, end: end)
      guard ProseCharacter.of(code) == .space else { break }
      next += length
    }
    guard next > behind else { return false }
    next = skipOpeners(bytes, from: next, end)
    guard next < end else { return true }
    if isLowercase(UTF8Reading.decode(bytes, at: next, end: end).code),
      !hasInnerCapital(bytes, wordAfter(bytes, next, end))
    {
      return false
    }
    return !isSingleStop || !isAbbreviated(bytes, start: start, stop: mark, next: next, end)
  }

  /// Steps over opening quotes, brackets and dashes with their blanks, to the first letter or
  /// digit.
  private static func skipOpeners(_ bytes: Span<UInt8>, from index: Int, _ end: Int) -> Int {
    var index = index
    while index < end {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      switch code {
      case 0x20, 0xA0, 0x22, 0x27, 0x28, 0x5B, 0x2D, 0xA1, 0xBF, 0xAB, 0x2013, 0x2014, 0x2018,
        0x201C, 0x201E, 0x201A, 0x2039:
        index += length
      default: return index
      }
    }
    return index
  }

  /// Whether a word such as "openSUSE" is a name, which may open a sentence.
  private static func hasInnerCapital(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    var index = word.lowerBound
    while index < word.upperBound {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: word.upperBound)
      if isUppercase(code) { return true }
      index += length
    }
    return false
  }

  /// Whether the word that ends at `end` is a name or a version with full stops inside (`Data.gov`,
  /// `1.8.x`): not every part of it is as short as those of "U.S." and "Ph.D.".
  private static func isDottedName(_ bytes: Span<UInt8>, start: Int, end: Int) -> Bool {
    var index = end
    var letters = 0
    var hasStop = false
    var isName = false
    while index > start, end - index < 64 {
      let place = UTF8Reading.previous(bytes, before: index, start: start)
      let code = UTF8Reading.decode(bytes, at: place, end: index).code
      if code == 0x2E {
        if letters == 0 { return false }
        hasStop = true
        letters = 0
      } else {
        switch ProseCharacter.of(code) {
        case .letter, .mark: letters += 1
        case .digit:
          letters += 1
          isName = true
        default: return hasStop && isName
        }
        if letters > 2 { isName = true }
      }
      index = place
    }
    return hasStop && isName
  }

  private static func isLowercase(_ code: UInt32) -> Bool {
    if code < 0x80 { return (0x61...0x7A).contains(code) }
    return Unicode.Scalar(code)?.properties.isLowercase ?? false
  }

  private static func isUppercase(_ code: UInt32) -> Bool {
    if code < 0x80 { return (0x41...0x5A).contains(code) }
    return Unicode.Scalar(code)?.properties.isUppercase ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether the full stop at `stop` belongs to the word before it; `next` is the next word's first
  /// byte.
  private static func isAbbreviated(
    _ bytes: Span<UInt8>, start: Int, stop: Int, next: Int, _ end: Int
  ) -> Bool {
    let word = wordBefore(bytes, start: start, end: stop)
    guard !word.isEmpty else { return false }
    if isDigit(bytes[word.lowerBound]) {
      let isOrdinal = word.count <= 2 && (word.count == 1 || bytes[word.lowerBound] <= 0x33)
      return isOrdinal
        && Abbreviations.afterOrdinals.contains(lowercased(bytes, wordAfter(bytes, next, end)))
    }
    if isDottedName(bytes, start: start, end: stop) { return false }
    let text = lowercased(bytes, word)
    let (code, length) = UTF8Reading.decode(bytes, at: word.lowerBound, end: stop)
    let followsStop = word.lowerBound > start && bytes[word.lowerBound - 1] == 0x2E
    if length == word.count {
      if followsStop { return !opensSentence(bytes, next, end) }
      if isUppercase(code) {
        // "taller than I. The …" ends there; "by I. Newton" does not.
        return text != "i" || !opensSentence(bytes, next, end)
      }
    }
    // "The local CA. This …": in capitals it is another word, unless all is set in them.
    let isInCapitals = word.count == 2 && word.allSatisfy { (0x41...0x5A).contains(bytes[$0]) }
    if isInCapitals, opensSentence(bytes, next, end) { return false }
    if Abbreviations.neverLast.contains(text) { return true }
    if Abbreviations.mayBeLast.contains(text) { return !opensSentence(bytes, next, end) }
    return Abbreviations.beforeNumbers.contains(text) && isDigit(bytes[next])
  }

  private static func opensSentence(_ bytes: Span<UInt8>, _ next: Int, _ end: Int) -> Bool {
    Abbreviations.openers.contains(lowercased(bytes, wordAfter(bytes, next, end)))
  }

  /// The letters and digits that end at `end`; empty when there are too many for an abbreviation.
  private static func wordBefore(_ bytes: Span<UInt8>, start: Int, end: Int) -> Range<Int> {
    var index = end
    while index > start {
      let place = UTF8Reading.previous(bytes, before: index, start: start)
      switch ProseCharacter.of(UTF8Reading.decode(bytes, at: place, end: index).code) {
      case .letter, .digit, .mark: index = place
      default: return index..<end
      }
      if end - index > longestAbbreviation { return end..<end }
    }
    return index..<end
  }

  private static func wordAfter(_ bytes: Span<UInt8>, _ next: Int, _ end: Int) -> Range<Int> {
    var index = next
    let limit = min(end, next + longestAbbreviation)
    while index < limit {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      switch ProseCharacter.of(code) {
      case .letter, .mark: index += length
      default: return next..<index
      }
    }
    return next..<index
  }

  private static func lowercased(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var text: [UInt8] = []
    for index in range { text.append(bytes[index]) }
    return String(decoding: text, as: UTF8.self).lowercased()
  }
}
