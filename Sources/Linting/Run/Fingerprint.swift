// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Names of findings that stay when lines move: made of the rule, the path, and the text around the place.
package enum Fingerprint {
  /// The most bytes of a finding's own text that count, each run of white space as one.
  static let longestText = 80
  /// The most bytes on each side in which a neighbouring word is looked for.
  static let reach = 64

  /// One name of 16 hex digits for each finding, in their order.
  ///
  /// Findings of one rule with the same text around them are told apart by their number. With an empty path the
  /// names say nothing of the file, so that one that was renamed keeps its past.
  package static func all(of findings: [Finding], in source: SourceText, path: String) -> [String] {
    hashes(of: findings, in: source, path: path).map(hex)
  }

  /// The same as numbers.
  static func hashes(of findings: [Finding], in source: SourceText, path: String) -> [UInt64] {
    var seen: [UInt64: Int] = [:]
    return findings.map { finding in
      var hash = FNV1a()
      hash.add(finding.rule.utf8)
      hash.add(path.utf8)
      addText(around: finding.range, of: source, to: &hash)
      let occurrence = seen[hash.value, default: 0]
      seen[hash.value] = occurrence + 1
      if occurrence > 0 { hash.add(String(occurrence).utf8) }
      return hash.value
    }
  }

  /// The 16 digits of `value`.
  static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func addText(
    around range: ByteRange, of source: SourceText, to hash: inout FNV1a
  ) {
    let bytes = source.bytes
    let start = min(max(range.start, source.contentStart), bytes.count)
    let end = min(max(range.end, start), bytes.count)
    hash.add(folded: bytes[start..<end], most: longestText)
    let around = words(around: start..<end, of: source)
    hash.add(folded: around.before, most: reach)
    hash.add(folded: around.after, most: reach)
  }

  /// The nearest word before `range` and the nearest behind, in the same paragraph; empty where there is none.
  static func words(
    around range: Range<Int>, of source: SourceText
  ) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    let bytes = source.bytes
    let (start, end) = (range.lowerBound, range.upperBound)
    // In the same paragraph: what is around a paragraph is not its own, and may be moved or added to.
    var index = start
    let first = max(source.contentStart, start - reach)
    var feeds = 0
    while index > first, isSpace(bytes[index - 1]) {
      index -= 1
      if bytes[index] == 0x0A { feeds += 1 }
    }
    let wordEnd = index
    while index > first, !isSpace(bytes[index - 1]), feeds < 2 { index -= 1 }
    let before = bytes[index..<wordEnd]
    index = end
    feeds = 0
    let last = min(bytes.count, end + reach)
    while index < last, isSpace(bytes[index]) {
      if bytes[index] == 0x0A { feeds += 1 }
      index += 1
    }
    let wordStart = index
    while index < last, !isSpace(bytes[index]), feeds < 2 { index += 1 }
    return (before, bytes[wordStart..<index])
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// The 64-bit FNV-1a hash; every part that is added ends in a byte that UTF-8 never holds.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ text: some Sequence<UInt8>) {
    for byte in text { add(byte) }
    add(0xFF)
  }

  /// Adds text with each run of white space as one space, and none at its ends; at most `most` bytes of that.
  mutating func add(folded text: ArraySlice<UInt8>, most: Int) {
    var isFirst = true
    var followsSpace = false
    var left = most
    for byte in text {
      if left <= 0 { break }
      if Fingerprint.isSpace(byte) {
        followsSpace = true
        continue
      }
      if followsSpace, !isFirst {
        add(0x20)
        left -= 1
      }
      followsSpace = false
      isFirst = false
      add(byte)
      left -= 1
    }
    add(0xFF)
  }
}
