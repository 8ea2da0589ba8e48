// SPDX-License-Identifier: Apache-2.0

package import Documents
package import Language
package import SourceText
import Synchronization

/// The running text of a post, as rules about writing read it: its paragraphs, its list items of five words or more and
/// its quotations, each with its sentences and words.
///
/// Headings, captions, credits, code, tables, shortcodes, the related block, an author box and what is marked as
/// another language are left out.
package struct Prose: Sendable {
  /// The blocks in order.
  package internal(set) var blocks: [ProseBlock] = []
  /// The stretches between headings, bold ones among them; the first comes before the first heading.
  package internal(set) var sections: [ProseSection] = []

  /// List items of fewer words are labels, not sentences.
  package static let fewestItemWords = 5
}

/// The blocks between one heading and the next.
package struct ProseSection: Sendable {
  /// Shared by all sections, which may be many.
  private let headings: [Heading]
  /// The number of its heading among them; -1 for none.
  private let number: Int32
  private var stretch: ByteRange

  /// Its blocks, as indices of ``Prose/blocks``.
  package internal(set) var blocks: Range<Int> {
    get { stretch.indices }
    set { stretch = ByteRange(newValue.lowerBound, newValue.upperBound) }
  }

  /// The section under the heading `number` of `headings`; under none where there is no such number.
  init(_ headings: [Heading], _ number: Int, blocks: Range<Int>) {
    self.headings = headings
    self.number = headings.indices.contains(number) ? Int32(truncatingIfNeeded: number) : -1
    stretch = ByteRange(blocks.lowerBound, blocks.upperBound)
  }

  /// The heading above it; nil before the first one.
  package var heading: Heading? { number < 0 ? nil : headings[Int(number)] }
}

/// A word: where it is in its block's text, and what it is whatever its case.
package struct ProseWord: Hashable, Sendable {
  private let bytes: ByteRange
  /// Equal for words that differ only in case or in the kind of their apostrophes.
  package let key: WordKey

  init(range: Range<Int>, key: WordKey) {
    bytes = ByteRange(range.lowerBound, range.upperBound)
    self.key = key
  }

  /// Its bytes in ``ProseBlock/text``.
  package var range: Range<Int> { bytes.indices }
}

/// A sentence, which holds one word at least.
package struct ProseSentence: Hashable, Sendable {
  private let bytes: ByteRange
  private let numbers: ByteRange

  init(range: Range<Int>, words: Range<Int>) {
    bytes = ByteRange(range.lowerBound, range.upperBound)
    numbers = ByteRange(words.lowerBound, words.upperBound)
  }

  /// Its bytes in ``ProseBlock/text``, closing quotes taken along.
  package var range: Range<Int> { bytes.indices }
  /// Its words, as indices of ``ProseBlock/words``.
  package var words: Range<Int> { numbers.indices }
}

/// A paragraph, a list item or a quotation.
package struct ProseBlock: Sendable {
  /// What a block is to readers.
  package enum Kind: String, Sendable {
    case paragraph
    case listItem = "list-item"
    case quote
  }

  /// The block element.
  package var node: NodeID
  package var kind: Kind
  /// The visible text in one line. Inline code, images, shortcodes and words marked as another language are one
  /// ``standIn`` each.
  package var text: MappedText
  package internal(set) var words: SharedSlice<ProseWord>
  package internal(set) var sentences: SharedSlice<ProseSentence>
  /// The index in ``Prose/sections``.
  package var section: Int

  /// The stand-in for something that is seen there and is not prose: U+FFFC, which is part of no word.
  package static let standIn = "\u{FFFC}"

  /// What the readability formulas count in it.
  package var counts: TextCounts {
    TextCounts(text.bytes.span, words: words.map(\.range), sentences: sentences.count)
  }

  /// The text of bytes of ``text``.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: text.bytes[range], as: UTF8.self)
  }
}

/// A word's identity whatever its case: a hash of 64 bits, in which no two words of a language meet.
package struct WordKey: Hashable, Sendable {
  /// The hash, for tables of one's own.
  package let value: UInt64

  /// The key of a word; `bytes` are UTF-8.
  package init(_ bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    self.init(array.span, 0..<array.count)
  }

  /// The key of a word.
  package init(_ word: some StringProtocol) { self.init(word.utf8) }

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        let isUpper = byte &- 0x41 < 26
        hash = (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
        index += 1
        continue
      }
      let (code, length) = UTF8Reading.decode(bytes, at: index, end: range.upperBound)
      index += length
      if code == 0xAD { continue }
      hash = (hash ^ UInt64(Self.folded(code))) &* 0x0000_0100_0000_01B3
    }
    // The last bytes should reach the upper bits too.
    value = hash ^ hash >> 29
  }

  private static func folded(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x2019, 0xFF07: return 0x27
    case 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: return code + 0x20
    case 0xDF...0xFF, 0x430...0x45F: return code
    default:
      guard let scalar = Unicode.Scalar(code), scalar.properties.isUppercase else { return code }
      return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? code
    }
  }
}

/// The prose of an article, read when the first rule asks for it.
final class LazyProse: Sendable {
  let reader: ProseReader
  private let prose = Mutex<Prose?>(nil)

  init(_ reader: ProseReader) { self.reader = reader }

  var value: Prose {
    prose.withLock { prose in
      if let prose { return prose }
      let read = reader.read()
      prose = read
      return read
    }
  }
}
