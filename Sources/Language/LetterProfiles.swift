// SPDX-License-Identifier: Apache-2.0

/// The frequent trigrams of all languages in one table, made when the first text is read.
final class LetterProfiles: Sendable {
  static let shared = LetterProfiles()
  /// A key holds three code points of 21 bits.
  static let keyMask: UInt64 = (1 << 63) - 1

  let tags: [String]
  let scripts: [Script]
  /// The letters beyond ASCII that each language has, by ``LetterTallies/place(_:)``; `nil` where
  /// they tell nothing.
  let letters: [[Bool]?]

  private let table: Table

  var count: Int { tags.count }

  private init() {
    var tags: [String] = []
    var scripts: [Script] = []
    var letters: [[Bool]?] = []
    var table = Table()
    for language in Languages.all {
      let text = language.trigrams
      guard let first = text.unicodeScalars.first(where: { $0 != "_" && $0 != " " }) else {
        continue
      }
      let script = Script(first.value)
      tags.append(language.tag)
      scripts.append(script)
      letters.append(
        script == .latin || !language.letters.isEmpty ? Self.places(language.letters) : nil)
      var key: UInt64 = 0
      var length = 0
      var rank = 0
      for scalar in text.unicodeScalars where scalar != " " {
        key = key << 21 | UInt64(scalar == "_" ? 0x20 : scalar.value)
        length += 1
        guard length == 3 else { continue }
        table.insert(key, language: UInt8(tags.count - 1), gain: Self.gain(rank))
        rank += 1
        key = 0
        length = 0
      }
    }
    table.close()
    (self.tags, self.scripts, self.letters, self.table) = (tags, scripts, letters, table)
  }

  /// Adds what each language gains by a trigram.
  func add(_ key: UInt64, to scores: inout [Int]) { table.add(key, to: &scores) }

  private static func places(_ letters: String) -> [Bool] {
    var known = [Bool](repeating: false, count: LetterTallies.places)
    for scalar in letters.unicodeScalars {
      if let place = LetterTallies.place(scalar.value) { known[place] = true }
    }
    return known
  }

  /// How much likelier the trigram with this rank is than one that is not listed, in 64ths of a
  /// natural logarithm: 64 ln(625 / (rank + 20)), in arithmetic that is the same on all machines.
  private static func gain(_ rank: Int) -> UInt8 {
    let ratio = 625 / Double(rank + 20)
    // log2 of the significand by a polynomial.
    let m = ratio.significand
    let fraction =
      -1.7417939 + (2.8212026 + (-1.4699568 + (0.44717955 - 0.056570851 * m) * m) * m) * m
    return UInt8(max(1, min(255, (Double(ratio.exponent) + fraction) * 44.3614)))
  }

  /// Open addressing; what the languages say of one key lies together.
  private struct Table {
    private static let slots = 1 << 15
    private var keys = [UInt64](repeating: 0, count: slots)
    /// Where what is said of a slot's key begins among ``entries``; it ends where that of the next slot begins.
    private var starts = [UInt16](repeating: 0, count: slots + 1)
    /// A language and its gain, in one number.
    private var entries: [UInt16] = []
    /// What was inserted, with its slot in front.
    private var inserted: [UInt32] = []

    private static func slot(_ key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 49)
    }

    mutating func insert(_ key: UInt64, language: UInt8, gain: UInt8) {
      var slot = Self.slot(key)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = key
      starts[slot + 1] += 1
      inserted.append(UInt32(slot) << 16 | UInt32(language) << 8 | UInt32(gain))
    }

    /// Closes the table; nothing may be inserted after this.
    mutating func close() {
      for slot in 0..<Self.slots { starts[slot + 1] += starts[slot] }
      var next = starts
      entries = [UInt16](repeating: 0, count: inserted.count)
      for entry in inserted {
        let slot = Int(entry >> 16)
        entries[Int(next[slot])] = UInt16(truncatingIfNeeded: entry)
        next[slot] += 1
      }
      inserted = []
    }

    func add(_ key: UInt64, to scores: inout [Int]) {
      var slot = Self.slot(key)
      while keys[slot] != key {
        if keys[slot] == 0 { return }
        slot = (slot + 1) & (Self.slots - 1)
      }
      for entry in entries[Int(starts[slot])..<Int(starts[slot + 1])] {
        scores[Int(entry >> 8)] &+= Int(entry & 0xFF)
      }
    }
  }
}
