// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Names of hosts with letters beyond ASCII, which are written in two ways.
enum HostName {
  /// `host` with its labels in punycode (`xn--…`, RFC 3492) as the letters that they stand for; what cannot be decoded
  /// stays as it is.
  static func decoded(_ host: String) -> String {
    guard host.utf8.count <= longest, host.utf8Range(of: "xn--") != nil else { return host }
    return host.split(separator: ".", omittingEmptySubsequences: false).map { label in
      label.hasPrefix("xn--") ? labelText(label.dropFirst(4)) ?? String(label) : String(label)
    }.joined(separator: ".")
  }

  /// The longest name that DNS takes, in bytes.
  private static let longest = 253

  private static func labelText(_ text: Substring) -> String? {
    var scalars: [Unicode.Scalar] = []
    var digits = Array(text.utf8)
    if let hyphen = digits.lastIndex(of: UInt8(ascii: "-")) {
      scalars = digits[..<hyphen].map { Unicode.Scalar($0) }
      digits.removeSubrange(...hyphen)
    }
    var code = 128
    var place = 0
    var bias = 72
    var index = 0
    while index < digits.count {
      let start = place
      var weight = 1
      var step = 36
      while true {
        guard index < digits.count, let digit = digit(digits[index]) else { return nil }
        index += 1
        let (product, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
        let (sum, isTooLargeToo) = place.addingReportingOverflow(product)
        if isTooLarge || isTooLargeToo { return nil }
        place = sum
        let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
        if digit < threshold { break }
        let (next, isTooMuch) = weight.multipliedReportingOverflow(by: 36 - threshold)
        if isTooMuch { return nil }
        weight = next
        step += 36
      }
      let count = scalars.count + 1
      bias = adapted(place - start, count, isFirst: start == 0)
      code += place / count
      place %= count
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
        return nil
      }
      scalars.insert(scalar, at: place)
      place += 1
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x61...0x7A: Int(byte) - 0x61
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x30...0x39: Int(byte) - 0x30 + 26
    default: nil
    }
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 35 * 26 / 2 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
