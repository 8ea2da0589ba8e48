// SPDX-License-Identifier: Apache-2.0

import Files

/// Addresses of files as clients write them.
package enum FileURI {
  /// The path that `uri` names, absolute and normalized; `nil` for what is not a file of this machine.
  package static func path(_ uri: String) -> String? {
    let prefix = "file://"
    guard uri.utf8.count > prefix.utf8.count, uri.utf8.count < 8192,
      uri.lowercased().hasPrefix(prefix)
    else { return nil }
    var rest = Array(uri.utf8.dropFirst(prefix.utf8.count))
    let localhost = Array("localhost/".utf8)
    if rest.starts(with: localhost) { rest.removeFirst(localhost.count - 1) }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    var bytes: [UInt8] = []
    var index = 0
    while index < rest.count {
      let byte = rest[index]
      index += 1
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard index + 2 <= rest.count,
        let code = UInt8(String(decoding: rest[index..<index + 2], as: UTF8.self), radix: 16),
        code != 0
      else { return nil }
      bytes.append(code)
      index += 2
    }
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let path = FilePath.text(bytes)
    return FilePath.isNormal(path) ? path : nil
  }

  /// The address of the file at `path`.
  package static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text = Array("file://".utf8)
    for byte in FilePath.bytes(path) {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
