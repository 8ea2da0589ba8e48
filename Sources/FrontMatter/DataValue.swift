// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// A value of front matter or configuration, with the bytes it was read from. The same for YAML, TOML and JSON.
package struct DataValue: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    /// Nothing: an empty value, `~` or `null`.
    case null
    /// Text; `isQuoted` tells a string from what only looks like one (`"true"` from `true`).
    case scalar(String, isQuoted: Bool)
    case list([DataValue])
    case map([DataEntry])
  }

  package var content: Content
  /// A scalar with its quotes; a list or map from its first to its last byte; empty where the value is missing.
  package var range: ByteRange

  package init(_ content: Content, range: ByteRange) {
    self.content = content
    self.range = range
  }
}

/// One key with its value.
package struct DataEntry: Hashable, Sendable {
  package var key: String
  package var keyRange: ByteRange
  package var value: DataValue

  package init(key: String, keyRange: ByteRange, value: DataValue) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

/// What is wrong with a piece of YAML, TOML or JSON, and where.
package struct DataProblem: Error, Hashable, Sendable {
  /// A plain sentence without a full stop.
  package var message: String
  package var range: ByteRange

  package init(message: String, range: ByteRange) {
    self.message = message
    self.range = range
  }
}

extension DataValue {
  /// The text of a scalar.
  package var string: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// `true` and `false` without quotes, in any letter case.
  package var bool: Bool? {
    guard case .scalar(let text, isQuoted: false) = content else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  package var int: Int? {
    guard case .scalar(let text, isQuoted: false) = content else { return nil }
    return Int(text)
  }

  package var double: Double? {
    guard case .scalar(let text, isQuoted: false) = content else { return nil }
    return Double(text)
  }

  package var list: [DataValue]? {
    if case .list(let values) = content { return values }
    return nil
  }

  package var map: [DataEntry]? {
    if case .map(let entries) = content { return entries }
    return nil
  }

  package var isNull: Bool { content == .null }

  /// The last value of `key` in a map.
  package subscript(key: String) -> DataValue? { map?.last { $0.key == key }?.value }

  /// The entry of `key` in a map.
  package func entry(_ key: String) -> DataEntry? { map?.last { $0.key == key } }
}

extension DataValue {
  /// The range of a scalar's text without its quotes.
  package func textRange(in source: SourceText) -> ByteRange {
    guard case .scalar(let text, isQuoted: true) = content, range.count >= 2,
      [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(source.bytes[range.start])
    else { return range }
    let quote = source.bytes[range.start]
    // Three quotes are TOML's; in YAML the second and third of `'''a'` are one in the text.
    if range.count >= 6, source.bytes[range.indices].prefix(3).allSatisfy({ $0 == quote }),
      text.utf8.first != quote
    {
      return ByteRange(range.start + 3, range.end - 3)
    }
    return ByteRange(range.start + 1, range.end - 1)
  }
}
