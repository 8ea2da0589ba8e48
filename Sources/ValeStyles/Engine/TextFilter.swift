// SPDX-License-Identifier: Apache-2.0

/// What the texts of a post may hold: their bytes, and their runs of two and three, as far as some bits tell them
/// apart: 65,536 for the post, and eight for each byte of a text, from 64 to 4,096.
struct TextFilter: ~Copyable {
  private var post = [UInt64](repeating: 0, count: 1024)
  private var postBytes = [UInt64](repeating: 0, count: 4)
  /// Those of the texts, one after the other.
  private var grams: [UInt64]
  /// Where those of each text begin, and the logarithm of how many words they take.
  private var places: [(start: Int32, size: UInt8)]
  private var bytes: [UInt64]

  /// What `texts` hold, in lower-case ASCII.
  init(_ texts: [ValeUnit]) {
    places = []
    places.reserveCapacity(texts.count)
    var words = 0
    for text in texts {
      var size: UInt8 = 0
      while size < 6, text.bytes.count > 8 << Int(size) { size += 1 }
      places.append((Int32(truncatingIfNeeded: words), size))
      words += 1 << Int(size)
    }
    grams = [UInt64](repeating: 0, count: words)
    bytes = [UInt64](repeating: 0, count: texts.count * 4)
    for (number, text) in texts.enumerated() {
      let seen = Self.add(text.bytes, to: &post, &grams, at: places[number])
      for (place, word) in seen.enumerated() {
        bytes[number * 4 + place] = word
        postBytes[place] |= word
      }
    }
  }

  /// Where the bit of `slot` is among those of the text at `place`.
  @inline(__always)
  private static func bit(_ slot: Int, _ place: (start: Int32, size: UInt8)) -> (Int, UInt64) {
    let size = Int(place.size)
    return (Int(place.start) + (slot >> (16 - size)), 1 << UInt64((slot >> (10 - size)) & 63))
  }

  /// Adds what `text` holds to the bits of the post and its own, which are at `place`; gives its bytes.
  private static func add(
    _ text: [UInt8], to post: inout [UInt64], _ grams: inout [UInt64],
    at place: (start: Int32, size: UInt8)
  ) -> [UInt64] {
    let span = text.span
    var postGrams = post.mutableSpan
    var ownGrams = grams.mutableSpan
    var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var last: UInt32 = 0
    var before: UInt32 = 0
    for index in 0..<span.count {
      let byte = span[index]
      let folded = UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      let mark: UInt64 = 1 << UInt64(folded & 63)
      switch folded >> 6 {
      case 0: seen.0 |= mark
      case 1: seen.1 |= mark
      case 2: seen.2 |= mark
      default: seen.3 |= mark
      }
      if index > 0 {
        let slot = slot(last << 8 | folded | 0x100_0000)
        postGrams[slot >> 6] |= 1 << UInt64(slot & 63)
        let (word, own) = bit(slot, place)
        ownGrams[word] |= own
      }
      if index > 1 {
        let slot = slot(before << 16 | last << 8 | folded)
        postGrams[slot >> 6] |= 1 << UInt64(slot & 63)
        let (word, own) = bit(slot, place)
        ownGrams[word] |= own
      }
      before = last
      last = folded
    }
    return [seen.0, seen.1, seen.2, seen.3]
  }

  private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x9E37_79B1) >> 16) }

  /// Texts of which one must be there, in lower case, as a filter sees them.
  struct Literals: Sendable {
    /// For each its first byte and how many slots it has.
    private var heads: [(byte: UInt8, count: Int)] = []
    private var slots: [UInt16] = []

    var isEmpty: Bool { heads.isEmpty }

    init(_ texts: [[UInt8]]) {
      for text in texts {
        let values = text.map(UInt32.init)
        var own: [UInt16] = []
        if text.count == 2 {
          own = [UInt16(TextFilter.slot(values[0] << 8 | values[1] | 0x100_0000))]
        } else if text.count > 2 {
          own = (2..<text.count).map {
            UInt16(
              TextFilter.slot(values[$0 - 2] << 16 | values[$0 - 1] << 8 | values[$0]))
          }
        }
        heads.append((text.first ?? 0, own.count))
        slots += own
      }
    }

    /// Whether one of them is there by what `hasByte` and `hasSlot` say.
    fileprivate func hold(_ hasByte: (UInt8) -> Bool, _ hasSlot: (Int) -> Bool) -> Bool {
      var start = 0
      for (byte, count) in heads {
        let end = start + count
        if hasByte(byte) {
          var place = start
          while place < end, hasSlot(Int(slots[place])) { place += 1 }
          if place == end { return true }
        }
        start = end
      }
      return false
    }
  }

  /// Whether one of `literals` may be in the post; false is certain.
  func mayHold(_ literals: borrowing Literals) -> Bool {
    literals.hold(
      { postBytes[Int($0 >> 6)] >> UInt64($0 & 63) & 1 != 0 },
      { post[$0 >> 6] >> UInt64($0 & 63) & 1 != 0 })
  }

  /// Those of the texts `numbers` in which one of `literals` may be; the others certainly hold none.
  func texts(of numbers: [Int], thatMayHold literals: borrowing Literals) -> [Int] {
    var found: [Int] = []
    for number in numbers where mayHold(literals, in: number) { found.append(number) }
    return found
  }

  private func mayHold(_ literals: borrowing Literals, in number: Int) -> Bool {
    literals.hold(
      { bytes[number * 4 + Int($0 >> 6)] >> UInt64($0 & 63) & 1 != 0 },
      {
        let (word, own) = Self.bit($0, places[number])
        return grams[word] & own != 0
      })
  }
}
