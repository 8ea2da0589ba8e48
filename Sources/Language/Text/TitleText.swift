// SPDX-License-Identifier: Apache-2.0

/// Compares titles as readers do.
package enum TitleText {
  /// Whether two titles are the same but for white space and the shape of quotes, dashes and dots.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    folded(left) == folded(right)
  }

  /// Whether two titles are the same even where one is in capitals.
  package static func areSameIgnoringCase(_ left: String, _ right: String) -> Bool {
    foldedIgnoringCase(left) == foldedIgnoringCase(right)
  }

  /// What two titles have in common that are the same even where one is in capitals.
  package static func foldedIgnoringCase(_ title: String) -> String { folded(title).lowercased() }

  private static func folded(_ title: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(title.utf8.count)
    var pendingSpace = false
    for scalar in title.unicodeScalars {
      let isBlank =
        scalar.isASCII
        ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
      if isBlank {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result.append(0x20) }
      pendingSpace = false
      if scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      switch scalar {
      case "’", "‘": result.append(UInt8(ascii: "'"))
      case "“", "”": result.append(UInt8(ascii: "\""))
      case "–", "—": result.append(UInt8(ascii: "-"))
      case "…": result.append(contentsOf: "...".utf8)
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": break
      default: result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
