// SPDX-License-Identifier: Apache-2.0

import Articles
import Language

/// Finds many words and phrases in a text at once: each word is looked up once, with one step for each word of a phrase.
///
/// Words are compared in lower case, `’` as `'`. The words of a phrase stand one space apart.
struct PhraseTrie: Sendable {
  /// One look-up table over all words of all phrases.
  private struct Vocabulary: Sendable {
    /// By hash: the number of a word and one, or zero.
    private var slots: [Int32] = Array(repeating: 0, count: 64)
    private var hashes: [UInt64] = []
    private var starts: [Int32] = [0]
    private var letters: [UInt8] = []

    var count: Int { hashes.count }

    func number(of word: Span<UInt8>, hash: UInt64) -> Int32? {
      let mask = UInt64(slots.count - 1)
      var slot = hash & mask
      while slots[Int(slot)] != 0 {
        let number = Int(slots[Int(slot)] - 1)
        if hashes[number] == hash, holds(word, at: number) { return Int32(number) }
        slot = (slot + 1) & mask
      }
      return nil
    }

    private func holds(_ word: Span<UInt8>, at number: Int) -> Bool {
      let start = Int(starts[number])
      guard Int(starts[number + 1]) - start == word.count else { return false }
      for index in 0..<word.count where letters[start + index] != word[index] { return false }
      return true
    }

    private mutating func insert(_ number: Int) {
      let mask = UInt64(slots.count - 1)
      var slot = hashes[number] & mask
      while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(slot)] = Int32(number + 1)
    }

    mutating func add(_ word: [UInt8]) -> Int32 {
      let hash = PhraseTrie.hash(word.span)
      if let known = number(of: word.span, hash: hash) { return known }
      hashes.append(hash)
      letters += word
      starts.append(Int32(letters.count))
      if hashes.count * 2 > slots.count {
        slots = Array(repeating: 0, count: slots.count * 4)
        for number in hashes.indices { insert(number) }
      } else {
        insert(hashes.count - 1)
      }
      return Int32(hashes.count - 1)
    }
  }

  private var vocabulary = Vocabulary()
  /// From a node and a word, one above the other in 64 bits, to the next node.
  private var steps: [UInt64: Int32] = [:]
  /// The node after a first word, by the word.
  private var first: [Int32] = []
  /// The phrases that end at each node.
  private var ends: [[Int32]] = [[]]

  var isEmpty: Bool { steps.isEmpty }

  /// Adds a phrase of `words`, each folded; `number` is what a match reports.
  mutating func add(_ words: [[UInt8]], number: Int32) {
    var node: Int32 = 0
    for word in words {
      let id = vocabulary.add(word)
      let key = Self.key(node, id)
      if let next = steps[key] {
        node = next
      } else {
        ends.append([])
        let next = Int32(ends.count - 1)
        steps[key] = next
        if node == 0 {
          while first.count <= Int(id) { first.append(-1) }
          first[Int(id)] = next
        }
        node = next
      }
    }
    if node != 0 { ends[Int(node)].append(number) }
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// Calls `found` with each phrase in `text` and its bytes.
  func scan(_ text: [UInt8], _ found: (_ number: Int32, _ range: Range<Int>) -> Void) {
    guard !isEmpty else { return }
    var ids: [Int32] = []
    var places: [Range<Int>] = []
    ids.reserveCapacity(text.count / 5 + 1)
    places.reserveCapacity(text.count / 5 + 1)
    var buffer: [UInt8] = []
    for range in Words(text) {
      Self.fold(text, range, into: &buffer)
      let id = vocabulary.number(of: buffer.span, hash: Self.hash(buffer.span)) ?? -1
      ids.append(id)
      places.append(range)
    }
    for start in ids.indices where ids[start] >= 0 && Int(ids[start]) < first.count {
      var node = first[Int(ids[start])]
      var last = start
      while node > 0 {
        for number in ends[Int(node)] {
          found(number, places[start].lowerBound..<places[last].upperBound)
        }
        let next = last + 1
        guard next < ids.count, ids[next] >= 0,
          Self.isGap(text, places[last].upperBound..<places[next].lowerBound),
          let step = steps[Self.key(node, ids[next])]
        else { break }
        node = step
        last = next
      }
    }
  }

  /// Whether the bytes between two words are one space.
  private static func isGap(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    switch range.count {
    case 1: text[range.lowerBound] == 0x20
    case 2: text[range.lowerBound] == 0xC2 && text[range.lowerBound + 1] == 0xA0
    default: false
    }
  }

  /// FNV-1a, 64 bits, mixed once more as the table takes the low ones.
  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<word.count {
      hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3
    }
    return hash ^ (hash >> 29)
  }

  /// The word at `range` in lower case, with plain apostrophes.
  static func fold(_ text: [UInt8], _ range: Range<Int>, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    var isPlain = true
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        buffer.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
      } else if byte == 0xE2, index + 2 < range.upperBound, text[index + 1] == 0x80,
        text[index + 2] == 0x99
      {
        buffer.append(UInt8(ascii: "'"))
        index += 3
      } else {
        isPlain = false
        buffer.append(byte)
        index += 1
      }
    }
    if isPlain { return }
    let lower = String(decoding: buffer, as: UTF8.self).lowercased()
    buffer.removeAll(keepingCapacity: true)
    buffer += Array(lower.utf8)
  }

  /// The folded words of `phrase` when it is nothing but words one space apart; `nil` for anything else.
  static func words(of phrase: String) -> [[UInt8]]? {
    var result: [[UInt8]] = []
    for part in phrase.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
      let bytes = Array(part)
      var words = Words(bytes).makeIterator()
      guard words.next() == 0..<bytes.count, words.next() == nil else { return nil }
      var folded: [UInt8] = []
      fold(bytes, 0..<bytes.count, into: &folded)
      result.append(folded)
    }
    return result.isEmpty ? nil : result
  }
}
