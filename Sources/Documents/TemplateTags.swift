// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The tags of site generators in a text (Liquid, Hugo, Handlebars, PHP): what they print is not known, so that
/// HTML around them cannot be judged as if they were not there.
package struct TemplateTags: Sendable {
  /// All tags in order.
  private var tags: [ByteRange] = []
  /// Those that do more than print a value, and so may open or close an element elsewhere.
  private var statements: [ByteRange] = []
  /// Those that begin, part or end what is printed in some cases only.
  private var conditions: [ByteRange] = []

  /// The tags in `source`, found in one pass.
  package init(in source: SourceText) {
    let bytes = source.bytes
    // After a tag that is never closed, others of its kind are not either.
    var unclosed: Set<[UInt8]> = []
    var index = 0
    while index + 1 < bytes.count {
      guard let close = Self.closing(bytes[index], bytes[index + 1]), !unclosed.contains(close)
      else {
        index += 1
        continue
      }
      guard let end = Self.find(close, in: bytes, from: index + 2) else {
        unclosed.insert(close)
        index += 1
        continue
      }
      add(ByteRange(index, end), bytes)
      index = end
    }
  }

  package var isEmpty: Bool { tags.isEmpty }

  /// Whether a tag shares a byte with `range`.
  package func touch(_ range: ByteRange) -> Bool { Self.any(tags, in: range) }

  /// Whether a tag that may open or close an element shares a byte with `range`.
  package func mayBreak(_ range: ByteRange) -> Bool { Self.any(statements, in: range) }

  /// Whether what is before `range` may be printed in other cases than what is after it.
  package func mayBranch(_ range: ByteRange) -> Bool { Self.any(conditions, in: range) }

  private static func closing(_ first: UInt8, _ second: UInt8) -> [UInt8]? {
    switch (first, second) {
    case (0x7B, 0x25): [0x25, 0x7D]
    case (0x7B, 0x7B): [0x7D, 0x7D]
    case (0x3C, 0x25): [0x25, 0x3E]
    case (0x3C, 0x3F): [0x3F, 0x3E]
    default: nil
    }
  }

  private static func find(_ close: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == close[0], bytes[index + 1] == close[1] { return index + 2 }
      index += 1
    }
    return nil
  }

  private mutating func add(_ range: ByteRange, _ bytes: [UInt8]) {
    tags.append(range)
    let inside = bytes[(range.start + 2)..<(range.end - 2)]
      .drop { $0 <= 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "~") }
    var word = inside.prefix { (0x61...0x7A).contains($0 | 0x20) }
    let isOutput = bytes[range.start + 1] == UInt8(ascii: "{")
    if isOutput {
      if let sign = inside.first, [0x23, 0x25, 0x2F, 0x3C, 0x3E, 0x5E].contains(sign) {
        // Hugo's shortcodes; Handlebars' blocks, whose names follow the sign.
        word = inside.dropFirst().prefix { (0x61...0x7A).contains($0 | 0x20) }
      } else if !Self.statementWords.contains(Array(word)) {
        return
      }
    }
    statements.append(range)
    if Self.conditionWords.contains(Array(word)) || bytes[range.start + 1] == UInt8(ascii: "?") {
      conditions.append(range)
    }
  }

  private static func any(_ ranges: [ByteRange], in range: ByteRange) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].start < range.end
  }

  private static let conditionWords = words(
    "if unless case when else elsif elseif elif end endif endunless endcase with range for endfor each"
  )
  private static let statementWords = words(
    "if else end range with block define template partial partialCached content")

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.utf8.split(separator: 0x20).map { Array($0) })
  }
}
