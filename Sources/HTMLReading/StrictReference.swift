// SPDX-License-Identifier: Apache-2.0

/// Character references as CommonMark reads them: always with a semicolon.
package enum StrictReference {
  package struct Found {
    package var first: UInt32
    /// 0 where there is only one code point.
    package var second: UInt32
    package var end: Int
  }

  /// The reference whose `&` is at `index`.
  package static func scan(_ bytes: [UInt8], _ index: Int, before end: Int) -> Found? {
    var position = index + 1
    guard position < end else { return nil }
    if bytes[position] == UInt8(ascii: "#") { return numeric(bytes, position + 1, before: end) }
    let start = position
    while position < end, isLetter(bytes[position]) || isDigit(bytes[position]),
      position - start < 40
    { position += 1 }
    guard position > start, position < end, bytes[position] == UInt8(ascii: ";"),
      let (first, second) = CharacterReferences.named(bytes[start..<position])
    else { return nil }
    return Found(first: first, second: second, end: position + 1)
  }

  private static func numeric(_ bytes: [UInt8], _ index: Int, before end: Int) -> Found? {
    var position = index
    var value: UInt32 = 0
    let isHexadecimal = position < end && bytes[position] | 0x20 == 0x78
    if isHexadecimal { position += 1 }
    let start = position
    let longest = isHexadecimal ? 6 : 7
    while position < end, position - start <= longest {
      let byte = bytes[position]
      if isHexadecimal, isDigit(byte) || (0x61...0x66).contains(byte | 0x20) {
        value = value << 4 | UInt32(isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
      } else if !isHexadecimal, isDigit(byte) {
        value = value * 10 + UInt32(byte - 0x30)
      } else {
        break
      }
      position += 1
    }
    guard position > start, position - start <= longest, position < end,
      bytes[position] == UInt8(ascii: ";")
    else { return nil }
    let isScalar = value != 0 && Unicode.Scalar(value) != nil
    return Found(first: isScalar ? value : 0xFFFD, second: 0, end: position + 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
