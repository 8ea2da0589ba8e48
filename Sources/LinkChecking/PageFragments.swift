// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Looks for the target of a fragment in a page that is not worth a tree.
enum PageFragments {
  /// Whether an attribute `id` or `name` holds `fragment`, as it is or percent-decoded.
  static func holds(_ page: [UInt8], _ fragment: String) -> Bool {
    // The top of a page, a text to be shown, and an address of a script are not places of the markup.
    if fragment.lowercased() == "top" || fragment.hasPrefix(":~:") || fragment.hasPrefix("/")
      || fragment.hasPrefix("!")
    {
      return true
    }
    let raw = Array(fragment.utf8)
    let decoded = PercentCoding.decoded(raw)
    let prefixed = Array("user-content-".utf8) + decoded
    return contains(page, raw) || contains(page, decoded) || contains(page, prefixed)
  }

  private static func contains(_ page: [UInt8], _ value: [UInt8]) -> Bool {
    var index = 0
    while let equals = page[index...].firstIndex(of: UInt8(ascii: "=")) {
      index = equals + 1
      guard isName(page[..<equals]) else { continue }
      var start = index
      while start < page.count, page[start] <= 0x20 { start += 1 }
      guard start < page.count else { return false }
      let quote = page[start]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { start += 1 }
      let end = start + value.count
      guard end < page.count, page[start..<end].elementsEqual(value) else { continue }
      if isQuoted ? page[end] == quote : page[end] <= 0x20 || page[end] == UInt8(ascii: ">") {
        return true
      }
    }
    return false
  }

  private static func isName(_ before: ArraySlice<UInt8>) -> Bool {
    let tail = before.suffix(16).reversed().drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
    let name = String(decoding: tail.reversed(), as: UTF8.self).lowercased()
    return name == "id" || name == "name"
  }
}
