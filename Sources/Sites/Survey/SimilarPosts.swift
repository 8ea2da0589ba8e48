// SPDX-License-Identifier: Apache-2.0

/// Finds the pairs of texts that are at least half the same without comparing each with each: MinHash signatures, and
/// the texts that agree in one band of them (A. Z. Broder, 1997; locality-sensitive hashing in J. Leskovec and others,
/// Mining of Massive Datasets, chapter 3).
struct SimilarPosts {
  /// A pair of half the same is missed in 4 of 1,000 cases: (1 - 0.5³)⁴².
  private static let rows = 3
  private static let bands = 42
  /// A band that more texts agree in says nothing: it is of a form that they all have.
  private static let mostInBand = 64

  /// By its number, those at least `least` similar to each text, with the share.
  private(set) var found: [Int: [(other: Int, share: Double)]] = [:]

  init(_ texts: [Shingles], least: Double) {
    let seeds = (0..<Self.rows * Self.bands).map {
      Shingles.mixed(UInt64($0 + 1) &* 0x9E37_79B9_7F4A_7C15)
    }
    let numbers = texts.indices.filter { texts[$0].numbers.count >= Shingles.fewest }
    let signatures = numbers.map { Self.signature(texts[$0], seeds) }
    var pairs: Set<Pair> = []
    for band in 0..<Self.bands {
      var buckets: [UInt64: [Int]] = [:]
      for (place, number) in numbers.enumerated() {
        var key = UInt64(band)
        for row in 0..<Self.rows {
          key = Shingles.mixed(key ^ UInt64(signatures[place][band * Self.rows + row]))
        }
        buckets[key, default: []].append(number)
      }
      for (_, bucket) in buckets where bucket.count > 1 && bucket.count <= Self.mostInBand {
        for (place, first) in bucket.enumerated() {
          for second in bucket[(place + 1)...] { pairs.insert(Pair(first: first, second: second)) }
        }
      }
    }
    for pair in pairs {
      let share = texts[pair.first].similarity(to: texts[pair.second])
      guard share >= least else { continue }
      found[pair.first, default: []].append((pair.second, share))
      found[pair.second, default: []].append((pair.first, share))
    }
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// The least value of each hash function over the text's numbers.
  private static func signature(_ text: Shingles, _ seeds: [UInt64]) -> [UInt32] {
    var least = [UInt32](repeating: .max, count: seeds.count)
    for number in text.numbers {
      let value = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      for (place, seed) in seeds.enumerated() {
        // Multiply and shift, with an odd factor of its own for each function (M. Dietzfelbinger, 1996).
        let hash = UInt32(truncatingIfNeeded: ((value ^ seed) &* (seed | 1)) >> 32)
        if hash < least[place] { least[place] = hash }
      }
    }
    return least
  }
}
