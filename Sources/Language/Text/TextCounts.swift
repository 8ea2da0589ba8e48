// SPDX-License-Identifier: Apache-2.0

/// What the readability formulas count in a text.
package struct TextCounts: Hashable, Sendable {
  package var words = 0
  package var sentences = 0
  /// Code points that show, spaces left out.
  package var characters = 0
  package var letters = 0
  /// Words of 7 letters or more.
  package var longWords = 0

  package init() {}

  /// The counts of one block of text.
  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// The counts of the bytes `range` as one block, clamped to the text.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    let span = bytes.span
    var index = range.lowerBound
    var scanned = index
    while let word = WordScanner.next(span, &index, range.upperBound) {
      add(span, scanned..<word.lowerBound)
      let before = letters
      add(span, word)
      words += 1
      if letters - before >= 7 { longWords += 1 }
      scanned = word.upperBound
    }
    add(span, scanned..<range.upperBound)
    sentences = Sentences.count(bytes, in: range)
  }

  /// The counts of one block whose words and sentences are known.
  package init(_ bytes: Span<UInt8>, words ranges: [Range<Int>], sentences: Int) {
    var scanned = 0
    for word in ranges {
      add(bytes, scanned..<word.lowerBound)
      let before = letters
      add(bytes, word)
      if letters - before >= 7 { longWords += 1 }
      scanned = word.upperBound
    }
    add(bytes, scanned..<bytes.count)
    words = ranges.count
    self.sentences = sentences
  }

  private mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        if ProseCharacter.isLetter(ascii: byte) { letters += 1 }
        if byte > 0x20, byte < 0x7F { characters += 1 }
        index += 1
        continue
      }
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: range.upperBound)
      index += length
      switch ProseCharacter.of(code) {
      case .letter, .ideograph:
        letters += 1
        characters += 1
      case .space, .invisible:
        break
      case .mark where code == 0xAD || (0x200C...0x2060).contains(code):
        break
      // The stand-in for code and images in prose.
      case .other where code == 0xFFFC:
        break
      default:
        characters += 1
      }
    }
  }

  package static func + (left: TextCounts, right: TextCounts) -> TextCounts {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout TextCounts, right: TextCounts) {
    left.words += right.words
    left.sentences += right.sentences
    left.characters += right.characters
    left.letters += right.letters
    left.longWords += right.longWords
  }
}
