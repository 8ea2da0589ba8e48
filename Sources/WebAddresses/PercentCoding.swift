// SPDX-License-Identifier: Apache-2.0

/// The escapes of bytes in addresses: `%41` for `A`.
package enum PercentCoding {
  /// `%41` as `A`; what is no escape stays.
  package static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x41 + 10
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// `name` as one component of an address, escaped where that must be, or where `written` has escapes.
  package static func encoded(_ name: String, like written: String) -> String {
    let escapesAll = written.utf8.contains(UInt8(ascii: "%"))
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let mustEscape = "%?#/".utf8.contains(byte) || byte < 0x20
      if mustEscape
        || escapesAll && (byte <= 0x20 || byte >= 0x7F || "\"<>`{}|\\^".utf8.contains(byte))
      {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
