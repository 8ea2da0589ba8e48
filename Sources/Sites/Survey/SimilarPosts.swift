// SPDX-License-Identifier: Apache-2.0

/// Finds the texts that are at least half the same without comparing each with each: MinHash signatures, and the texts
/// that agree in one band of them (A. Z. Broder, 1997; locality-sensitive hashing in J. Leskovec and others, Mining of
/// Massive Datasets, chapter 3).
package struct SimilarPosts: Sendable {
  /// A pair of half the same is missed in 4 of 1,000 cases: (1 - 0.5³)⁴².
  private static let rows = 3
  private static let bandCount = 42
  /// A band that more texts agree in says nothing: it is of a form that they all have.
  private static let mostInBand = 64
  private static let seeds = (0..<rows * bandCount).map {
    Shingles.mixed(UInt64($0 + 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// What texts are first compared by: one number a band. The bytes may be those of a file that was read.
  package struct Bands: Sendable {
    /// Eight a band, the lowest first; none for a text that is too short to be distinguished from others.
    package let bytes: ArraySlice<UInt8>

    package init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    package static let none = Bands(bytes: [])

    var isEmpty: Bool { bytes.count < bandCount * 8 }

    subscript(band: Int) -> UInt64 {
      unsafe bytes.withUnsafeBytes { raw in
        UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: band * 8, as: UInt64.self))
      }
    }
  }

  private let bands: [Bands]

  init(_ bands: [Bands]) { self.bands = bands }

  package static func bands(of text: Shingles) -> Bands {
    guard text.numbers.count >= Shingles.fewest else { return .none }
    let signature = signature(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(bandCount * 8)
    for band in 0..<bandCount {
      var key = UInt64(band)
      for row in 0..<rows { key = Shingles.mixed(key ^ UInt64(signature[band * rows + row])) }
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: key >> shift))
      }
    }
    return Bands(bytes: bytes[...])
  }

  /// The least value of each hash function over the text's numbers.
  private static func signature(_ text: Shingles) -> [UInt32] {
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

  /// The texts that agree with text `number` in a band, in order.
  func candidates(for number: Int) -> [Int] {
    guard !bands[number].isEmpty else { return [] }
    let own = (0..<Self.bandCount).map { bands[number][$0] }
    var same = [[Int]](repeating: [], count: Self.bandCount)
    for (other, text) in bands.enumerated() where other != number && !text.isEmpty {
      unsafe text.bytes.withUnsafeBytes { raw in
        for band in 0..<Self.bandCount {
          let key = unsafe raw.loadUnaligned(fromByteOffset: band * 8, as: UInt64.self)
          if UInt64(littleEndian: key) == own[band] { same[band].append(other) }
        }
      }
    }
    // With the text itself.
    return Set(same.filter { $0.count < Self.mostInBand }.joined()).sorted()
  }

  /// The texts that agree with each text in a band, in order: for many texts at once.
  func allCandidates() -> [[Int]] {
    var found = [Set<Int>](repeating: [], count: bands.count)
    for band in 0..<Self.bandCount {
      var buckets: [UInt64: [Int]] = [:]
      for (number, own) in bands.enumerated() where !own.isEmpty {
        buckets[own[band], default: []].append(number)
      }
      for (_, bucket) in buckets where bucket.count > 1 && bucket.count <= Self.mostInBand {
        for number in bucket { found[number].formUnion(bucket) }
      }
    }
    return found.enumerated().map { number, others in
      others.filter { $0 != number }.sorted()
    }
  }
}
