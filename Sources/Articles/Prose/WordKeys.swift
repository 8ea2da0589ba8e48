// SPDX-License-Identifier: Apache-2.0

import Documents
package import Language
import SourceText

/// The single words of lists by language, ready to be compared with the words of prose.
package struct WordKeys: Sendable {
  private let sets: [String: Set<WordKey>]

  /// The words of all `lists` together.
  package init(_ lists: WordsByLanguage...) {
    var sets: [String: Set<WordKey>] = [:]
    for list in lists {
      for language in list.languages {
        sets[language, default: []].formUnion(list.phrases(language).map { WordKey($0) })
      }
    }
    self.sets = sets
  }

  /// The words of `language`, a BCP 47 tag, of English when it is not known; `nil` where it has no list.
  package func words(_ language: String?) -> Set<WordKey>? {
    sets[LanguageTag.primary(language) ?? "en"]
  }
}

/// Phrases of several words, by the first of them.
package struct PhraseKeys: Sendable {
  private var byFirst: [WordKey: [[WordKey]]] = [:]
  /// A bit for the hash of each first word, so that most words cost no look into the table.
  private var bits = [UInt64](repeating: 0, count: 64)

  /// Each phrase with single spaces.
  package init(_ phrases: some Sequence<String>) {
    for phrase in phrases {
      let keys = Words(Array(phrase.utf8)).map { WordKey(Array(phrase.utf8)[$0]) }
      guard let first = keys.first else { continue }
      byFirst[first, default: []].append(keys)
      bits[Int(first.value >> 6 & 63)] |= 1 << (first.value & 63)
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.count > $1.count } }
  }

  /// Whether there is no phrase.
  package var isEmpty: Bool { byFirst.isEmpty }

  /// The words of the longest phrase that begins with word `index` of `block`, as indices of its words; only white
  /// space is between them.
  package func match(at index: Int, in block: ProseBlock) -> Range<Int>? {
    let key = block.words[index].key
    guard bits[Int(key.value >> 6 & 63)] & (1 << (key.value & 63)) != 0,
      let phrases = byFirst[key]
    else { return nil }
    for phrase in phrases where index + phrase.count <= block.words.count {
      let range = index..<index + phrase.count
      if zip(range, phrase).allSatisfy({ block.words[$0].key == $1 }), block.isUnbroken(range) {
        return range
      }
    }
    return nil
  }
}

extension ProseBlock {
  /// Whether nothing but a space is between the words numbered `words`.
  package func isUnbroken(_ words: Range<Int>) -> Bool {
    words.dropFirst().allSatisfy { index in
      let gap = self.words[index - 1].range.upperBound..<self.words[index].range.lowerBound
      return text.bytes[gap].elementsEqual([0x20])
    }
  }

  /// The source of the words numbered `words`.
  package func bytes(ofWords words: Range<Int>) -> Range<Int> {
    self.words[words.lowerBound].range
      .lowerBound..<self.words[words.upperBound - 1].range.upperBound
  }
}
