// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import SourceText

extension DataValue {
  /// What is wrong with the ranges and texts of a value that was read from the bytes `range`, as
  /// sentences; nothing when all is well.
  package func faults(
    in source: SourceText, _ range: ByteRange, format: FrontMatterBlock.Format
  ) -> [String] {
    var faults: [String] = []
    /// Values with the range that holds them; what an alias repeats stands elsewhere.
    var open: [(value: DataValue, around: ByteRange)] = [(self, range)]
    while let (value, around) = open.popLast(), faults.count < 20 {
      guard value.range.end <= source.count, around.contains(value.range) else {
        faults.append("\(value.range) is outside of \(around)")
        continue
      }
      let written = source.bytes[value.range.indices]
      let isAlias = format == .yaml && written.first == UInt8(ascii: "*")
      let inside = isAlias ? range : value.range
      switch value.content {
      case .null: break
      case .scalar(let text, let isQuoted):
        if !isAlias, !value.isWritten(text, isQuoted, written, format) {
          faults.append("\(value.range) does not cut out \(text.debugDescription)")
        }
      case .list(let values):
        for value in values { open.append((value, inside)) }
        if !isAlias, format != .toml { faults += Self.disorder(values.map(\.range)) }
      case .map(let entries):
        for entry in entries {
          open.append((entry.value, inside))
          if !inside.contains(entry.keyRange) {
            faults.append("the key \(entry.keyRange) is outside of \(inside)")
          } else if !Self.isKey(entry.key, source.bytes[entry.keyRange.indices]) {
            faults.append(
              "\(entry.keyRange) does not cut out the key \(entry.key.debugDescription)")
          }
        }
        if !isAlias, format != .toml {
          faults += Self.disorder(entries.flatMap { [$0.keyRange, $0.value.range] })
        }
      }
    }
    return faults
  }

  private static func disorder(_ ranges: [ByteRange]) -> [String] {
    zip(ranges, ranges.dropFirst()).filter { $0.end > $1.start }
      .map { "\($0) and \($1) are not in order" }
  }

  /// Whether the bytes are the text, as far as they can be compared without reading the format.
  private func isWritten(
    _ text: String, _ isQuoted: Bool, _ written: ArraySlice<UInt8>,
    _ format: FrontMatterBlock.Format
  ) -> Bool {
    // Lines are folded, escapes decoded; a block of YAML has its own rules.
    if written.contains(where: { [0x0A, 0x0D, UInt8(ascii: "\\")].contains($0) }) { return true }
    if !isQuoted { return written.elementsEqual(text.utf8) || Self.hasLineEnd(written) }
    guard let quote = written.first, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(quote),
      written.last == quote, written.count >= 2
    else { return format == .yaml }
    let middle = written.dropFirst().dropLast()
    return middle.contains(quote) || middle.elementsEqual(text.utf8) || Self.hasLineEnd(written)
  }

  /// U+0085, U+2028 and U+2029 end a line in YAML, too.
  private static func hasLineEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars
      .contains { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
  }

  private static func isKey(_ key: String, _ written: ArraySlice<UInt8>) -> Bool {
    let isPlain = written.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == UInt8(ascii: "_")
    }
    return !isPlain || written.elementsEqual(key.utf8)
  }
}
