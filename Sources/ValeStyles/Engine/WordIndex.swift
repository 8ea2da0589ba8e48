// SPDX-License-Identifier: Apache-2.0

/// Tokens that are nothing but text, found by the word with which they begin: one look for each word of a text, however
/// many tokens there are.
struct WordIndex: Sendable {
  struct Entry: Sendable {
    var query: Int32
    var token: Int32
    /// As it must be written, or in lower case when case does not count.
    var text: [UInt8]
    var ignoresCase: Bool
    fileprivate var next: Int32 = -1
  }

  private var entries: [Entry] = []
  /// By hash: the first entry of a word; -1 for none.
  private var slots: [(hash: UInt64, entry: Int32)] = []

  var isEmpty: Bool { entries.isEmpty }

  init(_ entries: [(query: Int, token: Int, text: [UInt8], ignoresCase: Bool)]) {
    var size = 64
    while size < entries.count * 4 { size *= 2 }
    slots = Array(repeating: (0, -1), count: size)
    // The last is found first in a chain.
    for (query, token, text, ignoresCase) in entries.reversed() {
      let written = ignoresCase ? text.map(Self.folded) : text
      var word = 0
      while word < text.count, Self.isWord(text[word]) { word += 1 }
      let hash = Self.hash(text, 0..<word)
      let number = Int32(self.entries.count)
      var entry = Entry(
        query: Int32(query), token: Int32(token), text: written, ignoresCase: ignoresCase)
      let slot = self.slot(of: hash)
      entry.next = slots[slot].entry
      slots[slot] = (hash, number)
      self.entries.append(entry)
    }
  }

  /// Whether a token of these bytes can be found here: it begins with a word.
  static func takes(_ text: [UInt8]) -> Bool { text.first.map(isWord) ?? false }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
      || byte == UInt8(ascii: "_")
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func hash(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let span = text.span
    for index in range {
      hash = (hash ^ UInt64(folded(span[index]))) &* 0x0000_0100_0000_01B3
    }
    return hash ^ (hash >> 29)
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].entry >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Calls `found` with each token that begins with the word at `word` of `text`, and its bytes.
  func look(
    _ text: [UInt8], _ word: Range<Int>, _ found: (_ entry: Entry, _ range: Range<Int>) -> Void
  ) {
    var next = slots[slot(of: Self.hash(text, word))].entry
    while next >= 0 {
      let entry = entries[Int(next)]
      next = entry.next
      let end = word.lowerBound + entry.text.count
      guard end <= text.count, Self.isSame(text, word.lowerBound, entry),
        WordRuns.isBoundary(text, end)
      else { continue }
      found(entry, word.lowerBound..<end)
    }
  }

  private static func isSame(_ text: [UInt8], _ start: Int, _ entry: Entry) -> Bool {
    let span = text.span
    let wanted = entry.text.span
    for offset in 0..<wanted.count {
      let byte = span[start + offset]
      if (entry.ignoresCase ? folded(byte) : byte) != wanted[offset] { return false }
    }
    return true
  }
}
