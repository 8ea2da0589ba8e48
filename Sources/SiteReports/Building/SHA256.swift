// SPDX-License-Identifier: Apache-2.0

/// SHA-256 (FIPS 180-4) in base 64, by which a page's policy names its own script and style.
enum SHA256 {
  private static let constants: [UInt32] = {
    var primes: [UInt32] = []
    var number: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
      number += 1
    }
    return primes.map { fraction(ofCubeRootOf: $0) }
  }()

  /// The first 32 bits after the point of a cube root: the greatest x with (x / 2^32)^3 at most the number, exactly.
  private static func fraction(ofCubeRootOf number: UInt32) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 8 << 32
    while high - low > 1 {
      let middle = (low + high) / 2
      if isCube(of: middle, atMost: number) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// Whether root^3 is at most number · 2^96.
  private static func isCube(of root: UInt64, atMost number: UInt32) -> Bool {
    let square = root.multipliedFullWidth(by: root)
    // square < 2^72; times root < 2^108: in three words.
    let low = square.low.multipliedFullWidth(by: root)
    let high = square.high.multipliedFullWidth(by: root)
    let (middle, overflow) = low.high.addingReportingOverflow(high.low)
    let top = high.high + (overflow ? 1 : 0)
    let limit = UInt64(number) << 32
    if top > 0 { return false }
    return middle < limit || (middle == limit && low.low == 0)
  }

  /// The digest of `bytes`.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    var message = bytes + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    let length = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    var words = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: message.count, by: 64) {
      for index in 0..<16 {
        let start = block + index * 4
        words[index] = message[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
      }
      for index in 16..<64 {
        let first =
          turned(words[index - 15], 7) ^ turned(words[index - 15], 18) ^ words[index - 15] >> 3
        let second =
          turned(words[index - 2], 17) ^ turned(words[index - 2], 19) ^ words[index - 2] >> 10
        words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
      }
      var v = state
      for index in 0..<64 {
        let sum = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let one = v[7] &+ sum &+ choice &+ constants[index] &+ words[index]
        let other = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [one &+ other &+ majority, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
      }
      for index in 0..<8 { state[index] = state[index] &+ v[index] }
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) }
    }
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }

  /// The digest of `texts`, one after the other, in base 64.
  static func base64(_ texts: [StaticString]) -> String {
    Base64.text(digest(texts.flatMap { Array("\($0)".utf8) }))
  }
}
