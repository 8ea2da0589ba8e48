// SPDX-License-Identifier: Apache-2.0

/// Headings that say only which part of a post they open, per language.
package enum GenericHeadings {
  private static let concluding = WordsByLanguage { $0.concludingHeadings }

  private static let others = WordsByLanguage { $0.genericHeadings }

  /// Whether the heading with that ``key(_:)`` is generic in `language`.
  package static func contains(_ key: String, language: String?) -> Bool {
    others.contains(key, language: language) || concluding.contains(key, language: language)
  }

  /// Whether the heading with that ``key(_:)`` ends a post in `language`.
  package static func concludes(_ key: String, language: String?) -> Bool {
    concluding.contains(key, language: language)
  }

  /// The longest heading that is looked up, in bytes, with room for a number in front.
  private static let longest = max(concluding.longest, others.longest) + 24

  /// What the lists are asked for: `text`, or what is before its first colon, without numbers
  /// and marks around it; `nil` when it is longer than any entry.
  package static func key(_ text: String) -> String? {
    if let plain = plainPrefix(text) { return plain.count > longest ? nil : plainKey(plain) }
    let scalars = text.unicodeScalars.prefix { $0 != ":" && $0 != "\u{FF1A}" }
    guard String(scalars).utf8.count <= longest,
      let folded = WordsByLanguage.folded(
        String(scalars.drop { !$0.properties.isAlphabetic }))
    else { return nil }
    return folded
  }

  /// What is before the first colon of `text`; `nil` where that is not all ASCII.
  private static func plainPrefix(_ text: String) -> ArraySlice<UInt8>? {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      if bytes[index] >= 0x80 { return nil }
      if bytes[index] == UInt8(ascii: ":") { return bytes[..<index] }
    }
    return bytes[...]
  }

  private static func plainKey(_ text: ArraySlice<UInt8>) -> String? {
    let start = text.firstIndex { (0x61...0x7A).contains($0 | 0x20) } ?? text.endIndex
    return WordsByLanguage.folded(String(decoding: text[start...], as: UTF8.self))
  }
}
