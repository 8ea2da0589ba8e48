// SPDX-License-Identifier: Apache-2.0

import CZlib

/// The page of a report as its script sees it: with its blocks unpacked.
enum PackedPage {
  /// All that is packed in `page`, as text, one block after the other.
  static func contents(_ page: String) -> String {
    var result = ""
    for part in page.components(after: "<script type=\"application/octet-stream\" id=\"") {
      guard let start = part.firstIndex(of: ">"), let end = part.firstIndex(of: "<") else {
        continue
      }
      let packed = decoded(part[part.index(after: start)..<end])
      result += String(decoding: unpacked(packed), as: UTF8.self) + "\n"
    }
    return result
  }

  private static func decoded(_ text: Substring) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var values = [UInt32](repeating: 0, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt32(value) }
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != 0x3D {
      bits = bits << 6 | values[Int(byte)]
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    var size = 8 << 20
    var result = [UInt8](repeating: 0, count: size)
    var length = uLong(size)
    let status = result.withUnsafeMutableBufferPointer { target in
      bytes.withUnsafeBufferPointer { source in
        uncompress(target.baseAddress, &length, source.baseAddress, uLong(source.count))
      }
    }
    size = status == Z_OK ? Int(length) : 0
    return Array(result.prefix(size))
  }
}

extension String {
  fileprivate func components(after mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
