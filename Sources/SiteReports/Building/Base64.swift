// SPDX-License-Identifier: Apache-2.0

/// Base 64 (RFC 4648, section 4).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    String(decoding: encoded(bytes), as: UTF8.self)
  }

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4 + 4)
    let alphabet = Self.alphabet
    var index = 0
    while index < bytes.count {
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let third = index + 2 < bytes.count ? bytes[index + 2] : 0
      let bits = Int(bytes[index]) << 16 | Int(second) << 8 | Int(third)
      result.append(alphabet[bits >> 18])
      result.append(alphabet[bits >> 12 & 63])
      result.append(index + 1 < bytes.count ? alphabet[bits >> 6 & 63] : 0x3D)
      result.append(index + 2 < bytes.count ? alphabet[bits & 63] : 0x3D)
      index += 3
    }
    return result
  }

  /// Lines of 76 characters, as mails have them.
  static func wrapped(_ bytes: [UInt8]) -> String {
    let text = encoded(bytes)
    var lines: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 76) {
      lines += text[start..<min(start + 76, text.count)]
      lines += [0x0D, 0x0A]
    }
    return String(decoding: lines, as: UTF8.self)
  }
}
