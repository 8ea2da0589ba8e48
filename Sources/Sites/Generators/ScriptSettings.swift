// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The plain texts that a JavaScript configuration assigns (`site: "https://example.org"`), read without running it.
package struct ScriptSettings: Sendable {
  private var values: [String: String] = [:]
  /// The words outside comments and texts.
  private var words: Set<String> = []

  package init() {}

  /// Finds `name: "text"` and `name = "text"` outside comments; the first of a name counts.
  package init(_ source: SourceText) {
    let bytes = source.bytes
    var index = 0
    /// The last word, and whether a `:` or `=` came after it.
    var word = ""
    var isAssigned = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == byte:
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      case UInt8(ascii: "/")
      where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        index += 2
        while index + 1 < bytes.count,
          bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
        {
          index += 1
        }
        index += 2
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != byte, bytes[index] != 0x0A {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(index, bytes.count)
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if isAssigned {
          if values[word] == nil, !text.contains("${") { values[word] = text }
          word = ""
        } else {
          // A key may be in quotes.
          word = text
        }
        isAssigned = false
        index += 1
      case UInt8(ascii: ":"), UInt8(ascii: "="):
        isAssigned = !word.isEmpty
        index += 1
      case 0x20, 0x09, 0x0A, 0x0D:
        index += 1
      case _ where Self.isWord(byte):
        let start = index
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        word = String(decoding: bytes[start..<index], as: UTF8.self)
        words.insert(word)
        isAssigned = false
      default:
        word = ""
        isAssigned = false
        index += 1
      }
    }
  }

  package subscript(name: String) -> String? { values[name] }

  /// Whether the name `word` is used.
  func mentions(_ word: String) -> Bool { words.contains(word) }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }
}
