// SPDX-License-Identifier: Apache-2.0

/// The escapes of bytes in addresses, `%41` for `A`: the one place that reads and writes them.
public enum PercentCoding {
  /// `%41` as `A`; what is not an escape stays.
  public static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
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

  /// `text` with its escapes resolved.
  public static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(decoding: decoded(Array(text.utf8)), as: UTF8.self)
  }

  /// `bytes` with those escaped that `mustEscape` names.
  public static func encoded(
    _ bytes: some Sequence<UInt8>, where mustEscape: (UInt8) -> Bool
  ) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if mustEscape(byte) { append(byte, to: &result) } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `name` as one component of an address, escaped where that must be, or where `written` has
  /// escapes.
  public static func encoded(_ name: String, like written: String) -> String {
    let escapesAll = written.utf8.contains(UInt8(ascii: "%"))
    return encoded(name.utf8) { byte in
      "%?#/".utf8.contains(byte) || byte < 0x20
        || escapesAll && (byte <= 0x20 || byte >= 0x7F || "\"<>`{}|\\^".utf8.contains(byte))
    }
  }

  /// Adds the escape of `byte` to `bytes`.
  public static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
