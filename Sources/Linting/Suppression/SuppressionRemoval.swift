// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// Which bytes go when a suppression is removed.
enum SuppressionRemoval {
  /// The attribute with the blanks before it; `nil` for one that is not written in the source.
  static func attribute(_ attribute: AttributeRecord, of source: SourceText) -> ByteRange? {
    let bytes = source.bytes
    guard !attribute.nameRange.isEmpty, !attribute.flags.contains(.implied) else { return nil }
    var start = attribute.nameRange.start
    var end = max(attribute.nameRange.end, attribute.valueRange.end)
    if attribute.valueRange.start > attribute.nameRange.end {
      let quote = bytes[attribute.valueRange.start - 1]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), end < bytes.count,
        bytes[end] == quote
      {
        end += 1
      }
    }
    // Without a blank after it, the one before still parts its neighbours.
    let parts: [UInt8] = [0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")]
    if end < bytes.count, parts.contains(bytes[end]) {
      while start > 0, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[start - 1]) { start -= 1 }
    }
    return ByteRange(start, end)
  }

  /// The comment, with its line where it is alone; in Markdown never so that two paragraphs become one.
  static func comment(_ range: ByteRange, of source: SourceText, isMarkdown: Bool) -> ByteRange {
    let bytes = source.bytes
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var start = range.start
    while start > source.contentStart, isBlank(bytes[start - 1]) { start -= 1 }
    var end = range.end
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    let opensLine = start == source.contentStart || bytes[start - 1] == 0x0A
    let closesLine = end == bytes.count || bytes[end] == 0x0A
    guard opensLine, closesLine else {
      let hasBlankBefore = opensLine || isBlank(bytes[range.start - 1])
      let hasBlankAfter = range.end < bytes.count && bytes[range.end] == 0x20
      return hasBlankBefore && hasBlankAfter ? ByteRange(range.start, range.end + 1) : range
    }
    guard end < bytes.count else { return ByteRange(start, end) }
    guard isMarkdown else { return ByteRange(start, end + 1) }
    var before = start
    while before > source.contentStart, bytes[before - 1] <= 0x20 { before -= 1 }
    let isAfterBlankLine =
      before == source.contentStart
      || bytes[before..<start].lazy.filter { $0 == 0x0A }.count > 1
    var next = end + 1
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    let isBeforeBlankLine = next == bytes.count || bytes[next] == 0x0A
    if isAfterBlankLine, isBeforeBlankLine { return ByteRange(start, min(next + 1, bytes.count)) }
    if isAfterBlankLine || isBeforeBlankLine { return ByteRange(start, end + 1) }
    // What is left is a blank line; the line end in front of it stays as it is.
    return bytes[end - 1] == 0x0D && end > range.end
      ? ByteRange(start, end - 1) : ByteRange(start, end)
  }
}
