// SPDX-License-Identifier: Apache-2.0

/// What a text may hold: its bytes, and its runs of two and three, as far as 4,096 bits tell them apart.
struct TextFilter: Sendable {
  private var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var grams = [UInt64](repeating: 0, count: 64)

  /// What `text` holds, in lower-case ASCII.
  init(_ text: [UInt8]) {
    let span = text.span
    var last: UInt32 = 0
    var before: UInt32 = 0
    for index in 0..<span.count {
      let byte = span[index]
      let folded = UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      let bit: UInt64 = 1 << UInt64(folded & 63)
      switch folded >> 6 {
      case 0: bytes.0 |= bit
      case 1: bytes.1 |= bit
      case 2: bytes.2 |= bit
      default: bytes.3 |= bit
      }
      if index > 0 { set(last << 8 | folded | 0x100_0000) }
      if index > 1 { set(before << 16 | last << 8 | folded) }
      before = last
      last = folded
    }
  }

  private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x9E37_79B1) >> 20) }

  private mutating func set(_ gram: UInt32) {
    let slot = Self.slot(gram)
    grams[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  private func has(_ slot: Int) -> Bool { grams[slot >> 6] >> UInt64(slot & 63) & 1 != 0 }

  private func holds(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bytes.0
      case 1: bytes.1
      case 2: bytes.2
      default: bytes.3
      }
    return word >> UInt64(byte & 63) & 1 != 0
  }

  /// A text to look for, in lower case, as a filter sees it.
  struct Literal: Sendable {
    fileprivate let byte: UInt8
    fileprivate let slots: [UInt16]

    init(_ text: [UInt8]) {
      byte = text.first ?? 0
      var slots: [UInt16] = []
      let values = text.map(UInt32.init)
      if text.count == 2 {
        slots = [UInt16(TextFilter.slot(values[0] << 8 | values[1] | 0x100_0000))]
      } else if text.count > 2 {
        slots = (2..<text.count).map {
          UInt16(
            TextFilter.slot(values[$0 - 2] << 16 | values[$0 - 1] << 8 | values[$0]))
        }
      }
      self.slots = slots
    }
  }

  /// Whether `literal` may stand in the text; false is certain.
  func mayHold(_ literal: Literal) -> Bool {
    guard holds(literal.byte) else { return false }
    for slot in literal.slots where !has(Int(slot)) { return false }
    return true
  }
}
