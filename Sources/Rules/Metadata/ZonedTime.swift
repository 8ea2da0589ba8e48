// SPDX-License-Identifier: Apache-2.0

import Linting

/// A date and time that names its zone, by ISO 8601.
enum ZonedTime {
  /// Whether `text` is one: `2024-02-12T09:00Z`, `2024-02-12T09:00:00.5+01:00`.
  static func isOne(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard Day(text) != nil, bytes.count > 11, [0x54, 0x74, 0x20].contains(bytes[10]) else {
      return false
    }
    let time = bytes[11...]
    guard let mark = time.firstIndex(where: { "Zz+-".utf8.contains($0) }),
      isClock(time[..<mark], longest: 3, allowsFraction: true)
    else { return false }
    let zone = time[(mark + 1)...]
    if bytes[mark] | 0x20 == UInt8(ascii: "z") { return zone.isEmpty }
    return isClock(zone, longest: 2, allowsFraction: false)
  }

  /// Whether `bytes` are hours, minutes and seconds of two digits each, with or without colons.
  private static func isClock(
    _ bytes: ArraySlice<UInt8>, longest: Int, allowsFraction: Bool
  ) -> Bool {
    var digits = bytes
    if allowsFraction, let point = bytes.firstIndex(where: { ".,".utf8.contains($0) }) {
      digits = bytes[..<point]
      let fraction = bytes[(point + 1)...]
      guard !fraction.isEmpty, fraction.allSatisfy(isDigit) else { return false }
    }
    let parts =
      digits.contains(UInt8(ascii: ":"))
      ? digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      : stride(from: digits.startIndex, to: digits.endIndex, by: 2).map {
        digits[$0..<min($0 + 2, digits.endIndex)]
      }
    guard (1...longest).contains(parts.count) else { return false }
    return zip(parts, [24, 59, 60]).allSatisfy { part, most in
      part.count == 2 && part.allSatisfy(isDigit)
        && (Int(String(decoding: part, as: UTF8.self)) ?? 99) <= most
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
