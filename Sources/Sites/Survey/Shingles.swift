// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language

/// The runs of five words of a text, each as a number: what two texts have in common is counted by them.
package struct Shingles: Sendable {
  /// Each number once, the lowest first.
  package let numbers: [UInt32]

  /// The words of one run.
  static let length = 5
  /// A text of fewer runs is too short to be distinguished from others.
  package static let fewest = 40

  /// The runs of the prose of `article`; words are compared in lower case and without signs.
  package init(_ article: Article) {
    var hashes: [UInt32] = []
    var last: [UInt64] = []
    for block in article.blocks where block.isProse {
      let bytes = article.text(of: block).bytes
      for word in Words(bytes, in: 0..<bytes.count) {
        guard let hash = Self.hash(bytes[word]) else { continue }
        if last.count == Self.length { last.removeFirst() }
        last.append(hash)
        guard last.count == Self.length else { continue }
        let run = last.reduce(0x9E37_79B9_7F4A_7C15) { Self.mixed($0 ^ $1) }
        hashes.append(UInt32(truncatingIfNeeded: run >> 32))
      }
    }
    hashes.sort()
    var numbers: [UInt32] = []
    numbers.reserveCapacity(hashes.count)
    for hash in hashes where numbers.last != hash { numbers.append(hash) }
    self.numbers = numbers
  }

  package init(numbers: [UInt32]) { self.numbers = numbers }

  /// FNV-1a of a word's letters and digits, mixed; `nil` where it has none.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty = true
    for byte in word {
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard lower >= 0x80 || lower &- 0x61 < 26 || lower &- 0x30 < 10 else { continue }
      isEmpty = false
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
    return isEmpty ? nil : mixed(hash)
  }

  /// The finaliser of MurmurHash3: every bit of the result depends on every bit of `value`.
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 33)
  }

  /// The share of numbers in both among those in one of them (Jaccard), from 0 to 1; 0 where one has none.
  package func similarity(to other: Shingles) -> Double {
    if numbers.isEmpty || other.numbers.isEmpty { return 0 }
    var left = 0
    var right = 0
    var common = 0
    while left < numbers.count, right < other.numbers.count {
      if numbers[left] == other.numbers[right] {
        common += 1
        left += 1
        right += 1
      } else if numbers[left] < other.numbers[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return Double(common) / Double(numbers.count + other.numbers.count - common)
  }
}
