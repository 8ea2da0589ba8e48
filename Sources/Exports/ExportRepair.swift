// SPDX-License-Identifier: Apache-2.0

import SourceText

/// An export as an XML parser can read it: what XML forbids is removed, and noted.
///
/// Exports of WordPress hold what writers pasted: control characters, an `&` that is not a reference. To a parser each
/// ends the file; here it costs the one post that it is in.
struct ExportRepair {
  /// What XML forbids, and where it is in the export.
  struct Fault: Hashable, Sendable {
    var message: String
    var range: ByteRange
  }

  /// What a parser may be given, without white space before the first tag.
  private(set) var bytes: [UInt8]
  private(set) var faults: [Fault] = []
  /// The lines before the first tag.
  private(set) var skippedLines = 0

  /// More are not told apart.
  private static let mostFaults = 1000

  /// The export in `source`; where it breaks off, all up to the end of its last whole item.
  init(_ source: SourceText, _ places: ExportPlaces) {
    let end = places.cut ?? source.bytes.count
    let all = source.bytes[..<end]
    var start = source.contentStart
    while start < end, all[start] <= 0x20 { start += 1 }
    bytes = []
    if start < places.start {
      note("text comes before the XML declaration", at: ByteRange(start, places.start))
      start = places.start
    }
    skippedLines = all[..<start].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    // What a document type declares, its entities may name.
    let hasDoctype = Self.contains("<!DOCTYPE", in: all[start...].prefix(4096))
    bytes.reserveCapacity(end - start)
    var copied = start
    var index = start
    var isSection = false
    while index < end {
      let byte = all[index]
      if byte == UInt8(ascii: "<") {
        if !isSection, all[index...].starts(with: "<![CDATA[".utf8) { isSection = true }
      } else if byte == UInt8(ascii: "]") {
        if isSection, all[index...].starts(with: "]]>".utf8) { isSection = false }
      } else if byte == UInt8(ascii: "&") {
        if !isSection, !hasDoctype, !Self.isReference(all, index) {
          bytes += all[copied..<index]
          bytes += "&amp;".utf8
          copied = index + 1
          note(
            Self.isName(all, index)
              ? "it contains an entity that XML does not define"
              : "it contains an '&' that is not '&amp;'",
            at: ByteRange(index, index + 1))
        }
      } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        bytes += all[copied..<index]
        bytes.append(0x20)
        copied = index + 1
        note(
          "it contains the control character U+00\(Self.hex(byte)), which XML forbids",
          at: ByteRange(index, index + 1))
      }
      index += 1
    }
    bytes += all[copied...]
    guard places.cut != nil else { return }
    bytes += "</channel></rss>".utf8
    note("the export ends here", at: places.rest)
  }

  private mutating func note(_ message: String, at range: ByteRange) {
    if faults.count < Self.mostFaults { faults.append(Fault(message: message, range: range)) }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func contains(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = word.utf8.first else { return false }
    return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: word.utf8) }
  }

  /// Whether the `&` at `index` begins a name and a semicolon.
  private static func isName(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let name = bytes[(index + 1)...].prefix(32).prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
    }
    let end = name.endIndex
    return !name.isEmpty && end < bytes.endIndex && bytes[end] == UInt8(ascii: ";")
  }

  /// Whether the `&` at `index` begins a reference that every XML parser knows.
  private static func isReference(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let rest = bytes[(index + 1)...].prefix(10)
    for name in ["amp;", "lt;", "gt;", "quot;", "apos;"] where rest.starts(with: name.utf8) {
      return true
    }
    guard rest.first == UInt8(ascii: "#") else { return false }
    var digits = rest.dropFirst()
    var radix = 10
    if digits.first == UInt8(ascii: "x") {
      radix = 16
      digits = digits.dropFirst()
    }
    guard let end = digits.firstIndex(of: UInt8(ascii: ";")),
      let value = UInt32(String(decoding: digits[..<end], as: UTF8.self), radix: radix)
    else { return false }
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return true
    default: return false
    }
  }
}
