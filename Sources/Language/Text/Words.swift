// SPDX-License-Identifier: Apache-2.0

/// The words of a text, as ranges of its bytes.
///
/// A word is a run of letters, digits and marks with inner apostrophes and hyphens; Han, Hiragana
/// and Katakana count by character. Bytes that are not UTF-8 are in no word.
package struct Words: Sequence {
  private let bytes: [UInt8]
  private let range: Range<Int>

  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// The words in the bytes `range`, clamped to the text.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    self.range = range.clamped(to: 0..<bytes.count)
  }

  package func makeIterator() -> Iterator {
    Iterator(bytes: bytes, index: range.lowerBound, end: range.upperBound)
  }

  package struct Iterator: IteratorProtocol {
    let bytes: [UInt8]
    var index: Int
    let end: Int

    package mutating func next() -> Range<Int>? {
      var place = index
      defer { index = place }
      return WordScanner.next(bytes.span, &place, end)
    }
  }

  /// The number of words in `bytes`.
  package static func count(_ bytes: [UInt8]) -> Int { count(bytes, in: 0..<bytes.count) }

  /// The number of words in the bytes `range`, clamped to the text.
  package static func count(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let range = range.clamped(to: 0..<bytes.count)
    let span = bytes.span
    var index = range.lowerBound
    var count = 0
    while WordScanner.next(span, &index, range.upperBound) != nil { count += 1 }
    return count
  }
}

extension Words {
  /// Whether `text` holds Chinese or Japanese, which count by character, so that a limit in words says nothing.
  package static func areCharacters(in text: String) -> Bool {
    text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
  }

  /// Whether half of `text` or more are Chinese, Japanese or Korean characters, each of which is as wide as two others.
  package static func areWide(in text: String) -> Bool {
    var wide = 0
    var all = 0
    for scalar in text.unicodeScalars {
      all += 1
      switch scalar.value {
      case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60,
        0x20000...0x3FFFF:
        wide += 1
      default: continue
      }
    }
    return all > 0 && wide * 2 >= all
  }
}

/// Finds one word after the other; the index moves after the word that was found.
package enum WordScanner {
  @inline(__always)
  package static func next(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Range<Int>? {
    while index < end {
      let byte = bytes[index]
      if ProseCharacter.isWord(ascii: byte) {
        let start = index
        index += 1
        skipRest(bytes, &index, end)
        return start..<index
      } else if byte < 0x80 {
        index += 1
      } else if let word = nextBeyondASCII(bytes, &index, end) {
        return word
      }
    }
    return nil
  }

  /// The word that begins with the code point here, or nothing, one code point further on.
  @inline(never)
  private static func nextBeyondASCII(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Range<Int>? {
    let start = index
    let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
    index += length
    switch ProseCharacter.of(code) {
    case .letter, .digit:
      skipRest(bytes, &index, end)
      return start..<index
    case .ideograph:
      skipMarks(bytes, &index, end)
      return start..<index
    default:
      return nil
    }
  }

  @inline(__always)
  private static func skipRest(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) {
    while index < end {
      let byte = bytes[index]
      if ProseCharacter.isWord(ascii: byte) {
        index += 1
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte >= 0x80 {
        guard skipRare(bytes, &index, end) else { return }
      } else {
        return
      }
    }
  }

  /// Steps over what may be inside a word besides ASCII letters and digits; false at the word's
  /// end.
  @inline(never)
  private static func skipRare(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
    switch ProseCharacter.of(code) {
    case .letter, .digit, .mark:
      index += length
      return true
    case .joiner:
      let next = index + length
      guard next < end else { return false }
      let follower = UTF8Reading.decode(bytes, at: next, end: end)
      let kind = ProseCharacter.of(follower.code)
      guard kind == .letter || kind == .digit else { return false }
      index = next + follower.length
      return true
    default:
      return false
    }
  }

  private static func skipMarks(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) {
    while index < end, bytes[index] >= 0x80 {
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: end)
      guard ProseCharacter.of(code) == .mark else { return }
      index += length
    }
  }
}
